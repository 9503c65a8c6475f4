"""How long people take to read: by the characters of what is Chinese and the words of what is written with letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .blocks import Block
from .legible import text_of

# English words a minute, read in silence by adults, non-fiction: Brysbaert, "How many words do we read per minute?",
# Journal of Memory and Language 109 (2019), 104047.
_WORDS = 238
# Chinese characters a minute, read aloud by adults of 18 to 35, who read 228 English words aloud: Trauzettel-Klosinski
# and Dietz, "Standardized Assessment of Reading Performance", Investigative Ophthalmology & Visual Science 53 (2012),
# 5452-5461. People who read in silence are quicker, and people who mark facts as they read are not.
_CHARACTERS = 255
_CHARACTER = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile("[0-9A-Za-z\u00c0-\u024f]+(?:[’'.,-][0-9A-Za-z\u00c0-\u024f]+)*")


def seconds(blocks: Iterable[Block]) -> int:
    """How many whole seconds it takes to read blocks, pictures aside, for what these show is said beside them."""
    text = "\n".join(said for one in blocks if one.kind != "figure" for said in text_of(one))
    characters, words = len(_CHARACTER.findall(text)), len(_WORD.findall(text))
    return -(-60 * (characters * _WORDS + words * _CHARACTERS) // (_WORDS * _CHARACTERS))


def minutes(takes: Iterable[int]) -> int:
    """How many whole minutes it takes to read one after the other what takes so many seconds each."""
    return -(-sum(takes) // 60)
