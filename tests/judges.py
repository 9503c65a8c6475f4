"""Two judges of one record: the command's checks, and the checker of the browser in Node.

Run as a program, it prints what the checker in the browser has to know (`World`), for the tests in Node.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casegen import checks, library, load
from casegen.checks import Known, Subject
from casegen.checks.duplicates import nearly_the_same
from casegen.checks.links import adapted_from_a_case
from casegen.checks.schema import cases_of, schemes_of
from casegen.findings import Finding, Severity, Span
from casegen.load import Record
from casegen.locales import LOCALES
from casegen.render.contribute_world import COMMAND_ONLY, world
from casegen.render.reader import Reader

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One finding as both judges can tell it, in one edition."""

    code: str
    severity: str
    line: int
    column: int
    message: str
    reason: str
    help: str


class Command:
    """What `casegen check` says of a record that is put among those of this library."""

    def __init__(self) -> None:
        self.records = list(load.read(ROOT / "cases", ROOT))
        self.vocabularies = list(load.read(ROOT / "vocabulary", ROOT, most=load.VOCABULARY_BYTES))
        self.declared, _ = schemes_of(self.vocabularies)
        self.schemes = {one.scheme.scheme: one.scheme for one in self.declared}
        self.subjects, _ = cases_of(self.records, self.schemes)

    def world(self, locale: str) -> dict[str, object]:
        """What the browser has to know of this library, in an edition."""
        whole = library.assemble([one.case for one in self.subjects], self.schemes.values())
        return world(Reader(LOCALES[locale], whole))

    def findings(self, raw: bytes, name: str) -> list[Finding]:
        """All findings at the record, and errors that it makes at others."""
        path = f"cases/{name}"
        if not load.CASE_NAME.match(name):
            return [load.FILE_NAME.at(path, Span(), name=name)]
        record = load.parse(raw, path)
        made, found = cases_of([record], self.schemes)
        return [*record.findings, *found, *self._checked(record, made)]

    def _checked(self, record: Record, made: list[Subject]) -> Iterator[Finding]:
        others = [one for one in self.subjects if one.record.path != record.path]
        all_ = [*others, *made]
        paths = [one.record.path for one in others] + [record.path]
        known = Known(self.schemes, frozenset(one.case.id for one in all_), self.declared, paths)
        for subject in made:
            for each in checks._EACH:
                yield from each(subject, known)
        # How alike two texts are takes longest to find out, and only the command knows it.
        for whole in [one for one in checks._WHOLE if made and one is not nearly_the_same]:
            for finding in whole([one.brief for one in all_], known):
                if finding.path == record.path or (
                    finding.severity is Severity.ERROR and whole is not adapted_from_a_case
                ):
                    yield finding

    def said(self, raw: bytes, name: str, locale: str) -> list[Said]:
        """What of that the browser can know, in order."""
        return sorted(
            Said(
                one.code, one.severity, one.span.line, one.span.column,
                one.message[locale], one.reason[locale], one.help[locale],
            )
            for one in self.findings(raw, name)
            if one.code not in COMMAND_ONLY
        )  # fmt: skip


class Browser:
    """The checker of the browser, in a Node of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def said(self, raw: bytes, name: str) -> list[Said]:
        """All findings in a record, in order."""
        found = self._asked({"name": name, "base64": base64.b64encode(raw).decode("ascii")})
        assert isinstance(found, list)
        return sorted(_said(one) for one in found)

    def written(self, record: object) -> tuple[str, object]:
        """The text of a record as the form writes it, and what a reader of YAML 1.2 makes of that.

        A record is made of texts, lists and sets, and of `{"bare": …}` for what is no text.
        """
        answer = self._asked({"record": record})
        assert isinstance(answer, dict)
        return str(answer["text"]), answer["read"]

    def spent(self) -> float:
        """The processor time that it has taken so far, in seconds."""
        answer = self._asked({"spent": True})
        assert isinstance(answer, int | float)
        return answer

    def _asked(self, given: object) -> object:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(given) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "the checker has ended"
        return json.loads(answer)


def _said(one: dict[str, object]) -> Said:
    place = one["place"] or {"line": 1, "column": 1}
    assert isinstance(place, dict)
    texts = [str(one[name]) for name in ("message", "reason", "help")]
    return Said(str(one["code"]), str(one["severity"]), place["line"], place["column"], *texts)


@cache
def command() -> Command:
    """The command's judge; reading the library takes a while."""
    return Command()


@contextmanager
def browser(locale: str) -> Iterator[Browser]:
    """The browser's judge in an edition."""
    beside = os.pathsep.join([os.environ.get("PATH", ""), str(ROOT / ".venv" / "bin")])
    node = [shutil.which("node", path=beside) or "node", str(ROOT / "web" / "judge.mjs")]
    with subprocess.Popen(node, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdin
        process.stdin.write(json.dumps(command().world(locale)) + "\n")
        process.stdin.flush()
        yield Browser(process)
        process.stdin.close()
        assert process.wait(30) == 0


if __name__ == "__main__":
    json.dump(command().world(sys.argv[1]), sys.stdout, ensure_ascii=False)
