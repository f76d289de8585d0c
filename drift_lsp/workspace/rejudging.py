"""Rejudging: what people said before and after in, every stored answer that this changes brought up to it out.

Only what a decision can change is looked at: the files with a finding of its pattern, and those that depart from it
where it now speaks otherwise, falls silent or speaks again. The result is that of judging all files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from drift_lsp.enforcement.departures import absolute_ruling, mined_ruling
from drift_lsp.enforcement.violation import Violation
from drift_lsp.learning.concerned import concerned, recovered
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.model import Model, Ruling
from drift_lsp.learning.rule import Rule
from drift_lsp.learning.tally import Key
from drift_lsp.storage import files, meta, patterns, violations
from drift_lsp.storage.database import Database
from drift_lsp.workspace import answers, judging, summary
from drift_lsp.workspace.changes import judged_by
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.knowledge import Knowledge, absolute_rules, moment
from drift_lsp.workspace.views import UnusedSuppression

Rulings = dict[str, Ruling]
"""Path → what holds for a pattern there, of files that depart from it."""


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
    touched = set(violations.paths(db, about))
    for pattern in about:
        now = _rulings(db, model, pattern)
        again = pattern in recovered(before, after) or any(it.id == pattern for it in model.rules)
        touched.update(now if again else _moved(then[pattern], now))
    found, comments = _judge(db, root, config, knowledge, sorted(touched))
    described = summary.patterns(knowledge, at := moment(), about), summary.conventions(knowledge, about)
    with db.atomic():
        patterns.restate(db, about, *described, at)
        violations.replace_files(db, found)
        _replace_unused(db, comments, touched)
        meta.heard(db)
        # Mined patterns and a team's baseline depend on more than the files that were looked at.
        if was_judged and not knowledge.accepted and not any(it.id in about for it in model.rules):
            meta.put(db, "judged", judged_by(db, config, meta.get(db, "analysis") or "", knowledge.before))


def _is_judged(db: Database, config: Config, knowledge: Knowledge, marked: tuple[str, str]) -> bool:
    key = judged_by(db, config, meta.get(db, "analysis") or "", knowledge.before, marked)
    return meta.get(db, "judged") == key


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
    for path, family, bags in model.mined.each(rule.kind):
        if family == language and any(rule.antecedent in (name, *features) for name, features, _, _ in bags):
            yield path


def _departing(db: Database, model: Model, key: Key) -> Iterator[tuple[str, Ruling]]:
    for path in files.with_slot(db, *key):
        ruling = model.ruling(key, path)
        made = (choice for counted, choice, _ in model.tallies.made(path) if counted == key)
        if ruling.choice and any(ruling.choice not in it.split("|") for it in made):
            yield path, ruling


def _moved(then: Rulings, now: Rulings) -> Iterator[str]:
    """List the files for which something else holds than before: their findings may come, go or be other ones."""
    for path in then.keys() | now.keys():
        if _said(then.get(path)) != _said(now.get(path)):
            yield path


def _said(it: Ruling | None) -> Ruling | None:
    """Leave out the counts: what they change is only in findings that are stored."""
    return it and msgspec.structs.replace(it, standing=None)


def _judge(
    db: Database, root: Path, config: Config, knowledge: Knowledge, paths: Iterable[str]
) -> tuple[dict[str, list[Violation]], list[UnusedSuppression]]:
    found, comments = dict[str, list[Violation]](), list[UnusedSuppression]()
    for path in paths:
        looked = files.load_survey(db, path)
        found[path], unused = judging.judge_file(root, config, knowledge, looked) if looked else ([], [])
        comments += unused
    return found, comments


def _replace_unused(db: Database, comments: list[UnusedSuppression], paths: set[str]) -> None:
    kept = [it for it in answers.stored_unused(db) if it.path not in paths]
    made = sorted([*kept, *comments], key=lambda it: (it.path, it.row))
    meta.put(db, "unused", msgspec.json.encode(made).decode())
