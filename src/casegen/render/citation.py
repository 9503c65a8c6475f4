"""How a case is cited, after GB/T 7714-2015 (electronic resource) in Chinese and APA's order in English."""

from __future__ import annotations

from ..model import Case
from .reader import Reader


def citation(case: Case, reader: Reader, site_name: str, url: str) -> str:
    """One line that names the record, its keepers, its date and its address."""
    by = reader.plain(case.record.by) if case.record and case.record.by else site_name
    made = (case.record.updated or case.record.created) if case.record else ""
    return reader.t(
        "cite.form",
        by=by,
        title=reader.plain(case.title),
        site=site_name,
        date=made or reader.t("cite.undated"),
        year=made[:4] or reader.t("cite.undated"),
        url=url,
    ).strip()
