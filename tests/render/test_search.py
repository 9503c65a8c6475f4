"""The files of the search: they hold what the browser is promised, and nothing that depends on the day."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import accumulate
from string import ascii_lowercase
from typing import Any

import pytest

from casegen import facets, library
from casegen.index.search.fold import LETTERS as MARKED
from casegen.index.search.shards import shards_of
from casegen.library import Library
from casegen.locales import LOCALES
from casegen.model import Case, Localized, Phrase
from casegen.render.prose import plain
from casegen.render.search import search_files
from casegen.render.search_mending import END
from conftest import Built

SCRIPT = re.compile(
    r"(?:\(self\.casegen=self\.casegen\|\|\{\}\)\.(\w+)"
    r"|\(\(self\.casegen=self\.casegen\|\|\{\}\)\.(\w+)=self\.casegen\.\2\|\|\{\}\)\[(\d+|\"[a-z]\")\])=(.*);\n",
    re.DOTALL,
)

# Shards by number and by letter.
SHARDS = ("terms", "pairs", "chars", "ends", "initials")
LETTERS = ("names", "words")


def files_of(whole: Library) -> Mapping[str, bytes]:
    """Every file of the search of a library without pages written by hand."""
    found = list(search_files(whole, facets.columns(whole), ()))
    assert len(dict(found)) == len(found)
    return {path: content if isinstance(content, bytes) else content.encode() for path, content in found}


def value(text: bytes) -> Any:
    """What a script sets."""
    found = SCRIPT.fullmatch(text.decode("utf-8"))
    assert found, text[:100]
    assert not set("<>&\u2028\u2029") & set(found[4])
    return json.loads(found[4])


def told(files: Mapping[str, bytes], locale: str) -> list[list[str]]:
    """Every document as an edition shows it."""
    start = value(files[f"{locale}/search/start.js"])
    numbers = range((start["docs"] + start["per"] - 1) // start["per"])
    return [one for at in numbers for one in value(files[f"{locale}/search/text-{at}.js"])]


def built_files(built: Built) -> Mapping[str, bytes]:
    paths = [*built.folder.glob("search/*.js"), *built.folder.glob("*/search/*.js")]
    return {path.relative_to(built.folder).as_posix(): path.read_bytes() for path in paths}


def test_files_are_the_scripts_that_the_first_one_names(built: Built) -> None:
    files = built_files(built)
    for edition, locale in enumerate(LOCALES):
        start = value(files[f"{locale}/search/start.js"])
        numbers = {"v", "docs", "cases", "per", *SHARDS}
        assert set(start) == numbers | {"of", "fold", "language", "edition", "concepts", "phrases"}
        assert start["edition"] == edition
        assert start["language"] == (LOCALES[locale].base or locale)
        assert (start["v"], start["per"], start["cases"]) == (1, 1, len(built.library.cases))
        shards = [*((name, range(start[name])) for name in SHARDS), *((name, ascii_lowercase) for name in LETTERS)]
        for name, marks in shards:
            assert {f"search/{name}-{mark}.js" for mark in marks} == {
                path for path in files if path.startswith(f"search/{name}-")
            }
        steps, other = start["fold"]
        one = list(map(chr, accumulate(steps)))
        assert len(one) == len(other)
        assert all(step > 0 for step in steps)
        # Browsers take letters and their marks apart by themselves.
        assert {letter for letter, base in zip(one, other, strict=True) if base.isascii()} == set(MARKED)
        phrases = start["phrases"].split("\n")
        assert len(phrases) == 2 * len(start["concepts"])
        assert all(line.isascii() == (not line or at >= len(start["concepts"])) for at, line in enumerate(phrases))
        texts = told(files, locale)
        assert len(texts) == start["docs"]
        assert [row[1] for row in texts[: start["cases"]]] == [f"cases/{case.id}/" for case in built.library.cases]
        for kind, address, title, *_ in texts:
            assert kind in {"case", "method", "page"}
            assert title
            assert (built.folder / locale / address / "index.html").is_file()
    assert set(value(files["search/sounds.js"]).split(" ")) == {
        syllable for at in range(start["chars"]) for syllable in value(files[f"search/chars-{at}.js"])
    }
    for letter in ascii_lowercase:
        for word in filter(None, value(files[f"search/words-{letter}.js"]).split(" ")):
            assert re.fullmatch(rf"{letter}[a-z]{{2,31}}[0-9]", word)
            [end] = shards_of([word[:-1][-END:]], start["ends"])
            assert word in value(files[f"search/ends-{end}.js"]).split(" ")
        for line in filter(None, value(files[f"search/names-{letter}.js"]).split("\n")):
            *syllables, name = line.split(" ")
            assert len(syllables) == len(name)
            assert line.startswith(letter)


def test_a_case_is_told_in_every_edition_as_readers_see_it(built: Built) -> None:
    files = built_files(built)
    for locale in LOCALES:
        reader = built.reader(locale)
        for case, (_, _, title, where, summary, body) in zip(
            built.library.cases, told(files, locale)[: len(built.library.cases)], strict=True
        ):
            assert title == reader.plain(case.title)
            assert summary == reader.plain(case.summary)
            assert where.endswith(f" · {reader.plain(case.community.name)}")
            paragraphs = body.split("\n")
            for step in case.method.steps:
                assert reader.plain(step.text) in paragraphs
            for concept in case.problem.concepts:
                assert reader.name("problems", concept) in paragraphs[-1].split(" · ")


def test_pages_written_by_hand_are_found_and_pages_of_checks_are_not(built: Built) -> None:
    texts = told(built_files(built), "zh")
    pages = [row[1] for row in texts if row[0] == "page"]
    assert "about/" in pages
    assert not any("checks" in address for address in pages)
    assert len(pages) == len(set(pages))


def test_a_library_without_cases_or_vocabularies_has_its_files(built: Built) -> None:
    schemes = built.library.schemes
    without_methods = [scheme for name, scheme in schemes.items() if name != "methods"]
    for whole in (library.assemble([], held) for held in ((), without_methods, schemes.values())):
        files = files_of(whole)
        for locale in LOCALES:
            start = value(files[f"{locale}/search/start.js"])
            assert (start["docs"], start["cases"]) == (len(whole.methods), 0)
            assert start["terms"] >= 1
            assert len(told(files, locale)) == len(whole.methods)


@pytest.mark.parametrize("key", ["zh", "en", "zh-Hant"])
def test_a_case_in_one_language_is_told_in_it_everywhere(built: Built, key: str) -> None:
    texts = {"title": "志願 volunteer", "summary": "一 *二* & three", "claim": "繁體 <b>"}
    case = built.library.cases[0]
    dumped = json.loads(case.model_dump_json(by_alias=True))

    def only(part: Any, name: str = "") -> Any:
        if isinstance(part, dict):
            if part and set(part) <= {"zh", "en", "zh-Hant"} and name != "translations":
                return {key: texts.get(name, next(iter(part.values())))}
            return {one: only(child, one) for one, child in part.items() if child is not None}
        return [only(child, name) for child in part] if isinstance(part, list) else part

    made = Case.model_validate(only({**dumped, "translations": {}}))
    whole = library.assemble([made], built.library.schemes.values())
    files = files_of(whole)
    for locale in LOCALES:
        title = told(files, locale)[0][2]
        expected = texts["title"]
        assert title == (LOCALES[locale].derive(expected) if key == "zh" else expected)
        assert told(files, locale)[0][4] == plain(texts["summary"])


def test_names_in_quotation_marks_are_read_as_names_of_concepts_are(built: Built) -> None:
    case = built.library.cases[0]
    title = {"zh": "“紅喇叭”與「廢棄寶」", "en": "The “Red Horn” 1"}
    summary = {"zh": "“1+1+X”，“一整句引来的话，比名字长得多”，“长”，“红喇叭”", "en": "“ ”"}
    made = case.model_copy(update={"title": Localized(title), "summary": Localized(summary)})
    files = files_of(library.assemble([made], built.library.schemes.values()))
    before = files_of(built.library)
    read = {one: value(files[f"search/names-{one}.js"]).split("\n") for one in ascii_lowercase}
    known = {line for one in ascii_lowercase for line in value(before[f"search/names-{one}.js"]).split("\n")}
    assert {line for lines in read.values() for line in lines} - known == {"hong la ba 红喇叭", "fei qi bao 废弃宝"}
    assert all(len(lines) == len(set(lines)) for lines in read.values())


def test_roles_are_kept_by_the_initials_of_their_names(built: Built) -> None:
    """In the shard of the first three, by every way in which a character is read; concepts' names are elsewhere."""
    case = built.library.cases[0]
    names = (one.pref_label.root["zh"] for scheme in built.library.schemes.values() for one in scheme.concepts)
    known = next(name for name in names if len(name) in range(3, 9))
    roles = (
        {"zh": "“廢棄寶”第九小組長", "en": "The ninth group’s leader"},
        {"zh": f"*養蜂員*，現任蜂房主人，{known}，名字比名字還要長得多的協會", "zh-Hant": "養蜂員、X光師、長、站長"},
        {"zh": "養房員"},
    )
    actors = tuple(case.actors[0].model_copy(update={"role": Phrase(role)}) for role in roles)
    made = case.model_copy(update={"actors": actors})
    files = files_of(library.assemble([made], built.library.schemes.values()))
    number = value(files["zh/search/start.js"])["initials"]
    held = {}
    for shard in range(number):
        for initials, names in value(files[f"search/initials-{shard}.js"]).items():
            assert shards_of([initials[:3]], number)[0] == shard
            held[initials] = names.split("|")
    assert held == {
        "fqb": ["废弃宝"],
        "djxzc": ["第九小组长"],
        "djxzz": ["第九小组长"],
        "yfy": ["养蜂员", "养房员"],
        "xrffzr": ["现任蜂房主人"],
    }


def test_what_another_build_made_has_another_name(built: Built) -> None:
    """Whatever is told otherwise, the beginning names the other files otherwise, in every edition alike."""
    case = built.library.cases[0]
    named = set()
    for title in (case.title, case.community.name):
        changed = case.model_copy(update={"title": title})
        whole = library.Library((changed, *built.library.cases[1:]), built.library.schemes)
        files = files_of(whole)
        [one] = {value(files[f"{locale}/search/start.js"])["of"] for locale in LOCALES}
        named.add(one)
    assert len(named) == 2
    assert all(re.fullmatch("[0-9a-f]{8}", one) for one in named)


def test_the_same_library_makes_the_same_bytes(built: Built) -> None:
    """Whatever the seed of hashes is."""
    expected = hashlib.sha256(repr(list(files_of(built.library).items())).encode()).hexdigest()
    program = (
        "import hashlib, sys; from pathlib import Path; from casegen import config, facets, library, pipeline\n"
        "from casegen.render.search import search_files\n"
        "checked = pipeline.check(config.read(Path(sys.argv[1])))\n"
        "whole = library.assemble(checked.cases, checked.schemes)\n"
        "files = list(search_files(whole, facets.columns(whole), ()))\n"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program, built.root], env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.strip() == expected
