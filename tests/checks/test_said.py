"""The texts of a record side by side: no text that a check has something to say about is passed over."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from casegen.checks import locales, names, persons, privacy
from casegen.checks.said import Said
from casegen.model import Prose
from casegen.numerals import ABOVE_TEN, LARGE, numbers, small_letters
from test_forms import PIECES as FORMED

PIECES = (
    *FORMED, "張", "劉", "歐陽", "師傅", "說", "表示", "王", "为民", "He ", "Ｍｒ　", "Ｙａｎｇ",
    "老張，", "阿劉说", "队长", "＠", "（ａｔ）", "１３", "８０００", "鄂ａ", "k1234", "Ｎｏ．", "单元",
    "十", "六成", "双", "点五", "廿", "萬", "百", "仟", "〇", "两", "eleven", "Twelfth ", "thirtieth",
    "forty-", "fifth", "eighteen", "ſix", "thouſand", "hundred", "two ", "İ", "“", "”", "《", "》",
    "乾隆", "后面", "後面", "瞭", "https://a.cn/", "一目", ")", "\u3000",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@given(st.lists(TEXTS, max_size=5), st.sampled_from(["老", "[0-9]", "a", "\u3000"]))
def test_the_texts_that_hold_something_are_found(texts: list[str], word: str) -> None:
    said = Said([((at,), Prose({"zh": text})) for at, text in enumerate(texts)])
    form = re.compile(word)
    holding = [((at,), text) for at, text in enumerate(texts) if form.search(text)]
    assert [(path, text) for path, _, _, text in said.of(said.matching(form))] == holding
    assert said.naming(form, lambda _: True) == {at for ((at,), _) in holding}
    assert said.holding([word]) == {at for at, text in enumerate(texts) if word in text}


@given(TEXTS)
@example("two thouſand")
@example("十点五")
def test_a_number_above_ten_or_in_digits_is_looked_at(text: str) -> None:
    large = [one for one in numbers(text) if one.digits or max(one.value, one.to or 0) > 10]
    likely = LARGE.search(text) or any(word in small_letters(text) for word in ABOVE_TEN)
    assert likely or not large


@given(TEXTS)
def test_what_is_private_is_looked_at(text: str) -> None:
    half = "".join(privacy._HALF.get(one, one) for one in text)
    assert privacy.LIKELY.search(text) or not list(privacy._candidates(half))


@given(TEXTS)
@example("居民張蘇說")
@example("Ｍｒ　Ｙａｎｇ")
@example("Ｍr Yang")
@example("社区王芳表示")
@example("社区王芳芳表示")
@example("王 师傅")
def test_a_name_is_looked_at(text: str) -> None:
    said = Said([(("summary",), Prose({"zh": text}))])
    assert persons.likely(said) or not list(persons.named_in(text))


@given(TEXTS)
def test_traditional_characters_are_looked_at(text: str) -> None:
    convert, own = locales._simplifier().convert, names.without_names(text)
    assert convert(text) != text or convert(own) == own
