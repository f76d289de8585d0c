"""Slips: what is only listed is told where the file itself does as is expected elsewhere; all by façade."""

import pytest

from drift_lsp.workspace.workspace import Workspace

ROW = """
export function load{0}(row, one) {{
  return row === one;
}}

export function save{0}(row, one) {{
  return row.size() === one;
}}
"""
FILES = {f"shop/row{n}.js": ROW.format(n) for n in range(30)}
CART = {"shop/cart.js": ROW.format("cart")}
BARE = "\nexport function dropCart(row, one) {\n  return row == one;\n}\n"
SLIP = {"shop/cart.js": CART["shop/cart.js"] + BARE}
SAID = "structural/equality-form"


def test_who_does_as_expected_elsewhere_in_the_file_slipped(shop):
    assert shop(FILES | CART, SLIP) == [("shop/cart.js", 11, SAID)]


def test_the_sentence_says_why_it_is_told(shop, tmp_path):
    shop(FILES | CART, SLIP)
    with Workspace.open(tmp_path) as workspace:
        (found,) = workspace.check(changed_since="HEAD").violations
    assert found.slipped
    assert found.tier == "changed"
    assert found.message.endswith("Elsewhere in this file it is done so, too.")


def test_a_new_file_that_does_both_slipped_as_well(shop):
    assert shop(FILES, SLIP) == [("shop/cart.js", 11, SAID)]


def test_a_file_that_never_does_so_is_another_matter(shop):
    assert shop(FILES, {"shop/cart.js": BARE}) == []


def test_where_others_depart_as_well_it_is_meant(shop):
    others = {f"shop/bare{n}.js": ROW.format(n) + BARE for n in range(3)}
    assert shop(FILES | others | CART, SLIP) == []


@pytest.mark.parametrize("asked", [SAID, "structural"])
def test_who_wants_it_listed_hears_nothing(shop, asked):
    told = {"drift.toml": f'[tiers]\n"{asked}" = "listed"\n'}
    assert shop(FILES | CART | told, SLIP) == []


def test_old_code_is_left_alone(shop):
    assert shop(FILES | SLIP, {"shop/other.js": ROW.format("other")}) == []


def test_what_too_many_do_otherwise_is_not_asked_of_changed_lines(shop, tmp_path):
    cause = "def save_{0}(a):\n    try:\n        a()\n    except OSError as e:\n        raise Broken({0}){1}\n"
    kept = {f"shop/save_{n}.py": cause.format(n, " from e") for n in range(60)}
    odd = {f"shop/odd_{n}.py": cause.format(n, "") for n in range(2)}
    new = {"shop/cart.py": cause.format("cart", "")}
    assert shop(kept | odd, new) == []
    with Workspace.open(tmp_path) as workspace:
        found = workspace.judge("shop/cart.py", new["shop/cart.py"].encode())
        assert [it.hidden for it in found.hidden if it.detector == "errors/raise-cause"] == ["divided"]


def test_how_many_must_agree_can_be_told(shop):
    cause = "def save_{0}(a):\n    try:\n        a()\n    except OSError as e:\n        raise Broken({0}){1}\n"
    kept = {f"shop/save_{n}.py": cause.format(n, " from e") for n in range(60)}
    odd = {f"shop/odd_{n}.py": cause.format(n, "") for n in range(2)} | {"drift.toml": "[check]\nagreement = 0.9\n"}
    assert shop(kept | odd, {"shop/cart.py": cause.format("cart", "")}) == [("shop/cart.py", 5, "errors/raise-cause")]
