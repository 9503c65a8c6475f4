"""What the model asks for at a place of a record, in plain words."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints

from ..findings import Words
from ..model import Date, Fingerprint, Id, Labels, Localized, Path, Scheme, Source, WebAddress


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of value: its name, and how to write one."""

    name: str
    zh: str
    en: str
    zh_help: str
    en_help: str

    def of(self, names: Iterable[str]) -> Wanted:
        """This kind with the names that a value is made or chosen from."""
        names = list(names)
        zh_help = self.zh_help.format(names="、".join(names))
        return replace(self, zh_help=zh_help, en_help=self.en_help.format(names=", ".join(names)))


def _kind(name: str, zh: str, en: str, zh_help: str, en_help: str) -> Wanted:
    Words(f"wanted.{name}", {"zh": zh, "en": en})
    Words(f"wanted.{name}.help", {"zh": zh_help, "en": en_help})
    return Wanted(name, zh, en, zh_help, en_help)


LIST = _kind(
    "list", "一个列表", "a list",
    "每项另起一行，以“- ”开头。", "Give each member a line of its own that begins with `- `.",
)
BY_LANGUAGE = _kind(
    "by-language", "按语言分写的文字", "a text by language",
    "在下一行缩进，写“zh: ”和中文；再起一行写“en: ”和英文。",
    "Indent the next lines; write `zh: ` and the Chinese text, then `en: ` and the English.",
)
NUMBER = _kind(
    "number", "不加引号的数字", "a number without quotes",
    "只写半角数字，不加引号、逗号、“万”或“余”，如 370000。",
    "Write plain digits without quotes, commas or words, such as 370000.",
)
WHOLE = _kind(
    "whole", "不加引号的整数", "a whole number without quotes",
    "只写半角数字，不加引号和小数点，如 12。",
    "Write plain digits without quotes or a decimal point, such as 12.",
)
TRUTH = _kind(
    "truth", " true 或 false", "true or false",
    "写 true 或 false，不加引号。", "Write true or false, without quotes.",
)
TEXT = _kind(
    "text", "一段文字", "a text",
    "把文字写在冒号和空格后面，与字段名同一行。",
    "Write the text after the colon and a space, on the line of its field.",
)
NAMED = _kind(
    "named", "一组“名字: 值”", "a set of `name: value` pairs",
    "在下一行缩进，每行写一个“名字: 值”。", "Indent the next lines and write one `name: value` on each.",
)


ID = _kind(
    "id", "一个编号", "an id",
    "只用小写英文字母、数字和连字符，最多64个，不以连字符开头。",
    "Use lower-case letters, digits and hyphens, at most 64, the first not a hyphen.",
)
DATE = _kind(
    "date", "一个日期", "a date",
    "写成 2022、2022-06 或 2022-06-01；不知道年份就写 --06-01。",
    "Dates look like 2022, 2022-06 or 2022-06-01; where the year is unknown, --06-01.",
)
ADDRESS = _kind(
    "address", "一个网址", "a web address",
    "网址以 https:// 或 http:// 开头，中间没有空格。",
    "An address begins with https:// or http:// and has no space in it.",
)
FINGERPRINT = _kind(
    "fingerprint", "一个指纹", "a fingerprint",
    "这一段由工具填写，删掉它再运行工具。", "A tool writes this part; delete it and run the tool again.",
)
FIELDS = _kind(
    "fields", "一组字段", "a set of fields",
    "在下一行缩进，写它的字段：{names}。", "Indent the next lines and write its fields: {names}.",
)
CHOICE = _kind(
    "choice", "固定的几个值之一", "one of a fixed set of values",
    "可用的值：{names}。", "Use one of: {names}.",
)
FILE = _kind(
    "file", "一个文件名", "a file name",
    "只用英文字母、数字、点、下划线和连字符，不带文件夹。",
    "Use Latin letters, digits, full stops, underscores and hyphens, without a folder.",
)


def pattern(kind: Any) -> str | None:
    """The regular expression that a text of the declared type `kind` must match, if any."""
    marks = getattr(settled(kind), "__metadata__", ())
    found = next((one.pattern for one in marks if isinstance(one, StringConstraints)), None)
    return str(found) if found else None


@cache
def fields(model: type[BaseModel]) -> Mapping[str, object]:
    """The declared types of a model's fields, by the name that a record uses."""
    hints = get_type_hints(model, include_extras=True)
    return {field.alias or name: hints[name] for name, field in model.model_fields.items()}


def required(model: type[BaseModel], name: str) -> bool:
    """Does the model insist on the field that a record calls `name`?"""
    declared = model.model_fields.items()
    return any((field.alias or at) == name and field.is_required() for at, field in declared)


def settled(kind: Any) -> Any:
    """A declared type without its `| None`."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(one for one in get_args(kind) if one is not type(None))
    return kind


@cache
def bare(kind: Any) -> Any:
    """A declared type without its `| None` and its annotations."""
    kind = settled(kind)
    return bare(get_args(kind)[0]) if get_origin(kind) is Annotated else kind


@cache
def model_of(kind: object) -> type[BaseModel] | None:
    """The model with fields of its own that `kind` is, if it is one."""
    found = bare(kind)
    if isinstance(found, type) and issubclass(found, BaseModel) and not issubclass(found, Localized | Labels):
        return found
    return None


def declared(root: type[BaseModel], path: Path) -> object:
    """The declared type at `path` of a record of type `root`; None where nothing is declared."""
    kind: object = root
    for at in path:
        model, found = model_of(kind), bare(kind)
        if model is not None:
            kind = fields(model).get(str(at))
        elif found is Labels:
            kind = get_args(Labels.model_fields["root"].annotation)[1]
        elif get_origin(found) is tuple:
            kind = get_args(found)[0]
        elif get_origin(found) is dict:
            kind = get_args(found)[1]
        else:
            kind = str if isinstance(found, type) and issubclass(found, Localized) else None
        if kind is None:
            return None
    return kind


def wanted(kind: object) -> Wanted:
    """What a value of the declared type `kind` is called and how it is written."""
    model, found = model_of(kind), bare(kind)
    if model is not None:
        return FIELDS.of(fields(model))
    if found is Labels or get_origin(found) is dict:
        return NAMED
    if isinstance(found, type) and issubclass(found, Localized):
        return BY_LANGUAGE
    if get_origin(found) is tuple:
        return LIST
    simple = {Decimal: NUMBER, int: WHOLE, bool: TRUTH}
    if found in simple:
        return simple[found]
    if allowed := choices(kind):
        return CHOICE.of(allowed)
    return forms().get(pattern(kind), TEXT)


@cache
def forms() -> Mapping[str | None, Wanted]:
    """Texts of a fixed form, by their pattern."""
    forms = {Id: ID, Date: DATE, WebAddress: ADDRESS, Fingerprint: FINGERPRINT, fields(Source)["file"]: FILE}
    return {pattern(kind): form for kind, form in forms.items()}


def choices(kind: object) -> tuple[str, ...]:
    """The only values that `kind` allows; empty where it allows any."""
    if get_origin(bare(kind)) is Literal:
        return tuple(str(one) for one in get_args(bare(kind)))
    form = pattern(kind) or ""
    parts = form.removeprefix("^(").removesuffix(")$").split("|")
    plain = all(part.replace("-", "").isalnum() for part in parts)
    return tuple(parts) if form.startswith("^(") and plain else ()


def scheme_of(kind: object) -> str | None:
    """The vocabulary that `kind` takes its values from, if any."""
    marks = getattr(settled(kind), "__metadata__", ())
    return next((one.name for one in marks if isinstance(one, Scheme)), None)


def below(root: type[BaseModel]) -> Iterator[tuple[str | None, type[BaseModel], str, object]]:
    """Yield (what it is called, model, field, declared type) for all fields at and below `root`."""
    seen: set[tuple[str | None, type[BaseModel]]] = set()
    queue: list[tuple[str | None, type[BaseModel]]] = [(None, root)]
    while queue:
        name, model = queue.pop()
        if (name, model) in seen:
            continue
        seen.add((name, model))
        for field, kind in fields(model).items():
            inner = get_args(bare(kind))[0] if get_origin(bare(kind)) is tuple else kind
            yield name, model, field, inner
            if (under := model_of(inner)) is not None:
                queue.append((field, under))
