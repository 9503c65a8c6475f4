"""A library in which every text of every record is hostile becomes pages that run nothing and ask nobody."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlparse

import pytest
import yaml

from casegen import library, pipeline
from casegen.config import read
from casegen.engine.run import render
from casegen.memory import Memory

COMMAND = Path(sys.executable).with_name("casegen")
SCHEMES = {"", "http", "https", "mailto"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</script><svg onload=alert(1)>",
    "</title></head><body onload=alert(1)>",
    "[x](javascript:alert(1)) [y](data:text/html,x) ![z](https://evil.example/z.png)",
    "{{ 7 * 7 }}{% raw %}{# #}${7}",
    "<!--casegen:body--><!--casegen:head-->",
    "]]><!-- --><![CDATA[",
    "*" * 28 + "[" * 28 + "`" * 28 + ">" * 28,
    "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;script>",
)


class Pages(HTMLParser):
    """Collects what could run or call out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        ours = re.fullmatch(r"((\.\./)+|/|)assets/[0-9a-f]{8}/[a-z-]+\.js", said.get("src") or "")
        if tag == "script" and not ours and said.get("type") not in {"application/ld+json", "application/json"}:
            self.found.append("script")
        if tag in {"img", "iframe", "object", "embed", "base", "body"} and tag != "body":
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "srcdoc":
                self.found.append(f"{tag} {name}")
            if name in {"href", "src", "action"} and urlparse(value or "").scheme.lower() not in SCHEMES:
                self.found.append(f"{tag} {name}={value}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "library"
    subprocess.run([COMMAND, "init", folder], check=True, capture_output=True)
    sample = folder / "cases" / "sample-reading-hour.yml"
    record = yaml.safe_load(sample.read_text("utf-8"))
    count = 0

    def spoil(value: object, key: str = "") -> object:
        nonlocal count
        if isinstance(value, dict):
            return {name: spoil(child, name) for name, child in value.items()}
        if isinstance(value, list):
            return [spoil(child) for child in value]
        if key in {"zh", "en"}:
            count += 1
            return HOSTILE[count % len(HOSTILE)]
        return value

    spoilt = spoil(record)
    assert isinstance(spoilt, dict)
    assert count > len(HOSTILE)
    sample.write_text(yaml.safe_dump(spoilt, allow_unicode=True, sort_keys=False), "utf-8")
    # Past the checks, which refuse some of this: what renders must not rely on them.
    settings = read(folder)
    checked = pipeline.check(settings)
    whole = library.assemble(checked.cases, checked.schemes)
    assert "sample-reading-hour" in whole.by_id
    render(pipeline.site_of(settings, whole, Memory()), folder / "site")
    return folder / "site"


def test_no_page_holds_anything_that_runs(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 100
    found = {}
    for page in pages:
        parser = Pages()
        parser.feed(page.read_text("utf-8"))
        if parser.found:
            found[str(page.relative_to(site))] = parser.found
    assert found == {}


def test_template_syntax_is_text(site: Path) -> None:
    text = (site / "en" / "cases" / "sample-reading-hour" / "index.html").read_text("utf-8")
    assert "{{ 7 * 7 }}" in text
    assert "<!--casegen:" not in text


def test_the_table_cannot_be_a_formula(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    subprocess.run([COMMAND, "init", folder], check=True, capture_output=True)
    sample = folder / "cases" / "sample-reading-hour.yml"
    sample.write_text(sample.read_text("utf-8").replace("zh: 【示例】周末", 'zh: "=HYPERLINK(1)" #'), "utf-8")
    done = subprocess.run([COMMAND, "export", "--format", "csv", "-o", tmp_path, "-C", folder], check=False)
    assert done.returncode == 0
    assert "'=HYPERLINK(1)" in (tmp_path / "cases.csv").read_text("utf-8")
    shutil.rmtree(folder)
