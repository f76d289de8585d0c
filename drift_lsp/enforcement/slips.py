"""Slips: what is new in a file in, what departs there from what the file itself does elsewhere out.

Of what is only listed most departures in new code are meant. But where hardly anybody in the project departs and the
very file does as is expected in other places, readers of real changes found that whoever wrote the line had slipped:
in eight of ten, for the questions that say so of themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from drift_lsp.detectors import registry
from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.departures import Departure, agreed

LEAST_SHARE = 0.98
"""Of the places of the project that must agree."""


def slipped(found: Sequence[Departure], news: Collection[int], survey: Survey) -> set[int]:
    """Number the new departures that are at odds with their own file."""
    return {number for number in news if _is_at_odds(found[number], survey)}


def _is_at_odds(it: Departure, survey: Survey) -> bool:
    detector = registry.by_id().get(it.detector)
    if it.absolute or it.rule or detector is None or not detector.slips:
        return False
    if not agreed(it, survey, LEAST_SHARE):
        return False
    asked = (group for group in survey.groups if (group.detector, group.slot) == (it.detector, it.slot))
    return any(it.ruling.choice in group.choice.split("|") and group.sites for group in asked)
