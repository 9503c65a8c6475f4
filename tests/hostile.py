"""A library in which every text that there can be is hostile, filled in by walking the model: no field is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel, RootModel

from casegen.config import Settings
from casegen.locales import RECORD_KEYS
from casegen.model import Case, ConceptScheme, Localized, MethodScheme, Pack, Prose, Retirement, Scheme, Withdrawal
from conftest import GOLDEN_LIBRARY

# What runs in a page says so here; what evaluates a template says the product.
RAN = "self.__ran = 1"
PRODUCT = str(7007 * 7007)
FAR = "https://evil.example/"
# No longer than a title may be.
PRINTED = (
    f"<script>{RAN}</script>",
    f'"><img src=x onerror="{RAN}">',
    f"' onmouseover='{RAN}' autofocus onfocus='{RAN}",
    f"</script><svg onload={RAN.replace(' ', '')}>",
    f"</title></head><body onload={RAN.replace(' ', '')}>",
    f"</textarea></select></template></noscript><iframe srcdoc='<script>{RAN}</script>'>",
    f"[x](javascript:{RAN.replace(' ', '')}) [y](data:text/html,x) ![z]({FAR}z.png)",
    f'[x]({FAR} "onclick={RAN.replace(" ", "")}") <{FAR}> <javascript:x>',
    "{{ 7007 * 7007 }}{{7007*7007}}${7007*7007}#{7007*7007}",
    "{% raw %}{# #}{% set x = 7007 * 7007 %}{{ x }}<%= 7007 * 7007 %>",
    "{{ config.__class__.__init__.__globals__ }} %(x)s %s {0} {x!r}",
    "<!--casegen:body--><!--casegen:head--><!-- -->",
    "]]><!-- --><![CDATA[ <?php echo 1 ?> <?xml version='1.0'?>",
    "<style>*{display:none}</style><p style='position:fixed;inset:0'>",
    "};}*{background:url(//evil.example/c)} @import '//evil.example/i.css';",
    f"<meta http-equiv=refresh content='0;url={FAR}'><base href='{FAR}'>",
    f"<link rel=stylesheet href='{FAR}x.css'><object data='{FAR}x.pdf'>",
    "*" * 28 + "[" * 28 + "`" * 28 + ">" * 28,
    "&lt;script&gt;x&lt;/script&gt; &#x3c;script> &#0; &bogus;",
    "=HYPERLINK(\"//evil.example\",1)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "W" * 115,
    "很" * 115,
    "\\'\\\"\\n\\u003cscript\\u003e\\x3cscript\\x3e",
    "a\tb \u00a0 c \u3000 d",
    "~~~ --- ... : - ? # | > !! & * % @ `",
    "__proto__ constructor toString null undefined NaN -0 1e309",
    "../../../../etc/passwd%00.html?x=1&y=2#z;/..\\..",
    "#set($x=1) \\input{/etc/passwd} #import \"x.typ\" $x^2$ #eval(\"1\")",
)
# What the fonts of packs have no sign for: a pack that holds some is refused with its name (decision 0017).
UNPRINTED = (
    "مرحبا بالعالم שלום עולם",
    "a\u200d\u200cb\u00ad\u034f\u3164\u180e c\u0301\u0489",
    "Z" + "\u0301\u0335\u0489" * 30,
    "👩‍👩‍👧‍👦🏳️‍🌈🇨🇳1️⃣" * 5,
)
TEXTS = PRINTED + UNPRINTED
# As long as prose may be: what makes readers of Markdown crawl, and what has no place to break.
LONG = (
    "[" * 1500 + "](" * 700,
    "*a_b" * 900,
    "> " * 1800,
    "- " * 1800,
    "`" * 1999 + "\\" * 1999,
    "![a](b" * 600,
    "W" * 3900,
    "<!--" * 900,
    "&amp;<b>" * 480,
    "\n".join(f"{' ' * at}- {at}" for at in range(60)),
    "a\n\n" * 900,
)
ADDRESS = f"https://example.org/\"><script>{RAN.replace(' ', '')}</script>&'{{{{7007*7007}}}}"
# Words of an address that is refused, by the code of the finding.
SCRIPTS = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>", "https://x y/", "//evil.example/")


class Filler:
    """Fills a model in: every field that it has, with data as a record holds it."""

    def __init__(self, concepts: Mapping[str, list[str]]) -> None:
        self.concepts = concepts
        self.texts: tuple[str, ...] = TEXTS
        self.at = count()

    def text(self, kind: type[Localized]) -> dict[str, str]:
        """Two hostile texts, each the next one."""
        known = [*self.texts, *LONG] if issubclass(kind, Prose) else self.texts
        return {key: known[next(self.at) % len(known)] for key in ("zh", "en")}

    def model(self, kind: type[BaseModel], **given: Any) -> dict[str, Any]:
        """The data of a model; what is `given` stands as it is, by the names of a record, and None leaves one out."""
        hints = get_type_hints(kind, include_extras=True)
        made: dict[str, Any] = {}
        for name, field in kind.model_fields.items():
            key = field.alias or name
            value = given[key] if key in given else self.value(hints[name], field.metadata)
            if value is not None:
                made[key] = value
        assert given.keys() <= {field.alias or name for name, field in kind.model_fields.items()}
        return made

    def value(self, hint: Any, marks: list[Any]) -> Any:
        """What a field with this annotation can hold."""
        origin, inside = get_origin(hint), get_args(hint)
        if hasattr(hint, "__metadata__"):
            return self.value(inside[0], [*marks, *hint.__metadata__])
        if origin is tuple:
            return [self.value(inside[0], []) for _ in range(1 if inside[-1] is ... else len(inside))]
        if origin is dict:
            return None
        if inside and type(None) in inside:
            return self.value(next(one for one in inside if one is not type(None)), marks)
        if inside:
            return inside[0]
        if issubclass(hint, Localized):
            return self.text(hint)
        if issubclass(hint, RootModel):
            # No two concepts may share a word.
            return {key: [f"{text} {next(self.at)}"] for key, text in self.text(Localized).items()}
        if issubclass(hint, BaseModel):
            return self.model(hint)
        return self.scalar(hint, marks)

    def scalar(self, kind: type, marks: list[Any]) -> Any:
        """A text, a number or a truth value that the field's bounds let through: as hostile as they allow."""
        if kind is not str:
            return True if kind is bool else 3
        for mark in marks:
            if isinstance(mark, Scheme):
                known = self.concepts[mark.name]
                # The cases of the pack name the first concept of each vocabulary, and no other case does.
                others = known[1:] or known
                return known[0] if self.texts is PRINTED else others[next(self.at) % len(others)]
        pattern = "".join(str(getattr(mark, "pattern", None) or "") for mark in marks)
        if "https?" in pattern:
            return ADDRESS
        if "[0-9]{4}" in pattern:
            return "2024-03-02"
        if RECORD_KEYS[0] in pattern:
            return RECORD_KEYS[0]
        if pattern:
            # An id, or the name of a file; all of a record are the same, so that each one leads to another.
            return "first"
        return self.texts[next(self.at) % len(self.texts)]


def written(value: object) -> str:
    """Data as the text of a record, all of its texts in quotes."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)


def schemes(filler: Filler) -> Iterator[tuple[str, dict[str, Any]]]:
    """The vocabularies of the small library with hostile words: ids, ranks and tiles are theirs."""
    for path in sorted((GOLDEN_LIBRARY / "vocabulary").glob("*.yml")):
        known = yaml.safe_load(path.read_text("utf-8"))
        kind = MethodScheme if known["scheme"] == "methods" else ConceptScheme
        concept = kind.model_fields["concepts"].annotation.__args__[0]  # type: ignore[union-attr]  # it is a tuple
        made = []
        for at, one in enumerate(known["concepts"]):
            kept = {"broader": one.get("broader"), "tile": one.get("tile"), "notation": one.get("notation")}
            filler.texts = TEXTS if at else PRINTED
            words = filler.model(concept, id=one["id"], **kept)
            # No two concepts may share a name.
            mark = f"{known['scheme'][:3]}{at}"
            words["prefLabel"] = {key: f"{text[:112]} {mark}" for key, text in words["prefLabel"].items()}
            made.append(words)
        yield path.name, filler.model(kind, scheme=known["scheme"], concepts=made)


def write(folder: Path) -> None:
    """Write the library: three cases and a retired one, a pack, vocabularies, settings, a page by hand."""
    ids = {
        known["scheme"]: [one["id"] for one in known["concepts"]]
        for known in (yaml.safe_load(path.read_text("utf-8")) for path in (GOLDEN_LIBRARY / "vocabulary").glob("*.yml"))
    }
    filler = Filler(ids)
    for name in ("cases", "vocabulary", "packs", "docs/zh", "docs/en"):
        (folder / name).mkdir(parents=True)
    for name, scheme in schemes(filler):
        (folder / "vocabulary" / name).write_text(written(scheme), "utf-8")
    for at, name in enumerate(("first", "second", "third")):
        filler.texts = TEXTS if name == "third" else PRINTED
        given = {"id": name, "formerly": [f"formerly-{name}"], "status": "published", "retired": None}
        case = filler.model(Case, **given, **({"adaptedFrom": []} if at == 0 else {}))
        (folder / "cases" / f"{name}.yml").write_text(written(case), "utf-8")
    retired = filler.model(Retirement, to=None)
    gone = filler.model(Case, id="gone", formerly=[], status="retired", retired=retired)
    (folder / "cases" / "gone.yml").write_text(written(gone), "utf-8")
    filler.texts = PRINTED
    pack = filler.model(Pack, id="pack", cases=["first", "second"], minutes=60)
    (folder / "packs" / "pack.yml").write_text(written(pack), "utf-8")
    withdrawn = filler.model(Withdrawal, id="withdrawn", date="2026")
    (folder / "mkdocs.yml").write_text(written(config(withdrawn)), "utf-8")
    for locale in ("zh", "en"):
        (folder / "docs" / locale / "hand.md").write_text(HAND, "utf-8")


def config(*withdrawn: object) -> dict[str, Any]:
    """The settings: each that holds texts by locale, with hostile ones; so is the name that the engine reads."""
    worded = [one.name for one in fields(Settings) if str(one.type) == "Mapping[str, str]"]
    said = {"names": "name", "taglines": "tagline", "review": "review"}
    assert worded == list(said), "a new setting: say here by which name it is set"
    texts = iter([TEXTS[0], TEXTS[23], TEXTS[8], TEXTS[1], TEXTS[4], TEXTS[15]])
    own = {said[name]: {"zh": next(texts), "en": next(texts)} for name in worded}
    return {
        "site_name": TEXTS[4],
        "site_url": "https://example.org/library/",
        "theme": {"name": "material"},
        "markdown_extensions": ["attr_list", "tables"],
        "plugins": ["casegen"],
        "extra": {"casegen": {
            **own,
            "repository": "https://github.com/example/library",
            "maintainers": "editors@example.org",
            "offline": ["zip"],
            "withdrawn": list(withdrawn),
        }},
    }  # fmt: skip


HAND = f"""\
---
title: "{TEXTS[0]}"
description: '"><img src=x onerror={RAN.replace(" ", "")}> {{{{ 7007*7007 }}}}'
section: "</script><script>{RAN}</script>"
---
# {TEXTS[1]}

{{{{ 7007 * 7007 }}}} {{% raw %}} <script>{RAN}</script> <img src="{FAR}x.png" onerror="{RAN}">

<style>h1 {{ color: rgb(1, 2, 3) }}</style><iframe src="{FAR}"></iframe><object data="{FAR}x"></object>

[x](javascript:{RAN.replace(" ", "")}){{: onclick="{RAN}" style="position:fixed;inset:0" }}

<base href="{FAR}"><form action="{FAR}" id=out><button>x</button></form><svg onload="{RAN}"></svg>

| {"W" * 300} | b |
|---|---|
| {"W" * 115} | {UNPRINTED[-1]} |

    {"code " * 200}
"""
