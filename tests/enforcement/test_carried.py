"""Carried: a line that was touched in something the question does not ask about is no news, through the façade."""

import pytest

ROW = 'package shop\n\ntype R{0} struct {{\n\tA{0} int `yaml:"itemA{0}"`\n\tB{0} int `yaml:"itemB{0}"`\n}}\n'
ASKED = {"drift.toml": '[tiers]\n"structural/field-tag" = "changed"\n'}
TAGGED = ASKED | {f"shop/row_{n}.go": ROW.format(n) for n in range(20)}
DROP = 'package shop\n\ntype Drop struct {\n\tItemA int `json:"ItemA"`\n}\n'


def test_a_name_is_news_where_it_is_the_name_that_changed(shop):
    after = DROP.replace("json", "yaml")
    found = shop({"shop/drop.go": after.replace('"ItemA', '"itemA'), **TAGGED}, {"shop/drop.go": after})
    assert found == [("shop/drop.go", 4, "structural/field-tag")]


def test_a_name_in_a_tag_is_no_news_where_another_serializer_is_told_it(shop):
    assert shop({"shop/drop.go": DROP, **TAGGED}, {"shop/drop.go": DROP.replace("json", "yaml")}) == []


ODD = "import requests\nimport django\nimport os\nimport sys\n\ny = requests.get(os.sep, django, sys)\n"


def test_an_old_line_is_in_no_more_disorder_for_what_has_gone_from_beside_it(shop):
    after = ODD.replace("import os\n", "")
    assert shop({"shop/odd.py": ODD}, {"shop/odd.py": after}) == []


MERGED = {"drift.toml": '[tiers]\n"structural/import-merging" = "changed"\n'} | {
    f"shop/merged_{n}.py": f"from shop.row import a_{n}, b_{n}\nx_{n} = a_{n}(b_{n})\n" for n in range(40)
}
APART = "from shop.cart import load\nfrom shop.item import drop\nfrom shop.cart import save\n\ny = load(drop, save)\n"


def test_an_import_stands_no_more_apart_for_what_has_gone_from_between(shop):
    after = APART.replace("from shop.item import drop\n", "")
    assert shop({"shop/apart.py": APART, **MERGED}, {"shop/apart.py": after}) == []


PARTED = 'package shop\n\nimport (\n\t"os"\n\n\t"example.com/row"\n)\n'
BLOCKS = {f"shop/parted_{n}.go": PARTED for n in range(40)}


def test_imports_are_news_where_only_the_blank_line_between_them_was_taken_out(shop):
    after = PARTED.replace('"os"\n\n', '"os"\n')
    found = shop({"shop/apart.go": PARTED, **BLOCKS}, {"shop/apart.go": after})
    assert found == [("shop/apart.go", 5, "structural/import-blocks")]


def test_an_import_that_comes_beside_another_of_its_module_is_news(shop):
    before = "from shop.cart import load\n\ny = load(drop, save)\n"
    after = before.replace("\n\n", "\nfrom shop.cart import save\n\n")
    found = shop({"shop/apart.py": before, **MERGED}, {"shop/apart.py": after})
    assert found == [("shop/apart.py", 2, "structural/import-merging")]


def test_an_import_that_was_put_in_the_wrong_place_is_news(shop):
    before = "import os\n\nimport requests\n\ny = requests.get(os.sep, sys)\n"
    asked = {"drift.toml": '[tiers]\n"structural/import-order" = "changed"\n'}
    after = before.replace("requests\n\n", "requests\nimport sys\n\n")
    found = shop({"shop/odd.py": before} | asked, {"shop/odd.py": after})
    assert found == [("shop/odd.py", 4, "structural/import-order")]


def test_a_name_that_the_file_used_already_is_not_chosen_now(shop):
    before = "from other import totalSum\n\ndef drop_all():\n    return totalSum\n"
    after = "def drop_all():\n    totalSum = 3\n    return totalSum\n"
    assert shop({"shop/drop.py": before}, {"shop/drop.py": after}) == []


@pytest.mark.parametrize(("called", "rows"), [("loadSum", []), ("loadSums", [1])])
def test_a_name_that_another_file_called_before_the_change_is_not_chosen_now(shop, called, rows):
    before = {"shop/call.py": f"def call_all(it):\n    return {called}()\n"}
    after = {
        "shop/call.py": "def call_all(it):\n    return loadSum() + 1\n",
        "shop/new.py": "def loadSum():\n    return 3\n",
    }
    named = "structural/function-name-case"
    assert shop(before, after) == [("shop/new.py", row, named) for row in rows]


def test_a_name_that_is_made_up_now_is_news(shop):
    before = "def drop_all():\n    return 1\n"
    found = shop({"shop/drop.py": before}, {"shop/drop.py": "def drop_all():\n    totalSum = 3\n    return totalSum\n"})
    assert found == [("shop/drop.py", 2, "structural/variable-name-case")]
