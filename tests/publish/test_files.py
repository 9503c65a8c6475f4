"""Files are written as they are, in folders that are made as needed."""

from __future__ import annotations

from pathlib import Path

from casegen.publish.files import Files


def test_text_and_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    files = Files(tmp_path / "site")
    files.write([("a/b/c.js", "一\r\n二\n"), ("top.txt", b"\xe4\xb8\x80"), ("a/b/d.js", "")])
    files.write([("a/b/c.js", "new")])
    assert (tmp_path / "site/a/b/c.js").read_bytes() == b"new"
    assert (tmp_path / "site/top.txt").read_text("utf-8") == "一"
    assert (tmp_path / "site/a/b/d.js").read_bytes() == b""
