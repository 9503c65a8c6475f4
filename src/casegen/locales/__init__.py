"""The editions of the site: one YAML file a locale, and a file's presence declares the locale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import opencc
import yaml


@dataclass(frozen=True)
class Locale:
    """One edition: its folder in addresses, its BCP 47 tag, and how it reads texts of a record.

    `marks` are the pairs of quotation marks that it has in place of others; `written` are its own strings as they stand
    in its file.
    """

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
    marks: Mapping[str, str]
    written: str

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The strings of the interface by name, those of the base edition derived; read when they are asked for."""
        own = (yaml.load(self.written, yaml.CSafeLoader) or {}).get("strings") or {}
        if not self.base:
            return dict(own)
        convert = _converter(self.config or "").convert
        return {key: self._marked(convert(text)) for key, text in LOCALES[self.base].strings.items()} | own

    def derive(self, text: str) -> str:
        """Turn text of the base edition into this one's script; the text itself where nothing is derived."""
        if not self.config:
            return text
        def convert(part: str) -> str:
            return str(_converter(self.config or "").convert(part))

        if not self.phrases:
            return self._marked(convert(text))
        parts = _splitter(tuple(self.phrases)).split(text)
        return self._marked("".join(self.phrases[part] if at % 2 else convert(part) for at, part in enumerate(parts)))

    def _marked(self, text: str) -> str:
        """Text with this edition's quotation marks; one without its other half stays, as does an apostrophe."""
        for theirs, own in self.marks.items():
            opened, closed = theirs[0], theirs[1]
            if opened in text:
                within = f"[^{opened}{closed}]|(?<=[A-Za-z]){closed}(?=[A-Za-z])"
                text = re.sub(f"{opened}((?:{within})*){closed}", rf"{own[0]}\1{own[1]}", text)
        return text

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
            # What says how an edition reads comes before its strings, which are many.
            head, field, strings = entry.read_text(encoding="utf-8").partition("\nstrings:")
            said = {**yaml.load(head, yaml.CSafeLoader), "written": field + strings}
            raw[entry.name.removesuffix(".yml")] = said
    found = {}
    for name, said in sorted(raw.items(), key=lambda pair: pair[1]["order"]):
        found[name] = Locale(
            id=name,
            tag=said["tag"],
            key=said["key"],
            name=said["name"],
            og=said["og"],
            engine=said["engine"],
            order=said["order"],
            base=said.get("base"),
            config=said.get("opencc"),
            phrases=said.get("phrases") or {},
            marks=said.get("marks") or {},
            written=said["written"],
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
