"""Makes a PDF smaller: small objects, most of them tags, are packed (ISO 32000-1, 7.5.7, 7.5.8), streams rewritten."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence

from .content import shorter
from .marks import Marks
from .outlines import coarser
from .rowheads import row_heads
from .tounicode import denser

# So many objects a stream: a reader that wants one of them opens all; with fewer, a document is up to 2% larger.
_EACH = 1000
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*\n")
_TRAILER = re.compile(rb"\s*trailer\s*<<(.*)>>\s*startxref", re.DOTALL)
_HEAD = re.compile(rb"\d+ 0 obj\s*")
_STREAM = re.compile(rb"<<([^<>]*/Filter/FlateDecode[^<>]*)>>\s*stream\n")
# What the edges of a cell look like: the page shows it.
_EDGES = re.compile(rb"<</O/Layout(?:/Border(?:Color|Style|Thickness)(?:\[[^\]]*\]|/?[\w.]+))+>>")
_LENGTH = re.compile(rb"/Length \d+|/Filter/FlateDecode")
_SHOWN = re.compile(rb"<</Type/Page/.*/Contents (\d+) 0 R", re.DOTALL)
# Bytes of a row of the table, as it was and as it will be.
_ENTRY, _ROW = 20, 7


def compact(content: bytes, headed: Sequence[bool] = ()) -> bytes:
    """The same PDF, smaller; `content` as it is where it has no plain table of its objects, or has one more than once.

    `headed` says of each table, in the order of the document, whether its rows have heads, which are tagged as such.

    What typst writes has one table, all objects of generation 0, and no encryption.
    """
    found = _END.search(content)
    table = _TABLE.match(content, int(found[1])) if found else None
    if not table:
        return content
    rows = table.end()
    count = int(table[1])
    trailer = _TRAILER.match(content, rows + _ENTRY * count)
    if not trailer or b"/Prev" in trailer[1] or b"/Encrypt" in trailer[1]:
        return content
    listed = [content[rows + _ENTRY * at :][:_ENTRY] for at in range(count)]
    places = {number: int(row[:10]) for number, row in enumerate(listed) if row[17:18] == b"n"}
    bodies = _bodies(content, places, table.start())
    streams = {number: body for number, body in bodies.items() if body.endswith(b"endstream")}
    small = [number for number in bodies if number not in streams]
    bodies |= {number: _needed(bodies[number]) for number in small}
    bodies |= row_heads(bodies, headed)
    marks = Marks(bodies)
    for page in small:
        if shown := _SHOWN.match(bodies[page]):
            owners = marks.owners(page)
            streams[int(shown[1])], gone = _page(streams[int(shown[1])], owners)
            bodies |= marks.without(page, gone)
    streams = {number: _rewritten(body) for number, body in streams.items()}
    parts = [small[at : at + _EACH] for at in range(0, len(small), _EACH)]
    packed = {count + at: _packed(part, bodies) for at, part in enumerate(parts)}
    # Each object is of kind 1, at a place in the file, or of kind 2, in a stream with its number in it.
    rows_by_number = {
        number: (2, count + at, beside) for at, part in enumerate(parts) for beside, number in enumerate(part)
    }
    made = bytearray(content[: min(places.values())])
    for number, body in (streams | packed).items():
        rows_by_number[number] = (1, len(made), 0)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    last = count + len(parts)
    rows_by_number[last] = (1, len(made), 0)
    said = re.sub(rb"/Size\s+\d+", b"", trailer[1])
    return bytes(made + _table(last, rows_by_number, said)) + b"startxref\n%d\n%%%%EOF\n" % rows_by_number[last][1]


def _bodies(content: bytes, places: Mapping[int, int], end: int) -> dict[int, bytes]:
    """Each object by its number, without what stands around it."""
    ends = dict(zip(sorted(places.values()), [*sorted(places.values())[1:], end], strict=True))
    found = {}
    for number, start in places.items():
        head = _HEAD.match(content, start)
        assert head, "no object where the table says that one is"
        found[number] = content[head.end() : content.rindex(b"endobj", start, ends[start])].rstrip()
    return found


def _needed(body: bytes) -> bytes:
    """An object without what no reader needs."""
    if body.startswith(b"<</Type/Catalog/"):
        # Where it is not said, it is false; poppler takes the word for a mistake.
        return body.replace(b"/Suspects false", b"")
    return _EDGES.sub(b"", body) if body.startswith(b"<</Type/StructElem/S/T") else body


def _page(body: bytes, owners: Sequence[int]) -> tuple[bytes, set[int]]:
    """What a page shows, in fewer bytes, and the marks that it no longer has."""
    head = _STREAM.match(body)
    if not head:
        return body, set()
    content, gone = shorter(zlib.decompressobj().decompress(body[head.end() :]), owners)
    return _stream(b"", content), gone


def _rewritten(body: bytes) -> bytes:
    """A font, or the table that gives the text back, in fewer bytes; any other stream as it is."""
    head = _STREAM.match(body)
    if not head:
        return body
    for kind, change in ((b"/Subtype/CIDFontType0C", coarser), (b"/Type/CMap", denser)):
        if kind in head[1]:
            return _stream(_LENGTH.sub(b"", head[1]), change(zlib.decompressobj().decompress(body[head.end() :])))
    return body


def _packed(numbers: Sequence[int], bodies: Mapping[int, bytes]) -> bytes:
    """A stream that holds objects: their numbers and places, then the objects."""
    index, at = [], 0
    for number in numbers:
        index.append(b"%d %d" % (number, at))
        at += len(bodies[number]) + 1
    head = b" ".join(index) + b"\n"
    said = b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(head))
    return _stream(said, head + b"\n".join(bodies[number] for number in numbers))


def _table(number: int, rows: Mapping[int, tuple[int, int, int]], said: bytes) -> bytes:
    """The table of all objects as a stream, with what the trailer said; each row as its difference from the one above.

    The difference is of bytes (the predictor “up”, ISO 32000-1, 7.4.4.4): most rows differ from the last in one.
    """
    free = (0, 0, 65535)
    above, differences = bytes(_ROW), []
    for kind, place, beside in (rows.get(at, free) for at in range(number + 1)):
        row = kind.to_bytes(1, "big") + place.to_bytes(4, "big") + beside.to_bytes(2, "big")
        differences.append(b"\2" + bytes((one - other) % 256 for one, other in zip(row, above, strict=True)))
        above = row
    looks = b"/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>" % _ROW
    body = _stream(b"/Type/XRef/Size %d%b%b" % (number + 1, looks, said.strip()), b"".join(differences))
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _stream(said: bytes, content: bytes) -> bytes:
    pressed = zlib.compress(content, 9)
    return b"<<%b/Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (said, len(pressed), pressed)
