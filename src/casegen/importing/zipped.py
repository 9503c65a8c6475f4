"""Opens a file of Word or Excel, which is a zip of XML, only when nothing in it can grow out of hand."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from .notes import Refusal

# A sheet is read row by row, and 10,000 cases of some length unpack to a fifth of this; a document to less, but for
# its pictures.
MOST_WHOLE = 256 * 1024 * 1024
# What is read as a whole takes ten times as much memory; a document of 1,000 pages is half as long.
MOST_PART = 32 * 1024 * 1024
# The XML of tables in which many cells are alike is packed to a fiftieth; a bomb to a thousandth.
MOST_RATIO = 200
SMALL = 1024 * 1024
# A document with a picture on every page has a few hundred parts.
MOST_PARTS = 5_000
_CHUNK = 1024 * 1024
# Office writes neither, and entities are defined in no other way.
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
_LONGEST = 64
# Beginnings of XML in which the above would look different: UTF-16 and UTF-32, with a mark or without, EBCDIC.
_OTHER_ENCODING = re.compile(rb"\xff\xfe|\xfe\xff|\0\0\xfe\xff|\0<|\0\0\0<|<\0|\x4c\x6f\xa7\x94")
_ENCODING = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]{0,40})", re.I)


def opened(raw: bytes) -> zipfile.ZipFile:
    """The zip in some bytes, after a look at every member; raises Refusal for one that should not be unpacked."""
    try:
        found = zipfile.ZipFile(io.BytesIO(raw))
        members = found.infolist()
        _sizes(members)
        for member in members:
            _plain(found, member)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise Refusal("broken") from None
    return found


def part(packed: zipfile.ZipFile, name: str) -> bytes:
    """A member that is read as a whole; empty where there is none, and Refusal where it is too large for that."""
    try:
        size = packed.getinfo(name).file_size
    except KeyError:
        return b""
    if size > MOST_PART:
        raise Refusal("bomb", size=size // SMALL)
    return packed.read(name)


def only_these_are_large(packed: zipfile.ZipFile, *beginnings: str) -> None:
    """Refuse a zip in which some other member is larger than what is read as a whole."""
    for one in packed.infolist():
        if one.file_size > MOST_PART and not one.filename.startswith(beginnings):
            raise Refusal("bomb", size=one.file_size // SMALL)


def _sizes(members: list[zipfile.ZipInfo]) -> None:
    whole = sum(one.file_size for one in members)
    if len(members) > MOST_PARTS or whole > MOST_WHOLE:
        raise Refusal("bomb", size=whole // SMALL)
    for one in members:
        if one.file_size > SMALL and one.file_size > MOST_RATIO * one.compress_size:
            raise Refusal("bomb", size=one.file_size // SMALL)


def _plain(found: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse a member that declares entities, or whose encoding would hide that it does."""
    # A name may be empty, at which zipfile itself stumbles.
    if member.filename.endswith("/"):
        return
    with found.open(member) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            if not before:
                said = _ENCODING.match(chunk)
                named = said[1].lower() if said else b"utf-8"
                if _OTHER_ENCODING.match(chunk) or named not in {b"utf-8", b"us-ascii", b"ascii"}:
                    raise Refusal("xml", part=member.filename)
            if _DECLARED.search(before + chunk):
                raise Refusal("xml", part=member.filename)
            before = chunk[-_LONGEST:]

