"""The page on which a pack is made, and the scripts that it loads."""

from __future__ import annotations

import json

import pytest

from casegen.locales import LOCALES
from casegen.render.pack_new import pack_new_files, pack_new_page
from conftest import Built


@pytest.fixture(scope="module")
def files(built: Built) -> dict[str, str]:
    return dict(pack_new_files(built.library))


@pytest.mark.parametrize("locale", list(LOCALES))
def test_every_edition_has_its_strings_and_titles(built: Built, files: dict[str, str], locale: str) -> None:
    said = files[f"{locale}/packs/strings.js"]
    begins = f'((self.casegen=self.casegen||{{}}).packs=self.casegen.packs||{{}})["{locale}"]='
    assert said.startswith(begins)
    strings = json.loads(said.removeprefix(begins).rstrip(";\n"))
    assert strings["pack.agenda"] == LOCALES[locale].t("web.pack.agenda")
    assert all(name.startswith("pack.") for name in strings)
    titles = json.loads(files[f"{locale}/packs/titles.js"].partition("titles=")[2].rstrip(";\n"))
    assert [one[0] for one in titles["all"]] == [case.id for case in built.library.cases]
    assert all(all(one) for one in titles["all"])


def test_titles_bring_what_folds_their_characters_and_no_more(files: dict[str, str]) -> None:
    def folded(locale: str) -> tuple[dict[str, str], list[str]]:
        said = json.loads(files[f"{locale}/packs/titles.js"].partition("titles=")[2].rstrip(";\n"))
        folds = dict(zip(*said["fold"], strict=True))
        return folds, ["".join(folds.get(each, each) for each in "".join(one)) for one in said["all"]]

    folds, texts = folded("zh")
    assert folds == folded("zh-hant")[0]
    assert texts[0] == folded("zh-hant")[1][0]
    assert folds["門"] == "门"
    assert set(folds.values()) <= set("".join(texts).lower())


def test_no_title_ends_a_script(files: dict[str, str]) -> None:
    assert all("</" not in text for text in files.values())
    assert "stair-lamps" in files["en/packs/titles.js"]


@pytest.mark.parametrize("locale", list(LOCALES))
def test_the_page_says_what_it_does_and_names_two_editions_to_stand_side_by_side(built: Built, locale: str) -> None:
    page = pack_new_page(built.reader(locale), built.site.settings)
    assert page.address == f"{locale}/packs/new/"
    assert LOCALES[locale].t("packs.without") in page.body
    settings = json.loads(page.body.partition('id="cg-settings">')[2].partition("</script>")[0])
    assert [one["id"] for one in settings["editions"] if one["beside"]] == ["zh", "en"]
    assert [one["tag"] for one in settings["editions"]] == [one.tag for one in LOCALES.values()]
