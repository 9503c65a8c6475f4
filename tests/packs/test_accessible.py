"""Our PDFs pass the checks of their tags, and each check can fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from casegen.packs import pdf

from . import samples
from .accessible import elements, faults

ALL = {**samples.SAMPLES, "hostile": samples.hostile}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accessible") / "zh.pdf"
    path.write_bytes(pdf.write(samples.zh()))
    return path


@pytest.mark.parametrize("name", ALL)
def test_ours_have_no_fault(name: str, tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf.write(ALL[name]()))
    assert faults(path) == []


def first(made: pikepdf.Pdf, kind: str) -> Any:
    return next(node for one, node in elements(made) if one == kind)


def font(made: pikepdf.Pdf, key: str) -> Any:
    return next(one for one in made.objects if isinstance(one, pikepdf.Dictionary) and key in one)


def add(made: pikepdf.Pdf, content: bytes) -> None:
    page = made.pages[0]
    page.Contents = made.make_stream(page.Contents.read_bytes() + content)


def no_title(made: pikepdf.Pdf) -> None:
    with made.open_metadata(set_pikepdf_as_editor=False) as said:
        del said["dc:title"]


def no_standard(made: pikepdf.Pdf) -> None:
    with made.open_metadata(set_pikepdf_as_editor=False) as said:
        said["pdfuaid:part"] = "2"


def no_heads(made: pikepdf.Pdf) -> None:
    for kind, node in elements(made):
        if kind == "TH":
            node.S = pikepdf.Name.TD


BROKEN: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "not marked as tagged": lambda made: made.Root.__delitem__("/MarkInfo"),
    "tags are suspect": lambda made: made.Root.MarkInfo.__setitem__("/Suspects", True),
    "no language": lambda made: made.Root.__delitem__("/Lang"),
    "title is not shown": lambda made: made.Root.__delitem__("/ViewerPreferences"),
    "no title": no_title,
    "does not say PDF/UA-1": no_standard,
    "a level of heading is left out": lambda made: first(made, "H2").__setitem__("/S", pikepdf.Name.H4),
    "a figure without words": lambda made: first(made, "Figure").__delitem__("/Alt"),
    "a head that says not of what": lambda made: first(made, "TH").__delitem__("/A"),
    "a table without heads": no_heads,
    "tabs do not follow the tags": lambda made: made.pages[0].obj.__delitem__("/Tabs"),
    "a mark without its tag": lambda made: first(made, "H1").__setitem__("/K", pikepdf.Array([99])),
    "content outside tags": lambda made: add(made, b"\n0 0 9 9 re f"),
    "a mark that does not end": lambda made: add(made, b"\n/Artifact BMC"),
    "a font that does not give its text back": lambda made: font(made, "/ToUnicode").__delitem__("/ToUnicode"),
    "a font that is not inside": lambda made: font(made, "/FontFile3").__delitem__("/FontFile3"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_each_check_can_fail(fault: str, written: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(written) as made:
        BROKEN[fault](made)
        made.save(path)
    assert fault in faults(path)
