"""Draws who took part as a small SVG: the five social forces, and the actors of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape
from wcwidth import wcswidth, wcwidth

from ..model import Actor, Case
from .drawing import COLOURS, Drawing, drawing
from .reader import Reader

WIDTH, LINE, ROW, BETWEEN, LEFT, TEXT = 360, 17, 12, 5, 104, 124
# Half-width cells that fit into the text column at 13 px: a full-width character is two of them.
CELLS, NAME_CELLS = 33, 14
# How each kind of text looks where no style sheet says otherwise.
_BOLD = ' font-weight="700"'
_LOOKS = {
    "force has": _BOLD,
    "force none": f' fill="{COLOURS["ochre"]}"',
    "absent": f' fill="{COLOURS["ochre"]}"',
    "lead": f' fill="{COLOURS["pine"]}"{_BOLD}',
    "actor": "",
}
_DOTS = {
    "has": f' fill="{COLOURS["pine"]}"',
    "none": f' fill="{COLOURS["paper"]}" stroke="{COLOURS["ochre"]}" stroke-dasharray="2 2"',
}


@dataclass(frozen=True, slots=True)
class Force:
    """One of the five social forces with its actors: (name as it is drawn, whether it leads)."""

    name: str
    actors: Sequence[tuple[str, bool]]


@lru_cache(maxsize=1 << 12)
def wrap(text: str, cells: int) -> Sequence[str]:
    """Break a text into lines of at most `cells` half-width cells, at spaces where there are any."""
    lines: list[str] = []
    line, used = "", 0
    for word in _words(text):
        width, shown = _widths(word)
        if used + shown > cells and (full := line.strip()):
            lines.append(full)
            line, used = "", 0
        while width > cells:
            head = _head(word, cells)
            lines.append(head)
            word = word[len(head) :]
            width, _ = _widths(word)
        line, used = line + word, used + width
    return (*lines, last) if (last := line.strip()) else tuple(lines) or ("",)


def _head(word: str, cells: int) -> str:
    """As much of a word as fits, and at least its first character."""
    at = 1
    while at < len(word) and _width(word[: at + 1]) <= cells:
        at += 1
    return word[:at]


def _width(word: str) -> int:
    return int(wcswidth(word))


@lru_cache(maxsize=1 << 14)
def _widths(word: str) -> tuple[int, int]:
    """How many cells a word takes, and how many without the space behind it, which may be -1 where nobody knows."""
    return max(0, _width(word)), _width(word.rstrip())


def _words(text: str) -> Iterable[str]:
    start = 0
    for at, character in enumerate(text):
        if character == " ":
            yield text[start : at + 1]
            start = at + 1
        elif at > start and _begins(character):
            yield text[start:at]
            start = at
    if start < len(text):
        yield text[start:]


@lru_cache(maxsize=1 << 14)
def _begins(character: str) -> bool:
    """Whether a line may be broken before a character."""
    return wcwidth(character) == 2 and character not in "，。、；：）”」』》"


def diagram(case: Case, reader: Reader, name: str = "") -> Drawing:
    """Who took part in a case, by the five social forces; it is called by its title, or by another name."""
    scheme = reader.library.concepts["actors"]
    by_force: dict[str, list[Actor]] = {one.id: [] for one in scheme.values() if one.broader is None}
    for actor in case.actors:
        by_force[reader.library.lineage("actors", actor.kind)[0].id].append(actor)
    forces = [
        Force(reader.name("actors", force), [(_name(one, reader), one.leads) for one in actors])
        for force, actors in by_force.items()
    ]
    none = reader.t("mark.unmentioned")
    words = "\n".join(
        reader.t(
            "markdown.fact",
            name=force.name,
            value=reader.t("list.semicolon").join(name for name, _ in force.actors) or none,
        )
        for force in forces
    )
    body, height = draw(forces, none)
    title = reader.t("diagram.title", title=name or reader.plain(case.title))
    return drawing(title, words, reader.locale.tag, (WIDTH, height), body)


def _name(actor: Actor, reader: Reader) -> str:
    role = reader.plain(actor.role)
    return reader.t("diagram.leads", name=role) if actor.leads else role


def draw(forces: Sequence[Force], none: str) -> tuple[str, float]:
    """The inside of the SVG and its height; `none` stands where a force has no actor."""
    lines: list[str] = []
    parts: list[str] = []
    y = 8.0
    for force in forces:
        actors = [(wrap(name, CELLS), lead) for name, lead in force.actors]
        text = sum(len(lines) for lines, _ in actors) * LINE + max(0, len(actors) - 1) * BETWEEN
        height = max(text, 2 * LINE)
        middle = y + height / 2
        parts += _force(force, middle)
        if not actors:
            parts.append(_text(none, TEXT, middle + 4, "absent"))
        at = y + 12 + (height - text) / 2
        for names, lead in actors:
            lines.append(f"M{LEFT + 5} {middle:g}L{TEXT - 6} {at - 4:g}")
            for line in names:
                parts.append(_text(line, TEXT, at, "lead" if lead else "actor"))
                at += LINE
            at += BETWEEN
        y += height + ROW
    return (
        f'<path d="M{LEFT} 8V{y - ROW:g}{"".join(lines)}" fill="none" stroke="{COLOURS["line"]}" stroke-width="1.2"/>'
        f"{''.join(parts)}",
        y,
    )


def _force(force: Force, middle: float) -> Iterator[str]:
    kind = "has" if force.actors else "none"
    yield f'<circle class="{kind}" cx="{LEFT}" cy="{middle:g}" r="5"{_DOTS[kind]}/>'
    names = wrap(force.name, NAME_CELLS)
    first = middle - (len(names) - 1) * LINE / 2 + 4
    for at, line in enumerate(names):
        yield _text(line, LEFT - 12, first + at * LINE, f"force {kind}", ' text-anchor="end"')


def _text(text: str, x: float, y: float, kind: str, more: str = "") -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}"{more}{_LOOKS[kind]}>{escape(text)}</text>'
