"""Answers: what is stored in, the views that doors show out."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from operator import itemgetter
from pathlib import Path

import msgspec

from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.check import Checked, show
from drift_lsp.enforcement.knobs import Check, Show
from drift_lsp.enforcement.violation import Example, Violation
from drift_lsp.errors import UsageError
from drift_lsp.graphs.project import Project
from drift_lsp.learning.confidence import level
from drift_lsp.learning.examples import Exemplar
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.scope import PROJECT, said
from drift_lsp.signals.metrics import Metric, metrics
from drift_lsp.storage import meta, violations
from drift_lsp.storage import patterns as pattern_rows
from drift_lsp.storage import status as status_rows
from drift_lsp.storage.database import Database
from drift_lsp.storage.patterns import ConventionRow, ExampleRow, PatternRow
from drift_lsp.syntax import languages
from drift_lsp.text import Span
from drift_lsp.workspace import git, glances, past, reading, summary, varying
from drift_lsp.workspace.examples import line_of
from drift_lsp.workspace.knowledge import Knowledge
from drift_lsp.workspace.views import Explanation, Judgement, PatternView, Status, UnusedSuppression

SHORTEST_ID = 4
"""Characters of an id that must be given."""

HIDDEN = {
    "suppressed": "a comment suppresses it",
    "dismissed": "it was dismissed",
    "ignored": "its pattern is ignored",
    "muted": "its pattern is muted, because its findings were dismissed; `drift feedback` lists that",
    "varied": "a variant turns its pattern off here; `drift patterns variant` lists it",
    "old": "it was there before; `--show all` shows it",
    "listed": "its question is only listed, never flagged",
    "common": "others do the same here: a second convention, or a contract from outside",
    "unexampled": "nobody does the expected with the very same thing, so perhaps it cannot be done",
    "unsure": "no scope is sure enough of the convention",
    "undecided": "the dominant choice changed in the last scan; one more decides",
    "leaving": "the newest files mostly do it otherwise: the custom is being left",
    "vetoed": "its own folder does it in another way",
    "budget": "the file has better findings; its budget is spent",
}
"""Why a finding is not shown, as a clause."""


def stored(db: Database) -> list[Violation]:
    """Load every violation that is shown in some mode."""
    made, after = list[Violation](), None
    while True:
        page = violations.page(db, after=after, limit=1000, hidden=True)
        made += page.items
        if page.next is None:
            return made
        after = page.next


def stored_unused(db: Database) -> list[UnusedSuppression]:
    """Load the comments that silenced nothing in the last scan."""
    return meta.record(db, "unused", list[UnusedSuppression], [])


def stored_accepted(db: Database) -> dict[str, list[tuple[str, str]]]:
    """Load what the last scan found of the team's baseline, by path."""
    text = meta.get(db, "accepted")
    return msgspec.json.decode(text, type=dict[str, list[tuple[str, str]]]) if text else {}


def stored_metrics(db: Database) -> tuple[Metric, ...]:
    """Load what the last runs measured, all twelve figures of it."""
    text = meta.get(db, "metrics")
    return metrics((), msgspec.json.decode(text, type=list[Metric]) if text else ())


def stored_project(db: Database) -> Project:
    """Load the project as the last scan saw it."""
    return meta.record(db, "project", Project, Project())


def stored_examples(db: Database) -> dict[str, list[Exemplar]]:
    """Load the examples of all patterns."""
    made: defaultdict[str, list[Exemplar]] = defaultdict(list)
    for it in pattern_rows.all_examples(db):
        made[it.pattern_id].append(_exemplar(it))
    return dict(made)


def _exemplar(it: ExampleRow) -> Exemplar:
    return Exemplar(it.path, it.row, it.end_row, it.code, it.quality, it.is_positive)


def _shown(it: Exemplar) -> Example:
    return Example(it.path, it.row, line_of(it), it.end_row, it.code, it.quality)


def by_file(found: Iterable[Violation], mode: Show, lines: Mapping[str, int], knobs: Check) -> Iterator[Violation]:
    """Pick what is shown of each file, files in order, places in order."""
    groups: defaultdict[str, list[Violation]] = defaultdict(list)
    for it in found:
        groups[it.path].append(it)
    for path in sorted(groups):
        yield from sorted(show(groups[path], mode, lines.get(path, 0), knobs), key=lambda it: (it.row, it.column))


def on_changed_lines(
    root: Path, found: list[Violation], ref: str, largest: int
) -> tuple[list[Violation], tuple[str, ...]]:
    """Keep what stands on lines that differ from a commit, and tell doubts; lines are compared here, not by git."""
    commit = git.resolve(root, ref)
    tree, kind = git.tree(root, commit), git.object_format(root)
    by_path: defaultdict[str, list[Violation]] = defaultdict(list)
    for it in found:
        by_path[it.path].append(it)
    sources = {
        path: got.content for path in by_path if isinstance(got := reading.read(root, path, largest), reading.Source)
    }
    changed = {path for path, content in sources.items() if tree.get(path) != git.blob_oid(content, kind)}
    old = dict(git.blobs(root, {tree[path] for path in changed if path in tree}))
    made = []
    for path in sorted(changed):
        rows = _changed_rows(old.get(tree.get(path, ""), b""), sources[path])
        made += [it for it in by_path[path] if not rows.isdisjoint(range(it.row, it.end_row + 1))]
    notes = [git.doubt(root, ref)]
    if missing := sum(tree[path] not in old for path in changed if path in tree):
        notes.append(f"{missing} files of {ref} are not in this partial clone: all of their lines count as changed.")
    return made, tuple(filter(None, notes))


def _changed_rows(old: bytes, new: bytes) -> set[int]:
    before, now = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    same = {row for block in matcher.get_matching_blocks() for row in range(block.b + 1, block.b + block.size + 1)}
    return set(range(1, len(now) + 1)) - same


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


def pattern(db: Database, opinions: Opinions, knowledge: Knowledge, name: str) -> PatternView:
    """Find one pattern, with its reasons and examples."""
    rows = pattern_rows.all_patterns(db)
    wanted = name.strip().lower()
    found = [row for row in rows if row.id.startswith(wanted)] if len(wanted) >= SHORTEST_ID else []
    found = found or [row for row in rows if row.detector == wanted]
    if not found:
        raise UsageError(f"No pattern has the id {name!r}.", "`drift patterns --all` lists them.")
    if len(found) > 1:
        raise UsageError(f"{name!r} could be any of {', '.join(row.id for row in found[:8])}.", "Give more of the id.")
    return _full(db, opinions, knowledge, found[0])


def _full(db: Database, opinions: Opinions, knowledge: Knowledge, row: PatternRow) -> PatternView:
    key, model = (row.detector, row.slot), knowledge.model
    view = _view(row, opinions, pattern_rows.conventions(db, row.id), violations.counts(db).get(row.id, 0))
    kept = [_exemplar(it) for it in pattern_rows.examples(db, row.id)]
    mined = key not in knowledge.model.tallies.slots
    return msgspec.structs.replace(
        view,
        reasons=(f"{row.n} of {row.of} in {row.files} files",)
        if mined
        else summary.reasons(knowledge.model.standing(key, PROJECT), knowledge.model, key),
        examples=tuple(_shown(it) for it in kept if it.is_positive),
        counterexamples=tuple(_shown(it) for it in kept if not it.is_positive),
        scopes=(*summary.places(knowledge, key), *_decided_places(row, opinions)),
        choices=glances.choices(db, row),
        variants=tuple(varying.described(it, model.day) for it in model.opinions.variants.get(row.id, ())),
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
    concerned += [
        rule.id
        for rule in knowledge.model.rules
        if rule.slot.startswith(f"{family} ")
        and any(it.kind == rule.kind and rule.antecedent in (it.name, *it.features) for it in bearers)
    ]
    views = [_full(db, knowledge.model.opinions, knowledge, row) for row in _rows(db, concerned)]
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
    views = [_full(db, knowledge.model.opinions, knowledge, row) for row in _rows(db, held)]
    return sorted((it for it in views if it.speaks and it.status != "ignored"), key=lambda it: -it.confidence)


def violation(db: Database, name: str) -> Violation:
    """Find one finding by its id or the beginning of it."""
    wanted = name.strip().lower()
    exact = violations.by_id(db, wanted)
    if exact:
        return exact
    found = [it for it in stored(db) if len(wanted) >= SHORTEST_ID and it.id.startswith(wanted)]
    if len(found) != 1:
        what = f"{name!r} could be any of {len(found)} findings." if found else f"No finding has the id {name!r}."
        raise UsageError(what, "`drift check` shows the ids of findings in brackets.")
    return found[0]


_PLACE = re.compile(r"(?P<path>.+?):(?P<row>\d+)(?::\d+)?$", re.DOTALL)


def place(what: str) -> tuple[Path, int] | None:
    """Read FILE:LINE, the line from 1; None for anything else."""
    match = _PLACE.match(what)
    return (Path(match["path"]), int(match["row"])) if match else None


def explain(db: Database, knowledge: Knowledge, what: str) -> Explanation:
    """Say why a finding is shown, or how a pattern stands."""
    wanted = what.strip().lower()
    if len(wanted) >= SHORTEST_ID and any(it.id.startswith(wanted) for it in stored(db)):
        found = violation(db, wanted)
        views = tuple(_full(db, knowledge.model.opinions, knowledge, row) for row in _rows(db, [found.pattern]))
        return Explanation(subject=found.id, violations=(found,), patterns=views, sentences=_why(found))
    view = pattern(db, knowledge.model.opinions, knowledge, what)
    return Explanation(subject=view.id, patterns=(view,), sentences=(view.sentence,))


def explain_place(db: Database, knowledge: Knowledge, path: str, row: int, judged: Judgement) -> Explanation:
    """Say why something is said of a line, or why nothing is."""
    here = tuple(it for it in (*judged.shown, *judged.hidden) if it.row <= row <= it.end_row)
    views = tuple(_full(db, knowledge.model.opinions, knowledge, it) for it in _rows(db, [one.pattern for one in here]))
    sentences = tuple(line for it in here for line in _why(it))
    if not here:
        sentences = (f"Nothing in line {row} of {path} departs from what was learned.",)
    return Explanation(subject=f"{path}:{row}", violations=here, patterns=views, sentences=sentences)


def _why(it: Violation) -> tuple[str, ...]:
    if not it.hidden:
        return (it.message,)
    return (f"{it.message} Not shown: {HIDDEN.get(it.hidden, it.hidden)}.",)


def _rows(db: Database, wanted: Sequence[str]) -> list[PatternRow]:
    return [row for name in dict.fromkeys(wanted) if (row := pattern_rows.by_id(db, name))]
