"""The page on which a pack is made, and the scripts that it loads."""

from __future__ import annotations

import json

import pytest

from casegen.locales import LOCALES
from casegen.render.pack_new import pack_new_files, pack_new_page
from conftest import Built


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return dict(pack_new_files())


@pytest.mark.parametrize("locale", list(LOCALES))
def test_every_edition_has_its_strings(files: dict[str, str], locale: str) -> None:
    said = files[f"{locale}/packs/strings.js"]
    begins = f'((self.casegen=self.casegen||{{}}).packs=self.casegen.packs||{{}})["{locale}"]='
    assert said.startswith(begins)
    strings = json.loads(said.removeprefix(begins).rstrip(";\n"))
    assert strings["pack.agenda"] == LOCALES[locale].t("web.pack.agenda")
    assert all(name.startswith("pack.") for name in strings)


def test_no_text_ends_a_script(files: dict[str, str]) -> None:
    assert all("</" not in text for text in files.values())


@pytest.mark.parametrize("locale", list(LOCALES))
def test_the_page_says_what_it_does_and_names_two_editions_to_stand_side_by_side(built: Built, locale: str) -> None:
    page = pack_new_page(built.reader(locale), built.site.settings)
    assert page.address == f"{locale}/packs/new/"
    assert LOCALES[locale].t("packs.without") in page.body
    settings = json.loads(page.body.partition('id="cg-settings">')[2].partition("</script>")[0])
    assert [one["id"] for one in settings["editions"] if one["beside"]] == ["zh", "en"]
    assert [one["tag"] for one in settings["editions"]] == [one.tag for one in LOCALES.values()]
