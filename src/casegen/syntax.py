"""Says in plain words why a text is not YAML, the slips of a Chinese keyboard first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from .findings import Finding, Rule, Severity, Span, Words
from .forms import Form

E = Severity.ERROR
NOT_YAML = Rule(
    "CG004", E,
    {"zh": "YAML 写法有误", "en": "The YAML does not parse"},
    {"zh": "从这里读不下去：{zh}", "en": "cannot read on from here: {en}"},
    {
        "zh": "缩进、冒号、括号或引号不合 YAML 的规则。",
        "en": "Indentation, a colon, a bracket or a quotation mark breaks YAML's rules.",
    },
    {"zh": "{zh_help}", "en": "{en_help}"},
)
SLIP = Rule(
    "CG009", E,
    {"zh": "中文输入法打出的全角符号", "en": "A full-width mark from a Chinese keyboard"},
    {
        "zh": "这里的{zh}是全角写法，YAML 只认半角",
        "en": "{en} is full-width; YAML knows only the half-width form",
    },
    {
        "zh": "字段名后的冒号、引号、括号、数字和缩进空格都要用半角。",
        "en": "Colons after fields, quotation marks, brackets, digits and indentation must be half-width.",
    },
    {
        "zh": "切换到英文输入法，改成{zh_right}。",
        "en": "Switch the keyboard to English and write {en_right} instead.",
    },
)
NO_SPACE = Rule(
    "CG012", E,
    {"zh": "冒号或短横线后少了空格", "en": "No space after a colon or a hyphen"},
    {"zh": "这里的 `{mark}` 后面少一个空格", "en": "there is no space after this `{mark}`"},
    {
        "zh": "没有空格，YAML 就把整行当成一段文字。",
        "en": "Without the space YAML takes the whole line for one text.",
    },
    {"zh": "在 `{mark}` 后面加一个半角空格。", "en": "Put one space after `{mark}`."},
)

# A field name at the start of a line. Names are Latin, whatever width the keyboard gave them.
_NAME = r"\A[ \t]*(?:-[ ]+)?[A-Za-z\uff21-\uff3a\uff41-\uff5a][A-Za-z\uff21-\uff3a\uff41-\uff5a-]{0,40}"
# What should stand in place of a mark, and where such a mark stands: (what leads to it)(the mark).
_MARKS: tuple[tuple[Form, str], ...] = (
    (Form("slip.colon", rf"({_NAME}[ \u3000]*)(：)"), ": "),
    (Form("slip.gap", rf"({_NAME}:)(\u3000+)"), " "),
    (Form("slip.indent", r"(\A[ \t]*)(\u3000+)"), "  "),
    (Form("slip.bracket", r"([:\-][ ]*)([\uff3b\u3010])"), "["),
    (Form("slip.brace", r"([:\-][ ]*)(\uff5b)"), "{"),
    (Form("slip.dash", r"(\A[ \t]*)([\uff0d\u2014\u2013])(?![\uff0d\u2014\u2013])"), "- "),
)
# Quotation marks around a value are slips only where the value cannot be read.
_QUOTES = (Form("slip.quotes", r"([:\-][ ]*)(\uff02|\u201c(?=[^\u201d]*(?:\u201d[ ]*)?\Z))"), '"')
# What may keep a flow list or mapping from going on or closing.
_IN_FLOW = Form("slip.flow", r"[，、](?=[ ]{0,4}[A-Za-z-]{1,40}[:：])|[］】｝]")
_HALF = {"，": ", ", "、": ", ", "］": "]", "】": "]", "｝": "}"}
_TIGHT = Form("slip.tight", rf"({_NAME})(:)(?=[^\s/])|(\A[ \t]*)(-)(?=[^\s\-0-9])")

# A slip stands at the start of its line; more of a hostile line is not looked at.
_WITHIN = 400

_MARK = Words("slip.mark", {"zh": " `{mark}` ", "en": "`{mark}`"})
_SPACE = Words("slip.space", {"zh": "空格", "en": "this space"})
_RIGHT = Words("slip.right", {"zh": " `{mark}`", "en": "`{mark}`"})
_SPACES = Words("slip.spaces", {"zh": "半角空格", "en": "half-width spaces"})


def full_width(path: str, span: Span, wrong: str, right: str) -> Finding:
    """The finding that `wrong`, which stands at `span`, should be the half-width `right`."""
    if wrong.isspace():
        return SLIP.at(path, span, **_SPACE.said(), **_SPACES.said("right"))
    return SLIP.at(path, span, **_MARK.said(mark=wrong), **_RIGHT.said("right", mark=right))


def slip(path: str, number: int, line: str, *, unread: bool = False) -> Finding | None:
    """The finding for a mark in `line` that stands where YAML needs a half-width one or a space, if any.

    `number` is the line's own, counted from 1; `unread` says that YAML cannot read the line.
    """
    line = line[:_WITHIN]
    for form, right in (*_MARKS, _QUOTES) if unread else _MARKS:
        if found := form.pattern.search(line):
            span = Span(number, found.start(2) + 1, number, found.end(2) + 1)
            return full_width(path, span, found[2], right)
    if found := _TIGHT.pattern.match(line):
        group = found.lastindex or 0
        start = found.start(group) + 1
        return NO_SPACE.at(path, Span(number, start, number, start + 1), mark=found[group])
    return None


@dataclass(frozen=True, slots=True)
class _Trouble:
    """One complaint of the parser in our own words, and whether its cause is where the context began."""

    said: Words
    help: Words
    at_context: bool = False


def _trouble(name: str, zh: str, en: str, zh_help: str, en_help: str, at_context: bool = False) -> _Trouble:
    help_ = Words(f"yaml.{name}.help", {"zh": zh_help, "en": en_help})
    return _Trouble(Words(f"yaml.{name}", {"zh": zh, "en": en}), help_, at_context)


_INDENT = (
    "把这一行与同一组字段左边对齐；下一级比上一级多缩进两个空格。",
    "Align this line with the fields of its group; each level is two spaces further in.",
)
_QUOTE = (
    "给整个值加英文双引号，值里面的引号用中文的“”。",
    "Put the whole value into straight double quotes, and use curly ones inside it.",
)
_CLOSE = (
    "补上另一半括号或逗号，或改成每项一行、以“- ”开头的列表。",
    "Close it or add the comma, or write a list of one line each, beginning with `- `.",
)
_END_QUOTE = (
    "在值的末尾补上同样的引号。",
    "Close it with the same mark at the end of the value.",
)
_BACKSLASH = _trouble(
    "backslash", "双引号里的反斜杠写法不认识", "an unknown backslash sequence in double quotes",
    "反斜杠写成两个 \\，或把双引号换成单引号。", "Write the backslash twice, or use single quotes.",
)
_ODD_START = _trouble("start", "值不能以这个符号开头", "a value cannot begin with this character", *_QUOTE)
_INDENTED_BY_TAB = _trouble(
    "tab", "缩进用了 Tab", "a tab is used to indent",
    "删掉 Tab，改用空格，每级两个。", "Replace the tab by spaces, two for each level.",
)
_BRACKET = _trouble(
    "bracket", "方括号没有配对，或中间少了逗号", "this bracket is never closed, or a comma is missing", *_CLOSE, True
)
_BRACE = _trouble(
    "brace", "花括号没有配对，或中间少了逗号", "this brace is never closed, or a comma is missing", *_CLOSE, True
)

# By a piece of what libyaml says; the first that fits counts.
_TROUBLES: tuple[tuple[str, _Trouble], ...] = (
    ("could not find expected ':'", _trouble(
        "no-colon", "这一行应是“字段: 值”，却没有冒号", "this line should be `field: value` but has no colon",
        "补上英文冒号和空格；若是上一行文字的续行，就接到上一行后面。",
        "Write a colon and a space; if the line carries on the text above, join it to that line.", True,
    )),
    ("mapping values are not allowed", _trouble(
        "colon", "这里不该出现冒号", "a colon is not expected here",
        "值里若有英文冒号加空格，改用中文“：”，或给整个值加英文双引号；若是新字段，检查缩进。",
        "Put a value with a colon and a space into double quotes; check the indentation of a new field.",
    )),
    ("tab character", _INDENTED_BY_TAB),
    ("cannot start any token", _ODD_START),
    ("block sequence entries", _trouble(
        "list", "列表不能与字段名写在同一行", "a list cannot begin on the line of its field",
        "另起一行，缩进后再写“- ”。", "Begin a new line, indent it and write `- ` there.",
    )),
    ("unexpected end of stream", _trouble(
        "quote", "引号没有配对", "this quotation mark is never closed", *_END_QUOTE, True
    )),
    ("document indicator", _trouble(
        "open-quote", "引号还没有配对就到了 --- 或 ...", "a quotation mark is still open at --- or ...",
        *_END_QUOTE, True,
    )),
    ("',' or ']'", _BRACKET),
    ("',' or '}'", _BRACE),
    ("did not find expected key", _trouble(
        "key", "这里的缩进或引号与上文不合", "the indentation or a quotation mark does not fit what stands above",
        _INDENT[0] + "值若以引号开头，引号要包住整个值。",
        _INDENT[1] + " A value that begins with a quotation mark must end with it.",
    )),
    ("'-' indicator", _trouble(
        "dash", "列表中间出现了不以“- ”开头的行", "a line in a list that does not begin with `- `", *_INDENT
    )),
    ("escape", _BACKSLASH),
    ("hexdecimal", _BACKSLASH),
    ("expected node content", _trouble(
        "content", "这里的括号或逗号是多余的", "a bracket or comma too many",
        "删掉它，或给整个值加英文双引号。", "Delete it, or put the whole value into double quotes.",
    )),
    ("alphabetic or numeric", _trouble("name", "值以 * 或 & 开头", "a value begins with * or &", *_QUOTE)),
    ("comment or line break", _trouble(
        "block", "| 或 > 后面不能再写字", "nothing may follow | or > on its line",
        "文字从下一行开始，并且缩进。", "Begin the text on the next line, indented.",
    )),
)
_OTHER = _trouble("other", "这一行不合 YAML 的写法", "this line does not follow YAML", *_QUOTE)


def explain(path: str, lines: Sequence[str], error: yaml.YAMLError) -> Finding:
    """The one finding that tells best why the text of these lines is not YAML."""
    said = str(getattr(error, "problem", None) or "")
    trouble = next((one for piece, one in _TROUBLES if piece in said), _OTHER)
    marks = ("context_mark", "problem_mark") if trouble.at_context else ("problem_mark",)
    mark = next(filter(None, (getattr(error, name, None) for name in marks)), None)
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    before = place[0] - 1
    while before > 0 and not lines[before - 1].strip():
        before -= 1
    for number in (place[0], before):
        if 0 < number <= len(lines) and (found := slip(path, number, lines[number - 1], unread=True)):
            return found
    if trouble in (_BRACKET, _BRACE) and (mark := _IN_FLOW.pattern.search(lines[place[0] - 1], place[1])):
        span = Span(place[0], mark.start() + 1, place[0], mark.end() + 1)
        return full_width(path, span, mark[0], _HALF[mark[0]])
    if trouble is _ODD_START and lines[place[0] - 1][place[1] - 1 : place[1]] == "\t":
        trouble = _INDENTED_BY_TAB
    return NOT_YAML.at(
        path, Span(place[0], place[1], place[0], place[1] + 1),
        **trouble.said.said(), **trouble.help.said("help"),
    )
