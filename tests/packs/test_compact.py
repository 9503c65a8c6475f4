"""A compacted PDF is the same PDF: every object, the same words, nothing that a reader complains of."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from casegen.packs import pdf, typeset
from casegen.packs.compact import compact

from . import opened, samples


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A document as typst writes it."""
    monkeypatch.setattr(typeset, "compact", lambda content: content)
    return pdf.write(samples.zh())


def test_every_object_is_there(plain: bytes, tmp_path: Path) -> None:
    before, after = tmp_path / "before.pdf", tmp_path / "after.pdf"
    before.write_bytes(plain)
    after.write_bytes(compact(plain))
    assert len(after.read_bytes()) < 0.8 * len(plain)
    with pikepdf.open(before) as one, pikepdf.open(after) as two:
        assert two.check_pdf_syntax() == []
        assert str(one.trailer.ID[0]) == str(two.trailer.ID[0])
        kept = [thing for thing in two.objects if not str(_kind(thing)).startswith(("/ObjStm", "/XRef"))]
        assert [thing.unparse() for thing in kept if thing is not None][: len(one.objects)] == [
            thing.unparse() for thing in one.objects
        ]
    assert opened.words(before) == opened.words(after)


def _kind(thing: pikepdf.Object) -> object:
    return thing.get("/Type", "") if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else ""


def test_once_is_enough(plain: bytes) -> None:
    assert compact(compact(plain)) == compact(plain)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n99\n%%EOF", b"xref\n0 1\nstartxref\n0\n%%EOF"]
)
def test_what_has_no_table_stays_as_it_is(content: bytes) -> None:
    assert compact(content) == content
