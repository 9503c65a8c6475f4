"""Who is named in a text, and the words that only begin or end as a name does."""

from __future__ import annotations

import pytest

from casegen.checks.persons import named_in
from growth import is_linear


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in named_in(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("骆叔退休多年", "骆叔"), ("唐婆婆常来", "唐婆婆"), ("如今周师傅说", "周师傅"), ("倪书记的提问", "倪书记"),
        ("照顾唐奶奶", "唐奶奶"), ("社区的顾奶奶", "顾奶奶"), ("王 师傅", "王 师傅"), ("張阿姨", "張阿姨"),
        ("欧阳老师", "欧阳老师"),
        ("居民高阿姨", "高阿姨"), ("何主任", "何主任"), ("方女士来过", "方女士"), ("由金老师带", "金老师"),
        ("小李说", "小李"),
        ("「有張老」在", "張老"), ("社区金文杰说「好」", "金文杰"),
        ("张老，请坐", "张老"), ("居民张三说", "张三"), ("志愿者李四，退休教师", "李四"), ("居民張蘇說", "張蘇"),
        ("队长王烨表示", "王烨"), ("居民周强表示", "周强"), ("居民王为民，", "王为民"),
        ("某某社区罗璇介绍。", "罗璇"), ("Mr Yang came", "Mr Yang"),
        ("Auntie Tang", "Auntie Tang"), ("Ｍｒ　Ｙａｎｇ", "Ｍｒ　Ｙａｎｇ"),
        ("Secretary Ni said", "Secretary Ni"), ("Old Wang says", "Old Wang"),
        ("resident Zhang Su said", "resident Zhang Su"), ("the secretary, Ni Xiaoqian", "secretary, Ni Xiaoqian"),
        ("Li Si, a retired volunteer", "Li Si, a retired volunteer"),
    ],
)  # fmt: skip
def test_a_person_is_named(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "何时", "高主任务", "周边", "江滨社区", "居民张贴通知", "居民张贴的通知", "志愿者王", "志愿者王牌",
        "一张老师的照片",
        "照顾奶奶", "感谢老师", "语文老师", "对方主任", "双方书记", "担任书记", "现任书记", "党支部书记",
        "总书记", "社区主任",
        "街道主任", "居委会主任", "沙龙老师", "启蒙老师", "模范老师", "历史老师", "亲戚大姐", "健康老师",
        "的武警官兵",
        "责任书记", "一周书记接待", "提高老师的能力", "十余名老师", "20余老师", "居民高度重视", "居民方便了",
        "志愿者常来探望，",
        "居民关注度高。", "志愿者黄马甲。", "居民安全", "居民许多意见", "连书记都来了", "应主任要求",
        "祝老师节日快乐",
        "向老师请教", "居民董事会。", "老黄牛", "小马路", "小金库", "老人毕生", "大家先生活", "每周主任接待",
        "分管书记",
        "村庄书记", "单元书记", "全程老师陪同", "资金经理", "由主任主持", "居民和书记", "市场部经理", "居民罗列的",
        "居民曾经表示", "居民尚未表示", "居民关切地说，", "居民简单介绍",
        "街道司法所介绍", "社区方面表示", "罗伯特议事规则",
        "Party Secretary", "the Director General", "Old Town", "Little Red", "residents of Zhang Village",
        "the secretary. He said", "Master Plan", "Teacher Training", "the leaders Wang Village", "volunteers came",
    ],
)  # fmt: skip
def test_a_role_or_a_word_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "piece",
    ["居民", "居民张", "老", "Wang Li ", "resident ", "Mr ", "书记", "王书", "Ni Xi, a ", "居民 "],
)
def test_hostile_text_costs_little(piece: str) -> None:
    assert is_linear(lambda size: list(named_in((piece * size)[:size])), 4_000)


def test_of_two_names_that_begin_at_one_place_the_longer_counts() -> None:
    assert list(named_in("居民王老师表示，欧阳师傅也来")) == [(2, 5), (8, 12)]


def test_a_surname_that_is_a_common_word_counts_where_a_name_can_begin() -> None:
    assert names("请白老师讲，居民宁阿姨听。武书记也在") == ["白老师", "宁阿姨", "武书记"]
    assert names("明白老师的意思，安宁阿姨") == []


def test_names_come_in_the_order_of_the_text() -> None:
    named = ["Mr Zhou", "王书记", "老李", "欧阳师傅", "Uncle Wang"]
    assert names("Mr Zhou 和王书记、老李、欧阳师傅，Uncle Wang") == named
