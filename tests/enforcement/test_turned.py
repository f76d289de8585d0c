"""Turned: a line that did as is expected and does not any more is told, where a new one would not be; all by façade."""

import time

import pytest

from drift_lsp.enforcement.turned import _resembles
from drift_lsp.workspace.workspace import Workspace

CATCH = """
def {0}(rows):
    try:
        return rows[{1}]
    except KeyError as error:
        return [error]
"""
RUN = """
import logging

log = logging.getLogger(__name__)


def run_{0}(row):
    log.info('row %s', row)
    return {0}
"""


def catch(name, number=0):
    return CATCH.format(name, number)


def bare(name, number=0):
    return catch(name, number).replace("except KeyError as error:", "except:").replace("[error]", "[]")


FILES = {f"shop/named_{n}.py": catch(f"load_{n}", n) for n in range(80)}
CART = {"shop/cart.py": catch("first") + catch("last", -1) + catch("next", 1)}
TURNED = {"shop/cart.py": catch("first") + bare("last", -1) + catch("next", 1)}
SAID = [("shop/cart.py", 11, "errors/bare-catch")]


def test_a_line_that_did_as_is_expected_is_told_that_it_does_not_any_more(shop):
    assert shop(FILES | CART, TURNED) == SAID


def test_a_name_that_stands_elsewhere_too_is_told_where_it_is_turned(shop, tmp_path):
    named = "def load_{0}(rows):\n    row_{0} = rows[0]\n    return row_{0}\n"
    files = {f"shop/named_{n}.py": named.format(f"of_{n}") for n in range(80)}
    twice = (
        named.replace("row_{0}", "own_row").format("rows") + "\n\n" + named.replace("row_{0}", "own_row").format("all")
    )
    turned = "ownRow".join(twice.rsplit("own_row", 2))
    shop(files | {"shop/cart.py": twice}, {"shop/cart.py": turned})
    with Workspace.open(tmp_path) as workspace:
        (found,) = workspace.check(changed_since="HEAD").violations
    assert (found.row, found.detector, found.turned) == (7, "structural/variable-name-case", True)


@pytest.mark.parametrize(("line", "turned"), [("oneSum = load(rows)", True), ("ownRow = 3", False)])
def test_new_code_that_stands_where_a_line_was_is_no_line_that_was_turned(shop, tmp_path, line, turned):
    named = "def load_{0}(rows):\n    row_{0} = rows[0]\n    return row_{0}\n"
    files = {f"shop/named_{n}.py": named.format(f"of_{n}") for n in range(80)}
    was = "def load(rows):\n    one_sum = load(rows)\n    return rows\n"
    shop(files | {"shop/cart.py": was}, {"shop/cart.py": was.replace("one_sum = load(rows)", line)})
    with Workspace.open(tmp_path) as workspace:
        (found,) = workspace.check(changed_since="HEAD").violations
    assert (found.detector, found.turned) == ("structural/variable-name-case", turned)


def test_lines_of_any_length_are_compared_at_once():
    long, other = b"abc,+-" * 50_000, b"xyz,+-" * 50_000
    began = time.process_time()
    assert not _resembles(long, other)
    assert _resembles(long, long[:-1] + b"d")
    assert time.process_time() - began < 1


def test_the_sentence_says_that_the_line_did_so(shop, tmp_path):
    shop(FILES | CART, TURNED)
    with Workspace.open(tmp_path) as workspace:
        (found,) = workspace.check(changed_since="HEAD").violations
    assert found.turned
    assert found.message.endswith("Until this change, this line did so too.")


def test_new_code_in_an_old_file_is_only_listed(shop):
    assert shop(FILES | CART, {"shop/cart.py": CART["shop/cart.py"] + bare("any")}) == []


def test_a_new_file_is_only_listed(shop):
    assert shop(FILES | CART, {"shop/other.py": TURNED["shop/cart.py"]}) == []


def test_what_is_turned_at_several_places_is_meant(shop):
    assert shop(FILES | CART, {"shop/cart.py": bare("first") + bare("last", -1) + bare("next", 1)}) == []


def test_what_stands_in_place_of_a_line_that_only_moved_is_new(shop):
    kept = "    except KeyError as error:\n        return [error]\n"
    moved = "    except:\n        return []\n    try:\n        return rows\n"
    before = catch("first")
    after = before.replace(kept, moved + kept).replace("return rows[0]", "return rows[2]")
    assert shop(FILES | {"shop/cart.py": before}, {"shop/cart.py": after}) == []


def test_a_long_stretch_written_anew_is_new_code(shop):
    rows = "".join(f"        row_{n} = rows[{n}]\n" for n in range(14))
    before = catch("first").replace("    try:\n", f"    try:\n{rows}")
    after = bare("first").replace("    try:\n", f"    try:\n{rows.replace('row_', 'cell_')}")
    after = after.replace("        return rows[0]\n", "        return cell_0\n")
    assert shop(FILES | {"shop/cart.py": before}, {"shop/cart.py": after}) == []


def test_who_wants_it_listed_hears_nothing(shop):
    told = {"drift.toml": '[tiers]\n"errors/bare-catch" = "listed"\n'}
    assert shop(FILES | told | CART, TURNED) == []


@pytest.mark.parametrize(("others", "said"), [(0, SAID), (1, SAID), (3, [])])
def test_what_many_others_do_as_well_is_only_listed(shop, others, said):
    odd = {f"shop/bare_{n}.py": bare(f"drop_{n}") for n in range(others)}
    assert shop(FILES | odd | CART, TURNED) == said


def test_a_name_that_its_like_have_is_told_where_it_was_taken_away(shop):
    text = "from shop.base import Form\n\n\nclass Item{0}Form(Form):\n    row = {0}\n"
    forms = {f"shop/form_{n}.py": text.format(n) for n in range(80)}
    after = {"shop/form_7.py": forms["shop/form_7.py"].replace("Item7Form", "Item7")}
    assert shop(forms, after) == [("shop/form_7.py", 4, "mined/class-suffix")]


def test_a_mark_that_was_taken_from_between_others_is_told_of_the_change(shop, tmp_path):
    text = "from shop.base import admin, area\n\n\n@area\n@admin\n@area.named('x')\nclass Item{0}:\n    row = {0}\n"
    marked = {f"shop/item_{n}.py": text.format(n) for n in range(80)}
    after = {"shop/item_7.py": marked["shop/item_7.py"].replace("@area\n", "")}
    assert shop(marked, after) == [("shop/item_7.py", 6, "mined/class-decorator")]
    with Workspace.open(tmp_path) as workspace:
        assert len(workspace.check(changed_since="HEAD").violations) == 1


BROUGHT = "from shop.base import load_{0}, save_{0}\nfrom shop.rows import drop_{0}\n\nload_{0}(save_{0}, drop_{0})\n"


def test_a_line_is_turned_that_was_parted_though_its_second_half_leans_on_the_first(shop, tmp_path):
    brought = {f"shop/item_{n}.py": BROUGHT.format(n) for n in range(80)}
    parted = "from shop.base import load_7\nfrom shop.base import save_7\n"
    after = brought["shop/item_7.py"].replace("from shop.base import load_7, save_7\n", parted)
    assert shop(brought, {"shop/item_7.py": after}) == [("shop/item_7.py", 2, "structural/import-merging")]
    with Workspace.open(tmp_path) as workspace:
        (found,) = workspace.check(changed_since="HEAD").violations
    assert found.turned


TYPE = "namespace Shop;\n\n{1} class Item{0}\n{{\n    int Row() => {0};\n}}\n"
TYPES = {f"shop/Item{n}.cs": TYPE.format(n, "internal") for n in range(100)}
OPENED = {"shop/Item7.cs": TYPE.format(7, "public")}


@pytest.mark.parametrize(("others", "said"), [(0, [("shop/Item7.cs", 3, "structural/offered-to")]), (1, [])])
def test_a_type_that_is_opened_is_told_only_where_no_other_one_is(shop, others, said):
    odd = {f"shop/Open{n}.cs": TYPE.format(n, "public").replace("Item", "Open") for n in range(others)}
    assert shop(TYPES | odd, OPENED) == said


RUNS = {f"shop/run_{n}.py": RUN.format(n) for n in range(60)}
LOGGED = "    log.info('row %s', row)\n"
PRINT = "    print('row', row)\n"


def test_what_hardly_anybody_does_is_only_listed_where_it_stands_in_place_of_a_line(shop):
    assert shop(RUNS, {"shop/run_9.py": RUNS["shop/run_9.py"].replace(LOGGED, PRINT)}) == []


def test_what_hardly_anybody_does_is_only_listed_on_a_line_of_its_own(shop):
    assert shop(RUNS, {"shop/run_9.py": RUNS["shop/run_9.py"].replace(LOGGED, LOGGED + PRINT)}) == []


@pytest.mark.parametrize(("others", "said"), [(0, SAID), (3, [])])
def test_what_a_linter_is_not_to_ask_is_told_where_hardly_anybody_else_departs(shop, others, said):
    odd = {f"shop/bare_{n}.py": bare(f"drop_{n}") for n in range(others)}
    assert shop(FILES | odd | CART | {"ruff.toml": "lint.ignore = ['E722']\n"}, TURNED) == said


NULL = "namespace Shop;\n\ninternal class Item{0}\n{{\n    public bool Row{0}(object row{0}) => row{0} {1} null;\n}}\n"


@pytest.mark.parametrize(("number", "said"), [(50, [("shop/Item50.cs", 5, "types/null-check")]), (90, [])])
def test_a_line_that_was_turned_away_is_told_where_more_depart_than_a_new_one_is_asked_for(
    shop, monkeypatch, number, said
):
    monkeypatch.setenv("DRIFT_CHECK_AGREEMENT", "0.99")
    written = {f"shop/Item{n}.cs": NULL.format(n, "is" if n else "==") for n in range(55)}
    assert shop(written, {f"shop/Item{number}.cs": NULL.format(number, "==")}) == said


SCRIPT = """import {{ run }} from 'run';

export function load{0}(rows) {{
  const row = rows.find('row');
  const size = row.count('size');
  run(row, 'load');
  return size;
}}
"""
SCRIPTS = {f"shop/load{n}.ts": SCRIPT.format(n) for n in range(40)}


@pytest.mark.parametrize(
    ("line", "turned", "line_number", "said"),
    [
        ("  return size;", "  return size", 7, "styling/statement-end"),
        ("  run(row, 'load');", "  run(row, 'load')", 6, "styling/statement-end"),
        ("  run(row, 'load');", '  run(row, "load");', 6, "styling/quote-form"),
        ("import { run } from 'run';", 'import { run } from "run";', 1, "styling/quote-form"),
    ],
)
def test_a_line_is_told_of_which_its_file_counts_but_once(shop, line, turned, line_number, said):
    cart = SCRIPT.format("Cart")
    changed = {"shop/cart.ts": cart.replace(line, turned)}
    assert shop(SCRIPTS | {"shop/cart.ts": cart}, changed) == [("shop/cart.ts", line_number, said)]


def test_a_text_that_was_not_there_before_is_new_whatever_its_quotes(shop):
    cart = SCRIPT.format("Cart").replace("run(row, 'load')", "run(row, load)")
    changed = {"shop/cart.ts": cart.replace("run(row, load)", 'run(row, "load")')}
    assert shop(SCRIPTS | {"shop/cart.ts": cart}, changed) == []
