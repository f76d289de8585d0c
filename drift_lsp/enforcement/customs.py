"""Customs: a departure in, whether others depart in the same way out.

What others do as well is a second convention or an outside contract, and left alone: in many files, in the folder, in
the file or the class around it, in files of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from posixpath import basename, dirname

from drift_lsp.detectors import registry
from drift_lsp.detectors.survey import Group, Survey
from drift_lsp.enforcement.departures import Departure, lacking
from drift_lsp.enforcement.knobs import Lonely
from drift_lsp.facts.casing import CASES
from drift_lsp.learning.model import Model
from drift_lsp.learning.scope import PROJECT, is_inside, kind_of
from drift_lsp.learning.tally import Count, is_free


def is_common(
    it: Departure,
    survey: Survey,
    committed: Survey | None,
    model: Model,
    knobs: Lonely,
    per_file: int,
    *,
    turned: bool = False,
) -> bool:
    """Tell whether others depart in the same way; that some do so far away is no excuse for who `turned` away, but
    that a name is taken from outside is.

    `committed` is the file as it was before the author's work, None for a new one: what somebody writes now must not
    excuse itself. `per_file` is the most findings of a mined pattern in a file.
    """
    if it.rule:
        return committed is not None and len(lacking(it.rule, committed, model)) > per_file
    slot = model.tallies.slots.get((it.detector, it.slot))
    if slot is None:
        return False
    if it.site.token and not (turned and not registry.by_id()[it.detector].counts_names):
        elsewhere = slot.tokens.get(it.site.token, {})
        if it.ruling.kin:
            kindred = model.tallies.kin.files(it.ruling.kin)
            elsewhere = {path: made for path, made in elsewhere.items() if path in kindred}
        # Where others do the expected with the very same thing, that is no excuse.
        others = sum(
            path != survey.path and made == it.choice and path not in model.fresh for path, made in elsewhere.items()
        )
        if others >= knobs.other_files and not _is_done_near(it, elsewhere, survey.path, knobs):
            return True
    if "|" in it.choice and _is_uncounted_often(it, survey, model):
        return True
    often = max(knobs.choice_files, knobs.choice_share * slot.files[it.ruling.scope or PROJECT])
    asked = not turned and not it.ruling.kin and registry.by_id()[it.detector].conventions is None
    if asked and _files(it, survey, model) >= often:
        return True
    return (
        _fills_directory(dirname(survey.path), it, survey, committed, model, knobs)
        or _fills_package(it, survey, committed, model, knobs)
        or _fills_file(it, survey, committed, model, knobs)
        or _fits_directory(it, survey, model, knobs)
        or _is_mirrored(it, survey, knobs)
        or (not turned and _is_style_of_file(it, survey, knobs))
        or _is_of_its_kind(it, survey, model, knobs)
        or _is_so_in_folders_alike(it, survey, model, knobs)
    )


def _is_done_near(it: Departure, elsewhere: Mapping[str, str], path: str, knobs: Lonely) -> bool:
    """Tell whether others do the expected with the very same thing in the folder that speaks: nothing forbids it. One
    file that does it may be an exception itself.
    """
    scope = it.ruling.scope
    near = sum(
        made == it.ruling.choice and other != path and is_inside(dirname(other), scope)
        for other, made in elsewhere.items()
    )
    return scope != PROJECT and near >= knobs.other_files


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


def _fills_package(it: Departure, survey: Survey, committed: Survey | None, model: Model, knobs: Lonely) -> bool:
    """Tell whether all of a package does so, where another one of the project speaks."""
    package, key = model.project.package_of(survey.path), (it.detector, it.slot)
    counted = model.tallies.slots[key].scopes.get(package, {})
    several = it.choice in counted and counted[it.choice].sites > knobs.file_sites
    outer = package != it.ruling.scope and is_inside(package, it.ruling.scope)
    return several and outer and _fills_directory(package, it, survey, committed, model, knobs)


def _fills_directory(
    folder: str, it: Departure, survey: Survey, committed: Survey | None, model: Model, knobs: Lonely
) -> bool:
    """Tell whether nearly all else in a folder does so."""
    key = it.detector, it.slot
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


def _fits_directory(it: Departure, survey: Survey, model: Model, knobs: Lonely) -> bool:
    """Tell whether the names of a folder, which may be in several styles, may all be in this one, and not as expected:
    beside `button` and `card`, `toggle-group` is no exception.
    """
    slot = model.tallies.slots[it.detector, it.slot]
    kept = "several styles"
    if kept not in slot.standing:
        slot.standing[kept] = [
            (path, choice) for paths in slot.tokens.values() for path, choice in paths.items() if "|" in choice
        ]
    several: list[tuple[str, str]] = slot.standing[kept]  # type: ignore[assignment]
    folder = dirname(survey.path)
    beside = [choice for path, choice in several if path != survey.path and dirname(path) == folder]
    counted = slot.scopes.get(folder, {}).get(it.ruling.choice)
    fitting = [one for one in beside if _is_alike(one, it)]
    expected = counted.sites if counted else 0
    return len(fitting) >= knobs.file_sites and len(fitting) >= knobs.directory_share * (len(beside) + expected)


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
    once = registry.by_id()[it.detector].otherwise
    sites = [
        site
        for group in committed.groups
        if (group.detector, group.slot) == (it.detector, it.slot) and (once or _is_alike(group.choice, it))
        for site in group.sites
        if is_free(site, committed, model.hierarchy)
    ]
    if len(sites) >= _least_in_file(it, committed, knobs):
        return True
    owner = survey.outline.owner(it.site.start, it.site.end)
    if owner is None:
        return False
    owners = [committed.outline.owner(site.start, site.end) for site in sites]
    return sum(other is not None and other.name == owner.name for other in owners) >= knobs.class_sites


def _least_in_file(it: Departure, committed: Survey, knobs: Lonely) -> int:
    """Tell how many other places of a file make a custom of it: fewer where none in it does as is expected."""
    detector = registry.by_id()[it.detector]
    if detector.otherwise:
        return 1  # Who does it in whichever way has answered for the whole file.
    kept = any(
        (group.detector, group.slot) == (it.detector, it.slot) and it.ruling.choice in group.choice.split("|")
        for group in committed.groups
    )
    return knobs.file_sites - (detector.reasoned or not kept)


def _is_of_its_kind(it: Departure, survey: Survey, model: Model, knobs: Lonely) -> bool:
    """Tell whether the files that are called alike, `cart.model.ts` and `item.model.ts` or each `urls.py`, have a
    custom of their own.
    """
    kind, key, slot = kind_of(survey.path), (it.detector, it.slot), model.tallies.slots[it.detector, it.slot]
    if not kind:
        return False
    # Of what is called alike to the letter, a folder has only one.
    within = model.project.package_of(survey.path) if kind.startswith("/") else it.ruling.scope
    kept = f"kind {kind}"
    if kept not in slot.standing:
        slot.standing[kept] = [
            (path, choice, sites)
            for path in model.tallies.alike(kind)
            for counted, choice, sites in model.tallies.made(path)
            if counted == key
        ]
    alike: list[tuple[str, str, int]] = slot.standing[kept]  # type: ignore[assignment]
    others = [
        one
        for one in alike
        if one[0] != survey.path and one[0] not in model.fresh and is_inside(dirname(one[0]), within)
    ]
    same = [one for one in others if one[1] == it.choice]
    return len(same) >= knobs.other_files and _sites(same) >= knobs.directory_share * _sites(others)


def _is_so_in_folders_alike(it: Departure, survey: Survey, model: Model, knobs: Lonely) -> bool:
    """Tell whether folders of the same name elsewhere, `story/` beside each component, mostly do so where one folder
    speaks: what lies in them is of another kind than what lies around it.
    """
    folder, slot = dirname(survey.path), model.tallies.slots[it.detector, it.slot]
    if not it.ruling.scope or it.ruling.scope in model.project.packages or folder == it.ruling.scope:
        return False
    package = model.project.package_of(survey.path)
    alike = [
        (scope, choices)
        for scope, choices in slot.scopes.items()
        if scope != folder and basename(scope) == basename(folder) and is_inside(scope, package)
    ]
    same = [choices[it.choice] for _, choices in alike if it.choice in choices]
    of = sum(count.sites for _, choices in alike for count in choices.values())
    files = sum(count.files for count in same)
    return files >= knobs.other_files and sum(count.sites for count in same) >= knobs.directory_share * of


def _sites(counted: Iterable[tuple[str, str, int]]) -> int:
    return sum(sites for _, _, sites in counted)


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


def _is_style_of_file(it: Departure, survey: Survey, knobs: Lonely) -> bool:
    """Tell whether a file spells as many names outside of classes otherwise as it spells as expected: who wrote them,
    even now, has them from elsewhere or means it.
    """
    if registry.by_id()[it.detector].answers is not CASES or survey.outline.owner(it.site.start, it.site.end):
        return False
    names = {
        (site.token, it.ruling.choice in group.choice.split("|"))
        for group in survey.groups
        if (group.detector, group.slot) == (it.detector, it.slot)
        for site in group.sites
        if survey.outline.owner(site.start, site.end) is None
    }
    expected = sum(as_expected for _, as_expected in names)
    return len(names) - expected >= max(knobs.mirrored_names, expected)
