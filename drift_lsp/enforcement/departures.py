"""Departures: a survey and the model in, every site that does not do as is expected out, with why it may go unsaid.

This is the cheap half of judging: it reads counts, never source. Messages are made in `check`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import dirname

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Detector, Freedom
from drift_lsp.detectors.sites import Bearer
from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.enforcement.knobs import Lonely
from drift_lsp.graphs.outline import spelled
from drift_lsp.learning.model import Model, Ruling
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.rule import WRAPPED, Rule, departing, last
from drift_lsp.learning.scope import PROJECT, is_inside
from drift_lsp.learning.tally import Count, is_free
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
    lacking = Counter((it.start, rule.antecedent) for rule in rules for it in _lacking(rule, survey, model))
    for rule in rules:
        ruling = mined_ruling(rule, survey.path, model)
        for it in _lacking(rule, survey, model):
            if (it.start, rule.feature) in said or _is_base_itself(it, rule, survey):
                continue
            said.add((it.start, rule.feature))
            if lacking[it.start, rule.antecedent] > 1 and rule.antecedent.startswith("directory:"):
                continue  # What lacks several things that its neighbours have is of another kind.
            yield Departure(rule.id, rule.detector, rule.slot, "absent", Site(it.start, it.end), ruling, rule)


def mined_ruling(rule: Rule, path: str, model: Model) -> Ruling:
    """Tell what holds for a mined convention at a path."""
    varied = model.variant(rule.id, path)
    status, _, _ = model.decided(rule.id, model.tallies.scopes(path), rule.feature, varied)
    approved = status == "approved"
    return Ruling(rule.id, rule.feature, PROJECT, None, approved, "" if approved else status, varied)


def _lacking(rule: Rule, survey: Survey, model: Model) -> list[Bearer]:
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
    varied = model.variant(pattern, path)
    status, scope, _ = model.decided(pattern, model.tallies.scopes(path), "", varied)
    return Ruling(pattern, "", scope, None, silent=status if status in _SILENT else "", varied=varied)


def _learned(group: Group, survey: Survey, model: Model) -> Iterator[Departure]:
    if survey.role == "example":
        return
    key = group.detector, group.slot
    if model.agrees(key, group.choice, survey.path):
        return
    ruling = model.ruling(key, survey.path)
    if not ruling.choice or ruling.choice in group.choice.split("|"):
        return
    for site in group.sites:
        if is_free(site, survey, model.hierarchy):
            yield Departure(ruling.pattern, group.detector, group.slot, group.choice, site, ruling)


def lacks_example(it: Departure, survey: Survey, model: Model) -> bool:
    """Tell whether a question that needs it has no other file that does the expected with the very same thing."""
    if it.rule or not it.site.token or not registry.by_id()[it.detector].by_example:
        return False
    slot = model.tallies.slots.get((it.detector, it.slot))
    elsewhere = slot.tokens.get(it.site.token, {}) if slot else {}
    return not any(made == it.ruling.choice and path != survey.path for path, made in elsewhere.items())


def is_common(
    it: Departure, survey: Survey, committed: Survey | None, model: Model, knobs: Lonely, per_file: int
) -> bool:
    """Tell whether others depart in the same way: a second convention or an outside contract, and left alone.

    `committed` is the file as it was before the author's work, None for a new one: what somebody writes now must not
    excuse itself. `per_file` is the most findings of a mined pattern in a file.
    """
    if it.rule:
        return committed is not None and len(_lacking(it.rule, committed, model)) > per_file
    slot = model.tallies.slots.get((it.detector, it.slot))
    if slot is None:
        return False
    if it.site.token:
        elsewhere = slot.tokens.get(it.site.token, {})
        # Where others do the expected with the very same thing, that is no excuse.
        others = sum(
            path != survey.path and made == it.choice and path not in model.fresh for path, made in elsewhere.items()
        )
        if others >= knobs.other_files:
            return True
    if "|" in it.choice and _is_uncounted_often(it, survey, model):
        return True
    often = max(knobs.choice_files, knobs.choice_share * slot.files[it.ruling.scope or PROJECT])
    if registry.by_id()[it.detector].conventions is None and _files(it, survey, model) >= often:
        return True
    return (
        _fills_directory(it, survey, committed, model, knobs)
        or _fills_file(it, survey, committed, model, knobs)
        or _is_mirrored(it, survey, knobs)
    )


def _is_uncounted_often(it: Departure, survey: Survey, model: Model) -> bool:
    """Tell whether names that fit the same styles are no exception here: they teach nothing, and no share tells."""
    slot = model.tallies.slots[it.detector, it.slot]
    kept = f"uncounted {it.choice} {it.ruling.scope}"
    if kept not in slot.standing:
        slot.standing[kept] = sum(
            any(made == it.choice and is_inside(dirname(path), it.ruling.scope) for path, made in paths.items())
            for paths in slot.tokens.values()
        )
    alike: int = slot.standing[kept]  # type: ignore[assignment]
    of = it.ruling.standing.of if it.ruling.standing else 0
    return alike - 1 > (1 - model.knobs.import_share) * of


def _files(it: Departure, survey: Survey, model: Model) -> int:
    """Count the other files that make the same choice in the scope that speaks, but for folders where it is usual."""
    # A name that fits several styles is as common as the most common of them.
    return max(_files_of(choice, it, survey, model) for choice in it.choice.split("|"))


def _files_of(choice: str, it: Departure, survey: Survey, model: Model) -> int:
    slot = model.tallies.slots[key := (it.detector, it.slot)]
    kept = f"files {choice}"
    if kept not in slot.standing:
        packages = set(model.project.packages)
        slot.standing[kept] = {
            scope: choices[choice].files
            for scope, choices in slot.scopes.items()
            if scope and scope not in packages and choice in choices and not _is_usual(choices, choice)
        }
    folders: dict[str, int] = slot.standing[kept]  # type: ignore[assignment]
    own = dirname(survey.path) in folders and model.tallies.makes(survey.path, key, choice)
    return sum(n for scope, n in folders.items() if is_inside(scope, it.ruling.scope)) - own


def _is_usual(choices: Mapping[str, Count], choice: str) -> bool:
    return all(count.sites <= choices[choice].sites for count in choices.values())


def _fills_directory(it: Departure, survey: Survey, committed: Survey | None, model: Model, knobs: Lonely) -> bool:
    key, folder = (it.detector, it.slot), dirname(survey.path)
    here = {choice: count.sites for choice, count in model.tallies.slots[key].scopes.get(folder, {}).items()}
    if committed is not survey:
        for choice in here:
            here[choice] -= model.tallies.contribution(survey.path, key, choice, folder)
        for group in committed.groups if committed else ():
            if (group.detector, group.slot) == key and "|" not in group.choice:
                here[group.choice] = here.get(group.choice, 0) + _weight(group, committed, model)
    # A name that fits several styles departs like those that show which of them is meant.
    same = here.get(it.choice, 0) or sum(here.get(choice, 0) for choice in it.choice.split("|"))
    return same > 0 and same / sum(here.values()) >= knobs.directory_share


def _weight(group: Group, committed: Survey | None, model: Model) -> int:
    """Count the sites of a group as tallies do: names once each."""
    free = [site for site in group.sites if committed and is_free(site, committed, model.hierarchy)]
    detector = registry.by_id()[group.detector]
    if detector.otherwise:
        return min(len(free), 1)
    return len({site.token for site in free}) if detector.counts_names else len(free)


def _is_alike(choice: str, it: Departure) -> bool:
    """Tell whether a choice departs in the same way, or may."""
    fitting = choice.split("|")
    return it.ruling.choice not in fitting and not set(fitting).isdisjoint(it.choice.split("|"))


def _fills_file(it: Departure, survey: Survey, committed: Survey | None, model: Model, knobs: Lonely) -> bool:
    if committed is None:
        return False
    once = registry.by_id()[it.detector].otherwise  # Who does it in whichever way has answered for the whole file.
    sites = [
        site
        for group in committed.groups
        if (group.detector, group.slot) == (it.detector, it.slot) and (once or _is_alike(group.choice, it))
        for site in group.sites
        if is_free(site, committed, model.hierarchy)
    ]
    if len(sites) >= (1 if once else knobs.file_sites):
        return True
    owner = survey.outline.owner(it.site.start, it.site.end)
    if owner is None:
        return False
    owners = [committed.outline.owner(site.start, site.end) for site in sites]
    return sum(other is not None and other.name == owner.name for other in owners) >= knobs.class_sites


def _is_mirrored(it: Departure, survey: Survey, knobs: Lonely) -> bool:
    """Tell whether the class around a name, and its like in the file, spell all names otherwise.

    They have them from a service, from a base.
    """
    owner = survey.outline.owner(it.site.start, it.site.end)
    if owner is None or not registry.by_id()[it.detector].counts_names:
        return False
    places = [
        (survey.outline.owner(site.start, site.end), it.ruling.choice in group.choice.split("|"))
        for group in survey.groups
        if (group.detector, group.slot) == (it.detector, it.slot)
        for site in group.sites
    ]
    keeping = {around for around, expected in places if expected}
    departing = sum(not expected and around is not None and around not in keeping for around, expected in places)
    return owner not in keeping and departing >= knobs.mirrored_names
