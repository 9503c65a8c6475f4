"""How many lines a text takes in a width: one rule that is counted alike here and in `web/src/packs/measure.ts`.

Widths are in hundredths of the size of type, and no font is asked: a Chinese character is as wide as it is high.
"""

from __future__ import annotations

# A character of Chinese, a wide letter, and any other; letters as wide as in the wider of the fonts that may be there.
_CHINESE, _BROAD, _LETTER = 100, 78, 56
# Marks of both scripts, which Chinese fonts have as wide as a character.
_EITHER = set("“”‘’…—·")
# Where a text is best cut.
_STOPS = set("。；，、！？.;, ")


def width(character: str) -> int:
    """How wide a character is."""
    if character > "\u2e7f" or character in _EITHER:
        return _CHINESE
    return _BROAD if "A" <= character <= "Z" or character in "@%&mw" else _LETTER


def room(points: float, size: float) -> int:
    """How much text a line of so many points holds, with a little left for what may not stand at its end."""
    return max(2 * _CHINESE, int(96 * points / size))


def breaks(text: str, line: int, most: int | None = None) -> list[int]:
    """Where the second line of a text begins, and each one after it, in lines of a width; at most so many places."""
    found: list[int] = []
    used = word = begin = start = 0
    for at, character in enumerate(text):
        wide = width(character)
        if character == " ":
            # It hangs over the edge.
            used, word, begin = used + wide, 0, at + 1
            continue
        if wide == _CHINESE:
            word, begin = 0, at
        while used and used + wide > line:
            # The word goes to the next line; one that is a line by itself is broken.
            start = begin if begin > start else at
            used = word = word if start == begin else 0
            begin = start
            found.append(start)
            if len(found) == most:
                return found
        used, word = used + wide, word + wide
        if wide == _CHINESE:
            word, begin = 0, at + 1
    return found


def lines(text: str, line: int) -> int:
    """How many lines of a width a text takes."""
    return 1 + len(breaks(text, line))


def parted(text: str, line: int, most: int) -> list[str]:
    """A text in parts of at most so many lines of a width, cut after a stop or a space where one is near."""
    parts = []
    while len(places := breaks(text, line, most)) == most:
        end = places[-1]
        good = next((at for at in range(end, end * 3 // 5, -1) if text[at - 1] in _STOPS), end)
        parts.append(text[:good].rstrip(" "))
        text = text[good:].lstrip(" ")
    return [*parts, text]
