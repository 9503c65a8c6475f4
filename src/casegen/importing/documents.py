"""Paragraphs under headings to a draft: a heading names a field, and its language is that of the text below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Path
from ..safe import short
from .docx_ import Paragraph
from .drafts import NO_MEMBER, Draft
from .headings import Meaning, hints, meaning
from .notes import Note, Refusal

# Texts that may have several paragraphs are at least this long; others are a line.
PROSE = 4000
# How a paragraph of a source is written: the id of the source, and the number.
_LOCATOR = re.compile(r"([a-z0-9][a-z0-9-]{0,63})[\s¶,，:：第]{1,5}([0-9]{1,6})\s*段?\Z")


@dataclass
class _Open:
    """A heading whose text is being read: its level, the part or the field that it stands for, what came below."""

    level: int
    heading: str
    path: Path
    slug: str = ""
    means: Meaning | None = None
    texts: list[str] = field(default_factory=list)
    # Whether the heading of a list has given its member to the first heading of a member below it.
    given: bool = False


def fill(draft: Draft, paragraphs: Sequence[Paragraph]) -> str:
    """Put the texts below headings into a draft and return the id that the document gives, or none.

    Raises Refusal where not one heading is a field's name, or nothing stands below any.
    """
    reader = _Reader(draft)
    for one in paragraphs:
        if one.level:
            reader.heading(one.level, " ".join(one.text.split()))
        elif one.text not in hints():
            reader.open[-1].texts.append(one.text)
    reader.close(0)
    if not reader.known:
        raise Refusal("no-headings")
    if not (reader.id or draft.began):
        raise Refusal("not-filled")
    return reader.id


class _Reader:
    """Walks down a document, with the headings that are open at the present place, the document itself first."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.open = [_Open(0, "", (), "case")]
        self.counts: dict[tuple[Path, str], int] = {}
        self.known = 0
        self.id = ""

    def heading(self, level: int, text: str) -> None:
        self.close(level)
        above = self.open[-1]
        found = meaning(above.slug, text) if above.slug else None
        path = above.path
        if found is None and above.means is not None and above.slug:
            # "Steps", and below it "Step 1": the heading above was that of the whole list.
            found = meaning(self.open[-2].slug, text)
            found = found if found is not None and found.field == above.means.field else None
            path = above.path[:-2]
            if found is not None and not above.given:
                self.counts[(*path, found.field.name), found.language] = 0
                above.given = True
        if found is None:
            self.draft.notes.append(Note("heading", short(text)))
            self.open.append(_Open(level, text, ()))
            return
        self.known += 1
        self.open.append(self.opened(level, text, path, found))

    def opened(self, level: int, text: str, path: Path, found: Meaning) -> _Open:
        kind = found.field.kind
        here: Path = (*path, found.field.name)
        if kind.name != "part" or kind.part in {"statement", "locator"}:
            return _Open(level, text, here, means=found)
        if kind.many:
            key = here, found.language
            self.counts[key] = found.number or self.counts.get(key, 0) + 1
            here = (*here, self.counts[key])
        return _Open(level, text, here, kind.part, found)

    def close(self, level: int) -> None:
        """Close the headings from a level on, and put what stood below them where it belongs."""
        while self.open and (self.open[-1].level >= level) and (level == 0 or len(self.open) > 1):
            one = self.open.pop()
            if not one.texts:
                continue
            if one.means is None or one.slug:
                self.draft.notes += [Note("content", short(one.heading) or "¶", 0, short(text)) for text in one.texts]
            else:
                self.put(one, one.means)

    def put(self, one: _Open, means: Meaning) -> None:
        kind, place = means.field.kind, short(one.heading)
        if one.path == ("id",):
            self.id = one.texts[0]
        elif kind.part == "locator":
            self.locators(one)
        elif kind.part == "statement" or kind.name == "text":
            tail = ("text",) if kind.part else ()
            texts = [one.texts] if not kind.many else [[text] for text in one.texts]
            if kind.many and 0 < len(self.draft.members(one.path)) != len(texts):
                whole = "\n".join(one.texts)
                self.draft.leave((*one.path, NO_MEMBER, *tail, means.language), whole, place, 0, "uneven")
                return
            for number, lines in enumerate(texts, 1):
                path = (*one.path, number) if kind.many else one.path
                text = "\n\n".join(lines) if kind.part or kind.most >= PROSE else " ".join(" ".join(lines).split())
                self.draft.put((*path, *tail, means.language), text, place)
        elif kind.many:
            values = [value for text in one.texts for value in self.draft.listed((*one.path, 1), text)]
            for number, value in enumerate(values, max(self.draft.members(one.path), default=0) + 1):
                self.draft.put((*one.path, number), value, place)
        else:
            self.draft.put(one.path, "\n".join(one.texts), place)

    def locators(self, one: _Open) -> None:
        for number, text in enumerate(one.texts, 1):
            found = _LOCATOR.match(text)
            if found is None:
                self.draft.leave((*one.path, NO_MEMBER, "source"), text, short(one.heading), 0, "form")
                continue
            for name, value in zip(("source", "paragraph"), found.groups(), strict=True):
                self.draft.put((*one.path, number, name), value, short(one.heading))
