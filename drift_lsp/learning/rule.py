"""Rule: sites with their features in, counted by file; a mined convention and the sites that depart from it out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from drift_lsp.detectors.sites import BODILESS, LIKE_ITS_FILE, ROUTED, Asked, Bearer, loosely, plainly
from drift_lsp.detectors.survey import Survey
from drift_lsp.facts.casing import words
from drift_lsp.learning.confidence import lower_bound
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.knobs import Mine
from drift_lsp.learning.scope import PROJECT, around

FILLERS = {"call": "mined/call-keyword", "element": "mined/element-prop"}
"""Kinds of sites of which a mined convention may be flagged, and what its detector is called."""

TEMPLATES = frozenset(
    {
        ("class", "base", "suffix"),
        ("class", "base", "base"),
        ("class", "base", "decorator"),
        ("class", "heir", "suffix"),
        ("class", "suffix", "base"),
        ("class", "suffix", "decorator"),
        ("class", "directory", "base"),
        ("class", "directory", "suffix"),
        ("class", "directory", "decorator"),
        ("class", "decorator", "decorator"),
        ("function", "directory", "decorator"),
        ("function", "of-base", "decorator"),
        ("function", "decorator", "decorator"),
        ("function", "routed", "decorator"),
        ("function", "decorator", "prefix"),
        ("function", "decorator", "suffix"),
        ("function", "directory", "prefix"),
        ("function", "directory", "suffix"),
        ("function", "returns", "prefix"),
        ("function", "returns", "suffix"),
        ("class", "decorator", "suffix"),
        ("file", "directory", "prefix"),
        ("file", "directory", "suffix"),
        ("file", "directory", "import"),
        ("file", "stem", "import"),
        ("file", "suffix", "import"),
        ("variable", "made", "named"),
        ("variable", "made", "prefix"),
        ("variable", "made", "suffix"),
        ("variable", "made-in", "named"),
        ("variable", "made-in", "prefix"),
        ("variable", "made-in", "suffix"),
        ("class", "base", "member"),
        *(("class", it, "base") for it in ("in", "suffix")),
        *(("class", it, feature) for it in ("in", "suffix", "base", "directory") for feature in ("decorator", "given")),
        *(("function", it, "decorator") for it in ("in", "of-suffix", "of-interface")),
        *(("function", it, "given") for it in ("in", "of-suffix", "of-interface", "decorator", "directory", "routed")),
        *(("function", it, "call") for it in ("in", "of-suffix", "of-base", "decorator", "routed", "call")),
    }
)
"""Implications that say what a thing is, not merely what often stands near it; on new code they may be flagged."""

WRAPPER = "mined/wrapper"
"""What the detector of wrappers is called; `learning.wrappers` finds them."""

WRAPPED = "wrapped"
"""The kind of their rules."""

MARKED = frozenset({"mined/class-decorator", "mined/function-decorator", "mined/call-keyword"})
"""What the detectors are called that find several things missing in one."""

NAMING = frozenset({"base", "heir", "decorator"})
"""What may give its own name to what has it: a `Controller` to its heirs, `get` to what it stands above."""

FLAGGED_SHARE = 0.95
"""Share of the sites that must follow an implication for the others to be flagged."""

NAMED_SHARE = 0.97
"""That share for names, which are oftener otherwise for a reason."""

HELPED = 3
"""So many functions of a file that are called as their folder has it may have others beside them that help."""

ONE_OF_A_FILE = 1.2
"""Sites for each file that follows, below which there is one in a file."""

FOLDER = "directory:"
SUBSTITUTES = {"decorator": "decorator:", "member": "base:", "base": "base:", "given": "given:"}
"""What may bring a feature that is missing: another decorator, another base; but not what others have besides it."""

PLAIN = frozenset(
    {"base:Exception", "base:Error", "base:RuntimeException", "base:LogicException", "base:ValueError"}
    | {"base:RuntimeError", "base:TypeError", "base:object", "base:DomainException"}
)
"""Bases that the language brings: they have nothing that another base is missed for."""

PLACED = frozenset({"class", "file"})
"""Kinds of sites that are like those of all folders around them."""

SHAPES = frozenset(
    {
        "classmethod",
        "staticmethod",
        "property",
        "cached_property",
        "functools.cached_property",
        "abstractmethod",
        "abc.abstractmethod",
        "override",
        "typing.override",
        "overload",
        "typing.overload",
        "Override",
        "SuppressWarnings",
        "Deprecated",
        "Obsolete",
        "ApiExplorerSettings",
        "deprecated",
        "cfg",
        "cfg_attr",
        "allow",
        "expect",
        "inline",
        "doc",
        "must_use",
        "track_caller",
    }
)
"""Decorators that say how one thing is made or read, not what it is for."""

ABILITIES = frozenset(
    {"Clone", "Copy", "Default", "Deserialize", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd", "Serialize"}
)
"""Traits that a type is given where somebody needs them, not for another one that it has."""

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
    """The callee or component of a filler; what a wrapper wraps; else a feature."""

    feature: str
    """Of a wrapper: the file that defines it, `:` and its name."""

    count: int
    of: int
    files: int
    """Files in which it is followed."""

    bound: float
    fillers: tuple[str, ...] = ()
    """Everything that sites with the feature are given by name; what is given something else is not comparable. Of a
    decorator or a base: those that stand beside it somewhere. Of a wrapper: how it is spelled.
    """

    positional: int = 0
    """Fewest unnamed arguments at sites with the feature; more of them may fill it."""

    departures: int = 0
    places: tuple[str, ...] = ()
    """Where sites with the feature usually stand; in other places it may mean something else. Of what holds in a
    folder: those in it that do it their own way, as features. Of a wrapper: the packages in which it is used.
    """

    home: tuple[str, ...] = ()
    """Where a wrapper lives: how the paths of its files begin, and folders, with a `/` behind. Of classes that are
    called alike: the name of the folders in which they stand, if it is one.
    """

    @property
    def flagged(self) -> bool:
        """Whether it may become a finding at all."""
        if self.kind in FILLERS or self.kind == WRAPPED:
            return True
        named = self.feature.startswith(("prefix:", "suffix:", "named:"))
        others = self.of - (self.count < self.of)  # Whoever asks about a site must not count it as well.
        return self.count >= (NAMED_SHARE if named else FLAGGED_SHARE) * others and is_template(self.slot)

    @property
    def told(self) -> bool:
        """Whether it may be told of a line that did so and does not any more."""
        return self.flagged or is_template(self.slot)


class Mined:
    """The sites of all files of main code, counted by file; changes file by file."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, dict[str, Counter[Bag]]]] = {}

    def put(self, survey: Survey, family: str) -> None:
        """Count a file's sites, in place of those it had."""
        bags: defaultdict[str, Counter[Bag]] = defaultdict(Counter)
        for it in survey.bearers:
            if it.known:
                bags[it.kind][it.name, features(it), it.positional, it.place] += 1
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


def features(it: Bearer) -> tuple[str, ...]:
    """List what a site carries; a class, a file and what answers requests lie in all folders around them."""
    placed = FOLDER if it.kind in PLACED else ROUTED if it.kind == "function" else ""
    lies = next((one for one in it.features if one.startswith(placed)), "") if placed else ""
    if not lies:
        return it.features
    folder = lies.removeprefix(placed)
    return (*it.features, *(f"{placed}{one}" for one in around(folder) if one != folder))


@lru_cache(maxsize=1 << 14)
def is_template(slot: str) -> bool:
    """Tell from its slot, `python class base:A → suffix:B`, whether an implication may be flagged."""
    left, _, right = slot.partition(" → ")
    kind, _, antecedent = left.partition(" ")[2].partition(" ")
    given, _, bearer = antecedent.partition(":")
    consequent, _, name = right.partition(":")
    if given in NAMING and consequent in ("prefix", "suffix"):
        # Many who do a thing are called alike, and do it for another reason.
        return name.casefold() in map(str.casefold, words(last(bearer))) and (kind, given, consequent) in TEMPLATES
    able = consequent == "decorator" and name in ABILITIES
    return (kind, given, consequent) in TEMPLATES and not able and SHAPES.isdisjoint((name, bearer))


def last(name: str) -> str:
    """Take the last part of a qualified name: `models.Model` is `Model`."""
    return re.split(r"\W", name.rstrip(")>]"))[-1]


def folder_name(found: Iterable[str]) -> str:
    """Take the name of the folder that something with these features stands in, without the way to it."""
    return next((it.removeprefix(FOLDER).rpartition("/")[2] for it in found if it.startswith(FOLDER)), "")


def asked(rules: Iterable[Rule], family: str) -> Asked:
    """Tell what must be known of the sites of a file in order to find all that departs from one of these rules."""
    kinds, names = set[str](), set[str]()
    for it in rules:
        if it.told and it.slot.startswith(f"{family} "):
            kinds.update(("call", "element", WRAPPED) if it.kind == WRAPPED else (it.kind,))
            names.add(plainly(it.antecedent))
    inside = any(it.told and it.feature.startswith("call:") for it in rules)
    return Asked(frozenset(kinds), frozenset(names), inside=inside)


def departing(rule: Rule, bearers: Iterable[Bearer]) -> list[Bearer]:
    """List the sites of one file that depart from a rule; those that cannot be compared do not."""
    if rule.kind not in FILLERS:
        asked = [it for it in bearers if it.kind == rule.kind and it.known and rule.antecedent in features(it)]
        lacking = [it for it in asked if _lacks(it, rule)]
        helps = rule.kind == "function" and rule.antecedent.startswith(FOLDER)
        following = len(asked) - len(lacking)
        if rule.kind == "variable" and following and rule.count < ONE_OF_A_FILE * rule.files:
            return []  # Each file has one that is called so, and others beside it.
        return [] if helps and 0 < following <= HELPED else lacking
    return [
        it
        for it in bearers
        if it.kind == rule.kind
        and is_of(it, rule)
        and it.known
        and rule.feature not in it.features
        and it.positional <= rule.positional
        and it.place in rule.places
        and set(it.features) <= set(rule.fillers)
    ]


def is_of(it: Bearer, rule: Rule) -> bool:
    """Tell whether a call or a component is one that a rule speaks of."""
    return it.name == rule.antecedent or (it.kind == "call" and loosely(it.name) == rule.antecedent != "")


def following(rule: Rule, bearers: Iterable[Bearer]) -> Iterator[tuple[Bearer, bool]]:
    """List the sites of one file that a rule speaks of, each with whether it follows."""
    lacking = departing(rule, bearers := [it for it in bearers if it.kind == rule.kind])
    for it in bearers:
        spoken_of = is_of(it, rule) if rule.kind in FILLERS else rule.antecedent in features(it)
        if it.known and spoken_of and (rule.feature in it.features or it in lacking):
            yield it, rule.feature in it.features


def _lacks(it: Bearer, rule: Rule) -> bool:
    """Tell whether a definition lacks a feature for sure: a base or a decorator that never stands beside the one that
    is missing may bring it, or stand for it.
    """
    if rule.feature in it.features or not set(it.features).isdisjoint(rule.places):
        return False
    if rule.kind == "class" and rule.home and folder_name(it.features) not in rule.home:
        return False
    if it.place == BODILESS and rule.feature.startswith("call:"):
        return False
    if LIKE_ITS_FILE in it.features and rule.feature.startswith(("named:", "prefix:", "suffix:")):
        return False
    kind = SUBSTITUTES.get(rule.feature.partition(":")[0])
    known = {*rule.fillers, *(PLAIN if rule.feature.startswith("base:") else ())}
    return kind is None or all(other in known for other in it.features if other.startswith(kind))


def weighed(rule: Rule, opinions: Opinions) -> Rule:
    """Compute a rule's bound anew from its counts and from what people said of it."""
    return msgspec.structs.replace(
        rule, bound=lower_bound(*posterior(rule.id, rule.feature, rule.count, rule.of, opinions))
    )


def posterior(pattern: str, feature: str, count: int, of: int, opinions: Opinions) -> tuple[float, float]:
    """Tell α and β of a share, with what people said of the pattern."""
    more, less = opinions.weight(pattern, PROJECT, feature)
    return round(1.0 + count + more, 3), round(1.0 + of - count + less, 3)


class Search(msgspec.Struct, frozen=True):
    """What every candidate is measured by."""

    knobs: Mine
    previous: frozenset[str]
    opinions: Opinions

    def slack(self, pattern: str) -> float:
        """Tell how far below the thresholds a rule may be: one that was kept before leaves later than it came."""
        return self.knobs.leave if pattern in self.previous else 0.0
