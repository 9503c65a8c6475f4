"""Rules and findings of the tests' own, so that no check's wording decides a test of a format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from casegen.findings import RULES, Finding, Rule, Severity, Span

PARKING = "cases/qintai-parking.yml"
BROKEN = "cases/坏 文件.yml"
TEXTS: Mapping[str, str] = {
    PARKING: (
        "id: qintai-parking\n"
        "title：\n"
        "  zh: 琴台社区把停车位“挤”出来\n"
        "summary:\n"
        "  zh: 12家单位错时共享，😀一年省下37万余元，居民\t都说好\n"
        "  en: Twelve organisations share their spaces.\n"
        "lessons:\n"
        "  - zh: 先算账，再开口\n"
        "    en: Count first, then ask\n"
        "sources: []\n"
    ),
    BROKEN: "",
}


@pytest.fixture
def rules() -> Iterator[tuple[Rule, Rule, Rule]]:
    """An error, a warning and advice, known as rules while a test runs."""
    made = (
        Rule(
            "CG991", Severity.ERROR,
            {"zh": "全角符号", "en": "A full-width mark"},
            {"zh": "这里的“{mark}”是全角写法", "en": "`{mark}` is full-width here"},
            {"zh": "YAML 只认半角符号。", "en": "YAML knows only half-width marks."},
            {"zh": "切换到英文输入法再写。", "en": "Switch the keyboard to English."},
        ),
        Rule(
            "CG992", Severity.WARNING,
            {"zh": "数字没有出处", "en": "A number without a source"},
            {"zh": "正文里的 {mark} 没有对应的数字", "en": "no figure stands behind {mark}"},
            {"zh": "读者无从核对{mark}。", "en": "Nobody can check {mark}."},
            {"zh": "在 figures 里加一条。", "en": "Add a figure."},
        ),
        Rule(
            "CG993", Severity.ADVICE,
            {"zh": "经验没有来源", "en": "A lesson without a source"},
            {"zh": "这条经验会标成编者的看法", "en": "this lesson will be marked as the editors’ reading"},
            {"zh": "没有 from，读者不知道是谁说的。", "en": "Without `from` nobody knows who says so."},
            {"zh": "来自原文的话，写上 from。", "en": "Add `from` if the source says it."},
        ),
    )
    yield made
    for rule in made:
        del RULES[rule.code]


@pytest.fixture
def findings(rules: tuple[Rule, Rule, Rule]) -> tuple[Finding, ...]:
    """One finding of each kind in one file, and one in a file that could not be read."""
    slip, figure, lesson = rules
    return (
        slip.at(PARKING, Span(2, 6, 2, 7), mark="："),
        figure.at(PARKING, Span(5, 21, 5, 26), mark="37万余元"),
        lesson.at(PARKING, Span(8, 5, 10, 1)),
        slip.at(BROKEN, Span(), mark="“"),
    )


# What a hostile contributor may try: an escape sequence, a bell, a reversed direction, new lines that look
# like a workflow's commands, half a surrogate pair, and markup.
HOSTILE = (
    "\x1b[31m\x07\u202e x\r\n::error file=a::b\n::set-output name=x::%0A\udc80\x9b"
    " | <b>@me</b> [a](b) `c`, d: 100%"
)
