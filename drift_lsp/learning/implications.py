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
    "in",
    "of-base",
    "of-interface",
    "of-suffix",
    "routed",
    "returns",
    "catches",
    "made",
    "made-in",
    "call",
)
"""Kinds of features an implication may start from; among equivalent ones the first is kept."""

CONSEQUENTS = frozenset(
    {"base", "decorator", "given", "call", "parameter", "async", "raises"}
    | {"suffix", "prefix", "import", "named", "member"}
)

MARKS = OFFERED, ONLY_TYPES, ALONE
"""What sets a site apart from others of its kind."""

TOGETHER = 0.9
"""Share of those who follow that must stand in folders of one name for it to be their home."""

STRANGE = 0.1
"""Share of those who follow below which a mark is unusual among them."""


KIN = frozenset({"in", "of-interface", "of-suffix", "of-base", "decorator"})
"""What the sites have in common of which whole files may do it their own way."""

SEVERAL = 3
"""Sites of such a file."""


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
        near = {it: n for it, n in pairs.items() if n >= (knobs.listed_bound - knobs.leave) * single[it[0]]}
        sites = _sites(
            files, {it for pair in near if is_template(f"{family} {kind} {' → '.join(pair)}") for it in pair}
        )
        rules = [
            it
            for (left, right), count in near.items()
            if (it := _implication(family, kind, left, right, count, single, total, pair_files, sites, search))
        ]
        for doubt, rule in _widest(list(_plainest(rules, places))):
            yield doubt, _with_company(rule, sites)


Sites = Mapping[str, list[tuple[int, tuple[str, ...], int]]]
"""Feature → where it stands: the number of the file, all features there, how many sites are like that."""


def _sites(files: list[Counter[Bag]], wanted: set[str]) -> Sites:
    found: dict[str, list[tuple[int, tuple[str, ...], int]]] = {it: [] for it in wanted}
    for number, bags in enumerate(files):
        for (_, features, _, _), n in bags.items():
            for it in features:
                if it in found:
                    found[it].append((number, features, n))
    return found


def _with_company(rule: Rule, sites: Sites) -> Rule:
    """Note which decorators or bases stand beside the one that is expected, and which folders have none of it."""
    if not rule.told:
        return rule
    if strange := _strange(rule, sites):
        rule = msgspec.structs.replace(rule, places=strange)
    if rule.kind in PLACED and rule.antecedent.startswith(FOLDER):
        return msgspec.structs.replace(rule, places=(*rule.places, *_own_ways(rule, sites)))
    if rule.kind == "class" and rule.antecedent.startswith("suffix:"):
        rule = msgspec.structs.replace(rule, home=_home(rule, sites))
    kind = SUBSTITUTES.get(rule.feature.partition(":")[0])
    if kind is None:
        return rule
    beside = {it for _, features, _ in sites[rule.feature] for it in features if it.startswith(kind)}
    return msgspec.structs.replace(rule, fillers=tuple(sorted(beside)))


def _strange(rule: Rule, sites: Sites) -> tuple[str, ...]:
    """List the marks that hardly any of those who follow have: who has one is of another kind."""
    if rule.kind not in ("file", "variable", "function"):
        return ()
    followers, marked = 0, Counter[str]()
    for _, found, n in sites[rule.antecedent]:
        if rule.feature in found:
            followers += n
            marked.update({it: n for it in MARKS if it in found})
    return tuple(it for it in MARKS if marked[it] < STRANGE * followers)


def _home(rule: Rule, sites: Sites) -> tuple[str, ...]:
    """Name the folder in which nearly all who follow stand, wherever it lies, if there is one."""
    named = Counter[str]()
    for _, found, n in sites[rule.antecedent]:
        if rule.feature in found:
            named[folder_name(found)] += n
    name, n = named.most_common(1)[0]
    return (name,) if name and n >= TOGETHER * named.total() else ()


def _own_ways(rule: Rule, sites: Sites) -> tuple[str, ...]:
    """List the folders in which nobody does as is usual around them."""
    seen: dict[str, bool] = {}
    for _, found, _ in sites[rule.antecedent]:
        folder = next(it for it in found if it.startswith(FOLDER))
        seen[folder] = seen.get(folder, False) or rule.feature in found
    return tuple(sorted(folder for folder, follows in seen.items() if not follows))


def is_own(call: str) -> bool:
    """Tell whether a method of the class itself is called, or of its bases."""
    return call.startswith(("call:this.", "call:self."))


def _pairs(
    files: list[Counter[Bag]], likely: set[str]
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], Counter[str]]:
    """Count how often two likely features come together, and in how many files; and sum up where each one stands."""
    starts = {it for it in likely if it.partition(":")[0] in ANTECEDENTS and (not it.startswith("call:") or is_own(it))}
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
    sites: Sites,
    search: Search,
) -> tuple[float, Rule] | None:
    of, knobs = single[left], search.knobs
    if count < of and left.partition(":")[0] in KIN and left in sites and right in sites:
        of -= _strangers(right, sites[left])
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


def _strangers(right: str, sites: list[tuple[int, tuple[str, ...], int]]) -> int:
    """Count the sites of the few files that hold several and none that follows: those are of another kind."""
    follow, of = set[int](), Counter[int]()
    for number, found, n in sites:
        of[number] += n
        if right in found:
            follow.add(number)
    several = [n for number, n in of.items() if number not in follow and n >= SEVERAL]
    return sum(several) if len(several) <= STRANGE * len(follow) else 0


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
