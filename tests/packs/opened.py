"""Opens written documents as their readers do: LibreOffice, poppler; a missing program fails under CI, else skips."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

# What office programs on other systems have, drawn here by what the tests have: anything else shows as another font.
_STANDS_FOR = {
    "宋体": "Noto Serif CJK SC",
    "微软雅黑": "Noto Sans CJK SC",
    "新細明體": "Noto Serif CJK TC",
    "微軟正黑體": "Noto Sans CJK TC",
    "Cambria": "Noto Serif CJK SC",
    "Calibri": "Noto Sans CJK SC",
}


def program(name: str) -> str:
    """The path of a program of the system."""
    found = shutil.which(name)
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{name} is missing; tests/browser/setup.py installs it")
        pytest.skip(f"{name} is missing")
    return found


def as_pdf(files: Iterable[Path], folder: Path) -> list[Path]:
    """Turn office documents into PDFs by LibreOffice, and return their paths in the folder."""
    office = program("soffice")
    paths = list(files)
    fonts = folder / "fonts.conf"
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{family}</family></prefer></alias>'
        for name, family in _STANDS_FOR.items()
    )
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{aliases}</fontconfig>',
        encoding="utf-8",
    )
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, *paths],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )
    return [folder / f"{path.stem}.pdf" for path in paths]


def fonts_of(path: Path) -> set[str]:
    """The names of the fonts in a PDF, each of which must be embedded as a subset."""
    told = subprocess.run([program("pdffonts"), path], check=True, capture_output=True, text=True).stdout
    found = set()
    for row in told.splitlines()[2:]:
        name, *_ = row.split()
        assert re.match(r"[A-Z]{6}\+", name), f"{name} is no subset"
        assert row.split()[-5:-2] == ["yes", "yes", "yes"] or " yes yes yes " in row, row
        found.add(name.partition("+")[2])
    return found


def words(path: Path) -> str:
    """All text of a PDF without what a line's end may add or take."""
    told = subprocess.run([program("pdftotext"), "-raw", path, "-"], check=True, capture_output=True, text=True)
    return squeezed(told.stdout)


def squeezed(text: str) -> str:
    """Text without white space, hyphens and marks that only let a line break."""
    return re.sub(r"[\s\u200b\u00ad\u2010-]", "", text)


def shades(path: Path, folder: Path) -> list[list[bytes]]:
    """Each page of a PDF as rows of grey, 0 for black."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([program("pdftoppm"), "-gray", "-r", "40", path, folder / path.stem], check=True)
    return [_rows(page.read_bytes()) for page in sorted(folder.glob(f"{path.stem}-*.pgm"))]


def ink(page: list[bytes]) -> float:
    """How much of a page, without its head and foot, is not white, as a part of one."""
    middle = page[len(page) // 10 : len(page) * 9 // 10]
    return sum(one < 200 for row in middle for one in row) / sum(map(len, middle))


def contained(page: list[bytes]) -> bool:
    """Whether a page is white along its edges, so that nothing stands off it."""
    edges = [*page[:3], *page[-3:], *(row[:3] + row[-3:] for row in page)]
    return min(map(min, edges)) >= 200


def _rows(content: bytes) -> list[bytes]:
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", content)
    assert head
    width, height = int(head[1]), int(head[2])
    return [content[head.end() + width * row :][:width] for row in range(height)]
