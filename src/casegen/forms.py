"""Regular expressions in the words that Python and browsers both know, so that each is written once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

# Each piece of a source: an escape, a class, any other character.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_ENDS = {r"\A": "^", r"\Z": "$"}
_WORD = r"\p{L}\p{N}_"
# What engines read differently, or older browsers not at all.
_FOREIGN_ESCAPE = re.compile(r"\\[bBdDUN0]")
_FOREIGN = re.compile(r"\(\?(?![:=!])|\$|[*+?}]\+")


@dataclass(frozen=True)
class Form:
    """A regular expression under a name; none of the class of characters `after` may stand just before a match.

    Every match holds one of the simpler expression `needs`: a text that holds none is not looked through.
    Its source holds no look-behind, no named group and nothing that means one thing here and another in a
    browser: letters are `\\w` or written out, a word's end is `(?!…)`, a text begins at `\\A` and ends at `\\Z`.
    Raises ValueError where a source holds more, or where two forms have one name.
    """

    name: str
    source: str
    after: str = ""
    any_case: bool = False
    needs: str = ""

    def __post_init__(self) -> None:
        if self.name in FORMS:
            raise ValueError(f"two forms are called {self.name}")
        pieces = _PIECE.findall(f"{self.source}{self.after}")
        marks = "".join(piece if len(piece) == 1 else "x" for piece in pieces)
        if found := _FOREIGN.search(marks) or next(filter(None, map(_FOREIGN_ESCAPE.search, pieces)), None):
            raise ValueError(f"{self.name} holds `{found[0]}`, which browsers may read differently")
        FORMS[self.name] = self

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form as Python's own expression."""
        before = f"(?<!{self.after})" if self.after else ""
        return re.compile(f"{before}(?:{self.source})", re.IGNORECASE if self.any_case else 0)

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        return re.compile(self.source, self.pattern.flags & re.IGNORECASE)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(self.after, self.pattern.flags & re.IGNORECASE)

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        return re.compile(self.needs)

    def all(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in `text`, in order: what `pattern` finds, the character before looked at where all else is."""
        if not self._needed.search(text):
            return
        if not self.after:
            yield from self.pattern.finditer(text)
            return
        at = 0
        while found := self._bare.search(text, at):
            start = found.start()
            if start and self._before.match(text, start - 1):
                at = start + 1
            else:
                yield found
                at = found.end()

    @property
    def browser(self) -> tuple[str, str, str]:
        """The source, the class that may not stand before, and the flags, as a browser reads them."""
        return _translated(self.source), self.after and f"{_translated(self.after)}$", "iu" if self.any_case else "u"


# Every form, by name. A form enters when its module is imported.
FORMS: dict[str, Form] = {}


def first_of(ways: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """An expression for what begins with one of some characters and goes on as that way does, for each of `ways`.

    The insides of a class and the source of what follows. It begins with one class of all first characters, since only
    such an expression is looked for quickly.
    """
    ways = tuple(ways)
    rest = "|".join(f"(?<=[{first}]){after}" for first, after in ways)
    return re.compile(f"[{''.join(first for first, _ in ways)}](?:{rest})")


def any_case(words: str) -> str:
    """The source of an expression for plain `words` in any case, for use where the rest of a form keeps case."""
    return "".join(f"[{one.upper()}{one.lower()}]" if one.isalpha() else one for one in words)


def _translated(source: str) -> str:
    made = []
    for piece in _PIECE.findall(source):
        inside = piece[0] == "["
        piece = piece.replace(r"\w", _WORD if inside else f"[{_WORD}]").replace(r"\W", f"[^{_WORD}]")
        made.append(_ENDS.get(piece, piece))
    return "".join(made)
