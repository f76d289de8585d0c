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

HARM = 0.25
"""Who is not told of an injection loses more than who is told of three that are none."""


def trust(detector: str, family: str) -> float:
    """Tell which part of what a detector says is right, 0 to 1."""
    told = known(detector, family)
    return UNREAD if told is None else told


def known(detector: str, family: str) -> float | None:
    """Tell which part of what a detector said was right; None where hardly anybody has read it."""
    shares = _shares()
    return shares.get((detector, family), shares.get((detector, "*")))


def is_trusted(detector: str, family: str, least: float) -> bool:
    """Tell whether at least this part is right; of a rule that warns of harm `HARM` is enough, and a secret is told
    whatever readers said.
    """
    kind = registry.by_id().get(detector)
    if kind is not None and kind.absolute and kind.severity != "information":
        least = min(least, 0.0 if kind.severity == "error" else HARM)
    return trust(detector, family) >= least


@cache
def _shares() -> dict[tuple[str, str], float]:
    lines = Path(__file__).with_name("trust.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {(detector, family): float(share) for detector, family, share in rows}
