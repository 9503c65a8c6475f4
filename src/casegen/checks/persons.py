"""Does a text name a private person where a role belongs?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import opencc

from ..findings import Finding, Rule, Severity
from ..forms import Form, any_case, first_of
from . import Known, Subject, each
from .pinpoint import pinpoint
from .privacy import written
from .said import Said
from .surnames import CLEAR, COMMON, DOUBLE, GUARDED, PINYIN, WORDS

NAMED = Rule(
    "CG606", Severity.WARNING,
    {"zh": "写了个人的姓名", "en": "A person is named"},
    {"zh": "这里像是一个人的姓名或称呼", "en": "this looks like the name of a person"},
    {
        "zh": "记录写的是做法。居民和一线同工没有答应过要被公开。",
        "en": "A record tells of a practice; residents and front-line workers have not agreed to be named.",
    },
    {
        "zh": "改写成角色，如“一位退休志愿者”“居民区党组织书记”。",
        "en": "Write the role, such as “a retired volunteer” or “the party secretary of the estate”.",
    },
)

# 骆叔, 周师傅, 王书记. What may follow tells 主任 from 任务.
_TITLE = (
    "师傅|阿姨|叔叔|叔(?!侄)|伯伯|老伯|伯(?![父母乐特恩克德明])|婆婆|阿婆|奶奶|爷爷|大爷|大伯|大妈|大娘|大姐|大哥|大嫂"
    "|姐(?![妹夫])|哥(?!们)|嫂|婶|姨(?![父妈])|老太|太太|先生|女士|小姐|老师|书记(?![员处])|主任(?![务科委])|医生|护士"
    "|警官(?!兵)|民警|律师|社工(?![站师机服])|队长|站长|组长|楼长|局长|科长|所长|会长|园长|校长|经理"
)
_ROLE = (
    "居民|志愿者|业主|住户|村民|党员|社工|网格员|楼组长|楼栋长|楼长|块长|巷长|组长|队长|团长|队员|书记|主任|医生|护士"
    "|老人|患者|退休教师|退休职工|教师|局长|站长|会长|园长|民警|记者|骨干|邻居|同事|督导|理事长|总干事|负责人"
)
_SINGLE = f"{CLEAR}{''.join(GUARDED)}{COMMON}"
_HAN = "[\u4e00-\u9fff]"
# Most characters that are surnames go on with a word: what follows is looked at before the titles are tried.
_TITLED = f"(?=[ ·-]?[{''.join(sorted({one[0] for one in _TITLE.split('|')}))}])"
_CALLED = Form("named.called", f"[{_SINGLE}]{_TITLED}[ ·-]?(?:{_TITLE})")
_CALLED_DOUBLE = Form("named.double", f"(?:{'|'.join(DOUBLE)})[ ·-]?(?:{_TITLE})")
# What a common character may follow and still begin a name.
_BEGINS = Form("named.begins", rf"(?:\A|[^\u4e00-\u9fff]|[的由和与跟让请被把给叫问是]|{_ROLE})\Z")
# 张老 and 老张: only where the word ends.
_OLD = Form("named.old", f"[{CLEAR}张周]老(?=[，。、；：！？”」）])")
_FAMILIAR = Form(
    "named.familiar", rf"[老小阿][{CLEAR}张周](?=[^\u4e00-\u9fff]|[说讲问答告表笑]|\Z)", after=_HAN
)
# Characters that no given name has: they go on with the sentence.
_GIVEN = f"(?:(?![的了是着过和与等说也都就把被很要]){_HAN})"
# (what leads to it)(the name), of one who is told of or one who speaks.
_FULL = Form(
    "named.full",
    rf"((?:{_ROLE})[ ·:：-]?)((?:{'|'.join(DOUBLE)}|[{CLEAR}张]){_GIVEN}{{1,2}}?)"
    r"(?=[^\u4e00-\u9fff]|\Z|[说讲等和与的在是也就向对把从曾告表介回认坦笑任])"
    rf"|((?:{_ROLE}|社区|小区|街道|中心|机构))([{_SINGLE}]{_GIVEN}{{1,2}}?)"
    "(?=表示|介绍|告诉|回忆|认为|坦言|笑着|说道?[，：“「])",
    needs=f"[{CLEAR}张{''.join(sorted({one[0] for one in DOUBLE}))}表介告回认坦笑说]",
)
# Full-width letters and spaces, each to one character; punctuation stays, for it ends names.
_HALF = {
    chr(code): chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), ord("．"))
} | {"\u3000": " "}
_LATIN = "[0-9A-Za-z_\u00c0-\u024f]"
_SURNAME = "|".join(sorted(PINYIN, key=lambda name: (-len(name), name)))
_GIVEN_NAME = (
    r"(?!Village|Town|Road|Street|Garden|Estate)[A-Z][a-z]{1,9}(?:[’'-][A-Za-z]?[a-z]{1,6})?" rf"(?!{_LATIN})"
)
_PLACE = "(?! (?:Community|Estate|Road|Street|Sub-?district|District|Village|Garden|Park|Lane|Town))"
_ROLES = (
    "residents?|volunteers?|workers?|secretary|neighbours?|owners?|leaders?|members?|director|chair|teacher|nurse"
    "|doctor|supervisor|party member"
)
_COURTESY = "Mr|Mrs|Ms|Miss|Uncle|Auntie|Aunty|Aunt|Granny|Grandma|Grandpa|Madam"
_ENGLISH = Form(
    "named.english",
    rf"(?:{_COURTESY})\.?[ -][A-Z][a-z]+(?!{_LATIN})"
    rf"|(?:Old|Little|Master|Teacher|Secretary|Director|Dr\.?|Doctor|Nurse|Officer|Lao|Xiao) (?:{_SURNAME})"
    rf"(?!{_LATIN}){_PLACE}"
    rf"|(?:{any_case(_ROLES)}),? (?:{_SURNAME}) {_GIVEN_NAME}{_PLACE}"
    rf"|(?:{_SURNAME}) {_GIVEN_NAME}, (?:an?|the) (?:[a-z-]{{1,20}} ){{0,4}}(?:{_ROLES})(?!{_LATIN})",
    after=_LATIN,
    needs=f"(?:{_COURTESY}|{_SURNAME})(?![a-z])",
)


@cache
def simplified() -> Mapping[str, str]:
    """The Simplified character for each Traditional one, by itself: names hold no phrases to look at."""
    every = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    made = opencc.OpenCC("t2s").convert("\n".join(every)).split("\n")
    return {one: other for one, other in zip(every, made, strict=True) if one != other}


def folded(text: str) -> str:
    """`text` in Simplified characters and half-width letters, as long as it was."""
    unfolded, meant = _folding()
    return unfolded.sub(lambda one: meant[one[0]], text)


@cache
def _folding() -> tuple[re.Pattern[str], Mapping[str, str]]:
    meant = _HALF | dict(simplified())
    return re.compile(f"[{''.join(sorted(meant))}]"), meant


# What every match of the English form holds is one of these, a word by itself.
_NAMES = frozenset((*_COURTESY.split("|"), *PINYIN))
_CAPITALISED = re.compile("[A-ZＡ-Ｚ][a-zａ-ｚ]*")


def _half(word: str) -> str:
    return word if word.isascii() else "".join(_HALF.get(one, one) for one in word)


@cache
def _likely_in_chinese() -> re.Pattern[str]:
    """What every text that names somebody in Chinese holds, in either script and width."""
    unfolded: dict[str, str] = defaultdict(str)
    for one, other in _folding()[1].items():
        unfolded[other] += one

    def in_both(chars: str) -> str:
        return re.escape("".join({one + unfolded[one] for one in chars}))

    def any_of(chars: str) -> str:
        return f"[{in_both(chars)}]"

    def at(words: Iterable[str], place: int) -> str:
        return "".join(one[place] for one in words)

    roles, doubled = at(_ROLE.split("|"), -1), at(DOUBLE, 0)
    ways = (
        (_SINGLE, any_of(" ·-") + "?" + any_of(at(_TITLE.split("|"), 0))),
        (doubled, any_of(at(DOUBLE, 1))),
        (f"{CLEAR}张周", any_of("老")),
        ("老小阿", any_of(f"{CLEAR}张周")),
        (roles, any_of(" ·:：-") + "?" + any_of(f"{CLEAR}张{doubled}")),
        (f"{roles}区道心构", any_of(_SINGLE) + ".{1,2}" + any_of("表介告回认坦笑说")),
    )
    return first_of((in_both(first), rest) for first, rest in ways)


def likely(said: Said) -> set[int]:
    """The numbers of the texts that may name somebody."""
    found = said.matching(_likely_in_chinese())
    if not _NAMES.isdisjoint(map(_half, _CAPITALISED.findall(said.whole))):
        found |= said.naming(_CAPITALISED, lambda word: _half(word) in _NAMES)
    return found


@each
def no_private_person(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG606: persons are roles."""
    del known
    record = subject.record
    for path, text in written(subject, likely(subject.said)):
        for start, end in named_in(text):
            yield NAMED.at(record.path, pinpoint(record, path, text, start, end))


def named_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places in `text`, Chinese or English, where a person seems to be named, in order."""
    reached = 0
    for start, end in sorted(_spans(folded(text)), key=lambda span: (span[0], -span[1])):
        if start >= reached:
            reached = end
            yield start, end


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for found in _CALLED.all(text):
        name, before = found[0][0], text[max(0, found.start() - 4) : found.start()]
        if name in GUARDED:
            named = not before or before[-1] not in GUARDED[name]
        else:
            named = name in CLEAR or bool(_BEGINS.pattern.search(before))
        if named:
            yield found.span()
    for form in (_CALLED_DOUBLE, _OLD, _FAMILIAR, _ENGLISH):
        for found in form.all(text):
            yield found.span()
    for found in _FULL.all(text):
        group = found.lastindex or 0
        if found[group][:2] not in WORDS:
            yield found.span(group)
