"""What hosts are to say: the policy with everything, and of each file once how long it is kept."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

from casegen.publish.headers import headers
from casegen.publish.policy import policy
from casegen.render.assets import assets
from conftest import Built

KEPT = "public, max-age=31536000, immutable"


def rules(text: str) -> dict[str, dict[str, str]]:
    """What is said of every pattern of paths."""
    found: dict[str, dict[str, str]] = {}
    for block in re.split(r"\n(?! )", text.removesuffix("\n")):
        pattern, *lines = block.split("\n  ")
        assert pattern not in found
        said = [(name, value) for name, _, value in (line.partition(": ") for line in lines)]
        found[pattern] = dict(said)
        assert len(found[pattern]) == len(said)
    return found


def test_every_file_is_kept_by_one_rule(built: Built) -> None:
    said = rules((built.folder / "_headers").read_text("utf-8"))
    everywhere = said.pop("/*")
    assert everywhere["Content-Security-Policy"] == f"{policy()}; frame-ancestors 'self'"
    assert everywhere["X-Content-Type-Options"] == "nosniff"
    assert {"Referrer-Policy", "Permissions-Policy"} < everywhere.keys()
    assert "Cache-Control" not in everywhere
    kept = set()
    for path in built.folder.rglob("*"):
        name = f"/{path.relative_to(built.folder).as_posix()}"
        if path.is_dir() or name == "/_headers":
            continue
        for address in {name, name.removesuffix("index.html")}:
            applied = [values for pattern, values in said.items() if fnmatchcase(address, pattern)]
            assert len(applied) == 1, address
            if applied[0] == {"Cache-Control": KEPT}:
                kept.add(address)
            else:
                assert applied == [{"Cache-Control": "no-cache"}], address
    ours = f"/{assets(built.site.settings)}"
    for address in kept:
        assert address.startswith(ours) or re.search(r"[.-][0-9a-f]{8}\.", address), address
    assert {f"{ours}casegen.css", f"{ours}search.js"} <= kept
    assert any(address.startswith("/columns/") for address in kept)
    assert any(address.startswith("/assets/stylesheets/main.") for address in kept)


def test_what_lies_beside_a_hashed_file_is_asked_for(tmp_path: Path) -> None:
    names = ("assets/12345678/a.js", "assets/photo.png", "assets/more/b.css", "assets/more/c.css", "index.html")
    for name in (*names, "_headers"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    said = rules(headers(tmp_path, ["assets/12345678/", "assets/more/b.css"], [("script-src", "'sha256-x'")]))
    assert "worker-src 'none'" in said["/*"]["Content-Security-Policy"]
    assert "worker-src 'self'" in headers(tmp_path, [], worker=True)
    assert "script-src 'self' 'sha256-x';" in said.pop("/*")["Content-Security-Policy"]
    assert {pattern: "immutable" in values["Cache-Control"] for pattern, values in said.items()} == {
        "/assets/12345678/*": True,
        "/assets/more/b.css": True,
        "/assets/more/c.css": False,
        "/assets/photo.png": False,
        "/": False,
        "/index.html": False,
    }
