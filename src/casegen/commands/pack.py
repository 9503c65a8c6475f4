"""Makes a supervision pack of cases, or one of the library's curated packs, as files to hand out and show."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from rapidfuzz import process

from .. import pipeline
from ..config import ConfigError, Settings, read
from ..library import Library
from ..locales import LOCALES, preferred
from ..packs.plan import BOTH, Plan, PlanError
from ..publish.swap import new_file
from ..render.reader import Reader
from ..safe import short
from ._options import FOUND, GOOD, orderly, project
from ._show import progress, show

# What may be named in the options of these names.
_KNOWN = {"editions": ("participants", "facilitator", "slides"), "formats": ("docx", "pptx", "pdf")}
# How like a name what was typed must be, of a hundred, to be what was meant.
_LIKE = 70


def _several(context: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    """The names in a value with commas between them, each once, in the order in which they are known."""
    known = _KNOWN[option.name or ""]
    asked = {one.strip() for one in value.split(",")}
    if strange := sorted(asked - set(known)):
        raise click.BadParameter(f"{short(strange[0])} is not one of {', '.join(known)}", context, option)
    return tuple(one for one in known if one in asked)


def _write_template(context: click.Context, option: click.Parameter, value: Path | None) -> None:
    """Write a template to begin from, in the words of the environment's language, and end."""
    if value is None:
        return
    from ..packs.word_sheet import blank_template

    try:
        new_file(value, blank_template(LOCALES[preferred(os.environ)]))
    except OSError as error:
        raise click.BadParameter(f"{value}: {error.strerror or error}", context, option) from None
    click.echo(value)
    context.exit()


@click.command()
@click.argument("names", metavar="CASE...", nargs=-1, required=True)
@click.option(
    "--locale", "asked_for", type=click.Choice([*LOCALES, BOTH]),
    help="The language of the pack, zh unless said otherwise; `both` sets Chinese and English side by side.",
)
@click.option(
    "--edition", "editions", callback=_several, default=",".join(_KNOWN["editions"]), metavar="NAMES",
    help="Which documents: participants, facilitator, slides, with commas between; all unless said otherwise.",
)
@click.option(
    "--format", "formats", callback=_several, default=",".join(_KNOWN["formats"]), metavar="NAMES",
    help="Which formats: docx, pptx, pdf, with commas between; all unless said otherwise. Slides are pptx.",
)
@click.option("--minutes", type=int, help="How long the session is, from 5 to 480; 90 unless said otherwise.")
@click.option("--method", help="orid, gibbs, kolb, conference or role-play; orid unless said otherwise.")
@click.option("--function", help="administrative, educational or supportive; educational unless said otherwise.")
@click.option("--title", help="What the pack is called; after its cases unless said otherwise.")
@click.option(
    "--template", "looks", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The Word file whose styles, page, head and foot are used; the library's templates/packs.docx unless said "
    "otherwise.",
)
@click.option(
    "--write-template", is_eager=True, expose_value=False, callback=_write_template, metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write such a Word file to begin from, and end.",
)
@click.option("--drafts", is_flag=True, help="Take drafts too.")
@click.option(
    "-o", "--output", "target", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    help="The folder to write into.",
)
@project
@orderly
def command(
    names: tuple[str, ...],
    asked_for: str | None,
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    minutes: int | None,
    method: str | None,
    function: str | None,
    title: str | None,
    looks: Path | None,
    drafts: bool,
    target: Path,
    folder: Path,
) -> int:
    """Make a supervision pack of one to six cases, or of one of the library's curated packs.

    Participants read the setting and the practice first and see the outcomes after the discussion; the facilitator's
    edition has timings, notes and sources.
    """
    settings = read(folder.resolve())
    language = asked_for or next(iter(LOCALES))
    # What is said on the terminal is in the language of the pack, if one was asked for, else in the environment's.
    locale = LOCALES.get(asked_for or "", LOCALES[preferred(os.environ)])
    from ..importing.word_template import template

    writes_on = template(settings, looks)
    progress("checking the records")
    # Brings what sets type, which no other command waits for.
    from ..packs.assemble import document
    from ..packs.curated import curated, curated_beside
    from ..packs.downloads import formats as formats_of
    from ..packs.downloads import named, writers

    try:
        library = pipeline.read_library(settings, drafts=drafts)
    except pipeline.FoundErrors as found:
        show(found.checked.findings, found.checked.texts, locale, "full", settings.url)
        return FOUND
    chosen = {"minutes": minutes, "method": method, "function": function, "title": title}
    said = {name: value for name, value in chosen.items() if value is not None}
    pack = next((one for one in library.packs if (one.id,) == names), None)
    asked = [(edition, name) for edition in editions for name in formats_of(edition) if name in formats]
    try:
        if not asked:
            raise PlanError("documents")
        if pack is None:
            _known(names, library, settings)
            plans = [Plan(names, language=language)]
        elif language == BOTH:
            plans = [*curated_beside(pack, library)]
        else:
            plans = [curated(pack, Reader(LOCALES[language], library))]
        plans = [replace(one, **said) for one in plans]  # type: ignore[arg-type] # each option is of its field's kind
        made = {}
        for at, (edition, format_) in enumerate(asked, 1):
            progress(f"writing {edition}, {format_} ({at} of {len(asked)})")
            if edition not in made:
                made[edition] = document(plans[0], library, edition, settings, plans[-1])
            path = target / named(names[0] if len(names) == 1 else "pack", edition, language, format_)
            _write(path, writers(writes_on)[format_](made[edition]))
            progress("")
            click.echo(path)
    except PlanError as error:
        raise ConfigError(error.said(locale)) from None
    return GOOD


def _known(names: Sequence[str], library: Library, settings: Settings) -> None:
    """Raise PlanError for a name that is no case for readers, with what may have been meant."""
    packs = [pack.id for pack in library.packs]
    for name in names:
        if name in library.by_id or name in library.kept:
            continue
        if name in packs:
            raise PlanError("alone", name=name)
        if name in {path.stem for path in settings.cases.glob("*.yml")}:
            raise PlanError("draft", name=name)
        if near := process.extractOne(name, [*library.by_id, *packs], score_cutoff=_LIKE):
            raise PlanError("near", name=short(name), near=near[0])
        raise PlanError("unknown", name=short(name))


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, in place of one of an earlier pack; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.unlink(missing_ok=True)
    new_file(beside, content)
    beside.replace(path)
