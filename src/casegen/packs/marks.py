"""Knows which tag each mark on a page of a PDF belongs to, and takes marks away from both (ISO 32000-1, 14.7.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Tags that hold nothing but marks of one page.
_PLAIN = re.compile(rb"(/K\[)(\d+(?: \d+)+)(\]/Pg (\d+) 0 R>>\Z)")
_NUMBERED = re.compile(rb"/StructParents (\d+)")
_TREE = re.compile(rb"/ParentTree<</Nums\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R|null")


class Marks:
    """The marks of a document's pages, by the small objects of its file."""

    def __init__(self, bodies: Mapping[int, bytes]) -> None:
        """Read the objects, by number."""
        self._plain = {number: found for number, body in bodies.items() if (found := _PLAIN.search(body))}
        self._lists: dict[int, int] = {}
        for body in bodies.values():
            if body.startswith(b"<</Type/StructTreeRoot/") and (tree := _TREE.search(body)):
                said = tree[1].replace(b" 0 R", b"").split()
                self._lists = {int(key): int(place) for key, place in zip(said[::2], said[1::2], strict=True)}
        self._bodies = bodies

    def owners(self, page: int) -> list[int]:
        """The number of the tag that each mark of a page belongs to; 0 where that tag holds anything else."""
        found = _REFERENCE.findall(self._bodies.get(self._list(page), b""))
        return [int(one) if one and self._holds(int(one), page) else 0 for one in found]

    def without(self, page: int, gone: set[int]) -> dict[int, bytes]:
        """The objects that change when these marks of a page are gone."""
        if not gone:
            return {}
        place = self._list(page)
        owners = self.owners(page)
        listed = _REFERENCE.finditer(self._bodies[place])
        made = {place: b"[%b]" % b" ".join(b"null" if at in gone else one[0] for at, one in enumerate(listed))}
        for owner in {owners[mark] for mark in gone}:
            found = self._plain[owner]
            kept = b" ".join(mark for mark in found[2].split() if int(mark) not in gone)
            made[owner] = found.string[: found.start()] + found[1] + kept + found[3]
        return made

    def _list(self, page: int) -> int:
        found = _NUMBERED.search(self._bodies[page])
        return self._lists.get(int(found[1]), 0) if found else 0

    def _holds(self, tag: int, page: int) -> bool:
        return tag in self._plain and int(self._plain[tag][4]) == page
