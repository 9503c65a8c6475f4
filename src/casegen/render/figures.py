"""How a number is written in a locale: 37万余元, more than 370,000 yuan."""

from __future__ import annotations

from decimal import Decimal

from ..locales import Locale

_MYRIAD = Decimal(10_000)


def digits(value: Decimal, myriad: str) -> str:
    """Write a number with digits; where a language has a word for ten thousand (万), with it if that stays short."""
    if myriad and abs(value) >= _MYRIAD and (value / 100) == (value / 100).to_integral_value():
        return f"{_trim(value / _MYRIAD)}{myriad}"
    return _trim(value) if myriad and abs(value) < _MYRIAD else f"{value.normalize():,f}"


def _trim(value: Decimal) -> str:
    return f"{value.normalize():f}"


def amount(value: Decimal, to: Decimal | None, bound: str, unit: str, locale: Locale) -> str:
    """Write a figure's value with its bound, its range and its unit."""
    myriad = locale.t("figure.myriad")
    number = digits(value, myriad)
    if to is not None:
        number = locale.t("figure.range", low=number, high=digits(to, myriad))
    percent = unit == "%"
    name = f"figure.{bound}" + (".percent" if percent and bound in {"more-than", "less-than"} else "")
    gap = "" if percent or not unit else locale.t("figure.gap")
    return locale.t(name, number=number, unit=f"{gap}{unit}")
