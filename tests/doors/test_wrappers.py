"""A wrapper of the project: said of a line that goes past it, listed, and shown with where it lives."""

from __future__ import annotations

import json

from drift_lsp.workspace.workspace import Workspace
from tests.doors.test_changed_since import commit, git

WRAPPER = "import os\n\n\ndef setting(name, default=None):\n    return os.environ.get(name, default)\n"
USE = 'from shop.lib.config import setting\n\nLIMIT = setting("LIMIT_{}")\n'
PAST = 'import os\n\nLIMIT = os.environ.get("LIMIT")\n'


def test_a_line_that_goes_past_a_wrapper(drift, project):
    (project / "drift.toml").write_text('[tiers]\n"mined/wrapper" = "changed"\n')
    for folder in ("lib", "load"):
        (project / "shop" / folder).mkdir()
    files = {f"shop/load/use_{n}.py": USE.format(n) for n in range(25)}
    git(project, "init", "-q", "-b", "main")
    commit(project, files | {"shop/lib/config.py": WRAPPER, "shop/load/known.py": PAST})
    assert json.loads(drift("check", "--format", "json").stdout)["violations"] == []
    (project / "shop/load/use_3.py").write_text(USE.format(3) + PAST)
    (project / "shop/lib/other.py").write_text(PAST)
    (found,) = json.loads(drift("check", "--format", "json").stdout)["violations"]
    assert (found["path"], found["row"], found["detector"]) == ("shop/load/use_3.py", 6, "mined/wrapper")
    assert found["message"] == (
        "Here `os.environ.get` is used directly; for 25 of 27 uses of it in this project, it goes through `setting`."
    )
    assert {it["line"] for it in found["examples"]} <= {f'LIMIT = setting("LIMIT_{n}")' for n in range(25)}
    assert found["examples"]
    listed = json.loads(drift("patterns", "--json", "--all").stdout)["patterns"]
    (pattern,) = [it for it in listed if it["detector"] == "mined/wrapper"]
    assert pattern["id"] == found["pattern"]
    shown = drift("patterns", "show", pattern["id"]).stdout
    assert "25 of 27 uses of `os.environ.get` go through `setting`, which shop/lib/config.py defines." in shown
    assert 'setting("LIMIT_' in shown


def test_it_can_be_switched_off_and_dismissed(drift, project):
    (project / "drift.toml").write_text('[tiers]\n"mined/wrapper" = "always"\n')
    for folder in ("lib", "load"):
        (project / "shop" / folder).mkdir()
    for n in range(25):
        (project / f"shop/load/use_{n}.py").write_text(USE.format(n))
    (project / "shop/lib/config.py").write_text(WRAPPER)
    (project / "shop/load/known.py").write_text(PAST)
    (found,) = json.loads(drift("check", "--format", "json").stdout)["violations"]
    assert found["path"] == "shop/load/known.py"
    assert drift("feedback", "dismiss", found["id"]).returncode == 0
    assert json.loads(drift("check", "--format", "json").stdout)["violations"] == []
    (project / "drift.toml").write_text('[tiers]\n"mined/wrapper" = "off"\n')
    assert json.loads(drift("check", "--format", "json").stdout)["violations"] == []


def test_what_wraps_and_what_is_wrapped_are_told_where_they_stand(project):
    for folder in ("lib", "load"):
        (project / "shop" / folder).mkdir()
    for n in range(25):
        (project / f"shop/load/use_{n}.py").write_text(USE.format(n))
    (project / "shop/lib/config.py").write_text(WRAPPER)
    (project / "shop/load/known.py").write_text(PAST)
    with Workspace.open(project) as workspace:
        workspace.scan()
        for code, name in ((PAST, "get("), (USE.format(3), "setting(")):
            told = workspace.conventions_at("shop/load/use_3.py", code.encode(), code.rindex(name) + 1)
            (wrapper,) = [it for it in told if it.detector == "mined/wrapper"]
            assert wrapper.answer == "`setting`"
            assert wrapper.examples
