"""Checks what PDF/UA-1 asks of the tags of a PDF and a program can see; there is no veraPDF to be had here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

SHOWING = {"Tj", "TJ", "'", '"', "f", "f*", "F", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"}


def faults(path: Path) -> list[str]:
    """What is wrong with a tagged PDF, a line each, without places; nothing where all is well."""
    with pikepdf.open(path) as made:
        return sorted({*_document(made), *_elements(made), *_pages(made), *_fonts(made)})


def elements(made: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """The structure of a PDF in reading order: (kind, its object)."""
    yield from _within(made.Root.StructTreeRoot.K)


def _within(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _within(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S).lstrip("/"), node
        yield from _within(node.get("/K"))


def _document(made: pikepdf.Pdf) -> Iterator[str]:
    root = made.Root
    marked: Any = root.get("/MarkInfo", {})
    if not marked.get("/Marked", False):
        yield "not marked as tagged"
    if marked.get("/Suspects", False):
        yield "tags are suspect"
    if not str(root.get("/Lang", "")):
        yield "no language"
    shown: Any = root.get("/ViewerPreferences", {})
    if not shown.get("/DisplayDocTitle", False):
        yield "title is not shown"
    with made.open_metadata() as said:
        if not said.get("dc:title"):
            yield "no title"
        if said.get("pdfuaid:part") != "1":
            yield "does not say PDF/UA-1"


def _elements(made: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for kind, node in elements(made):
        if kind[0] == "H" and kind[1:].isdigit():
            if int(kind[1:]) > level + 1:
                yield "a level of heading is left out"
            level = int(kind[1:])
        if kind == "Figure" and not str(node.get("/Alt", "")):
            yield "a figure without words"
        if kind == "TH" and not any("/Scope" in one for one in node.get("/A", [])):
            yield "a head that says not of what"
        if kind == "Table" and not any(one == "TH" for one, _ in _within(node.K)):
            yield "a table without heads"


def _pages(made: pikepdf.Pdf) -> Iterator[str]:
    lists = dict(_pairs(made.Root.StructTreeRoot.ParentTree))
    for page in made.pages:
        if page.obj.get("/Tabs") != "/S":
            yield "tabs do not follow the tags"
        owners = lists.get(int(page.obj.get("/StructParents", -1)), [])
        inside: list[bool] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in {"BDC", "BMC"}:
                said: Any = instruction.operands[1] if operator == "BDC" else {}
                mark = said.get("/MCID") if isinstance(said, pikepdf.Dictionary) else None
                inside.append(mark is not None or str(instruction.operands[0]) == "/Artifact")
                if mark is not None and not _owned(owners, int(mark)):
                    yield "a mark without its tag"
            elif operator == "EMC":
                inside.pop()
            elif operator in SHOWING and not any(inside):
                yield "content outside tags"
        if inside:
            yield "a mark that does not end"


def _owned(owners: Any, mark: int) -> bool:
    """Whether the tag that the table of marks names holds the mark too."""
    if mark >= len(owners) or not isinstance(owners[mark], pikepdf.Dictionary):
        return False
    kids = owners[mark].K
    numbers = [one if not isinstance(one, pikepdf.Dictionary) else one.get("/MCID", -1) for one in kids]
    return mark in map(int, numbers)


def _pairs(tree: Any) -> Iterator[tuple[int, Any]]:
    numbers = list(tree.Nums)
    yield from zip(map(int, numbers[::2]), numbers[1::2], strict=True)


def _fonts(made: pikepdf.Pdf) -> Iterator[str]:
    for one in made.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font":
            if "/DescendantFonts" in one and "/ToUnicode" not in one:
                yield "a font that does not give its text back"
            if "/FontDescriptor" in one and "/FontFile3" not in one.FontDescriptor:
                yield "a font that is not inside"
