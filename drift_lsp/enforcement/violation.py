"""Violation: one departure worth a person's attention, in the only form that any door receives."""

from __future__ import annotations

import msgspec

from drift_lsp.detectors.contract import Severity, Tier
from drift_lsp.text import Span


class Example(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place in this project that does it the expected way. Rows and columns count from 1, columns in characters."""

    path: str
    row: int
    line: str
    """The line of source, stripped, at most 200 characters, control characters escaped."""

    end_row: int = 0
    """0 where only the line is told, as in findings."""

    code: str = ""
    """The whole of it, a few lines."""

    quality: float = 0.0
    """How well it shows the convention, 0 to 1."""


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """A finding. Everything a door may say of it is made here, from data, once."""

    id: str
    """Its exact fingerprint, 16 hex characters: with the file, never with a line number."""

    loose: str
    """Its fingerprint without the file, for finding it again after a move."""

    pattern: str
    """Id of the pattern it departs from: 16 hex characters."""

    detector: str
    """`category/name`, or `mined/…`."""

    path: str
    span: Span
    row: int
    """Row of its start, from 1."""

    column: int
    """Column of its start, from 1, in characters."""

    end_row: int
    end_column: int
    """Where it ends: the character after the last."""

    severity: Severity
    tier: Tier
    new: bool
    """Not in the baseline."""

    message: str
    """One or two plain sentences, without the path."""

    expected: str
    """The dominant choice, said as a clause."""

    actual: str
    """The choice made here, said as a clause."""

    choice: str
    """The dominant choice itself, as fixes take it; "" for an absolute rule."""

    scope: str
    """The folder whose convention speaks; "" is the whole project."""

    count: int
    """Sites that follow the convention in that scope."""

    of: int
    """Sites that could."""

    files: int
    confidence: float
    """Lower 95 % bound of the share, 0 to 1; 1.0 for an absolute rule."""

    value: float
    """Expected value, for the order: bound × rarity × severity × how seldom such findings were dismissed."""

    fixable: bool
    """A safe fix exists."""

    approved: bool = False
    escalated: bool = False
    turned: bool = False
    """Its line did as is expected until it was changed."""

    examples: tuple[Example, ...] = ()
    """One to three, nearest first."""

    related: tuple[Span, ...] = ()
    """Other places of the same slot and choice in the same file, said with this one."""

    hidden: str = ""
    """Why it is not shown; "" where it is: `suppressed`, `dismissed`, `ignored`, `muted`, `old`, `listed`, `common`,
    `unsure`, `divided`, `vetoed`, `leaving`, `doubted`, `unexampled`, `doubled`, `budget`."""

    code: str = ""
    """The line it stands on, stripped, at most 200 characters, control characters escaped; "" for a secret."""


SEVERITY_ORDER: dict[str, int] = {"information": 0, "warning": 1, "error": 2}
"""For `--fail-on` and for sorting."""
