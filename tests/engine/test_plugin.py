"""The plugin under `mkdocs build`: a broken record or setting stops it before the old site is touched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from casegen import config, pipeline
from casegen.config import ConfigError
from casegen.engine.run import render
from casegen.locales import LOCALES
from casegen.publish.policy import inline, meta, policy
from casegen.render.assets import assets
from conftest import Built
from markup import read


def mkdocs(library: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "mkdocs"
    return subprocess.run(
        [program, "build", *options], cwd=library, capture_output=True, text=True, check=False, timeout=120
    )


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


@pytest.fixture
def with_site(library_folder: Path) -> Path:
    """A library that was built before."""
    (library_folder / "site").mkdir()
    (library_folder / "site" / "index.html").write_text("old", "utf-8")
    return library_folder


def old_site(library: Path) -> bool:
    return [path.name for path in (library / "site").iterdir()] == ["index.html"] and (
        library / "site" / "index.html"
    ).read_text("utf-8") == "old"


def test_a_sound_library_is_built(with_site: Path) -> None:
    done = mkdocs(with_site)
    assert done.returncode == 0, done.stderr
    assert "WARNING -" not in done.stderr
    assert len(list((with_site / "site").glob("*/cases/*/index.html"))) == 10 * len(LOCALES)


@pytest.mark.parametrize(
    "record",
    ["id: pantry\ntitel: x\n", "id: [", "\t", "[" * 10_000, "&a [*a]", "id: pantry\n---\nid: pantry\n"],
)
def test_a_broken_record_stops_before_the_old_site_is_touched(with_site: Path, record: str) -> None:
    (with_site / "cases" / "pantry.yml").write_text(record, "utf-8")
    done = mkdocs(with_site)
    assert done.returncode == 1
    assert "errors in the records" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert old_site(with_site)


def test_a_value_of_the_wrong_kind_is_refused(with_site: Path) -> None:
    change(with_site / "mkdocs.yml", "  - casegen\n", "  - casegen:\n      stamp: perhaps\n")
    done = mkdocs(with_site)
    assert done.returncode == 1
    assert "stamp" in done.stderr
    assert old_site(with_site)


def test_an_unknown_option_is_named_and_refused_when_strict(with_site: Path) -> None:
    change(with_site / "mkdocs.yml", "  - casegen\n", "  - casegen:\n      stamps: true\n")
    done = mkdocs(with_site, "--strict")
    assert done.returncode == 1
    assert "stamps" in done.stderr
    assert old_site(with_site)


def test_settings_without_the_plugin_are_refused(with_site: Path) -> None:
    change(with_site / "mkdocs.yml", "plugins:\n  - casegen\n", "plugins: []\n")
    with pytest.raises(ConfigError, match="does not name the plugin"):
        pipeline.build(config.read(with_site), render)
    assert old_site(with_site)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  name: material", "  name: no-such-theme"),
        ("  - casegen", "  - casegen\n  - no-such-plugin"),
        ("  - tables", "  - no_such_extension"),
        ("docs_dir: docs", "docs_dir: no-such-folder"),
    ],
)
def test_what_the_engine_refuses_is_one_line(with_site: Path, before: str, after: str) -> None:
    change(with_site / "mkdocs.yml", before, after)
    with pytest.raises(ConfigError) as caught:
        pipeline.build(config.read(with_site), render)
    assert "\n" not in str(caught.value)
    assert old_site(with_site)


def test_addresses_are_folders_whatever_the_settings_say(library_folder: Path) -> None:
    with (library_folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("use_directory_urls: false\n")
    pipeline.build(config.read(library_folder), render)
    assert (library_folder / "site/zh/about/index.html").is_file()
    assert (library_folder / "site/zh/cases/pantry/index.html").is_file()


def test_pages_by_hand_stand_in_every_edition(built: Built) -> None:
    titles = {
        name: read((built.folder / name / "about/index.html").read_text("utf-8")).one("h1").text
        for name in LOCALES
    }
    assert titles == {"zh": "关于示例库", "zh-hant": "關於示例庫", "en": "About the samples"}
    page = read((built.folder / "en/about/index.html").read_text("utf-8"))
    assert page.one("meta", name="description")["content"] == "This library serves tests & nothing else."
    assert page.one("html")["lang"] == "en"


@pytest.mark.parametrize("name", ["reindex.md", "index-of.md", "sub/page.md", "sub/index.md"])
def test_a_page_by_hand_says_where_it_really_is(library_folder: Path, name: str) -> None:
    path = library_folder / "docs" / "en" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# A & <b>\n\nText.\n", "utf-8")
    site = pipeline.build(config.read(library_folder), render)
    address = f"en/{name.removesuffix('.md')}/".replace("/index/", "/")
    page = read((site.settings.site / address / "index.html").read_text("utf-8"))
    assert page.one("link", rel="canonical")["href"] == f"https://example.org/library/{address}"


@pytest.mark.parametrize("front", ["title: [", "- a", "a text", "title: @", "title: !!python/name:os.system"])
def test_a_broken_head_of_a_page_by_hand_is_one_line(with_site: Path, front: str) -> None:
    (with_site / "docs/en/about.md").write_text(f"---\n{front}\n---\n# About\n", "utf-8")
    with pytest.raises(ConfigError, match=r"about\.md") as caught:
        pipeline.build(config.read(with_site), render)
    assert "\n" not in str(caught.value)
    assert old_site(with_site)


@pytest.mark.parametrize("meta", ['<meta http-equiv="refresh" content="0;url=x">', "a <META/http-equiv=refresh>"])
def test_a_page_by_hand_leads_nobody_elsewhere(with_site: Path, meta: str) -> None:
    (with_site / "docs/en/about.md").write_text(f"# About\n\n`<meta>` is fine, and not {meta}\n", "utf-8")
    with pytest.raises(ConfigError, match=r"en/about\.md: `<meta>`"):
        pipeline.build(config.read(with_site), render)
    assert old_site(with_site)


def test_an_odd_head_of_a_page_by_hand_is_text(library_folder: Path) -> None:
    front = "title: 5\ndescription: [a, <b>]\nsection: 3"
    (library_folder / "docs/en/about.md").write_text(f"---\n{front}\n---\n# About\n", "utf-8")
    site = pipeline.build(config.read(library_folder), render)
    page = read((site.settings.site / "en/about/index.html").read_text("utf-8"))
    assert page.one("h1").text == "About"
    assert page.one("title").text == "5 · Sample Practice Library"
    assert page.one("meta", name="description")["content"] == "['a', '<b>']"


def test_a_page_by_hand_cannot_take_the_place_of_a_generated_one(with_site: Path) -> None:
    (with_site / "docs/en/cases").mkdir()
    (with_site / "docs/en/cases/pantry.md").write_text("# Mine\n", "utf-8")
    with pytest.raises(ConfigError, match=r"en/cases/pantry\.md"):
        pipeline.build(config.read(with_site), render)
    assert old_site(with_site)


def test_what_the_theme_has_inline_runs_and_what_a_page_has_does_not(library_folder: Path) -> None:
    folder = library_folder / "look"
    (folder / "partials").mkdir(parents=True)
    (folder / "partials" / "foot.html").write_text("<script>ours()</script><style>i { }</style>", "utf-8")
    (folder / "assets").mkdir()
    (folder / "assets" / "casegen.css").write_text("b { }", "utf-8")
    change(library_folder / "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: look\n")
    (library_folder / "docs" / "en" / "own.md").write_text(
        "# Own\n\n<script>theirs()</script>\n\n<script>ours()</script>\n\n|a|b|\n|:-|-:|\n|1|2|\n", "utf-8"
    )
    site = pipeline.build(config.read(library_folder), render)
    allowed = inline("<script>ours()</script><style>i { }</style>")
    rules = policy(allowed)
    for address in ("index.html", "en/own/index.html", "zh/cases/pantry/index.html"):
        text = (library_folder / "site" / address).read_text("utf-8")
        assert meta(rules) in text, address
    own = (library_folder / "site/en/own/index.html").read_text("utf-8")
    assert "<script>theirs()</script>" in own
    assert '<td class="cg-right">2</td>' in own
    assert "style=" not in own
    assert meta(policy()) in (library_folder / "site/404.html").read_text("utf-8")
    assert rules in (library_folder / "site/_headers").read_text("utf-8")
    assert (library_folder / "site" / assets(site.settings) / "casegen.css").read_text("utf-8") == "b { }"


def test_a_theme_that_changes_what_pages_say_lets_nothing_through(library_folder: Path) -> None:
    (library_folder / "look").mkdir()
    theme = (config.shipped() / "templates/theme/main.html").read_text("utf-8")
    assert "{{ frame.body if" in theme
    changed = theme.replace("{{ frame.body if", '<script>ours()</script>{{ (frame.body | replace("x", "y")) if')
    (library_folder / "look" / "main.html").write_text(changed, "utf-8")
    change(library_folder / "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: look\n")
    (library_folder / "docs" / "en" / "own.md").write_text("# Own\n\nxx\n\n<script>theirs()</script>\n", "utf-8")
    pipeline.build(config.read(library_folder), render)
    own = (library_folder / "site/en/own/index.html").read_text("utf-8")
    assert "<script>theirs()</script>" in own
    assert meta(policy()) in own
    assert meta(policy(inline("<script>ours()</script>"))) in (library_folder / "site/index.html").read_text("utf-8")
