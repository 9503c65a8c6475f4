"""Serves a folder at a loopback address and remembers what was asked for."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Served:
    """A folder that is served, and the files that were read since `forget`."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.url = folder, f"http://127.0.0.1:{port}/"
        self.read: dict[Path, None] = {}

    def forget(self) -> None:
        """Begin to count anew."""
        self.read.clear()

    def kilobytes(self) -> float:
        """How much was read, packed as servers pack it."""
        return kilobytes(self.read)


def kilobytes(files: Iterable[Path]) -> float:
    """The size of files, each packed with gzip, in thousands of bytes."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000


class _Handler(SimpleHTTPRequestHandler):
    served: Served

    def translate_path(self, path: str) -> str:
        file = super().translate_path(path)
        if Path(file).is_file():
            self.served.read[Path(file)] = None
        return file

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve a folder for as long as the block lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        served = _Handler.served = Served(folder, server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield served
        finally:
            server.shutdown()
