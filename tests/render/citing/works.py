"""Works to cite, with and without what a reference asks for."""

from __future__ import annotations

from hypothesis import strategies as st

from casegen.locales import LOCALES
from casegen.render.citing.work import Work
from casegen.safe import UNSAFE

ZH, EN = LOCALES["zh"], LOCALES["en"]
LOADED = st.characters(exclude_categories=["Cs", "Cn", "Co"]).filter(lambda one: not UNSAFE.search(one))
# One line of text as `plain` makes it.
LINE = st.text(LOADED | st.sampled_from("{}\\%&#_$~^\"@,."), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
).filter(bool)
DATES = st.sampled_from(["", "2019", "2022-06", "2022-06-01", "--12-25"])


def work(kind: str = "web", locale: str = "zh", **more: str) -> Work:
    """A work of which only what is given is known, in a language that its reader reads."""
    fields = {"id": "a", "title": "题", **more}
    made = Work(kind=kind, locale=LOCALES[locale], **fields)  # type: ignore[arg-type]  # its texts are all that is given
    return Work(
        **{name: getattr(made, name) for name in Work.__slots__ if name not in {"shown", "by"}},
        shown=made.title,
        by=(made.author, made.publisher),
    )


WORKS = st.builds(
    work,
    kind=st.sampled_from(["web", "news", "practice-report", "commentary", "interview", "none-of-these"]),
    locale=st.sampled_from(["zh", "zh-hant", "en"]),
    title=LINE,
    author=LINE | st.just(""),
    publisher=LINE | st.just(""),
    date=DATES,
    url=st.sampled_from(["", "https://example.org/a_b?c=%20&d={e}#f"]),
)
