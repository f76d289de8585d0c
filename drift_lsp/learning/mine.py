"""Mining: sites with their features in, "with or without" conventions out, found without a detector written for them.

Two families. *Fillers*: one resolved callee or component and one keyword or prop that nearly all of its uses give;
these were found fit to be flagged. *Implications*: one feature of a class, function or handler that nearly always
comes with another; these are listed and never flagged. Both must beat what is usual anyway by `lift`, and the whole
set is kept at a false discovery rate (Benjamini and Hochberg 1995) of the posterior probability that they do not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from drift_lsp.detectors.sites import Bearer
from drift_lsp.detectors.survey import Survey
from drift_lsp.learning.confidence import distribution, lower_bound
from drift_lsp.learning.knobs import Mine
from drift_lsp.learning.pattern import identity

FILLERS = {"call": "mined/call-keyword", "element": "mined/element-prop"}
ANTECEDENTS = ("base", "decorator", "suffix", "directory", "of-base", "catches")
"""Kinds of features an implication may start from; among equivalent ones the first is kept."""

CONSEQUENTS = frozenset({"base", "decorator", "call", "parameter", "async", "raises", "suffix"})

USUAL = 0.1
"""Share of its sites that must stand in a place for departures there to count."""

Bag = tuple[str, tuple[str, ...], int, str]
"""Name, features, unnamed arguments, place: what sites of one kind are counted by."""


class Rule(msgspec.Struct, frozen=True, array_like=True):
    """A mined convention: sites of a kind that have `antecedent` have `feature`."""

    id: str
    detector: str
    slot: str
    """Canonical: `python requests.get → timeout`."""

    kind: str
    antecedent: str
    """The callee or component of a filler; else a feature."""

    feature: str
    count: int
    of: int
    files: int
    """Files in which it is followed."""

    bound: float
    fillers: tuple[str, ...] = ()
    """Everything that sites with the feature are given by name; what is given something else is not comparable."""

    positional: int = 0
    """Fewest unnamed arguments at sites with the feature; more of them may fill it."""

    departures: int = 0
    places: tuple[str, ...] = ()
    """Where sites with the feature usually stand; in other places it may mean something else."""

    @property
    def flagged(self) -> bool:
        """Whether it may become a finding at all."""
        return self.kind in FILLERS


class Mined:
    """The sites of all files of main code, counted by file; changes file by file."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, dict[str, Counter[Bag]]]] = {}

    def put(self, survey: Survey, family: str) -> None:
        """Count a file's sites, in place of those it had."""
        bags: defaultdict[str, Counter[Bag]] = defaultdict(Counter)
        for it in survey.bearers:
            if it.known:
                bags[it.kind][it.name, it.features, it.positional, it.place] += 1
        if bags:
            self._files[survey.path] = family, dict(bags)
        else:
            self.remove(survey.path)

    def remove(self, path: str) -> None:
        """Forget a file."""
        self._files.pop(path, None)

    def each(self, kind: str) -> Iterator[tuple[str, str, Counter[Bag]]]:
        """List the files with sites of a kind: path, language family, bags."""
        for path, (family, bags) in self._files.items():
            if kind in bags:
                yield path, family, bags[kind]


def mine(mined: Mined, knobs: Mine, previous: frozenset[str]) -> list[Rule]:
    """Find all conventions worth keeping; those in `previous`, by id, may be a little weaker than new ones."""
    found = [
        *(it for kind in FILLERS for it in _fillers(mined, kind, knobs, previous)),
        *(it for kind in ("class", "function", "handler") for it in _implications(mined, kind, knobs, previous)),
    ]
    return [rule for _, rule in _discoveries(found, knobs.false_discovery_rate)]


def departing(rule: Rule, bearers: Iterable[Bearer]) -> list[Bearer]:
    """List the sites of one file that depart from a filler; those that cannot be compared do not."""
    return [
        it
        for it in bearers
        if it.kind == rule.kind
        and it.name == rule.antecedent
        and it.known
        and rule.feature not in it.features
        and it.positional <= rule.positional
        and it.place in rule.places
        and set(it.features) <= set(rule.fillers)
    ]


class _Use:
    """Uses of one callee in one family: how many, and which names each file gives it."""

    def __init__(self) -> None:
        self.of = 0
        self.files: dict[str, Counter[Bag]] = {}


def _fillers(mined: Mined, kind: str, knobs: Mine, previous: frozenset[str]) -> Iterator[tuple[float, Rule]]:
    uses: defaultdict[tuple[str, str], _Use] = defaultdict(_Use)
    for path, family, bags in mined.each(kind):
        for bag, n in bags.items():
            use = uses[family, bag[0]]
            use.of += n
            use.files.setdefault(path, Counter())[bag] += n
    for (family, name), use in uses.items():
        if use.of < knobs.least_sites or len(use.files) < knobs.least_files:
            continue
        given = Counter[str]()
        for bags in use.files.values():
            for (_, features, _, _), n in bags.items():
                given.update(dict.fromkeys(features, n))
        for feature, count in given.items():
            slot = f"{family} {name} → {feature}"
            pattern = identity(FILLERS[kind], slot)
            slack = knobs.leave if pattern in previous else 0.0
            if count / use.of < knobs.least_share - slack:
                continue
            if rule := _filler(kind, name, feature, slot, pattern, count, use, knobs, slack):
                yield distribution(knobs.least_bound, 1.0 + count, 1.0 + use.of - count), rule


def _filler(
    kind: str, name: str, feature: str, slot: str, pattern: str, count: int, use: _Use, knobs: Mine, slack: float
) -> Rule | None:
    bound = lower_bound(1.0 + count, 1.0 + use.of - count)
    with_it = {path: sum(n for bag, n in bags.items() if feature in bag[1]) for path, bags in use.files.items()}
    largest, files = max(with_it.values()), sum(n > 0 for n in with_it.values())
    if bound < knobs.least_bound - slack or files < knobs.least_files or largest > knobs.largest_file_share * count:
        return None
    if use.of - count > max(knobs.departures, knobs.departures_share * use.of):
        return None
    followers = [bag for bags in use.files.values() for bag in bags if feature in bag[1]]
    return Rule(
        pattern,
        FILLERS[kind],
        slot,
        kind,
        name,
        feature,
        count,
        use.of,
        files,
        bound,
        tuple(sorted({given for _, features, _, _ in followers for given in features})),
        min(positional for _, _, positional, _ in followers),
        use.of - count,
        _usual_places(use, feature, count),
    )


def _usual_places(use: _Use, feature: str, count: int) -> tuple[str, ...]:
    places = Counter[str]()
    for bags in use.files.values():
        for (_, features, _, place), n in bags.items():
            if feature in features:
                places[place] += n
    return tuple(sorted(place for place, n in places.items() if n >= USUAL * count))


def _implications(mined: Mined, kind: str, knobs: Mine, previous: frozenset[str]) -> Iterator[tuple[float, Rule]]:
    by_family: defaultdict[str, list[Counter[Bag]]] = defaultdict(list)
    for _, family, bags in mined.each(kind):
        by_family[family].append(bags)
    for family, files in by_family.items():
        single, spread, total = Counter[str](), Counter[str](), 0
        for bags in files:
            here = Counter[str]()
            for (_, features, _, _), n in bags.items():
                here.update(dict.fromkeys(features, n))
                total += n
            single.update(here)
            spread.update(here.keys())
        likely = {it for it, n in single.items() if n >= knobs.least_listed and spread[it] >= knobs.least_files}
        pairs, pair_files = _pairs(files, likely)
        rules = [
            it
            for (left, right), count in pairs.items()
            if (it := _implication(family, kind, left, right, count, single, total, pair_files, knobs, previous))
        ]
        yield from _plainest(rules)


def _pairs(files: list[Counter[Bag]], likely: set[str]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Count how often two likely features come together, and in how many files."""
    starts = {it for it in likely if it.partition(":")[0] in ANTECEDENTS}
    ends = {it for it in likely if it.partition(":")[0] in CONSEQUENTS}
    pairs, pair_files = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for bags in files:
        here = Counter[tuple[str, str]]()
        for (_, features, _, _), n in bags.items():
            lefts = [it for it in features if it in starts]
            if lefts:
                rights = [it for it in features if it in ends]
                here.update({(left, right): n for left in lefts for right in rights if left != right})
        pairs.update(here)
        pair_files.update(here.keys())
    return pairs, pair_files


def _implication(
    family: str,
    kind: str,
    left: str,
    right: str,
    count: int,
    single: Mapping[str, int],
    total: int,
    pair_files: Mapping[tuple[str, str], int],
    knobs: Mine,
    previous: frozenset[str],
) -> tuple[float, Rule] | None:
    of, usual = single[left], single[right] / total
    slot = f"{family} {kind} {left} → {right}"
    detector = f"mined/{kind}-{right.partition(':')[0]}"
    pattern = identity(detector, slot)
    slack = knobs.leave if pattern in previous else 0.0
    if count / of < max(knobs.listed_bound, usual + knobs.lift) - slack or pair_files[left, right] < knobs.least_files:
        return None
    bound = lower_bound(1.0 + count, 1.0 + of - count)
    if bound < max(knobs.listed_bound, usual + knobs.lift) - slack:
        return None
    rule = Rule(pattern, detector, slot, kind, left, right, count, of, pair_files[left, right], bound)
    return distribution(min(usual + knobs.lift, 0.999), 1.0 + count, 1.0 + of - count), rule


def _plainest(rules: list[tuple[float, Rule]]) -> Iterator[tuple[float, Rule]]:
    """Among rules that say the same of equally many sites, keep the one with the plainest antecedent."""
    best: dict[tuple[str, int, int], tuple[float, Rule]] = {}
    for doubt, rule in rules:
        key = rule.feature, rule.count, rule.of
        if key not in best or _plainness(rule) < _plainness(best[key][1]):
            best[key] = doubt, rule
    yield from best.values()


def _plainness(rule: Rule) -> tuple[int, str]:
    return ANTECEDENTS.index(rule.antecedent.partition(":")[0]), rule.antecedent


def _discoveries(found: list[tuple[float, Rule]], rate: float) -> list[tuple[float, Rule]]:
    """Keep the most certain ones, as many as the false discovery rate allows."""
    found.sort(key=lambda it: (it[0], it[1].slot))
    kept = 0
    for rank, (doubt, _) in enumerate(found, 1):
        if doubt <= rate * rank / len(found):
            kept = rank
    return found[:kept]
