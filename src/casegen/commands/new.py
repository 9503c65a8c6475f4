"""Begins a record: asks for what the smallest one has to say, or takes it from options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from .. import load
from ..checks.schema import schemes_in
from ..config import ConfigError, Settings, read
from ..findings import say
from ..importing.ids import is_id, taken
from ..locales import LOCALES, Locale
from ..model import Concept, ConceptScheme
from ..publish.swap import new_file
from ..safe import printable, short
from ._answers import QUESTIONS, Draft, Question, like, named
from ._options import COULD_NOT, GOOD, locale_option, orderly, project

# How many concepts are offered at once.
MOST_OFFERED = 12


def _answer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for question in reversed(QUESTIONS):
        said = question.label(LOCALES["en"])
        kind = f"a concept of {question.scheme}: its id, label or another word for it" if question.scheme else "a text"
        command = click.option(f"--{question.option}", metavar="WORDS", help=f"{said}; {kind}.")(command)
    return command


@click.command()
@click.argument("id_", metavar="ID")
@_answer_options
@click.option("--language", type=click.Choice(["zh", "en"]), help="What the texts are written in; else as --locale.")
@click.option("--no-input", is_flag=True, help="Ask nothing; what is missing is an error.")
@locale_option
@project
@orderly
def command(
    id_: str, language: str | None, no_input: bool, locale_id: str, folder: Path, **said: str | None
) -> int:
    """Begin the record cases/ID.yml with the least that a record says.

    On a terminal it asks for what the options leave open. The record is sound and has `status: draft`: it is checked
    and previewed, and published once it is complete and that line is removed. A file that is there is never replaced.
    """
    locale = LOCALES[locale_id]
    settings = read(folder.resolve())
    if not is_id(id_):
        raise ConfigError(locale.t("new.id", id=short(id_)))
    path = settings.cases / f"{id_}.yml"
    if path.exists() or path.is_symlink():
        raise ConfigError(locale.t("new.exists", path=path))
    if id_ in taken(settings):
        raise ConfigError(locale.t("new.formerly", id=id_))
    draft = _draft(id_, language or locale.base or locale.id, settings)
    _take({name.replace("_", "-"): text for name, text in said.items() if text is not None}, draft, locale)
    open_ = [one for one in QUESTIONS if one.option not in draft.answers]
    missing = [f"--{one.option}" for one in open_ if one.required]
    asks = not no_input and sys.stdin.isatty()
    if missing and not asks:
        raise ConfigError(locale.t("new.missing", options=", ".join(missing)))
    if missing:
        try:
            _ask(open_, draft, locale)
        except click.Abort:
            click.echo(f"\n{locale.t('new.stopped')}", err=True)
            return COULD_NOT
    settings.cases.mkdir(exist_ok=True)
    try:
        new_file(path, draft.text().encode("utf-8"))
    except FileExistsError:
        raise ConfigError(locale.t("new.exists", path=path)) from None
    click.echo(path)
    click.echo(locale.t("new.written", command=f"casegen check cases/{id_}.yml"), err=True)
    return GOOD


def _draft(id_: str, key: str, settings: Settings) -> Draft:
    records = list(load.vocabularies(settings))
    schemes = schemes_in(records)
    for question in QUESTIONS:
        if question.scheme and not (question.scheme in schemes and schemes[question.scheme].concepts):
            raise ConfigError(f"vocabulary/{question.scheme}.yml holds no concepts that can be read; run casegen check")
    return Draft(id_, key, records, schemes, date.today())  # noqa: DTZ011 - the day where the person is


def _take(said: Mapping[str, str], draft: Draft, locale: Locale) -> None:
    """Put what the options say into the draft; raises ConfigError for what cannot stand there."""
    for question in QUESTIONS:
        if question.option in said:
            text = said[question.option].strip()
            if question.scheme:
                text = _only(named(draft.schemes[question.scheme], text), question, text, draft, locale)
            if problem := _put(text, question, draft, locale):
                raise ConfigError(f"--{question.option}: {problem}")


def _only(found: Sequence[Concept], question: Question, text: str, draft: Draft, locale: Locale) -> str:
    if len(found) == 1:
        return found[0].id
    offered = found or like(draft.schemes[question.scheme or ""], text)
    known = ", ".join(_shown(one, locale) for one in offered[:MOST_OFFERED])
    name = "new.several" if found else "new.like" if offered else "new.unknown"
    said = locale.t(name, text=short(text), known=known, file=f"vocabulary/{question.scheme}.yml")
    raise ConfigError(f"--{question.option}: {said}")


def _put(text: str, question: Question, draft: Draft, locale: Locale) -> str:
    """Put an answer into the draft and return nothing, or take it out again and return what is wrong with it."""
    if not text:
        return "" if not question.required else locale.t("new.empty")
    draft.answers[question.option] = text
    for finding in draft.errors(question):
        del draft.answers[question.option]
        message, help_ = say(finding.message, locale), say(finding.help, locale)
        return locale.t("new.wrong", message=message, code=finding.code, help=help_)
    return ""


def _ask(questions: Sequence[Question], draft: Draft, locale: Locale) -> None:
    """Ask on the terminal until every question has an answer that can stand; raises click.Abort at its end."""
    click.echo(locale.t("new.intro"), err=True)
    for question in questions:
        optional = "" if question.required else locale.t("new.optional")
        click.echo(f"\n{question.label(locale)}{optional}\n{question.meaning(locale)}", err=True)
        scheme = draft.schemes[question.scheme] if question.scheme else None
        while True:
            text = _choose(scheme, locale) if scheme else _line("> ")
            problem = _put(text, question, draft, locale)
            if not problem:
                break
            click.echo(problem, err=True)


def _choose(scheme: ConceptScheme, locale: Locale) -> str:
    """The id of the concept that is meant: words are looked for until they name one, or its number is typed."""
    offered: Sequence[Concept] = ()
    click.echo(locale.t("new.search"), err=True)
    while True:
        text = _line("? ")
        if text.isdecimal() and 0 < int(text[:4]) <= len(offered):
            return offered[int(text[:4]) - 1].id
        exact = named(scheme, text)
        if len(exact) == 1:
            click.echo(_shown(exact[0], locale), err=True)
            return exact[0].id
        found = exact or like(scheme, text)
        offered = found[:MOST_OFFERED]
        for number, one in enumerate(offered, 1):
            click.echo(f"{number:3} {_shown(one, locale)}", err=True)
        if not offered:
            click.echo(locale.t("new.none"), err=True)
        elif len(found) > MOST_OFFERED:
            click.echo(locale.t("new.more", n=len(found) - MOST_OFFERED), err=True)


def _line(mark: str) -> str:
    return str(click.prompt("", default="", show_default=False, prompt_suffix=mark, err=True)).strip()


def _shown(one: Concept, locale: Locale) -> str:
    texts = one.pref_label.root
    label = texts.get(locale.key) or locale.derive(texts.get(LOCALES[locale.base].key if locale.base else "", ""))
    return printable(f"{label or next(iter(texts.values()))} ({one.id})")
