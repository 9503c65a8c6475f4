"""Which characters no text may bring to a terminal or a page, and how one is shown all the same."""

from __future__ import annotations

import re

from .findings import Rule, Severity

# C0 and C1 controls other than tab and line feed, bidirectional and invisible controls, surrogates, tags,
# noncharacters.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_UNSHOWN = re.compile(rf"[\t\n]|{UNSAFE.pattern}")

UNSAFE_CHARACTER = Rule(
    "CG008", Severity.ERROR,
    {"zh": "有看不见的控制字符", "en": "An invisible control character"},
    {"zh": "这里有一个看不见的字符 {name}", "en": "there is an invisible character {name} here"},
    {
        "zh": "控制字符和改变文字方向的字符会让人看到的与机器读到的不同。",
        "en": "Control and direction characters make what people see differ from what machines read.",
    },
    {
        "zh": "删掉它；从网页或 Word 复制时常会带进来。",
        "en": "Delete it; it often comes along when copying from a web page or Word.",
    },
)


def printable(text: str) -> str:
    """`text` on one line, with whatever a terminal or a page should not see written as its code point."""
    return _UNSHOWN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def short(value: object) -> str:
    """`value` as a message shows it: printable, and cut where it is long."""
    text = printable(str(value))
    return text if len(text) <= 60 else text[:59] + "…"
