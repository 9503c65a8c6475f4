"""A compacted PDF is the same PDF: every object, the same words, pages that look the same, nothing to complain of."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from casegen.packs import pdf, typeset
from casegen.packs.compact import compact

from . import opened, samples


@pytest.fixture(params=samples.SAMPLES)
def plain(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A document as typst writes it."""
    monkeypatch.setattr(typeset, "compact", lambda content, _: content)
    return pdf.write(samples.SAMPLES[request.param]())


@pytest.fixture
def both(plain: bytes, tmp_path: Path) -> tuple[Path, Path]:
    """The document before and after."""
    before, after = tmp_path / "before.pdf", tmp_path / "after.pdf"
    before.write_bytes(plain)
    after.write_bytes(compact(plain))
    return before, after


def test_every_object_is_there(both: tuple[Path, Path]) -> None:
    before, after = both
    assert after.stat().st_size < 0.6 * before.stat().st_size
    with pikepdf.open(before) as one, pikepdf.open(after) as two:
        assert two.check_pdf_syntax() == []
        assert str(one.trailer.ID[0]) == str(two.trailer.ID[0])
        for was, kept in zip(one.objects, two.objects, strict=False):
            assert isinstance(kept, pikepdf.Stream) == isinstance(was, pikepdf.Stream)
            if isinstance(was, pikepdf.Dictionary) and str(was.get("/Type", "")) not in {"/StructElem", "/Catalog"}:
                assert kept.unparse() == was.unparse()
    assert opened.words(before) == opened.words(after)


def test_its_pages_look_the_same_at_400_percent(both: tuple[Path, Path], tmp_path: Path) -> None:
    shades = []
    for path in both:
        subprocess.run(
            ["pdftoppm", "-r", "300", "-l", "2", "-gray", "-png", path, tmp_path / path.stem],
            check=True,
        )
        found = sorted(tmp_path.glob(f"{path.stem}-*.png"))
        shades.append([np.asarray(Image.open(one), np.int16) for one in found])
    for was, now in zip(*shades, strict=True):
        apart = np.abs(was - now)
        # Poppler sets a line on whole pixels, so that one which has moved by a hundredth may stand a pixel further.
        assert apart.mean() < 0.5
        assert (apart > 128).mean() < 0.001


def test_once_is_enough(plain: bytes) -> None:
    assert compact(compact(plain)) == compact(plain)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n99\n%%EOF", b"xref\n0 1\nstartxref\n0\n%%EOF"]
)
def test_what_has_no_table_stays_as_it_is(content: bytes) -> None:
    assert compact(content) == content
