"""Makes the outlines in a PDF smaller: a coarser grid, and nothing but what is drawn (CFF, Adobe note 5176)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate, pairwise

from .charstring import EM, GRID, Unreadable, number, redrawn

_Dictionary = dict[int, list[float]]
# Operators of dictionaries; those of two bytes are counted from 1200 on.
_BOX, _CHARSET, _CHARSTRINGS, _PRIVATE, _DEFAULT, _NOMINAL = 5, 15, 17, 18, 20, 21
_MATRIX, _ROS, _CIDS, _FONTS, _CHOICE = 1207, 1230, 1234, 1236, 1237
# What a half of a byte of a real number means.
_HALVES = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "E", "E-", "", "-", "")


def coarser(font: bytes) -> bytes:
    """A CID-keyed font of CFF, without hints and on a grid of GRID units to an em; `font` as it is where it is another.

    What typst embeds has one font, EM units to an em, no subroutines, and glyphs that are their own CIDs.
    """
    try:
        return _coarser(font)
    except (Unreadable, struct.error, LookupError, ValueError, OverflowError):
        return font


def _coarser(font: bytes) -> bytes:
    names, at = _index(font, font[2])
    tops, at = _index(font, at)
    strings, at = _index(font, at)
    subroutines, _ = _index(font, at)
    top = _dictionary(tops[0])
    glyphs, _ = _index(font, int(top[_CHARSTRINGS][0]))
    count = len(glyphs)
    if subroutines or top[_MATRIX][0] != 1 / EM or not _own_cids(font, int(top[_CHARSET][0]), count):
        raise Unreadable
    widths = [_widths(font, _dictionary(one)) for one in _index(font, int(top[_FONTS][0]))[0]]
    choice = _choice(font, int(top[_CHOICE][0]), count)
    drawn = [redrawn(glyph, *widths[one]) for glyph, one in zip(glyphs, choice, strict=True)]
    known = b"".join(
        (
            _said(_ROS, *map(int, top[_ROS])),
            _matrix(f"{1 / GRID:.9f}".strip("0")),
            _said(_BOX, *(round(value * GRID / EM) for value in top[_BOX])),
            _said(_CIDS, count),
        )
    )
    charset = struct.pack(">BHH", 2, 1, count - 2)
    choices = struct.pack(">BHHBH", 3, 1, 0, 0, count)
    private = _said(_DEFAULT, GRID) + _said(_NOMINAL, 0)
    head = b"\1\0\4\4" + _packed(names)
    tail = _packed(strings) + _packed([])

    def said(*places: int) -> bytes:
        pointers = zip(places, (_CHARSET, _CHOICE, _FONTS, _CHARSTRINGS), strict=True)
        return head + _packed([known + b"".join(_place(at) + _operator(one) for at, one in pointers)]) + tail

    def inside(place: int) -> bytes:
        return _packed([_matrix("1") + number(len(private)) + _place(place) + _operator(_PRIVATE)])

    parts = (said(0, 0, 0, 0), charset, choices, private, inside(0))
    _, at_charset, at_choices, at_private, at_fonts, at_glyphs = accumulate(map(len, parts), initial=0)
    start = said(at_charset, at_choices, at_fonts, at_glyphs)
    return start + charset + choices + private + inside(at_private) + _packed(drawn)


def _index(font: bytes, at: int) -> tuple[list[bytes], int]:
    """The parts of an index that begins at a place, and the place after it."""
    (count,) = struct.unpack_from(">H", font, at)
    if not count:
        return [], at + 2
    size = font[at + 2]
    first = at + 3
    base = first + size * (count + 1) - 1
    ends = [base + int.from_bytes(font[first + size * one :][:size], "big") for one in range(count + 1)]
    if ends != sorted(ends) or ends[-1] > len(font):
        raise Unreadable
    return [font[one:other] for one, other in pairwise(ends)], ends[-1]


def _packed(parts: Sequence[bytes]) -> bytes:
    """An index of these parts."""
    if not parts:
        return b"\0\0"
    ends = list(accumulate(map(len, parts), initial=1))
    size = (ends[-1].bit_length() + 7) // 8
    places = b"".join(end.to_bytes(size, "big") for end in ends)
    return struct.pack(">HB", len(parts), size) + places + b"".join(parts)


def _dictionary(content: bytes) -> _Dictionary:
    """What a dictionary says, by operator."""
    found: _Dictionary = {}
    said: list[float] = []
    at = 0
    while at < len(content):
        byte = content[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte = 1200 + content[at]
                at += 1
            found[byte], said = said, []
        elif byte == 30:
            digits = ""
            while not digits.endswith("f"):
                digits += f"{content[at]:02x}"
                at += 1
            said.append(float("".join(_HALVES[int(half, 16)] for half in digits)))
        elif byte in (28, 29):
            size = 2 if byte == 28 else 4
            said.append(int.from_bytes(content[at : at + size], "big", signed=True))
            at += size
        elif byte <= 246:
            said.append(byte - 139)
        else:
            high = 256 * (byte - 247) + 108 if byte <= 250 else -256 * (byte - 251) - 108
            said.append(high + content[at] if byte <= 250 else high - content[at])
            at += 1
    return found


def _widths(font: bytes, inside: _Dictionary) -> tuple[float, float]:
    """The width of glyphs that say none, and what is added to the widths that are said, in one font of a set."""
    size, place = map(int, inside[_PRIVATE])
    private = _dictionary(font[place : place + size])
    return private.get(_DEFAULT, [0])[0], private.get(_NOMINAL, [0])[0]


def _own_cids(font: bytes, at: int, count: int) -> bool:
    """Whether each glyph is its own CID."""
    kind = font[at]
    if kind == 0:
        return font[at + 1 : at + 1 + 2 * (count - 1)] == struct.pack(f">{count - 1}H", *range(1, count))
    first, left = struct.unpack_from(">HB" if kind == 1 else ">HH", font, at + 1)
    return bool(first == 1 and left == count - 2)


def _choice(font: bytes, at: int, count: int) -> list[int]:
    """Which font of the set each glyph belongs to."""
    if font[at] == 0:
        return list(font[at + 1 : at + 1 + count])
    ranges, found = struct.unpack_from(">H", font, at + 1)[0], []
    for one in range(ranges):
        first, chosen, after = struct.unpack_from(">HBH", font, at + 3 + 3 * one)
        found += [chosen] * (after - first)
    return found


def _said(operator: int, *values: int) -> bytes:
    return b"".join(map(number, values)) + _operator(operator)


def _operator(operator: int) -> bytes:
    return bytes([12, operator - 1200]) if operator >= 1200 else bytes([operator])


def _place(at: int) -> bytes:
    """A number in five bytes, whatever it is."""
    return b"\x1d" + at.to_bytes(4, "big")


def _matrix(unit: str) -> bytes:
    """How large a unit of the grid is, across and up: `unit` is a decimal number."""
    halves = "".join(f"{_HALVES.index(digit):x}" for digit in unit) + "f"
    real = b"\x1e" + bytes.fromhex(halves + "f" * (len(halves) % 2))
    return real + 2 * number(0) + real + 2 * number(0) + _operator(_MATRIX)
