"""What hosts are to say with the files of a site, in the form of `_headers` that many of them read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .policy import policy

NAME = "_headers"
_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()" for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
    ),
}
_FOR_GOOD = "public, max-age=31536000, immutable"
_ASK = "no-cache"


def headers(
    folder: Path, hashed: Iterable[str], allowed: Iterable[tuple[str, str]] = (), *, worker: bool = False
) -> str:
    """The text of `_headers` for the site in `folder`; raises OSError.

    `hashed` are paths below it, of folders with a slash at their end, whose names tell what they hold. What lies there
    is kept for good, and of everything else a browser asks whether it is new. `allowed` is what the theme has inline,
    and `worker` whether the site has a service worker. Every file falls under one rule of keeping only: where two
    apply, hosts differ in what they make of it.
    """
    rules = f"{policy(allowed, worker=worker)}; frame-ancestors 'self'"
    lines = ["/*", f"  Content-Security-Policy: {rules}"]
    lines += [f"  {name}: {value}" for name, value in _EVERYWHERE.items()]
    for path, keeping in _kept(folder, "", tuple(hashed)):
        lines += [f"/{path}", f"  Cache-Control: {keeping}"]
    return "\n".join(lines) + "\n"


def _kept(folder: Path, below: str, hashed: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Patterns of all that lies in a folder of the site, and how long each is kept."""
    for one in sorted(folder.iterdir()):
        path = f"{below}{one.name}" + ("/" if one.is_dir() else "")
        if path in hashed:
            yield f"{path}*" if one.is_dir() else path, _FOR_GOOD
        elif any(name.startswith(path) for name in hashed):
            yield from _kept(one, path, hashed)
        elif one.name == "index.html":
            yield below, _ASK
            yield path, _ASK
        elif path != NAME:
            yield f"{path}*" if one.is_dir() else path, _ASK
