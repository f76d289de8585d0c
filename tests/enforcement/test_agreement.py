"""Agreement: of changed lines only what nearly all places agree on is asked, lately as well; all by façade."""

import pytest

from drift_lsp.workspace.workspace import Workspace


@pytest.fixture(autouse=True)
def _as_it_is(monkeypatch):
    for name in ("DRIFT_CHECK_AGREEMENT", "DRIFT_CHECK_AGREEMENT_PLACES"):
        monkeypatch.delenv(name)


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


@pytest.mark.parametrize(("told", "said"), [("", []), ("agreement_places = 20", [("shop/cart.py", 5)])])
def test_of_few_places_nothing_is_asked(shop, told, said):
    cause = "def save_{0}(a):\n    try:\n        a()\n    except OSError as e:\n        raise Broken({0}){1}\n"
    kept = {f"shop/save_{n}.py": cause.format(n, " from e") for n in range(30)}
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
