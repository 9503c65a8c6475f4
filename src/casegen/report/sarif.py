"""Findings as SARIF 2.1.0, the form in which code scanning services take results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from urllib.parse import quote

from .. import __version__
from ..findings import RULES, Finding, Severity, say
from ..locales import Locale
from . import _json, _words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "SRCROOT"
# How much of a line a fingerprint looks at: a hostile line may be a whole file long.
MOST_HASHED = 1000

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render(
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    locale: Locale,
    *,
    colour: bool = False,
    site: str = "",
) -> str:
    """One run with the rules that have findings, and a result a finding."""
    del colour
    codes = sorted({finding.code for finding in findings})
    index = {code: at for at, code in enumerate(codes)}
    marks = _fingerprints(findings, texts)
    run = {
        "tool": {
            "driver": {
                "name": "casegen",
                "version": __version__,
                "language": locale.og.replace("_", "-"),
                "rules": [_rule(code, locale, site) for code in codes],
            }
        },
        "automationDetails": {"id": "casegen/check/"},
        "originalUriBaseIds": {ROOT: {"description": {"text": locale.t("report.root")}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, index[finding.code], mark, locale)
            for finding, mark in zip(findings, marks, strict=True)
        ],
    }
    return _json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, locale: Locale, site: str) -> dict[str, object]:
    rule = RULES[code]
    title, reason = say(rule.title, locale), say(rule.reason, locale)
    described: dict[str, object] = {
        "id": code,
        "shortDescription": {"text": title},
        # A reason that a finding fills in says nothing by itself.
        "fullDescription": {"text": title if "{" in reason else reason},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "help": {"text": locale.t("report.see", text=_words.link(code, locale, site))},
    }
    # It must be absolute.
    return described | {"helpUri": _words.link(code, locale, site)} if site else described


def _result(finding: Finding, index: int, mark: str, locale: Locale) -> dict[str, object]:
    span = finding.span
    texts = (finding.message, finding.reason, finding.help)
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(say(text, locale) for text in texts)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote(finding.path, errors="surrogatepass"),
                        "uriBaseId": ROOT,
                    },
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.end_line,
                        "endColumn": span.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"casegenFinding/v1": mark},
    }


def _fingerprints(findings: Sequence[Finding], texts: Mapping[str, str]) -> list[str]:
    """A mark for each finding that stays when lines are added above it or when the language changes.

    It is made of file, code and line; the second finding that agrees in all three says that it is the second.
    """
    lines = {path: texts.get(path, "").split("\n") for path in {finding.path for finding in findings}}
    seen: Counter[bytes] = Counter()
    marks = []
    for finding in findings:
        of, at = lines[finding.path], finding.span.line - 1
        line = of[at][:MOST_HASHED].strip() if at < len(of) else ""
        told = "\0".join((finding.path, finding.code, line))
        key = sha256(told.encode(errors="surrogatepass")).digest()
        seen[key] += 1
        marks.append(sha256(key + b"%d" % seen[key]).hexdigest()[:32])
    return marks
