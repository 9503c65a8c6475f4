"""The page with the form for a record, what the form reads, and the records as they were written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from ..config import Settings
from ..findings import say
from ..index.replicability import TIDIER
from ..library import Library
from ..locales import LOCALES, RECORD_KEYS
from ..translations import WRITTEN
from .codebook import Field, Part, parts
from .contribute_world import world
from .head import escape_script
from .hubs import page, put_first
from .page import Page
from .reader import Reader
from .web import settings_script

VERSION = 1
EMPTY = "data/empty.yml"


def contribute_page(reader: Reader, settings: Settings) -> Page:
    """The page, which without scripts tells how to write a record as a file and where to send it."""
    example = next(iter(put_first(reader.library, settings)), None)
    return page(
        "contribute",
        "contribute/",
        reader,
        settings,
        reader.t("contribute.title"),
        reader.t("contribute.stand"),
        example=example,
        repository=settings.repository,
        maintainers=settings.maintainers,
        settings_script=settings_script(reader, 2, only=("contribute.", "comma")),
    )


def form_files(library: Library, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the path below the site's root and the text of all that the form reads, with an empty record."""
    for locale in LOCALES.values():
        form = _json(_form(Reader(locale, library), settings))
        yield f"{locale.id}/contribute/form.js", f"(self.casegen=self.casegen||{{}}).form={form};\n"
    for case in library.kept.values():
        path = settings.cases / f"{case.id}.yml"
        if path.is_file():
            # With its line ends, which a text that is read as lines would lose.
            text = path.read_bytes().decode("utf-8-sig")
            yield f"data/cases/{case.id}.yml", text
            # The same as a script, which loads where a page is opened from a disk.
            name = f"((self.casegen=self.casegen||{{}}).records=self.casegen.records||{{}})[{json.dumps(case.id)}]"
            yield f"data/cases/{case.id}.yml.js", f"{name}={_json(text)};\n"
    yield EMPTY, empty()


def empty() -> str:
    """A record with every field that has to be there, in order, and nothing in them."""
    known = {part.slug: part for part in parts()}
    lines = ["# yaml-language-server: $schema=case.schema.json"]
    lines += _unfilled(known, parts()[0], "")
    return "\n".join(lines) + "\n"


def _unfilled(known: Mapping[str, Part], part: Part, indent: str) -> Iterator[str]:
    for field in part.fields:
        if not field.required:
            continue
        if field.kind.name == "text":
            value = [f"{indent}  {key}: " for key in WRITTEN]
        elif field.kind.part:
            further = "    " if field.kind.many else "  "
            value = list(_unfilled(known, known[field.kind.part], indent + further))
            if field.kind.many:
                value[0] = f"{indent}  - {value[0].lstrip()}"
        elif field.kind.many:
            value = [f"{indent}  - "]
        else:
            yield f"{indent}{field.name}: "
            continue
        yield f"{indent}{field.name}:"
        yield from value


def _form(reader: Reader, settings: Settings) -> Mapping[str, object]:
    """What `Form` in web/src/contribute/shape.ts describes: the world of the checker, and what a form needs besides."""
    locale = reader.locale
    return {
        **world(reader),
        "v": VERSION,
        "parts": {part.slug: _part(part, reader) for part in parts()},
        "choices": {
            value: reader.t(f"choice.{value}")
            for part in parts()
            for field in part.fields
            for value in field.kind.allowed
        },
        "twelve": [[reader.t(f"tidier.{name}"), field] for name, field in TIDIER],
        "languages": {key: _language(key) for key in RECORD_KEYS},
        "own": locale.key,
        "headings": {name: reader.t(f"case.{name}") for name in _HEADINGS},
        "settings": {
            "repository": asdict(settings.repository) if settings.repository else None,
            "maintainers": settings.maintainers,
            "review": say({"en": ""} | dict(settings.review), locale),
        },
    }


# What the preview calls the parts of a page, as the page itself does.
_HEADINGS = (
    "problem", "problem_title", "setting", "methods", "leads", "evidence", "how", "rationale", "actors",
    "outcomes", "lessons", "before", "conditions", "limits", "unknowns", "questions", "teaching", "objectives",
    "prompts", "sources",
)  # fmt: skip


def _part(part: Part, reader: Reader) -> Mapping[str, object]:
    return {"label": reader.t(f"part.{part.slug}"), "fields": [_field(part, one, reader) for one in part.fields]}


def _field(part: Part, field: Field, reader: Reader) -> Mapping[str, object]:
    name = f"{part.slug}.{field.name}"
    return {
        **asdict(field.kind),
        "kind": field.kind.name,
        "name": field.name,
        "label": reader.t(f"label.{name}"),
        "help": reader.t(f"field.{name}"),
        "example": reader.locale.strings.get(f"example.{name}", ""),
        "required": field.required,
        "default": field.default,
    }


def _language(key: str) -> Mapping[str, str]:
    locale = next(one for one in LOCALES.values() if one.key == key)
    return {"name": locale.name, "tag": locale.tag}


def _json(value: object) -> str:
    return escape_script(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
