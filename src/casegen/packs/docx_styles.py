"""The named styles of Word documents, which a trainer restyles in Word: one table, made into the file's style sheet.

They are built here and not kept as a Word file, because here they can be read and compared, and give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

INK, SOFT, HAIR, PINE, OCHRE = "20242A", "59616C", "C9C4B8", "17594F", "7A5600"
# The numberings of lists by their numbers: bullets and figures.
BULLET, NUMBER = 1, 2
# The width of the text on A4, in twentieths of a point.
MEASURE = 11906 - 2 * 1417

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Speech:
    """What a language asks of an office program: (Chinese, Latin) fonts for running text and for heads, and tags."""

    text: tuple[str, str]
    head: tuple[str, str]
    latin: str
    eastern: str
    chinese: bool = True


_SIMPLIFIED = Speech(("宋体", "Cambria"), ("微软雅黑", "Calibri"), "en-GB", "zh-CN")
_TRADITIONAL = Speech(("新細明體", "Cambria"), ("微軟正黑體", "Calibri"), "en-GB", "zh-TW")
_ENGLISH = Speech(("宋体", "Cambria"), ("微软雅黑", "Calibri"), "en-GB", "zh-CN", chinese=False)


def speech(tag: str) -> Speech:
    """What a BCP 47 tag asks of an office program."""
    low = tag.lower()
    if low.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
        return _TRADITIONAL
    return _SIMPLIFIED if low.startswith("zh") else _ENGLISH


@dataclass(frozen=True, slots=True)
class _Style:
    """A style of paragraphs: size in half points, distances in twentieths of a point, rules (side, colour, eighths)."""

    name: str
    size: int = 21
    colour: str = INK
    bold: bool = False
    head: bool = False
    before: int = 0
    after: int = 0
    line: int = 330
    keep: bool = False
    rule: tuple[tuple[str, str, int], ...] = ()
    number: int = 0
    indent: int = 0
    tab: int = 0
    left: bool = False
    outline: int = -1
    next: str = ""
    exact: bool = False
    hidden: bool = False


_LINES = (("bottom", HAIR, 4), ("between", HAIR, 4))
_STYLES = (
    _Style("heading 1", 42, INK, True, True, 0, 260, 300, True, (("top", PINE, 18),), left=True, outline=0),
    _Style("heading 2", 28, INK, True, True, 520, 200, 300, True, (("top", INK, 8),), left=True, outline=1),
    _Style("heading 3", 23, PINE, True, True, 320, 120, 300, True, left=True, outline=2),
    _Style("heading 4", 21, INK, True, True, 240, 100, 300, True, left=True, outline=3),
    _Style("Pack Lead", 24, before=60, after=160),
    _Style("Pack Quiet", 18, SOFT, after=120, keep=True, line=300),
    _Style("Pack Question", bold=True, before=180, after=80, keep=True, left=True),
    _Style("Pack Answer", before=60, after=140, rule=(("left", HAIR, 12),), indent=200),
    _Style("Pack Note", 19, before=160, after=200, line=320, rule=(("left", OCHRE, 12),), indent=200),
    _Style("List Bullet", after=80, number=BULLET, next="List Bullet"),
    _Style("List Number", after=80, number=NUMBER, next="List Number"),
    _Style("caption", 18, SOFT, True, True, 220, 100, 280, left=True),
    _Style("Pack Figure", before=160, after=40, line=240, keep=True, left=True),
    _Style("Pack Table Head", 18, INK, True, True, 50, 50, 260, left=True),
    _Style("Pack Table Text", 18, INK, False, True, 50, 50, 260, left=True),
    _Style("Pack Card Title", 23, INK, True, True, 100, 80, 300, True, left=True, next="Pack Card Text"),
    _Style("Pack Card Text", 20, INK, False, True, 0, 100, 300, left=True),
    _Style("Pack Blank Label", before=160, keep=True, left=True, next="Pack Blank"),
    # The lines below a question stay together; what keeps them is the style, so the last has one of its own.
    _Style("Pack Blank", line=400, keep=True, rule=_LINES, next="Pack Blank"),
    _Style("Pack Blank End", line=400, rule=_LINES),
    _Style("Pack Gap", 12, line=240),
    # Word has no table at the very end; this takes no room, or a full last page would be followed by an empty one.
    _Style("Pack End", 2, line=20, exact=True, hidden=True),
    _Style("Pack Contents", 19, SOFT, True, True, 360, 80, 300, True, left=True),
    _Style("toc 2", 19, INK, False, True, 0, 20, 300, left=True),
    _Style("header", 16, SOFT, False, True, line=240, rule=(("bottom", HAIR, 4),), left=True),
    _Style("footer", 16, SOFT, False, True, line=240, tab=MEASURE, left=True),
)
# Each as its name, the rules of its borders, and what its first row and column are set in.
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{colour}"/>'
    for side, width, colour in (("top", 8, INK), ("bottom", 8, INK), ("insideH", 4, HAIR))
)
_DASHES = "".join(
    f'<w:{side} w:val="dashed" w:sz="4" w:space="0" w:color="{SOFT}"/>' for side in ("top", "left", "bottom", "right")
)
_HEADS = (
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" '
    f'w:color="{INK}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
)
_TABLES = (("Pack Table", _RULES, 90, _HEADS), ("Pack Card", _DASHES, 200, ""), ("Pack Columns", "", 120, ""))
# What a template must have: each style's kind and name.
NAMES = (
    ("paragraph", "Normal"),
    *(("paragraph", style.name) for style in _STYLES),
    ("character", "Pack Reference"),
    *(("table", name) for name, *_ in _TABLES),
)


def styles(said: Speech) -> str:
    """The style sheet of a document in a language, as the XML of `word/styles.xml`."""
    return (
        f"<w:styles {_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(said.text)}"
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{said.latin}" w:eastAsia="{said.eastern}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{''.join(_sheet(said))}</w:styles>"
    )


def _sheet(said: Speech) -> Iterator[str]:
    align = "both" if said.chinese else "left"
    yield (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:before="0" w:after="120" w:line="330" w:lineRule="auto"/><w:jc w:val="{align}"/></w:pPr>'
        "</w:style>"
    )
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name '
        'w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield (
        '<w:style w:type="character" w:customStyle="1" w:styleId="PackReference"><w:name w:val="Pack Reference"/>'
        f'<w:qFormat/><w:rPr><w:color w:val="{PINE}"/><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    yield from (_paragraph(style, said) for style in _STYLES)
    for name, rules, inset, heads in _TABLES:
        sides = "".join(f'<w:{side} w:w="{inset}" w:type="dxa"/>' for side in ("left", "right"))
        yield (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{rules}</w:tblBorders>'
            f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>{heads}</w:style>"
        )


def _paragraph(style: _Style, said: Speech) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="8" w:color="{colour}"/>'
        for side, colour, width in style.rule
    )
    own = "" if style.name.islower() or style.name.startswith("List") else ' w:customStyle="1"'
    parts = [
        "<w:keepNext/><w:keepLines/>" if style.keep else "",
        f'<w:numPr><w:numId w:val="{style.number}"/></w:numPr>' if style.number else "",
        f"<w:pBdr>{sides}</w:pBdr>" if sides else "",
        f'<w:tabs><w:tab w:val="right" w:pos="{style.tab}"/></w:tabs>' if style.tab else "",
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" '
        f'w:lineRule="{"exact" if style.exact else "auto"}"/>',
        f'<w:ind w:left="{style.indent}"/>' if style.indent else "",
        '<w:jc w:val="left"/>' if style.left else "",
        f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline >= 0 else "",
    ]
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id(style.name)}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style_id(style.next or "Normal")}"/><w:qFormat/>'
        f"<w:pPr>{''.join(parts)}</w:pPr><w:rPr>{_fonts(said.head if style.head else said.text)}"
        f"{'<w:b/>' if style.bold else ''}{'<w:vanish/>' if style.hidden else ''}"
        f'<w:color w:val="{style.colour}"/><w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


def style_id(name: str) -> str:
    """The id of a style by its name, as Word makes it."""
    known = name.title() if name.islower() else name
    return known.replace(" ", "").replace("Toc", "TOC")


def _fonts(pair: tuple[str, str]) -> str:
    eastern, latin = pair
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{eastern}" w:cs="{latin}"/>'


def numbering() -> str:
    """The numberings of lists, as the XML of `word/numbering.xml`."""
    kinds = ((BULLET, "bullet", "–"), (NUMBER, "decimal", "%1."))
    return (
        f"<w:numbering {_NAMESPACE}>"
        + "".join(
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="397" w:hanging="397"/></w:pPr><w:rPr><w:color w:val="{SOFT}"/></w:rPr></w:lvl>'
            "</w:abstractNum>"
            for number, kind, text in kinds
        )
        + "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number, _, _ in kinds
        )
        + "</w:numbering>"
    )


def settings(said: Speech) -> str:
    """How Word treats a document in a language, as the XML of `word/settings.xml`."""
    scheme = " ".join(
        f'w:{name}="{value}"'
        for name, value in {
            **{"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"},
            **{f"accent{at}": f"accent{at}" for at in range(1, 7)},
            **{"hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink"},
        }.items()
    )
    return (
        f'<w:settings {_NAMESPACE}><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{said.latin}" w:eastAsia="{said.eastern}"/><w:clrSchemeMapping {scheme}/>'
        "</w:settings>"
    )
