"""Rulings: which scope speaks, which objects, and what people decided."""

import pytest

from drift_lsp.graphs.project import Project
from drift_lsp.learning.feedback import Opinions, State
from drift_lsp.learning.knobs import Learn
from drift_lsp.learning.model import Held
from drift_lsp.workspace.knowledge import next_held
from tests.learning.made import FORM, LOGGER, NAMES, file, model, pattern, spread

PATTERN = pattern(LOGGER)
SURE = spread("shop", LOGGER, "err", 60)
MONOREPO = Project(packages=("apps/web", "apps/api"))


def ruling(surveys, path="else/new.py", key=LOGGER, **given):
    return model(surveys, **given).rulings.at(key, path)


def said(it):
    return it.choice, it.scope, it.silent


def test_the_widest_scope_that_is_sure_speaks():
    assert said(ruling(SURE)) == ("err", "", "")
    assert said(ruling(SURE, "shop/new.py")) == ("err", "", "")


FILES = ("structural/file-name-case", "typescript component file name")
"""What is seen of a folder at a glance."""


@pytest.mark.parametrize(
    ("here", "said_there"),
    [
        ({"PascalCase": 8}, ("PascalCase", "cart", "")),
        ({"PascalCase": 7}, ("kebab-case", "", "unsure")),
        ({"PascalCase": 8, "camelCase": 2}, ("kebab-case", "", "unsure")),
    ],
)
def test_a_folder_of_one_mind_is_enough_for_what_is_seen_at_a_glance(here, said_there):
    files = [file(f"rows/{n}.tsx", FILES, {"kebab-case": 1}) for n in range(30)]
    files += [file(f"old/{n}.tsx", FILES, {"PascalCase": 1}) for n in range(14)]
    files += [file(f"cart/{it}{n}.tsx", FILES, {it: 1}) for it, count in here.items() for n in range(count)]
    assert said(ruling(files, "cart/new.tsx", FILES)) == said_there


def test_nothing_is_known_of_a_question_nobody_answered():
    found = ruling([])
    assert (said(found), found.standing) == (("", "", "unsure"), None)


@pytest.mark.parametrize(("sites", "silent"), [(19, "unsure"), (20, "")])
def test_a_scope_needs_sites(sites, silent):
    files = [file(f"shop/{n}.py", LOGGER, {"err": 5 if n < 3 else sites - 15}) for n in range(4)]
    assert ruling(files).silent == silent


@pytest.mark.parametrize(
    ("sites", "departing", "silent"), [(11, 0, "unsure"), (12, 0, ""), (12, 1, ""), (16, 2, "unsure")]
)
def test_a_strict_question_needs_fewer_sites_where_all_are_of_one_mind(sites, departing, silent):
    odd = [file(f"odd_{n}.py", FORM, {"absolute": 1}) for n in range(departing)]
    assert ruling([*spread("shop", FORM, "relative", sites), *odd], key=FORM).silent == silent


def test_other_questions_need_their_sites_however_unanimous():
    assert ruling(spread("shop", LOGGER, "err", 19)).silent == "unsure"


@pytest.mark.parametrize(("files", "silent"), [(4, "unsure"), (5, "")])
def test_what_is_of_one_mind_needs_files(files, silent):
    made = [file(f"shop/{n}.py", FORM, {"relative": 3}) for n in range(files)]
    assert ruling(made, key=FORM).silent == silent


def test_a_folder_of_one_mind_needs_as_many_sites_as_ever():
    wide = [file(f"shop/{n}.py", FORM, {"relative": 1, "absolute": 1}) for n in range(20)]
    assert ruling([*wide, *spread("else", FORM, "absolute", 19)], "else/new.py", FORM).silent == "unsure"


@pytest.mark.parametrize(("departing", "silent"), [(3, ""), (8, "unsure")])
def test_a_scope_needs_its_bound(departing, silent):
    assert ruling([*SURE, file("odd.py", LOGGER, {"e": departing})]).silent == silent


@pytest.mark.parametrize(("sites", "outcome"), [(7, ("err", "", "")), (8, ("err", "", "vetoed"))])
def test_a_folder_with_eight_sites_can_object(sites, outcome):
    folder = file("else/a.py", LOGGER, {"e": sites - 2, "exc": 2})
    wide = [file(f"shop/{n}.py", LOGGER, {"err": 10}) for n in range(20)]
    assert said(ruling([*wide, folder])) == outcome


@pytest.mark.parametrize(("agreeing", "silent"), [(7, "vetoed"), (8, "")])
def test_a_folder_objects_with_a_share_under_eighty_percent(agreeing, silent):
    wide = [file(f"shop/{n}.py", LOGGER, {"err": 10}) for n in range(20)]
    folder = file("else/a.py", LOGGER, {"err": agreeing, "e": 10 - agreeing})
    assert said(ruling([*wide, folder])) == ("err", "", silent)


def test_a_folder_whose_own_usual_answer_may_not_be_expected_objects_too():
    wide = [file(f"shop/{n}.py", LOGGER, {"err": 10}) for n in range(20)]
    assert ruling([*wide, file("else/a.py", LOGGER, {"other": 9})]).silent == "vetoed"


def test_a_folder_with_a_convention_of_its_own_decides():
    folder = spread("else", LOGGER, "e", 100)
    found = ruling([*spread("shop", LOGGER, "err", 2000), *folder])
    assert said(found) == ("e", "else", "")
    assert (found.standing.count, found.standing.of) == (100, 100)


def test_what_hardly_anybody_does_is_asked_of_whole_projects_alone():
    key = ("errors/dropped-error", "go calls of load")
    near = spread("near", key, "kept", 60)
    assert said(ruling([*near, *spread("far", key, "dropped", 1)], "near/new.py", key)) == ("kept", "", "")
    assert ruling([*near, *spread("far", key, "dropped", 40)], "near/new.py", key).silent == "unsure"


def test_a_strict_question_needs_its_share():
    wide = [file(f"shop/{n}.py", FORM, {"relative": 39, "absolute": 1}) for n in range(40)]
    assert said(ruling(wide, key=FORM)) == ("relative", "", "")
    assert ruling([*wide, file("else/a.py", FORM, {"absolute": 20})], "new.py", FORM).silent == "unsure"
    wide = [file(f"shop/{n}.py", LOGGER, {"err": 19, "e": 1}) for n in range(40)]
    assert ruling(wide).silent == ""
    assert ruling([*wide, file("else/a.py", LOGGER, {"e": 30})], "new.py").silent == "unsure"


def test_a_strict_question_can_be_decided_by_a_folder_only_with_that_share():
    wide = [file(f"shop/{n}.py", FORM, {"relative": 20}) for n in range(200)]
    near = [file(f"else/{n}.py", FORM, {"absolute": 28, "relative": 2}) for n in range(3)]
    assert said(ruling([*wide, *near], key=FORM)) == ("relative", "", "vetoed")
    near = [file(f"else/{n}.py", FORM, {"absolute": 59, "relative": 1}) for n in range(3)]
    assert said(ruling([*wide, *near], key=FORM)) == ("absolute", "else", "")


def test_a_package_objects_for_its_small_folders():
    api = [file(f"apps/api/src/{n}.py", LOGGER, {"err": 10}) for n in range(200)]
    web = [file(f"apps/web/lib{n}/a.py", LOGGER, {"e": 2}) for n in range(60)]
    learned = model([*api, *web], MONOREPO)
    assert said(learned.rulings.at(LOGGER, "apps/web/lib1/new.py")) == ("e", "apps/web", "")
    assert said(learned.rulings.at(LOGGER, "apps/web/fresh/new.py")) == ("e", "apps/web", "")
    assert said(learned.rulings.at(LOGGER, "apps/api/src/new.py")) == ("err", "", "")


def test_a_package_speaks_where_the_project_is_not_sure():
    api = [file(f"apps/api/src/{n}.py", LOGGER, {"err": 10}) for n in range(20)]
    web = [file(f"apps/web/src/{n}.py", LOGGER, {"e": 10}) for n in range(20)]
    learned = model([*api, *web], MONOREPO)
    assert said(learned.rulings.at(LOGGER, "apps/web/src/new.py")) == ("e", "apps/web", "")
    assert said(learned.rulings.at(LOGGER, "apps/api/src/new.py")) == ("err", "apps/api", "")
    assert learned.rulings.at(LOGGER, "tool.py").silent == "unsure"


def test_a_folder_alone_says_nothing_of_what_files_do_without():
    end = ("errors/abrupt-end", "python ends of the program")
    files = [*spread("shop", end, "nothing ends the program", 40), *spread("tool", end, "exit", 20)]
    assert model(files).rulings.at(end, "shop/new.py").silent == "unsure"
    learned = model(files, Project(packages=("shop", "tool")))
    assert learned.rulings.at(end, "shop/new.py").silent == "unsure"


@pytest.mark.parametrize(("veto_sites", "silent"), [(3, "vetoed"), (5, "")])
def test_the_numbers_are_settings(veto_sites, silent):
    odd = file("else/a.py", LOGGER, {"e": 4})
    assert ruling([*SURE, *SURE, odd], knobs=Learn(veto_sites=veto_sites)).silent == silent


def decided(status, scope="", choice="err"):
    return Opinions(states={(PATTERN, scope): State(status, choice)})


def test_what_is_approved_speaks_though_nobody_is_sure():
    few = [file("shop/a.py", LOGGER, {"err": 2, "e": 3})]
    found = ruling(few, opinions=decided("approved"))
    assert (said(found), found.approved) == (("err", "", ""), True)
    assert (found.standing.count, found.standing.of, found.standing.files) == (2, 5, 1)


def test_what_is_approved_for_a_folder_holds_below_it_only():
    learned = model(SURE, opinions=decided("approved", "api", "exc"))
    assert said(learned.rulings.at(LOGGER, "api/v1/deep/a.py")) == ("exc", "api", "")
    assert said(learned.rulings.at(LOGGER, "apis/a.py")) == ("err", "", "")


def test_the_nearest_decision_holds():
    states = {(PATTERN, ""): State("ignored"), (PATTERN, "api"): State("approved", "exc")}
    learned = model(SURE, opinions=Opinions(states=states))
    assert said(learned.rulings.at(LOGGER, "api/a.py")) == ("exc", "api", "")
    assert learned.rulings.at(LOGGER, "shop/a.py").silent == "ignored"


def test_what_is_ignored_stays_so_after_a_flip():
    assert ruling(spread("shop", LOGGER, "e", 60), opinions=decided("ignored")).silent == "ignored"


def test_what_is_muted_speaks_again_after_a_flip():
    muted = Opinions(muted=frozenset({(PATTERN, "", "err")}))
    assert ruling(SURE, opinions=muted).silent == "muted"
    assert ruling(spread("shop", LOGGER, "e", 60), opinions=muted).silent == ""


def scans(*dominants, flips=2):
    """Scan once for each; tell what was said after each."""
    held, told = {}, []
    for choice in dominants:
        learned = model(spread("shop", LOGGER, choice, 60) if choice else [], held=held)
        held = next_held(learned, flips)
        learned.hold(held)
        found = learned.rulings.at(LOGGER, "shop/new.py")
        told.append(found.silent or found.choice)
    return told


def test_the_dominant_answer_changes_when_two_scans_in_a_row_say_so():
    assert scans("err", "e", "e") == ["err", "undecided", "e"]
    assert scans("err", "e", "err", "e", "e") == ["err", "undecided", "err", "undecided", "e"]
    assert scans("err", "e", "exc", "e", "e") == ["err", "undecided", "undecided", "undecided", "e"]
    assert scans("err", "e", "e", "e", flips=3) == ["err", "undecided", "undecided", "e"]


def test_a_scan_that_has_no_convention_in_it_does_not_hurry_the_change():
    assert scans("err", "other", "e", "e") == ["err", "unsure", "undecided", "e"]


def test_the_same_answer_again_is_no_change():
    learned = model(SURE, held={PATTERN: Held("err", "e", 1)})
    assert next_held(learned, 2)[PATTERN] == Held("err")


def test_dismissals_make_a_scope_less_sure_and_fixes_surer():
    def bound(less, more):
        return (
            model(SURE, opinions=Opinions(weights={(PATTERN, "", "err"): (more, less)}))
            .rulings.standing(LOGGER, "")
            .bound
        )

    assert bound(2.0, 0) < bound(0, 0) < bound(0, 5.0)
    assert ruling(SURE, opinions=Opinions(weights={(PATTERN, "", "err"): (0.0, 9.0)})).silent == "unsure"
    assert ruling(SURE, opinions=Opinions(weights={(PATTERN, "", "e"): (0.0, 9.0)})).silent == ""


def test_what_is_said_in_a_folder_weighs_half_around_it():
    learned = model(SURE, opinions=Opinions(weights={(PATTERN, "shop", "err"): (0.0, 4.0)})).rulings
    plain = model(SURE).rulings
    assert learned.standing(LOGGER, "shop").beta == pytest.approx(plain.standing(LOGGER, "shop").beta + 4)
    assert learned.standing(LOGGER, "").beta == pytest.approx(plain.standing(LOGGER, "").beta + 2)


def test_hearing_changes_the_answer_at_once():
    learned = model(SURE)
    assert learned.rulings.at(LOGGER, "shop/a.py").silent == ""
    learned.hear(decided("ignored"))
    assert learned.rulings.at(LOGGER, "shop/a.py").silent == "ignored"
    learned.hear(Opinions())
    assert learned.rulings.at(LOGGER, "shop/a.py").silent == ""


def test_a_change_of_counts_changes_the_answer_at_once():
    learned = model(spread("shop", NAMES, "snake_case", 0))
    for n in range(60):
        learned.put(file(f"shop/{n}.py", NAMES, {"snake_case": [f"load_{n}"]}))
        assert learned.rulings.at(NAMES, "shop/a.py").silent == ("unsure" if n < 19 else "")
    for n in range(20):
        learned.put(file(f"shop/odd_{n}.py", NAMES, {"camelCase": [f"load{n}"]}))
    assert learned.rulings.at(NAMES, "shop/a.py").silent == "unsure"


@pytest.mark.parametrize(
    ("old", "new", "silent"),
    [(8, 0, ""), (6, 2, ""), (5, 3, "leaving"), (0, 8, "leaving"), (3, 4, "")],
    ids=["all follow", "most follow", "too few follow", "none follows", "too few to tell"],
)
def test_a_custom_that_the_newest_files_do_not_follow_is_being_left(old, new, silent):
    ways = ["err"] * old + ["exc"] * new
    newest = [file(f"new/{n}/a.py", LOGGER, {way: 1}) for n, way in enumerate(ways)]
    learned = model([*SURE, *spread("api", LOGGER, "err", 60), *newest])
    learned.newest.ages = {it.path: n for n, it in enumerate(newest)}
    assert said(learned.rulings.at(LOGGER, "else/new.py")) == ("err", "", silent)
    learned.put(file("new/7/a.py", LOGGER, {"err": 1}))
    assert learned.rulings.at(LOGGER, "else/new.py").silent == ("" if silent and old == 5 else silent)


def test_what_was_written_last_is_counted_by_the_part_of_a_file_that_is_new():
    learned = model([file(f"new/{n}.py", LOGGER, {"err": 4, "exc": 2}) for n in range(4)])
    learned.newest.ask = lambda: {"new/0.py": 1.0, "new/1.py": 0.5, "new/2.py": 0.25, "gone.py": 1.0}
    assert learned.newest.written(LOGGER, "err", "else.py") == (7.0, 3.5)
    assert learned.newest.written(LOGGER, "err", "new/0.py") == (3.0, 1.5)
    learned.put(file("new/0.py", LOGGER, {"exc": 8}))
    learned.remove("new/1.py")
    assert learned.newest.written(LOGGER, "err", "else.py") == (1.0, 8.5)
    assert learned.newest.written(LOGGER, "err", "new/0.py") == (1.0, 0.5)


def test_one_commit_has_one_vote_however_much_it_brought():
    newest = [file(f"new/{n}/a.py", LOGGER, {"exc": 1}) for n in range(8)]
    learned = model([*SURE, *spread("api", LOGGER, "err", 60), *newest])
    learned.newest.ages = {it.path: 0 for it in newest}
    assert not learned.rulings.at(LOGGER, "else/new.py").silent


@pytest.mark.parametrize(("departing", "silent"), [(1, ""), (2, "unsure")])
def test_the_site_that_is_asked_about_does_not_count_against_the_others(departing, silent):
    files = [file(f"shop/{n}.py", FORM, {"relative": 8}) for n in range(3)]
    assert ruling([*files, file("odd.py", FORM, {"absolute": departing})], key=FORM).silent == silent


MIXED = [file(f"else/{n}/m{n}.py", LOGGER, {"err": 2, "log": 4}) for n in range(20)]
"""So that no scope is sure."""


@pytest.mark.parametrize(
    ("files", "each", "odd", "kin"),
    [
        (8, 6, 0, "*/views.py"),
        (8, 6, 1, "*/views.py"),
        (8, 6, 3, ""),
        (5, 12, 0, ""),
        (8, 3, 0, "*/views.py"),
        (8, 3, 1, "*/views.py"),
        (8, 3, 2, ""),
        (9, 2, 0, ""),
    ],
)
def test_files_called_alike_speak_where_no_scope_is_sure(files, each, odd, kin):
    views = [file(f"app{n}/views.py", LOGGER, {"err": each}) for n in range(files)]
    views += [file("odd/views.py", LOGGER, {"log": odd})] if odd else []
    found = ruling([*MIXED, *views], "new/views.py")
    assert (found.kin, found.silent) == (kin, "" if kin else "unsure")


def test_what_is_called_alike_says_nothing_of_others():
    views = [file(f"app{n}/views.py", LOGGER, {"err": 6}) for n in range(8)]
    assert ruling([*MIXED, *views], "new/forms.py").silent == "unsure"


def test_a_folder_speaks_for_all_below_it_where_no_scope_is_sure():
    below = [file(f"shop/cart/{n}/m{n}.py", LOGGER, {"err": 6}) for n in range(8)]
    found = ruling([*MIXED, *below], "shop/cart/new/row.py")
    assert said(found) == ("err", "shop/cart", "")
    assert found.kin == "shop/cart"  # So it speaks of new code only.
    assert ruling([*MIXED, *below], "house/new/row.py").silent == "unsure"


def test_the_folder_of_a_file_objects_to_what_lies_around_it():
    below = [file(f"shop/cart/{n}/m{n}.py", LOGGER, {"err": 60}) for n in range(8)]
    here = file("shop/cart/new/other.py", LOGGER, {"err": 5, "log": 3})
    assert ruling([*MIXED, *below, here], "shop/cart/new/row.py").silent == "vetoed"


def test_files_called_alike_are_counted_anew_when_one_of_them_changes():
    views = [file(f"app{n}/views.py", LOGGER, {"err": 6}) for n in range(8)]
    made = model([*MIXED, *views])
    assert made.rulings.at(LOGGER, "new/views.py").kin == "*/views.py"
    made.put(file("app0/views.py", LOGGER, {"log": 6}))
    assert made.rulings.at(LOGGER, "new/views.py").silent == "unsure"
    made.remove("app0/views.py")
    assert made.rulings.at(LOGGER, "new/views.py").kin == "*/views.py"


@pytest.mark.parametrize(("others", "said_there"), [("e", ("err", "cart", "")), ("both", ("", "", "unsure"))])
def test_a_folder_of_one_mind_has_no_custom_where_the_rest_does_both(others, said_there):
    names = ("e", "err") if others == "both" else ("e",)
    rest = [file(f"shop{n}/{it}.py", LOGGER, {it: 10}) for n in range(6) for it in names]
    found = ruling([*rest, *spread("cart", LOGGER, "err", 40)], path="cart/new.py")
    assert (found.choice if not found.silent else "", found.scope, found.silent) == said_there


def test_a_folder_with_all_below_it_holds_what_lies_in_it_itself():
    below = [file(f"shop/cart/{n}/m{n}.py", LOGGER, {"err": 6}) for n in range(8)]
    beside = [file(f"shop/cart/{n}.py", LOGGER, {"log": 1}) for n in range(6)]
    assert ruling([*MIXED, *below, *beside], "shop/cart/new/row.py").silent == "unsure"


@pytest.mark.parametrize(("way", "silent"), [("e", "vetoed"), ("err", "")])
def test_the_nearest_folder_that_holds_enough_may_do_otherwise_with_all_below_it(way, silent):
    wide = [file(f"shop/{n}.py", LOGGER, {"err": 40}) for n in range(20)]
    menus = [file(f"edit/menus/{n}/a.py", LOGGER, {way: 3}) for n in range(4)]
    assert ruling([*wide, *menus], "edit/menus/new/a.py").silent == silent


@pytest.mark.parametrize(("files", "silent"), [(1, "unsure"), (2, "unsure"), (3, "")])
def test_few_files_of_a_folder_have_no_custom_where_the_rest_does_otherwise(files, silent):
    rest = [file(f"shop{n}/{it}.py", LOGGER, {it: 6}) for n in range(30) for it in ("e", "e", "log", "err")]
    few = [file(f"cart/{n}.py", LOGGER, {"err": 150}) for n in range(files)]
    assert ruling([*rest, *few], "cart/new.py").silent == silent


@pytest.mark.parametrize(("name", "silent"), [("views.py", ""), ("__init__.py", "unsure")])
def test_files_that_only_stand_for_their_folder_are_of_no_kind(name, silent):
    alike = [file(f"app{n}/{name}", LOGGER, {"err": 6}) for n in range(8)]
    assert ruling([*MIXED, *alike], f"new/{name}").silent == silent


@pytest.mark.parametrize(("name", "silent"), [("views.py", ""), ("row_editor.py", "unsure")])
def test_the_last_word_of_a_name_says_nothing_of_imports(name, silent):
    mixed = [file(f"shop{n}/{it}.py", FORM, {it: 10}) for n in range(6) for it in ("absolute", "relative", "alias")]
    alike = [file(f"app{n}/{name}", FORM, {"relative": 8}) for n in range(8)]
    made = model([*mixed, *alike])
    assert made.rulings.at(FORM, f"new/{name}").silent == silent
