"""Scripts that hand plain data to the search in the browser."""

from __future__ import annotations

from pydantic_core import to_json

from .head import SCRIPT

# Of what a script must not hold; no plain text has the others, which are white space.
_ESCAPES = [(character.encode(), escaped.encode()) for character, escaped in SCRIPT.items() if character.isascii()]


def named(name: str, value: object) -> bytes:
    """A script that sets a value by its name."""
    return b"(self.casegen=self.casegen||{}).%s=%s;\n" % (name.encode(), _json(value))


def keyed(name: str, key: int | str, value: object) -> bytes:
    """A script that sets one of the values of a name, by its key."""
    made = (name.encode(), name.encode(), _json(key), _json(value))
    return b"((self.casegen=self.casegen||{}).%s=self.casegen.%s||{})[%s]=%s;\n" % made


def _json(value: object) -> bytes:
    """JSON that can stand in a script, as `escape_script` makes it, without the way through text."""
    made = to_json(value)
    for character, escaped in _ESCAPES:
        if character in made:
            made = made.replace(character, escaped)
    return made
