"""Checks the records of a library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..config import ConfigError, Settings, read
from ..examine import check, find
from ..findings import Severity
from ..locales import LOCALES
from ..model import Case, Pack
from ..report import FORMATS
from ..safe import printable
from ._git import changed
from ._options import FOUND, GOOD, locale_option, orderly, project, within
from ._show import show


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--output-format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="full",
    show_default=True,
    help="How findings are shown.",
)
@click.option(
    "--changed",
    "base",
    is_flag=False,
    flag_value="",
    metavar="[BASE]",
    help="Show only findings in files that changed since the branch parted from the git revision BASE; from the "
    "default branch of origin, or else since the last commit, unless said otherwise.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First mend what is certain: full-width marks in the place of YAML's own, spaces at line ends, line ends, the "
    "order of fields. Comments stay.",
)
@click.option(
    "--confirm-translations",
    is_flag=True,
    help="Note in FILES that their translations say what the originals say now.",
)
@locale_option
@project
@orderly
def command(
    files: tuple[Path, ...],
    format_: str,
    base: str | None,
    fix: bool,
    confirm_translations: bool,
    locale_id: str,
    folder: Path,
) -> int:
    """Check the records of a library and say what to write instead.

    With FILES or --changed, only findings in those files are shown; the whole library is read all the same, since
    some checks compare records.
    """
    settings = read(folder.resolve())
    if confirm_translations:
        return _confirm(files, settings)
    wanted = within(files, settings) if files else None
    if base is not None:
        since = changed(settings.root, base)
        wanted = since if wanted is None else wanted & since
    if fix:
        # Load what only this waits for.
        from ._mended import mended

        for path, kinds in mended(settings, wanted):
            said = LOCALES[locale_id].t("fix.separator").join(LOCALES[locale_id].t(f"fix.{kind}") for kind in kinds)
            click.echo(LOCALES[locale_id].t("fix.mended", path=printable(path), kinds=said), err=True)
    found = find(settings)
    findings = [one for one in found.findings if wanted is None or one.path in wanted]
    show(findings, found.texts, LOCALES[locale_id], format_, settings.url)
    return FOUND if any(one.severity is Severity.ERROR for one in findings) else GOOD


def _confirm(files: Sequence[Path], settings: Settings) -> int:
    # Load what only this waits for.
    from ..publish.swap import replace_text
    from ..translations import confirm

    wanted = within(files, settings)
    if not wanted:
        raise ConfigError(
            "name the records whose translations you have read: casegen check --confirm-translations FILE"
        )
    checked = check(settings)
    made: dict[str, Case | Pack] = {f"cases/{case.id}.yml": case for case in checked.cases}
    made |= {f"packs/{pack.id}.yml": pack for pack in checked.packs}
    for name in sorted(wanted):
        path = settings.root / name
        if name not in made or path.is_symlink():
            raise ConfigError(f"{name} is not a sound record yet; run casegen check {name}")
        replace_text(path, confirm(path.read_bytes().decode("utf-8"), made[name]))
    return GOOD
