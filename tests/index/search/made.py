"""Made-up documents and vocabularies for the search, small ones and random ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from casegen.index.search.concepts import Term, phrases_of
from casegen.index.search.documents import Document

# Words and characters that meet often: labels, parts of labels, what crosses their borders, odd forms of all.
PIECES = (
    "志愿者 志願者 志愿 义工 義工 社区 社區 五社联动 社联 上海市社联 联动 老顽童 老顽童之家 顽童 之家 社会工作者 会工 "
    "工作 者 台 臺 颱 〇 々 𠮷 豈 volunteer Volunteers volunteering community communities committee residents co- -ops"
    " 531 3d covid19 ｖｏｌｕ ５３１ café cafe\u0301 e\u0331\u0301 İ ß ﬁre ㎡ ½ … ´ ① 가"
    " ｶﾞ 👍🏽 א 1️⃣ ’ ‐ - ， 。 / . \u00a0 \u3000 \u200b antidisestablishmentarianismantidisestablishmentarianism"
).split(" ")
LABELS = (
    "志愿者", "义工", "社区", "五社联动", "社联", "联动", "老顽童之家", "社会工作者", "volunteer",
    "community committee", "residents’ committee", "531", "社区 volunteer", "3d 社区", "台", "会工",
)  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.just(" "), st.text(max_size=3)), max_size=12).map("".join)


def terms(vocabulary: Mapping[str, Sequence[str]], broader: Mapping[str, str]) -> tuple[Term, ...]:
    """Concepts by key with their labels; `broader` names what is broader than a concept, of those before it."""
    keys = list(vocabulary)

    def line(key: str) -> list[int]:
        return [*line(broader[key]), keys.index(broader[key])] if key in broader else []

    return tuple(
        Term(key, phrases_of(labels), tuple(line(key)))
        for key, labels in vocabulary.items()
    )


@st.composite
def libraries(draw: st.DrawFn) -> tuple[list[Document], tuple[Term, ...]]:
    """Some documents, and the concepts that they may have."""
    labels = draw(st.lists(st.lists(st.sampled_from(LABELS), max_size=4), max_size=5))
    vocabulary = {f"{('problems/', '=', 'stages/')[at % 3]}{at}": held for at, held in enumerate(labels)}
    keys = list(vocabulary)
    broader = {
        key: keys[draw(st.integers(0, at - 1))] for at, key in enumerate(keys) if at and draw(st.booleans())
    }
    paragraphs = st.lists(TEXT, max_size=3)
    own = st.lists(st.sampled_from(keys), max_size=3, unique=True).map(tuple) if keys else st.just(())
    documents = st.builds(Document, paragraphs, paragraphs, paragraphs, paragraphs, own)
    return draw(st.lists(documents, max_size=5)), terms(vocabulary, broader)
