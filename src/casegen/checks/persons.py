"""Does a text name a private person where a role belongs?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import opencc

from ..findings import Finding, Rule, Severity
from . import Known, Subject, each
from .pinpoint import pinpoint
from .privacy import written
from .surnames import CLEAR, COMMON, DOUBLE, PINYIN, WORDS

NAMED = Rule(
    "CG606", Severity.WARNING,
    {"zh": "写了个人的姓名", "en": "A person is named"},
    {"zh": "这里像是一个人的姓名或称呼", "en": "this looks like the name of a person"},
    {
        "zh": "记录写的是做法。居民和一线同工没有答应过要被公开。",
        "en": "A record tells of a practice; residents and front-line workers have not agreed to be made public.",
    },
    {
        "zh": "改写成角色，如“一位退休志愿者”“居民区党组织书记”。",
        "en": "Write the role, such as “a retired volunteer” or “the party secretary of the residential area”.",
    },
)

_CLEAR, _COMMON = "".join(sorted(CLEAR)), "".join(sorted(COMMON))
_DOUBLE = "|".join(sorted(DOUBLE))
_TITLE = (
    "师傅|阿姨|叔叔|叔(?!侄)|伯伯|老伯|伯(?![父母乐])|婆婆|阿婆|奶奶|爷爷|大爷|大伯|大妈|大娘|大姐|大哥|大嫂|姐(?![妹夫])"
    "|哥(?!们)|嫂|婶|姨(?![父妈])|老太|太太|先生|女士|小姐|老师(?!傅)|书记(?![员处])|主任(?!务|科|委)|医生|护士|警官|民警"
    "|律师|社工(?![站师机服])|队长|站长|组长|楼长|局长|科长|所长|会长|园长|校长|经理|老(?=[，。、；：！？”）]|$)"
)
# Where a word begins: after anything that is no Chinese character, or after one that ends none.
_START = "(?<![\u4e00-\u9fff])|(?<=[的由和与跟让请被把给叫问是])"
_MEASURED = "(?<![一两二三四五六七八九十几这那每半数0-9])"
_CALLED = re.compile(
    rf"(?:{_DOUBLE}|(?:(?!张){_MEASURED}|(?=张){_MEASURED})[{_CLEAR}]|(?:{_START})[{_COMMON}])[ \-·]?(?:{_TITLE})"
)
_FAMILIAR = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:老|小|阿)[{_CLEAR}](?=[^\u4e00-\u9fff]|[说讲问答告表笑]|$)"
)
_ROLE = (
    "居民|志愿者|业主|住户|村民|党员|社工|网格员|楼组长|楼栋长|楼长|块长|巷长|组长|队长|团长|队员|书记|主任|医生|护士"
    "|老人|患者|退休教师|退休职工|教师|局长|站长|会长|园长|民警|记者|骨干|邻居|同事|督导|理事长|总干事|负责人"
)
_GIVEN = r"[\u4e00-\u9fff&&[^的了在是着过和与等说也都]]"
_AFTER = "(?=[^\u4e00-\u9fff]|$|[说讲等和与的在是也就向对把从曾告表介回认坦笑任])"
_NOT_GIVEN = "的了在是着过和与等说也都就把被从向对为很不到要上下来去们"
_FULL = re.compile(
    rf"(?:{_ROLE})(?:[ \-·:：]?)(?P<name>(?:{_DOUBLE}|[{_CLEAR}])"
    rf"(?:(?![{_NOT_GIVEN}])[\u4e00-\u9fff]){{1,2}}?){_AFTER}"
)
_FULL_SAYS = re.compile(
    rf"(?:{_ROLE})(?P<name>[{_COMMON}](?:(?![{_NOT_GIVEN}])[\u4e00-\u9fff]){{1,2}}?)"
    "(?=表示|介绍|告诉|回忆|认为|坦言|笑着|说道?[，：:“])"
)
_SURNAME = "|".join(sorted(PINYIN, key=lambda name: (-len(name), name)))
_GIVEN_ENGLISH = "[A-Z][a-z]{1,9}(?:[’'-]?[a-z]{1,6})?"
_ENGLISH = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Uncle|Auntie|Aunty|Aunt|Granny|Grandma|Grandpa|Madam)\.?[ -][A-Z][a-z]+\b"
    rf"|\b(?:Old|Little|Master|Teacher|Secretary|Director|Dr|Doctor|Nurse|Officer|Lao|Xiao)\.? (?:{_SURNAME})\b(?! [a-z]*'?s? ?(?:Road|River|Lake))"
    rf"|\b(?:[Rr]esidents?|[Vv]olunteers?|[Ss]ocial [Ww]orkers?|[Ss]ecretary|[Nn]eighbours?|[Oo]wners?|[Ll]eaders?|[Mm]embers?|[Dd]irector|[Cc]hair),? (?:{_SURNAME}) {_GIVEN_ENGLISH}\b(?! (?:Community|Estate|Road|Street|Subdistrict|District|Village|Garden))"
    rf"|\b(?:{_SURNAME}) {_GIVEN_ENGLISH}, (?:an?|the) (?:[a-z-]+ ){{0,4}}(?:resident|volunteer|worker|secretary|member|owner|neighbour|leader|chair|teacher|nurse|doctor)\b"
)


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@each
def no_private_person(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG606: persons are roles."""
    del known
    record = subject.record
    for path, text in written(subject.case):
        for start, end in sorted(named_in(text)):
            yield NAMED.at(record.path, pinpoint(record, path, text, start, end))


def named_in(text: str) -> set[tuple[int, int]]:
    """The places in `text`, Chinese or English, where a person seems to be named."""
    simple = _simplifier().convert(text)
    if len(simple) != len(text):
        simple = text
    found = {match.span() for form in (_CALLED, _FAMILIAR, _ENGLISH) for match in form.finditer(simple)}
    for form in (_FULL, _FULL_SAYS):
        found |= {match.span("name") for match in form.finditer(simple) if match["name"][:2] not in WORDS}
    return _widest(found)


def _widest(spans: set[tuple[int, int]]) -> set[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return set(kept)
