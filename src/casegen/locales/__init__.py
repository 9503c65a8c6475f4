"""The editions of the site: one YAML file a locale, and a file's presence declares the locale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import opencc
import yaml


@dataclass(frozen=True, slots=True)
class Locale:
    """One edition: its folder in addresses, its BCP 47 tag, and how it reads texts of a record."""

    id: str
    tag: str
    key: str
    name: str
    og: str
    engine: str
    order: int
    base: str | None
    config: str | None
    phrases: Mapping[str, str]
    strings: Mapping[str, str]

    def derive(self, text: str) -> str:
        """Turn text of the base edition into this one's script; the text itself where nothing is derived."""
        if not self.config:
            return text
        def convert(part: str) -> str:
            return str(_converter(self.config or "").convert(part))

        if not self.phrases:
            return convert(text)
        parts = _splitter(tuple(self.phrases)).split(text)
        return "".join(self.phrases[part] if at % 2 else convert(part) for at, part in enumerate(parts))

    def t(self, name: str, /, **values: object) -> str:
        """The string of the interface called `name`, filled with `values`.

        Raises KeyError where the locale lacks it: a test keeps all locales equal.
        """
        text = self.strings[name]
        return text.format(**values) if values else text


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@cache
def _splitter(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + ")")


def _load() -> dict[str, Locale]:
    raw = {}
    for entry in resources.files(__package__).iterdir():
        if entry.name.endswith(".yml"):
            raw[entry.name.removesuffix(".yml")] = yaml.load(entry.read_text(encoding="utf-8"), yaml.CSafeLoader)
    found = {}
    for name, said in sorted(raw.items(), key=lambda pair: pair[1]["order"]):
        base, config = said.get("base"), said.get("opencc")
        strings = dict(said.get("strings") or {})
        if base:
            convert = _converter(config).convert
            strings = {key: convert(text) for key, text in raw[base]["strings"].items()} | strings
        found[name] = Locale(
            id=name,
            tag=said["tag"],
            key=said["key"],
            name=said["name"],
            og=said["og"],
            engine=said["engine"],
            order=said["order"],
            base=base,
            config=config,
            phrases=said.get("phrases") or {},
            strings=strings,
        )
    return found


LOCALES: Mapping[str, Locale] = _load()
# What a text of a record may be written under; the first is what a record is written in unless it says so.
RECORD_KEYS: tuple[str, ...] = tuple(
    locale.key for locale in sorted(LOCALES.values(), key=lambda one: bool(one.base))
)


def preferred(environment: Mapping[str, str]) -> str:
    """The locale that the environment asks for (POSIX: LC_ALL, then LC_MESSAGES, then LANG)."""
    said = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    name = said.partition(".")[0].replace("_", "-").lower()
    if name.startswith(("zh-tw", "zh-hk", "zh-mo", "zh-hant")):
        return "zh-hant"
    return "zh" if name.startswith("zh") else "en"
