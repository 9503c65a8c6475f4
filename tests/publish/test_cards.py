"""Cards for sharing: of the size that is promised, named where they lie, drawn again only when their text changed."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy
import pytest
from PIL import Image

from casegen import fonts, pipeline
from casegen.config import Settings
from casegen.locales import LOCALES
from casegen.packs import typeset
from casegen.publish import cards
from casegen.render.page import CARD_HEIGHT, CARD_WIDTH, Card, Page
from conftest import Built
from markup import read

CARD = Card("en/cases/a/card.png", "en", "Place", "A title", (("Problem", "p"), ("Methods", "m")), "Library")


def pages(built: Built, **texts: str) -> list[Page]:
    """One page, with a card of these texts."""
    page = next(page for page in built.site.pages if page.card)
    return [replace(page, card=replace(CARD, **texts))]  # type: ignore[arg-type]  # every one of these fields is a text


def written(given: list[Page], settings: Settings) -> dict[str, str | bytes]:
    """The files of the cards of pages, by address."""
    return dict(file for unit in cards.card_units(given, settings) for file in unit.make())


def size(png: bytes) -> tuple[int, int]:
    """The width and the height of a PNG, which stand in its first part."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.fixture
def settings(built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a library whose user has drawn nothing yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return replace(built.site.settings, root=tmp_path)


def test_every_case_has_its_card_in_every_edition(built: Built) -> None:
    url = built.site.settings.url
    for locale in LOCALES:
        for case in built.library.cases:
            address = f"{locale}/cases/{case.id}/"
            page = read((built.folder / address / "index.html").read_text("utf-8"))
            said = {name: page.one("meta", property=f"og:image{name}")["content"] for name in ("", ":width", ":height")}
            assert said[""] == f"{url}{address}card.png"
            picture = (built.folder / address / "card.png").read_bytes()
            assert size(picture) == (int(said[":width"]), int(said[":height"])) == (CARD_WIDTH, CARD_HEIGHT)
            assert built.reader(locale).plain(case.title) in page.one("meta", property="og:image:alt")["content"]
            assert page.one("meta", name="twitter:card")["content"] == "summary_large_image"


def test_a_card_is_a_third_of_its_bytes_and_looks_as_it_was_drawn(
    built: Built, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []

    def png(*said: Any) -> bytes:
        drawn.append(plain(*said))
        return drawn[-1]

    plain = typeset.png
    monkeypatch.setattr(typeset, "png", png)
    title = "A title that has to be read where it is shared, on a small screen, by who has never heard of it"
    (few,) = written(pages(built, title=title), settings).values()
    assert isinstance(few, bytes)
    assert 3 * len(few) < len(drawn[0])
    sheets = [numpy.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int) for png in (few, *drawn)]
    apart = numpy.abs(sheets[0] - sheets[1])
    # No colour of the template is lacking, and edges are as smooth as they were, to the eye.
    assert apart.max() < 48
    assert apart.mean() < 1


def test_no_other_page_names_a_card(built: Built) -> None:
    for address, text in built.html():
        if "/cases/" not in address:
            assert "og:image" not in text, address


def test_a_card_is_drawn_again_only_when_its_text_changed(built: Built, settings: Settings) -> None:
    def drawn(**texts: str) -> int:
        said: list[str] = []
        cards.draw(pages(built, **texts), settings, said.append)
        return len(said)

    assert drawn() == 1
    assert drawn() == 0
    assert drawn(address="zh/cases/b/card.png") == 0
    assert drawn(title="Another title") == 1
    assert drawn(tag="zh-Hans") == 1
    assert drawn(title="Another title") == 0


def test_a_card_has_a_key_by_what_it_shows(built: Built, settings: Settings) -> None:
    def key(**texts: str) -> str:
        (unit,) = cards.card_units(pages(built, **texts), settings)
        assert unit.case == pages(built)[0].case != ""
        return unit.key

    keys = [key(), key(title="Another title"), key(tag="zh-Hans")]
    assert all(keys)
    assert len(set(keys)) == 3
    assert key() == keys[0]


def test_the_same_text_gives_the_same_bytes(
    built: Built, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = written(pages(built), settings)
    # Nothing is known of the first where they are drawn again.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    assert one == written(pages(built), settings)


@pytest.mark.parametrize(
    "title",
    [
        "#panic() *x* _y_ $z$ <script>alert(1)</script> \\ ` @a",
        "一" * 120,
        "W" * 120,
        "志愿者😀队伍👩🏽‍💻",
        "，" * 120,
        '"{}[]#',
    ],
)
def test_any_title_makes_a_card(built: Built, settings: Settings, title: str) -> None:
    (picture,) = written(pages(built, title=title, tag="zh-Hans"), settings).values()
    assert isinstance(picture, bytes)
    assert size(picture) == (CARD_WIDTH, CARD_HEIGHT)


def test_progress_is_told_while_cards_are_drawn(built: Built, settings: Settings) -> None:
    said: list[str] = []
    cards.draw(pages(built), settings, said.append)
    assert said == ["drawing cards for sharing"]
    cards.draw(pages(built), settings, said.append)
    assert len(said) == 1


def test_progress_says_how_many_are_drawn(
    built: Built, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "_STEP", 2)
    said: list[str] = []
    cards.draw([page for at in range(5) for page in pages(built, title=f"Title {at}")], settings, said.append)
    assert said == [f"drawing cards for sharing{more}" for more in ("", ", 2 of 5 so far", ", 4 of 5 so far")]


def test_without_the_sites_address_none_is_drawn(built: Built, settings: Settings) -> None:
    nowhere = replace(settings, url="")
    assert written(pages(built), nowhere) == {}
    cards.draw(pages(built), nowhere, pytest.fail)


def test_without_fonts_the_build_says_so_in_a_line(
    built: Built, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> fonts.Family:
        raise fonts.FontError("no fonts")

    monkeypatch.setattr(fonts, "family", none)
    said: list[str] = []
    assert not cards.possible()
    cards.draw(pages(built), settings, said.append)
    assert len(said) == 1
    assert "no fonts" in said[0]
    assert not any(page.card for page in pipeline.prepare(built.site.settings).pages)
