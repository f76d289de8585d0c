"""Tiers: a question and how it stands in, where it speaks out."""

from __future__ import annotations

from collections.abc import Mapping

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Tier
from drift_lsp.enforcement.knobs import TierChoice
from drift_lsp.enforcement.messages import plain_slot
from drift_lsp.learning.pattern import Standing
from drift_lsp.learning.rule import FILLERS, WRAPPER, is_template
from drift_lsp.learning.variants import Variant

_FIELDS = frozenset({"go", "javascript", "php", "rust", "typescript"})
"""Families in which what is given by name are fields of a literal: most have a value where nobody gives them one."""

SHRUGGED: Mapping[str, frozenset[str]] = {
    FILLERS["call"]: _FIELDS,
    "mined/class-decorator": frozenset({"rust"}),  # A type has the traits that somebody needs.
}
"""Detectors of mined conventions, and families of languages in which those are listed."""

HABIT_SITES, HABIT_SHARE = 100, 0.99
"""What is only listed, for most people shrug at it, is asked of changed lines where so many do so with hardly an
exception: there it is no taste, there it is how this project looks. But for what people depart from with a reason."""


def tier_of(
    pattern: str,
    detector: str,
    slot: str,
    stands: Standing | None,
    varied: Variant | None,
    moved: Mapping[str, TierChoice],
) -> TierChoice:
    """Tell the tier of a question: its own, or as a variant or drift.toml moves it."""
    if varied and varied.tier:
        return varied.tier
    for name in (pattern, detector, detector.partition("/")[0]):
        if tier := moved.get(name):
            return tier
    return _default(detector, slot, stands)


def _default(detector: str, slot: str, stands: Standing | None) -> Tier:
    """Tell a question's own tier. What is always right in main code is only asked of changed lines in tests."""
    kind = registry.by_id().get(detector)
    family = slot.partition(" ")[0]
    if kind is None:
        said = detector in (*FILLERS.values(), WRAPPER) or is_template(slot)
        return "changed" if said and family not in SHRUGGED.get(detector, ()) else "listed"
    tier = kind.slot_tiers.get(plain_slot(slot)) or kind.family_tiers.get(family, kind.tier)
    if tier == "listed" and not kind.reasoned and stands and stands.of >= HABIT_SITES:
        return "changed" if stands.without_one.share >= HABIT_SHARE else "listed"
    return "changed" if tier == "always" and slot.endswith(" in tests") and not kind.absolute else tier
