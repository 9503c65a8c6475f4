"""Makes a draft of a record from an issue."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import click

from ..config import ConfigError, Repository, Settings, read
from ..importing import concepts, issue
from ..importing.ids import Numbered, taken
from ..importing.notes import Refusal, counted
from ..locales import LOCALES, Locale
from ..publish.swap import new_file
from ..report.github import escaped
from ..safe import printable
from ._options import GOOD, locale_option, orderly, project
from ._show import refused

FORM = ".github/ISSUE_TEMPLATE/case.yml"
# GitHub answers longer addresses with an error page; the form on the site keeps to the same.
LONGEST_ADDRESS = 7500
MOST_NOTES = 100


@click.command()
@click.argument("event", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    default="cases",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder for the draft.",
)
@locale_option
@project
@orderly
def command(event: Path, target: Path, locale_id: str, folder: Path) -> int:
    """Make the draft of a record from EVENT, the file in which GitHub hands an issue to a workflow.

    The issue has to be filled in with the library's own form. The draft is written to a file, and what a maintainer
    should know of it is printed as Markdown.
    """
    settings, locale = read(folder.resolve()), LOCALES[locale_id]
    ids = Numbered(taken(settings) | {path.stem for path in target.glob("*.yml")})
    try:
        filled = issue.read(_some(event), issue.labels(_form(settings)))
    except Refusal as refusal:
        return refused(refusal, locale)
    made = issue.draft(filled, concepts.library(settings), ids)
    text = made.draft.text(made.id, locale.t("import.origin.issue", number=filled.number), locale)
    target.mkdir(parents=True, exist_ok=True)
    new_file(target / f"{made.id}.yml", text.encode("utf-8"))
    click.echo("\n".join(_summary(made, text, _repository(settings, os.environ), locale)))
    return GOOD


def _some(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(issue.MOST_BYTES + 1)


def _form(settings: Settings) -> str:
    try:
        return (settings.root / FORM).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(f"{settings.root} holds no {FORM}, the form that the issue was filled in with") from None


def _repository(settings: Settings, environment: Mapping[str, str]) -> Repository | None:
    """The repository in the settings, else the one in which a workflow runs."""
    name = environment.get("GITHUB_REPOSITORY", "")
    if settings.repository is None and re.fullmatch(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", name):
        return Repository(f"https://github.com/{name}", "github", "main")
    return settings.repository


def _summary(made: issue.Drafted, text: str, repository: Repository | None, locale: Locale) -> Iterator[str]:
    name = f"{made.id}.yml"
    yield from (f"## {locale.t('issue.title')}", "", locale.t("issue.privacy"), "")
    if repository and repository.forge == "github":
        begun = f"{repository.address}/new/{repository.branch}/cases?filename={name}"
        whole = f"{begun}&value={quote(text, safe='')}"
        fits = len(whole) <= LONGEST_ADDRESS
        yield from (locale.t("issue.open" if fits else "issue.copy", address=whole if fits else begun), "")
    yield from (locale.t("issue.file", name=escaped(name)), "")
    # A fence that is longer than any in the text cannot be closed by it.
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    yield from (f"{fence}yaml", text.rstrip("\n"), fence)
    found = counted(made.notes)
    if found:
        yield from ("", f"### {locale.t('issue.notes')}", "")
        for one in found[:MOST_NOTES]:
            said = " ".join(filter(None, (one.note.place, one.note.text)))
            kind = locale.t(f"import.kind.{one.note.kind}")
            yield f"- {locale.t('issue.note', kind=kind, place=escaped(printable(said)))}"
