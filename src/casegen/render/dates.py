"""How a date of a record is written in a locale, as exactly as it is known."""

from __future__ import annotations

from ..locales import Locale
from ..model import Period


def date(text: str, locale: Locale) -> str:
    """Write `2019`, `2022-06`, `2022-06-01` or `--12-25` (a day without its year) for readers."""
    if text.startswith("--"):
        return locale.t("date.day_without_year", month=_month(text[2:4], locale), day=int(text[5:7]))
    year, month, day = (*text.split("-"), "", "")[:3]
    if not month:
        return locale.t("date.year", year=year)
    if not day:
        return locale.t("date.month", year=year, month=_month(month, locale))
    return locale.t("date.day", year=year, month=_month(month, locale), day=int(day))


def period(value: Period | None, locale: Locale) -> str:
    """Write when a practice ran; empty where nothing is known."""
    if value is None or not (value.start or value.end):
        return ""
    if value.start and value.end:
        return locale.t("date.period", start=date(value.start, locale), end=date(value.end, locale))
    if value.start:
        return locale.t("date.since", start=date(value.start, locale))
    return locale.t("date.until", end=date(value.end or "", locale))


def _month(number: str, locale: Locale) -> str:
    names = locale.t("date.months").split()
    at = int(number)
    return names[at - 1] if 1 <= at <= len(names) else number
