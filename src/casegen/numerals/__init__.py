"""Reads the numbers in Chinese and English text: digits, numerals and words, with what is said about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from .chinese import MYRIADS, NUMERALS, multiplier, parse, row
from .english import ABOVE_TEN, BEGINNING, SCALES, WORDS, in_words
from .hedges import ABOUT, LEAST, LESS, MORE, MOST, NEAR, bounds

__all__ = ["ABOUT", "ABOVE_TEN", "LARGE", "LEAST", "LESS", "MORE", "MOST", "Reading", "numbers", "small_letters"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One number in a text, at `start` to `end`.

    `to` closes a range written as one numeral (六七十). `also` are other values it may have (18年: 2018).
    `bounds` are the hedges beside it. `digits`: written with digits; `ordinal`: tells a place in an order;
    `percent`: a share of a hundred (6成 is 60); `named`: touches letters or plus signs, as 3A and 1+1+X do.
    """

    start: int
    end: int
    value: Decimal
    to: Decimal | None = None
    also: tuple[Decimal, ...] = ()
    bounds: tuple[str, ...] = ()
    digits: bool = False
    ordinal: bool = False
    percent: bool = False
    named: bool = False

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every single value that it may have."""
        return (self.value, *self.also)


# Full-width forms and the numerals of Traditional and formal writing, each to one character: places stay.
_FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) != "，"} | dict(
    zip(
        "　萬億兩餘約過幾壹貳貮贰叁參肆伍陸陆柒捌玖拾佰仟○〇圓點個後間數時開達為滿雙倆ſK",
        " 万亿两余约过几一二二二三三四五六六七八九十百千零零元点个后间数时开达为满双俩sk",
        strict=True,
    )
)
_UNFOLDED = re.compile(f"[{''.join(map(re.escape, _FOLD))}]")


def _any_of(chars: str) -> str:
    """A class of these characters and all that are folded to them."""
    return f"[{chars}{''.join(one for one, other in _FOLD.items() if other in chars)}]"


# What every number above ten holds, and every one in digits, but English words: those hold one of `ABOVE_TEN`.
LARGE = re.compile(
    f"{_any_of('0123456789百千万亿廿卅')}|{_any_of(NUMERALS)}(?:{_any_of(NUMERALS)}|{_any_of('点成')})"
)
# These are numerals only among numerals: 队伍, 大陆, 参加 and 收拾 hold none.
_FORMAL = re.compile("[壹貳貮贰叁參肆伍陸陆柒捌玖拾佰仟]")
_FORMAL_RUN = re.compile("[壹貳貮贰叁參肆伍陸陆柒捌玖拾佰仟零萬万億亿]+")
_NUMBER = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)*)"
    rf"|(?P<share>百分之)?(?P<numeral>[{NUMERALS}]+)"
    # 双楼长 is two of them; 一双鞋 is one pair.
    r"|(?<![一二两几这那])(?P<pair>[双俩仨])(?![方手眼脚向休语赢])"
    rf"|(?<![a-z])(?P<words>{WORDS})",
    re.IGNORECASE,
)
# Where a number can begin; a pattern of this kind is looked for much faster than the whole.
_SIGN = re.compile(f"[0-9百双俩仨{NUMERALS}]")
# Longer than any count: codes, and what a hostile text holds.
_LONGEST_DIGITS, _LONGEST_NUMERAL = 15, 40
_POINT = re.compile("点([零一二三四五六七八九]+)(?![十百千万亿])")
# A unit of counting after digits, and what 千 and 百 begin besides (3千克, 5百分点).
_NOT_COUNTED = "(?![克米瓦卡货姓度科分万亿])"
_SCALE = re.compile(rf"([余多几来])? ?(?:([百千万亿]|[十百千]万|万亿){_NOT_COUNTED})")
_MORE_DIGITS = re.compile(rf"([0-9]{{1,4}})([百千万]){_NOT_COUNTED}")
_RANGE_SCALE = re.compile(r"[-–—~至到][0-9]{1,6}(?:\.[0-9]{1,4})?([百千万亿])")
_ENGLISH_SCALE = re.compile(r"[\s-](hundred|thousand|million|billion)(?![a-z])", re.IGNORECASE)
_ENGLISH_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])", re.IGNORECASE)
_TENTHS = re.compile("成(?![立为员功绩果长本效就群熟型交天都家人])")
_PERCENT = re.compile(r"\s?(?:%|per ?cent(?![a-z]))", re.IGNORECASE)
_UNIT_LETTERS = re.compile(r"\s?(?:k?m|[cm]m|kg|g|h|hrs?|min|[ap]\.?m\.?)(?![a-z])", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?:下午|傍晚|晚上|晚间|当晚)\Z")
_PM = re.compile(r"\s?p\.?m(?![a-z])", re.IGNORECASE)
_O_CLOCK = re.compile(r":00(?![0-9])")


def numbers(text: str, *, hedged: bool = True) -> Iterator[Reading]:
    """Yield every number in `text`, in order, with its place in the text as given; hedges where they are asked for.

    A range of two numbers (16时至20时) is two readings. Vague numbers (几十, 半) are none.
    """
    folded = _folded(text)
    begins = {one.start() for one in _SIGN.finditer(folded)}
    begins.update(one.start() for one in BEGINNING.finditer(small_letters(folded)))
    at = 0
    for start in sorted(begins):
        if start >= at and (found := _NUMBER.match(folded, start)):
            at = found.end()
            for reading in _readings(folded, found):
                at = max(at, reading.end)
                yield _hedged(folded, reading, hedged)


def small_letters(text: str) -> str:
    """`text` in small letters, as long as it was."""
    # The one letter that is two in lower case would move all that follows; it is in no number. A long s is small.
    return text.replace("\u0130", " ").lower().replace("\u017f", "s")


def _folded(text: str) -> str:
    """`text` in one script and width, as long as it was. A formal numeral that is only a word is blotted."""
    if _FORMAL.search(text):
        text = _FORMAL_RUN.sub(_numeral_or_blot, text)
    return _UNFOLDED.sub(lambda one: _FOLD[one[0]], text)


def _numeral_or_blot(run: re.Match[str]) -> str:
    amount = len(run[0]) > 1 and not {"拾", "佰", "仟"}.isdisjoint(run[0])
    return run[0] if amount else _FORMAL.sub("\ufffc", run[0])


def _readings(text: str, found: re.Match[str]) -> Iterator[Reading]:
    if found["words"]:
        for start, end, value, ordinal in in_words(text, found.start("words"), found.end()):
            yield Reading(start, end, Decimal(value), ordinal=ordinal)
    elif found["pair"]:
        yield Reading(*found.span(), Decimal(3 if found["pair"] == "仨" else 2))
    elif reading := _digits(text, found) if found["digits"] else _numeral(text, found):
        yield reading


def _hedged(text: str, reading: Reading, hedged: bool) -> Reading:
    """`reading` with the hedges, the order and the share that the text beside it tells."""
    before = text[max(0, reading.start - NEAR) : reading.start]
    after = text[reading.end : reading.end + NEAR]
    also = reading.also
    hour = reading.value < 12 and reading.value == reading.value.to_integral_value()
    if hour and (_PM.match(after) or (_AFTERNOON.search(before) and after[:1] in {"点", "时", ":"})):
        also = (*also, reading.value + 12)
    told = tuple(dict.fromkeys((*reading.bounds, *bounds(before, after)))) if hedged else ()
    ordinal = reading.ordinal or before.endswith("第")
    percent = reading.percent or bool(_PERCENT.match(after))
    if (told, also, ordinal, percent) == (reading.bounds, reading.also, reading.ordinal, reading.percent):
        return reading
    return replace(reading, bounds=told, also=also, ordinal=ordinal, percent=percent)


def _digits(text: str, found: re.Match[str]) -> Reading | None:
    start, end = found.span()
    said = found[0].replace(",", "")
    if len(said) > _LONGEST_DIGITS:
        return None
    before, after = text[max(0, start - 2) : start], text[end : end + 12]
    ordinal = bool(_ENGLISH_ORDINAL.match(after))
    if said.count(".") > 1 or _is_named(before, after, ordinal):
        return Reading(start, end, Decimal(".".join(said.split(".")[:2])), digits=True, named=True)
    plain = Reading(start, end, Decimal(said), digits=True, ordinal=ordinal)
    if scale := _SCALE.match(text, end):
        return _scaled(text, plain, scale)
    if scale := _ENGLISH_SCALE.match(text, end):
        return replace(plain, end=scale.end(), value=plain.value * SCALES[scale[1].lower()])
    if _TENTHS.match(text, end):
        return replace(plain, end=end + 1, value=plain.value * 10, percent=True)
    if scale := _RANGE_SCALE.match(text, end):
        return replace(plain, also=(plain.value * multiplier(scale[1]),))
    if len(said) < 3 and said.isdigit():
        if _O_CLOCK.match(text, end):
            return replace(plain, end=end + 3)
        if len(said) == 2 and text.startswith("年", end):
            return replace(plain, also=(plain.value + (2000 if plain.value < 50 else 1900),))
    return plain


def _scaled(text: str, plain: Reading, scale: re.Match[str]) -> Reading:
    """Digits with units of counting after them: 37万, 20多万, 1万5千."""
    last = multiplier(scale[2])
    value, end = plain.value * last, scale.end()
    while (more := _MORE_DIGITS.match(text, end)) and multiplier(more[2]) < last:
        last = multiplier(more[2])
        value, end = value + Decimal(more[1]) * last, more.end()
    return replace(plain, end=end, value=value, bounds=(MORE,) if scale[1] else ())


def _is_named(before: str, after: str, ordinal: bool) -> bool:
    """Whether the digits between are part of a name: letters or a plus sign touch them."""
    last, first, second = before[-1:], after[:1], after[1:2]
    if _is_letter(last) or last == "+" or (last == "-" and _is_letter(before[:1]) and before[:1].isupper()):
        return True
    if first == "+" and second.isascii() and second.isalnum():
        return True
    return _is_letter(first) and not ordinal and not _UNIT_LETTERS.match(after)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _numeral(text: str, found: re.Match[str]) -> Reading | None:
    start, end = found.span("numeral")
    said, share = found["numeral"], found["share"] is not None
    if len(said) > _LONGEST_NUMERAL:
        return None
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in {"几", "数"}:
        return None
    if said in {"百", "千", "万", "亿", "百万", "千万"}:
        # A unit alone is a number only beside a hedge: 百余, 近千; not 百姓, 万一.
        hedged = after in {"余", "多"} or before in {"近", "逾", "约", "超", "过"}
        return Reading(start, end, Decimal(multiplier(said))) if hedged else None
    parsed = parse(said) or row(said, after)
    if parsed is None:
        return None
    low, high = map(Decimal, parsed)
    reading = Reading(start, end, low, high if high != low else None, percent=share)
    if low == high and (point := _POINT.match(text, end)) and len(point[1]) < _LONGEST_NUMERAL:
        (tail, _) = row(point[1], "年") or (0, 0)
        return replace(reading, end=point.end(), value=low + Decimal(tail).scaleb(-len(point[1])))
    if after in {"余", "多", "几"} and text[end + 1 : end + 2] in MYRIADS:
        return _times(reading, MYRIADS[text[end + 1]], end + 2, bounds=(MORE,))
    if not share and low <= 10 and _TENTHS.match(text, end):
        return _times(reading, 10, end + 1, percent=True)
    if after == "年" and len(said) == 2 and 10 < low < 50 and "十" not in said:
        return replace(reading, also=(low + 2000,))
    return reading


def _times(
    reading: Reading, factor: int, end: int, *, bounds: tuple[str, ...] = (), percent: bool = False
) -> Reading:
    to = None if reading.to is None else reading.to * factor
    percent = percent or reading.percent
    return replace(reading, end=end, value=reading.value * factor, to=to, bounds=bounds, percent=percent)
