"""Views: the records that doors receive of what is known, besides violations."""

from __future__ import annotations

import msgspec

from drift_lsp.detectors.contract import Tier
from drift_lsp.enforcement.violation import Example, Violation
from drift_lsp.learning.confidence import Level
from drift_lsp.workspace.outcomes import UnusedSuppression


class ProjectView(msgspec.Struct, frozen=True, kw_only=True):
    """A registered project."""

    name: str
    root: str
    active: bool
    state: str
    """`learned`, `unscanned`, `gone`, or the code of an error."""

    last_scan: str


class Judgement(msgspec.Struct, frozen=True):
    """What is to be said of the text on the screen."""

    path: str
    shown: tuple[Violation, ...] = ()
    hidden: tuple[Violation, ...] = ()
    """Each with its reason."""

    unused: tuple[UnusedSuppression, ...] = ()

    @property
    def held(self) -> tuple[Violation, ...]:
        """What is shown, and what is only not marked because it repeats that."""
        return (*self.shown, *(it for it in self.hidden if it.hidden == "repeated"))

    def with_also(self, found: tuple[Violation, ...]) -> Judgement:
        """Show these as well."""
        if not found:
            return self
        said, more = {it.id for it in self.shown}, {it.id for it in found}
        hidden = tuple(it for it in self.hidden if it.id not in more)
        shown = (*self.shown, *(it for it in found if it.id not in said))
        return msgspec.structs.replace(self, shown=shown, hidden=hidden)


class PatternView(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern as a person is told of it."""

    id: str
    detector: str
    category: str
    slot: str
    title: str
    """`Raised errors (python): the cause is named`."""

    sentence: str
    """`For 47 of 48 raised errors in this project, the cause is named.`"""

    choice: str
    status: str
    """`discovered`, `approved`, `ignored` or `muted`."""

    tier: Tier
    count: int
    of: int
    files: int
    scope: str
    confidence: float
    level: Level
    speaks: bool
    """Whether it is sure enough to be a convention."""

    reasons: tuple[str, ...] = ()
    """Why it is this sure, or why it is not."""

    first_seen: str = ""
    last_seen: str = ""
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()
    """Places that do it otherwise."""

    outliers: int = 0
    subject: str = ""
    """The question of `title` alone: `Raised errors (python)`."""

    answer: str = ""
    """The choice as a clause: `the cause is named`."""

    scopes: tuple[str, ...] = ()
    """Places with a convention of their own: `handlers/: snake_case (40 of 41)`."""

    choices: tuple[str, ...] = ()
    """How often each answer is given in the whole project: `47 times in 12 files: snake_case`."""

    variants: tuple[str, ...] = ()
    """What people want otherwise somewhere: `off in legacy/ until 2026-12-31`."""

    history: tuple[str, ...] = ()
    """What happened to it, the last first: `2026-01-02: its choice changed from x to y`."""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """A project at a glance."""

    root: str
    database: str
    scanned: bool
    last_scan: str = ""
    files: int = 0
    lines: int = 0
    patterns: int = 0
    conventions: int = 0
    undecided: int = 0
    violations: int = 0
    by_severity: dict[str, int] = {}
    by_tier: dict[str, int] = {}
    by_category: dict[str, int] = {}
    problems: int = 0
    seconds: float = 0.0
    query_ms: float = 0.0
    """How long the database took to answer."""

    notes: tuple[str, ...] = ()


class VariantView(msgspec.Struct, frozen=True, kw_only=True):
    """What people want otherwise of a pattern in a place."""

    number: int
    at: str
    pattern: str
    title: str
    scope: str
    says: str
    """`off in legacy/ until 2026-12-31`."""

    holds: bool
    """False where its last day has passed."""

    reason: str
    by: str


class Metric(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the project, as of its last scan and as it was; None where that is not known."""

    name: str
    value: float
    day: str
    previous: float | None
    """On the last day before with a scan."""

    week_before: float | None
    month_before: float | None
    series: tuple[tuple[str, float], ...] = ()
    """Day by day."""


class CategoryTrend(msgspec.Struct, frozen=True, kw_only=True):
    """A category now, and its conventions and findings on the first day that is remembered."""

    name: str
    patterns: int
    conventions: int
    approved: int
    ignored: int
    violations: int
    compliance: float | None
    """The share of places that follow its conventions."""

    conventions_then: int | None = None
    violations_then: int | None = None
    compliance_then: float | None = None


class PastScan(msgspec.Struct, frozen=True, kw_only=True):
    """A scan as it is remembered."""

    number: int
    at: str
    outcome: str
    """`done`, `cancelled`, `failed` or `running`."""

    files: int
    added: int
    modified: int
    removed: int
    violations: int
    problems: int
    seconds: float
    version: str


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """How a project moved."""

    root: str
    since: str
    """The first day that is remembered; "" before the first scan."""

    metrics: tuple[Metric, ...] = ()
    categories: tuple[CategoryTrend, ...] = ()
    scans: tuple[PastScan, ...] = ()
    """The last ones, newest first."""

    changes: tuple[str, ...] = ()
    """What happened to patterns lately, newest first."""


class SecurityCount(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of one security question that are of one severity."""

    detector: str
    severity: str
    shown: int
    old: int
    files: int


class FileEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A file in a list."""

    path: str
    language: str
    role: str
    lines: int
    patterns: int
    violations: int
    problem: str = ""


class FilePart(msgspec.Struct, frozen=True, kw_only=True):
    """What a file does where one question is asked."""

    pattern: str
    category: str
    title: str
    here: tuple[str, ...]
    """Each answer with how often: `12 times: snake_case`."""

    expected: str
    agrees: bool
    confidence: float
    status: str
    speaks: bool


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Why something is said, or why nothing is."""

    subject: str
    violations: tuple[Violation, ...] = ()
    """Shown and hidden; those hidden say why."""

    patterns: tuple[PatternView, ...] = ()
    sentences: tuple[str, ...] = ()


class FeedbackView(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of a person."""

    number: int
    at: str
    action: str
    pattern: str
    title: str
    scope: str
    reason: str
    by: str
    undone: bool
    effect: str = ""
    """What followed: `muted after 3 dismissals`."""
