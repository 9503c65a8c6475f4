"""What the checker in the browser has to know: rules and words in one edition, forms, vocabularies, cases."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..checks import persons, phones, surnames, wanted
from ..findings import RULES, WORDS, Rule
from ..forms import FORMS
from ..locales import LOCALES, RECORD_KEYS
from ..model import Case, Concept, ConceptScheme
from ..translations import WRITTEN
from .reader import Reader

# What only the command can find: they need the disk, settings, the texts of other
# records, tables too large to send, or packs.
COMMAND_ONLY = frozenset(
    {
        "CG003", "CG013", "CG202", "CG203", "CG304", "CG305", "CG402", "CG502", "CG504", "CG505", "CG705", "CG706",
        "CG707", "CG801",
    }
)
# How the names of words begin that only those findings use; and a form that only other commands use.
_COMMAND_WORDS = ("load.folder", "load.other-name", "members", "pack.")
_COMMAND_FORMS = frozenset({"names"})
_PLACE = re.compile(r"\{(\w+)\}")


def world(reader: Reader) -> dict[str, object]:
    """What `World` in web/src/record/world.ts describes, as plain data, in the reader's edition."""
    # Their forms are among all forms from now on.
    plans = phones.plans()
    return {
        "rules": {code: _rule(rule, reader) for code, rule in RULES.items() if code not in COMMAND_ONLY},
        "words": {
            name: template(reader.say(words.texts), reader)
            for name, words in WORDS.items()
            if not name.startswith(_COMMAND_WORDS)
        },
        "forms": {name: form.browser for name, form in FORMS.items() if name not in _COMMAND_FORMS},
        "schemes": {name: _scheme(reader.library.schemes[name], reader) for name in _used()},
        "cases": [_case(case, reader) for case in reader.library.kept.values()],
        "keys": RECORD_KEYS,
        "written": WRITTEN,
        "kinds": {pattern: kind.name for pattern, kind in wanted.forms().items() if pattern},
        "plans": {code: plan.name for code, plan in plans.items()},
        "persons": _persons(),
    }


def template(text: str, reader: Reader) -> str:
    """A template of one language with places that name no language: `{zh_help}` is `{help}`, `{zh}` is `{said}`."""
    own = reader.locale.base or reader.locale.id

    def renamed(place: re.Match[str]) -> str:
        language, _, part = place[1].partition("_")
        return f"{{{part or 'said'}}}" if language == own and language in LOCALES else place[0]

    return _PLACE.sub(renamed, text)


def _rule(rule: Rule, reader: Reader) -> dict[str, str]:
    texts = {"message": rule.message, "reason": rule.reason, "help": rule.help}
    return {"severity": rule.severity, **{name: template(reader.say(text), reader) for name, text in texts.items()}}


def _used() -> tuple[str, ...]:
    """The vocabularies that fields of a record take their values from, in the order of the fields."""
    found = (wanted.scheme_of(kind) for _, _, _, kind in wanted.below(Case))
    return tuple(dict.fromkeys(name for name in found if name))


def _scheme(scheme: ConceptScheme, reader: Reader) -> dict[str, object]:
    places = {concept.id: at for at, concept in enumerate(scheme.concepts)}
    return {"concepts": [_concept(one, places, reader) for one in scheme.concepts]}


def _concept(concept: Concept, places: Mapping[str, int], reader: Reader) -> list[object]:
    """Id, label, definition, the place of the broader one or -1, and every word for it in any language."""
    words = list(concept.words())
    definition = reader.plain(concept.definition) if concept.definition else ""
    return [concept.id, reader.plain(concept.pref_label), definition, places.get(concept.broader or "", -1), words]


def _case(case: Case, reader: Reader) -> list[object]:
    """Id, title, status, former ids, and the ids of the cases that it was adapted from."""
    origins = [one.case for one in case.adapted_from]
    return [case.id, reader.plain(case.title), case.status, case.formerly, origins]


def _persons() -> dict[str, object]:
    """How names are told from words: surnames, and Traditional characters with the Simplified ones that matter."""
    matter = set("".join(form.source for name, form in FORMS.items() if name.startswith("named.")))
    matter.update(*surnames.WORDS, *surnames.GUARDED.values())
    pairs = (one + other for one, other in persons.simplified().items() if other in matter)
    return {
        "simplified": "".join(pairs),
        "clear": surnames.CLEAR,
        "guarded": surnames.GUARDED,
        "words": sorted(surnames.WORDS),
    }
