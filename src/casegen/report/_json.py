"""JSON that is safe to look at: what a terminal would obey stands as an escape, everything else as itself."""

from __future__ import annotations

import json

from ..safe import UNSAFE


def dumps(value: object) -> str:
    """`value` as JSON with a line feed at its end; whoever reads it gets every character of `value` back."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n"
