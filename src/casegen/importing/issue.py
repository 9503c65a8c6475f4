"""Makes the draft of a record from an issue that was filled in with the form of the repository."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from ..model import Path
from .concepts import Concepts
from .drafts import NO_MEMBER, Draft, shown
from .ids import Numbered, slug
from .notes import Note, Refusal
from .tables import clean

# GitHub lets an issue have 65,536 characters; an event holds much beside it, but not this much.
MOST_BYTES = 4 * 1024 * 1024
MOST_CHARACTERS = 65_536
# What GitHub writes where a field was left empty.
_EMPTY = "_No response_"
_LANGUAGES = {"中文": "zh", "English": "en"}
# How the fields of the form are read, by their ids: as one text, as a text by language, as words from a vocabulary.
_ONE: Mapping[str, Path] = {"source-url": ("sources", 1, "url")}
_TEXTS: Mapping[str, Path] = {
    "title": ("title",),
    "summary": ("summary",),
    "community": ("community", "name"),
    "problem": ("problem", "statement", "text"),
    "source-title": ("sources", 1, "title"),
}
_WORDS: Mapping[str, Path] = {
    "place": ("community", "places"),
    "problems": ("problem", "concepts"),
    "methods": ("method", "concepts"),
}
# What is no part of a record.
_ASIDE = frozenset({"language", "promise"})
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_COLON = re.compile("[：:]")
# Nobody takes so many steps; a field with more was not meant so.
MOST_MEMBERS = 200


@dataclass(frozen=True, slots=True)
class Filled:
    """An issue: its number, and what was written into the fields of the form, by their ids."""

    number: int
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft of a record with its id."""

    id: str
    draft: Draft

    @property
    def notes(self) -> tuple[Note, ...]:
        """What did not come along and what is missing."""
        return (*self.draft.notes, *(Note("missing", shown(path)) for path in self.draft.missing()))


def labels(form: str) -> Mapping[str, str]:
    """The ids of the fields of an issue form, as YAML, by the labels under which GitHub writes what was answered."""
    body = yaml.safe_load(form)["body"]
    return {one["attributes"]["label"]: one["id"] for one in body if "id" in one}


def read(event: bytes, form: Mapping[str, str]) -> Filled:
    """The issue in the event that GitHub hands to a workflow, whose body follows a form with these `labels`.

    A heading counts once and in the order of the form. Somebody who writes a later one into an answer ends the answer
    there, and a maintainer sees what came of it. Raises Refusal for what is no such event.
    """
    if len(event) > MOST_BYTES:
        raise Refusal("event")
    try:
        issue = json.loads(event)["issue"]
        number, body = issue["number"], issue["body"] or ""
    except (ValueError, RecursionError, LookupError, TypeError):
        raise Refusal("event") from None
    if type(number) is not int or not isinstance(body, str) or len(body) > MOST_CHARACTERS:
        raise Refusal("event")
    answers = dict(_answers(body, form))
    if not any(answers.values()):
        raise Refusal("no-form")
    return Filled(number, answers)


def draft(filled: Filled, concepts: Concepts, ids: Numbered) -> Drafted:
    """The draft of a record from the answers. Nothing is guessed: what has no place in a record stays as a remark."""
    made = Draft(concepts)
    key = _LANGUAGES.get(filled.answers.get("language", ""), "zh")
    answers = {name: clean(text, name, 0, made.notes) for name, text in filled.answers.items() if name not in _ASIDE}
    if key != "zh":
        made.put(("original",), key, "language")
    for name, text in answers.items():
        if not text:
            continue
        if name in _TEXTS:
            made.put((*_TEXTS[name], key), text, name)
        elif name in _ONE:
            made.put(_ONE[name], text, name)
        elif name in _WORDS:
            for number, word in enumerate(_few(made.listed((*_WORDS[name], 1), text), name, made), 1):
                made.put((*_WORDS[name], number), word, name)
        else:
            _members(made, name, text, key)
    if made.members(("sources",)):
        made.put(("sources", 1, "id"), "source", "source-title")
    title = filled.answers.get("title", "")
    return Drafted(ids.new(slug(title) or f"issue-{filled.number}"), made)


def _members(made: Draft, name: str, text: str, key: str) -> None:
    """Put an answer that holds several things, one a line or a paragraph, into a list of the record."""
    if name == "steps":
        for number, one in enumerate(_few(_PARAGRAPHS.split(text), name, made), 1):
            title, _, rest = one.partition("\n")
            made.put(("method", "steps", number, "title" if rest else "text", key), title.strip(), name)
            if rest:
                made.put(("method", "steps", number, "text", key), rest.strip(), name)
    elif name == "actors":
        for number, one in enumerate(_few(text.split("\n"), name, made), 1):
            found = _COLON.search(one)
            role, did = (one[: found.start()], one[found.end() :]) if found else (one, "")
            for field, said in (("role", role.strip()), ("did", did.strip())):
                if said:
                    made.put(("actors", number, field, key), said, name)
    elif name == "outcomes":
        for number, one in enumerate(_few(_PARAGRAPHS.split(text), name, made), 1):
            made.put(("outcomes", number, "claim", key), one, name)
    elif name == "unknowns":
        for number, one in enumerate(_few(text.split("\n"), name, made), 1):
            made.put(("unknowns", number, key), one, name)
    else:
        for one in _few(text.split("\n"), name, made):
            made.leave(("figures", NO_MEMBER, "measure", key), one, name, 0, "form")


def _few(pieces: Sequence[str], name: str, made: Draft) -> list[str]:
    found = [piece.strip() for piece in pieces if piece.strip()]
    made.notes += [Note("content", name, 0, f"{len(found) - MOST_MEMBERS}")] if len(found) > MOST_MEMBERS else []
    return found[:MOST_MEMBERS]


def _answers(body: str, form: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    waiting = list(form)
    name, lines = "", list[str]()
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        label = line.removeprefix("### ").strip() if line.startswith("### ") else None
        if label in waiting:
            if name:
                yield name, _answer(lines)
            name, lines = form[label], []
            del waiting[: waiting.index(label) + 1]
        else:
            lines.append(line)
    if name:
        yield name, _answer(lines)


def _answer(lines: Sequence[str]) -> str:
    text = "\n".join(lines).strip()
    return "" if text == _EMPTY else text

