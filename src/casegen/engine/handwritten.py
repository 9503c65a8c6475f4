"""Pages written by hand in `docs/`: which there are, in which editions, and the frame around each."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import yaml
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage

from ..config import shipped
from ..findings import RULES
from ..folders import files_below
from ..locales import LOCALES
from ..pipeline import Site
from ..render.foreign import told
from ..render.page import Page

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_EDITION = re.compile(r"^<!-- ([a-z-]+) -->\n", re.MULTILINE)
# How the engine writes a cell of an aligned column; no page may style itself.
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
# What takes readers elsewhere by itself, whatever the policy of a page says.
_META = re.compile(r"<meta\b", re.IGNORECASE)


def _all_seen(files: Files, docs: Path) -> None:
    """The engine takes a folder that it cannot read for an empty one, and its pages would be gone without a word."""
    seen = {Path(file.abs_src_path).parent for file in files if file.abs_src_path}
    for path in files_below(docs):
        if path.parent not in seen:
            raise Abort(f"{path.parent}: the engine could not read this folder")


def arrange(files: Files, config: MkDocsConfig, site: Site, written: dict[str, Page]) -> None:
    """Keep of `files` what is a page of an edition, add derived editions and the pages of checks.

    Fills `written` with a page (its body still empty) by the engine's name of the file. Raises Abort for a
    file that cannot become a page, and where the engine has passed over a folder; OSError where one cannot be read.
    """
    _all_seen(files, Path(config.docs_dir))
    texts: dict[tuple[str, str], str] = {}
    for file in list(files):
        top, _, rest = file.src_uri.partition("/")
        if not file.is_documentation_page():
            if top in {"checks", "decisions"}:
                files.remove(file)
            continue
        files.remove(file)
        if top in LOCALES and rest:
            texts[top, rest] = Path(file.abs_src_path or "").read_text(encoding="utf-8")
    for file_ in sorted((shipped() / "docs").glob("*/records.md")):
        if file_.parent.name in LOCALES:
            texts.setdefault((file_.parent.name, file_.name), file_.read_text(encoding="utf-8"))
    texts |= _checks(site.settings.root)
    for locale in LOCALES.values():
        if locale.base:
            for (base, path), text in list(texts.items()):
                if base == locale.base:
                    texts.setdefault((locale.id, path), locale.derive(text))
    taken = {page.address for page in site.pages}
    for (locale_id, path), text in sorted(texts.items()):
        name = f"{locale_id}/{path}"
        front, body = _split(text, name)
        file = File.generated(config, name, content=body, inclusion=InclusionLevel.NOT_IN_NAV)
        if file.url in taken:
            raise Abort(f"docs/{name} would take the place of a page that is made from the records")
        title = front.get("title") or (found[1] if (found := _HEADING.search(body)) else path)
        written[name] = Page(
            address=file.url,
            locale=LOCALES[locale_id],
            section=str(front.get("section") or path.partition("/")[0].removesuffix(".md")),
            title=str(title),
            description=str(front.get("description") or title),
            content=Markup(""),
            editions={one: f"{one}{file.url[len(locale_id) :]}" for one in LOCALES if (one, path) in texts},
            kind="article",
            by_hand=True,
        )
        files.append(file)


def _split(text: str, name: str) -> tuple[dict[str, object], str]:
    found = _FRONT.match(text)
    if not found:
        return {}, text
    try:
        front = yaml.safe_load(found[1]) or {}
    except yaml.YAMLError as error:
        raise Abort(f"docs/{name}: {' '.join(str(error).split())}") from None
    if not isinstance(front, dict):
        raise Abort(f"docs/{name}: what stands between the two --- is not a set of `name: value` pairs")
    return front, text[found.end() :]


def _checks(root: Path) -> dict[tuple[str, str], str]:
    """The page of every check, by locale and path; one file holds all its languages."""
    found: dict[tuple[str, str], str] = {}
    for code in RULES:
        for folder in (root, shipped()):
            path = folder / "docs" / "checks" / f"{code}.md"
            if path.is_file():
                parts = _EDITION.split(path.read_text(encoding="utf-8"))
                for locale, text in zip(parts[1::2], parts[2::2], strict=True):
                    found[locale, f"checks/{code.lower()}.md"] = text
                break
    return found


def filled(engine_page: EnginePage, page: Page) -> Page:
    """A page written by hand with its body, the HTML that the engine made of it.

    Raises Abort for one that could lead its readers elsewhere unasked.
    """
    content = _ALIGNED.sub(r'\1 class="cg-\2"', engine_page.content or "")
    if _META.search(content):
        raise Abort(f"docs/{engine_page.file.src_uri}: `<meta>` has no place in a page; write it as `&lt;meta>`")
    if content.count("<table>") == content.count("</table>"):
        content = content.replace("<table>", '<div class="cg-scroll"><table>').replace("</table>", "</table></div>")
    content = told(Markup(content), page.locale.tag)
    body = Markup('<div class="cg-page cg-written md-typeset">{}</div>').format(content)
    return replace(page, content=body)
