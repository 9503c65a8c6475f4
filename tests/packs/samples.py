"""Documents made by hand with everything that a document can hold, in each edition, and hostile ones."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from casegen.locales import LOCALES
from casegen.packs.blocks import (
    Blank,
    Block,
    Card,
    Columns,
    Document,
    Figure,
    Heading,
    Line,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Table,
)

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 90" width="360" height="90"><title>{a}</title>'
    '<g font-family="sans-serif" font-size="13" fill="#20242a">'
    '<rect x="1" y="20" width="130" height="44" fill="none" stroke="#17594f"/><text x="12" y="47">{a}</text>'
    '<path d="M135 42h60" stroke="#20242a"/>'
    '<rect x="200" y="20" width="150" height="44" fill="none" stroke="#59616c" stroke-dasharray="4 3"/>'
    '<text x="212" y="47">{b}</text></g></svg>'
)


def zh() -> Document:
    """A participants' handout with the outcomes after a page break, in Simplified Chinese."""
    blocks: tuple[Block, ...] = (
        Heading(1, "疫情之后，志愿者怎样留下来：两个社区的做法"),
        Paragraph(Line("适用对象：社区工作者与志愿者骨干。时间：90分钟。"), "quiet"),
        Paragraph(
            Line("应急时人人上阵，平日里人走楼空。两份记录说的是同一件事：怎样把一时的热心变成长久的习惯。"), "lead"
        ),
        Listing((Line("能说出志愿者离开的三种原因；"), Line("能为自己的社区写出一条下周就能试的做法。"))),
        Table(
            "时间安排",
            ("环节", "内容", "分钟"),
            (
                (Line("开场"), Line("说明目标与约定"), Line("5")),
                (Line("阅读"), Line("各自读完两份阅读页"), Line("20")),
                (Line("讨论"), Line("按四个层次依次讨论"), Line("50")),
                (Line("小结"), Line("写反思记录"), Line("15")),
            ),
            (20, 65, 15),
        ),
        Heading(2, "案例一：楼门议事会"),
        Heading(3, "当时的处境"),
        Paragraph(
            Line(
                "小区建成于1998年，共有12个楼门、436户居民，没有物业公司。2020年2月至5月，37名居民轮流在门口值守，"
                "最长的一班连续8小时。",
                (1, 2),
            )
        ),
        Paragraph(
            Line("值守结束后的三个月里，报名参加其他活动的只剩6人。居委会书记把这叫做“热得快，凉得也快”。", (2,))
        ),
        Figure(
            "做法怎样一步步展开",
            "左边是“楼门议事会”，一条线引向右边用虚线画出的“自己排班”，表示这是一个前提。",
            DRAWING.format(a="楼门议事会", b="自己排班（前提）"),
        ),
        Heading(3, "他们怎么做"),
        Listing(
            (
                Line("社会工作者逐户走访参加过值守的居民，问三件事：累在哪里、想不想再来、愿意做什么。", (1,)),
                Line("把“值守”拆成一小时以内的小事，贴在楼门口，谁看到谁认领。"),
                Line("每月最后一个星期六开一次楼门议事会，由居民轮流主持。", (3,)),
            ),
            ordered=True,
        ),
        Heading(2, "案例二：时间银行"),
        Paragraph(Line("街道以“时间银行”登记每一次服务，存下的时间可以换成理发、送餐或给家里老人的陪伴。", (4,))),
        Heading(2, "两个案例放在一起看"),
        Table(
            "对照表",
            ("方面", "楼门议事会", "时间银行", "谁牵头", "怎样参与", "没有写到的"),
            (
                (
                    Line("地点"),
                    Line("北方某市老旧小区"),
                    Line("南方某市街道"),
                    Line("居委会"),
                    Line("自愿认领"),
                    Line("未记录"),
                ),
                (
                    Line("问题"),
                    Line("应急之后志愿者流失", (2,)),
                    Line("服务没有回应，骨干疲惫", (4,)),
                    Line("街道办事处与社会工作服务机构共同牵头"),
                    Line("登记、兑换"),
                    Line("经费来源"),
                ),
                (
                    Line("做法"),
                    Line("小事认领、每月议事"),
                    Line("登记时间、互相兑换"),
                    Line("居民骨干"),
                    Line("co-production，https://example.org/a/very/long/address/that/no/line/holds?with=a&long=query"),
                    Line(""),
                ),
            ),
            (12, 20, 20, 16, 16, 16),
            headed=True,
        ),
        Heading(2, "讨论指引"),
        Heading(3, "客观性层面"),
        Paragraph(Line("第一个案例里，居民连续值守多长时间？谁来排班？"), "question"),
        Blank("写下您的回答", 3),
        Paragraph(Line("哪一句话让您印象最深？为什么？"), "question"),
        Blank("", 4),
        Heading(2, "角色卡"),
        Card("楼门长 王阿姨", (Line("62岁，退休教师，住了二十年。"), Line("您担心议事会变成又一个要填表的任务。"))),
        Card("社会工作者", (Line("到岗半年，负责四个小区。"), Line("您想让居民自己主持，又怕冷场。"))),
        PageBreak(),
        Heading(2, "讨论之后再看：结果与局限"),
        Paragraph(Line("一年后仍有21人固定认领小事；街道没有另给补贴。", (3,)), "answer"),
        Note(Line("提醒参加者：这一数字来自居委会自己的统计，没有第三方核对。", (3,))),
        Paragraph(Line("记录没有写明有多少人中途退出。"), "quiet"),
        Heading(2, "反思记录"),
        Blank("今天我带走的一个想法", 6),
        Heading(2, "参考文献"),
        Listing(
            (
                Line(
                    "某市民政局．社区志愿服务情况通报[EB/OL]．（2021-03-02）[2025-06-01]．https://example.org/report/2021/"
                    "03/02/volunteers.html．"
                ),
                Line("张三，李四．应急之后的社区志愿者[J]．社会工作，2022（4）：12-20．"),
                Line("某社区居民委员会．楼门议事会年度小结[Z]．2021．"),
                Line("某街道办事处．时间银行实施办法[Z]．2019．"),
            ),
            ordered=True,
        ),
    )
    return Document("疫情之后，志愿者怎样留下来：两个社区的做法", "zh-Hans", "社区实践库", "2026-03-01", blocks)


def zh_hant() -> Document:
    """The same in Traditional Chinese."""
    made: Document = _each(zh(), LOCALES["zh-hant"].derive)
    return replace(made, tag="zh-Hant")


def en() -> Document:
    """A facilitator's edition in English, with long words and a table of six columns."""
    blocks: tuple[Block, ...] = (
        Heading(1, "Keeping volunteers after a crisis: two neighbourhoods compared"),
        Paragraph(Line("For community workers and volunteer leaders. 90 minutes."), "quiet"),
        Paragraph(
            Line(
                "Everyone turns out in an emergency; few are there a year later. Two records ask what "
                "made some of them stay."
            ),
            "lead",
        ),
        Listing(
            (
                Line("Name three reasons why volunteers leave."),
                Line("Write down one practice that you could try next week."),
            )
        ),
        Table(
            "Agenda",
            ("Activity", "What happens", "Minutes"),
            (
                (Line("Opening"), Line("Aims and ground rules"), Line("5")),
                (Line("Reading"), Line("Everyone reads both sheets"), Line("20")),
                (Line("Discussion"), Line("Four rounds of questions"), Line("50")),
                (Line("Closing"), Line("The reflection log"), Line("15")),
            ),
            (20, 65, 15),
        ),
        Heading(2, "Case 1: the stairwell council"),
        Heading(3, "The setting"),
        Paragraph(
            Line(
                "The estate was built in 1998 and has 436 households in 12 stairwells. Between February "
                "and May 2020, 37 residents took turns at the gate; the longest shift lasted eight hours. "
                "“It heats up fast and cools down fast,” said the committee’s secretary.",
                (1, 2),
            )
        ),
        Figure(
            "How the practice unfolds",
            "A box “Stairwell council” leads to a dashed box, “People roster themselves”, which is an assumption.",
            DRAWING.format(a="Stairwell council", b="Own roster (assumed)"),
        ),
        Heading(3, "What they did"),
        Listing(
            (
                Line("Social workers visited each of the 37 residents.", (1,)),
                Line("Duties were cut into tasks of under an hour."),
                Line("A monthly meeting is chaired by residents in turn.", (3,)),
            ),
            ordered=True,
        ),
        Heading(2, "Comparison"),
        Table(
            "Side by side",
            ("Aspect", "Stairwell council", "Time bank", "Who leads", "Participation", "Not recorded"),
            (
                (
                    Line("Place"),
                    Line("An old estate in a northern city"),
                    Line("A subdistrict in a southern city"),
                    Line("Residents’ committee"),
                    Line("Voluntary"),
                    Line("Unknown"),
                ),
                (
                    Line("Problem"),
                    Line("Volunteers drift away after the emergency", (2,)),
                    Line("Exhaustion and unreciprocated responsibilities", (4,)),
                    Line("Subdistrict office with a social-work organisation"),
                    Line("Registration and exchange"),
                    Line(""),
                ),
            ),
            (12, 20, 20, 16, 16, 16),
            headed=True,
        ),
        Heading(2, "Discussion guide"),
        Heading(3, "Objective (15 minutes)"),
        Paragraph(Line("How long did a shift at the gate last, and who drew up the roster?"), "question"),
        Paragraph(Line("Grew from: the problem and step 2."), "quiet"),
        Note(Line("Listen for: fatigue that nobody planned for; do not yet ask what should have been done.", (2,))),
        Blank("Notes", 2),
        Heading(2, "Outcomes, with their sources"),
        Paragraph(Line("A year later 21 people still took on tasks regularly.", (3,)), "answer"),
        Heading(2, "Role cards"),
        Card(
            "Mrs Wang, stairwell warden",
            (
                Line("You are 62, a retired teacher, here for twenty years."),
                Line("You fear that the council will be one more form to fill in."),
            ),
        ),
        PageBreak(),
        Heading(2, "Supervision record"),
        Table(
            "Record form",
            ("What", "Notes"),
            tuple(
                (Line(what), Line(""))
                for what in (
                    "Date and place",
                    "Supervisor",
                    "Supervisees",
                    "Issues raised",
                    "What was agreed",
                    "To follow up",
                )
            ),
            (30, 70),
            headed=True,
        ),
        Heading(2, "References"),
        Listing(
            (
                Line(
                    "Bureau of Civil Affairs. (2021, March 2). Report on community volunteering. https://example.org/repor"
                    "t/2021/03/02/volunteers.html"
                ),
                Line("Zhang, S., & Li, S. (2022). Community volunteers after the emergency. Social Work, 4, 12–20."),
                Line("Residents’ committee. (2021). Annual summary of the stairwell council."),
                Line("Subdistrict office. (2019). Rules of the time bank."),
            ),
            ordered=True,
        ),
    )
    return Document(
        "Keeping volunteers after a crisis: two neighbourhoods compared",
        "en",
        "Library of community practice",
        "2026-03-01",
        blocks,
    )


def both() -> Document:
    """Two languages side by side."""
    blocks: tuple[Block, ...] = (
        Heading(1, "疫情之后，志愿者怎样留下来 / Keeping volunteers after a crisis"),
        Columns(
            (
                Paragraph(Line("适用对象：社区工作者。时间：90分钟。")),
                Listing((Line("说出志愿者离开的三种原因；"), Line("写出一条做法。"))),
            ),
            (
                Paragraph(Line("For community workers. 90 minutes.")),
                Listing((Line("Name three reasons why volunteers leave."), Line("Write down one practice."))),
            ),
            ("zh-Hans", "en"),
        ),
        Heading(2, "案例一：楼门议事会 / Case 1: the stairwell council"),
        Columns(
            (
                Paragraph(Line("小区建成于1998年，共有12个楼门、436户居民，没有物业公司。", (1,))),
                Paragraph(Line("2020年2月至5月，37名居民轮流在门口值守。"), "answer"),
                Paragraph(Line("谁来排班？"), "question"),
            ),
            (
                Paragraph(
                    Line(
                        "The estate was built in 1998 and has 436 households in 12 stairwells and no property company.",
                        (1,),
                    )
                ),
                Paragraph(Line("Between February and May 2020, 37 residents took turns at the gate."), "answer"),
            ),
            ("zh-Hans", "en"),
        ),
        Table("对照表", ("方面", "做法"), ((Line("地点"), Line("北方某市")),), (30, 70), headed=True),
        Table("Comparison", ("Aspect", "Practice"), ((Line("Place"), Line("A northern city")),), (30, 70), headed=True),
        Card("社会工作者 / Social worker", (Line("到岗半年。"), Line("Half a year in the job."))),
        Blank("记录 / Notes", 3),
        Heading(2, "参考文献 / References"),
        Listing((Line("某市民政局．社区志愿服务情况通报[EB/OL]．2021．"),), ordered=True),
    )
    return Document(
        "疫情之后，志愿者怎样留下来 / Keeping volunteers after a crisis",
        "zh-Hans",
        "社区实践库 / Library of community practice",
        "2026-03-01",
        blocks,
    )


def hostile() -> Document:
    """What strangers write: markup, control characters, titles of 200 characters, headings out of order, long words."""
    long = "长" * 200
    return Document(
        long,
        "zh-Hans",
        "]#panic()\x07",
        "not a date",
        (
            PageBreak(),
            Heading(3, long),
            PageBreak(),
            PageBreak(),
            Paragraph(
                Line('#panic("x") *a* _b_ $x$ `c` <script>alert(1)</script> & {{ x }} \\ // /* */ @ref #let x = 1')
            ),
            Paragraph(Line("控制\x00字符\x1f和\u202e方向\u202c，换\n行，\ufeff没有\ud800了")),
            Paragraph(Line("")),
            Heading(6, "]]> = #pagebreak()"),
            Listing((Line("1. - + / 一"), Line("= 标题"))),
            Listing(()),
            Table("", ("<b>", "w" * 60), ((Line("&amp;"), Line("y" * 90)),), (1, 99), headed=True),
            Table("空表", ("一",), (), (100,)),
            Card("#" * 120, tuple(Line(f"第{n}条，" + "字" * 60) for n in range(30))),
            Blank("#set page(width: 1pt)", 40),
            Columns((), (Paragraph(Line("x" * 120)),), ("zh-Hans", "en")),
            Note(Line("", (1, 22, 333))),
            Heading(2, ""),
            PageBreak(),
        ),
    )


SAMPLES = {"zh": zh, "zh-hant": zh_hant, "en": en, "both": both}


def _each(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"kind", "style", "tags", "tag"}
        found = {one.name: _each(getattr(value, one.name), change) for one in fields(value) if one.name not in kept}
        return cast(Any, replace(value, **found))
    return value
