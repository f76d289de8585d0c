"""Knowledge: what is stored of a project in, everything judging needs in memory out.

One `Knowledge` is one moment: the project, its model, the examples, how it was before. A scan makes a new one; a saved
file and new feedback change it, under the workspace's lock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

import msgspec

from drift_lsp import detectors
from drift_lsp.detectors import registry
from drift_lsp.detectors.sites import Asked
from drift_lsp.detectors.survey import VERSION, Survey
from drift_lsp.enforcement.baseline import Accepted
from drift_lsp.enforcement.carried import Past
from drift_lsp.enforcement.check import Checked, Settings, check
from drift_lsp.enforcement.departures import Departure
from drift_lsp.enforcement.tiers import SPOKEN, is_quiet, wanted
from drift_lsp.enforcement.violation import Example
from drift_lsp.enforcement.waivers import Waiver, Waivers
from drift_lsp.graphs.project import Project
from drift_lsp.learning import feedback as feedback_rules
from drift_lsp.learning.examples import Exemplar
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.model import Model
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.rule import Rule, asked
from drift_lsp.learning.ruling import Held
from drift_lsp.learning.scope import PROJECT
from drift_lsp.storage import feedback, variants
from drift_lsp.storage.database import Database
from drift_lsp.syntax import languages, queries
from drift_lsp.text import Lines
from drift_lsp.workspace.before import Before
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.examples import plain

NOTHING = ("", -1)
"""Marks that no database has."""


class Knowledge:
    """Everything needed to judge a file."""

    def __init__(self, config: Config, project: Project, model: Model, before: Before) -> None:
        self.config = config
        self.project = project
        self.model = model
        self.before = before
        self.accepted: Accepted | None = None
        """The team's baseline; where there is one, nothing else tells what is old."""

        self.exemplars: Mapping[str, Sequence[Exemplar]] = {}
        """Pattern → examples, the best first; what departs comes last."""

        self._quoted: Mapping[str, Sequence[Exemplar]] = self.exemplars
        self._examples: dict[str, list[Example]] = {}
        self.paths: dict[str, str] = {}
        """Path → git id of the content that was learned from."""

        self.learned = NOTHING
        """Marks of what it was learned from, to tell what others learn from what they say."""

        self.readable: frozenset[str] = frozenset()
        """What a scan would read, as of the last time that a file nobody knew was saved."""

        self._asked: dict[tuple[str, bool], tuple[Opinions, Sequence[Rule], Asked]] = {}
        self.settings = Settings(config.check, config.lonely, config.tiers, config.severity, config.mine.per_file)

    def asked(self, family: str, *, listed: bool) -> Asked:
        """Tell what must be known of a file in a family of languages to find all that may be said of it.

        What is only `listed` need not be asked while somebody types: that is a third of all questions.
        """
        known, model = self._asked.get((family, listed)), self.model
        if known is None or known[0] is not model.opinions or known[1] is not model.rules:
            made = asked(model.rules, family) if listed else self._outspoken(family)
            known = self._asked[family, listed] = model.opinions, model.rules, made
        return known[2]

    def _outspoken(self, family: str) -> Asked:
        model, names = self.model, wanted(self.model.opinions, self.settings.tiers)
        known = registry.by_id()
        quiet = {it.id for it in known.values() if is_quiet(it, family, self.settings.check.trust)}
        if names:
            patterns = {identity(*key): key[0] for key in model.tallies.slots} | {
                pattern: detector for pattern, (detector, _) in absolute_rules().items()
            }
            quiet -= names | {patterns[it] for it in names if it in patterns}
            quiet = {it for it in quiet if it.partition("/")[0] not in names}
        rules = [it for it in model.rules if self.settings.tiers or it.detector in SPOKEN or it.id in names]
        return msgspec.structs.replace(asked(rules, family), quiet=frozenset(quiet))

    def waive(self, waived: Sequence[Waiver]) -> None:
        """Take over what the settings of other tools say is not to be asked."""
        self.settings = msgspec.structs.replace(self.settings, waivers=Waivers(waived))

    def examples(self) -> Mapping[str, Sequence[Example]]:
        """Tell the examples as findings quote them."""
        if self._quoted is not self.exemplars:
            self._quoted = self.exemplars
            self._examples = {pattern: plain(found) for pattern, found in self.exemplars.items()}
        return self._examples

    def check(
        self,
        survey: Survey,
        source: bytes,
        oid: str,
        lines: Lines | None = None,
        found: Sequence[Departure] | None = None,
    ) -> Checked:
        """Judge a file whose content has the git id `oid`; `found` is what departs in it, where somebody knows."""
        path, was = survey.path, Past()
        committed: Survey | None = survey
        old: frozenset[str] | None = None
        if not self.before.with_git:
            committed = survey if path in self.paths else None
            # Until the end of the first scan, nothing is new.
            old = self.before.past(path, self.model, ()).prints if self.before.has_baseline else None
        elif not self.before.unchanged(path, oid):
            committed = self.before.committed(path)
            was = self.before.past(path, self.model, self.before.gone(self.paths))
            # Where nobody can read what was there, nobody can tell what is new.
            old = None if self.before.is_unread(path) else was.prints
        if self.accepted:
            was, old = Past(), self.accepted.old()
        return check(
            survey,
            source,
            self.model,
            committed,
            old,
            self.settings,
            today(),
            self.examples(),
            partial(self.before.is_there, self.paths),
            by_team=self.accepted is not None,
            was=was,
            lines=lines,
            found=found,
            counts=None if self.accepted else self.before.counts(path),
        )


def today() -> str:
    """Tell the day, `YYYY-MM-DD` in UTC."""
    return datetime.now(UTC).date().isoformat()


def moment(seconds: float | None = None) -> str:
    """Write a time as ISO 8601 in UTC; now by default."""
    when = datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def heard(db: Database, now: float, config: Config) -> Opinions:
    """Weigh all feedback that is stored."""
    return feedback_rules.opinions(
        _told(db, feedback.standing(db)),
        now,
        config.feedback,
        unmutable(),
        feedback.sums(db),
        ((it.fingerprint, it.loose, it.pattern_id) for it in feedback.dismissed(db)),
        (it.variant for it in variants.listed(db)),
    )


def condense(db: Database, now: float, config: Config, events: Iterable[feedback.Event]) -> None:
    """Add events that are to be forgotten to what is left of those before them."""
    summed = feedback_rules.condense(_told(db, events), now, config.feedback, unmutable(), feedback.sums(db))
    feedback.replace_sums(db, summed, moment(now))


def _told(db: Database, events: Iterable[feedback.Event]) -> list[feedback_rules.Event]:
    try:
        return [
            feedback_rules.Event(
                action=_ACTIONS.get(it.action, it.action),  # type: ignore[arg-type]
                at=datetime.fromisoformat(it.at).timestamp(),
                pattern=it.pattern_id,
                scope=it.scope,
                choice=it.choice,
                fingerprint=it.fingerprint,
                loose=it.loose,
                reason=it.reason,
                by=it.who,
            )
            for it in events
        ]
    except (ValueError, OverflowError) as error:
        raise db.damaged(error) from error


_ACTIONS = {"discover": "reset"}


@cache
def unmutable() -> frozenset[str]:
    """List the patterns whose findings are dismissed one by one only: everything of severity error."""
    families = {language.family for language in languages.LANGUAGES}
    return frozenset(
        identity(detector.id, f"{family} {slot}{role}")
        for detector in registry.all_detectors()
        if detector.severity == "error"
        for slot in detector.slots
        for family in families
        for role in ("", " in tests")
    )


@cache
def absolute_rules() -> dict[str, tuple[str, str]]:
    """Tell detector and slot of every pattern that holds without being learned."""
    families = {language.family for language in languages.LANGUAGES}
    return {
        identity(detector.id, place): (detector.id, place)
        for detector in registry.all_detectors()
        if detector.absolute
        for slot in detector.slots
        for family in sorted(families)
        for role in ("", " in tests")
        for place in [f"{family} {slot}{role}"]
    }


@cache
def code_version() -> str:
    """Compute a digest of all that decides what a survey says: queries, detectors and the reading of facts."""
    digest = hashlib.sha256(str(VERSION).encode())
    package = Path(detectors.__file__).parents[1]
    rooms = [package / room for room in ("detectors", "facts", "graphs", "syntax")]
    for path in sorted([*queries.QUERIES.rglob("*.scm"), *(it for room in rooms for it in room.rglob("*.py"))]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def analysis_version(project: Project) -> str:
    """Compute what stored surveys depend on besides their file."""
    return f"{code_version()}:{hashlib.sha256(msgspec.json.encode(project, order='deterministic')).hexdigest()[:16]}"


def next_held(model: Model, flips: int) -> dict[str, Held]:
    """Tell what is held dominant after this scan: a challenger wins when enough scans in a row agree."""
    held = {}
    for key in model.tallies.slots:
        pattern = identity(*key)
        stands = model.rulings.standing(key, PROJECT)
        before = model.rulings.held.get(pattern)
        if stands is None:
            if before:
                held[pattern] = Held(before.choice)
            continue
        if before is None or before.choice == stands.choice:
            held[pattern] = Held(stands.choice)
            continue
        times = before.times + 1 if before.challenger == stands.choice else 1
        held[pattern] = Held(stands.choice) if times >= flips else Held(before.choice, stands.choice, times)
    return held
