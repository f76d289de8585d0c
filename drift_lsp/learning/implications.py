"""Implications: classes, functions, files and the like with their features in, "what has this has that" out.

One feature leads to one other. It must beat what is usual anyway by `lift`, and of several that say the same of the
same sites the plainest is kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from drift_lsp.detectors.sites import ALONE, OFFERED, ONLY_TYPES
from drift_lsp.learning.confidence import distribution, lower_bound
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.rule import (
    FOLDER,
    PLACED,
    SUBSTITUTES,
    Bag,
    Mined,
    Rule,
    Search,
    folder_name,
    is_template,
    posterior,
)
from drift_lsp.learning.scope import around

ANTECEDENTS = (
    "base",
    "heir",
    "decorator",
    "stem",
    "suffix",
    "directory",
    "of-base",
    "routed",
    "returns",
    "catches",
    "made",
    "made-in",
)
"""Kinds of features an implication may start from; among equivalent ones the first is kept."""

CONSEQUENTS = frozenset(
    {"base", "decorator", "call", "parameter", "async", "raises", "suffix", "prefix", "import", "named", "member"}
)

MARKS = OFFERED, ONLY_TYPES, ALONE
"""What sets a site apart from others of its kind."""

TOGETHER = 0.9
"""Share of those who follow that must stand in folders of one name for it to be their home."""

STRANGE = 0.1
"""Share of those who follow below which a mark is unusual among them."""


def implications(mined: Mined, kind: str, search: Search) -> Iterator[tuple[float, Rule]]:
    """Find what nearly always comes together, each with the probability that it is chance."""
    knobs = search.knobs
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
        pairs, pair_files, places = _pairs(files, likely)
        rules = [
            it
            for (left, right), count in pairs.items()
            if (it := _implication(family, kind, left, right, count, single, total, pair_files, search))
        ]
        for doubt, rule in _widest(list(_plainest(rules, places))):
            yield doubt, _with_company(rule, files)


def _with_company(rule: Rule, files: list[Counter[Bag]]) -> Rule:
    """Note which decorators or bases stand beside the one that is expected, and which folders have none of it."""
    if not rule.told:
        return rule
    if strange := _strange(rule, files):
        rule = msgspec.structs.replace(rule, places=strange)
    if rule.kind in PLACED and rule.antecedent.startswith(FOLDER):
        return msgspec.structs.replace(rule, places=(*rule.places, *_own_ways(rule, files)))
    if rule.kind == "class" and rule.antecedent.startswith("suffix:"):
        rule = msgspec.structs.replace(rule, home=_home(rule, files))
    kind = SUBSTITUTES.get(rule.feature.partition(":")[0])
    if kind is None:
        return rule
    conforming = (bag[1] for bags in files for bag in bags if rule.feature in bag[1])
    beside = {it for features in conforming for it in features if it.startswith(kind)}
    return msgspec.structs.replace(rule, fillers=tuple(sorted(beside)))


def _strange(rule: Rule, files: list[Counter[Bag]]) -> tuple[str, ...]:
    """List the marks that hardly any of those who follow have: who has one is of another kind."""
    if rule.kind not in ("file", "variable", "function"):
        return ()
    followers, marked = 0, Counter[str]()
    for bags in files:
        for (_, found, _, _), n in bags.items():
            if rule.antecedent in found and rule.feature in found:
                followers += n
                marked.update({it: n for it in MARKS if it in found})
    return tuple(it for it in MARKS if marked[it] < STRANGE * followers)


def _home(rule: Rule, files: list[Counter[Bag]]) -> tuple[str, ...]:
    """Name the folder in which nearly all who follow stand, wherever it lies, if there is one."""
    named = Counter[str]()
    for bags in files:
        for (_, found, _, _), n in bags.items():
            if rule.antecedent in found and rule.feature in found:
                named[folder_name(found)] += n
    name, n = named.most_common(1)[0]
    return (name,) if name and n >= TOGETHER * named.total() else ()


def _own_ways(rule: Rule, files: list[Counter[Bag]]) -> tuple[str, ...]:
    """List the folders in which nobody does as is usual around them."""
    seen: dict[str, bool] = {}
    for bags in files:
        for _, found, _, _ in bags:
            if rule.antecedent in found:
                folder = next(it for it in found if it.startswith(FOLDER))
                seen[folder] = seen.get(folder, False) or rule.feature in found
    return tuple(sorted(folder for folder, follows in seen.items() if not follows))


def _pairs(
    files: list[Counter[Bag]], likely: set[str]
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], Counter[str]]:
    """Count how often two likely features come together, and in how many files; and sum up where each one stands."""
    starts = {it for it in likely if it.partition(":")[0] in ANTECEDENTS}
    ends = {it for it in likely if it.partition(":")[0] in CONSEQUENTS}
    pairs, pair_files, places = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[str]()
    for number, bags in enumerate(files):
        here = Counter[tuple[str, str]]()
        for place, ((_, features, _, _), n) in enumerate(bags.items()):
            lefts = [it for it in features if it in starts]
            if lefts:
                places.update(dict.fromkeys(lefts, hash((number, place))))
                rights = [it for it in features if it in ends]
                here.update({(left, right): n for left in lefts for right in rights if left != right})
        pairs.update(here)
        pair_files.update(here.keys())
    return pairs, pair_files, places


def _implication(
    family: str,
    kind: str,
    left: str,
    right: str,
    count: int,
    single: Mapping[str, int],
    total: int,
    pair_files: Mapping[tuple[str, str], int],
    search: Search,
) -> tuple[float, Rule] | None:
    of, knobs = single[left], search.knobs
    usual = single[right] / total if of < total else 0.0  # What holds everywhere has nothing wider to beat.
    slot = f"{family} {kind} {left} → {right}"
    named = right.startswith(("prefix:", "suffix:"))
    if (named or left.startswith("heir:")) and not (named and is_template(slot)):
        return None  # Methods of one base are called alike anyway, and heirs have one.
    if (kind in ("file", "variable") or right.startswith("member:")) and not is_template(slot):
        return None
    detector = f"mined/{kind}-{right.partition(':')[0]}"
    pattern = identity(detector, slot)
    slack = search.slack(pattern)
    if count / of < max(knobs.listed_bound, usual + knobs.lift) - slack or pair_files[left, right] < knobs.least_files:
        return None
    believed = posterior(pattern, right, count, of, search.opinions)
    bound = lower_bound(*believed)
    # Who is called after what it extends or carries follows a custom that fewer sites can vouch for.
    marked = kind == "class" and left.startswith("decorator:") and right.startswith("decorator:")
    named = named and left.startswith(("base:", "heir:", "decorator:"))
    least = knobs.least_bound if named or marked else knobs.listed_bound
    if bound < max(least, usual + knobs.lift) - slack:
        return None
    rule = Rule(pattern, detector, slot, kind, left, right, count, of, pair_files[left, right], bound)
    return distribution(min(usual + knobs.lift, 0.999) - slack, *believed), rule


def _plainest(rules: list[tuple[float, Rule]], places: Mapping[str, int]) -> Iterator[tuple[float, Rule]]:
    """Among rules that say the same of the same sites, keep the one with the plainest antecedent."""
    best: dict[tuple[str, int, int], tuple[float, Rule]] = {}
    for doubt, rule in rules:
        key = rule.feature, rule.of, places[rule.antecedent]
        if key not in best or _plainness(rule) < _plainness(best[key][1]):
            best[key] = doubt, rule
    yield from best.values()


def _widest(rules: list[tuple[float, Rule]]) -> Iterator[tuple[float, Rule]]:
    """Leave out what holds in a folder where it holds in one around it, and ends of names that are known whole."""
    wider = {(it.feature, it.antecedent) for _, it in rules}
    whole = {it.antecedent for _, it in rules if it.feature.startswith("named:")}
    for doubt, rule in rules:
        if rule.antecedent in whole and rule.feature.startswith(("prefix:", "suffix:")):
            continue
        kind, _, folder = rule.antecedent.partition(":")
        outer = [it for it in around(folder) if it != folder] if kind in ("directory", "routed") else []
        if not any((rule.feature, f"{kind}:{it}") in wider for it in outer):
            yield doubt, rule


def _plainness(rule: Rule) -> tuple[int, str]:
    return ANTECEDENTS.index(rule.antecedent.partition(":")[0]), rule.antecedent
