"""One family in two weights is found, and a character that it lacks is named before anything is set."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from casegen import fonts
from casegen.config import ConfigError
from casegen.coverage import lacking, unusual


@pytest.fixture(autouse=True)
def _found_anew() -> None:
    fonts.family.cache_clear()


def test_the_locked_packages_come_first() -> None:
    found = fonts.family()
    assert found.name == "Noto Sans CJK TC"
    assert "cvttf_NotoSansCJK_Regular" in str(found.regular)
    assert "cvttf_NotoSansCJK_Bold" in str(found.bold)


def test_without_them_the_system_has_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = fonts.family()
    system = tmp_path / "fonts" / "deep"
    system.mkdir(parents=True)
    for path in (own.regular, own.bold):
        shutil.copyfile(path, system / path.name)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(fonts, "_roots", lambda: iter([tmp_path / "none", tmp_path / "fonts"]))
    fonts.family.cache_clear()
    assert fonts.family().folders == [system]


def test_without_any_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "NotoSansCJK-Regular.otf").write_bytes(b"no font")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(fonts, "_roots", lambda: iter([tmp_path]))
    with pytest.raises(ConfigError, match=r"pip install casegen\[fonts\]") as raised:
        fonts.family()
    assert "\n" not in str(raised.value)


def test_what_a_font_lacks_is_found() -> None:
    font = fonts.family().regular
    assert lacking("社区𠮷里 plain “—…”［１］✓", font) == ""
    assert lacking("a😀b", font) == "😀"
    assert lacking("", font) == ""


@pytest.mark.parametrize("content", [b"", b"OTTO", b"OTTO\x00\x10" + b"\xff" * 300, b"ttcf" + b"\xff" * 40])
def test_what_is_no_font_says_so(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.otf"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="no font"):
        lacking("字", path)


def test_only_what_a_font_may_lack_is_looked_up() -> None:
    assert unusual("楼道里的灯，Lights: “1.5”—…！\n\t\u3000～\u200b\ufeff") == ""
    assert unusual("é😀é✓\u0301😀") == "é😀✓\u0301"


def test_what_is_not_looked_up_is_in_both_weights() -> None:
    usual = "".join(one for one in map(chr, range(0x20, 0x10000)) if one.isprintable() and not unusual(one))
    assert len(usual) > 20_000
    assert lacking(usual, fonts.family().regular) == lacking(usual, fonts.family().bold) == ""
