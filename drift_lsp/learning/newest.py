"""Newest: which commit brought each of the newest files in, whether they still follow a custom out.

A custom that a team is leaving has the old majority behind it, and what was written last against it. One commit has one
vote, whatever number of files and sites it brought: a single large change is no change of mind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from drift_lsp.learning.knobs import Learn
from drift_lsp.learning.tally import Key, Tallies


class Newest:
    """What the newest files do. What is counted of them is indexed once, until one of them changes."""

    def __init__(self, tallies: Tallies, ages: Mapping[str, int] | None = None) -> None:
        self.ages = ages or {}
        """Path → how many commits ago it was brought."""

        self._tallies = tallies
        self._choices: dict[Key, list[tuple[int, str, str, int]]] | None = None

    def changed(self, path: str) -> None:
        """Take note that a file is counted otherwise."""
        if path in self.ages:
            self._choices = None

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

    def _index(self) -> dict[Key, list[tuple[int, str, str, int]]]:
        if self._choices is None:
            found: defaultdict[Key, list[tuple[int, str, str, int]]] = defaultdict(list)
            for path, age in sorted(self.ages.items(), key=lambda it: (it[1], it[0])):
                for key, choice, sites in self._tallies.made(path):
                    if "|" not in choice:
                        found[key].append((age, path, choice, sites))
            self._choices = dict(found)
        return self._choices
