"""Settings are read from `mkdocs.yml`, and whatever is wrong with it is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen import config
from casegen.config import ConfigError, Repository, read, shipped
from conftest import GOLDEN_LIBRARY


def written(folder: Path, text: str) -> Path:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


def test_the_small_library() -> None:
    settings = read(GOLDEN_LIBRARY)
    assert settings.root == GOLDEN_LIBRARY
    assert settings.site == GOLDEN_LIBRARY / "site"
    assert settings.cases == GOLDEN_LIBRARY / "cases"
    assert settings.vocabulary == GOLDEN_LIBRARY / "vocabulary"
    assert settings.url == "https://example.org/library/"
    assert settings.names == {"zh": "示例实践库", "en": "Sample Practice Library"}
    assert settings.repository == Repository("https://github.com/example/library", "github", "main")
    assert settings.maintainers == "editors@example.org"
    assert set(settings.review) == {"zh", "en"}
    assert settings.lead == ()
    withdrawn = {one.id: one.date for one in settings.withdrawn}
    assert withdrawn == {"night-market": "2026-11-20", "shared-kitchen": "2026-10"}


@pytest.mark.parametrize("text", ["", "site_name:", "extra:\n  casegen:\n", "extra: {}", "# nothing", "{}"])
def test_little_is_enough(tmp_path: Path, text: str) -> None:
    settings = read(written(tmp_path, text))
    assert settings.names == {"en": "casegen"}
    assert settings.url == ""
    assert settings.site == tmp_path / "site"


@pytest.mark.parametrize(
    ("address", "forge"),
    [
        ("https://github.com/owner/name", "github"),
        ("https://github.com/owner/name.git", "github"),
        ("https://gitee.com/owner/name/", "gitee"),
        ("https://gitlab.com/group/part/name", "gitlab"),
        ("https://gitlab.example.org/group/name", "gitlab"),
    ],
)
def test_a_repository_is_known_by_its_host(tmp_path: Path, address: str, forge: str) -> None:
    found = read(written(tmp_path, f"extra: {{casegen: {{repository: '{address}'}}}}")).repository
    assert found is not None
    assert (found.forge, found.branch) == (forge, "main")
    assert found.address == address.removesuffix("/").removesuffix(".git")


def test_how_a_site_is_read_without_a_line(tmp_path: Path) -> None:
    assert read(written(tmp_path, "")).offline == ()
    assert read(written(tmp_path, "extra: {casegen: {offline: [browser, zip, zip]}}")).offline == ("zip", "browser")
    for wrong in ("[tape]", "browser", "[1]", "{zip: yes}"):
        with pytest.raises(ConfigError, match=r"extra\.casegen\.offline"):
            read(written(tmp_path, f"extra: {{casegen: {{offline: {wrong}}}}}"))


@pytest.mark.parametrize("date", ["2026", "2026-11", "2026-11-02", "'2026-11-02'"])
def test_what_was_withdrawn_needs_a_date_and_no_more(tmp_path: Path, date: str) -> None:
    (gone,) = read(written(tmp_path, f"extra: {{casegen: {{withdrawn: [{{id: a, date: {date}}}]}}}}")).withdrawn
    assert (gone.id, gone.date, gone.reason) == ("a", date.strip("'"), None)


def test_no_repository_is_said_to_be_none(tmp_path: Path) -> None:
    settings = read(written(tmp_path, ""))
    assert (settings.repository, settings.maintainers, settings.review) == (None, "", {})


def test_an_address_ends_in_a_slash(tmp_path: Path) -> None:
    assert read(written(tmp_path, "site_url: https://x.example/a")).url == "https://x.example/a/"
    assert read(written(tmp_path, "site_url: https://x.example/a/")).url == "https://x.example/a/"


def test_the_name_of_the_site_stands_in_for_the_library(tmp_path: Path) -> None:
    assert read(written(tmp_path, "site_name: 我们的库")).names == {"en": "我们的库"}


def test_tags_of_mkdocs_are_read_over_and_never_run(tmp_path: Path) -> None:
    text = (
        "site_url: !ENV SITE_URL\n"
        "theme: !!python/object/apply:os.system ['touch owned']\n"
        "markdown_extensions:\n  - x: {y: !!python/name:os.system }\n"
        "site_name: A\n"
    )
    settings = read(written(tmp_path, text))
    assert settings.names == {"en": "A"}
    assert settings.url == ""
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


BROKEN = {
    "not YAML": "a: [",
    "a tab": "a:\n\t- b",
    "a list": "- a",
    "a text": "hello",
    "a number": "5",
    "two documents": "a: 1\n---\na: 2",
    "an unhashable key": "? [a]\n: b",
    "an unknown alias": "a: *b",
    "too deep": "a: " + "[" * 5000,
    "an endless number": "site_name: " + "9" * 5000,
    "no date": "a: 2001-99-99",
    "a false truth": "a: !!bool x",
    "a false time": "a: !!timestamp x",
    "a false number": "a: !!int x",
    "no set": "a: !!set [b]",
    "a control character": "a: \x01",
    "extra is a list": "extra: [a]",
    "extra is a text": "extra: a",
    "casegen is a list": "extra: {casegen: [a]}",
    "a name without languages": "extra: {casegen: {name: A}}",
    "a name that is a list": "extra: {casegen: {name: {en: [a]}}}",
    "a language that is a truth": "extra: {casegen: {name: {no: A}}}",
    "a tagline that is a list": "extra: {casegen: {tagline: [a]}}",
    "lead is a text": "extra: {casegen: {lead: pantry}}",
    "lead holds numbers": "extra: {casegen: {lead: [1]}}",
    "the site's name is a list": "site_name: [a]",
    "the site's name laughs": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "site_name: *i",
    "a repository is a script": "extra: {casegen: {repository: 'javascript:alert(1)'}}",
    "a repository without encryption": "extra: {casegen: {repository: 'http://github.com/a/b'}}",
    "a repository without a name": "extra: {casegen: {repository: 'https://github.com/a'}}",
    "a repository with a question": "extra: {casegen: {repository: 'https://github.com/a/b?c=d'}}",
    "a repository nobody knows": "extra: {casegen: {repository: 'https://code.example/a/b'}}",
    "a repository that is a list": "extra: {casegen: {repository: [a]}}",
    "a branch with a space": "extra: {casegen: {repository: 'https://github.com/a/b', branch: 'a b'}}",
    "maintainers without a host": "extra: {casegen: {maintainers: editors}}",
    "maintainers with a header": "extra: {casegen: {maintainers: 'a@b.example?bcc=c@d.example'}}",
    "a review that is a text": "extra: {casegen: {review: two weeks}}",
    "withdrawn is a text": "extra: {casegen: {withdrawn: pantry}}",
    "withdrawn is a set": "extra: {casegen: {withdrawn: {id: pantry, date: 2026}}}",
    "withdrawn holds texts": "extra: {casegen: {withdrawn: [pantry]}}",
    "withdrawn without a date": "extra: {casegen: {withdrawn: [{id: pantry}]}}",
    "withdrawn at no date": "extra: {casegen: {withdrawn: [{id: pantry, date: 2026-13}]}}",
    "withdrawn at an hour": "extra: {casegen: {withdrawn: [{id: pantry, date: 2026-11-02 10:00:00}]}}",
    "withdrawn at a path": "extra: {casegen: {withdrawn: [{id: ../pantry, date: 2026}]}}",
    "withdrawn with its title": "extra: {casegen: {withdrawn: [{id: pantry, date: 2026, title: A}]}}",
    "withdrawn with a field that is no word": "extra: {casegen: {withdrawn: [{id: pantry, date: 2026, [a]: A}]}}",
    "withdrawn for a reason in no language": "extra: {casegen: {withdrawn: [{id: pantry, date: 2026, reason: A}]}}",
    "withdrawn twice": "extra: {casegen: {withdrawn: [{id: pantry, date: 2026}, {id: pantry, date: 2027}]}}",
    "the address is a script": "site_url: javascript:alert(1)",
    "the address is a path": "site_url: /library/",
    "the site is the library": "site_dir: .",
    "the site is what holds the library": "site_dir: ..",
    "the site is the root": "site_dir: /",
    "the site is the records": "site_dir: cases",
    "the site is in the records": "site_dir: cases/site",
    "the site is the vocabulary": "site_dir: ./x/../vocabulary",
    "the site is the pages": "site_dir: docs",
    "the site is the pages elsewhere": "site_dir: pages\ndocs_dir: pages",
    "the site is no name": 'site_dir: "a\\0b"',
    "the site is a number": "site_dir: 5",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_whatever_is_wrong_is_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "cases").mkdir()
    with pytest.raises(ConfigError) as caught:
        read(written(tmp_path, text))
    said = str(caught.value)
    assert "\n" not in said
    assert "mkdocs.yml" in said
    assert len(said) < 500


def test_no_library(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="casegen init"):
        read(tmp_path)


def test_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        read(tmp_path)


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes("site_name: 库".encode("gb18030"))
    with pytest.raises(ConfigError, match="cannot be read"):
        read(tmp_path)


def test_a_site_elsewhere_is_fine(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    assert read(written(tmp_path / "library", "site_dir: ../public")).site.resolve() == tmp_path / "public"


def test_what_is_shipped_is_there() -> None:
    assert (shipped() / "templates" / "theme" / "main.html").is_file()
    assert (shipped() / "templates" / "library" / config.CONFIG).is_file()
    assert (shipped() / "vocabulary" / "methods.yml").is_file()
