"""Rejudging: what people said before and after in, every stored answer that this changes brought up to it out.

Only what a decision can change is touched. A finding that only weighs more or less is weighed, and what falls silent is
taken out, unread; files are judged again that depart from its pattern where that speaks again, or otherwise. The result
is that of judging all files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.sites import loosely
from drift_lsp.enforcement.check import weighed
from drift_lsp.enforcement.departures import absolute_ruling, mined_ruling
from drift_lsp.enforcement.fingerprints import placed
from drift_lsp.enforcement.violation import Violation
from drift_lsp.learning.concerned import concerned, dismissals
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.model import Model
from drift_lsp.learning.rule import WRAPPED, Rule
from drift_lsp.learning.ruling import Ruling
from drift_lsp.learning.tally import Key
from drift_lsp.storage import files, meta, patterns, violations
from drift_lsp.storage.database import Database
from drift_lsp.workspace import judging, stored, summary
from drift_lsp.workspace.changes import judged_by
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.knowledge import Knowledge, absolute_rules, moment
from drift_lsp.workspace.outcomes import UnusedSuppression

Rulings = dict[str, Ruling]
"""Path → what holds for a pattern there, of files that depart from it."""


class Plan(msgspec.Struct):
    """What is to be done about stored findings."""

    judged: set[str] = msgspec.field(default_factory=set)
    """Files to judge as a whole."""

    changed: list[Violation] = []
    """Findings that only weigh more or less."""

    gone: list[str] = []
    """Ids of findings of what fell silent."""


def rejudge(
    db: Database,
    root: Path,
    config: Config,
    knowledge: Knowledge,
    before: Opinions,
    after: Opinions,
    marked: tuple[str, str],
) -> None:
    """Bring what is stored up to what people say now; `marked` are the marks of the time before they said it."""
    model, about = knowledge.model, concerned(before, after)
    was_judged = _is_judged(db, config, knowledge, marked)
    model.hear(before)
    then = {pattern: _rulings(db, model, pattern) for pattern in about}
    model.hear(after)
    knowledge.before.forget_prints()
    plan = Plan()
    for pattern in sorted(about):
        _plan(db, knowledge, pattern, before, then[pattern], plan)
    found, comments = _judge(db, root, config, knowledge, sorted(plan.judged))
    described = summary.patterns(knowledge, at := moment(), about), summary.conventions(knowledge, about)
    with db.atomic():
        patterns.restate(db, about, *described, at)
        violations.change(db, (it for it in plan.changed if it.path not in found), plan.gone)
        violations.replace_files(db, found)
        _replace_unused(db, comments, plan.judged)
        meta.heard(db)
        # Mined patterns and a team's baseline depend on more than the files that were looked at.
        if was_judged and not knowledge.accepted and not any(it.id in about for it in model.rules):
            meta.put(db, "judged", _now(db, config, knowledge))


def _plan(db: Database, knowledge: Knowledge, pattern: str, before: Opinions, then: Rulings, plan: Plan) -> None:
    """Tell what to do about the findings of one pattern, now that the model has heard what was said."""
    model, after = knowledge.model, knowledge.model.opinions
    now = _rulings(db, model, pattern)
    moved = {path for path in then.keys() | now.keys() if _said(then.get(path)) != _said(now.get(path))}
    silent = {path for path in moved if _falls_silent(then.get(path), now.get(path))}
    plan.judged |= moved - silent
    plan.judged |= _doubled(db, model, pattern) & (then.keys() | now.keys())
    if any(it.id == pattern for it in model.rules):
        plan.judged.update(now)
    if said := {exact: loose for exact, (about, loose) in dismissals(before, after).items() if about == pattern}:
        plan.judged.update(path for path in now if any(placed(it, path) in said for it in said.values()))
        plan.judged.update(_perhaps_new(db, knowledge, now))
    raised = any(name == pattern for name, _, _ in before.escalated ^ after.escalated)
    for it in violations.all_of(db, pattern):
        ruling = now.get(it.path)
        if it.path in silent:
            plan.gone.append(it.id)
        elif raised or ruling is None:
            plan.judged.add(it.path)
        else:
            plan.changed.append(weighed(it, ruling.standing.bound if ruling.standing else 1.0, model))


def _doubled(db: Database, model: Model, pattern: str) -> set[str]:
    """List the files in which a finding of a pattern may hide another of the same place, or be hidden by it."""
    row = patterns.by_id(db, pattern)
    kind = registry.by_id().get(row.detector) if row else None
    if kind is None:
        return set()
    alike = {
        it.id
        for it in registry.all_detectors()
        if (it.otherwise and it.category == kind.category) or (it.about and it.about == kind.about)
    }
    return {path for key in model.tallies.slots if key[0] in alike for path in files.with_slot(db, *key)}


def _perhaps_new(db: Database, knowledge: Knowledge, paths: Iterable[str]) -> Iterator[str]:
    """List the files that may not have been there before: what was dismissed elsewhere may have moved there."""
    before = knowledge.before
    if before.with_git and not knowledge.accepted:
        return filter(before.is_fresh, paths)
    known = knowledge.accepted.entries if knowledge.accepted else before
    old = {path for exact, path in violations.places(db) if exact in known}
    return (path for path in paths if path not in old)


def _falls_silent(then: Ruling | None, now: Ruling | None) -> bool:
    """Tell whether the same places depart as before, and nothing is said of them now."""
    return then is not None and now is not None and bool(now.silent) and then.choice == now.choice


def _said(it: Ruling | None) -> Ruling | None:
    """Leave out the counts: what they change is how much a finding weighs."""
    return it and msgspec.structs.replace(it, standing=None)


def _is_judged(db: Database, config: Config, knowledge: Knowledge, marked: tuple[str, str]) -> bool:
    return meta.get(db, "judged") == _now(db, config, knowledge, marked)


def _now(db: Database, config: Config, knowledge: Knowledge, marked: tuple[str, str] | None = None) -> str:
    analysis, waived = meta.get(db, "analysis") or "", knowledge.settings.waivers.all
    return judged_by(db, config, analysis, knowledge.before, waived, marked)


def _rulings(db: Database, model: Model, pattern: str) -> Rulings:
    """Tell what holds for a pattern in every file that departs from it."""
    for rule in model.rules:
        if rule.id == pattern:
            return {path: mined_ruling(rule, path, model) for path in _bearing(model, rule)}
    if pattern in absolute_rules():
        asked = files.with_slot(db, *absolute_rules()[pattern])
        return {path: absolute_ruling(pattern, path, model) for path in asked}
    row = patterns.by_id(db, pattern)
    return dict(_departing(db, model, (row.detector, row.slot))) if row else {}


def _bearing(model: Model, rule: Rule) -> Iterator[str]:
    """List the files that hold what a mined pattern speaks of."""
    language = rule.slot.partition(" ")[0]
    if rule.kind == WRAPPED:
        yield from model.wrapped.using(language, rule.antecedent)
    for path, family, bags in model.mined.each(rule.kind):
        if family == language and any(
            rule.antecedent in (name, loosely(name), *features) for name, features, _, _ in bags
        ):
            yield path


def _departing(db: Database, model: Model, key: Key) -> Iterator[tuple[str, Ruling]]:
    for path, choice in files.choices(db, *key):
        ruling = model.rulings.at(key, path)
        # What is stored holds places too that were not free to do otherwise; what is counted does not.
        departs = ruling.choice and ruling.choice not in choice.split("|")
        if departs and any((key, choice) == (counted, made) for counted, made, _ in model.tallies.made(path)):
            yield path, ruling


def _judge(
    db: Database, root: Path, config: Config, knowledge: Knowledge, paths: Iterable[str]
) -> tuple[dict[str, list[Violation]], list[UnusedSuppression]]:
    found, comments = dict[str, list[Violation]](), list[UnusedSuppression]()
    for path in paths:
        looked = files.load_survey(db, path)
        judged = judging.judge_file(root, config, knowledge, looked) if looked else judging.Judged()
        found[path] = judged.violations
        comments += judged.unused
    return found, comments


def _replace_unused(db: Database, comments: list[UnusedSuppression], paths: set[str]) -> None:
    kept = [it for it in stored.unused(db) if it.path not in paths]
    made = sorted([*kept, *comments], key=lambda it: (it.path, it.row))
    meta.put(db, "unused", msgspec.json.encode(made).decode())
