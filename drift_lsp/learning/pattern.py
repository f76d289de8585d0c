"""Pattern: the counts of a slot in a scope in, how it stands there out; and the records that are stored and shown.

A pattern is a slot's distribution of choices, its identity the hash of detector and slot: no choice, no scope, no path.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec
import xxhash

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Detector
from drift_lsp.learning import scope as scopes
from drift_lsp.learning.confidence import lower_bound, reaches
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.knobs import Learn
from drift_lsp.learning.tally import Key, Slot, Tallies

HARDLY_ANY = 3
"""Places that depart, at most, of a question that is asked of whole projects alone."""


class Standing(msgspec.Struct, frozen=True):
    """How a slot stands in one scope."""

    choice: str
    """The dominant one."""

    count: int
    """Sites that make it."""

    of: int
    """Sites that were free to."""

    files: int
    """Files with such sites."""

    alpha: float
    beta: float
    """Of the posterior of its share, feedback included."""

    @property
    def share(self) -> float:
        """The share as counted."""
        return self.count / self.of

    @property
    def mean(self) -> float:
        """The share as believed."""
        return self.alpha / (self.alpha + self.beta)

    @property
    def bound(self) -> float:
        """The share that can be vouched for: `confidence_score`."""
        return lower_bound(round(self.alpha, 3), round(self.beta, 3))

    @property
    def without_one(self) -> Standing:
        """How it stands without one of the sites that depart: whoever asks about a site must not count it as well."""
        if self.count == self.of:
            return self
        return msgspec.structs.replace(self, of=self.of - 1, beta=max(self.beta - 1.0, 1e-3))

    def is_unanimous(self, knobs: Learn) -> bool:
        """Tell whether all sites make the choice, too few for a bound but enough not to be chance."""
        return self.count == self.of >= knobs.unanimous_sites and self.files >= knobs.unanimous_files

    def reaches(self, bound: float) -> bool:
        """Tell whether at least `bound` can be vouched for."""
        return self.mean >= bound and reaches(round(self.alpha, 3), round(self.beta, 3), bound)


@lru_cache(maxsize=65536)
def identity(detector: str, slot: str) -> str:
    """Compute a pattern's id: 16 hex characters, the same on every machine."""
    return xxhash.xxh3_64_hexdigest(f"{detector}\0{slot}".encode())


def standing(tallies: Tallies, key: Key, scope: str, knobs: Learn, opinions: Opinions) -> Standing | None:
    """Tell how a slot stands in a scope; None where no choice that can be a convention was made."""
    slot = tallies.slots.get(key)
    if slot is None:
        return None
    if scope not in slot.standing:
        slot.standing[scope] = _standing(tallies, slot, key, scope, knobs, opinions)
    return slot.standing[scope]  # type: ignore[return-value]


def counted(tallies: Tallies, key: Key, scope: str, choice: str) -> Standing | None:
    """Tell how a choice that somebody approved stands in a scope, whatever is dominant there."""
    slot = tallies.slots.get(key)
    choices = slot.scopes.get(scope, {}) if slot else {}
    count = choices[choice].sites if choice in choices else 0
    of = sum(it.sites for it in choices.values())
    if slot is None or not of:
        return None
    return Standing(choice, count, of, slot.files[scope], 1.0 + count, 1.0 + of - count)


def _standing(tallies: Tallies, slot: Slot, key: Key, scope: str, knobs: Learn, opinions: Opinions) -> Standing | None:
    choices = slot.scopes.get(scope)
    if not choices:
        return None
    detector = registry.by_id()[key[0]]
    dominant = slot.top(scope)
    if not choices[dominant].sites or not can_be_convention(detector, dominant):
        return None
    of = sum(count.sites for count in choices.values())
    count = choices[dominant].sites
    wider = scopes.parent(scope, tallies.project)
    if wider is None:
        alpha, beta = 1.0 + count, 1.0 + of - count
    else:
        prior = _prior(tallies, slot, scope, wider, dominant, knobs)
        alpha, beta = count + knobs.prior_weight * prior, of - count + knobs.prior_weight * (1 - prior)
        settled = of >= knobs.least_sites and count >= knobs.import_share * of
        if settled and (1 + count) / (2 + of) > alpha / (alpha + beta):
            # What a place of size does throughout needs no opinion of others; but it may have theirs besides.
            alpha, beta = 1.0 + count, 1.0 + of - count
    more, less = opinions.weight(identity(*key), scope, dominant)
    return Standing(dominant, count, of, slot.files[scope], alpha + more, max(beta + less, 1e-3))


def _prior(tallies: Tallies, slot: Slot, scope: str, wider: str, choice: str, knobs: Learn) -> float:
    """Compute the wider scope's mean share of a choice without the sites of `scope` itself."""
    outer, inner = slot.scopes.get(wider, {}), slot.scopes.get(scope, {})
    others = sum(count.sites for count in outer.values()) - sum(count.sites for count in inner.values())
    same = sum(it[choice].sites * sign for it, sign in ((outer, 1), (inner, -1)) if choice in it)
    widest = scopes.parent(wider, tallies.project)
    if widest is None:
        return (1 + same) / (2 + others)
    prior = _prior(tallies, slot, wider, widest, choice, knobs)
    return (same + knobs.prior_weight * prior) / (others + knobs.prior_weight)


def share_needed(detector: Detector, of: int, knobs: Learn) -> float:
    """Tell the share that a question needs among so many sites: less of the strict ones where many vouch for what is
    only asked of new code.
    """
    if not detector.strict:
        return knobs.least_share
    many = of >= knobs.many_sites and detector.tier != "always" and not (detector.otherwise or detector.firm)
    return knobs.many_share if many else knobs.import_share


def large_enough(detector: Detector, stands: Standing, knobs: Learn, bound: float | None = None) -> bool:
    """Tell whether the share of a choice is what the kind of question needs besides `bound`."""
    departing, most = stands.of - stands.count, detector.few
    if most is None and detector.otherwise:
        most = knobs.shunned_files
    if (most is not None and departing > most) or (detector.reasoned and departing >= knobs.reasoned_sites):
        return False
    if stands.choice in detector.older and (stands.of < knobs.many_sites or stands.count < stands.of):
        return False
    if not detector.strict and bound is not None and bound < knobs.bound:
        return True  # Who asks for less than usual wants more to be said.
    needed = share_needed(detector, stands.of, knobs)
    if detector.form and not detector.firm and not detector.otherwise and departing <= knobs.form_departures:
        needed = min(needed, knobs.many_share)
    return stands.share >= needed


def is_of_all(detector: Detector) -> bool:
    """Tell whether a question is asked of whole projects alone: what hardly anybody does may have its reasons, and who
    has them elsewhere speaks for a folder in which nobody had one so far.
    """
    return detector.few is not None and detector.few <= HARDLY_ANY and not detector.beside


def can_be_convention(detector: Detector, choice: str) -> bool:
    """Tell whether an answer may be expected of others."""
    return choice != "other" and (detector.conventions is None or choice in detector.conventions)
