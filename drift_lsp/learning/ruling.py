"""Ruling: how slots stand in the scopes of a file in, what holds there out.

The widest scope that is sure speaks, unless the nearest objects; where none is, files that belong together may. What
was concluded of a slot is kept until its counts change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from posixpath import dirname

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Detector
from drift_lsp.graphs.project import Project
from drift_lsp.learning.concerned import decided
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.knobs import Learn
from drift_lsp.learning.newest import Newest
from drift_lsp.learning.pattern import Standing, can_be_convention, counted, identity, is_of_all, large_enough, standing
from drift_lsp.learning.scope import PROJECT, around, is_inside, is_of_a_kind, kin
from drift_lsp.learning.tally import Key, Slot, Tallies
from drift_lsp.learning.variants import Variant, holding

SPLIT = 0.35
"""The share of a project, and of what it does otherwise, from which it does both."""


class Held(msgspec.Struct, frozen=True):
    """The dominant choice as of the last scans; it changes only when several scans in a row say so."""

    choice: str
    challenger: str = ""
    """What was dominant in the last scans instead."""

    times: int = 0
    """In how many scans in a row."""


class Ruling(msgspec.Struct, frozen=True):
    """What holds for a slot at a path."""

    pattern: str
    choice: str
    """What is expected; "" where nothing is."""

    scope: str = ""
    """The scope that speaks."""

    standing: Standing | None = None
    """How the slot stands in that scope."""

    approved: bool = False
    silent: str = ""
    """Why nothing is said; "" where it speaks.

    `unsure`, `unkept`, `vetoed`, `undecided`, `leaving`, `ignored`, `muted`, `varied`.
    """

    varied: Variant | None = None
    """What people want otherwise here."""

    kin: str = ""
    """The files that speak where no scope does, and of new code only: those called alike, or all below a folder."""


class Rulings:
    """What holds at each path, by what was counted and by what people said."""

    def __init__(
        self,
        project: Project,
        tallies: Tallies,
        newest: Newest,
        knobs: Learn,
        opinions: Opinions,
        held: dict[str, Held],
    ) -> None:
        self.project = project
        self.tallies = tallies
        self.newest = newest
        self.knobs = knobs
        self.opinions = opinions
        self.held = held
        self.day = ""
        """The day on which it is asked, `YYYY-MM-DD`: variants end."""

        self._decided = decided(opinions)

    def hear(self, opinions: Opinions) -> None:
        """Take note of what people said since; whoever knows what that concerns forgets what was concluded of it."""
        self.opinions, self._decided = opinions, decided(opinions)

    def standing(self, key: Key, scope: str) -> Standing | None:
        """Tell how a slot stands in a scope."""
        return standing(self.tallies, key, scope, self.knobs, self.opinions)

    def at(self, key: Key, path: str) -> Ruling:
        """Decide what holds for a slot at a path: the widest scope that is sure speaks, unless the nearest objects."""
        scopes = self.tallies.scopes(path)
        slot = self.tallies.slots.get(key)
        varied = self.variant(identity(*key), path) if self.opinions.variants else None
        if slot is None or varied:
            return self._ruling(key, scopes, varied)
        kept = f"ruling {scopes[-1]}"
        if kept not in slot.standing:
            slot.standing[kept] = self._ruling(key, scopes)
        said: Ruling = slot.standing[kept]  # type: ignore[assignment]
        return self._among_kin(key, slot, path, said) if said.silent == "unsure" else said

    def _among_kin(self, key: Key, slot: Slot, path: str, unsure: Ruling) -> Ruling:
        """Decide what holds where no scope is sure: what all files do that are called alike, or all below a folder."""
        detector = registry.by_id()[key[0]]
        for group in kin(path, self.project) if detector.speaks_among_kin else ():
            if not is_of_a_kind(group, key[0]):
                continue
            kept = f"kin {group}"
            if kept not in slot.standing:
                slot.standing[kept] = self._kindred(detector, key, group)
            stands: Standing | None = slot.standing[kept]  # type: ignore[assignment]
            if stands and group.startswith("*"):
                return Ruling(unsure.pattern, stands.choice, PROJECT, stands, kin=group)
            if stands:
                said = Ruling(unsure.pattern, stands.choice, group, stands, kin=group)
                return self._unless_vetoed(said, detector, key, self.tallies.scopes(path)[-1:])
        return unsure

    def agrees(self, key: Key, choice: str, path: str) -> bool:
        """Tell whether a choice is the usual one in all scopes of a file: whoever speaks then wants just that."""
        slot = self.tallies.slots.get(key)
        if slot is None or (self._decided and identity(*key) in self._decided):
            return False
        scopes = self.tallies.scopes(path)
        kept = f"usual {scopes[-1]}"
        if kept not in slot.standing:
            slot.standing[kept] = {it for scope in scopes if (it := slot.top(scope))}
        usual: set[str] = slot.standing[kept]  # type: ignore[assignment]
        return usual <= {choice}

    def variant(self, pattern: str, path: str) -> Variant | None:
        """Tell what people want otherwise of a pattern in a file, or in a folder as a whole, on this day."""
        known = self.opinions.variants.get(pattern)
        return holding(known, path, self.day) if known else None

    def bound(self, pattern: str, scope: str) -> float:
        """Tell the share that must be vouched for before a scope speaks."""
        varied = self.variant(pattern, scope)
        return self.knobs.bound if varied is None or varied.threshold is None else varied.threshold

    def decided(
        self, pattern: str, scopes: Sequence[str], choice: str, varied: Variant | None = None
    ) -> tuple[str, str, str]:
        """Tell what people decided of a pattern, nearest folder first: status, scope, choice.

        A folder's status holds for all that lies below it. Mutes hold for the `choice` they came about under. A variant
        that turns the pattern on or off yields to what was decided for a folder inside its own place.
        """
        status, place, approved = self._status(pattern, scopes, choice)
        if varied is None or varied.enabled is None or (status and place != varied.scope and varied.covers(place)):
            return status, place, approved
        if not varied.enabled:
            return "varied", varied.scope, ""
        return (status, place, approved) if status == "approved" else ("", "", "")

    def _status(self, pattern: str, scopes: Sequence[str], choice: str) -> tuple[str, str, str]:
        for scope in around(scopes[-1]) if pattern in self._decided else ():
            if state := self.opinions.states.get((pattern, scope)):
                return state.status, scope, state.choice
            if scope in scopes and (pattern, scope, choice) in self.opinions.muted:
                return "muted", scope, ""
        return "", "", ""

    def speaks(self, detector: Detector, stands: Standing, bound: float | None = None) -> bool:
        """Tell whether a scope is sure enough to speak of one site that departs."""
        others = stands.without_one
        if stands.of < self.knobs.least_sites:
            if bound is not None and bound > self.knobs.bound:
                return False  # What is judged by its share can be told by few; unless somebody wants to be surer.
            alone = min(detector.beside.values(), default=others.of + 1) <= others.of == others.count
            few = (detector.strict or detector.usual) and others.choice not in detector.older
            return alone or (few and others.is_unanimous(self.knobs))
        enough = self.knobs.alone_forms if detector.form else self.knobs.alone_sites
        alone = others.of >= enough and others.share >= self.knobs.alone_share
        alone &= others.count == others.of or others.of >= self.knobs.many_sites
        spread = stands.files >= self.knobs.least_files or alone
        sure = others.reaches(self.knobs.bound if bound is None else bound)
        return spread and sure and large_enough(detector, others, self.knobs, bound)

    def has_enough(self, key: Key, scope: str) -> bool:
        """Tell whether a scope holds enough of a slot to be sure at all, before its standing is computed."""
        slot = self.tallies.slots.get(key)
        if slot is None or not self.tallies.asks(key, scope):
            return False
        # A folder that is of one mind follows the others, or is too small to tell.
        beside = registry.by_id()[key[0]].beside.get(key[1].partition(" ")[2], self.knobs.least_sites)
        least = min(self.knobs.least_sites, beside if scope else self.knobs.unanimous_sites)
        if slot.files[scope] < self.knobs.least_files:
            least = self.knobs.alone_forms if registry.by_id()[key[0]].form else self.knobs.alone_sites
        return sum(it.sites for it in slot.scopes.get(scope, {}).values()) >= least

    def _ruling(self, key: Key, scopes: tuple[str, ...], varied: Variant | None = None) -> Ruling:
        pattern = identity(*key)
        bound = self.knobs.bound if varied is None or varied.threshold is None else varied.threshold
        ruling = self._speaking(pattern, registry.by_id()[key[0]], key, scopes, bound)
        if not ruling.silent and self.newest.leave(key, ruling.choice, ruling.scope, self.knobs):
            ruling = msgspec.structs.replace(ruling, silent="leaving")
        if varied:
            ruling = msgspec.structs.replace(ruling, varied=varied)
        status, place, choice = self.decided(pattern, scopes, ruling.choice, varied)
        if status == "approved":
            stands = counted(self.tallies, key, place, choice)
            return Ruling(pattern, choice, place, stands, approved=True, varied=varied)
        if status:
            return msgspec.structs.replace(ruling, silent=status)
        return ruling

    def _speaking(self, pattern: str, detector: Detector, key: Key, scopes: tuple[str, ...], bound: float) -> Ruling:
        for number, scope in enumerate(scopes[:1] if detector.whole else scopes):
            stands = self.standing(key, scope) if self.has_enough(key, scope) else None
            if stands is None or not self.speaks(detector, stands, bound):
                continue
            if number and (stands.choice in detector.older or is_of_all(detector)):
                continue  # Others here have begun to leave it, or have their reasons.
            if number and scope not in self.project.packages and self._is_split(detector, key, stands):
                continue
            if number and stands.files < self.knobs.least_files and self._is_alone(key, stands):
                continue
            said = Ruling(pattern, stands.choice, scope, stands)
            if scope == PROJECT and (held := self.held.get(pattern)) and held.choice != stands.choice:
                return msgspec.structs.replace(said, silent="undecided")
            return self._unless_vetoed(said, detector, key, scopes[number + 1 :])
        stands = self.standing(key, PROJECT)
        return Ruling(pattern, stands.choice if stands else "", PROJECT, stands, silent="unsure")

    def _is_split(self, detector: Detector, key: Key, folder: Standing) -> bool:
        """Tell whether the rest of a project does it in this way as well as in others: then a folder of one mind has
        none of its own, but who wrote most of it has.
        """
        if len(detector.conventions or ("", "")) == 1 or detector.otherwise or detector.beside:
            return False  # What is left out elsewhere may well be the custom of one place.
        counted = self.tallies.slots[key].scopes.get(PROJECT, {})
        of = sum(it.sites for it in counted.values()) - folder.of
        same = (counted[folder.choice].sites if folder.choice in counted else 0) - folder.count
        return of >= self.knobs.least_sites and SPLIT <= same / of <= 1 - SPLIT

    def _is_alone(self, key: Key, few: Standing) -> bool:
        """Tell whether most of the rest of a project does otherwise than a few files, however many sites they hold."""
        counted = self.tallies.slots[key].scopes.get(PROJECT, {})
        of = sum(it.sites for it in counted.values()) - few.of
        same = (counted[few.choice].sites if few.choice in counted else 0) - few.count
        return of >= self.knobs.least_sites and 2 * same < of

    def _kindred(self, detector: Detector, key: Key, group: str) -> Standing | None:
        """Tell how a slot stands among files that belong together, if they can speak."""
        among, knobs = self.tallies.kin.among(group), self.knobs
        choices, files = among.choices.get(key), among.files[key]
        if not choices or files < knobs.kin_files:
            return None
        of, choice = choices.total(), max(choices, key=lambda it: (choices[it], it))
        if choice in detector.older:
            return None  # Others here have begun to leave it.
        stands = Standing(choice, choices[choice], of, files, 1.0 + choices[choice], 1.0 + of - choices[choice])
        others = stands.without_one
        # What has but its last word in common need not be of a kind, and few are of one mind by chance.
        alike = others.count == others.of and (not group.startswith("*") or group.startswith(("*/", "*.")))
        least = knobs.least_sites if alike else knobs.kin_sites
        sure = others.of >= least and others.share >= knobs.import_share and others.reaches(knobs.bound)
        sure = sure and (group.startswith("*") or not self._is_split(detector, key, stands))
        return (
            stands if sure and can_be_convention(detector, choice) and large_enough(detector, others, knobs) else None
        )

    def _unless_vetoed(self, said: Ruling, detector: Detector, key: Key, inner: tuple[str, ...]) -> Ruling:
        """Ask the nearest of the scopes inside the speaking one that has sites enough to object."""
        slot = self.tallies.slots[key]
        for near in reversed(inner):
            here = slot.scopes.get(near, {})
            of = sum(count.sites for count in here.values())
            if of >= self.knobs.veto_sites:
                break
        else:
            return msgspec.structs.replace(said, silent="vetoed") if self._is_odd(said, slot, inner) else said
        nearest = self.standing(key, near)
        agreeing = here[said.choice].sites if said.choice in here else 0
        other = nearest is None or nearest.choice != said.choice
        if not other and agreeing / of >= self.knobs.veto_share:
            return said
        if nearest and large_enough(detector, nearest, self.knobs) and nearest.reaches(self.knobs.bound):
            return Ruling(said.pattern, nearest.choice, near, nearest)
        return msgspec.structs.replace(said, silent="vetoed")

    def _is_odd(self, said: Ruling, slot: Slot, inner: tuple[str, ...]) -> bool:
        """Tell whether the nearest folder that holds enough, with all below it, mostly does otherwise than the rest."""
        packages = self.project.packages
        for folder in around(dirname(inner[-1])) if inner else ():
            if folder in (PROJECT, said.scope) or not is_inside(folder, said.scope):
                return False
            counted, files = Counter[str](), 0
            for scope, choices in slot.scopes.items():
                if scope and scope not in packages and is_inside(scope, folder):
                    files += slot.files[scope]
                    for choice, count in choices.items():
                        counted[choice] += count.sites
            if counted.total() >= self.knobs.veto_sites and files >= self.knobs.least_files:
                return 2 * counted[said.choice] < counted.total()
        return False
