"""How long the documents of the curated packs take after start-up, and how large they are."""

from __future__ import annotations

import time
from pathlib import Path

from casegen import config, pipeline
from casegen.locales import LOCALES
from casegen.packs import pictures
from casegen.packs.assemble import EDITIONS, document
from casegen.packs.blocks import Document, Heading
from casegen.packs.curated import curated
from casegen.packs.downloads import WRITERS, formats
from casegen.render.reader import Reader

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Print a line for each document and format: blocks, bytes, milliseconds by the clock and of the processor."""
    settings = config.read(ROOT)
    library = pipeline.read_library(settings)
    # Starting up: the fonts are read, and each writer has written once.
    small = Document("0", "zh-Hans", "", "2026-01-01", (Heading(1, "字"),))
    for write in WRITERS.values():
        write(small)
    print("pack  edition  language  format  blocks  bytes  ms  cpu-ms")
    for pack in library.packs:
        for locale in LOCALES.values():
            for edition in EDITIONS:
                made = document(curated(pack, Reader(locale, library)), library, edition, settings)
                for format_ in formats(edition):
                    pictures.picture.cache_clear()
                    clock, processor = time.perf_counter(), time.process_time()
                    content = WRITERS[format_](made)
                    took, used = time.perf_counter() - clock, time.process_time() - processor
                    print(pack.id, edition, locale.id, format_, len(made.blocks), len(content), end=" ")
                    print(f"{1000 * took:.0f} {1000 * used:.0f}")


if __name__ == "__main__":
    main()
