"""The commands; thin."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TextIO

import click

from . import __version__, pipeline, schema, translations
from . import init as starter
from .checks import Checked
from .config import ConfigError, Settings, read
from .export import FORMATS as FILES
from .findings import Finding, Severity
from .locales import LOCALES, Locale
from .publish.swap import replace_text
from .publish.verify import Incomplete
from .report import FORMATS
from .report.github import summary
from .trace import Traced, Verdict
from .trace import trace as trace_figures

GOOD, FOUND, COULD_NOT = 0, 1, 2


def orderly(command: Callable[..., int]) -> Callable[..., None]:
    """Turn what a command returns into the exit status, and what stops it into one line and status 2."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            status = command(*args, **kwargs)
        except (ConfigError, Incomplete, starter.InitError) as error:
            click.echo(f"casegen: {error}", err=True)
            status = COULD_NOT
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            click.echo(f"casegen: {place}{error.strerror or error}", err=True)
            status = COULD_NOT
        sys.exit(status)

    return run


def preferred(environment: dict[str, str]) -> str:
    """The locale that the environment asks for (POSIX: LC_ALL, then LC_MESSAGES, then LANG)."""
    said = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    name = said.partition(".")[0].replace("_", "-").lower()
    if name.startswith(("zh-tw", "zh-hk", "zh-mo", "zh-hant")):
        return "zh-hant"
    return "zh" if name.startswith("zh") else "en"


def project(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option that names the library's folder."""
    return click.option(
        "-C",
        "--project",
        "folder",
        default=".",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The library's folder; the present one unless said otherwise.",
    )(command)


def locale_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option that chooses the language of what is shown."""
    return click.option(
        "--locale",
        "locale_id",
        type=click.Choice(list(LOCALES)),
        default=lambda: preferred(dict(os.environ)),
        help="The language of findings: zh, zh-hant or en. The environment's, unless said otherwise.",
    )(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def main() -> None:
    """Turn records of community practice into a library that people search, compare and teach from.

    Exit status: 0 all is well, 1 something was found, 2 the command could not run.
    """


@main.command()
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
    "--confirm-translations",
    is_flag=True,
    help="Note in FILES that their translations say what the originals say now.",
)
@locale_option
@project
@orderly
def check(
    files: tuple[Path, ...], format_: str, confirm_translations: bool, locale_id: str, folder: Path
) -> int:
    """Check the records of a library and say what to write instead.

    With FILES, only findings in those files are shown; the whole library is read all the same, since some
    checks compare records.
    """
    settings = read(folder.resolve())
    if confirm_translations:
        return _confirm(files, settings)
    checked = pipeline.check(settings)
    wanted = _within(files, settings)
    findings = [one for one in checked.findings if not wanted or one.path in wanted]
    _show(findings, checked.texts, LOCALES[locale_id], format_, settings.url)
    return FOUND if any(one.severity is Severity.ERROR for one in findings) else GOOD


@main.command()
@locale_option
@project
@orderly
def build(locale_id: str, folder: Path) -> int:
    """Check the records, build the site and put it in place of the old one.

    Errors in records stop the build before the old site is touched.
    """
    from .engine.run import render

    settings = read(folder.resolve())
    try:
        site = pipeline.build(settings, lambda site, staging: render(site, staging) and None, _progress)
    except pipeline.FoundErrors as found:
        _show(found.checked.findings, found.checked.texts, LOCALES[locale_id], "full", settings.url)
        return FOUND
    click.echo(
        f"{settings.site.name}/: {len(site.library.cases)} cases x {len(LOCALES)} editions, {len(site.pages)} pages"
    )
    return GOOD


@main.command()
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port."
)
@locale_option
@project
@orderly
def serve(port: int, locale_id: str, folder: Path) -> int:
    """Preview the site on this computer and rebuild what changes.

    While records have errors, they are shown here and the last good site stays up.
    """
    from .engine.preview import serve as preview

    locale = LOCALES[locale_id]

    def show(checked: Checked) -> None:
        _show(checked.findings, checked.texts, locale, "concise", "", sys.stderr)

    preview(read(folder.resolve()), port, show, lambda text: click.echo(text, err=True))
    return GOOD


@main.command("schema")
@click.option(
    "--write",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write every schema into this folder instead of printing one.",
)
@click.argument("name", type=click.Choice(list(schema.SCHEMAS)), default="case.schema.json")
@orderly
def schema_command(name: str, target: Path | None) -> int:
    """Print the JSON Schema of a record, or write all schemas into a folder."""
    if target is None:
        click.echo(schema.schema(name), nl=False)
        return GOOD
    target.mkdir(parents=True, exist_ok=True)
    for one in schema.SCHEMAS:
        (target / one).write_text(schema.schema(one), encoding="utf-8", newline="\n")
    return GOOD


@main.command()
@click.option(
    "--sources",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder that holds the source texts, one paragraph a line.",
)
@click.option("--quiet", is_flag=True, help="Show only figures that were not found or cannot be checked.")
@locale_option
@project
@orderly
def trace(sources: Path, quiet: bool, locale_id: str, folder: Path) -> int:
    """Look for every figure in the paragraph that it is said to come from."""
    checked = pipeline.check(read(folder.resolve()))
    locale = LOCALES[locale_id]
    counts = dict.fromkeys(Verdict, 0)
    for one in trace_figures(checked.cases, sources):
        counts[one.verdict] += 1
        if not (quiet and one.verdict is Verdict.FOUND):
            click.echo(_traced(one, locale))
    click.echo(locale.t("trace.summary", **{verdict.name.lower(): n for verdict, n in counts.items()}))
    unsound = any(one.severity is Severity.ERROR for one in checked.findings)
    return FOUND if unsound or counts[Verdict.FOUND] < sum(counts.values()) else GOOD


@main.command("export")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FILES)),
    default="json",
    show_default=True,
    help="Which form of the open data.",
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder to write into.",
)
@locale_option
@project
@orderly
def export_command(format_: str, target: Path, locale_id: str, folder: Path) -> int:
    """Write the records as open data: JSON, a CSV table, or the description of both."""
    settings = read(folder.resolve())
    try:
        site = pipeline.prepare(settings)
    except pipeline.FoundErrors as found:
        _show(found.checked.findings, found.checked.texts, LOCALES[locale_id], "full", settings.url)
        return FOUND
    for name, text in FILES[format_].files(site.library, settings):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")
        click.echo(place)
    return GOOD


@main.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@orderly
def init_command(folder: Path) -> int:
    """Begin a library of your own in FOLDER: two sample records, the vocabularies, the settings."""
    for name in starter.write(folder):
        click.echo(name)
    click.echo(f"casegen build -C {folder}", err=True)
    return GOOD


def _traced(one: Traced, locale: Locale) -> str:
    verdict = locale.t(f"trace.{one.verdict.name.lower()}")
    return f"{one.case}#{one.figure}: {verdict}" + (f": {one.reason[_base(locale)]}" if one.reason else "")


def _base(locale: Locale) -> str:
    return locale.base or locale.id


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", err=True, nl=False)


def _within(files: Sequence[Path], settings: Settings) -> set[str]:
    found = set()
    for file in files:
        path = file.resolve()
        if not path.is_relative_to(settings.root):
            raise ConfigError(f"{file} is not in the library at {settings.root}")
        if not path.exists():
            raise ConfigError(f"{file} does not exist")
        found.add(path.relative_to(settings.root).as_posix())
    return found


def _confirm(files: Sequence[Path], settings: Settings) -> int:
    wanted = _within(files, settings)
    if not wanted:
        raise ConfigError(
            "name the records whose translations you have read: casegen check --confirm-translations FILE"
        )
    cases = {f"cases/{case.id}.yml": case for case in pipeline.check(settings).cases}
    for name in sorted(wanted):
        if name not in cases:
            raise ConfigError(f"{name} is not a sound record yet; run casegen check {name}")
        path = settings.root / name
        replace_text(path, translations.confirm(path.read_bytes().decode("utf-8"), cases[name]))
    return GOOD


def _show(
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    locale: Locale,
    format_: str,
    site: str,
    stream: TextIO | None = None,
) -> None:
    stream = stream or sys.stdout
    colour = stream.isatty() and "NO_COLOR" not in os.environ
    text = FORMATS[format_](findings, texts, locale, colour=colour, site=site)
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
    click.echo(text, file=stream, nl=not text.endswith("\n") and bool(text))
    if format_ == "github" and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(summary(findings, locale))
