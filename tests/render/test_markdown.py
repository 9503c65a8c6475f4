"""Every case as Markdown says all that its page says, holds no HTML, and can be read without the page."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from adapted import library_of
from casegen.locales import LOCALES
from casegen.model import Case, texts
from casegen.render.markdown import _Writer, markdown, markdown_files
from casegen.render.prose import plain
from casegen.render.reader import Reader
from conftest import Built, files_of
from markup import read

COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable("table")
# Texts of a record that are about the record and not about the practice.
APART = {"record"}


def squeezed(text: str) -> str:
    return "".join(text.split())


def shown(text: str) -> str:
    return squeezed(read(f"<div>{COMMONMARK.render(text)}</div>").elements[0].text)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_of_a_record_is_there(built: Built, locale: str) -> None:
    reader = built.reader(locale)
    for case in built.library.cases:
        page = shown(markdown(case, reader, built.site.settings))
        for path, text in texts(case):
            # A unit is written with its number, as the figure's amount.
            if path[0] in APART or path[-1] == "unit":
                continue
            assert squeezed(plain(reader.reading(text).text)) in page, (case.id, path)
        for figure in case.figures:
            assert squeezed(reader.amount(figure)) in page
            if figure.paragraph:
                assert f"¶{figure.paragraph}" in page


def test_nothing_is_html(built: Built) -> None:
    for _, text in files_of(markdown_files(built.library, built.site.settings)):
        tokens = COMMONMARK.parse(text)
        inner = [child for token in tokens for child in token.children or ()]
        assert not [token for token in (*tokens, *inner) if token.type in {"html_block", "html_inline", "code_block"}]


def test_figures_are_a_table_with_paragraphs(built: Built) -> None:
    case = next(case for case in built.library.cases if case.figures)
    page = read(COMMONMARK.render(markdown(case, built.reader("en"), built.site.settings)))
    rows = page.all("td")
    assert len(rows) == 4 * len(case.figures)
    assert len(page.all("table")) == len({figure.part for figure in case.figures})


def test_one_file_beside_every_page(built: Built) -> None:
    made = dict(files_of(markdown_files(built.library, built.site.settings)))
    assert len(made) == len(LOCALES) * len(built.library.cases)
    for path in made:
        assert (built.folder / path).with_name("index.html").is_file()


def hostile(case: Case, text: str) -> Case:
    said = {"en": text, "zh": text}
    loaded = case.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    def spoil(value: object) -> object:
        if isinstance(value, dict):
            if value.keys() and value.keys() <= {"zh", "en", "zh-Hant"} and all(
                isinstance(one, str) for one in value.values()
            ):
                return said
            return {key: spoil(one) for key, one in value.items()}
        return [spoil(one) for one in value] if isinstance(value, list) else value

    return Case.model_validate(spoil({key: one for key, one in loaded.items() if key != "translations"}))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "# a", "| --- |", "- x", "```", "[a]: https://x", "\\"])
def test_a_hostile_record_stays_text(built: Built, text: str) -> None:
    plainly = built.library.by_id["tool-cupboard"]
    settings, reader = built.site.settings, built.reader("en")

    def tags(case: Case) -> list[str]:
        found = read(COMMONMARK.render(markdown(case, reader, settings))).elements
        return [one.tag for one in found if one.tag not in {"p", "ul", "li"}]

    assert tags(hostile(plainly, text)) == tags(hostile(plainly, "harmless"))


def test_what_a_case_was_adapted_from_is_linked(built: Built) -> None:
    library = library_of({"a": [], "b": ["a", "lost"]})
    for one in library.cases:
        # The small cases know no vocabulary; what is asked of them here needs none.
        made = _Writer(one, Reader(LOCALES["en"], library), built.site.settings)
        text = "\n".join(made.origins())
        assert ("[Case a](../a/index.md)" in text) == (one.id == "b") == ("- lost\n" in text)
        assert ("From a." in text) == (one.id == "b")
