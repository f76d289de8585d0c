"""Examples: what was learned and the surveys it was learned from in, the best places to show each pattern by out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from textwrap import dedent

import msgspec

from drift_lsp.detectors.sites import loosely, plainly
from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.messages import quote
from drift_lsp.enforcement.violation import Example
from drift_lsp.learning.examples import LONGEST, Candidate, Exemplar, promise, quality
from drift_lsp.learning.model import Model
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.rule import WRAPPED, Rule
from drift_lsp.learning.scope import PROJECT
from drift_lsp.learning.tally import Key
from drift_lsp.learning.wrappers import used
from drift_lsp.syntax import languages
from drift_lsp.text import Lines
from drift_lsp.workspace import reading

KEPT = 6
"""Examples kept of a pattern, from different folders where possible."""

KEPT_DEPARTING = 2
_READ = 8
"""Places of a pattern whose source is read, for the best of them to be kept."""

_Rules = defaultdict[str, dict[str, list[Rule]]]
"""Language family → what is spoken of, by name → mined conventions."""

Found = dict[tuple[str, bool], dict[str, Candidate]]
"""(pattern, whether it is followed) → folder → the most promising place there."""


def find(model: Model, surveys: Iterable[Survey], root: Path, largest: int) -> dict[str, list[Exemplar]]:
    """Collect the best examples of every pattern, best first, and the best of what departs."""
    wanted = _wanted(model)
    fillers, callers = _Rules(dict), _Rules(dict)
    for rule in model.rules:
        family = rule.slot.partition(" ")[0]
        for spelling in rule.fillers if rule.kind == WRAPPED else ():
            callers[family].setdefault(spelling, []).append(rule)
        if rule.flagged:
            fillers[family].setdefault(rule.antecedent, []).append(rule)
    found: Found = defaultdict(dict)
    for survey in surveys:
        folder = survey.path.rpartition("/")[0]
        family = languages.named(survey.language).family
        for pattern, follows, it in chain(
            _candidates(survey, wanted),
            _bearing(survey, fillers[family]) if fillers[family] else (),
            _calling(survey, callers[family]) if callers[family] else (),
        ):
            best = found[pattern, follows].get(folder)
            if best is None or (it.promise, best.path) > (best.promise, it.path):
                found[pattern, follows][folder] = it
    return _read(found, root, largest)


def followed(exemplars: Mapping[str, Sequence[Exemplar]], path: str, source: bytes | None) -> dict[str, list[Exemplar]]:
    """Find the examples of a file where they stand now, as it is saved; those that are gone are forgotten."""
    now = (source or b"").decode(errors="replace").splitlines()
    made = {}
    for pattern, found in exemplars.items():
        if any(it.path == path for it in found):
            moved = (_moved(it, now) if it.path == path else it for it in found)
            made[pattern] = [it for it in moved if it]
    return made


def _moved(it: Exemplar, now: Sequence[str]) -> Exemplar | None:
    wanted = [line.strip() for line in it.code.splitlines()]
    places = [
        row
        for row, line in enumerate(now, 1)
        if line.strip() == wanted[0] and [other.strip() for other in now[row - 1 : row - 1 + len(wanted)]] == wanted
    ]
    if not wanted or not places:
        return None
    row = min(places, key=lambda row: abs(row - it.row))
    return msgspec.structs.replace(it, row=row, end_row=it.end_row + row - it.row)


def plain(exemplars: Iterable[Exemplar]) -> list[Example]:
    """Cut examples down to the line that a finding quotes; what departs is left out."""
    return [Example(it.path, it.row, line_of(it)) for it in exemplars if it.is_positive]


def line_of(it: Exemplar) -> str:
    """Quote the first line of an example."""
    return quote(it.code.partition("\n")[0])


def _wanted(model: Model) -> dict[Key, tuple[str, str]]:
    """Tell pattern and dominant choice of the slots that examples are worth keeping of."""
    wanted = {}
    for key in model.tallies.slots:
        stands = model.rulings.standing(key, PROJECT)
        if stands and stands.of >= model.knobs.veto_sites:
            wanted[key] = identity(*key), stands.choice
    return wanted


def _candidates(survey: Survey, wanted: Mapping[Key, tuple[str, str]]) -> Iterator[tuple[str, bool, Candidate]]:
    total = Counter[Key]()
    for group in survey.groups:
        total[group.detector, group.slot] += len(group.sites)
    for group in survey.groups:
        key = group.detector, group.slot
        pattern, choice = wanted.get(key, ("", ""))
        site = next((it for it in group.sites if it.free), None) if pattern else None
        if site:
            follows = choice in group.choice.split("|")
            at_home = survey.role == "main" or group.slot.endswith(" in tests")
            weight = promise(len(group.sites) / total[key], len(group.sites), at_home=at_home)
            yield pattern, follows, Candidate(survey.path, site.start, site.end, weight)


def _bearing(survey: Survey, fillers: Mapping[str, list[Rule]]) -> Iterator[tuple[str, bool, Candidate]]:
    """List the sites that a mined convention speaks of."""
    for bearer in survey.bearers:
        for rule in (
            it
            for name in fillers.keys() & (bearer.name, loosely(bearer.name), *bearer.features)
            for it in fillers[name]
        ):
            if rule.kind == bearer.kind:
                weight = promise(1.0, 1, at_home=survey.role == "main")
                follows = rule.feature in bearer.features
                yield rule.id, follows, Candidate(survey.path, bearer.start, bearer.end, weight)


def _calling(survey: Survey, callers: Mapping[str, list[Rule]]) -> Iterator[tuple[str, bool, Candidate]]:
    """List the places where a wrapper is used."""
    for it in used(survey) if survey.role == "main" else ():
        for rule in callers.get(plainly(it.name), ()):
            yield rule.id, True, Candidate(survey.path, it.start, it.end, promise(1.0, 1, at_home=True))


def _read(found: Found, root: Path, largest: int) -> dict[str, list[Exemplar]]:
    """Read the places that promise most, file by file, and keep the best."""
    by_path: defaultdict[str, list[tuple[str, bool, Candidate]]] = defaultdict(list)
    for (pattern, follows), places in found.items():
        for it in sorted(places.values(), key=lambda it: (-it.promise, it.path))[
            : _READ if follows else KEPT_DEPARTING
        ]:
            by_path[it.path].append((pattern, follows, it))
    made: defaultdict[str, list[Exemplar]] = defaultdict(list)
    for path, places_of_file in by_path.items():
        source = reading.read(root, path, largest)
        if isinstance(source, reading.Source):
            lines = Lines(source.content)
            for pattern, follows, it in places_of_file:
                made[pattern].append(_exemplar(it, source.content, lines, follows))
    return {pattern: _best(places) for pattern, places in made.items()}


def _exemplar(it: Candidate, source: bytes, lines: Lines, follows: bool) -> Exemplar:
    row = lines.row(min(it.start, lines.size))
    last = min(lines.row(min(max(it.start, it.end - 1), lines.size)), row + LONGEST - 1)
    whole = source[lines.span(row).start : lines.span(last).end]
    code = dedent(whole.decode(errors="replace")).rstrip()
    return Exemplar(it.path, row + 1, last + 1, code, quality(it.promise, code), follows)


def _best(places: list[Exemplar]) -> list[Exemplar]:
    ordered = sorted(places, key=lambda it: (not it.is_positive, -it.quality, it.path, it.row))
    return [it for it in ordered if it.is_positive][:KEPT] + [it for it in ordered if not it.is_positive]
