"""A library in which every text of every record is hostile becomes pages that run nothing and ask nobody."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlparse
from xml.etree import ElementTree

import docx
import pikepdf
import pptx
import pytest
import yaml

import hostile
from casegen import examine
from casegen.config import ConfigError, read
from casegen.fonts import FontError
from casegen.load import parse
from casegen.model import parts
from casegen.packs.downloads import pack_files
from conftest import Built
from hostile import PRODUCT

SCHEMES = {"", "http", "https", "mailto"}


class Pages(HTMLParser):
    """Collects what could run or call out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        ours = re.fullmatch(r"((\.\./)+|/library/|)assets/[0-9a-f]{8}/[a-z-]+\.js", said.get("src") or "")
        if tag == "script" and not ours and said.get("type") not in {"application/ld+json", "application/json"}:
            self.found.append("script")
        if tag in {"img", "iframe", "object", "embed", "base", "body"} and tag != "body":
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "srcdoc":
                self.found.append(f"{tag} {name}")
            if name in {"href", "src", "action"} and urlparse(value or "").scheme.lower() not in SCHEMES:
                self.found.append(f"{tag} {name}={value}")


def test_every_kind_of_text_is_in_the_records(hostile_site: Built) -> None:
    """What is filled in reaches every field: a record that is read back has none that is empty."""
    case, scheme = hostile_site.library.by_id["third"], hostile_site.library.schemes["methods"]
    left = {
        f"{type(model).__name__}.{name}"
        for _, model in [*parts(case).models, *parts(scheme).models, *parts(hostile_site.library.packs[0]).models]
        for name in type(model).model_fields
        if getattr(model, name) in (None, (), {})
    }
    # Fingerprints are digests; only a retired case has been retired, and only places have these.
    assert left == {
        "Case.translations", "Pack.translations", "Case.retired", "Method.broader", "Method.notation", "Method.tile",
    }  # fmt: skip


def test_no_page_holds_anything_that_runs(hostile_site: Built) -> None:
    found = {}
    pages = dict(hostile_site.html())
    assert len(pages) > 200
    for address, text in pages.items():
        parser = Pages()
        parser.feed(text)
        if parser.found and "/hand/" not in address:
            found[address] = parser.found
    assert found == {}


def test_template_syntax_is_text(hostile_site: Built) -> None:
    text = (hostile_site.folder / "en/cases/third/index.html").read_text("utf-8")
    assert "{{ 7007 * 7007 }}" in text
    assert "<!--casegen:" not in text
    for path in hostile_site.folder.rglob("*"):
        if path.is_file():
            assert PRODUCT.encode() not in path.read_bytes(), path


def test_what_programs_read_is_well_formed(hostile_site: Built) -> None:
    folder = hostile_site.folder
    read = Counter[str]()
    for path in sorted(folder.rglob("*")):
        read[path.suffix] += 1
        match path.suffix:
            case ".xml" | ".svg":
                ElementTree.parse(path)
            case ".json":
                json.loads(path.read_text("utf-8"))
            case ".yml":
                yaml.safe_load(path.read_text("utf-8"))
            case ".zip":
                with zipfile.ZipFile(path) as packed:
                    assert packed.testzip() is None
            case ".js" if "columns" in path.parts or "cards" in path.name or path.parent.name == "cases":
                assert not re.search("</script|<!--", path.read_text("utf-8"))
    assert min(read[one] for one in (".xml", ".svg", ".json", ".yml", ".zip")) > 0


def test_documents_open_and_say_what_was_written(hostile_site: Built) -> None:
    found = {path.suffix: path for path in sorted((hostile_site.folder / "en/packs/pack").iterdir())}
    word = "\n".join(one.text for one in docx.Document(str(found[".docx"])).element.iter() if one.text)
    deck = "\n".join(
        shape.text_frame.text for slide in pptx.Presentation(str(found[".pptx"])).slides for shape in slide.shapes
        if shape.has_text_frame
    )  # fmt: skip
    for text in (word, deck):
        assert "<script>" in text
        assert "7007" in text
    with pikepdf.open(found[".pdf"]) as printed:
        assert len(printed.pages) > 1
        assert not {"/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch"} & {
            name for one in printed.objects if isinstance(one, pikepdf.Dictionary) for name in iter(one)
        }
    for path in hostile_site.folder.glob("*/packs/pack/*.[dp]??x"):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                if name.endswith((".xml", ".rels")):
                    raw = packed.read(name)
                    ElementTree.fromstring(raw)
                    assert b"<!ENTITY" not in raw
                    assert not re.search(rb'TargetMode="External"[^>]*Target="(?!https?:|mailto:)', raw)


def test_the_table_cannot_be_a_formula(hostile_site: Built) -> None:
    with (hostile_site.folder / "data/cases.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []
    assert [cell for cell in cells if cell.startswith("'=HYPERLINK(")]


@pytest.mark.parametrize("address", hostile.SCRIPTS)
def test_an_address_that_is_none_is_refused(address: str, library_folder: Path) -> None:
    """As the address of a source, and as that of a link in prose."""
    path = library_folder / "cases/pantry.yml"
    text = path.read_text("utf-8")
    record = yaml.safe_load(text)
    record["sources"][0]["url"] = address
    path.write_text(hostile.written(record), "utf-8")
    refused = {finding.code for finding in examine.check(read(library_folder)).findings if finding.severity == "error"}
    assert refused & {"CG105", "CG106", "CG701", "CG702"}


@pytest.mark.parametrize(
    "code", [0, 7, 8, 0x1B, 0x7F, 0x85, 0x200B, 0x200E, 0x202E, 0x2028, 0x2066, 0xFEFF, 0xFFFE, 0xE0041]
)
def test_what_nobody_sees_is_refused_in_any_field(code: int) -> None:
    for text in (f"id: a{chr(code)}b\n", f'id: "a\\U{code:08x}b"\n'):
        assert [finding.code for finding in parse(text.encode(), "cases/a.yml").findings] == ["CG008"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("repository", "https://github.com/a/b\"><script>"), ("repository", "javascript:alert(1)"),
        ("repository", "https://evil.example/a/b"), ("branch", "main\"><script>"), ("branch", "../x y"),
        ("maintainers", "a@b.c?subject=<script>"), ("maintainers", "javascript:alert(1)"), ("offline", ["<script>"]),
    ],
)  # fmt: skip
def test_settings_that_lead_elsewhere_are_refused(name: str, value: object, tmp_path: Path) -> None:
    said = hostile.config()
    said["extra"]["casegen"][name] = value
    (tmp_path / "mkdocs.yml").write_text(hostile.written(said), "utf-8")
    with pytest.raises(ConfigError, match=name) as refused:
        read(tmp_path)
    assert "\n" not in str(refused.value)


def test_a_sign_that_no_font_has_is_refused_with_its_name(hostile_site: Built) -> None:
    library = hostile_site.library
    pack = library.packs[0].model_copy(update={"cases": ("third",)})
    with pytest.raises(FontError, match=r"has no .* \(U\+[0-9A-F]+\)"):
        list(pack_files(replace(library, packs=(pack,)), hostile_site.site.settings))
