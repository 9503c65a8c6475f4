"""Makes drafts of cases from tables and Word documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path

import click

from ..config import ConfigError, read
from ..importing import bring, concepts, mapping, participedia
from ..importing.csv_ import ENCODINGS
from ..importing.ids import taken
from ..importing.notes import Counted, Note, Refusal, counted
from ..importing.templates import TEMPLATES
from ..locales import LOCALES, Locale
from ..publish.swap import new_file
from ..safe import printable
from ._options import FOUND, GOOD, locale_option, orderly, project
from ._show import progress, refused
from ._table import aligned

# A table of what was lost is for reading; all of it is in the report as JSON.
MOST_SHOWN = 100


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-m",
    "--mapping",
    "mapping_name",
    metavar="FILE",
    help=f"Which column goes to which field, as YAML; `{participedia.NAME}` for Participedia's export of cases. "
    "Without it columns are named as fields: title.zh, method.steps[].text.zh.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder for the drafts, cases/ unless said otherwise; with --template, the file to write.",
)
@click.option("--encoding", type=click.Choice(ENCODINGS), help="The encoding of a CSV file; found out if left out.")
@click.option(
    "--report",
    "report",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to tell what did not come along: a table beside the list of files, or all as JSON.",
)
@click.option("--template", type=click.Choice(list(TEMPLATES)), help="Write an empty document or table to fill in.")
@locale_option
@project
@orderly
def command(
    files: tuple[Path, ...],
    mapping_name: str | None,
    target: Path | None,
    encoding: str | None,
    report: str,
    template: str | None,
    locale_id: str,
    folder: Path,
) -> int:
    """Make drafts of cases from FILES: tables (CSV, Excel) or Word documents with our headings.

    Every row, or document, becomes a file with `status: draft`. Nothing is guessed: what has no field, no concept or
    not the form of a date or number is reported and left for you, and a file that is there is never replaced.
    """
    locale = LOCALES[locale_id]
    if bool(files) == bool(template) or (template and target is None):
        raise ConfigError("name the files to bring in, or --template docx|csv with -o FILE")
    if template and target is not None:
        new_file(target, TEMPLATES[template](locale_id))
        click.echo(target)
        return GOOD
    settings = read(folder.resolve())
    try:
        asked = bring.Asked(_mapping(mapping_name, locale), encoding)
        brought = bring.bring(files, asked, concepts.library(settings))
    except Refusal as refusal:
        return refused(refusal, locale)
    written, existing = _place(brought, target or settings.cases, taken(settings), locale)
    notes = [*existing, *(note for one in brought for note in one.notes)]
    found = counted(notes)
    _REPORTS[report](written, found, locale)
    return FOUND if any(one.lost for one in found) else GOOD


def _mapping(name: str | None, locale: Locale) -> mapping.ColumnMap | None:
    if name is None:
        return None
    if name == participedia.NAME:
        return mapping.read(participedia.mapping(), f"{name}.yml", locale)
    path = Path(name)
    return mapping.read(bring.content(path), path.name, locale)


def _place(
    brought: Sequence[bring.Brought], folder: Path, had: Container[str], locale: Locale
) -> tuple[list[Path], list[Note]]:
    """Write the drafts, each whole, none over a file that is there and none with an id that a case `had`.

    Return what was written and what was not.
    """
    texts = {
        made.id: made.draft.text(made.id, _origin(one, made.row, locale), locale)
        for one in brought
        for made in one.drafts
    }
    written: list[Path] = []
    existing: list[Note] = []
    folder.mkdir(parents=True, exist_ok=True)
    for at, (id_, text) in enumerate(texts.items(), 1):
        path = folder / f"{id_}.yml"
        if id_ in had:
            existing.append(Note("taken", id_))
            continue
        try:
            new_file(path, text.encode("utf-8"))
        except FileExistsError:
            existing.append(Note("exists", path.name))
            continue
        written.append(path)
        if at % 100 == 0:
            progress(f"{at}/{len(texts)}")
    progress("")
    return written, existing


def _origin(one: bring.Brought, row: int, locale: Locale) -> str:
    name = "row" if row else "document"
    return locale.t(f"import.origin.{name}", file=printable(one.path.name), row=row)


def _table(written: Sequence[Path], found: Sequence[Counted], locale: Locale) -> None:
    for path in written:
        click.echo(path)
    if found:
        head = [locale.t(f"import.column.{name}") for name in ("kind", "place", "row", "count", "text")]
        lines = [head, *(_row(one, locale) for one in found[:MOST_SHOWN])]
        click.echo("\n".join(aligned(lines)), err=True)
    if len(found) > MOST_SHOWN:
        click.echo(locale.t("import.more", n=len(found) - MOST_SHOWN), err=True)
    lost = sum(one.count for one in found if one.lost and one.note.kind != "missing")
    missing = sum(one.count for one in found if one.note.kind == "missing")
    click.echo(locale.t("import.summary", n=len(written), lost=lost, missing=missing), err=True)


def _row(one: Counted, locale: Locale) -> list[str]:
    kind = locale.t(f"import.kind.{one.note.kind}")
    place = printable(one.note.place)
    text = locale.strings.get(f"import.content.{one.note.place}", "") if one.note.kind == "content" else ""
    return [kind, text or place, str(one.note.row or ""), str(one.count), printable(one.note.text)]


def _json(written: Sequence[Path], found: Sequence[Counted], locale: Locale) -> None:
    value = {
        "v": 1,
        "written": [str(path) for path in written],
        "notes": [
            {
                "kind": one.note.kind,
                "lost": one.lost,
                "said": locale.t(f"import.kind.{one.note.kind}"),
                "place": one.note.place,
                "row": one.note.row or None,
                "count": one.count,
                "text": one.note.text,
            }
            for one in found
        ],
    }
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


_REPORTS: Mapping[str, Callable[[Sequence[Path], Sequence[Counted], Locale], None]] = {"table": _table, "json": _json}
