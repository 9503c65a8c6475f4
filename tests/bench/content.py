"""The pages of a made library as other site builders are given them: text, title and description in two languages."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from casegen import library, load
from casegen.checks.schema import cases_of, schemes_of
from casegen.config import read
from casegen.locales import LOCALES
from casegen.render.markdown import markdown
from casegen.render.reader import Reader

# The languages that people write; the editions that only our build derives are in no peer's site.
LANGUAGES = {locale.id: locale.tag for locale in LOCALES.values() if locale.base is None}


@dataclass(frozen=True, slots=True)
class Told:
    """A case in one language: all that its page shows, as Markdown that begins with the title as a heading."""

    locale: str
    id: str
    title: str
    description: str
    problems: tuple[str, ...]
    methods: tuple[str, ...]
    text: str

    def front(self) -> str:
        """The front matter that every builder reads, in YAML."""
        concepts = {"problems": self.problems, "methods": self.methods}
        fields = {"title": self.title, "description": self.description, **concepts}
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
        return "\n".join(["---", *lines, "---", ""])


def told(folder: Path) -> Iterator[Told]:
    """Yield every page of the library in a folder, one language after the other."""
    settings = read(folder)
    schemes = {one.scheme.scheme: one.scheme for one in schemes_of(load.vocabularies(settings))[0]}
    subjects, _ = cases_of(load.cases(settings), schemes)
    whole = library.assemble([one.case for one in subjects], schemes.values())
    for name in LANGUAGES:
        reader = Reader(LOCALES[name], whole)
        for case in whole.cases:
            title, description = reader.plain(case.title), reader.plain(case.summary)
            text = markdown(case, reader, settings)
            yield Told(name, case.id, title, description, case.problem.concepts, case.method.concepts, text)


# About as much around the text as our pages have; what a builder fills in stands in capitals between two @.
_PAGE = """<!doctype html>
<html lang="@LANGUAGE@">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>@TITLE@ - @SITE@</title>
<meta name="description" content="@DESCRIPTION@">
<link rel="canonical" href="@BASE@@LOCALE@/@PATH@">
@ALTERNATES@
<link rel="alternate" hreflang="x-default" href="@BASE@@PATH@">
<meta property="og:type" content="article">
<meta property="og:title" content="@TITLE@">
<meta property="og:description" content="@DESCRIPTION@">
<meta property="og:url" content="@BASE@@LOCALE@/@PATH@">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#content">@SKIP@</a>
<header><a href="/@LOCALE@/">@SITE@</a>
<form action="/@LOCALE@/search/"><input name="q" type="search"></form>
<nav><ul>
@NAV@
</ul></nav>
<ul class="languages">
@LANGUAGES@
</ul></header>
<main id="content">
@BODY@
</main>
<footer><p>@SITE@</p><p>CC BY 4.0</p><ul>
@NAV@
</ul></footer>
</body>
</html>
"""
_PLACES = ("browse", "cases", "methods", "compare", "matrix", "packs", "contribute", "changes", "about", "records")
SITE, BASE = "Made Practice Library", "https://example.org/made/"


def template(locale: str, fields: Callable[[str], str]) -> str:
    """The template of a page in one language; `fields` says how a builder writes its title, description, path, body."""
    said = {
        "@LANGUAGE@": LANGUAGES[locale],
        "@LOCALE@": locale,
        "@SITE@": SITE,
        "@BASE@": BASE,
        "@SKIP@": html.escape({"zh": "跳到正文"}.get(locale, "Skip to content")),
        "@NAV@": "\n".join(f'<li><a href="/{locale}/{one}/">{one.title()}</a></li>' for one in _PLACES),
        "@ALTERNATES@": "\n".join(
            f'<link rel="alternate" hreflang="{tag}" href="{BASE}{one}/@PATH@">' for one, tag in LANGUAGES.items()
        ),
        "@LANGUAGES@": "\n".join(
            f'<li><a href="/{one}/@PATH@" hreflang="{tag}">{tag}</a></li>' for one, tag in LANGUAGES.items()
        ),
    }
    said |= {f"@{name}@": fields(name) for name in ("TITLE", "DESCRIPTION", "PATH", "BODY")}
    made = _PAGE
    for name, value in said.items():
        made = made.replace(name, value)
    return made
