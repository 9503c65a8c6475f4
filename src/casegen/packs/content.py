"""Says what a page of a PDF shows in fewer bytes: the same text at the same places, its looks and tags said once."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TERMS = {b"n": rb"-?[\d.]+", b"s": rb"(?:<[0-9A-F]*>|\((?:[^()\\]|\\.)*\))"}
# A run of text as typst writes it: its tag, where it stands, its colour, its font, and its characters.
_RUN = re.compile(
    rb"(/\w+<<(?:/MCID (\d+))?[^<>]*>>BDC\n)q 1 0 0 -1 (%(n)b) (%(n)b) cm(/c\d+ cs [\d. ]+ scn)\n"
    rb"BT 0 Tr(/f\d+ %(n)b Tf) 1 0 0 -1 0 0 Tm(\[(?:%(s)b|[\d.-])*\]TJ|%(s)bTj)\nET\nQ\nEMC" % _TERMS,
    re.DOTALL,
)
# What stands in a run: strings, in hexadecimal or not, and the spaces between them.
_PART = re.compile(rb"<([0-9A-F]*)>|\(((?:[^()\\]|\\.)*)\)|(-?[\d.]+)", re.DOTALL)
# Numbers with a fraction. Strings are taken whole, and so is what is escaped outside them: nothing there is a number.
_FRACTION = re.compile(rb"%(s)b|\\.|-?\d*\.\d+" % _TERMS, re.DOTALL)
_OCTAL = re.compile(rb"\\(\d{3}|.)", re.DOTALL)
_ESCAPED = re.compile(rb"[()\\\r]")
_ESCAPES = {b"(": rb"\(", b")": rb"\)", b"\\": rb"\\", b"\r": rb"\r"}
_BYTES = {b"%03o" % one: _ESCAPES.get(bytes([one]), bytes([one])) for one in range(256)}
# Steps of a place in a point: half of one is an eighth of a pixel on a screen at 400%, for a whole run of text.
_STEPS = 20


def shorter(content: bytes, owners: Sequence[int] = ()) -> tuple[bytes, set[int]]:
    """The same content of a page, shorter, and the marks that it no longer has.

    Runs of text that follow each other become one text object, and numbers are rounded. `owners` says of each mark
    which tag it belongs to, or 0: runs that follow each other and belong to one tag have one mark from now on. What
    does not look like text of typst’s stays as it is, but for its numbers.
    """
    made: list[bytes] = []
    gone: set[int] = set()
    looks = face = b""
    at, x, y, owner = -1, 0, 0, 0
    for run in _RUN.finditer(content):
        tag, mark, across, up, colour, font, shown = run.groups()
        if run.start() != at:
            made += [b"\nEMC\nET\nQ\n" if at >= 0 else b"", _rounded(content[max(at, 0) : run.start()]), b"\nq\nBT\n"]
            looks = face = b""
            x = y = owner = 0
        own = owners[int(mark)] if mark and int(mark) < len(owners) else 0
        if own and own == owner:
            gone.add(int(mark))
            made.append(b"\n")
        else:
            made += [b"\nEMC\n" if run.start() == at else b"", tag]
        nx, ny = round(float(across) * _STEPS), round(float(up) * _STEPS)
        made.append(b"" if colour == looks else _rounded(colour))
        made.append(b"" if font == face else font)
        made.append(b" %g %g Td" % ((nx - x) / _STEPS, (ny - y) / _STEPS))
        made.append(_shown(shown))
        looks, face, x, y, owner, at = colour, font, nx, ny, own, run.end()
    made += [b"\nEMC\nET\nQ\n" if at >= 0 else b"", _rounded(content[max(at, 0) :])]
    return b"".join(made), gone


def _rounded(content: bytes) -> bytes:
    """The same operators with numbers of three decimals at most."""
    return _FRACTION.sub(
        lambda found: found[0] if found[0][:1] in b"<(\\" else b"%g" % round(float(found[0]), 3), content
    )


def _shown(shown: bytes) -> bytes:
    """Strings byte by byte, and the spaces between them in whole thousandths of an em."""
    if b"<" not in shown and b"." not in shown and rb"\\" not in shown:
        # Words in Latin script, thousands of short strings: every second byte is the first half of a glyph, zero.
        return shown.replace(rb"\000", b"\0")
    return _PART.sub(_part, shown)


def _part(found: re.Match[bytes]) -> bytes:
    hexadecimal, string, space = found.groups()
    if space:
        return b"%d" % round(float(space))
    if string is None:
        return b"(%b)" % _ESCAPED.sub(lambda one: _ESCAPES[one[0]], bytes.fromhex(hexadecimal.decode()))
    return b"(%b)" % _OCTAL.sub(_byte, string)


def _byte(found: re.Match[bytes]) -> bytes:
    return _BYTES.get(found[1], found[0])
