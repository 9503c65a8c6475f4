"""Says under which licence a package stands, and whether the project may ship or require it."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata

# What may be required, and is installed beside the program as its makers publish it: by the identifiers of SPDX, and by
# the names of their own that packages use. MPL and LGPL ask that changes to such a package stay free; we change none.
IDENTIFIERS = frozenset(
    [
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-CMU", "MPL-2.0"),
        *("PSF-2.0", "Zlib"),
    ]
)
REQUIRED = IDENTIFIERS | frozenset(
    [
        *("Apache 2.0", "Apache License 2.0", "Apache Software License", "BSD", "BSD License", "MIT License"),
        *("Mozilla Public License 2.0 (MPL 2.0)", "LGPL"),
    ]
)
# What may be bundled into the scripts, whose readers then get it from us: licences that ask for their text alone.
BUNDLED = frozenset(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Zlib"])

# What only some versions of Python need, and where a release is made none of them may be: in the packages' own words.
ELSEWHERE = {"importlib-metadata": "Apache-2.0", "lazy-importer": "Apache-2.0", "zipp": "MIT"}

_BETWEEN = re.compile(r" (?:AND|OR) |; ")
_LONGEST = 60


def said(package: str) -> str:
    """What a package says of its licence, in its own words; empty where nothing is known."""
    try:
        about = metadata(package)
    except PackageNotFoundError:
        return ELSEWHERE.get(package, "")
    for name in ("License-Expression", "License"):
        text = "".join(about.get_all(name) or []).strip()
        # Older packages put the whole text there.
        if text and text != "UNKNOWN" and "\n" not in text and len(text) <= _LONGEST:
            return text
    kinds = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    return "; ".join(kinds)


def allowed(licence: str, names: frozenset[str]) -> bool:
    """Whether every licence that an expression names is among `names`."""
    return all(one in names or one.strip("()") in names for one in _BETWEEN.split(licence))
