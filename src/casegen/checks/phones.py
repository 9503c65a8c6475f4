"""Which stretches of a text are telephone numbers, by the plans of the mainland, Hong Kong, Macao and Taiwan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from ..forms import Form

if TYPE_CHECKING:
    from phonenumbers.phonemetadata import PhoneNumberDesc

# What may stand between two digits of a number, and the digits with it: (what leads to them)(the digits).
_BETWEEN = r"[ \t\n\u00a0\u2000-\u200a\u202f()\[\].·•_~⁓∼/\u2010-\u2015−ー-]"
_RUN = Form("phone.run", rf"(?:\(?\+|[(\[])?[0-9](?:{_BETWEEN}{{0,4}}[0-9])*")
_GROUP = Form("phone.group", r"[0-9]+")
# After these a number may begin in the middle of a run: a full-width stop has become a point.
_OPENS = Form("phone.opens", r"[\s().\[\]/\u2012-\u2015]")
_CUE = Form(
    "phone.cue",
    r"(?:电话|手机|微信|热线|联系|致电|拨打|電話|手機|聯繫|聯絡|致電|撥打|tel|phone|call|whatsapp)"
    r"\W{0,4}\w{0,4}\W{0,3}\Z",
    any_case=True,
)
_BEFORE = 24
# Days and hours, whose digits are none of a telephone's.
_DATED = Form(
    "phone.dated",
    r"(?:19|20)[0-9]{2}([-./])[01]?[0-9]\1[0-3]?[0-9](?![0-9])|[0-2]?[0-9]:[0-5][0-9](?![0-9])",
    after="[0-9]",
)
# How many digits the groups of a number have that nothing but its digits tells: 27 8588 1234, 2785881234.
_USUAL = Form("phone.usual", r"\A(?:2 )?(?:(?:[23] )?(?:[78]|[34] 4)|[0-9]{1,2})\Z")
# No number has more digits than these, with what is dialled before it from abroad.
_LEAST, _MOST = 7, 17
# So many digits has a number with the code of its city.
_WHOLE = 10
# Of what is answered by a person, and by an organisation that everybody may ring.
_PERSONAL = ("fixed_line", "mobile", "personal_number", "pager", "voip")
_PUBLIC = ("premium_rate", "toll_free", "shared_cost", "uan", "voicemail")


def _plan(region: str) -> Form:
    """The national numbers of a region that a person may answer, as digits without any prefix."""
    # Load what few records need: one that holds seven digits in a row.
    from phonenumbers import PhoneMetadata

    known = PhoneMetadata.metadata_for_region(region)
    if known is None:
        raise LookupError(f"phonenumbers knows no region {region}")

    def numbers(kinds: tuple[str, ...]) -> str:
        found: list[PhoneNumberDesc | None] = [getattr(known, kind) for kind in kinds]
        sources = [one.national_number_pattern for one in found if one and one.national_number_pattern]
        return "|".join(sources).replace("\\d", "[0-9]") or "(?!)"

    return Form(f"phone.{region}", rf"\A(?!(?:{numbers(_PUBLIC)})\Z)(?:{numbers(_PERSONAL)})\Z")


@cache
def plans() -> Mapping[str, Form]:
    """The plans by the code that is dialled from abroad."""
    return {"86": _plan("CN"), "852": _plan("HK"), "853": _plan("MO"), "886": _plan("TW")}


# Any number of any other country.
_ABROAD = Form("phone.abroad", r"\A[1-9][0-9]{8,14}\Z")


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places in `text`, which is half-width, where a telephone number of a person stands, in order.

    A number is several groups of digits or one. It begins a run of them or follows a space, a bracket or a slash.
    """
    for run in _RUN.all(_DATED.pattern.sub(lambda day: "#" * len(day[0]), text)):
        groups = [one.span() for one in _GROUP.all(run[0])]
        first = 0
        while first < len(groups):
            last = _last(text, run.start(), run[0], groups, first)
            if last is not None:
                begins = groups[first][0] if first else 0
                yield run.start() + begins, run.start() + groups[last][1]
                first = last
            first += 1


def _last(text: str, start: int, run: str, groups: list[tuple[int, int]], first: int) -> int | None:
    """The last group of the longest number that begins with the group `first` of a run at `start`, if any does."""
    begins = groups[first][0]
    if first and not _OPENS.pattern.search(run[groups[first - 1][1] : begins]):
        return None
    abroad = first == 0 and "+" in run[:begins]
    bracket = first == 0 and run[0] in "(["
    cue = bracket or bool(_CUE.pattern.search(text[max(0, start + begins - _BEFORE) : start + begins]))
    digits, found = "", None
    for at in range(first, len(groups)):
        digits += run[slice(*groups[at])]
        if len(digits) > _MOST:
            break
        sizes = " ".join(str(end - start) for start, end in groups[first : at + 1])
        if len(digits) >= _LEAST and _answered(digits, abroad, cue, bool(_USUAL.pattern.match(sizes))):
            found = at
    return found


def _answered(digits: str, abroad: bool, cue: bool, usual: bool) -> bool:
    """Whether a person may answer who dials `digits`, after a plus sign if `abroad`.

    `cue` says that the text speaks of a telephone, `usual` that the digits are grouped as those of one are.
    """
    if abroad or digits.startswith("00"):
        number = digits if abroad else digits[2:]
        for code, plan in plans().items():
            if number.startswith(code):
                return bool(plan.pattern.match(number.removeprefix(code).removeprefix("0")))
        return bool(_ABROAD.pattern.match(number))
    if digits.startswith("0"):
        return any(plans()[code].pattern.match(digits[1:]) for code in ("86", "886"))
    home = plans()["86"].pattern
    if (cue or (usual and len(digits) >= _WHOLE)) and (home.match(digits) or home.match(digits.removeprefix("86"))):
        return True
    # Eight digits may be a count: they are a telephone only where the text says so.
    return cue and any(plan.pattern.match(digits.removeprefix(code)) for code, plan in plans().items())
