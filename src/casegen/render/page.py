"""What a page is before it is a file, and how addresses point at one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from ..locales import LOCALES, Locale

# In pixels, as the places where addresses are shared ask for it.
CARD_WIDTH, CARD_HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of a card, its facts each under a label, with the BCP 47 tag of their language.

    `address` is where the picture lies, below the site's root.
    """

    address: str
    tag: str
    place: str
    title: str
    facts: tuple[tuple[str, str], ...]
    library: str

    @property
    def text(self) -> str:
        """In words what the picture says."""
        return " · ".join((self.title, self.place, *(value for _, value in self.facts)))


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address below the site's root (`zh/cases/x/`), its texts, and its content, the body as HTML.

    Content that is a function is made when the body is asked for, and not kept: all bodies of a library are large.
    The same holds for `extra`.
    `shell` names the pages that share all but what is stamped: same locale, same depth, same section.
    `editions` holds the addresses of the same page by locale id. `extra` is more HTML for the head. `listed` is
    false for a page that search engines are to leave out. `card` is the picture that shows where it is shared.
    `made_from` is a digest of all that is told of but settings and vocabularies, empty for a page that does not say;
    `case` is the id of the case that it is about, empty where it is about more. A page written `by_hand` may hold
    whatever Markdown makes.
    """

    address: str
    locale: Locale
    section: str
    title: str
    description: str
    content: Markup | Callable[[], Markup]
    editions: Mapping[str, str]
    kind: str = "website"
    extra: Markup | Callable[[], Markup] = field(default=Markup(""))
    listed: bool = True
    card: Card | None = None
    made_from: str = ""
    case: str = ""
    by_hand: bool = False

    @property
    def body(self) -> Markup:
        """The body; asking twice may make it twice."""
        return self.content() if callable(self.content) else self.content

    @property
    def more(self) -> Markup:
        """What the head holds besides; asking twice may make it twice."""
        return self.extra() if callable(self.extra) else self.extra

    @property
    def depth(self) -> int:
        return self.address.count("/")

    @property
    def shell(self) -> tuple[str, str, int]:
        return self.locale.id, self.section, self.depth

    @property
    def file(self) -> str:
        return f"{self.address}index.html"


def relative(here: str, there: str) -> str:
    """The link from one address to another, both below the site's root, with any #fragment kept."""
    if there.startswith("#"):
        return there
    target, hash_, fragment = there.partition("#")
    if target == here and hash_:
        return f"#{fragment}"
    from_parts, to_parts = here.split("/")[:-1], target.split("/")
    common = 0
    while common < min(len(from_parts), len(to_parts) - 1) and from_parts[common] == to_parts[common]:
        common += 1
    link = "../" * (len(from_parts) - common) + "/".join(to_parts[common:])
    return (link or "./") + hash_ + fragment


def editions(path: str) -> Mapping[str, str]:
    """The addresses of one page in every locale, for a path below the locale's folder."""
    return {locale: f"{locale}/{path}" for locale in LOCALES}
