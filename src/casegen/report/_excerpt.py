"""One line of a file as a terminal shows it, with the columns that a finding's place takes in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..safe import printable

# The most columns of a line that are shown, and how a tab is.
WIDTH = 88
TAB = "    "
# How far from the place a line is looked at: it may be a whole file long, or pile marks upon one letter.
REACH = 4 * WIDTH


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as shown, the columns before the place in it, and those (at least one) that the place takes."""

    text: str
    before: int
    under: int


@dataclass(frozen=True, slots=True)
class _Cluster:
    """What a reader takes for one character: where it stands in the line, how it is shown, how wide."""

    begin: int
    end: int
    shown: str
    width: int


def excerpt(line: str, start: int, end: int) -> Excerpt:
    """Show `line` with the place from `start` to `end` (counted from 0, the end exclusive) in view."""
    start = min(start, len(line))
    end = max(end, start + 1)
    low, high = max(0, start - REACH), min(len(line), start + REACH)
    clusters = list(_clusters(line, low, high))
    ahead = [one for one in clusters if one.end <= start]
    rest = clusters[len(ahead) :]
    behind = sum(one.width for one in rest)
    head = _fitting(ahead[::-1], max(WIDTH // 3, WIDTH - behind))[::-1]
    before = sum(one.width for one in head)
    tail = _fitting(rest, WIDTH - before)
    cut = low > 0 or len(head) < len(ahead)
    more = high < len(line) or len(tail) < len(rest)
    text = "".join(one.shown for one in (*head, *tail))
    under = sum(one.width for one in tail if one.begin < end)
    return Excerpt("…" * cut + text + "…" * more, cut + before, max(1, under))


def _clusters(line: str, low: int, high: int) -> Iterator[_Cluster]:
    # Load what only a finding needs.
    from wcwidth import iter_graphemes, wcswidth

    at = low
    for text in iter_graphemes(line[low:high]):
        shown = TAB if text == "\t" else printable(text)
        yield _Cluster(at, at + len(text), shown, max(0, wcswidth(shown)))
        at += len(text)


def _fitting(clusters: list[_Cluster], room: int) -> list[_Cluster]:
    fitting = []
    for one in clusters:
        room -= one.width
        if room < 0:
            break
        fitting.append(one)
    return fitting
