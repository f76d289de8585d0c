"""Loneliness: what others do in the same way is left alone, and nobody's new code excuses itself."""

from functools import partial

import msgspec
import pytest

from drift_lsp.detectors import registry
from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.enforcement.check import Settings, check
from drift_lsp.enforcement.fingerprints import is_there
from drift_lsp.enforcement.knobs import Check, Lonely
from drift_lsp.enforcement.picking import INTRODUCED, copied, once_a_change, show
from drift_lsp.enforcement.turned import MOVED
from drift_lsp.graphs.outline import Definition, Outline
from tests.learning.made import CAUSE, FORM, LOGGER, NAMES, file, groups, model, spread

LONELY, CHECK = Lonely(), Check(agreement_places=1, habit_places=1, trust=0.0)
TIERS = {it.id: (it.tier, *it.family_tiers.values(), *it.slot_tiers.values()) for it in registry.all_detectors()}
ASKED = {name: "changed" for name, tiers in TIERS.items() if {"listed", "throughout"} & {*tiers}}
SOURCE = b"x" * 3_000
SHOP = spread("shop", LOGGER, "err", 200)


def hidden(survey, others, committed=None, old=frozenset(), lonely=LONELY, detector=None, tiers=ASKED):
    """Judge a file beside others as new code; tell why each departure is hidden."""
    learned = model([*others, survey])
    there = partial(is_there, present={survey.path})
    checked = check(survey, SOURCE, learned, committed, old, Settings(CHECK, lonely, tiers), "2026-01-01", {}, there)
    return [it.hidden for it in checked.violations if detector in (None, it.detector)]


def odd(path, choice, *tokens, key=LOGGER):
    return file(path, key, {choice: [*tokens] or 1})


def test_one_departure_stands_alone():
    assert hidden(odd("shop/odd.py", "e"), SHOP) == [""]


@pytest.mark.parametrize(("others", "reason"), [(0, ""), (1, ""), (2, "common")])
def test_what_stands_in_two_other_files_is_common(others, reason):
    same = [odd(f"shop/same_{n}.py", "e", "handler") for n in range(others)]
    assert hidden(odd("shop/odd.py", "e", "handler"), [*SHOP, *same]) == [reason]


def test_others_who_do_the_expected_with_the_same_thing_are_no_excuse():
    shop = [file(f"shop/{n}.py", LOGGER, {"err": ["handler"]}) for n in range(60)]
    assert hidden(odd("shop/odd.py", "e", "handler"), shop) == [""]


def test_what_others_of_a_folder_with_a_convention_do_with_the_same_thing_can_be_done():
    wide = [file(f"shop{n}/a.py", LOGGER, {"e": ["handler", *map(str, range(9))]}) for n in range(40)]
    own = [file(f"near/{n}.py", LOGGER, {"err": ["handler", *map(str, range(9))]}) for n in range(30)]
    other = [file(f"near/{n}.py", LOGGER, {"err": ["keeper", *map(str, range(9))]}) for n in range(30)]
    assert hidden(odd("near/odd.py", "e", "handler"), [*wide, *own]) == [""]
    assert hidden(odd("near/odd.py", "e", "handler"), [*wide, *other]) == ["common"]
    assert hidden(odd("near/odd.py", "e", "handler"), [*wide, *other, *own[:1]]) == ["common"], "one is an exception"


@pytest.mark.parametrize(("others", "reason"), [(9, ""), (10, "common")])
def test_a_choice_of_ten_other_files_is_a_second_convention(others, reason):
    wide = [file(f"shop{n}/a.py", LOGGER, {"err": 20}) for n in range(40)]
    same = [file(f"shop{n}/b.py", LOGGER, {"e": 1}) for n in range(others)]
    assert hidden(odd("shop39/odd.py", "e"), [*wide, *same]) == [reason]


def test_what_others_do_elsewhere_is_no_custom_of_a_folder_with_a_convention_of_its_own():
    wide = [file(f"shop{n}/a.py", LOGGER, {"e": 200}) for n in range(60)]
    own = spread("near", LOGGER, "err", 200)
    assert hidden(odd("near/odd.py", "e"), [*wide, *own]) == [""]
    assert hidden(odd("shop1/odd.py", "err"), [*wide, *own]) == [""]


def test_folders_that_have_it_as_their_own_convention_do_not_count():
    wide = [file(f"shop{n}/a.py", LOGGER, {"err": 40}) for n in range(40)]
    same = [file(f"bridge/{n}.py", LOGGER, {"e": 1}) for n in range(20)]
    assert hidden(odd("shop1/odd.py", "e"), [*wide, *same]) == [""]


@pytest.mark.parametrize(("name", "reason"), [("story", "common"), ("part", "")])
def test_folders_that_are_called_alike_may_do_otherwise_than_those_around_them(name, reason):
    wide = [file(f"shop{n}/a.py", FORM, {"absolute": 9, "alias": 20}) for n in range(20)]
    own = [file(f"cart/{n}.py", FORM, {"relative": 6}) for n in range(20)]
    stories = [file(f"shop{n}/story/a.py", FORM, {"absolute": 2}) for n in range(20)]
    odd_one = odd(f"cart/{name}/odd.py", "absolute", key=FORM)
    assert hidden(odd_one, [*wide, *own, *stories]) == [reason]


@pytest.mark.parametrize(("name", "reason"), [("urls.py", "common"), ("rows.py", "")])
def test_files_of_one_name_may_do_otherwise_than_the_folder_around_them(name, reason):
    wide = [file(f"shop{n}/a.py", FORM, {"absolute": 9, "relative": 20}) for n in range(20)]
    own = [file(f"cart/{n}.py", FORM, {"absolute": 6}) for n in range(20)]
    same = [file(f"shop{n}/urls.py", FORM, {"relative": 1}) for n in range(4)]
    assert hidden(odd(f"cart/{name}", "relative", key=FORM), [*wide, *own, *same]) == [reason]


def test_what_is_merely_left_out_is_no_convention_however_many_do():
    wide = [file(f"shop{n}/a.py", CAUSE, {"named": 20}) for n in range(40)]
    same = [file(f"shop{n}/b.py", CAUSE, {"unnamed": 1}) for n in range(15)]
    assert hidden(odd("shop39/odd.py", "unnamed", key=CAUSE), [*wide, *same]) == [""]


@pytest.mark.parametrize(("theirs", "reason"), [(3, "common"), (2, "")])
def test_34_percent_of_the_folder_are_common(theirs, reason):
    there = file("near/a.py", LOGGER, {"err": 6 - theirs, "e": theirs})
    assert hidden(odd("near/odd.py", "e"), [*SHOP, there]) == [reason]


def test_what_fits_several_styles_is_common_where_one_of_them_is():
    near = file("near/a.py", LOGGER, {"e": 3, "err": 3})
    assert hidden(odd("near/odd.py", "e|exc"), [*SHOP, near]) == ["common"]
    assert hidden(odd("shop/odd.py", "e|exc"), [*SHOP, near]) == [""]


def test_what_fits_several_styles_is_common_where_ten_files_or_its_own_file_hold_one_of_them():
    wide = [file(f"shop{n}/a.py", LOGGER, {"err": 20}) for n in range(40)]
    same = [file(f"shop{n}/b.py", LOGGER, {"e": 1}) for n in range(10)]
    assert hidden(odd("shop39/odd.py", "e|exc"), [*wide, *same]) == ["common"]
    committed, now = file("shop/old.py", LOGGER, {"e": 3}), file("shop/old.py", LOGGER, {"e|exc": 1})
    assert hidden(now, SHOP, committed) == ["common"]
    assert hidden(now, SHOP, file("shop/old.py", LOGGER, {"e|err": 3})) == [""]


@pytest.mark.parametrize(("others", "reason"), [(6, ""), (7, "common")])
def test_what_fits_several_styles_is_common_where_more_than_few_are_such_though_they_do_not_count(others, reason):
    shop = [file(f"shop/{n}.py", NAMES, {"PascalCase": [f"LoadCart{n}"]}) for n in range(200)]
    same = [file(f"shop{n}/b.py", NAMES, {"camelCase|snake_case": [f"load{n}"]}) for n in range(others)]
    assert hidden(file("shop/odd.py", NAMES, {"camelCase|snake_case": ["save"]}), [*shop, *same]) == [reason]


@pytest.mark.parametrize(("beside", "reason"), [("e|exc", "common"), ("e|err", ""), ("exc|error", "")])
def test_what_fits_the_names_of_its_folder_and_is_not_expected_of_any_is_common(beside, reason):
    near = [file(f"near/{n}.py", LOGGER, {beside: [f"it{n}"]}) for n in range(4)]
    assert hidden(odd("near/odd.py", "e", "handler"), [*SHOP, *near]) == [reason]


def test_a_whole_new_file_in_the_wrong_style_is_flagged():
    fresh = file("near/fresh.py", LOGGER, {"e": 6})
    assert hidden(fresh, [*SHOP, file("near/a.py", LOGGER, {"err": 1})]) == [""] * 6


def test_what_was_committed_is_a_custom_of_the_file():
    committed = file("shop/old.py", LOGGER, {"e": 3})
    now = file("shop/old.py", LOGGER, {"e": 4})
    assert hidden(now, SHOP, committed) == ["common"] * 4
    assert hidden(now, SHOP, file("shop/old.py", LOGGER, {"e": 2})) == ["common"] * 4
    assert hidden(now, SHOP, file("shop/old.py", LOGGER, {"e": 2, "err": 1})) == [""] * 4
    assert hidden(now, SHOP, file("shop/old.py", LOGGER, {"e": 1})) == [""] * 4


def test_two_who_have_their_reasons_are_a_custom_of_their_file():
    key = ("errors/failure-form", "go failure")
    shop = spread("shop", key, "handled", 200)
    now = file("shop/old.go", key, {"given up": 3, "handled": 5})
    assert hidden(now, shop, file("shop/old.go", key, {"given up": 2, "handled": 5})) == ["common"] * 3
    assert hidden(now, shop, file("shop/old.go", key, {"given up": 1, "handled": 5})) == [""] * 3


@pytest.mark.parametrize(
    ("paths", "reason"),
    [
        (["shop2/cart.model.py", "shop3/row.model.py"], "common"),
        (["shop2/cart.model.py"], ""),
        (["shop2/cart.view.py", "shop3/row.view.py"], ""),
    ],
)
def test_files_that_are_called_alike_may_have_a_custom_of_their_own(paths, reason):
    wide = [file(f"shop{n}/a_{m}.py", LOGGER, {"err": 1}) for n in range(40) for m in range(5)]
    same = [file(path, LOGGER, {"e": 1}) for path in paths]
    assert hidden(odd("shop4/item.model.py", "e"), [*wide, *same]) == [reason]


@pytest.mark.parametrize(("before", "reason"), [(0, ""), (1, "common")])
def test_what_each_file_is_asked_once_a_file_that_does_it_has_answered(before, reason):
    key = ("performance/blocking-call", "python waits for time to pass")
    shop = spread("shop", key, "nothing waits for time to pass", 200)
    committed = file("shop/odd.py", key, {"time.sleep": before} if before else {})
    assert set(hidden(file("shop/odd.py", key, {"asyncio.sleep": before + 1}), shop, committed)) == {reason}


@pytest.mark.parametrize(("others", "reason"), [(1, ""), (2, "unsure")])
def test_what_more_than_a_few_files_do_is_nothing_that_hardly_any_does(others, reason):
    key = ("testing/sleep-in-test", "python waits for time to pass")
    shop = [file(f"shop{n}/a.py", key, {"no test waits for time to pass": 1}) for n in range(900)]
    same = [file(f"shop{n}/b.py", key, {"time.sleep": 1}) for n in range(others)]
    assert hidden(odd("shop99/odd.py", "time.sleep", key=key), [*shop, *same]) == [reason]


@pytest.mark.parametrize(("others", "reason"), [(12, "old"), (60, "")])
def test_what_few_vouch_for_is_asked_of_new_code_only(others, reason):
    always = partial(hidden, tiers={FORM[0]: "always"})
    odd_one, shop = odd("shop/odd.py", "absolute", key=FORM), spread("shop", FORM, "relative", others)
    assert always(odd_one, shop) == [""]
    there = check(odd_one, SOURCE, model([*shop, odd_one]), odd_one, None, Settings(), "2026-01-01", {}).violations
    assert always(odd_one, shop, odd_one, frozenset(it.id for it in there)) == [reason]


def test_without_git_what_is_not_in_the_baseline_is_no_custom_of_the_file():
    now = file("shop/old.py", LOGGER, {"e": 4})
    found = check(now, SOURCE, model([*SHOP, now]), now, None, Settings(), "2026-01-01", {}).violations
    assert {it.hidden for it in found} == {"common"}
    old = frozenset(it.id for it in found[:1])
    assert hidden(now, SHOP, now, old) == ["old", "", "", ""]
    assert hidden(now, SHOP, now, frozenset(it.id for it in found[:3])) == ["common"] * 4


def in_classes(*owners, bases=()):
    """Make a file with one departure in each of these classes."""
    definitions = tuple(Definition(owner, n * 100, n * 100 + 90, True, bases) for n, owner in enumerate(owners))
    sites = tuple(Site(n * 100 + 10, n * 100 + 11) for n in range(len(owners)))
    return Survey("shop/odd.py", "python", "main", 9, 9, (Group(*LOGGER, "e", sites),), Outline(definitions))


def test_two_of_a_class_are_a_custom_of_the_class():
    committed = in_classes("Cart", "Cart", "Order")
    lonely = Lonely(file_sites=100)
    assert hidden(in_classes("Cart", "Order", "Item"), SHOP, committed, lonely=lonely) == ["common", "", ""]


@pytest.mark.parametrize("names", [["loadCart", "loadCart", "saveCart"], ["loadCart"]])
def test_where_names_are_counted_a_new_file_does_not_excuse_itself(names):
    shop = [file(f"shop/{n}.py", NAMES, {"snake_case": [f"load_{n}", f"save_{n}"]}) for n in range(60)]
    near = file("near/a.py", NAMES, {"snake_case": ["run_it"]})
    fresh = file("near/fresh.py", NAMES, {"camelCase": names, "snake_case": ["a_b", "a_b", "run_it"]})
    assert set(hidden(fresh, [*shop, near])) == {""}


@pytest.mark.parametrize(
    ("spelled", "reason"),
    [
        ({"camelCase": 3}, "common"),
        ({"camelCase": 2}, ""),
        ({"camelCase": 3, "snake_case": 1}, ""),
        ({"camelCase": 3, "camelCase|snake_case": 1}, ""),
        ({"camelCase": 1, "PascalCase": 2}, "common"),
    ],
)
def test_a_class_that_spells_all_its_names_otherwise_has_them_from_outside(spelled, reason):
    shop = [file(f"shop/{n}.py", NAMES, {"snake_case": [f"load_{n}", f"save_{n}"]}) for n in range(60)]
    owner = Outline((Definition("Answer", 0, 900, True),))
    fresh = msgspec.structs.replace(file("near/fresh.py", NAMES, spelled), outline=owner)
    assert set(hidden(fresh, shop)) - {None} == {reason}


def test_small_classes_of_a_file_that_all_spell_otherwise_count_together():
    shop = [file(f"shop/{n}.py", NAMES, {"snake_case": [f"load_{n}", f"save_{n}"]}) for n in range(60)]
    spelled = file("near/fresh.py", NAMES, {"camelCase": 3, "snake_case": 1})  # One byte each, in this order.
    both = Outline((Definition("Question", 0, 2, True), Definition("Answer", 2, 3, True)))
    assert set(hidden(msgspec.structs.replace(spelled, outline=both), shop)) == {"common"}
    mixed = Outline((Definition("Question", 0, 2, True), Definition("Answer", 2, 4, True)))
    assert set(hidden(msgspec.structs.replace(spelled, outline=mixed), shop)) == {""}


@pytest.mark.parametrize(
    ("camel", "snake", "reason"), [("abc", "xyz", "common"), ("ab", "", ""), ("abc", "wxyz", ""), ("aab", "", "")]
)
def test_a_file_that_spells_half_of_its_names_otherwise_has_them_from_outside(camel, snake, reason):
    shop = [file(f"shop/{n}.py", NAMES, {"snake_case": [f"load_{n}", f"save_{n}"]}) for n in range(60)]
    spelled = {"camelCase": [f"load{it}" for it in camel], "snake_case": [f"load_{it}" for it in snake]}
    fresh = file("near/fresh.py", NAMES, {choice: names for choice, names in spelled.items() if names})
    assert set(hidden(fresh, shop)) == {reason}


def test_names_of_a_new_file_that_are_everywhere_break_nothing():
    """A file's names need not count at all, for they stand elsewhere too."""
    shop = [file(f"shop/{n}.py", NAMES, {"snake_case": [f"load_{n}", "do_it"]}) for n in range(120)]
    near = file("near/a.py", NAMES, {"camelCase": ["otherName"]})
    fresh = file("near/fresh.py", NAMES, {"camelCase": ["loadCart"], "snake_case": ["do_it", "do_it", "do_it"]})
    assert hidden(fresh, [*shop, near]) == ["common"]


def test_the_numbers_are_settings():
    assert hidden(odd("shop/odd.py", "e", "x"), [*SHOP, odd("shop/b.py", "e", "x")], lonely=Lonely(other_files=1)) == [
        "common"
    ]
    tight = Lonely(directory_share=0.0)
    assert hidden(odd("shop/odd.py", "e"), [*SHOP, odd("shop/b.py", "e")], lonely=tight) == ["common"]


def test_the_budget_spares_what_is_new_approved_or_grave():
    odds = file("shop/odd.py", LOGGER, {"e": 2, "exc": 1, "error": 1})
    found = check(
        odds, SOURCE, model([*SHOP, odds]), None, frozenset(), Settings(tiers=ASKED), "2026-01-01", {}
    ).violations
    old = [msgspec.structs.replace(it, new=False, hidden="old") for it in found]

    def hidden_of(violations, lines, mode="all", knobs=CHECK, **changes):
        changed = [msgspec.structs.replace(it, **changes) for it in violations]
        return [it.hidden for it in show(changed, mode, lines, knobs)]

    # The first is one card with the other place that makes the same choice.
    assert hidden_of(old, 10) == ["", "", "budget", "budget"]
    assert hidden_of(old, 200) == ["", "", "", "budget"]
    assert hidden_of(old, 400) == ["", "", "", ""]
    assert hidden_of(old, 10, "changed") == []
    assert hidden_of(old, 10, approved=True) == hidden_of(old, 10, severity="error") == [""] * 4
    assert hidden_of(found, 10) == ["", "repeated", "", ""]
    assert hidden_of(found, 10, knobs=Check(budget=1)) == ["", "repeated", "budget", "budget"]


def test_of_two_findings_of_one_category_at_one_place_the_better_one_is_said():
    source = ("logging/logger-source", "python source of a module's logger")

    def both(path, choice):
        made = (*groups(LOGGER, {choice: 1}), *groups(source, {choice: 1}))
        return msgspec.structs.replace(file(path, LOGGER, {}), groups=made)

    shop = [both(f"shop/{n}.py", "err") for n in range(200)]
    assert sorted(hidden(both("shop/odd.py", "e"), shop)) == ["", "doubled"]


def test_what_a_question_wants_twice_of_one_place_is_said_once():
    def said(detector, slots, usual, odd):
        def both(path, choices):
            pairs = zip(slots, choices, strict=True)
            made = [one for slot, choice in pairs for one in groups((detector, slot), {choice: 1})]
            return msgspec.structs.replace(file(path, (detector, slots[0]), {}), groups=tuple(made))

        return sorted(hidden(both("shop/odd.py", odd), [both(f"shop/{n}.py", usual) for n in range(200)]))

    slots = "php method", "php method of an heir"
    assert said("documentation/docstring-presence", slots, ("present",) * 2, ("absent",) * 2) == ["", "doubled"]
    slots = "go start of a message for the log", "go end of a message for the log"
    assert said("logging/message-start", slots, ("small", "open"), ("capital", "stop")) == ["", ""]


def test_of_two_questions_about_the_same_one_is_answered_in_a_file():
    order, blocks = ("structural/import-order", "go order of imports"), ("structural/import-blocks", "go imports")

    def both(path, order_choice, blocks_choice):
        made = (*groups(order, {order_choice: 1}), *groups(blocks, {blocks_choice: 1}))
        apart = [msgspec.structs.replace(it, sites=(Site(n, n + 1, ""),)) for n, it in enumerate(made)]
        return msgspec.structs.replace(file(path, order, {}), groups=tuple(apart))

    shop = [both(f"shop/{n}.go", "grouped", "parted") for n in range(200)]
    assert sorted(hidden(both("shop/odd.go", "mixed", "together"), shop)) == ["", "doubled"]
    assert hidden(both("shop/odd.go", "mixed", "parted"), shop) == [""]


@pytest.mark.parametrize(("elsewhere", "reason"), [("handed up", ""), ("granted", "unexampled")])
def test_where_an_example_is_asked_for_another_file_must_do_it_with_the_same_thing(elsewhere, reason):
    key = ("errors/unwrap-form", "rust step that may fail, in a function that may fail")
    shop = [file(f"shop/{n}.rs", key, {"handed up": [f"load_{n}"]}) for n in range(200)]
    same = file("shop/same.rs", key, {elsewhere: ["load"]})
    assert hidden(file("shop/odd.rs", key, {"granted": ["load"]}), [*shop, same]) == [reason]


OUTPUT = "logging/output-or-log", "python diagnostic message"


@pytest.mark.parametrize(("key", "asked"), [(OUTPUT, 1), (LOGGER, INTRODUCED)])
def test_a_custom_that_a_change_brings_is_said_once_but_a_misspelling_at_each_place(key, asked):
    usual, other = ("logged", "printed") if key == OUTPUT else ("err", "e")
    shop, found = spread("shop", key, usual, 400), []
    for n in range(INTRODUCED):
        new = odd(f"shop{n}/odd.py", other, key=key)
        found += check(
            new, SOURCE, model([*shop, new]), None, frozenset(), Settings(tiers=ASKED), "2026-01-01", {}
        ).violations
    apart = [msgspec.structs.replace(it, code=f"{it.code} # {n}") for n, it in enumerate(found)]
    assert [it.hidden for it in once_a_change(apart)].count("") == asked
    assert [it.hidden for it in once_a_change(apart[1:])].count("") == INTRODUCED - 1


def test_who_turns_lines_of_several_files_away_is_moving_to_another_way():
    shop, found = spread("shop", LOGGER, "err", 400), []
    for n in range(MOVED):
        new = odd(f"shop{n}/odd.py", "e", key=LOGGER)
        (it,) = check(
            new, SOURCE, model([*shop, new]), None, frozenset(), Settings(tiers=ASKED), "2026-01-01", {}
        ).violations
        found.append(msgspec.structs.replace(it, turned=True, code=f"{it.code} # {n}"))
    assert [it.hidden for it in once_a_change(found)] == ["leaving"] * MOVED
    assert [it.hidden for it in once_a_change(found[1:])] == [""] * (MOVED - 1)


def test_the_same_line_in_many_files_of_a_change_is_said_once_and_what_was_copied_is_old():
    shop, found = spread("shop", LOGGER, "err", 400), []
    for n in range(2):
        new = odd(f"shop{n}/odd.py", "e", key=LOGGER)
        found += check(
            new, SOURCE, model([*shop, new]), None, frozenset(), Settings(tiers=ASKED), "2026-01-01", {}
        ).violations
    said = [
        msgspec.structs.replace(it, code=f"import {{ rows, drop, save }} from '{'../' * n}../rows.js'")
        for n, it in enumerate(found)
    ]
    assert [it.hidden for it in once_a_change(said)] == ["", ""]
    about = [msgspec.structs.replace(it, detector="structural/import-ending") for it in said]
    assert [it.hidden for it in once_a_change(about)] == ["", "repeated"]
    one, other = (msgspec.structs.replace(it, code=said[0].code) for it in said)
    older = msgspec.structs.replace(one, new=False, hidden="old")
    assert [it.hidden for it in copied([older, other])] == ["old", "old"]


@pytest.mark.parametrize(("others", "reason"), [(49, ""), (50, "unsure")])
def test_what_half_a_hundred_do_for_their_reasons_is_no_exception(others, reason, monkeypatch):
    monkeypatch.setattr(registry.by_id()[OUTPUT[0]], "few", None)
    shop = [file(f"shop{n}/a.py", OUTPUT, {"logged": 40}) for n in range(60)]
    same = [file("shop0/b.py", OUTPUT, {"printed": others})]
    assert hidden(odd("shop59/odd.py", "printed", key=OUTPUT), [*shop, *same]) == [reason]


def test_of_what_two_files_do_to_each_other_one_end_is_said():
    shop, found = spread("shop", LOGGER, "err", 400), []
    for name, code in (("cart", "import { drop } from './stock'"), ("stock", "import { Cart } from './cart'")):
        new = odd(f"shop/{name}.ts", "e", key=LOGGER)
        (it,) = check(
            new, SOURCE, model([*shop, new]), None, frozenset(), Settings(tiers=ASKED), "2026-01-01", {}
        ).violations
        found.append(msgspec.structs.replace(it, detector="structural/circular-import", code=code))
    assert [it.hidden for it in once_a_change(found)] == ["", "repeated"]
    longer = [found[0], msgspec.structs.replace(found[1], code="import { sum } from './totals'")]
    assert [it.hidden for it in once_a_change(longer)] == ["", "repeated"]
    apart = [msgspec.structs.replace(found[0], code="import { Row } from './lines'"), longer[1]]
    assert [it.hidden for it in once_a_change(apart)] == ["", ""]
