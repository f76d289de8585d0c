"""Mining: sites with their features in, "with or without" conventions out, found without a detector written for them.

Two families. *Fillers*: one resolved callee or component and one keyword or prop that nearly all of its uses give;
these were found fit to be flagged. *Implications*: one feature of a class, function or handler that nearly always
comes with another; these are listed and never flagged. Both must beat what is usual anyway by `lift`, and the whole
set is kept at a false discovery rate (Benjamini and Hochberg 1995) of the posterior probability that they do not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from drift_lsp.detectors.sites import LISTED, loosely
from drift_lsp.learning.confidence import distribution, lower_bound
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.implications import implications
from drift_lsp.learning.knobs import Mine
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.rule import FILLERS, Bag, Mined, Rule, Search, posterior

USUAL = 0.1
"""Share of its sites that must stand in a place for departures there to count."""


def mine(mined: Mined, knobs: Mine, previous: frozenset[str], opinions: Opinions) -> list[Rule]:
    """Find all conventions worth keeping; those in `previous`, by id, may be a little weaker than new ones."""
    search = Search(knobs, previous, opinions)
    found = [
        *(it for kind in FILLERS for it in _fillers(mined, kind, search)),
        *(
            it
            for kind in ("class", "function", "handler", "file", "variable")
            for it in implications(mined, kind, search)
        ),
    ]
    return [rule for _, rule in _discoveries(found, knobs.false_discovery_rate)]


BESIDE = 0.75
"""Share of the sites with another name at which both must be given for the two to go together."""

LOOKS = frozenset({"className", "class", "style", "sx", "css", "key", "id", "size", "variant", "color"})
"""Props that say how one use of a component looks; leaving them out is no departure."""


class _Use:
    """Uses of one callee in one family: how many, and which names each file gives it."""

    def __init__(self) -> None:
        self.of = 0
        self.files: dict[str, Counter[Bag]] = {}


def _fillers(mined: Mined, kind: str, search: Search) -> Iterator[tuple[float, Rule]]:
    knobs = search.knobs
    uses: defaultdict[tuple[str, str], _Use] = defaultdict(_Use)
    for path, family, bags in mined.each(kind):
        for bag, n in bags.items():
            use = uses[family, bag[0]]
            use.of += n
            use.files.setdefault(path, Counter())[bag] += n
    if kind == "call":
        uses.update(_together(uses))
    for (family, name), use in uses.items():
        if use.of < knobs.least_sites * (1 - knobs.leave) or len(use.files) < knobs.least_files:
            continue
        given = Counter[str]()
        for bags in use.files.values():
            for (_, features, _, _), n in bags.items():
                given.update(dict.fromkeys(features, n))
        for feature, count in given.items():
            if feature.endswith(LISTED) or (kind == "element" and feature in LOOKS):
                continue
            slot = f"{family} {name} → {feature}"
            pattern = identity(FILLERS[kind], slot)
            slack = search.slack(pattern)
            if use.of < knobs.least_sites * (1 - slack) or count / use.of < knobs.least_share - slack:
                continue
            believed = posterior(pattern, feature, count, use.of, search.opinions)
            if rule := _filler(kind, name, feature, slot, pattern, count, use, knobs, slack, lower_bound(*believed)):
                yield distribution(knobs.least_bound - slack, *believed), rule


def _together(uses: Mapping[tuple[str, str], _Use]) -> dict[tuple[str, str], _Use]:
    """Put the uses of one method together, whatever it is called on, of things that come from one module."""
    alike: defaultdict[tuple[str, str], list[_Use]] = defaultdict(list)
    for (family, name), use in uses.items():
        if loose := loosely(name):
            alike[family, loose].append(use)
    made: dict[tuple[str, str], _Use] = {}
    for key, several in alike.items():
        if len(several) > 1:
            made[key] = whole = _Use()
            for use in several:
                whole.of += use.of
                for path, bags in use.files.items():
                    whole.files.setdefault(path, Counter()).update(bags)
    return made


def _filler(
    kind: str,
    name: str,
    feature: str,
    slot: str,
    pattern: str,
    count: int,
    use: _Use,
    knobs: Mine,
    slack: float,
    bound: float,
) -> Rule | None:
    with_it = {path: sum(n for bag, n in bags.items() if feature in bag[1]) for path, bags in use.files.items()}
    largest, files = max(with_it.values()), sum(n > 0 for n in with_it.values())
    if bound < knobs.least_bound - slack or files < knobs.least_files or largest > knobs.largest_file_share * count:
        return None
    if use.of - count > max(knobs.departures, (knobs.departures_share + slack) * use.of):
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
        _beside(use, feature),
        min(positional for _, _, positional, _ in followers),
        use.of - count,
        _usual_places(use, feature, count),
    )


def _beside(use: _Use, feature: str) -> tuple[str, ...]:
    """List what is given together with it. Where something mostly stands without it, that stands for it."""
    together, alone = Counter[str](), Counter[str]()
    for bags in use.files.values():
        for (_, features, _, _), n in bags.items():
            (together if feature in features else alone).update(dict.fromkeys(features, n))
    return tuple(sorted(it for it, n in together.items() if n >= BESIDE * (n + alone[it])))


def _usual_places(use: _Use, feature: str, count: int) -> tuple[str, ...]:
    places = Counter[str]()
    for bags in use.files.values():
        for (_, features, _, place), n in bags.items():
            if feature in features:
                places[place] += n
    return tuple(sorted(place for place, n in places.items() if n >= USUAL * count))


def _discoveries(found: list[tuple[float, Rule]], rate: float) -> list[tuple[float, Rule]]:
    """Keep the most certain ones, as many as the false discovery rate allows."""
    found.sort(key=lambda it: (it[0], it[1].slot))
    kept = 0
    for rank, (doubt, _) in enumerate(found, 1):
        if doubt <= rate * rank / len(found):
            kept = rank
    return found[:kept]
