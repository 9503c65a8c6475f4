"""Runs every golden folder of the checks and compares the findings, word for word.

A folder holds a tiny library: `cases/*.yml`, `packs/*.yml`, `vocabulary/*.yml` in place of files of the same name in
the shared `_vocabulary/`, and `files.yml` for what git cannot hold plainly (by path: `hex`, `link`, `text` said
so many `times`, or `absent`); its `mkdocs.yml` may name what was withdrawn. Its `expected.txt` holds the findings. Run
pytest on this file with `CASEGEN_GOLDEN=write` in the environment to write them anew; read the difference before you
commit it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from casegen import checks
from casegen.config import CONFIG
from casegen.config import read as settings
from casegen.findings import RULES, Finding
from casegen.load import VOCABULARY_BYTES, read

GOLDEN = Path(__file__).parents[1] / "golden" / "checks"
PAGES = Path(__file__).parents[2] / "docs" / "checks"
FOLDERS = sorted(folder for folder in GOLDEN.iterdir() if folder.is_dir() and folder.name != "_vocabulary")
WRITE = os.environ.get("CASEGEN_GOLDEN") == "write"


def library(folder: Path, root: Path) -> None:
    """Lay out at `root` the library that a golden folder describes."""
    shutil.copytree(GOLDEN / "_vocabulary", root / "vocabulary")
    (root / "cases").mkdir()
    for part in ("cases", "vocabulary", "packs"):
        if (folder / part).is_dir():
            shutil.copytree(folder / part, root / part, dirs_exist_ok=True)
    if (folder / CONFIG).exists():
        shutil.copy(folder / CONFIG, root)
    special = folder / "files.yml"
    said = yaml.safe_load(special.read_text(encoding="utf-8")) if special.exists() else {}
    for name, how in said.items():
        place = root / name
        place.parent.mkdir(exist_ok=True)
        if "absent" in how:
            place.unlink()
        elif "link" in how:
            place.symlink_to(how["link"])
        elif "hex" in how:
            place.write_bytes(bytes.fromhex(how["hex"]))
        else:
            place.write_text(how["text"] * how.get("times", 1), encoding="utf-8")


def findings(root: Path) -> tuple[Finding, ...]:
    """What the checks say of the library at `root`."""
    cases = read(root / "cases", root)
    vocabularies = read(root / "vocabulary", root, most=VOCABULARY_BYTES)
    withdrawn = [one.id for one in settings(root).withdrawn] if (root / CONFIG).exists() else []
    return checks.run(cases, vocabularies, packs=read(root / "packs", root), withdrawn=withdrawn).findings


def shown(found: Iterable[Finding]) -> str:
    """Findings as plain text: place, severity, code and message in both languages, then both remedies."""
    blocks = []
    for one in found:
        head = f"{one.path}:{one.span.line}:{one.span.column}: {one.severity} {one.code}"
        lines = [f"{head} {one.message['zh']}", f"{head} {one.message['en']}"]
        lines += [f"  改法：{one.help['zh']}", f"  help: {one.help['en']}"]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_golden(folder: Path, tmp_path: Path) -> None:
    library(folder, tmp_path)
    found = findings(tmp_path)
    expected = folder / "expected.txt"
    if WRITE:
        expected.write_text(shown(found), encoding="utf-8")
    assert shown(found) == expected.read_text(encoding="utf-8")
    if folder.name.startswith("CG"):
        assert folder.name in {one.code for one in found}, "the folder does not show its code"


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_is_shown_and_explained(code: str) -> None:
    assert (GOLDEN / code / "expected.txt").is_file(), f"{code} has no golden folder"
    page = PAGES / f"{code}.md"
    assert page.is_file(), f"{code} has no page in docs/checks/"
    chinese, _, english = page.read_text(encoding="utf-8").partition("<!-- en -->")
    for text in (chinese.removeprefix("<!-- zh -->"), english):
        prose = text.split("```")[::2]
        title, *parts = re.findall(r"^#.*", "".join(prose), re.MULTILINE)
        assert title.startswith(f"# {code} "), f"{page.name}: a language does not begin with `# {code} …`"
        assert [part[:3] for part in parts] == ["## "] * 3, f"{page.name}: a language needs three parts"


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_speaks_both_languages(code: str) -> None:
    rule = RULES[code]
    for texts in (rule.title, rule.message, rule.reason, rule.help):
        assert set(texts) == {"zh", "en"}
        assert all(text.strip() for text in texts.values())
