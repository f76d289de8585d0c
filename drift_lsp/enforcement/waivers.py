"""Waivers: rules of other tools that a project switches off in, whether a question of ours is waived at a path out.

Who writes `no-explicit-any: off` was asked what we would ask, and said no. The question stays in lists, with whose
word that is; to decide otherwise, approve the pattern or name it in drift.toml. What is asked of old code too has been
learned of nearly every place: that is the project's own custom, and not to forbid the rest is no word against it. Nor
is it where a hundred places do so and none otherwise: a rule is often switched off for another tool has it as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.enforcement.departures import Departure
from drift_lsp.enforcement.messages import TESTS, plain_slot
from drift_lsp.learning.scope import is_inside, said

THROUGHOUT = 100
"""Places that do as is expected, and none otherwise, beside which a rule that is switched off says nothing."""


class Waiver(msgspec.Struct, frozen=True):
    """One question that one file of settings answers with no."""

    detector: str
    slot: str
    """What the slots of which it speaks begin with; "" for all of its detector."""

    families: tuple[str, ...]
    folder: str
    rule: str
    """The rule that is switched off, as the other tool calls it."""

    file: str
    """Where that is written."""

    tests: bool = False
    """Only tests are spared."""

    but: tuple[str, ...] = ()
    """Folders inside in which the rule is switched on again."""

    def speaks_of(self, slot: str) -> bool:
        """Tell whether a slot is asked about what the rule asks about."""
        spared = not self.tests or slot.endswith(TESTS)
        return spared and slot.partition(" ")[0] in self.families and plain_slot(slot).startswith(self.slot)

    def covers(self, path: str) -> bool:
        """Tell whether a file lies where the rule is switched off."""
        return is_inside(path, self.folder) and not any(is_inside(path, it) for it in self.but)

    def sentence(self) -> str:
        """Say what is not asked, and whose word that is."""
        place = said(self.folder, tests=self.tests)
        return f"only listed in {place}, for {self.file} switches the same question off there: {self.rule}"


class Waivers:
    """All that the settings of other tools waive in a project."""

    def __init__(self, waived: Iterable[Waiver] = ()) -> None:
        self.all = tuple(waived)
        self._of: dict[str, list[Waiver]] = {}
        for it in filter(_is_heeded, self.all):
            self._of.setdefault(it.detector, []).append(it)

    def of(self, detector: str, slot: str) -> list[Waiver]:
        """List what is waived of a slot anywhere."""
        return [it for it in self._of.get(detector, ()) if it.speaks_of(slot)]

    def spare(self, it: Departure, path: str, moved: Collection[str]) -> bool:
        """Tell whether a departure is not to be said in a file; who moved its question to a tier wants it asked."""
        if it.detector not in self._of or it.detector in moved or it.pattern in moved:
            return False
        stands = it.ruling.standing
        if stands and not it.absolute and stands.count == stands.of >= THROUGHOUT:
            return False
        varied = it.ruling.varied is not None and it.ruling.varied.tier is not None
        return not varied and any(one.covers(path) for one in self.of(it.detector, it.slot))


def _is_heeded(it: Waiver) -> bool:
    detector = registry.by_id()[it.detector]
    return detector.tier != "always" or bool(detector.absolute)
