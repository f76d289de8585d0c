"""Explaining: the id of a finding, a pattern or a place in, why something is said of it, or why nothing is, out."""

from __future__ import annotations

import re
from pathlib import Path

from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import UsageError
from drift_lsp.storage import violations
from drift_lsp.storage.database import Database
from drift_lsp.workspace import answers, stored
from drift_lsp.workspace.knowledge import Knowledge
from drift_lsp.workspace.views import Explanation, Judgement

HIDDEN = {
    "suppressed": "a comment suppresses it",
    "dismissed": "it was dismissed",
    "ignored": "its pattern is ignored",
    "muted": "its pattern is muted, because its findings were dismissed; `drift feedback` lists that",
    "varied": "a variant turns its pattern off here; `drift patterns variant` lists it",
    "old": "it was there before; `--show all` shows it",
    "listed": "its question is only listed, for this project has exceptions enough",
    "common": "others do the same here: a second convention, or a contract from outside",
    "doubled": "another finding says it of the same place",
    "unexampled": "nobody does the expected with the very same thing, so perhaps it cannot be done",
    "unkept": "other files of the project do not keep to it either",
    "unsure": "no scope is sure enough of the convention",
    "divided": "too many others depart as well, or too few places tell",
    "undecided": "the dominant choice changed in the last scan; one more decides",
    "leaving": "what was written last often does it otherwise: the custom is being left",
    "doubted": "readers of other projects seldom found such a finding right",
    "vetoed": "its own folder does it in another way",
    "waived": "a linter of the project has the same question switched off here",
    "repeated": "other new lines of this file depart in the same way; the first of them stands for all",
    "budget": "the file has better findings; its budget is spent",
}
"""Why a finding is not shown, as a clause."""


def violation(db: Database, name: str) -> Violation:
    """Find one finding by its id or the beginning of it."""
    wanted = name.strip().lower()
    exact = violations.by_id(db, wanted)
    if exact:
        return exact
    found = [it for it in stored.violations(db) if len(wanted) >= answers.SHORTEST_ID and it.id.startswith(wanted)]
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
    if len(wanted) >= answers.SHORTEST_ID and any(it.id.startswith(wanted) for it in stored.violations(db)):
        found = violation(db, wanted)
        views = tuple(answers.described(db, knowledge, [found.pattern]))
        return Explanation(subject=found.id, violations=(found,), patterns=views, sentences=_why(found))
    view = answers.pattern(db, knowledge.model.opinions, knowledge, what, sought="finding and no pattern")
    return Explanation(subject=view.id, patterns=(view,), sentences=(view.sentence,))


def explain_place(db: Database, knowledge: Knowledge, path: str, row: int, judged: Judgement) -> Explanation:
    """Say why something is said of a line, or why nothing is."""
    here = tuple(it for it in (*judged.shown, *judged.hidden) if it.row <= row <= it.end_row)
    views = tuple(answers.described(db, knowledge, [it.pattern for it in here]))
    sentences = tuple(line for it in here for line in _why(it))
    if not here:
        sentences = (f"Nothing in line {row} of {path} departs from what was learned.",)
    return Explanation(subject=f"{path}:{row}", violations=here, patterns=views, sentences=sentences)


def _why(it: Violation) -> tuple[str, ...]:
    if not it.hidden:
        return (it.message,)
    return (f"{it.message} Not shown: {HIDDEN.get(it.hidden, it.hidden)}.",)
