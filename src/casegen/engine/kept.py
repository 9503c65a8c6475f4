"""Keeps what the engine made for later builds, where all that it is made from is known and it had nothing to say."""

from __future__ import annotations

import json

import yaml
from markupsafe import Markup

from ..cache import Cache
from ..config import CONFIG, shipped
from ..locales import LOCALES
from ..pipeline import Rendered, Site
from ..program import program
from ..render.page import Page
from ..units import digest, digest_of_folders

_KIND = "engine"
# Extensions of Python-Markdown that make what they make from a page alone.
_KNOWN = frozenset(
    {"abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "nl2br", "sane_lists"}
    | {"smarty", "tables", "toc"}
)


def key(site: Site) -> str:
    """The digest of all that the engine's part of a site is made from; empty where that cannot be known.

    It cannot where others than we have a part in it: plugins and hooks read what they will.
    """
    settings = site.settings
    try:
        text = (settings.root / CONFIG).read_text("utf-8")
        # What the safe loader knows nothing of, such as `!ENV`, depends on more than the file.
        said = yaml.safe_load(text)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return ""
    if not isinstance(said, dict) or not _alone(said):
        return ""
    own = [settings.root / str(said.get("docs_dir") or "docs"), settings.root / "templates"]
    own += [settings.root / settings.theme] if settings.theme else []
    shells = sorted({page.shell for page in site.pages})
    return digest(program(), text, settings.said, shells, digest_of_folders(*own, shipped() / "docs"))


def _alone(said: dict[str, object]) -> bool:
    """Whether nobody but us has a part in what the engine makes by these settings."""
    theme, extensions = said.get("theme"), said.get("markdown_extensions") or []
    return (
        not said.keys() & {"INHERIT", "hooks"}
        and said.get("plugins") == ["casegen"]
        and (theme.get("name") if isinstance(theme, dict) else theme) == "material"
        and isinstance(extensions, list | dict)
        and all((next(iter(one), "") if isinstance(one, dict) else one) in _KNOWN for one in extensions)
    )


def read(key: str, site: Site) -> Rendered | None:
    """What was kept under a key, if it goes with the pages of a site."""
    found = Cache().get(_KIND, key.encode()) if key else None
    if found is None:
        return None
    made = _read(found, key)
    # Which of two pages with one address is wrong the engine says.
    return None if {page.address for page in made.handwritten} & {page.address for page in site.pages} else made


def keep(key: str, made: Rendered) -> None:
    """Keep what the engine made under a key, but for the files, which lie in the site."""
    if made.shells is None:
        return
    told = {
        "shells": [[*shell, text] for shell, text in made.shells.items()],
        "handwritten": [
            [page.address, page.locale.id, page.section, page.title, page.description, page.body, {**page.editions}]
            for page in made.handwritten
        ],
        "files": list(made.files),
        "hashed": list(made.hashed),
        "allowed": sorted(made.allowed),
    }
    Cache().put(_KIND, key.encode(), json.dumps(told, ensure_ascii=False).encode())


def _read(found: bytes, key: str) -> Rendered:
    told = json.loads(found)
    return Rendered(
        {(locale, section, depth): text for locale, section, depth, text in told["shells"]},
        tuple(
            Page(address, LOCALES[locale], section, title, description, Markup(body), editions, kind="article")
            for address, locale, section, title, description, body, editions in told["handwritten"]
        ),
        told["files"],
        hashed=tuple(told["hashed"]),
        allowed=frozenset((directive, source) for directive, source in told["allowed"]),
        key=key,
    )
