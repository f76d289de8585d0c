"""Tally: surveys in, how often each choice is made in each scope out.

Counts change file by file: a file is put in, or taken out again exactly as it went in, so the work is in proportion to
the change. What a file contributes is decided here: sites without freedom count nowhere, sites whose choices are
compatible with several answers teach nothing, and where names are counted, a name counts once in each scope and a name
that stands in three files counts once in the whole project and for no folder of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import intern

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Freedom
from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.graphs.hierarchy import Hierarchy
from drift_lsp.graphs.project import Project
from drift_lsp.learning.kin import Kin
from drift_lsp.learning.scope import PROJECT, chain, kind_of
from drift_lsp.syntax import languages

Key = tuple[str, str]
"""Detector and slot: what a pattern's id is made of."""

Row = tuple[Key, str, int, tuple[str, ...]]
"""What a file is counted with: slot, choice, sites, tokens."""

_FREE = int(Freedom.FREE)
"""Nearly all are: this is asked of every site of a project."""

_SETTLED = frozenset(map(int, (Freedom.FORCED, Freedom.FREE, Freedom.IF_CIRCULAR)))
_HANGS_ON_BASES = frozenset(map(int, (Freedom.UNLESS_INHERITED, Freedom.UNLESS_SEEN, Freedom.IF_SEEN)))

COMMON_NAME = 3
"""Files in which a name stands that is no folder's choice any more."""


class Count:
    """One choice in one scope."""

    __slots__ = ("files", "sites")

    def __init__(self) -> None:
        self.sites = 0
        self.files = 0


class Slot:
    """Everything counted of one key."""

    def __init__(self) -> None:
        self.scopes: dict[str, dict[str, Count]] = {}
        """Scope → choice → count."""

        self.files = Counter[str]()
        """Scope → files with free sites."""

        self.tokens: dict[str, dict[str, str]] = defaultdict(dict)
        """Token → path → choice."""

        self.common: dict[str, Counter[str]] = {}
        """Of tokens that are counted as names and stand in many files: token → choice → files."""

        self.standing: dict[str, object] = {}
        """What was concluded of a scope since it last changed; kept for `learning.pattern`."""

        self.tops: dict[str, str] = {}
        """Scope → the choice made most often there, since it last changed."""

    def add(self, scopes: Iterable[str], choice: str, sites: int, files: int) -> None:
        """Change a count by so many sites and files."""
        for scope in scopes:
            choices = self.scopes.get(scope)
            if choices is None:
                choices = self.scopes[scope] = {}
            count = choices.get(choice)
            if count is None:
                count = choices[choice] = Count()
            count.sites += sites
            count.files += files
            if not count.sites and not count.files:
                del choices[choice]
        if self.standing:
            self.standing.clear()
        if self.tops:
            self.tops.clear()

    def top(self, scope: str) -> str:
        """Tell the choice made most often in a scope; "" where none was."""
        found = self.tops.get(scope)
        if found is None:
            choices = self.scopes.get(scope, {})
            found = self.tops[scope] = max(choices, key=lambda it: (choices[it].sites, it), default="")
        return found


class Tallies:
    """The counts of a project; only which-way questions. With-or-without sites are counted by `learning.mine`."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.slots: dict[Key, Slot] = {}
        self.kin = Kin()
        self._counted: dict[str, list[Row]] = {}
        self._keys: dict[Key, Key] = {}
        """Each key once: every file brings its own, and what is equal need be kept once only."""

        self._scopes: dict[str, tuple[str, ...]] = {}
        self._kinds: dict[str, dict[str, None]] = {}
        """What files are by their names → the files, in the order they came."""

    def put(self, survey: Survey, hierarchy: Hierarchy) -> None:
        """Count a file, in place of what it contributed before."""
        self.remove(survey.path)
        votes = otherwise(survey)
        rows = [
            (
                self._keys.setdefault(key, key),
                intern(group.choice),
                1 if key in votes else len(sites),
                tuple({intern(it.token) for it in sites if it.token}),
            )
            for key, group, sites in countable(survey, hierarchy)
        ]
        answered = {row[0] for row in rows}
        rows += [(key, choice, 1, ()) for key, choice in votes.items() if key not in answered]
        self._counted[survey.path] = rows
        self._kinds.setdefault(kind_of(survey.path), {})[survey.path] = None
        self.kin.put(survey.path, rows)
        self._apply(survey.path, rows, 1)

    def remove(self, path: str) -> None:
        """Take out what a file contributed."""
        self._apply(path, self._counted.pop(path, []), -1)
        self._kinds.get(kind_of(path), {}).pop(path, None)
        self.kin.remove(path)

    def scopes(self, path: str) -> tuple[str, ...]:
        """List the scopes of a file, widest first; they are asked for at every name and every site."""
        known = self._scopes.get(path)
        if known is None:
            known = self._scopes[path] = chain(path, self.project)
        return known

    def asks(self, key: Key, scope: str) -> bool:
        """Tell whether a scope may answer a question: that a few files of a folder do without says nothing of it."""
        return not registry.by_id()[key[0]].otherwise or not scope or scope in self.project.packages

    def makes(self, path: str, key: Key, choice: str) -> bool:
        """Tell whether a file makes a choice, as counted."""
        return any(counted == key and made == choice for counted, made, _, _ in self._counted.get(path, ()))

    def made(self, path: str) -> Iterator[tuple[Key, str, int]]:
        """List what a file is counted with: slot, choice, sites."""
        return ((key, choice, sites) for key, choice, sites, _ in self._counted.get(path, ()))

    @property
    def files(self) -> int:
        """How many files are counted."""
        return len(self._counted)

    def rows_of(self, path: str) -> Sequence[Row]:
        """Give what a file is counted with."""
        return self._counted.get(path, ())

    def contribution(self, path: str, key: Key, choice: str, scope: str) -> int:
        """Tell by how much the count of a choice in a scope around a file would be less without that file."""
        rows = [row for row in self._counted.get(path, ()) if row[:2] == (key, choice)]
        if not registry.by_id()[key[0]].counts_names:
            return sum(n for _, _, n, _ in rows)
        votes = [self.slots[key].tokens[token] for _, _, _, tokens in rows for token in tokens]
        without = [{other: made for other, made in it.items() if other != path} for it in votes]
        return sum(self._is_counted(it, choice, scope) for it in votes) - sum(
            self._is_counted(it, choice, scope) for it in without
        )

    def keys_of(self, path: str) -> set[Key]:
        """List the slots a file is counted in."""
        return {key for key, _, _, _ in self._counted.get(path, ())}

    def alike(self, kind: str) -> Iterable[str]:
        """List the files that are of a kind by their names."""
        return self._kinds.get(kind, ())

    def rows(self) -> Iterator[tuple[str, Key, str, int, int]]:
        """List every count: scope, key, choice, sites, files."""
        for key, slot in self.slots.items():
            for scope, choices in slot.scopes.items():
                for choice, count in choices.items():
                    yield scope, key, choice, count.sites, count.files

    def _apply(self, path: str, rows: list[Row], sign: int) -> None:
        scopes = self.scopes(path)
        detectors = registry.by_id()
        seen = set[Key]()
        for key, choice, n, tokens in rows:
            slot = self.slots.get(key)
            if slot is None:
                slot = self.slots[key] = Slot()
            if detectors[key[0]].counts_names:
                for token in tokens:
                    self._vote(slot, token, path, choice if sign > 0 else None)
                n = 0  # The names are counted; what is left is the file.
            else:
                for token in tokens:
                    if sign > 0:
                        slot.tokens[token][path] = choice
                    else:
                        slot.tokens[token].pop(path, None)
            if "|" not in choice:
                slot.add(scopes, choice, sign * n, sign)
                if key not in seen:
                    seen.add(key)
                    for scope in scopes:
                        slot.files[scope] += sign

    def _vote(self, slot: Slot, token: str, path: str, choice: str | None) -> None:
        """Set or unset a file's use of a name, and count the name anew in the scopes of all its files."""
        paths, common = slot.tokens[token], slot.common.get(token)
        before, after = self._votes(paths) if common is None else set(), set[tuple[str, str]]()
        was = paths.pop(path, None)
        if choice is not None:
            paths[path] = choice
        if common is not None and len(paths) >= COMMON_NAME:
            _change(slot, common, was, -1)
            _change(slot, common, choice, 1)
        elif len(paths) >= COMMON_NAME:
            common = slot.common[token] = Counter()
            for made in paths.values():
                _change(slot, common, made, 1)
        else:
            for made in slot.common.pop(token, ()):
                _count_once(slot, made, -1)
            after = self._votes(paths)
        for scope, made in before - after:
            slot.add((scope,), made, -1, 0)
        for scope, made in after - before:
            slot.add((scope,), made, 1, 0)

    def _is_counted(self, paths: dict[str, str], choice: str, scope: str) -> bool:
        if len(paths) >= COMMON_NAME:
            return scope == PROJECT and choice in paths.values()
        return any(made == choice and scope in self.scopes(path) for path, made in paths.items())

    def _votes(self, paths: dict[str, str]) -> set[tuple[str, str]]:
        """Tell what a name that stands in few files votes for: scope, choice."""
        return {(scope, choice) for path, choice in paths.items() if "|" not in choice for scope in self.scopes(path)}


def _change(slot: Slot, common: Counter[str], choice: str | None, sign: int) -> None:
    """Count one file more or less that gives a common name in a style."""
    if choice is None:
        return
    common[choice] += sign
    if common[choice] == (sign > 0):
        _count_once(slot, choice, sign)
    if not common[choice]:
        del common[choice]


def _count_once(slot: Slot, choice: str, sign: int) -> None:
    if "|" not in choice:
        slot.add((PROJECT,), choice, sign, 0)


def keys_in(survey: Survey) -> set[Key]:
    """List the slots that a file gives an answer to, its silence included."""
    return {(group.detector, group.slot) for group in survey.groups}.union(otherwise(survey))


def otherwise(survey: Survey) -> Mapping[Key, str]:
    """Tell what a file answers by doing nothing of the kind."""
    return registry.otherwise(languages.named(survey.language), survey.role)


def countable(survey: Survey, hierarchy: Hierarchy) -> Iterator[tuple[Key, Group, list[Site]]]:
    """List the groups of a file that answer a which-way question, with the sites that were free to choose."""
    detectors = registry.by_id()
    for group in survey.groups:
        detector = detectors.get(group.detector)
        if detector is None or (detector.absolute and not detector.kept):
            continue
        sites = [it for it in group.sites if it.free == _FREE or (it.free and is_free(it, survey, hierarchy))]
        if sites:
            yield (group.detector, group.slot), group, sites


def hangs(survey: Survey) -> bool:
    """Tell whether what is counted of a file hangs on what other files say."""
    return any(it.free not in _SETTLED for group in survey.groups for it in group.sites)


def is_free(site: Site, survey: Survey, hierarchy: Hierarchy) -> bool:
    """Decide whether the author of a site could have chosen otherwise."""
    if site.free not in _HANGS_ON_BASES:
        if site.free == Freedom.UNLESS_EXTENDED:
            return not hierarchy.is_extended(site.token)
        if site.free == Freedom.IF_REPLACED:
            held = survey.outline.owner(site.start, site.end)
            return held is not None and hierarchy.replaces(survey.path, held.name, held.bases, site.token)
        if site.free != Freedom.UNLESS_ELSEWHERE:
            return bool(site.free)
        return not hierarchy.is_elsewhere(survey.path, site.token)
    owner = survey.outline.owner(site.start, site.end)
    unseen, wanted = site.free == Freedom.UNLESS_INHERITED, site.free == Freedom.IF_SEEN
    if owner is None:
        return not wanted
    return hierarchy.inherits(survey.path, owner.name, owner.bases, site.token, unseen=unseen) == wanted
