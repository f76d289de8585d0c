"""Model: all surveys of a project and what people said in, all that learning counts and concludes out.

It is the one state that learning works on; whoever owns it passes it in. It changes file by file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from drift_lsp.detectors.contract import Freedom
from drift_lsp.detectors.survey import Survey
from drift_lsp.detectors.wrappers import Wrapping
from drift_lsp.graphs.circles import Circles
from drift_lsp.graphs.hierarchy import Hierarchy
from drift_lsp.graphs.outline import spelled
from drift_lsp.graphs.project import Project
from drift_lsp.learning.concerned import concerned
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.knobs import Learn, Mine
from drift_lsp.learning.mine import mine
from drift_lsp.learning.newest import Newest
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.rule import Mined, Rule, Search, weighed
from drift_lsp.learning.ruling import Held, Rulings
from drift_lsp.learning.tally import Tallies, hangs
from drift_lsp.learning.wrappers import Wrapped, spoken_of, wrappers
from drift_lsp.syntax import languages

_pack, _unpack = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(Survey).decode


class Model:
    """Everything learned of one project."""

    def __init__(self, project: Project, knobs: Learn, opinions: Opinions, held: dict[str, Held] | None = None) -> None:
        self.project = project
        self.knobs = knobs
        self.hierarchy = Hierarchy(project)
        self.circles = Circles()
        self.tallies = Tallies(project)
        self.newest = Newest(self.tallies)
        self.rulings = Rulings(project, self.tallies, self.newest, knobs, opinions, held or {})
        self.mined = Mined()
        self.wrapped = Wrapped(project)
        self.rules: tuple[Rule, ...] = ()
        self.fresh: frozenset[str] = frozenset()
        """Files that were not there before the author's work: what they do is no example for anybody yet."""

        self._fillers: dict[str, dict[str, list[Rule]]] = {}
        """Language family → what is spoken of → mined conventions that may be told."""

        self._unsettled = list[bytes]()
        """Surveys of files that hang on others, packed: as they are, they would take five times the room."""

    @property
    def opinions(self) -> Opinions:
        """What people said so far."""
        return self.rulings.opinions

    def fill(self, surveys: Iterable[Survey]) -> None:
        """Learn from many files at once."""
        for it in surveys:
            self.see(it)
        self.settle()

    def see(self, survey: Survey) -> None:
        """Learn what one of many files tells by itself; what hangs on the others waits until they are settled."""
        if survey.role != "example":
            self.hierarchy.put(survey.path, survey.outline)
            self._note(survey)
            if hangs(survey):
                # Only its choices are counted then; the rest of so many files would take room until the last was seen.
                self._unsettled.append(
                    _pack(msgspec.structs.replace(survey, directives=(), bearers=(), wrapping=Wrapping()))
                )
            else:
                self.tallies.put(survey, self.hierarchy)

    def settle(self) -> None:
        """Learn what hangs on other files, now that all were seen."""
        for it in self._unsettled:
            self.tallies.put(_unpack(it), self.hierarchy)
        self._unsettled.clear()

    def put(self, survey: Survey) -> None:
        """Learn from a file, in place of what was learned from it before."""
        if survey.role == "example":
            return self.remove(survey.path)
        self.hierarchy.put(survey.path, survey.outline)
        self.tallies.put(survey, self.hierarchy)
        return self._note(survey)

    def remove(self, path: str) -> None:
        """Forget a file."""
        self.hierarchy.remove(path)
        self.circles.remove(spelled(path, self.project))
        self.tallies.remove(path)
        self.newest.changed(path)
        self.mined.remove(path)
        self.wrapped.remove(path)

    def mine(self, knobs: Mine) -> None:
        """Find the with-or-without conventions and the wrappers anew."""
        search = Search(knobs, frozenset(rule.id for rule in self.rules), self.opinions)
        self.adopt(
            (*mine(self.mined, knobs, search.previous, self.opinions), *wrappers(self.wrapped, search, self.fresh))
        )

    def adopt(self, rules: Iterable[Rule]) -> None:
        """Use these with-or-without conventions."""
        self.rules = tuple(sorted(rules, key=lambda it: (it.detector, it.slot)))
        self._fillers = {}
        for rule in self.rules:
            if rule.told:
                family = rule.slot.partition(" ")[0]
                self._fillers.setdefault(family, {}).setdefault(rule.antecedent, []).append(rule)

    def hear(self, opinions: Opinions) -> None:
        """Take note of what people said since; of what they said nothing new, all that was concluded is kept."""
        about = concerned(self.opinions, opinions)
        self.rulings.hear(opinions)
        self.adopt(weighed(rule, opinions) for rule in self.rules)
        for key, slot in self.tallies.slots.items():
            if identity(*key) in about:
                slot.standing.clear()

    def hold(self, held: dict[str, Held]) -> None:
        """Take these choices for the dominant ones."""
        self.rulings.held = held
        for slot in self.tallies.slots.values():
            slot.standing.clear()

    def fillers(self, survey: Survey) -> Iterator[Rule]:
        """List the mined conventions that may be told and speak of something that a file holds."""
        fillers = self._fillers.get(languages.named(survey.language).family, {})
        for name in sorted(fillers.keys() & spoken_of(survey)) if fillers else ():
            yield from fillers[name]

    def _note(self, survey: Survey) -> None:
        self.circles.put(spelled(survey.path, self.project), _loads(survey))
        self.newest.changed(survey.path)
        self.mined.put(survey, languages.named(survey.language).family)
        self.wrapped.put(survey, languages.named(survey.language).family)


def _loads(survey: Survey) -> Iterator[str]:
    """List the modules of the project that a file loads."""
    for group in survey.groups:
        if group.sites[0].free == Freedom.IF_CIRCULAR:
            yield from (it.token for it in group.sites)
