"""Draws who took part as a small SVG: the five social forces, and the actors of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape
from wcwidth import wcswidth, wcwidth

WIDTH, LINE, ROW, BETWEEN, LEFT, TEXT = 360, 17, 12, 5, 104, 124
# Half-width cells that fit into the text column at 13 px: a full-width character is two of them.
CELLS, NAME_CELLS = 33, 14


@dataclass(frozen=True, slots=True)
class Force:
    """One of the five social forces with its actors: (name, whether it leads)."""

    name: str
    actors: Sequence[tuple[str, bool]]


def wrap(text: str, cells: int) -> list[str]:
    """Break a text into lines of at most `cells` half-width cells, at spaces where there are any."""
    lines, line, used = [], "", 0
    for word in _words(text):
        width = max(0, _width(word))
        if used + _width(word.rstrip()) > cells and line.strip():
            lines.append(line.strip())
            line, used = "", 0
        while width > cells:
            head = _head(word, cells)
            lines.append(head)
            word = word[len(head) :]
            width = max(0, _width(word))
        line, used = line + word, used + width
    return [*lines, line.strip()] if line.strip() else lines or [""]


def _head(word: str, cells: int) -> str:
    """As much of a word as fits, and at least its first character."""
    at = 1
    while at < len(word) and _width(word[: at + 1]) <= cells:
        at += 1
    return word[:at]


@lru_cache(maxsize=65536)
def _width(word: str) -> int:
    return int(wcswidth(word))


def _words(text: str) -> Iterable[str]:
    word = ""
    for character in text:
        if wcwidth(character) == 2 and character not in "，。、；：）”》":
            if word:
                yield word
            word = character
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    if word:
        yield word


def draw(forces: Sequence[Force], leads: str, none: str, title: str) -> Markup:
    """The SVG; `leads` is the template that marks who leads, `none` stands where a force has no actor."""
    parts: list[str] = []
    y = 8
    for force in forces:
        actors = [(wrap(leads.format(name=name) if lead else name, CELLS), lead) for name, lead in force.actors]
        text = sum(len(lines) for lines, _ in actors) * LINE + max(0, len(actors) - 1) * BETWEEN
        height = max(text, 2 * LINE)
        middle = y + height / 2
        parts += _force(force, middle)
        if not actors:
            parts.append(_text(none, TEXT, middle + 4, "absent"))
        at = y + 12 + (height - text) / 2
        for lines, lead in actors:
            parts.append(f'<path d="M{LEFT + 5} {middle:g}L{TEXT - 6} {at - 4:g}"/>')
            for line in lines:
                parts.append(_text(line, TEXT, at, "lead" if lead else "actor"))
                at += LINE
            at += BETWEEN
        y += height + ROW
    return Markup(
        f'<svg viewBox="0 0 {WIDTH} {y}" role="img" aria-label="{escape(title)}" xmlns="http://www.w3.org/2000/svg">'
        f'<path class="spine" d="M{LEFT} 8V{y - ROW}"/>{"".join(parts)}</svg>'
    )


def _force(force: Force, middle: float) -> Iterator[str]:
    kind = "has" if force.actors else "none"
    yield f'<circle class="{kind}" cx="{LEFT}" cy="{middle:g}" r="5"/>'
    names = wrap(force.name, NAME_CELLS)
    first = middle - (len(names) - 1) * LINE / 2 + 4
    for at, line in enumerate(names):
        yield _text(line, LEFT - 12, first + at * LINE, f"force {kind}", ' text-anchor="end"')


def _text(text: str, x: float, y: float, kind: str, more: str = "") -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}"{more}>{escape(text)}</text>'
