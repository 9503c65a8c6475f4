"""Writes large libraries as contributors would: bilingual record files of the real schema, put together from ours.

`.venv/bin/python tests/bench/written.py 5000` says where one of 5,000 cases lies. Every record has the shape of one of
this library: its parts, places in sources, figures and the lengths of its texts. Sentences of all records are drawn
anew for each text, and a number in a sentence becomes one of the record's own figures, so that every number stays
traced to its source. The same number gives the same bytes, which are kept in the system's temporary folder.
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

import opencc
from made_cases import FRESH

from casegen import pipeline
from casegen.checks.names import without_names
from casegen.config import read
from casegen.library import Library
from casegen.locales import RECORD_KEYS
from casegen.model import Case, Path, Prose, texts
from casegen.numerals import numbers
from casegen.numerals.chinese import NUMERALS
from casegen.translations import fingerprint
from casegen.write import scalar, write

ROOT = FilePath(__file__).resolve().parents[2]
# What a library is made from beside the program: a change of any gives another one.
ORIGINS = ("cases", "vocabulary", "docs/zh", "docs/en")
SETTINGS = """site_name: Made Practice Library
site_url: https://example.org/made/
docs_dir: docs
site_dir: site
use_directory_urls: true
theme: {name: material}
plugins: [casegen]
markdown_extensions: [attr_list, tables]
validation: {links: {unrecognized_links: ignore}}
extra:
  generator: false
  casegen:
    name: {zh: 实践库, en: Made Practice Library}
    tagline: {zh: 编出来的案例，用来量速度。, en: Cases that were made up to measure speed.}
"""
# The language that a record is written in first.
ORIGINAL = RECORD_KEYS[0]
# Where the concepts stand that a new record has others of, and their vocabularies.
DRAWN = (
    ("problem", "concepts", "problems"),
    ("method", "concepts", "methods"),
    ("community", "places", "places"),
    ("community", "types", "community-types"),
)
# Prose shorter than this is a piece of a sentence, as names and roles are; longer prose is whole sentences.
_SHORT = {"zh": 30, "en": 90}
# One sentence in so many has a number, about as in our records.
_COUNTED = 6
_SENTENCE = re.compile(r"(?<=[。；！？])|(?<=[.;!?])\s+")
_STOP = {"zh": "。", "en": "."}
_BETWEEN = {"zh": "", "en": " "}
_ENDS = "。；！？.;!?”’)）"
# In a date a number is a part of a name, and a figure would make no sense there.
_DATED = tuple("年月日号")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_DIGIT = re.compile(rf"[0-9{NUMERALS}]")
_MARKUP = re.compile(r"[*_`\[\]<>#|\\]|://")
_GAP = re.compile("⟦([0-9]+)⟧")


def written(number: int, root: FilePath = ROOT) -> FilePath:
    """The folder of a library of so many cases, made from the library at `root` where it has not been made before.

    It holds `mkdocs.yml`, `cases/`, `vocabulary/` and `docs/`, and is not to be written into: copy it.
    """
    digest = hashlib.blake2b(FilePath(__file__).read_bytes(), digest_size=8)
    for name in ORIGINS:
        for path in sorted((root / name).rglob("*")):
            digest.update(path.read_bytes() if path.is_file() else b"")
    kept = FilePath(tempfile.gettempdir()) / "casegen-written"
    folder = kept / f"{number}-{digest.hexdigest()}"
    if not folder.is_dir():
        kept.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept) as beside:
            write_library(number, FilePath(beside) / "made", root)
            try:
                (FilePath(beside) / "made").replace(folder)
            except OSError:
                # Somebody made the same one at the same time.
                if not folder.is_dir():
                    raise
    return folder


def write_library(number: int, folder: FilePath, root: FilePath = ROOT, seed: int = 1) -> None:
    """Write a library of so many cases into a new folder."""
    (folder / "cases").mkdir(parents=True)
    for name, text in records(pipeline.read_library(read(root)), number, seed):
        (folder / "cases" / f"{name}.yml").write_text(text, encoding="utf-8")
    for name in ORIGINS[1:]:
        shutil.copytree(root / name, folder / name)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")


def records(whole: Library, number: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of so many records, put together from the cases of a library."""
    chance = random.Random(seed)
    stock = {key: _Stock(key, said, chance) for key, said in _said(whole.cases).items()}
    known = {scheme: list(one) for scheme, one in whole.concepts.items()}
    forms = [_form(case) for case in whole.cases if case.original == ORIGINAL]
    for at in range(number):
        name = f"case-{at:05}"
        yield name, chance.choice(forms).filled(name, stock, known, chance)


def _said(cases: Iterable[Case]) -> Mapping[str, list[str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        for _, text in texts(case):
            for key, one in text.root.items() if isinstance(text, Prose) else ():
                said[key] += filter(None, map(str.strip, _SENTENCE.split(one)))
    return said


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What stands before, between and after the numbers of a sentence."""

    parts: tuple[str, ...]

    @property
    def size(self) -> int:
        return sum(map(len, self.parts)) + 3 * (len(self.parts) - 1)

    def filled(self, values: Sequence[str], chance: random.Random) -> str:
        """The sentence with some of the `values` for its numbers."""
        made = self.parts[0]
        for part in self.parts[1:]:
            made += chance.choice(values) + part
        return made


class _Stock:
    """The sentences of one language: `plain` without a number, and `counted` with one or more."""

    def __init__(self, key: str, said: Iterable[str], chance: random.Random) -> None:
        self.key = key
        self.plain: list[_Sentence] = []
        self.counted: list[_Sentence] = []
        self._chance = chance
        for one in said:
            whole = one if one[-1] in _ENDS else one + _STOP[key]
            parts = _parts(whole)
            if parts[1:]:
                if not any(part.startswith(_DATED) for part in parts[1:]) and not _MONTH.search(whole):
                    self.counted.append(_Sentence(parts))
            elif not _DIGIT.search(whole):
                self.plain.append(_Sentence(parts))
        letters = sorted({one for text in self.plain for one in text.parts[0] if one.isalpha()})
        simplified = opencc.OpenCC("t2s").convert("".join(letters))
        self._letters = [one for one, other in zip(letters, simplified, strict=True) if one == other]

    def prose(self, size: int, values: Sequence[str]) -> str:
        """Whole sentences, together about as long as `size`; their numbers are of the `values`."""
        made = ""
        while True:
            counted = values and self._chance.randrange(_COUNTED) == 0
            one = self._chance.choice(self.counted if counted else self.plain)
            if made and len(made) + one.size / 2 > size:
                return made.strip()
            made += self._fresh(one.filled(values, self._chance)) + _BETWEEN[self.key]

    def phrase(self, size: int) -> str:
        """Words without a number, at most as many characters as `size`."""
        made = ""
        while len(made) < size:
            one = self._fresh(self._chance.choice(self.plain).parts[0]).rstrip(_ENDS)
            start = self._chance.randrange(max(1, len(one) - size))
            # Where words have spaces, none is cut at its beginning.
            word = one.find(" ", start, -size) + 1 if start else 0
            made += (_BETWEEN[self.key] if made else "") + one[word or start :]
        return made[:size].strip(" ,;，、；：:—-") or self.plain[0].parts[0][:size]

    def _fresh(self, text: str) -> str:
        """Now and then words that nobody wrote before, as a larger library has more of them."""
        if self._chance.randrange(FRESH[self.key]) or _DIGIT.search(text) or _MARKUP.search(text):
            return text
        return "".join(self._chance.choice(self._letters) if one.isalpha() else one for one in text)


def _parts(sentence: str) -> tuple[str, ...]:
    """A sentence cut at its numbers; those in names, and words for a few, stay."""
    parts, at = [], 0
    for reading in numbers(without_names(sentence)):
        if reading.digits or max(reading.value, reading.to or 0) > 10:
            parts.append(sentence[at : reading.start])
            at = reading.end
    return (*parts, sentence[at:])


@dataclass(frozen=True, slots=True)
class _Gap:
    """What is drawn anew in a form.

    `kind` is `prose` or `phrase`, in the language `of` and of about so many characters; `concept`, one of so many of
    the vocabulary `of`; `name`, the record's id; or `prints`, what the translations into the language `of` say of
    their originals.
    """

    kind: str
    of: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class _Form:
    """The file of one case, cut at its gaps; `values` are the numbers that its figures carry."""

    parts: Sequence[str]
    gaps: Sequence[_Gap]
    values: Sequence[str]

    def filled(
        self, name: str, stock: Mapping[str, _Stock], known: Mapping[str, Sequence[str]], chance: random.Random
    ) -> str:
        """The text of a new record of that name."""
        made = [self.parts[0]]
        prints: dict[str, set[str]] = defaultdict(set)
        drawn: dict[str, list[str]] = {}
        original = ""
        for gap, part in zip(self.gaps, self.parts[1:], strict=True):
            match gap.kind:
                case "name":
                    made.append(name)
                case "concept":
                    if not drawn.get(gap.of):
                        drawn[gap.of] = chance.sample(known[gap.of], gap.size)
                    made.append(scalar(drawn[gap.of].pop()))
                case "prints":
                    made.append("\n    - ".join(f'"{one}"' for one in sorted(prints[gap.of])))
                case kind:
                    words = stock[gap.of]
                    one = words.prose(gap.size, self.values) if kind == "prose" else words.phrase(gap.size)
                    if gap.of == ORIGINAL:
                        original = fingerprint(one)
                    prints[gap.of].add(original)
                    made.append(scalar(one))
            made.append(part)
        return "".join(made)


def _form(case: Case) -> _Form:
    gaps: list[_Gap] = []

    def gap(kind: str, of: str = "", size: int = 0) -> str:
        gaps.append(_Gap(kind, of, size))
        return f"⟦{len(gaps) - 1}⟧"

    case = case.model_copy(update={"formerly": (), "adapted_from": (), "translations": {}})
    tree = case.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    tree["id"] = gap("name")
    for part, field, scheme in DRAWN:
        ids = tree[part].get(field, ())
        tree[part][field] = [gap("concept", scheme, len(ids)) for _ in ids]
    written_in: set[str] = set()
    for path, text in texts(case):
        owner = _at(tree, path)
        written_in |= set(text.root)
        for key, one in text.root.items():
            long = isinstance(text, Prose) and len(one) >= _SHORT[key]
            owner[key] = gap("prose" if long else "phrase", key, len(one))
    tree["translations"] = {key: [gap("prints", key)] for key in sorted(written_in - {ORIGINAL})}
    parts = _GAP.split(write(tree))
    values = (value for figure in case.figures for value in (figure.value, figure.to) if value is not None)
    # At the beginning of a text 4.5 looks like the mark of a list.
    whole = sorted({scalar(value) for value in values if value == value.to_integral_value()})
    return _Form(parts[::2], [gaps[int(at)] for at in parts[1::2]], whole)


def _at(tree: Any, path: Path) -> dict[str, str]:
    for name in path:
        tree = tree[name]
    return tree  # type: ignore[no-any-return]  # a text, where the model has one


def main() -> None:
    for number in map(int, sys.argv[1:]):
        print(written(number))


if __name__ == "__main__":
    main()
