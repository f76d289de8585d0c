"""Agreement: of changed lines only what nearly all places agree on is asked, lately as well; all by façade."""

import os
import subprocess

import pytest

from drift_lsp.workspace.workspace import Workspace


@pytest.fixture(autouse=True)
def _as_it_is(monkeypatch):
    for name in [it for it in os.environ if it.startswith("DRIFT_CHECK_") and it != "DRIFT_CHECK_TRUST"]:
        monkeypatch.delenv(name)


def test_what_too_many_do_otherwise_is_not_asked_of_changed_lines(shop, tmp_path):
    cause = "def save_{0}(a):\n    try:\n        a()\n    except OSError as e:\n        raise Broken({0}){1}\n"
    kept = {f"shop/save_{n}.py": cause.format(n, " from e") for n in range(80)}
    odd = {f"shop/odd_{n}.py": cause.format(n, "") for n in range(3)}
    new = {"shop/cart.py": cause.format("cart", "")}
    assert shop(kept | odd, new) == []
    with Workspace.open(tmp_path) as workspace:
        found = workspace.judge("shop/cart.py", new["shop/cart.py"].encode())
        assert [it.hidden for it in found.hidden if it.detector == "errors/raise-cause"] == ["divided"]


def test_how_many_must_agree_can_be_told(shop):
    cause = "def save_{0}(a):\n    try:\n        a()\n    except OSError as e:\n        raise Broken({0}){1}\n"
    kept = {f"shop/save_{n}.py": cause.format(n, " from e") for n in range(80)}
    odd = {f"shop/odd_{n}.py": cause.format(n, "") for n in range(2)} | {"drift.toml": "[check]\nagreement = 0.9\n"}
    assert shop(kept | odd, {"shop/cart.py": cause.format("cart", "")}) == [("shop/cart.py", 5, "errors/raise-cause")]


@pytest.mark.parametrize(("told", "said"), [("", []), ("agreement_places = 20", [("shop/cart.py", 5)])])
def test_of_few_places_nothing_is_asked_where_one_departs(shop, told, said):
    cause = "def save_{0}(a):\n    try:\n        a()\n    except OSError as e:\n        raise Broken({0}){1}\n"
    kept = {f"shop/save_{n}.py": cause.format(n, " from e") for n in range(50)}
    kept |= {f"shop/rows_{n}.py": "ROWS = []\n" for n in range(100)} | {"shop/odd.py": cause.format("odd", "")}
    found = shop(kept | {"drift.toml": f"[check]\n{told}\n"}, {"shop/cart.py": cause.format("cart", "")})
    assert [(path, row) for path, row, _ in found] == said


@pytest.mark.parametrize(("lately", "said"), [(2, [("shop/cart.py", 5)]), (4, [])], ids=["few", "many"])
def test_what_was_lately_written_otherwise_is_being_left(shop, tmp_path, lately, said):
    cause = "def save_{0}(a):\n    try:\n        a()\n    except OSError as e:\n        raise Broken({0}){1}\n"
    kept = {f"shop/save_{n}.py": cause.format(n, " from e") for n in range(300)}
    odd = {f"shop/lately_{n}.py": cause.format(n, "") for n in range(lately)}
    new = {"shop/cart.py": cause.format("cart", "")}
    found = shop(kept, odd, new)
    assert [(path, row) for path, row, _ in found if path == "shop/cart.py"] == said
    with Workspace.open(tmp_path) as workspace:
        hidden = workspace.judge("shop/cart.py", new["shop/cart.py"].encode()).hidden
        assert [it.hidden for it in hidden if it.detector == "errors/raise-cause"] == ([] if said else ["leaving"])


def test_in_a_small_project_fewer_places_are_enough(tmp_path):
    cause = "def save_{0}(a):\n    try:\n        a()\n    except OSError as e:\n        raise Broken({0}){1}\n"
    for n in range(30):
        (tmp_path / f"save_{n}.py").write_text(cause.format(n, " from e"))
    for words in (["init", "-qb", "main"], ["add", "."], ["commit", "-qm", "step"]):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words], cwd=tmp_path, check=True)
    (tmp_path / "cart.py").write_text(cause.format("cart", ""))
    with Workspace.open(tmp_path) as workspace:
        found = [(it.path, it.detector) for it in workspace.check().violations]
    assert found == [("cart.py", "errors/raise-cause")]


@pytest.mark.parametrize(("odd", "said"), [(19, [("shop/cart.c", 1)]), (20, [])], ids=["few", "many"])
def test_of_how_something_is_written_nothing_is_asked_where_many_write_it_otherwise(shop, odd, said):
    row = "int row_{0}(char{1}it) {{ return *it; }}\n"
    kept = {f"shop/row_{n}.c": "".join(row.format(f"{n}_{k}", " *") for k in range(10)) for n in range(100)}
    other = {f"shop/odd_{k}.c": "".join(row.format(f"odd_{n}", "* ") for n in range(k, odd, 2)) for k in range(2)}
    found = shop(kept | other, {"shop/cart.c": row.format("cart", "* ")})
    assert [(path, at) for path, at, detector in found if detector == "styling/pointer-spacing"] == said


@pytest.mark.parametrize(("told", "said"), [("", []), ("habit = 0.95", [("shop/odd.c", 1)])])
def test_what_is_listed_until_it_is_a_habit_is_asked_where_hardly_anybody_departs(shop, told, said):
    row = "int load_row_{0}(int it) {{ return it; }}\n"
    kept = {f"shop/row_{n}.c": "".join(row.format(f"{n}_{k}") for k in range(20)) for n in range(10)}
    camel = {f"shop/camel_{n}.c": f"int loadRow{n}(int it) {{ return it; }}\n" for n in range(4)}
    settings = {"drift.toml": f"[check]\n{told}\n"}
    found = shop(kept | camel | settings, {"shop/odd.c": "int loadCart(int it) { return it; }\n"})
    assert [(path, at) for path, at, detector in found if detector == "structural/function-name-case"] == said
