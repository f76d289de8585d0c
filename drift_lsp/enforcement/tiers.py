"""Tiers: a question and how it stands in, where it speaks out."""

from __future__ import annotations

from collections.abc import Mapping

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Detector, Tier
from drift_lsp.enforcement.knobs import Check, TierChoice
from drift_lsp.enforcement.messages import plain_slot
from drift_lsp.enforcement.trust import is_trusted
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.pattern import Standing
from drift_lsp.learning.rule import is_template
from drift_lsp.learning.variants import Variant
from drift_lsp.syntax.languages import LANGUAGES

SPOKEN = frozenset({"mined/class-base", "mined/file-import"})
"""Detectors of mined conventions that are asked of changed lines; readers mostly shrug at what the others say."""


def tier_of(
    pattern: str,
    detector: str,
    slot: str,
    stands: Standing | None,
    varied: Variant | None,
    moved: Mapping[str, TierChoice],
    check: Check,
    language: str = "",
) -> TierChoice:
    """Tell the tier of a question: its own, or as a variant or drift.toml moves it; in a language of several of a
    family, perhaps another one than in the rest.
    """
    return moved_to(pattern, detector, varied, moved) or _default(detector, slot, stands, language, check)


def moved_to(pattern: str, detector: str, varied: Variant | None, moved: Mapping[str, TierChoice]) -> TierChoice | None:
    """Tell the tier that a variant or drift.toml wants for a question; None where nobody said so."""
    if varied and varied.tier:
        return varied.tier
    return next((moved[it] for it in (pattern, detector, detector.partition("/")[0]) if it in moved), None)


def wanted(opinions: Opinions, moved: Mapping[str, TierChoice]) -> frozenset[str]:
    """Name the patterns, detectors and categories that somebody wants in another tier, approved of or escalated."""
    approved = {pattern for (pattern, _), it in opinions.states.items() if it.status == "approved"}
    approved |= {pattern for pattern, _, _ in opinions.escalated}
    varied = {pattern for pattern, found in opinions.variants.items() if any(it.tier for it in found)}
    return frozenset(approved | varied | moved.keys())


def is_quiet(detector: Detector, family: str, trust: float) -> bool:
    """Tell whether all that a detector asks in a family of languages is only listed, or doubted, if nobody wants it
    otherwise.
    """
    spoken = (it.name for it in LANGUAGES if it.family == family)
    tiers = {*detector.slot_tiers.values(), detector.family_tiers.get(family, detector.tier)}
    tiers.update(detector.family_tiers[it] for it in spoken if it in detector.family_tiers)
    doubted = "always" not in tiers and not is_trusted(detector.id, family, trust)
    return doubted or tiers == {"listed"}


def _default(detector: str, slot: str, stands: Standing | None, language: str, check: Check) -> Tier:
    """Tell a question's own tier. What is always right in main code is only asked of changed lines in tests."""
    kind = registry.by_id().get(detector)
    family = slot.partition(" ")[0]
    if kind is None:
        return "changed" if detector in SPOKEN and is_template(slot) else "listed"
    tier = kind.slot_tiers.get(plain_slot(slot)) or kind.family_tiers.get(
        language, kind.family_tiers.get(family, kind.tier)
    )
    if tier == "throughout":
        habit = stands and stands.of >= check.habit_places and stands.without_one.share >= check.habit
        return "changed" if habit else "listed"
    return "changed" if tier == "always" and slot.endswith(" in tests") and not kind.absolute else tier
