"""Trust: a question and a family of languages in, which part of its findings readers of real projects called right out.

A convention may hold, and yet nobody mind who departs from it: share and size do not tell the two apart, the question
does. Readers opened some thousand findings of several hundred projects; what they said is kept beside this file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from drift_lsp.detectors import registry

UNREAD = 0.7
"""How far a question is trusted that nobody has read yet: as all of them are."""


def trust(detector: str, family: str) -> float:
    """Tell which part of what a detector says is right, 0 to 1."""
    told = known(detector, family)
    return UNREAD if told is None else told


def known(detector: str, family: str) -> float | None:
    """Tell which part of what a detector said was right; None where hardly anybody has read it."""
    shares = _shares()
    return shares.get((detector, family), shares.get((detector, "*")))


def is_trusted(detector: str, family: str, least: float) -> bool:
    """Tell whether at least this part is right; a rule that warns of harm is trusted whatever readers said."""
    kind = registry.by_id().get(detector)
    warns = kind is not None and kind.absolute and kind.severity != "information"
    return bool(warns) or trust(detector, family) >= least


@cache
def _shares() -> dict[tuple[str, str], float]:
    lines = Path(__file__).with_name("trust.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {(detector, family): float(share) for detector, family, share in rows}
