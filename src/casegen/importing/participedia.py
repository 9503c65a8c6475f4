"""The columns of Participedia's export of cases, and how far they go into a record.

The list is that of `orderedCaseFields` and `simpleArrayFields` in
`aws-lambda-functions/generate-csv/create-csv-data-dump.js` of github.com/participedia/api at commit 0b5b86e0, the
export of today: UTF-8 with a mark, dates as YYYY-MM-DD, a field of several values in up to five columns,
`general_issues_1` to `general_issues_5`. It was compared with `api/helpers/create-csv-data-dump.js` at commit 1459382a,
the export before it: such values in one column with ", " between them, dates with a time.
What values there are is in `api/helpers/shared-field-options.js`, commit 1499dc51.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

NAME = "participedia"
# Fields of several values. Today's export numbers their columns, the one before it did not.
SEVERAL = (
    "general_issues specific_topics theme scope_of_influence purposes approaches number_of_participants "
    "targeted_participants method_types tools_techniques_types participants_interactions learning_resources "
    "decision_methods if_voting insights_outcomes organizer_types funder_types change_types implementers_of_change "
    "represented_characteristics represented_group argument_tools gamification representation_claims feedback_methods"
).split()
SINGLE = (
    "id type title url description featured post_date updated_date creator_id creator_name creator_profile_url "
    "last_updated_by_id last_updated_by_name last_updated_by_profile_url original_language address1 address2 city "
    "province postal_code country latitude longitude is_component_of_id is_component_of_title is_component_of_url "
    "specific_methods_tools_techniques_titles has_components_titles start_date end_date ongoing time_limited "
    "public_spectrum open_limited recruitment_method legality facilitators facilitator_training "
    "facetoface_online_or_both primary_organizer_id primary_organizer_title primary_organizer_url funder staff "
    "volunteers impact_outcome impact_evidence formal_evaluation representation_change_who representation_change_what "
    "represented_shaped anonymous_identified ai_ml facilitator_automation facetoface_and_online_integration "
    "synchronous_asynchronous text_video visualization virtual_reality behind_claim most_affected "
    "implementers_connected represented_evaluation body files_count links_count photos_count videos_count audio_count "
    "evaluation_reports_count evaluation_links_count collections"
).split()
MOST_NUMBERED = 5


def columns() -> frozenset[str]:
    """The names of all columns, of today's export and of the one before it."""
    numbered = (f"{name}_{number}" for name in SEVERAL for number in range(1, MOST_NUMBERED + 1))
    return frozenset([*SINGLE, *SEVERAL, *numbered])


@cache
def mapping() -> bytes:
    """The mapping file that comes with the program."""
    return (resources.files(__package__) / f"{NAME}.yml").read_bytes()
