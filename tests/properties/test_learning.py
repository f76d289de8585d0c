"""Learning: what was counted, in whatever order and after whatever changes, is what lies there."""

from __future__ import annotations

from collections import defaultdict
from posixpath import dirname

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.graphs.outline import Definition, Outline
from drift_lsp.graphs.project import Project
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.knobs import Learn
from drift_lsp.learning.model import Model

WAYS = ("logging/logger-name", "python name of a module's logger")
NAMES = ("structural/function-name-case", "python function name")
METHODS = ("structural/function-name-case", "python method name")
PROJECT = Project(packages=("apps/web", "apps"))

PATHS = st.sampled_from(
    ["a.py", "shop/a.py", "shop/b.py", "shop/in/a.py", "apps/a.py", "apps/web/a.py", "apps/web/in/b.py"]
)
WORDS = st.sampled_from(["loadCart", "load_cart", "saveCart", "save_cart", "run"])
STYLES = {"loadCart": "camelCase", "saveCart": "camelCase", "run": "camelCase|snake_case"}
CLASSES = st.dictionaries(
    st.sampled_from(["Base", "Heir", "Other"]),
    st.tuples(st.sampled_from([(), ("Base",), ("Heir",), ("Away",), ("Exception",)]), st.lists(WORDS, max_size=3)),
    max_size=2,
)
ORIGINS = st.dictionaries(
    st.sampled_from(["Base", "Heir", "Away"]),
    st.sampled_from(["shop.a:Base", "shop.b:Base", "shop.b:Heir", "a:Heir", "elsewhere:Away"]),
    max_size=2,
)


@st.composite
def surveys(draw):
    """Draw a file: what its errors are called, its functions, and its classes with their methods and bases."""
    found = defaultdict(list)
    for choice in draw(st.lists(st.sampled_from(["e", "err", "e|err", "other"]), max_size=6)):
        found[(*WAYS, choice)].append(Site(len(found), len(found) + 1, "", draw(st.sampled_from([0, 1, 1]))))
    for name in draw(st.lists(WORDS, max_size=5)):
        found[(*NAMES, STYLES.get(name, "snake_case"))].append(Site(100, 101, name))
    definitions, at = [], 1000
    for owner, (bases, methods) in draw(CLASSES).items():
        definitions.append(Definition(owner, at, at + 100, True, bases))
        for n, name in enumerate(methods):
            definitions.append(Definition(name, at + 10 * n + 1, at + 10 * n + 9))
            site = Site(at + 10 * n + 2, at + 10 * n + 4, name, 2 if bases else 1)
            found[(*METHODS, STYLES.get(name, "snake_case"))].append(site)
        at += 100
    groups = tuple(Group(*key, tuple(sites)) for key, sites in sorted(found.items()))
    return Survey(draw(PATHS), "python", "main", 9, 9, groups, Outline(tuple(definitions), draw(ORIGINS)))


def learned(files):
    made = Model(PROJECT, Learn(), Opinions())
    made.fill(files)
    return made


def counts(model):
    return sorted(model.tallies.rows())


def rulings(model):
    return {
        (key, path): model.rulings.at(key, path)
        for key in (WAYS, NAMES, METHODS)
        for path in ("shop/new.py", "apps/web/in/new.py")
    }


def by_hand(files, free):
    """Count a project the slow and obvious way."""
    chains = {it.path: ["", *(p for p in ("apps/web", "apps") if it.path.startswith(f"{p}/"))][:2] for it in files}
    for path, chain in chains.items():
        if dirname(path) and dirname(path) != chain[-1]:
            chain.append(dirname(path))
    sites, users = defaultdict(lambda: [0, set()]), defaultdict(dict)
    for it in files:
        for group in it.groups:
            kept = [site for site in group.sites if free(it, site)]
            for scope in chains[it.path] if kept and "|" not in group.choice else ():
                count = sites[scope, (group.detector, group.slot), group.choice]
                count[0] += 0 if group.detector == NAMES[0] else len(kept)
                count[1].add(it.path)
            if group.detector == NAMES[0]:
                for site in kept:
                    users[group.slot, site.token][it.path] = group.choice
    for (slot, _), paths in users.items():
        places = {path: chains[path] if len(paths) < 3 else [""] for path in paths}
        for scope, choice in {(scope, choice) for path, choice in paths.items() for scope in places[path]}:
            if "|" not in choice:
                sites[scope, (NAMES[0], slot), choice][0] += 1
    return sorted((scope, key, choice, n, len(paths)) for (scope, key, choice), (n, paths) in sites.items())


def latest(files):
    return list({it.path: it for it in files}.values())


@settings(max_examples=150, deadline=None)
@given(st.lists(surveys(), max_size=7))
def test_counting_is_what_it_says(files):
    files = latest(files)
    model = learned(files)

    def free(it, site):
        owner = it.outline.owner(site.start, site.end)
        return site.free == 1 or (
            site.free == 2 and not model.hierarchy.inherits(it.path, owner.name, owner.bases, site.token)
        )

    answered = [it for it in counts(model) if it[1] in (WAYS, NAMES, METHODS)]
    assert answered == by_hand(files, free)  # What no file does is counted of its own accord.


@settings(max_examples=100, deadline=None)
@given(st.lists(surveys(), max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(files, random):
    files = latest(files)
    shuffled = random.sample(files, len(files))
    assert counts(learned(files)) == counts(learned(shuffled))
    assert rulings(learned(files)) == rulings(learned(shuffled))


@settings(max_examples=150, deadline=None)
@given(st.lists(surveys(), max_size=5), st.lists(st.tuples(surveys(), st.booleans()), max_size=8))
def test_after_any_changes_the_counts_are_those_of_what_is_there(before, changes):
    """Files come, change and go; those whose bases changed are counted again, as a save does."""
    model = learned(latest(before))
    there = {it.path: it for it in before}
    for it, stays in changes:
        rulings(model)  # What is concluded in between must not outlive the change.
        if stays:
            there[it.path] = it
            model.put(it)
        else:
            there.pop(it.path, None)
            model.remove(it.path)
        for other in there.values():
            model.put(other)
    fresh = learned(there.values())
    assert counts(model) == counts(fresh)
    assert rulings(model) == rulings(fresh)
    keys = [key for key in fresh.tallies.slots if key in model.tallies.slots]
    assert {key: fresh.tallies.slots[key].files for key in keys} == {
        key: +model.tallies.slots[key].files for key in keys
    }


@settings(max_examples=100, deadline=None)
@given(st.lists(surveys(), max_size=5), surveys())
def test_putting_and_removing_a_file_leaves_no_trace(files, extra):
    files = [it for it in latest(files) if it.path != extra.path]
    model, one = learned(files), learned([*files, extra])
    before = counts(model)
    model.tallies.put(extra, model.hierarchy)
    model.tallies.remove(extra.path)
    assert counts(model) == before
    assert rulings(model) == rulings(learned(files))
    once = counts(one)
    one.put(extra)
    one.put(extra)
    assert counts(one) == once


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 100), st.integers(0, 100))
def test_doubling_the_evidence_never_weakens_what_is_above_its_prior(follow, depart, around_follow, around_depart):
    """Whatever the project around a folder does, as long as the folder's share is at least the prior."""

    def stands(times):
        sites = {"err": follow * times, "e": depart * times}
        near = Survey(
            "shop/a.py",
            "python",
            "main",
            9,
            9,
            tuple(Group(*WAYS, it, (Site(0, 1),) * n) for it, n in sites.items() if n),
        )
        sites = {"err": around_follow, "e": around_depart}
        far = Survey(
            "else/a.py",
            "python",
            "main",
            9,
            9,
            tuple(Group(*WAYS, it, (Site(0, 1),) * n) for it, n in sites.items() if n),
        )
        return learned([near, far]).rulings.standing(WAYS, "shop")

    once, twice = stands(1), stands(2)
    assume(once.choice == "err" and twice.choice == "err")
    prior = (1 + around_follow) / (2 + around_follow + around_depart)
    assume(follow / (follow + depart) >= prior)
    assert twice.bound >= once.bound - 2e-6
