"""Answers: what is stored in, the views that doors show out."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path

import msgspec

from drift_lsp.detectors.sites import loosely
from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.check import Checked
from drift_lsp.enforcement.violation import Example
from drift_lsp.errors import UsageError
from drift_lsp.learning.confidence import level
from drift_lsp.learning.examples import Exemplar
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.rule import WRAPPED
from drift_lsp.learning.scope import PROJECT, said
from drift_lsp.learning.wrappers import names_in
from drift_lsp.storage import patterns as pattern_rows
from drift_lsp.storage import status as status_rows
from drift_lsp.storage import violations
from drift_lsp.storage.database import Database
from drift_lsp.storage.patterns import ConventionRow, PatternRow
from drift_lsp.syntax import languages
from drift_lsp.text import Span
from drift_lsp.workspace import glances, past, stored, summary, varying
from drift_lsp.workspace.examples import line_of
from drift_lsp.workspace.knowledge import Knowledge
from drift_lsp.workspace.views import PatternView, Status

SHORTEST_ID = 4
"""Characters of an id that must be given."""


def status(db: Database, root: Path, *, saved: bool) -> Status:
    """Tell how things stand, in one query."""
    began = time.perf_counter()
    row = status_rows.load(db)
    took = (time.perf_counter() - began) * 1000
    place = ".drift/drift.db" if saved else "in memory"
    if row is None:
        return Status(root=str(root), database=place, scanned=False, query_ms=round(took, 2))
    conventions = len({it.pattern_id for it in pattern_rows.conventions(db)})
    return Status(
        root=str(root),
        database=place,
        scanned=True,
        last_scan=row.scanned_at or "",
        files=row.files,
        lines=row.lines,
        patterns=row.patterns,
        conventions=conventions,
        undecided=row.patterns - conventions,
        violations=row.violations,
        by_severity=row.by_severity,
        by_tier=row.by_tier,
        by_category=row.by_category,
        problems=row.problems,
        seconds=row.seconds or 0.0,
        query_ms=round(took, 2),
    )


def patterns(db: Database, opinions: Opinions) -> list[PatternView]:
    """List what was learned, the surest first."""
    sure = defaultdict(list)
    for it in pattern_rows.conventions(db):
        sure[it.pattern_id].append(it)
    outliers = violations.counts(db)
    views = [_view(row, opinions, sure[row.id], outliers.get(row.id, 0)) for row in pattern_rows.all_patterns(db)]
    return sorted(views, key=lambda it: (not it.speaks, -it.confidence, -it.of, it.title))


def pattern(
    db: Database, opinions: Opinions, knowledge: Knowledge, name: str, *, sought: str = "pattern"
) -> PatternView:
    """Find one pattern, with its reasons and examples; `sought` is what a person may have meant by the name."""
    known = pattern_rows.all_patterns(db)
    wanted = name.strip().lower()
    found = [row for row in known if row.id.startswith(wanted)] if len(wanted) >= SHORTEST_ID else []
    found = found or [row for row in known if row.detector == wanted]
    if not found:
        raise UsageError(f"No {sought} has the id {name!r}.", "`drift patterns --all` lists them.")
    if len(found) > 1:
        raise UsageError(f"{name!r} could be any of {', '.join(row.id for row in found[:8])}.", "Give more of the id.")
    return _full(db, opinions, knowledge, found[0])


def _full(db: Database, opinions: Opinions, knowledge: Knowledge, row: PatternRow) -> PatternView:
    key, model = (row.detector, row.slot), knowledge.model
    view = _view(row, opinions, pattern_rows.conventions(db, row.id), violations.counts(db).get(row.id, 0))
    kept = [stored.exemplar(it) for it in pattern_rows.examples(db, row.id)]
    mined = key not in knowledge.model.tallies.slots
    return msgspec.structs.replace(
        view,
        reasons=(f"{row.n} of {row.of} in {row.files} files",)
        if mined
        else (
            *summary.reasons(knowledge.model.rulings.standing(key, PROJECT), knowledge.model, key),
            *(it.sentence() for it in knowledge.settings.waivers.of(*key)),
        ),
        examples=tuple(_shown(it) for it in kept if it.is_positive),
        counterexamples=tuple(_shown(it) for it in kept if not it.is_positive),
        scopes=(*summary.places(knowledge, key), *_decided_places(row, opinions)),
        choices=glances.choices(db, row),
        variants=tuple(varying.described(it, model.rulings.day) for it in model.opinions.variants.get(row.id, ())),
        history=past.of_pattern(db, row),
    )


def _view(row: PatternRow, opinions: Opinions, sure: Sequence[ConventionRow], outliers: int) -> PatternView:
    """Describe a pattern where it speaks: in the whole project, else in the largest folder that is sure."""
    speaking = max(sure, key=lambda it: (it.scope == PROJECT, it.of), default=None)
    scope, choice, count, of, files, confidence = (
        (speaking.scope, speaking.choice, speaking.n, speaking.of, speaking.files, speaking.confidence)
        if speaking
        else (PROJECT, row.choice, row.n, row.of, row.files, row.confidence_score)
    )
    return PatternView(
        id=row.id,
        detector=row.detector,
        category=row.category,
        slot=row.slot,
        title=summary.title(row.detector, row.slot, choice),
        subject=summary.title(row.detector, row.slot, ""),
        answer=summary.answer(row.detector, choice),
        sentence=row.sentence
        if scope == PROJECT
        else summary.sentence(row.detector, row.slot, choice, count, of, scope),
        choice=choice,
        status=_status(row, opinions),
        tier=row.tier,  # type: ignore[arg-type]
        count=count,
        of=of,
        files=files,
        scope=scope,
        confidence=confidence,
        level=level(confidence),
        speaks=speaking is not None,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        outliers=outliers,
    )


def _status(row: PatternRow, opinions: Opinions) -> str:
    """Tell what was decided for the whole project, else for any folder."""
    decided = {scope: state.status for (pattern, scope), state in opinions.states.items() if pattern == row.id}
    muted = {scope for pattern, scope, _ in opinions.muted if pattern == row.id}
    if PROJECT in decided or not (decided or muted):
        return decided.get(PROJECT, "discovered")
    return "muted" if muted else next(iter(decided.values()))


def _decided_places(row: PatternRow, opinions: Opinions) -> Iterator[str]:
    """List the folders for which something was decided, as sentences."""
    for (pattern, scope), state in sorted(opinions.states.items(), key=itemgetter(0)):
        if pattern == row.id and scope != PROJECT:
            yield f"{said(scope)}: {state.status}"
    for pattern, scope, _ in sorted(opinions.muted):
        if pattern == row.id and scope != PROJECT:
            yield f"{said(scope)}: muted"


def at(db: Database, knowledge: Knowledge, looked: Survey, checked: Checked, offset: int) -> list[PatternView]:
    """Tell which conventions concern a place: those it departs from first."""
    departing = {it.pattern for it in checked.violations if it.span.start <= offset <= it.span.end}
    concerned = [
        identity(group.detector, group.slot)
        for group in looked.groups
        if any(it.start <= offset <= it.end and it.free for it in group.sites)
    ]
    family = languages.named(looked.language).family
    bearers = [it for it in looked.bearers if it.start <= offset <= it.end]
    used = names_in(looked, offset)
    concerned += [
        rule.id
        for rule in knowledge.model.rules
        if rule.slot.startswith(f"{family} ")
        and (
            any(it.kind == rule.kind and rule.antecedent in (it.name, loosely(it.name), *it.features) for it in bearers)
            or (rule.kind == WRAPPED and not used.isdisjoint((rule.antecedent, *rule.fillers)))
        )
    ]
    views = described(db, knowledge, concerned)
    return sorted(
        (it for it in views if it.speaks or it.id in departing), key=lambda it: (it.id not in departing, -it.confidence)
    )


def over(db: Database, knowledge: Knowledge, looked: Survey, checked: Checked, within: Span) -> list[PatternView]:
    """Tell which conventions hold in a part of a file: those it has sites of and departs from nowhere."""
    departing = {it.pattern for it in checked.violations if it.span in within}
    held = [
        name
        for group in looked.groups
        if any(it.free and within.start <= it.start and it.end <= within.end for it in group.sites)
        and (name := identity(group.detector, group.slot)) not in departing
    ]
    views = described(db, knowledge, held)
    return sorted((it for it in views if it.speaks and it.status != "ignored"), key=lambda it: -it.confidence)


def described(db: Database, knowledge: Knowledge, wanted: Sequence[str]) -> list[PatternView]:
    """Describe patterns by their ids, with reasons and examples; those that are not known are left out."""
    rows = (pattern_rows.by_id(db, name) for name in dict.fromkeys(wanted))
    return [_full(db, knowledge.model.opinions, knowledge, row) for row in rows if row]


def _shown(it: Exemplar) -> Example:
    return Example(it.path, it.row, line_of(it), it.end_row, it.code, it.quality)
