"""Draws how a practice was meant to work: the problem, the steps, what came of it, and dashed what it rested on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import escape
from wcwidth import wcwidth

from ..model import Case
from .diagram import wrap
from .drawing import COLOURS, Drawing, drawing
from .reader import Reader

# In units of the picture: small letters of 11.5, lines of 18.
_SMALL, _LINE, _PAD = 11.5, 18, 10
_GAP, _ROOM, _GUTTER = 12, 38, 27
# Tall for a narrow screen; wide for paper and for a wide one: the problem, the steps, what came of it.
TALL, WIDE = 360, 720
_COLUMNS = (196, 186, 262)
# A picture shows the beginning of a long text, in half-width cells.
_MOST = 128
_DIRECTIONS = {"positive": "pine", "mixed": "ochre", "unknown": "ochre", "none": "cinnabar", "harm": "cinnabar"}


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of the picture as wide as its column, drawn from its upper left corner, and its height."""

    svg: str
    height: float


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of the picture, each part under the name of its head.

    An outcome is the id of its direction, the label of that, and the claim.
    """

    heads: dict[str, str]
    problems: list[str]
    conditions: list[str]
    steps: list[str]
    outcomes: list[tuple[str, str, str]]


def logic(case: Case, reader: Reader, *, wide: bool) -> Drawing:
    """The logic model of a case."""
    said = _said(case, reader)
    words = _words(said, reader)
    title = reader.t("logic.title", title=reader.plain(case.title))
    width = WIDE if wide else TALL
    body, height = _beside(said) if wide else _below(said)
    return drawing(title, words, reader.locale.tag, (width, height), body)


def _said(case: Case, reader: Reader) -> _Said:
    heads = ("problem_title", "conditions", "how", "outcomes")
    return _Said(
        heads={name: reader.t(f"case.{name}") for name in heads},
        problems=[reader.name("problems", one) for one in case.problem.concepts],
        conditions=[_short(reader.plain(one.text)) for one in case.conditions],
        steps=[_short(reader.plain(step.title)) for step in case.method.steps],
        outcomes=[
            (one.direction, reader.name("directions", one.direction), _short(reader.plain(one.claim)))
            for one in case.outcomes
        ],
    )


def _words(said: _Said, reader: Reader) -> str:
    """What the picture says, a line for each part."""

    def fact(name: str, value: str) -> str:
        return reader.t("markdown.fact", name=name, value=value)

    parts = {
        "problem_title": said.problems,
        "conditions": said.conditions,
        "how": [f"{at}. {step}" for at, step in enumerate(said.steps, 1)],
        "outcomes": [fact(label, claim) for _, label, claim in said.outcomes],
    }
    return "\n".join(
        fact(said.heads[name], reader.t("list.semicolon").join(text.rstrip("。.") for text in texts))
        for name, texts in parts.items()
        if texts
    )


def _beside(said: _Said) -> tuple[str, float]:
    """The three columns side by side."""
    first, second, third = _COLUMNS
    problem = _stack([_head(said.heads["problem_title"], first), _problems(said, first)])
    left = [problem]
    if said.conditions:
        left.append(_conditions(said, first))
    columns = (
        _stack(left, 18),
        _stack([_head(said.heads["how"], second), _steps(said, second)]),
        _stack([_head(said.heads["outcomes"], third), _outcomes(said, third)]),
    )
    parts, x = [], 0.0
    for at, (column, width) in enumerate(zip(columns, _COLUMNS, strict=True)):
        parts.append(_at(column, x, 0))
        if at:
            parts.append(_arrow(x - _ROOM + 6, 12, x - 8))
        x += width + _ROOM
    if said.conditions:
        y = problem.height + 18 + 22
        parts.append(_arrow(first + 4, y, first + _ROOM - 8, dashed=True))
    return "".join(parts), max(column.height for column in columns) + 4


def _below(said: _Said) -> tuple[str, float]:
    """All of it in one column."""
    blocks = [_head(said.heads["problem_title"], TALL), _problems(said, TALL)]
    if said.conditions:
        blocks += [_gap(10), _conditions(said, TALL)]
    blocks += [_down(), _head(said.heads["how"], TALL), _steps(said, TALL)]
    blocks += [_down(), _head(said.heads["outcomes"], TALL), _outcomes(said, TALL)]
    whole = _stack(blocks, 0)
    return whole.svg, whole.height + 4


def _head(text: str, width: float) -> _Block:
    rule = f'<path d="M0 22H{width:g}" stroke="{COLOURS["ink"]}" stroke-width="1.2" class="rule"/>'
    return _Block(_text(text, 0, 15, "soft", _SMALL, bold=True) + rule, 30)


def _problems(said: _Said, width: float) -> _Block:
    lines = [line for name in said.problems for line in _wrapped(name, width)]
    return _lines(lines, 0, "ink", bold=True)


def _conditions(said: _Said, width: float) -> _Block:
    """What it rested on, in a dashed frame: nobody made it, and elsewhere it may be missing."""
    inner = width - 2 * _PAD
    texts = [_lines(_wrapped(one, inner - 12), 12, "ink", bullet=True) for one in said.conditions]
    head = _Block(_text(said.heads["conditions"], 0, 12, "soft", _SMALL, bold=True), 20)
    block = _stack([head, *texts], 4)
    height = block.height + 2 * _PAD
    frame = (
        f'<rect x=".6" y=".6" width="{width - 1.2:g}" height="{height - 1.2:g}" rx="3" fill="none"'
        f' stroke="{COLOURS["soft"]}" stroke-width="1.1" stroke-dasharray="5 4" class="assumed"/>'
    )
    return _Block(frame + _at(block, _PAD, _PAD), height)


def _steps(said: _Said, width: float) -> _Block:
    """The steps along a line, each with its number."""
    blocks = []
    for at, step in enumerate(said.steps, 1):
        lines = _lines(_wrapped(step, width - _GUTTER), _GUTTER, "ink")
        height = max(lines.height, 20)
        tail = "" if at == len(said.steps) else f'<path d="M9.5 20V{height + _GAP:g}" stroke="{COLOURS["line"]}"/>'
        number = (
            f'<circle cx="9.5" cy="9.5" r="9" fill="none" stroke="{COLOURS["pine"]}"/>'
            f'<text x="9.5" y="13.2" text-anchor="middle"{_looks("pine", 10.5)}>{at}</text>'
        )
        blocks.append(_Block(tail + number + lines.svg, height))
    return _stack(blocks, _GAP)


def _outcomes(said: _Said, width: float) -> _Block:
    """The outcomes, each beside a rule in the colour of its direction, which is said in a word too."""
    blocks = []
    for direction, label, claim in said.outcomes:
        colour = _DIRECTIONS.get(direction, "soft")
        lines = _lines(_wrapped(claim, width - 12), 12, "ink")
        end = lines.height + _LINE - 1
        rule = f'<path d="M1.5 1V{end:g}" stroke="{COLOURS[colour]}" stroke-width="3" class="{colour}"/>'
        said_so = _text(label, 12, 12, colour, _SMALL, bold=True)
        blocks.append(_Block(rule + said_so + _at(lines, 0, _LINE), lines.height + _LINE))
    return _stack(blocks, _GAP)


def _lines(lines: Sequence[str], x: float, kind: str, *, bold: bool = False, bullet: bool = False) -> _Block:
    dot = f'<circle cx="3" cy="9" r="1.8" fill="{COLOURS["soft"]}" class="dot"/>' if bullet else ""
    if len(lines) == 1:
        return _Block(dot + _text(lines[0], x, 14, kind, bold=bold), _LINE)
    spans = (f'<tspan x="{x:g}" y="{14 + at * _LINE}">{escape(line)}</tspan>' for at, line in enumerate(lines))
    return _Block(f"{dot}<text{_looks(kind, bold=bold)}>{''.join(spans)}</text>", len(lines) * _LINE)


def _text(text: str, x: float, y: float, kind: str, size: float = 0, *, bold: bool = False) -> str:
    return f'<text x="{x:g}" y="{y:g}"{_looks(kind, size, bold=bold)}>{escape(text)}</text>'


def _looks(kind: str, size: float = 0, *, bold: bool = False) -> str:
    # Ink is the colour of the whole picture.
    colour = "" if kind == "ink" else f' fill="{COLOURS[kind]}" class="{kind}"'
    return colour + (f' font-size="{size:g}"' if size else "") + (' font-weight="700"' if bold else "")


def _arrow(x: float, y: float, end: float, *, dashed: bool = False) -> str:
    looks = f'fill="none" stroke="{COLOURS["soft"]}" class="soft"'
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    return (
        f'<path d="M{x:g} {y:g}H{end:g}" {looks}{dash}/>'
        f'<path d="M{end - 5:g} {y - 4:g}L{end:g} {y:g}L{end - 5:g} {y + 4:g}" {looks}/>'
    )


def _down() -> _Block:
    drawn = f'<path d="M9.5 8V28M5.5 23L9.5 28L13.5 23" fill="none" stroke="{COLOURS["soft"]}" class="soft"/>'
    return _Block(drawn, 36)


def _gap(height: float) -> _Block:
    return _Block("", height)


def _stack(blocks: Iterable[_Block], between: float = 0) -> _Block:
    """Blocks one below another."""
    parts, y = [], 0.0
    for at, block in enumerate(blocks):
        y += between if at else 0
        parts.append(_at(block, 0, y))
        y += block.height
    return _Block("".join(parts), y)


def _at(block: _Block, x: float, y: float) -> str:
    if not block.svg or not (x or y):
        return block.svg
    return f'<g transform="translate({x:g} {y:g})">{block.svg}</g>'


def _wrapped(text: str, width: float) -> Sequence[str]:
    """The lines of a text; letters are wider than half a character of Chinese, and in some fonts much wider."""
    return wrap(text, int(width / (6.7 if not text.isascii() and any(wcwidth(one) == 2 for one in text) else 7.5)))


def _short(text: str) -> str:
    """A text, or as much of its beginning as a picture shows, and no half word."""
    if 2 * len(text) <= _MOST:
        return text
    used = 0
    for at, character in enumerate(text):
        used += max(0, wcwidth(character))
        if used > _MOST:
            begun = text[:at]
            word, space, _ = begun.rpartition(" ")
            inside = begun[-1].isascii() and character.isascii() and character.isalnum()
            return (word if inside and space and len(begun) - len(word) < 20 else begun).rstrip(" ，,；;、。.") + "…"
    return text
