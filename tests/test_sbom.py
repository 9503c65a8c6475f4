"""The bill of materials: valid, complete, the same each time; and no licence in it that is not allowed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from released import EPOCH, ROOT

PROGRAM = ROOT / "release" / "sbom.py"
# What a reader's browser gets, as the build of the scripts has noted it.
LICENCES = ROOT / "templates" / "theme" / "assets" / "licences.txt"


def run(file: Path, program: Path = PROGRAM, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, program, file],
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("sbom") / "casegen.cdx.json"
    done = run(file)
    assert (done.returncode, done.stderr) == (0, "")
    return file.read_text("utf-8")


@pytest.fixture(scope="module")
def bill(text: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(text)
    return made


def test_it_is_valid_cyclonedx(text: str) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_5)
    assert validator.validate_str(text) is None
    assert validator.validate_str(text.replace('"type": "library"', '"type": "book"')) is not None


def test_it_is_the_same_each_time_and_says_the_time_of_the_commit(text: str, tmp_path: Path) -> None:
    run(tmp_path / "again.json", PYTHONHASHSEED="7", TZ="Asia/Shanghai")
    assert (tmp_path / "again.json").read_text("utf-8") == text
    assert json.loads(text)["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    run(tmp_path / "later.json", SOURCE_DATE_EPOCH="1700000001")
    later = json.loads((tmp_path / "later.json").read_text("utf-8"))
    assert later["serialNumber"] != json.loads(text)["serialNumber"]


def test_it_names_all_that_the_program_requires(bill: dict[str, Any]) -> None:
    named = {one["name"]: one["scope"] for one in bill["components"] if one["purl"].startswith("pkg:pypi/")}
    for one in requires("casegen") or []:
        name = re.split(r"[^A-Za-z0-9._-]", one)[0]
        assert named[name] == ("optional" if "extra ==" in one else "required"), one
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    versions = {(one["name"], one["version"]) for one in lock["package"] if "version" in one}
    assert {(one["name"], one["version"]) for one in bill["components"] if "pypi" in one["purl"]} <= versions
    # What only tests and benches use is no part of a release.
    assert not named.keys() & {"pytest", "hypothesis", "mypy", "hatchling", "zensical"}


def hashes(component: dict[str, Any]) -> Iterator[str]:
    yield from (one["content"] for one in component.get("hashes", ()))
    for place in component.get("externalReferences", ()):
        yield from (one["content"] for one in place["hashes"])


def test_everything_has_a_hash_a_licence_and_a_place_in_the_graph(bill: dict[str, Any]) -> None:
    refs = {one["bom-ref"] for one in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    assert len(refs) == len(bill["components"]) + 1
    for one in bill["components"]:
        assert one["licenses"], one["name"]
        assert list(hashes(one)), one["name"]
        assert all(re.fullmatch("[0-9a-f]{64}|[0-9a-f]{128}", digest) for digest in hashes(one))
    assert {one["ref"] for one in bill["dependencies"]} == refs
    assert {to for one in bill["dependencies"] for to in one.get("dependsOn", ())} <= refs


def test_it_names_all_whose_code_is_in_the_scripts(bill: dict[str, Any]) -> None:
    named = {one["name"] for one in bill["components"] if one["purl"].startswith("pkg:npm/")}
    assert named == set(re.findall(r"^(\S+) \d\S* \(.+\)$", LICENCES.read_text("utf-8"), re.MULTILINE))
    # docx has taken nanoid into its own build, which no lock file tells.
    assert {"ajv", "docx", "fflate", "nanoid", "porter2", "pptxgenjs"} <= named
    nanoid = json.loads((ROOT / "web" / "node_modules" / "nanoid" / "package.json").read_text("utf-8"))
    (one,) = (one for one in bill["components"] if one["name"] == "nanoid")
    assert one["version"] == nanoid["version"]
    assert len(one["hashes"][0]["content"]) == hashlib.sha512().digest_size * 2


@pytest.mark.parametrize(
    ("licence", "required", "bundled"),
    [
        ("MIT", True, True),
        ("MPL-2.0", True, False),
        ("Apache-2.0 OR BSD-2-Clause", True, True),
        ("(MIT OR Apache-2.0)", True, True),
        ("MIT AND GPL-3.0-only", False, False),
        ("GPL-3.0-or-later", False, False),
        ("AGPL-3.0-only", False, False),
        ("Proprietary", False, False),
        ("", False, False),
    ],
)
def test_which_licences_are_allowed(
    licence: str, required: bool, bundled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(PROGRAM.parent))
    import licences

    assert licences.allowed(licence, licences.REQUIRED) is required
    assert licences.allowed(licence, licences.BUNDLED) is bundled


def test_what_is_known_of_packages_for_other_pythons_is_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PROGRAM.parent))
    import licences

    wanted = licences.ELSEWHERE
    # Python 3.11 needs all of them; later ones need none, and then there is nothing to compare.
    assert {name: licences.said(name) for name in wanted} == wanted
    assert licences.said("no-such-package") == ""


def test_a_licence_that_is_not_allowed_stops_the_release(tmp_path: Path) -> None:
    """Nothing is left out of the whole: a program with MIT taken from its list refuses what stands under it."""
    for name in ("sbom.py", "licences.py"):
        source = (PROGRAM.parent / name).read_text("utf-8")
        changed = source.replace('"MIT", ', "").replace("parents[1]", f"parents[0] / {str(ROOT)!r}")
        (tmp_path / name).write_text(changed, "utf-8")
    done = run(tmp_path / "casegen.cdx.json", tmp_path / "sbom.py")
    assert done.returncode == 1
    assert re.search(r"^docx \d[\d.]+: licence MIT$", done.stderr, re.MULTILINE)
    assert re.search(r"^pydantic \d[\d.]+: licence MIT$", done.stderr, re.MULTILINE)
    assert "phonenumbers" not in done.stderr
