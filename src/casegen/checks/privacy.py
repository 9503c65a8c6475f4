"""Does a text give away how to reach or identify a person: telephone, identity card, e-mail, plate, address?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..findings import Finding, Rule, Severity
from ..forms import Form, first_of
from ..model import Path
from . import Known, Subject, each
from .phones import phones
from .pinpoint import pinpoint

_REASON = {
    "zh": "记录公开之后收不回来，写进去的人可能因此受到打扰或伤害。",
    "en": "A published record cannot be taken back, and people may be troubled or harmed by it.",
}
# No message repeats what was found: findings are kept in logs and shown to others.
PHONE = Rule(
    "CG601", Severity.ERROR,
    {"zh": "个人电话号码", "en": "A personal telephone number"},
    {"zh": "这里像是一个电话号码", "en": "this looks like a telephone number"},
    _REASON,
    {
        "zh": "删掉它；要写联系办法，写机构的公开热线（如 12345）或网址。",
        "en": "Delete it; give an organisation's public hotline (such as 12345) or address on the web.",
    },
)
IDENTITY = Rule(
    "CG602", Severity.ERROR,
    {"zh": "居民身份证号码", "en": "A resident identity number"},
    {"zh": "这里是一个校验无误的身份证号码", "en": "this is a valid resident identity number"},
    _REASON,
    {"zh": "删掉它。记录里不需要任何证件号码。", "en": "Delete it. No record needs the number of a document."},
)
EMAIL = Rule(
    "CG603", Severity.WARNING,
    {"zh": "电子邮箱地址", "en": "An e-mail address"},
    {"zh": "这里是一个电子邮箱地址", "en": "this is an e-mail address"},
    _REASON,
    {
        "zh": "删掉它；机构的联系办法写网址。",
        "en": "Delete it; for an organisation give its address on the web.",
    },
)
PLATE = Rule(
    "CG604", Severity.ERROR,
    {"zh": "机动车号牌", "en": "A number plate"},
    {"zh": "这里像是一块机动车号牌", "en": "this looks like a vehicle's number plate"},
    _REASON,
    {"zh": "删掉它，写“一辆车”就够了。", "en": "Delete it; “a car” says enough."},
)
ADDRESS = Rule(
    "CG605", Severity.WARNING,
    {"zh": "精确的住址", "en": "An exact address"},
    {"zh": "这里的地址精确到了门牌或房间", "en": "this address is exact to the house or the room"},
    _REASON,
    {
        "zh": "只写到社区或街道，例如“社区里的一栋老楼”。",
        "en": "Say no more than the community or subdistrict, such as “an old block in the community”.",
    },
)

# Full-width forms to half-width ones, each to one character: places stay.
_HALF = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "。": "."}
_FULL = re.compile("[\uff01-\uff5e\u3000。]")
_GAP = r"[ \t\n.·•_~/—–‐‑−-]{0,3}"
_MOBILE = Form("private.mobile", rf"1{_GAP}[3-9](?:{_GAP}[0-9]){{9}}(?![0-9])", after="[0-9]", needs="[0-9]")
_IDENTITY = Form(
    "private.identity", rf"[1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx](?![0-9A-Za-z])", after="[0-9]", needs="[0-9]"
)
# Seven digits with little between them: less is no number that a person answers.
_MANY_DIGITS = Form("private.digits", r"[0-9](?:[ \t.()·_~/—–-]{0,3}[0-9]){6}")
_EMAIL = Form(
    "private.email",
    r"[A-Za-z0-9._%+-]{1,64}"
    r"(?: ?@ ?| ?[(\[] ?at ?[)\]] ?)"
    r"[A-Za-z0-9-]{1,63}(?:(?: ?\. ?| ?[(\[] ?dot ?[)\]] ?)[A-Za-z0-9-]{2,63}){1,6}",
    after="[A-Za-z0-9._%+-]",
    any_case=True,
    needs=r"[@(\[]",
)
_PROVINCE = "京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊"
_SPACE = r"[ ·•.-]{0,2}"
_PLATE = Form(
    "private.plate",
    rf"[{_PROVINCE}]{_SPACE}[A-HJ-NP-Z]{_SPACE}"
    rf"(?=(?:{_SPACE}[A-Z0-9]){{0,5}}?{_SPACE}[0-9](?:{_SPACE}[A-Z0-9]){{0,3}}?{_SPACE}[0-9])"
    rf"[A-HJ-NP-Z0-9](?:{_SPACE}[A-HJ-NP-Z0-9]){{3,4}}{_SPACE}[A-HJ-NP-Z0-9挂掛学學警港澳](?![A-Za-z0-9])",
    any_case=True,
    needs="[0-9]",
)
_COUNT = "[0-9零〇一二三四五六七八九十百]{1,5}"
_LEVEL = (
    rf"(?:{_COUNT}|[A-Z]) ?(?:号楼|號樓|号院|號院|栋|棟|幢|座|单元|單元|[楼樓](?![栋棟])|层|層|[门門](?!牌))"
)
_ROOM = rf"{_COUNT} ?-? ?(?:室|房(?![屋间間东東])|户(?![人居籍数])|戶(?!人))"
_HAN = "[\u4e00-\u9fff]"
_CHINESE_ADDRESS = Form(
    "private.address",
    # A street and a number: not a line of the underground, a document or a day.
    rf"{_HAN}(?:(?![条條一马馬上]){_HAN}路|(?![上逛条條]){_HAN}街|{_HAN}大道|(?![报報知频頻渠街通]){_HAN}道"
    rf"|{_HAN}(?:巷|弄|胡同))"
    rf" ?{_COUNT} ?(?:弄 ?{_COUNT} ?)?[号號](?![线線文令台])"
    rf"|{_COUNT} ?弄 ?{_COUNT} ?[号號]"
    # Two of building, entrance, floor and room.
    rf"|{_LEVEL}[ ,，-]?(?:{_LEVEL}[ ,，-]?)?{_ROOM}"
    rf"|{_COUNT} ?(?:号楼|號樓|栋|棟|幢|座)[ ,，-]?{_COUNT} ?(?:单元|單元|门|門)",
    needs="[号號室房户戶元门門]",
)
_ROOM_ADDRESS = Form("private.room", r"[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4} ?[室房户戶号號]", after="[0-9-]", needs="[0-9]")
_LATIN = "[0-9A-Za-z_\u00c0-\u024f]"
_STREET = "Road|Street|Avenue|Lane|Alley|Boulevard|Drive|Close|Rd|St|Ave|Blvd|Ln|Lu|Jie|Xiang|Nong|Dajie|Dadao"
_LEVEL_ENGLISH = (
    r"(?:Room|Rm|Flat|Apartment|Apt|Unit|Building|Block|Bldg|Entrance|Floor)\.? ?(?:No\.? ?)?[0-9]{1,5}[A-Z]?"
    rf"(?!{_LATIN})"
)
_ENGLISH_ADDRESS = Form(
    "private.street",
    rf"(?:No\.? ?)?[0-9]{{1,5}}[A-Za-z]?,? (?:[A-Z][A-Za-z’'-]{{0,20}} ){{1,4}}(?:{_STREET})"
    rf"(?!{_LATIN})(?! Sub-?[Dd]istrict)"
    rf"|(?:[A-Z][a-z’'-]{{0,20}} ){{1,4}}(?:{_STREET})\.?,? (?:No\.? ?)[0-9]{{1,5}}(?!{_LATIN})"
    rf"|(?:Lane|Alley) [0-9]{{1,5}},? No\.? ?[0-9]{{1,5}}(?!{_LATIN})"
    rf"|No\.? ?[0-9]{{1,5}},? (?:Lane|Alley) [0-9]{{1,5}}(?!{_LATIN})"
    rf"|{_LEVEL_ENGLISH}(?:(?:,| of| in)? {_LEVEL_ENGLISH})+",
    after=_LATIN,
    needs="[0-9]",
)
_FORMS = (
    (EMAIL, _EMAIL), (PLATE, _PLATE), (ADDRESS, _CHINESE_ADDRESS), (ADDRESS, _ROOM_ADDRESS),
    (ADDRESS, _ENGLISH_ADDRESS),
)  # fmt: skip
# What every text that holds one of these holds, and few others do, in either width: seven digits with little between
# them; a sign of an e-mail address; a province and a letter; a number and what is counted in addresses; two hyphens;
# a number before or after a word with a capital.
_DIGITS, _LATIN_LETTERS = "0-9０-９", "A-Za-zＡ-Ｚａ-ｚİıſK"
LIKELY = first_of(
    (
        (_DIGITS, rf"(?:[\W_]{{0,4}}[{_DIGITS}]){{6}}"),
        ("@＠", ""),
        (r"(（\[［", r"\W?[AaＡａ]"),
        (_PROVINCE, rf"[\W_]{{0,2}}[{_LATIN_LETTERS}]"),
        (f"{_DIGITS}零〇一二三四五六七八九十百", r"[\W_]{0,3}[号號室房户戶单單门門]"),
        (_DIGITS, f"[-－][{_DIGITS}]{{1,2}}[-－]"),
        (_DIGITS, rf"[{_LATIN_LETTERS}]?\W{{1,2}}[A-ZＡ-Ｚ]"),
        ("A-ZＡ-Ｚ", rf"[{_LATIN_LETTERS}]{{1,9}}\W{{0,2}}[{_DIGITS}]"),
    )
)
# What names its author in public, and the one who signs the record.
_SIGNED = frozenset({"author", "publisher", "title"})


def written(subject: Subject, numbers: Iterable[int]) -> Iterator[tuple[Path, str]]:
    """Yield those of the texts of these numbers that a person's data has no place in, with their paths."""
    for path, _, key, said in subject.said.of(numbers):
        if path != ("record", "by") and not (path[0] == "sources" and path[-1] in _SIGNED):
            yield (*path, key), said


@each
def private_data(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG601 to CG605: no telephone, identity number, e-mail address, number plate or exact address."""
    del known
    record = subject.record
    for path, text in written(subject, subject.said.matching(LIKELY)):
        for rule, start, end in private_in(text):
            yield rule.at(record.path, pinpoint(record, path, text, start, end))


# As many as a record has texts, and more: several checks ask about each.
@lru_cache(maxsize=1024)
def private_in(text: str) -> tuple[tuple[Rule, int, int], ...]:
    """What in `text` is private: the rule that says so, and its place."""
    found: list[tuple[Rule, int, int]] = []
    if not LIKELY.search(text):
        return ()
    half = _FULL.sub(lambda one: _HALF[one[0]], text)
    for rule, start, end in _candidates(half):
        if all(end <= other_start or start >= other_end for _, other_start, other_end in found):
            found.append((rule, start, end))
    return tuple(found)


def _candidates(text: str) -> Iterator[tuple[Rule, int, int]]:
    for found in _IDENTITY.all(text):
        if _sound(re.sub(r"[^0-9Xx]", "", found[0]).upper()):
            yield IDENTITY, *found.span()
    if _MANY_DIGITS.pattern.search(text):
        for found in _MOBILE.all(text):
            yield PHONE, *found.span()
        for start, end in phones(text):
            yield PHONE, start, end
    for rule, form in _FORMS:
        for found in form.all(text):
            yield rule, *found.span()


def _sound(number: str) -> bool:
    """Whether 18 characters are an identity number: a day of birth and the check digit.

    The code of the place is not looked up: codes come and go, and one that is not known is no less private.
    """
    # Load what hardly any record needs.
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return number[-1] == ric.calc_check_digit(number)
