"""Tallies: what a file contributes, and that names count once."""

import pytest

from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.graphs.project import Project
from drift_lsp.learning.scope import around, chain, parent
from drift_lsp.testing import PROJECT, look
from tests.learning.made import CAUSE, FORM, LOGGER, NAMES, file, model, spread

MONOREPO = Project(packages=("apps/web", "apps"))


def counts(learned, key):
    return {
        (scope, choice): (sites, files)
        for scope, counted, choice, sites, files in learned.tallies.rows()
        if counted == key
    }


def test_sites_are_counted_for_the_project_and_their_folder():
    learned = model([file("shop/a.py", LOGGER, {"err": 3, "e": 1}), file("load.py", LOGGER, {"err": 1})])
    assert counts(learned, LOGGER) == {
        ("", "err"): (4, 2),
        ("", "e"): (1, 1),
        ("shop", "err"): (3, 1),
        ("shop", "e"): (1, 1),
    }


def test_the_scopes_of_a_monorepo():
    assert chain("apps/web/src/a.py", MONOREPO) == ("", "apps/web", "apps/web/src")
    assert chain("apps/web/a.py", MONOREPO) == ("", "apps/web")
    assert chain("apps/tool.py", MONOREPO) == ("", "apps")
    assert chain("a.py", MONOREPO) == ("",)
    assert [parent(it, MONOREPO) for it in ("apps/web/src", "apps/web", "tools", "")] == ["apps/web", "", "", None]
    assert list(around("a/b/c")) == ["a/b/c", "a/b", "a", ""]


def test_putting_a_file_again_replaces_it():
    learned = model([file("shop/a.py", LOGGER, {"err": 3})])
    learned.put(file("shop/a.py", LOGGER, {"e": 1}))
    assert counts(learned, LOGGER) == {("", "e"): (1, 1), ("shop", "e"): (1, 1)}
    learned.remove("shop/a.py")
    assert counts(learned, LOGGER) == {}
    learned.remove("shop/a.py")


def test_what_is_not_free_and_what_fits_several_answers_teaches_nothing():
    forced = Group(*LOGGER, "e", (Site(0, 1, free=0),))
    learned = model([Survey("a.py", "python", "main", 9, 9, (forced,)), file("b.py", LOGGER, {"e|err": 2})])
    assert counts(learned, LOGGER) == {}
    assert learned.rulings.standing(LOGGER, "") is None


def test_examples_teach_nothing():
    taught = file("docs/a.py", LOGGER, {"err": 3})
    example = Survey(taught.path, "python", "example", 9, 9, taught.groups)
    assert counts(model([example]), LOGGER) == {}
    learned = model([taught])
    learned.put(example)
    assert counts(learned, LOGGER) == {}


def test_a_name_counts_once_in_each_scope():
    same = {"snake_case": ["load_cart", "load_cart"], "camelCase": ["loadCart"]}
    learned = model([file("shop/a.py", NAMES, same), file("shop/b.py", NAMES, {"snake_case": ["load_cart"]})])
    assert counts(learned, NAMES) == {
        ("", "snake_case"): (1, 2),
        ("shop", "snake_case"): (1, 2),
        ("", "camelCase"): (1, 1),
        ("shop", "camelCase"): (1, 1),
    }


def test_a_name_in_three_files_counts_once_for_all():
    files = [
        file(f"{folder}/a.py", NAMES, {"snake_case": ["load_cart", f"save_{folder}"]}) for folder in ("a", "b", "c")
    ]
    learned = model(files[:2])
    assert counts(learned, NAMES)["", "snake_case"] == (3, 2)
    learned.put(files[2])
    assert counts(learned, NAMES) == {
        ("", "snake_case"): (4, 3),
        **{(folder, "snake_case"): (1, 1) for folder in ("a", "b", "c")},
    }
    learned.put(file("d/a.py", NAMES, {"camelCase": ["load_cart"]}))
    assert counts(learned, NAMES)["", "camelCase"] == (1, 1)
    learned.remove("d/a.py")
    learned.remove("b/a.py")
    assert counts(learned, NAMES)["a", "snake_case"] == (2, 1)
    assert ("", "camelCase") not in counts(learned, NAMES)


def test_common_names_are_counted_alike_in_any_order():
    styles = ("snake_case", "camelCase", "snake_case|camelCase")
    files = [file(f"{n}/a.py", NAMES, {styles[n % 3]: ["load_cart"]}) for n in range(7)]
    learned = model(files)
    for it in files[:4]:
        learned.remove(it.path)
    for it in reversed(files[:4]):
        learned.put(it)
    assert counts(learned, NAMES) == counts(model(files), NAMES)
    for it in files:
        learned.remove(it.path)
    assert counts(learned, NAMES) == {}


def test_a_file_with_two_answers_is_one_file():
    learned = model([file(f"shop/{n}.py", LOGGER, {"err": 30, "e": 1, "exc": 1}) for n in range(2)])
    stands = learned.rulings.standing(LOGGER, "")
    assert (stands.choice, stands.count, stands.of, stands.files) == ("err", 60, 64, 2)
    assert learned.rulings.at(LOGGER, "shop/0.py").silent == "unsure"


def test_at_the_root_the_prior_is_even():
    stands = model([file("a.py", LOGGER, {"err": 9, "e": 1})]).rulings.standing(LOGGER, "")
    assert (stands.alpha, stands.beta) == (10, 2)


def test_the_prior_leaves_out_what_the_child_itself_counted():
    learned = model([file("a/x.py", LOGGER, {"err": 8}), file("b/x.py", LOGGER, {"err": 3, "e": 1})])
    # Outside of a/: 3 of 4, so (1 + 3) / (2 + 4).
    stands = learned.rulings.standing(LOGGER, "a")
    assert (stands.alpha, stands.beta) == (pytest.approx(8 + 8 * 4 / 6), pytest.approx(8 * 2 / 6))
    alone = model([file("a/x.py", LOGGER, {"err": 8})]).rulings.standing(LOGGER, "a")
    assert (alone.alpha, alone.beta) == (8 + 4, 4)


def test_in_a_monorepo_the_package_is_the_prior_of_its_folders():
    learned = model(
        [
            file("apps/web/a/x.py", LOGGER, {"err": 5}),
            file("apps/web/b/x.py", LOGGER, {"err": 6}),
            file("tools/x.py", LOGGER, {"e": 50}),
        ],
        MONOREPO,
    )
    package = (1 + 0) / (2 + 50)
    assert learned.rulings.standing(LOGGER, "apps/web/a").alpha == pytest.approx(5 + 8 * (6 + 8 * package) / (6 + 8))
    assert learned.rulings.standing(LOGGER, "apps/web").alpha == pytest.approx(11 + 8 * 1 / 52)


@pytest.mark.parametrize(("key", "choice"), [(CAUSE, "unnamed"), (LOGGER, "other")])
def test_an_answer_that_may_not_be_expected_is_no_convention(key, choice):
    learned = model(spread("shop", key, choice, 50))
    assert learned.rulings.standing(key, "") is None
    assert learned.rulings.at(key, "shop/new.py").choice == ""


@pytest.mark.parametrize("key", [LOGGER, FORM, NAMES])
def test_what_a_file_contributes_is_what_is_missing_without_it(key):
    made = {"camelCase": ["loadCart", "loadCart", "saveCart"], "snake_case": ["a_b", "c_d"]}
    files = [
        file("shop/a.py", key, made),
        file("shop/b.py", key, {"snake_case": ["a_b"], "camelCase": ["saveCart"]}),
        file("tool/c.py", key, {"camelCase": ["saveCart", "loadCart"]}),
    ]
    whole, without = model(files), model(files[1:])
    for choice in ("camelCase", "snake_case"):
        for scope in ("", "shop"):
            left = counts(without, key).get((scope, choice), (0, 0))[0]
            there = counts(whole, key).get((scope, choice), (0, 0))[0]
            assert whole.tallies.contribution("shop/a.py", key, choice, scope) == there - left


BASE = "class Machine:\n    def makeReady(self): pass\n"


def free_names(**files):
    """Look at files of the package `shop`, and tell which method names in heir.py were their author's choice."""
    learned = model((look(source, "python", f"src/shop/{name}.py") for name, source in files.items()), PROJECT)
    slot = learned.tallies.slots.get((NAMES[0], "python method name"))
    return {token for token, made in slot.tokens.items() if "src/shop/heir.py" in made} if slot else set()


OFFER = "from .base import Machine\nfrom .base import Machine as Motor\n"
MEMBERS = "    def makeReady(self): pass\n    def grindFlour(self): pass\n"


@pytest.mark.parametrize(
    ("imported", "base"),
    [
        ("from shop.base import Machine", "Machine"),
        ("from .base import Machine as Engine", "Engine"),
        ("import shop.base", "shop.base.Machine"),
        ("from shop import base", "base.Machine"),
        ("from shop.offer import Machine", "Machine"),
        ("from shop.offer import Motor", "Motor"),
        ("from . import offer", "offer.Motor"),
    ],
)
def test_what_a_base_of_this_project_has_is_no_choice(imported, base):
    heir = f"{imported}\nclass Mill({base}):\n{MEMBERS}"
    assert free_names(base=BASE, heir=heir, offer=OFFER) == {"grindFlour"}
    assert free_names(base="class Machine: pass", heir=heir, offer=OFFER) == {"makeReady", "grindFlour"}


def test_below_a_base_that_cannot_be_read_nothing_is_free():
    heir = f"from elsewhere import Engine\nclass Mill(Engine):\n{MEMBERS}"
    assert free_names(heir=heir) == set()
    assert free_names(heir=heir.replace("(Engine)", "(Exception)")) == {"makeReady", "grindFlour"}
    assert free_names(heir=heir.replace("(Engine)", "")) == {"makeReady", "grindFlour"}


def test_freedom_reaches_through_several_bases():
    middle = "from .base import Machine\nclass Middle(Machine): pass\n"
    heir = f"from .middle import Middle\nclass Mill(Middle):\n{MEMBERS}"
    assert free_names(base=BASE, middle=middle, heir=heir) == {"grindFlour"}
    assert free_names(middle=middle, heir=heir) == set()


def test_a_method_is_asked_whether_it_says_that_a_base_has_it_only_where_one_is_seen_to():
    files = {
        "machine.h": "class Machine { virtual void start(); };",
        "mill.h": "class Mill : public Machine { void start() override; void stop() override; };",
        "motor.h": "class Motor : public Machine { void start(); void grind(); };",
        "engine.h": "class Engine : public Elsewhere { void start(); };",
    }
    learned = model(look(source, "cpp", f"src/{name}") for name, source in files.items())
    found = next(slot for key, slot in learned.tallies.slots.items() if key[0] == "structural/override-said")
    counts = found.scopes[""]
    assert {choice: it.sites for choice, it in counts.items()} == {"said": 2, "unsaid": 1}


def test_of_two_files_with_one_name_the_order_does_not_matter():
    files = [
        ("src/cart.ts", "export class Machine { makeReady() {} }"),
        ("src/cart/index.ts", "export class Machine { startUp() {} }"),
        (
            "src/heir.ts",
            "import { Machine } from './cart'\nclass Mill extends Machine { makeReady() {} grindFlour() {} }",
        ),
    ]
    surveys = [look(source, "typescript", path) for path, source in files]
    one, other = (sorted(model(order).tallies.rows()) for order in (surveys, surveys[::-1]))
    assert one == other
    learned = model(surveys)
    learned.remove("src/cart/index.ts")
    assert sorted(learned.tallies.rows()) == sorted(model([surveys[0], surveys[2]]).tallies.rows())
