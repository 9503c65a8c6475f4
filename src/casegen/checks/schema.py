"""Does a file have the form that the model asks for? Every error becomes a finding in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from ..findings import Finding, Rule, Severity, Span
from ..load import Record
from ..locales import RECORD_KEYS
from ..model import CORE_NUMBER, Case, ConceptScheme, MethodScheme, Pack, Path, Plain
from ..safe import short
from ..syntax import NO_SPACE, full_width, slip
from . import PackSubject, Subject, Vocabulary
from . import schema_words as texts
from .guess import better, homes, meant, slipped
from .near import DID_YOU_MEAN, either, listed, ranked
from .vocabulary import fold, unknown_concept
from .wanted import (
    BY_LANGUAGE,
    CHOICE,
    LIST,
    NUMBER,
    TRUTH,
    WHOLE,
    choices,
    declared,
    fields,
    model_of,
    pattern,
    required,
    scheme_of,
    wanted,
)

E = Severity.ERROR
UNKNOWN_FIELD = Rule(
    "CG101", E,
    {"zh": "不认识的字段", "en": "An unknown field"},
    {"zh": "{zh_parent}里没有“{field}”这个字段", "en": "{en_parent} has no field `{field}`"},
    {
        "zh": "不认识的字段不会出现在页面上，写在里面的内容就丢了。",
        "en": "What stands in an unknown field appears nowhere and would be lost.",
    },
    {"zh": "{zh}", "en": "{en}"},
)
MISSING = Rule(
    "CG102", E,
    {"zh": "缺少字段", "en": "A missing field"},
    {"zh": "{zh_parent}缺少字段“{field}”", "en": "{en_parent} lacks the field `{field}`"},
    {"zh": "没有它，页面说不清这个做法。", "en": "Without it the page cannot tell the practice."},
    {"zh": "加上“{field}: ”，它是{zh}。{zh_help}", "en": "Add `{field}: `, {en}. {en_help}"},
)
WRONG_TYPE = Rule(
    "CG103", E,
    {"zh": "值的种类不对", "en": "The wrong kind of value"},
    {"zh": "{zh_name}应是{zh}", "en": "{en_name} should be {en}"},
    {
        "zh": "程序按种类读每个字段：文字、列表、数字各有写法。",
        "en": "Each field is read by its kind: texts, lists and numbers are written differently.",
    },
    {"zh": "{zh_help}", "en": "{en_help}"},
)
TOO_LONG = Rule(
    "CG104", E,
    {"zh": "内容太长", "en": "Too long"},
    {
        "zh": "{zh_name}有 {length} {zh_unit}，最多 {most} {zh_unit}",
        "en": "{en_name} has {length} {en_unit}; at most {most} fit",
    },
    {
        "zh": "太长的标题和段落在手机和卡片上读不下去。",
        "en": "Headings and paragraphs that long cannot be read on a phone or a card.",
    },
    {
        "zh": "删短它；细节可以移到别的字段或另一条说明。",
        "en": "Shorten it; details can go to another field or statement.",
    },
)
NOT_ALLOWED = Rule(
    "CG105", E,
    {"zh": "值不合规定", "en": "A value that is not allowed"},
    {"zh": "{zh_name}不能写成“{value}”", "en": "{en_name} cannot be `{value}`"},
    {
        "zh": "这个字段只接受固定的值或固定的写法，页面和检索要靠它。",
        "en": "This field takes fixed values or a fixed form, which pages and search rely on.",
    },
    {"zh": "{zh}", "en": "{en}"},
)
EMPTY = Rule(
    "CG106", E,
    {"zh": "空的值", "en": "An empty value"},
    {"zh": "{zh_name}是空的", "en": "{en_name} is empty"},
    {
        "zh": "空着会让人以为写过了；不知道的事要写明不知道。",
        "en": "An empty field looks as if it had been answered; what is unknown should be said to be.",
    },
    {"zh": "{zh}", "en": "{en}"},
)

# How many findings a record gets at most.
MOST = 50
_STRANGE = frozenset({"extra_forbidden", "localized_key"})
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def cases_of(
    records: Iterable[Record], schemes: Mapping[str, ConceptScheme] = MappingProxyType({})
) -> tuple[list[Subject], list[Finding]]:
    """Make cases of records: those that are sound in form, and a finding for every error in the others.

    `schemes` are the vocabularies to look into where a word stands in place of a concept's id. A record
    without a tree is passed over; its own findings say why.
    """
    return _made(records, lambda _: Case, Subject, schemes)


def schemes_of(records: Iterable[Record]) -> tuple[list[Vocabulary], list[Finding]]:
    """Make vocabularies of records, as `cases_of` makes cases."""
    return _made(records, lambda tree: MethodScheme if tree.get("scheme") == "methods" else ConceptScheme, Vocabulary)


def packs_of(records: Iterable[Record]) -> tuple[list[PackSubject], list[Finding]]:
    """Make curated packs of records, as `cases_of` makes cases."""
    return _made(records, lambda _: Pack, PackSubject)


M = TypeVar("M", bound=BaseModel)
S = TypeVar("S")


def _made(
    records: Iterable[Record],
    kind_of: Callable[[Mapping[str, object]], type[M]],
    subject: Callable[[Record, M], S],
    schemes: Mapping[str, ConceptScheme] = MappingProxyType({}),
) -> tuple[list[S], list[Finding]]:
    subjects: list[S] = []
    findings: list[Finding] = []
    for record in records:
        if record.tree is not None:
            try:
                subjects.append(subject(record, kind_of(record.tree).model_validate(record.tree)))
            except ValidationError as error:
                findings += _findings(kind_of(record.tree), record, error, schemes)
    return subjects, findings


def schemes_in(records: Iterable[Record]) -> Mapping[str, ConceptScheme]:
    """The vocabularies in records by their names; those that are not sound in form are left out."""
    return {one.scheme.scheme: one.scheme for one in schemes_of(records)[0]}


class _Error(NamedTuple):
    """One error of the model: where in which record, of which kind, about which value."""

    root: type[BaseModel]
    record: Record
    path: Path
    kind: str
    value: object
    context: Mapping[str, Any]

    @property
    def declared(self) -> object:
        return declared(self.root, self.path)

    def span(self, *, key: bool = False) -> Span:
        return self.record.span(self.path, key=key)

    def names(self) -> dict[str, str]:
        return _names(self.path)


def _findings(
    root: type[BaseModel], record: Record, error: ValidationError, schemes: Mapping[str, ConceptScheme]
) -> Iterable[Finding]:
    errors = []
    # A list that has members is not too short; what is wrong with each member is said there.
    every = error.errors(include_url=False)
    for said in islice((one for one in every if one["type"] != "too_short" or not one["input"]), MOST):
        context, path = said.get("ctx", {}), tuple(said["loc"])
        if "key" in context:
            path = (*path, context["key"])
        if path[-1:] == ("[key]",):
            errors.append(_Error(root, record, path[:-1], "localized_key", said["input"], context))
        else:
            errors.append(_Error(root, record, path, said["type"], said["input"], context))
    # A field that is there under a misspelt name is not missing as well.
    strange = [one for one in errors if one.kind in _STRANGE]
    misspelt = {(*one.path[:-1], meant(str(one.path[-1]), _known(one), homes(root))) for one in strange}
    # Nobody knows what should stand in a field that nobody knows.
    unknown = {one.path for one in strange}
    for one in errors:
        inside = any(one.path[:size] in unknown for size in range(1, len(one.path) + 1))
        if one.kind in _STRANGE or (not inside and (one.kind != "missing" or one.path not in misspelt)):
            yield _finding(one, schemes)


def _finding(error: _Error, schemes: Mapping[str, ConceptScheme]) -> Finding:
    match error.kind:
        case kind if kind in _STRANGE:
            return _unknown_field(error)
        case "missing" if isinstance(error.path[-1], str):
            return _missing(error)
        case "missing":
            return _wrong_type(error._replace(path=error.path[:-1]))
        case "localized_long" | "string_too_long" | "too_long":
            return _too_long(error)
        case "localized_blank" | "localized_empty" | "too_short" | "string_too_short":
            return _empty(error)
    if isinstance(error.value, str) and error.value.strip() in NOTHING:
        return _empty(error)
    match error.kind:
        case "string_pattern_mismatch" | "literal_error" if isinstance(error.value, str):
            return _not_allowed(error, error.value, schemes)
        case "calendar":
            return _not_allowed(error, str(error.value), schemes)
        case "greater_than_equal" | "less_than_equal":
            return _out_of_range(error)
    return _wrong_type(error)


def _names(path: Path, prefix: str = "name") -> dict[str, str]:
    """What the place is called in each language, as values for a rule's templates."""
    words = [short(at) for at in path if isinstance(at, str)]
    if not words:
        return texts.WHOLE_FILE.said(prefix)
    word = ".".join(words[-2:]) if words[-1] in RECORD_KEYS else words[-1]
    if isinstance(path[-1], int):
        return texts.MEMBER.said(prefix, word=word, count=path[-1] + 1)
    return texts.FIELD.said(prefix, word=word)


def _known(error: _Error) -> list[str]:
    """The fields that may stand where an unknown one does."""
    model = model_of(declared(error.root, error.path[:-1]))
    return list(fields(model)) if model else list(RECORD_KEYS)


# A name that has run together with its value inside braces.
_RUN_TOGETHER = re.compile(r"\s*([A-Za-z-]{1,40})(：|:)(?=\S)")


def _unknown_field(error: _Error) -> Finding:
    above, field = error.path[:-1], str(error.path[-1])
    span, known = error.span(key=True), _known(error)
    like = meant(field, known, homes(error.root))
    places = homes(error.root).get(field, ())
    if lead := field[: len(field) - len(field.lstrip("\u3000"))]:
        place = Span(span.line, span.column, span.line, span.column + len(lead))
        return full_width(error.record.path, place, lead, "  ")
    if (found := _RUN_TOGETHER.match(field)) and found[1] in known:
        place = error.record.within(error.path, found[2])
        if found[2] == "：":
            return full_width(error.record.path, place, "：", ": ")
        return NO_SPACE.at(error.record.path, place, mark=":")
    if like and fold(field) != field.casefold():
        help_ = texts.FULL_WIDTH_NAME.said(like=like)
    elif like:
        help_ = DID_YOU_MEAN.said(name=like)
    elif places:
        help_ = texts.MISPLACED.said(**either(places[:3]))
    else:
        help_ = texts.THE_FIELDS.said(**listed(known))
    return UNKNOWN_FIELD.at(error.record.path, span, field=short(field), **help_, **_names(above, "parent"))


def _missing(error: _Error) -> Finding:
    *above, field = error.path
    parent = tuple(above)
    want = wanted(error.declared)
    return MISSING.at(
        error.record.path, error.record.span(parent, key=True), field=field, **_names(parent, "parent"),
        zh=want.zh, en=want.en, zh_help=want.zh_help, en_help=want.en_help,
    )


def _too_long(error: _Error) -> Finding:
    as_list = error.kind == "too_long"
    most = error.context.get("most") or error.context.get("max_length")
    length = error.context.get("length") or len(error.value if isinstance(error.value, str | list) else ())
    return TOO_LONG.at(
        error.record.path, error.span(), length=length, most=most, **error.names(),
        **(texts.MEMBERS if as_list else texts.CHARACTERS).said("unit"),
    )


def _empty(error: _Error) -> Finding:
    want = wanted(error.declared)
    *above, last = error.path
    model = model_of(declared(error.root, tuple(above)))
    if model and required(model, str(last)):
        help_ = texts.REQUIRED.said(zh_help=want.zh_help, en_help=want.en_help)
    else:
        help_ = texts.OPTIONAL.said()
    return EMPTY.at(error.record.path, error.span(key=True), **help_, **error.names())


_PLAIN = {NUMBER: CORE_NUMBER, WHOLE: CORE_NUMBER, TRUTH: re.compile("(true|false)\\Z")}


def _wrong_type(error: _Error) -> Finding:
    want = WHOLE if error.kind == "number_whole" else wanted(error.declared)
    span = error.span()
    if want in _PLAIN:
        if found := slipped(error.record, error.path, error.value, _PLAIN[want]):
            return found
    elif isinstance(error.value, Plain):
        for number in range(span.line, min(span.end_line, span.line + 20) + 1):
            if found := slip(error.record.path, number, error.record.lines[number - 1]):
                return found
    example = {LIST: texts.AS_MEMBER, BY_LANGUAGE: texts.AS_TEXT}.get(want) if isinstance(error.value, str) else None
    shown = example.said(value=short(error.value)) if example else {"zh": "", "en": ""}
    return WRONG_TYPE.at(
        error.record.path, span if isinstance(error.value, str) else error.span(key=True), **error.names(),
        zh=want.zh, en=want.en, zh_help=want.zh_help + shown["zh"], en_help=want.en_help + shown["en"],
    )


def _not_allowed(error: _Error, value: str, schemes: Mapping[str, ConceptScheme]) -> Finding:
    kind = error.declared
    allowed = choices(kind)
    form = pattern(kind) or "^(" + "|".join(map(re.escape, allowed)) + ")$"
    if found := slipped(error.record, error.path, value, re.compile(form)):
        return found
    if (name := scheme_of(kind)) in schemes and name is not None:
        return unknown_concept(error.record.path, error.span(), value, schemes[name])
    want = wanted(kind)
    help_ = {"zh": want.zh_help, "en": want.en_help}
    if allowed:
        want = CHOICE.of([one for one, _, _ in ranked(fold(value)[:60], allowed)])
        help_ = {"zh": want.zh_help, "en": want.en_help}
    elif likely := better(value, want, re.compile(form)):
        help_ = texts.BETTER.said(likely=likely, zh_help=want.zh_help, en_help=want.en_help)
    return NOT_ALLOWED.at(error.record.path, error.span(), value=short(value), **help_, **error.names())


def _out_of_range(error: _Error) -> Finding:
    least, most = error.context.get("ge"), error.context.get("le")
    bound = texts.LEAST.said(bound=least) if least is not None else texts.HIGHEST.said(bound=most)
    return NOT_ALLOWED.at(error.record.path, error.span(), value=short(error.value), **bound, **error.names())
