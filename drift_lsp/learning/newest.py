"""Newest: which commit brought each of the newest files and what was written last in, whether they still follow a
custom out.

A custom that a team is leaving has the old majority behind it, and what was written last against it. Where whole files
are new, one commit has one vote, whatever number of files and sites it brought: a single large change is no change of
mind. What was written last into any file tells more: of findings that readers judged seven in ten were right where a
tenth of it departed as well, else eight in ten.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from drift_lsp.learning.knobs import Learn
from drift_lsp.learning.tally import Key, Row, Tallies


class Newest:
    """What the newest files do. What is counted of them is indexed once, until one of them changes."""

    def __init__(self, tallies: Tallies, ages: Mapping[str, int] | None = None) -> None:
        self.ages = ages or {}
        """Path → how many commits ago it was brought."""

        self.ask: Callable[[], Mapping[str, float]] = dict
        """Tells which part of each file was written last, 0 to 1: git is asked when somebody first needs it."""

        self._tallies = tallies
        self._choices: dict[Key, list[tuple[int, str, str, int]]] | None = None
        self._parts: dict[str, int] | None = None
        """Path → thousandths of it that were written last."""

        self._written: defaultdict[Key, Counter[str]] = defaultdict(Counter)
        """Of what was written last: slot → choice → thousandths of sites."""

        self._taken: dict[str, Sequence[Row]] = {}
        """Path → with what it is in there."""

        self._stale = set[str]()

    def changed(self, path: str) -> None:
        """Take note that a file is counted otherwise."""
        if path in self.ages:
            self._choices = None
        if self._parts and path in self._parts:
            self._stale.add(path)

    def leave(self, key: Key, choice: str, scope: str, knobs: Learn) -> bool:
        """Tell whether too many of the last commits that brought files to a scope did not make a choice there."""
        votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for age, path, made, sites in self._index().get(key, ()):
            if not scope or path.startswith(f"{scope}/"):
                if age not in votes and len(votes) == knobs.newest_commits:
                    break
                votes[age][made] += sites
        followed = sum(it[choice] * 2 >= it.total() for it in votes.values())
        return len(votes) >= knobs.veto_sites and followed < knobs.newest_share * len(votes)

    def written(self, key: Key, choice: str, but: str) -> tuple[float, float]:
        """Tell how many places of what was written last make a choice, and how many another; `but` not in this file.

        The places of a file are taken to lie evenly in it.
        """
        self._catch_up()
        counted = Counter(self._written[key])
        for at, made, sites, _ in self._taken.get(but, ()):
            if at == key:
                counted[made] -= (self._parts or {})[but] * sites
        follow = sum(n for made, n in counted.items() if choice in made.split("|"))
        return follow / 1000, (counted.total() - follow) / 1000

    def _catch_up(self) -> None:
        """Count what was written last, or of it the files that were counted otherwise since."""
        if self._parts is None:
            self._parts = {path: round(1000 * part) for path, part in self.ask().items()}
            self._stale.update(self._parts)
        for path in self._stale:
            for sign, rows in ((-1, self._taken.pop(path, ())), (1, self._tallies.rows_of(path))):
                for row in rows:
                    self._written[row[0]][row[1]] += sign * self._parts[path] * row[2]
            self._taken[path] = self._tallies.rows_of(path)
        self._stale.clear()

    def _index(self) -> dict[Key, list[tuple[int, str, str, int]]]:
        if self._choices is None:
            found: defaultdict[Key, list[tuple[int, str, str, int]]] = defaultdict(list)
            for path, age in sorted(self.ages.items(), key=lambda it: (it[1], it[0])):
                for key, choice, sites in self._tallies.made(path):
                    if "|" not in choice:
                        found[key].append((age, path, choice, sites))
            self._choices = dict(found)
        return self._choices
