"""What stands on the card that is shown where somebody shares the address of a case."""

from __future__ import annotations

from ..config import Settings
from ..model import Case
from .frame import site_name
from .page import Card
from .reader import Reader


def card(case: Case, reader: Reader, settings: Settings) -> Card:
    """The card of a case in the reader's edition."""
    comma = reader.t("list.comma")

    def names(scheme: str, concepts: tuple[str, ...]) -> str:
        return comma.join(reader.name(scheme, one) for one in concepts)

    chain = reader.library.lineage("places", case.community.places[0])
    return Card(
        address=f"{reader.locale.id}/cases/{case.id}/card.png",
        tag=reader.locale.tag,
        place=" · ".join(reader.plain(place.pref_label) for place in chain),
        title=reader.plain(case.title),
        facts=(
            (reader.t("case.problem"), names("problems", case.problem.concepts)),
            (reader.t("case.methods"), names("methods", case.method.concepts)),
        ),
        library=site_name(settings, reader.locale),
    )
