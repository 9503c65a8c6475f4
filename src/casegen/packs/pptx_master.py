"""The master of slide decks, drawn by us: its theme, its layouts with their places, and what they are set in."""

from __future__ import annotations

from .deck import COVER_HIGH, HALF, HIGH, LEADING, OPENING, SIZES, TITLE_HIGH, WIDE
from .docx_styles import HAIR, INK, OCHRE, PINE, SOFT, Speech

# Of a slide, in points: 16 to 9.
WIDTH, HEIGHT = 960, 540
LEFT, TITLE_TOP, BODY_TOP, FOOT_TOP = 54, 48, 124, 500
# How large titles are set, on the first slide and on the others.
COVER, TITLE = 36, 28
GAP = WIDE - 2 * HALF
EMU = 12700

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
# The field of a slide's number.
NUMBER = (
    '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr sz="1000"/><a:t>‹#›</a:t></a:fld>'
)
_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_WHITE, _WASH = "FFFFFF", "F1EEE6"


def theme(said: Speech) -> str:
    """The colours and fonts of a deck in a language, as the XML of its theme."""
    colours = {
        **{"dk1": INK, "lt1": _WHITE, "dk2": SOFT, "lt2": _WASH},
        **{"accent1": PINE, "accent2": OCHRE, "accent3": SOFT, "accent4": HAIR, "accent5": INK, "accent6": PINE},
        **{"hlink": PINE, "folHlink": SOFT},
    }
    eastern, latin = said.head
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{eastern}"/><a:cs typeface=""/>'
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a:theme {_SPACES} name="Pack"><a:themeElements>'
        '<a:clrScheme name="Pack">'
        + "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
        + f'</a:clrScheme><a:fontScheme name="Pack"><a:majorFont>{fonts}</a:majorFont>'
        f'<a:minorFont>{fonts}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Pack"><a:fillStyleLst>{plain * 3}</a:fillStyleLst><a:lnStyleLst>'
        + f'<a:ln w="9525">{plain}</a:ln>' * 3
        + f"</a:lnStyleLst><a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def master() -> tuple[str, str]:
    """What every slide shares: its places, and what text in them is set in, each as XML."""
    places = (
        _rule()
        + _place(2, "Title", 'type="title"', (LEFT, TITLE_TOP, WIDE, TITLE_HIGH), anchor="t")
        + _place(3, "Text", 'type="body" idx="1"', (LEFT, BODY_TOP, WIDE, HIGH))
        + _place(4, "Footer", 'type="ftr" sz="quarter" idx="11"', (LEFT, FOOT_TOP, 640, 20), size=10)
        + _place(5, "Slide number", 'type="sldNum" sz="quarter" idx="12"', (LEFT + 700, FOOT_TOP, 152, 20), 10, "r")
    )
    body = "".join(
        f'<a:lvl{level}pPr marL="{EMU * indent}" indent="{-EMU * indent}" algn="l" eaLnBrk="1" hangingPunct="1">'
        f'<a:lnSpc><a:spcPts val="{SIZES["plain"] * LEADING}"/></a:lnSpc><a:spcBef><a:spcPts val="800"/></a:spcBef>'
        f'{mark}{_font(SIZES["plain"], "tx1", "mn")}</a:lvl{level}pPr>'
        for level, indent, mark in ((1, 0, "<a:buNone/>"), (2, 26, _mark()))
    )
    title = (
        '<a:lvl1pPr algn="l" eaLnBrk="1" hangingPunct="1"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:buNone/>'
        f'{_font(TITLE, "tx1", "mj", bold=True)}</a:lvl1pPr>'
    )
    other = f'<a:lvl1pPr algn="l">{_font(18, "tx1", "mn")}</a:lvl1pPr>'
    return (
        f'<p:cSld {_SPACES}><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr>'
        f"</p:bg><p:spTree>{_GROUP}{places}</p:spTree></p:cSld>",
        f"<p:txStyles {_SPACES}><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>",
    )


def layouts() -> tuple[tuple[str, str, str], ...]:
    """The layouts of title, text and two columns: of each its type, its name and its places as XML."""
    foot = _place(8, "Footer", 'type="ftr" sz="quarter" idx="11"') + _place(
        9, "Slide number", 'type="sldNum" sz="quarter" idx="12"'
    )
    opening = (
        _place(2, "Title", 'type="ctrTitle"', (LEFT, 120, WIDE, COVER_HIGH), COVER, anchor="b")
        + _line(7, LEFT, 286, 60, 3)
        + _place(3, "Subtitle", 'type="subTitle" idx="1"', (LEFT, 300, WIDE, OPENING))
    )
    text = _place(2, "Title", 'type="title"') + _place(3, "Text", 'idx="1"')
    two = (
        _place(2, "Title", 'type="title"')
        + _place(3, "Left", 'sz="half" idx="1"', (LEFT, BODY_TOP, HALF, HIGH))
        + _place(4, "Right", 'sz="half" idx="2"', (LEFT + HALF + GAP, BODY_TOP, HALF, HIGH))
    )
    rows = (("title", "Pack Title", opening), ("obj", "Pack Slide", text), ("twoObj", "Pack Two Columns", two))
    return tuple(
        (kind, name, f'<p:cSld {_SPACES} name="{name}"><p:spTree>{_GROUP}{places}{foot}</p:spTree></p:cSld>')
        for kind, name, places in rows
    )


def _rule() -> str:
    return _line(6, LEFT, TITLE_TOP - 14, 34, 2.4)


def _line(number: int, left: float, top: float, width: float, high: float) -> str:
    """A short rule in the library's green, which no reader of the screen is told of."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Rule"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'{_frame((left, top, width, high))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _frame(place: tuple[float, float, float, float]) -> str:
    left, top, width, high = (round(EMU * one) for one in place)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{high}"/></a:xfrm>'


def _place(
    number: int,
    name: str,
    kind: str,
    place: tuple[float, float, float, float] | None = None,
    size: int = 0,
    align: str = "l",
    anchor: str = "t",
) -> str:
    """A placeholder; without a place of its own it has that of the master."""
    shape = f'{_frame(place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if place else ""
    frame = f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
    style = ""
    if size:
        colour = "tx2" if size < 14 else "tx1"
        style = f'<a:lvl1pPr algn="{align}">{_font(size, colour, "mn", bold=size > 30)}</a:lvl1pPr>'
    text = NUMBER if "sldNum" in kind else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f"<p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{shape}</p:spPr><p:txBody>{frame if place else '<a:bodyPr/>'}"
        f"<a:lstStyle>{style}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _mark() -> str:
    return '<a:buClr><a:schemeClr val="tx2"/></a:buClr><a:buFont typeface="Calibri"/><a:buChar char="–"/>'


def _font(size: int, colour: str, kind: str, *, bold: bool = False) -> str:
    return (
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="+{kind}-lt"/><a:ea typeface="+{kind}-ea"/></a:defRPr>'
    )
