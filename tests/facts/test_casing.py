"""Casing: which styles a name is written in."""

import pytest

from drift_lsp.facts.casing import CASES, case, file_case, words


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("load_cart", "snake_case"),
        ("_load_cart", "snake_case"),
        ("load_v2", "snake_case"),
        ("loadCart", "camelCase"),
        ("#loadCart", "camelCase"),
        ("$loadCart", "camelCase"),
        ("LoadCart", "PascalCase"),
        ("HTTPServer", "PascalCase"),
        ("LOAD_CART", "UPPER_CASE"),
        ("loadCartV3_1", "camelCase"),
        ("load_v3_1", "snake_case"),
        ("load", "camelCase|snake_case"),
        ("URL", "PascalCase|UPPER_CASE"),
        ("Load_Cart", "other"),
        ("decorated_setUp", "other|snake_case"),
        ("unsafe_loadCart", "camelCase"),
        ("loadCart_sync", "camelCase|other"),
        ("cartLine__cleaned", "camelCase|other"),
        ("loadCart_Sync", "other"),
        ("IPv4_SEGMENTS", "UPPER_CASE"),
        ("distanceRow_mm", "camelCase"),
    ],
)
def test_a_name_has_the_styles_that_fit_it(name, style):
    assert case(name) == style
    assert style in CASES


@pytest.mark.parametrize(
    "name",
    [
        "",
        "_",
        "x",
        "T",
        "visit_FunctionDef",
        "do_GET",
        "setUpClass",
        "assertCart",
        "a$b",
        "IPv4",
        "parse_IPv4",
        "買い物",
        "Cart買い物",
    ],
)
def test_what_cannot_be_told_is_left_out(name):
    assert case(name) == ""


@pytest.mark.parametrize(
    ("stem", "style"),
    [
        ("cart-item", "kebab-case"),
        ("cart_item", "snake_case"),
        ("CartItem", "PascalCase"),
        ("cart", "camelCase|kebab-case|snake_case"),
        ("Cart-Item", "other"),
        ("[cartId]", ""),
        ("+page", ""),
        ("0001_initial", ""),
    ],
)
def test_a_files_name_may_have_hyphens(stem, style):
    assert file_case(stem) == style


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("OrderHandler", ("Order", "Handler")),
        ("HTTPServer", ("HTTP", "Server")),
        ("fetchURL", ("fetch", "URL")),
        ("_get_user", ("get", "user")),
        ("parseHTML5Doc", ("parse", "HTML5", "Doc")),
        ("", ()),
    ],
)
def test_a_name_splits_into_its_words(name, expected):
    assert words(name) == expected
