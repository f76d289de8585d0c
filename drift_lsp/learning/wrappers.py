"""Wrappers: what files use and their thin functions in, "what needs `strdup` calls `xStrdup`" out.

A thin function that hands its parameters on is the project's wrapper where many call it from many files, and nearly
nobody calls what it wraps outside of the place where it lives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from posixpath import basename, dirname, splitext

import msgspec

from drift_lsp.detectors.sites import Bearer, loosely, plainly
from drift_lsp.detectors.survey import Survey
from drift_lsp.detectors.wrappers import Thin
from drift_lsp.graphs.outline import spelled
from drift_lsp.graphs.project import Project
from drift_lsp.learning.confidence import lower_bound
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.rule import WRAPPED, WRAPPER, Rule, Search, features, posterior
from drift_lsp.syntax import languages

LEAST_USES = 20
LEAST_FILES = 5
"""Uses of a wrapper, and files they lie in, from which it is everybody's."""

LEAST_SHARE = 0.95
"""Share of all uses, of the wrapper and of what it wraps, that must go through it."""

COMPETING = 0.25
"""Share of the best wrapper's uses from which another one of the same thing makes it a matter of choice."""

AT_HOME = 0.1
LEAST_HELPERS = 3
"""Most uses of what is wrapped where the wrapper lives, as a share of the wrapper's own or in number: where there are
more, it is one of many helpers.
"""

FOLDER = 3
"""Files beside a wrapper that use it, from which its folder is no home of its own."""


class Used(msgspec.Struct, frozen=True):
    """What is kept of one file."""

    family: str
    uses: Counter[str]
    """Name, plainly spelled → how often."""

    thin: tuple[Thin, ...]
    named: frozenset[str]
    """What it defines."""

    module: str
    """How others spell it."""


class Candidate(msgspec.Struct, frozen=True):
    """A thin function that many call."""

    path: str
    name: str
    spellings: tuple[str, ...]
    places: Mapping[str, int]
    """Files that call it → how often."""

    home: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Count its uses."""
        return sum(self.places.values())


class Wrapped:
    """The uses and the thin functions of all files of main code; changes file by file."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.files: dict[str, Used] = {}

    def put(self, survey: Survey, family: str) -> None:
        """Take note of a file, in place of what was known of it."""
        if survey.role != "main":
            return self.remove(survey.path)
        uses = Counter({plainly(name): places[0] for name, places in survey.wrapping.uses.items()})
        uses.update(plainly(it.name) for it in survey.bearers if it.name)
        named = frozenset((*(it.name for it in survey.outline.definitions), *survey.wrapping.macros))
        module = plainly(survey.outline.namespace or spelled(survey.path, self.project))
        self.files[survey.path] = Used(family, uses, survey.wrapping.thin, named, module)
        return None

    def remove(self, path: str) -> None:
        """Forget a file."""
        self.files.pop(path, None)

    def using(self, family: str, name: str) -> Iterator[str]:
        """List the files that use a name, plainly spelled."""
        return (path for path, it in self.files.items() if it.family == family and name in it.uses)


def spoken_of(survey: Survey) -> set[str]:
    """Name all in a file that a mined convention could speak of."""
    carried = (features(it) for it in survey.bearers if not it.name)
    names = [it.name for it in survey.bearers if it.name]
    return names_in(survey).union(names, filter(None, map(loosely, names)), *carried)


def names_in(survey: Survey, offset: int | None = None) -> set[str]:
    """Name, plainly, all that a file uses; or what it uses at one place."""
    if offset is None:
        return {plainly(it) for it in survey.wrapping.uses} | {plainly(it.name) for it in survey.bearers if it.name}
    return {plainly(it.name) for it in used(survey) if it.start <= offset <= it.end}


def bypassing(rule: Rule, survey: Survey, project: Project) -> list[Bearer]:
    """List the places of a file where a wrapper could be called and what it wraps is called instead.

    Where another function of the file wraps it too, and where nothing calls the wrapper so far, nothing is expected.
    """
    if is_home(survey.path, rule.home) or project.package_of(survey.path) not in rule.places:
        return []
    if any(plainly(it) == rule.antecedent for thin in survey.wrapping.thin for it in thin.wraps):
        return []
    return [it for it in used(survey) if plainly(it.name) == rule.antecedent]


def used(survey: Survey) -> Iterator[Bearer]:
    """List the places that are known where a file uses something by its name."""
    for name, (_, *starts) in survey.wrapping.uses.items():
        size = len(name.rpartition(".")[2].strip("<>").encode())
        yield from (Bearer("call", name, start, start + size, ()) for start in starts)
    yield from (it for it in survey.bearers if it.name)


def wrappers(wrapped: Wrapped, search: Search, fresh: Collection[str] = ()) -> Iterator[Rule]:
    """Find every wrapper that is worth a rule; what `fresh` files do directly does not excuse itself."""
    for family in sorted({it.family for it in wrapped.files.values() if it.thin}):
        files = {path: it for path, it in wrapped.files.items() if it.family == family}
        index = _Index(files)
        least = LEAST_USES * (1 - search.knobs.leave)
        for name, found in _candidates(files, index, least, wrapped.project).items():
            direct = {path: n for path, n in index.places.get(name, {}).items() if path not in fresh}
            if rule := _rule(family, name, _together(found), direct, wrapped.project, search):
                yield rule


class _Index:
    """What the files of a family use and define, by name."""

    def __init__(self, files: Mapping[str, Used]) -> None:
        self.places: defaultdict[str, dict[str, int]] = defaultdict(dict)
        """Name → file → how often it is used there."""

        self.homes: defaultdict[str, set[str]] = defaultdict(set)
        """What is defined → names of the files that do; a header and its source have one."""

        self.tails: defaultdict[str, list[str]] = defaultdict(list)
        """Last part of a name → all that end so."""

        for path, it in files.items():
            for name in it.named:
                self.homes[name].add(splitext(basename(path))[0])
            for name, n in it.uses.items():
                self.places[name][path] = n
        for name in self.places:
            self.tails[name.rpartition(".")[2]].append(name)


def _candidates(files: Mapping[str, Used], index: _Index, least: float, project: Project) -> dict[str, list[Candidate]]:
    """List what is wrapped and does not live in the project, with those thin functions that many call."""
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for path, it in files.items():
        for thin in it.thin:
            spellings = tuple(_spellings(path, thin, it, index, project))
            called = Counter[str]()
            for name in spellings:
                called.update({at: n for at, n in index.places[name].items() if at != path})
            if sum(called.values()) >= least and len(called) >= LEAST_FILES:
                for name in map(plainly, thin.wraps):
                    if name.partition(".")[0] not in index.homes:
                        found[name].append(Candidate(path, thin.name, spellings, called))
    return found


def _spellings(path: str, thin: Thin, it: Used, index: _Index, project: Project) -> Iterator[str]:
    """List the names under which files use a thin function; a plain one only where nothing else is called so."""
    family, module = it.family, it.module
    owner, _, last = thin.name.rpartition(".")
    alone = len(index.homes[last]) < 2
    folder = dirname(path)
    if f"{module}.default" in index.places and _letters(basename(module).partition(".")[0]) == _letters(last):
        yield f"{module}.default"
    for name in index.tails.get(last, ()):
        before = name.rpartition(".")[0]
        if (
            name == f"{module}.{thin.name}"
            # An object or a class that a module offers.
            or before.startswith(f"{module}.")
            or (owner and before == owner and len(index.homes[owner]) < 2)
            or (not owner and not before and alone)
            # Handed on by another module; a package that is its folder.
            or (not owner and alone and _is_own(before, family, project))
            or (not owner and folder and before.endswith(folder))
        ):
            yield name


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _is_own(module: str, family: str, project: Project) -> bool:
    """Tell whether a module, as names are spelled, lives in this project."""
    if module.startswith("./"):
        return True
    language = languages.named(family)
    if language.modules == "dotted":
        return project.is_own(module)
    return languages.is_under(module, (*language.own, *project.own.get(family, ())), language)


def _rule(
    family: str, name: str, found: Sequence[Candidate], direct: Mapping[str, int], project: Project, search: Search
) -> Rule | None:
    """Make a rule of the most used wrapper; None where it is not the only one, or not what everybody uses."""
    best = found[0]
    slot = f"{family} {name} → {best.name}"
    pattern = identity(WRAPPER, slot)
    slack = search.slack(pattern)
    if best.total < LEAST_USES * (1 - slack) or any(it.total >= COMPETING * best.total for it in found[1:]):
        return None
    outside = sum(n for path, n in direct.items() if not is_home(path, best.home))
    inside = sum(direct.values()) - outside
    count, of = best.total, best.total + outside
    feature = f"{best.path}:{best.name}"
    bound = lower_bound(*posterior(pattern, feature, count, of, search.opinions))
    if count < (LEAST_SHARE - slack) * of or bound < search.knobs.least_bound - slack:
        return None
    if inside > max(LEAST_HELPERS, AT_HOME * count):
        return None
    return Rule(
        pattern,
        WRAPPER,
        slot,
        WRAPPED,
        name,
        feature,
        count,
        of,
        len(best.places),
        bound,
        best.spellings,
        departures=outside,
        places=tuple(sorted({project.package_of(path) for path in (best.path, *best.places)})),
        home=best.home,
    )


def _together(found: Iterable[Candidate]) -> list[Candidate]:
    """Take those that are called the same for one, as each package of a project may have its own; most used first."""
    made: dict[str, Candidate] = {}
    for it in sorted(found, key=lambda it: (-it.total, it.path)):
        it = msgspec.structs.replace(it, home=_home(it))
        if known := made.get(it.name):
            it = msgspec.structs.replace(
                known,
                spellings=tuple(dict.fromkeys((*known.spellings, *it.spellings))),
                places={**it.places, **known.places},
                home=tuple(dict.fromkeys((*known.home, *it.home))),
            )
        made[it.name] = it
    return sorted(made.values(), key=lambda it: (-it.total, it.path))


def _home(it: Candidate) -> tuple[str, ...]:
    """Tell where what is wrapped may be used: in the wrapper's file, and in its folder if that hardly calls it."""
    folder = dirname(it.path)
    beside = sum(dirname(path) == folder for path in it.places)
    stem = f"{splitext(it.path)[0]}."
    return (stem, f"{folder}/") if folder and beside < FOLDER else (stem,)


def is_home(path: str, home: Iterable[str]) -> bool:
    """Tell whether a file is where a wrapper lives."""
    return any(f"{dirname(path)}/" == it if it.endswith("/") else path.startswith(it) for it in home)
