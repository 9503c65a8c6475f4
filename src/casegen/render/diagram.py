"""Draws who took part as a small SVG: the five social forces, and the actors of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape
from wcwidth import wcswidth, wcwidth

WIDTH, LINE, ROW, LEFT, TEXT = 360, 17, 12, 104, 124
# Half-width cells that fit into the text column at 13 px: a full-width character is two of them.
CELLS = 33


@dataclass(frozen=True, slots=True)
class Force:
    """One of the five social forces with its actors: (name, whether it leads)."""

    name: str
    actors: Sequence[tuple[str, bool]]


def wrap(text: str, cells: int) -> list[str]:
    """Break a text into lines of at most `cells` half-width cells, at spaces where there are any."""
    lines, line, used = [], "", 0
    for word in _words(text):
        width = max(0, wcswidth(word))
        if used + width > cells and line.strip():
            lines.append(line.strip())
            line, used = "", 0
        while width > cells:
            head = word[:cells]
            lines.append(head)
            word = word[cells:]
            width = max(0, wcswidth(word))
        line, used = line + word, used + width
    return [*lines, line.strip()] if line.strip() else lines or [""]


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
    """The SVG; `leads` marks who leads, `none` stands where a force has no actor in the record."""
    parts: list[str] = []
    y = 8
    for force in forces:
        rows = [
            (wrap(f"{name}（{leads}）" if lead and wcwidth(leads[0]) == 2 else f"{name} ({leads})" if lead else name, CELLS), lead)
            for name, lead in force.actors
        ]
        height = max(sum(len(lines) for lines, _ in rows) * LINE + max(0, len(rows) - 1) * 5, 2 * LINE)
        middle = y + height / 2
        kind = "has" if rows else "none"
        parts.append(f'<circle class="{kind}" cx="{LEFT}" cy="{middle:g}" r="5"/>')
        names = wrap(force.name, 14)
        first = middle - (len(names) - 1) * LINE / 2 + 4
        parts += [
            f'<text class="force {kind}" x="{LEFT - 12}" y="{first + at * LINE:g}" text-anchor="end">{escape(line)}</text>'
            for at, line in enumerate(names)
        ]
        at = y + 12 + (height - (sum(len(lines) for lines, _ in rows) * LINE + max(0, len(rows) - 1) * 5)) / 2
        if not rows:
            parts.append(f'<text class="absent" x="{TEXT}" y="{middle + 4:g}">{escape(none)}</text>')
        for lines, lead in rows:
            parts.append(f'<path d="M{LEFT + 5} {middle:g}L{TEXT - 6} {at - 4:g}"/>')
            for line in lines:
                parts.append(f'<text{" class=lead" if lead else ""} x="{TEXT}" y="{at:g}">{escape(line)}</text>')
                at += LINE
            at += 5
        y += int(height) + ROW
    inner = "".join(parts).replace("class=lead", 'class="lead"')
    return Markup(
        f'<svg viewBox="0 0 {WIDTH} {y}" role="img" aria-label="{escape(title)}" xmlns="http://www.w3.org/2000/svg">'
        f'<path class="spine" d="M{LEFT} 8V{y - ROW}"/>{inner}</svg>'
    )
