"""Departures: a survey and the model in, every site that does not do as is expected out, with why it may go unsaid.

This is the cheap half of judging: it reads counts, never source. Messages are made in `check`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Detector, Freedom
from drift_lsp.detectors.sites import Bearer
from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.enforcement.knobs import Check
from drift_lsp.graphs.outline import spelled
from drift_lsp.learning.model import Model
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.rule import WRAPPED, Rule, departing, last
from drift_lsp.learning.ruling import Ruling
from drift_lsp.learning.scope import PROJECT
from drift_lsp.learning.tally import Key, is_free
from drift_lsp.learning.wrappers import bypassing


class Departure(msgspec.Struct, frozen=True):
    """A site that does not do as is expected."""

    pattern: str
    detector: str
    slot: str
    choice: str
    """What it does instead."""

    site: Site
    ruling: Ruling
    rule: Rule | None = None
    """The mined convention it departs from."""

    absolute: bool = False


UNKEPT, LEAST_KEPT = 1 / 3, 3
"""A rule is none where more than this share of at least so many sites of other files do otherwise."""

FILES_A_PLACE = 4
"""In a small project fewer places must be there: one for each so many of its files."""

_SILENT = ("ignored", "muted", "varied")


def departures(survey: Survey, model: Model) -> Iterator[Departure]:
    """List every departure of a file from what holds there, those not to be said as well."""
    detectors = registry.by_id()
    for group in survey.groups:
        detector = detectors.get(group.detector)
        if detector is not None:
            yield from (
                _absolute(group, detector, survey, model) if detector.absolute else _learned(group, survey, model)
            )
    yield from _mined(survey, model)


def _mined(survey: Survey, model: Model) -> Iterator[Departure]:
    """List the sites that lack what their like have; of several rules that miss the same thing, the surest says so."""
    said = set[tuple[int, str]]()
    rules = sorted(model.fillers(survey), key=lambda it: (-it.bound, it.slot))
    sites = [(rule, lacking(rule, survey, model)) for rule in rules]
    missed = Counter((it.start, rule.antecedent) for rule, found in sites if rule.flagged for it in found)
    for rule, found in sites:
        ruling = mined_ruling(rule, survey.path, model)
        for it in found:
            if (it.start, rule.feature) in said or _is_base_itself(it, rule, survey):
                continue
            said.add((it.start, rule.feature))
            if missed[it.start, rule.antecedent] > 1 and rule.antecedent.startswith(("directory:", "base:")):
                continue  # What lacks several things that its neighbours have is of another kind.
            yield Departure(rule.id, rule.detector, rule.slot, "absent", Site(it.start, it.end), ruling, rule)


def mined_ruling(rule: Rule, path: str, model: Model) -> Ruling:
    """Tell what holds for a mined convention at a path."""
    varied = model.rulings.variant(rule.id, path)
    status, _, _ = model.rulings.decided(rule.id, model.tallies.scopes(path), rule.feature, varied)
    approved = status == "approved"
    silent = "" if approved else status or ("" if rule.flagged else "unsure")
    return Ruling(rule.id, rule.feature, PROJECT, None, approved, silent, varied)


def lacking(rule: Rule, survey: Survey, model: Model) -> list[Bearer]:
    """List the sites of a file that depart from a mined convention."""
    if rule.kind == WRAPPED:
        return bypassing(rule, survey, model.project)
    return departing(rule, survey.bearers)


def _is_base_itself(it: Bearer, rule: Rule, survey: Survey) -> bool:
    """Tell whether a class is the very one that its like extend."""
    if not rule.feature.startswith("base:"):
        return False
    owner = survey.outline.owner(it.start, it.end)
    return owner is not None and last(rule.feature) == owner.name


def _absolute(group: Group, detector: Detector, survey: Survey, model: Model) -> Iterator[Departure]:
    if group.choice not in detector.absolute:
        return
    pattern = identity(group.detector, group.slot)
    ruling = absolute_ruling(pattern, survey.path, model)
    if detector.kept and not ruling.silent and not _is_kept(group, detector.kept, survey.path, model):
        ruling = msgspec.structs.replace(ruling, silent="unkept")
    for site in group.sites:
        if _holds(site, survey, model):
            yield Departure(pattern, group.detector, group.slot, group.choice, site, ruling, absolute=True)


def _is_kept(group: Group, kept: str, path: str, model: Model) -> bool:
    """Tell whether the other files of a project, and those of the nearest folder that has some, keep to a rule."""
    key = group.detector, group.slot
    slot = model.tallies.slots.get(key)
    for scope in model.tallies.scopes(path) if slot else ():
        counted = slot.scopes.get(scope, {}) if slot else {}
        sites = {it: n.sites - model.tallies.contribution(path, key, it, scope) for it, n in counted.items()}
        of = sum(sites.values())
        if of >= LEAST_KEPT and 1 - sites.get(kept, 0) / of > UNKEPT:
            return False
    return True


def _holds(site: Site, survey: Survey, model: Model) -> bool:
    """Tell whether what an absolute rule speaks of is so in this project."""
    if site.free != Freedom.IF_CIRCULAR:
        return bool(site.free)
    return model.circles.closes(spelled(survey.path, model.project), site.token)


def absolute_ruling(pattern: str, path: str, model: Model) -> Ruling:
    """Tell what holds for a rule that nobody learned, at a path."""
    varied = model.rulings.variant(pattern, path)
    status, scope, _ = model.rulings.decided(pattern, model.tallies.scopes(path), "", varied)
    return Ruling(pattern, "", scope, None, silent=status if status in _SILENT else "", varied=varied)


def _learned(group: Group, survey: Survey, model: Model) -> Iterator[Departure]:
    if survey.role == "example":
        return
    key = group.detector, group.slot
    if model.rulings.agrees(key, group.choice, survey.path):
        return
    ruling = model.rulings.at(key, survey.path)
    if not ruling.choice or ruling.choice in group.choice.split("|"):
        return
    if ruling.silent == "unsure" and _is_habit(group, ruling, survey, model):
        ruling = msgspec.structs.replace(ruling, silent="")
    for site in group.sites:
        if site.free != Freedom.UNASKED and is_free(site, survey, model.hierarchy):
            yield Departure(ruling.pattern, group.detector, group.slot, group.choice, site, ruling)


def _is_habit(group: Group, ruling: Ruling, survey: Survey, model: Model) -> bool:
    """Tell whether all else in a file, or in its folder, is written as most of a project, and of each folder, is."""
    key, stands = (group.detector, group.slot), ruling.standing
    detector = registry.by_id()[group.detector]
    if not detector.form or detector.layout or stands is None:
        return False
    if stands.choice in detector.older or len(group.sites) != 1:
        return False
    if stands.of < model.knobs.least_sites or stands.files < model.knobs.least_files:
        return False
    alike = [
        (it.choice, len(it.sites))
        for it in survey.groups
        if (it.detector, it.slot) == key and it is not group and any(site.free for site in it.sites)
    ]
    if {choice for choice, _ in alike} - {ruling.choice}:
        return False
    throughout = sum(n for _, n in alike) >= model.knobs.habit_sites or _is_custom(key, ruling.choice, survey, model)
    share = stands.without_one.share
    return throughout and share >= model.knobs.habit_share and model.rulings.agrees(key, ruling.choice, survey.path)


def _is_custom(key: Key, choice: str, survey: Survey, model: Model) -> bool:
    """Tell whether nearly all other files of a folder make a choice, and often enough to object to any other."""
    folder, slot = model.tallies.scopes(survey.path)[-1], model.tallies.slots.get(key)
    if slot is None or folder == PROJECT or slot.files[folder] < model.knobs.least_files:
        return False
    others = {
        it: count.sites - model.tallies.contribution(survey.path, key, it, folder)
        for it, count in slot.scopes.get(folder, {}).items()
    }
    same = others.get(choice, 0)
    return same >= model.knobs.veto_sites and same >= model.knobs.import_share * sum(others.values())


def lacks_example(it: Departure, survey: Survey, model: Model) -> bool:
    """Tell whether a question that needs it has no other file that does the expected with the very same thing."""
    if it.rule or not it.site.token or not registry.by_id()[it.detector].by_example:
        return False
    slot = model.tallies.slots.get((it.detector, it.slot))
    elsewhere = slot.tokens.get(it.site.token, {}) if slot else {}
    return not any(made == it.ruling.choice and path != survey.path for path, made in elsewhere.items())


def agreed(it: Departure, survey: Survey, model: Model, check: Check) -> bool:
    """Tell whether so many of all places outside of the file do as is expected that changed lines are asked for it.

    What one file departs from again and again does not excuse itself.
    """
    counted = it.rule or it.ruling.standing
    if counted is None:
        return False
    groups = (one for one in survey.groups if (one.detector, one.slot) == (it.detector, it.slot))
    here = sum(len(one.sites) for one in groups if it.ruling.choice not in one.choice.split("|"))
    others = max(counted.count, counted.of - max(here, 1))
    detector = registry.by_id().get(it.detector)
    form = detector is not None and detector.form
    # In a small project one for every few of its files is enough.
    if counted.of < min(check.agreement_places, max(model.knobs.least_sites, model.tallies.files // FILES_A_PLACE)):
        return False
    many = form and others - counted.count >= check.agreement_departures
    return counted.count >= check.agreement * others and not many


def is_left(it: Departure, survey: Survey, model: Model) -> bool:
    """Tell whether much of what was written last in other files departs as well: then the team is leaving a custom."""
    if it.rule or it.absolute:
        return False
    follow, depart = model.newest.written((it.detector, it.slot), it.ruling.choice, survey.path)
    knobs = model.knobs
    return depart >= knobs.written_departures and depart > knobs.written_share * (follow + depart)
