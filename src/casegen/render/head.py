"""The head of a page: title, description, canonical, other editions, Open Graph, JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from ..config import Settings
from ..locales import LOCALES
from .page import CARD_HEIGHT, CARD_WIDTH, Page, relative

# The feed of an edition, in its folder; it needs the site's address, as all that is named here does.
FEED = "feed.xml"
# What JSON in a script must not hold as it is, and what it holds instead.
SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def escape_script(text: str) -> str:
    """JSON text that can stand in a script, in a page or in a file of its own, and means the same."""
    # Most texts hold none of them, and looking for one is far faster than translating.
    for character, escaped in SCRIPT.items():
        text = text.replace(character, escaped)
    return text


def data_script(value: object, kind: str = "application/ld+json", id_: str = "") -> Markup:
    """A script of data, whose text cannot close it."""
    text = escape_script(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    name = f' id="{id_}"' if id_ else ""
    return Markup(f'<script type="{kind}"{name}>{text}</script>')


def head(page: Page, site_name: str, settings: Settings) -> Markup:
    """Everything in the head that is this page's own, one element a line."""
    url = settings.url
    title = page.title if page.title == site_name else f"{page.title} · {site_name}"
    lines = [
        Markup("<title>{}</title>").format(title),
        _meta("name", "description", page.description),
    ]
    if not page.listed:
        lines.append(_meta("name", "robots", "noindex,follow"))
    if url:
        lines.append(_link("canonical", url + page.address))
        if len(page.editions) > 1:
            for locale, address in page.editions.items():
                lines.append(_link("alternate", url + address, hreflang=LOCALES[locale].tag))
            first = page.editions.get("zh") or next(iter(page.editions.values()))
            lines.append(
                _link("alternate", url + ("" if page.section in {"home", "root"} else first), hreflang="x-default")
            )
        lines.append(
            Markup('<link rel="alternate" type="application/atom+xml" title="{}" href="{}">').format(
                page.locale.t("changes.title"), f"{url}{page.locale.id}/{FEED}"
            )
        )
    lines += [
        _meta("property", "og:type", page.kind),
        _meta("property", "og:title", page.title),
        _meta("property", "og:description", page.description),
        _meta("property", "og:site_name", site_name),
        _meta("property", "og:locale", page.locale.og),
    ]
    lines += [
        _meta("property", "og:locale:alternate", LOCALES[locale].og)
        for locale in page.editions
        if locale != page.locale.id
    ]
    if url:
        lines.append(_meta("property", "og:url", url + page.address))
    lines += _picture(page, url)
    if more := page.more:
        lines.append(more)
    return Markup("\n").join(lines)


def _picture(page: Page, url: str) -> list[Markup]:
    """What names the picture that shows where the page is shared; whoever shows it needs its whole address."""
    if not (url and page.card):
        return [_meta("name", "twitter:card", "summary")]
    return [
        _meta("property", "og:image", url + page.card.address),
        _meta("property", "og:image:type", "image/png"),
        _meta("property", "og:image:width", str(CARD_WIDTH)),
        _meta("property", "og:image:height", str(CARD_HEIGHT)),
        _meta("property", "og:image:alt", page.card.text),
        _meta("name", "twitter:card", "summary_large_image"),
    ]


def _meta(kind: str, name: str, content: str) -> Markup:
    return Markup('<meta {}="{}" content="{}">').format(Markup(kind), name, content)


def _link(rel: str, href: str, hreflang: str | None = None) -> Markup:
    more = Markup(' hreflang="{}"').format(hreflang) if hreflang else ""
    return Markup('<link rel="{}"{} href="{}">').format(rel, more, href)


def switch(page: Page) -> Markup:
    """The links to the other editions of this page; the present one is named, not linked."""
    parts = []
    for locale, address in page.editions.items():
        other = LOCALES[locale]
        if locale == page.locale.id:
            parts.append(
                Markup('<span lang="{}" aria-current="true">{}</span>').format(other.tag, other.name)
            )
        else:
            parts.append(
                Markup('<a href="{}" lang="{}" hreflang="{}">{}</a>').format(
                    relative(page.address, address), other.tag, other.tag, other.name
                )
            )
    return Markup("\n").join(parts)


def breadcrumbs(url: str, trail: Mapping[str, str]) -> dict[str, object]:
    """A schema.org BreadcrumbList of names by address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": url + address}
            for at, (address, name) in enumerate(trail.items(), 1)
        ],
    }
