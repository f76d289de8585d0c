"""Old and new: what was there before is left alone, and exactly what came since is said, through the façade."""

import subprocess

import pytest

from drift_lsp.workspace.workspace import Workspace

LOAD = (
    "def load_{0}():\n"
    + "    try:\n        load()\n    except OSError as err:\n        raise LoadError() from err\n" * 5
)
ODD = "def save_{0}():\n    try:\n        save()\n    except OSError as err:\n        raise SaveError()\n"
CAUSE = "errors/raise-cause"


def git(root, *words):
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words], cwd=root, check=True, capture_output=True
    )


NAMES_ASKED = {"drift.toml": '[tiers]\n"errors/caught-name" = "changed"\n'}


def write(root, files):
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content)


@pytest.fixture(params=["git", "no git"])
def root(request, tmp_path):
    write(tmp_path, {f"shop/load_{n}.py": LOAD.format(n) for n in range(60)})
    write(tmp_path, {f"shop/old_{n}.py": ODD.format(n) for n in range(3)})
    if request.param == "git":
        git(tmp_path, "init", "-q", "-b", "main")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", "begin")
    with Workspace.open(tmp_path) as workspace:
        workspace.scan()
    return tmp_path


def found(root, show="changed"):
    """Say what departs: on the disk by a check, and on the screen; they must agree."""
    with Workspace.open(root) as workspace:
        judged = workspace.check(show=show).violations
        shown = [(it.path, it.row) for it in judged if it.detector == CAUSE and not it.hidden]
        assert on_screen(workspace, root, show) == shown
    with Workspace.open(root) as again:
        assert on_screen(again, root, show) == shown
    return shown


def repeated(root):
    """Say where new lines depart as one above them does: known to programs, and left out for people."""
    with Workspace.open(root) as workspace:
        return [(it.path, it.row) for it in workspace.check().violations if it.hidden == "repeated"]


def on_screen(workspace, root, show):
    paths = sorted(it.relative_to(root).as_posix() for it in root.rglob("*.py"))
    judged = [workspace.judge(path, (root / path).read_bytes(), show=show) for path in paths]
    return [(it.path, it.row) for one in judged for it in one.shown if it.detector == CAUSE]


OLD = [(f"shop/old_{n}.py", 5) for n in range(3)]


def test_old_departures_are_shown_only_when_asked_for(root):
    assert found(root) == []
    assert found(root, "all") == OLD


def test_what_follows_an_old_line_that_departs_is_left_alone(root):
    line = "            raise SaveError()\n"
    old = "def save_1():\n    try:\n        save()\n    except OSError as err:\n        if err:\n" + line
    write(root, {"shop/old_1.py": old})
    if (root / ".git").exists():
        git(root, "commit", "-qam", "go on")
    else:
        return
    write(root, {"shop/old_1.py": old + line.replace("SaveError", "LostError")})
    assert found(root) == []
    write(root, {"shop/old_1.py": old + "        load()\n" + line[4:].replace("SaveError", "LostError")})
    assert found(root) == [("shop/old_1.py", 8)]


def test_one_new_departure_is_exactly_one(root):
    write(root, {"shop/old_1.py": ODD.format(1) + "\n\n" + ODD.format("more")})
    assert found(root) == [("shop/old_1.py", 12)]
    write(root, {"shop/old_1.py": "import os\n" * 20 + ODD.format(1).replace("    ", "  ")})
    assert found(root) == []
    same = ODD.format(1) + ODD.format(1).partition("\n")[2]
    write(root, {"shop/old_1.py": same})
    assert len(found(root)) == 1


def test_a_departure_in_a_renamed_function_is_new_only_where_nobody_knows_how_the_file_was(root):
    write(root, {"shop/old_1.py": ODD.format("other")})
    assert found(root) == ([] if (root / ".git").is_dir() else [("shop/old_1.py", 5)])


def test_a_renamed_file_brings_nothing_back_as_new(root):
    (root / "shop/old_1.py").rename(root / "shop/moved.py")
    assert found(root) == []
    write(root, {"shop/copy.py": ODD.format(2)})
    assert found(root) == [("shop/copy.py", 5)]


@pytest.mark.parametrize("order", [("shop/old_1.py", "shop/moved.py"), ("shop/moved.py", "shop/old_1.py")])
def test_a_file_renamed_under_the_editor_brings_nothing_back(root, order):
    with Workspace.open(root) as workspace:
        workspace.check()
        (root / "shop/old_1.py").rename(root / "shop/moved.py")
        for path in order:
            workspace.saved(path)
        assert on_screen(workspace, root, "changed") == []
        assert [it.path for it in workspace.check().violations] == []


def test_a_whole_new_file_in_the_wrong_style_is_flagged_once(root):
    write(root, {"shop/fresh.py": "\n".join(ODD.format(f"fresh_{n}") for n in range(5))})
    assert found(root) == [("shop/fresh.py", 5)]
    assert repeated(root) == [("shop/fresh.py", 5 + 6 * n) for n in range(1, 5)]
    with Workspace.open(root) as workspace:
        said = workspace.explain("shop/fresh.py:11")
    assert "the first of them stands for all" in said.sentences[0]


def test_what_is_new_in_an_old_file_does_not_excuse_itself(root):
    write(root, {"shop/old_1.py": ODD.format(1) + "".join(ODD.format(f"fresh_{n}") for n in range(4))})
    assert found(root) == [("shop/old_1.py", 10)]
    assert len(repeated(root)) == 3


def test_with_git_the_default_branch_says_what_is_old(root):
    if not (root / ".git").is_dir():
        pytest.skip("there is no git")
    git(root, "checkout", "-qb", "work")
    write(root, {"shop/fresh.py": ODD.format("fresh")})
    git(root, "add", ".")
    git(root, "commit", "-qm", "work")
    assert found(root) == [("shop/fresh.py", 5)]
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "work")
    assert found(root) == []


def test_a_clean_project_without_git_has_a_baseline_too(tmp_path):
    write(tmp_path, {f"shop/load_{n}.py": LOAD.format(n) for n in range(60)})
    assert found(tmp_path) == []
    write(tmp_path, {"shop/fresh.py": ODD.format("fresh")})
    assert found(tmp_path) == [("shop/fresh.py", 5)]
    assert found(tmp_path) == [("shop/fresh.py", 5)]


def test_a_change_of_what_is_usual_takes_two_scans(tmp_path):
    def names(name, count):
        body = f"try:\n    a()\nexcept OSError as {name}:\n    b({name})\n"
        return {f"shop/a_{n}.py": body * 5 for n in range(count)} | {f"shop/b_{n}.py": "x = 1\n" for n in range(2)}

    def said(workspace):
        workspace.scan()
        judged = workspace.judge("shop/new.py", b"try:\n    a()\nexcept OSError as exc:\n    b(exc)\n")
        hidden = [it.hidden for it in judged.hidden if it.detector == "errors/caught-name"]
        return hidden or [it.choice for it in judged.shown if it.detector == "errors/caught-name"]

    write(tmp_path, names("err", 40) | NAMES_ASKED)
    with Workspace.open(tmp_path) as workspace:
        assert said(workspace) == ["err"]
        write(tmp_path, names("e", 40))
        assert said(workspace) == ["undecided"]
        assert said(workspace) == ["e"]  # Though nothing has changed, a second scan says so.
        assert said(workspace) == ["e"]


def test_examples_are_of_what_is_expected(tmp_path):
    body = "try:\n    a()\nexcept OSError as {0}:\n    b({0})\n"
    write(tmp_path, {f"shop/a_{n}.py": body.format("err") * 130 for n in range(80)} | NAMES_ASKED)
    write(tmp_path, {f"extra/a_{n}.py": body.format("e") for n in range(300)})
    with Workspace.open(tmp_path) as workspace:
        workspace.scan()
        for folder, expected in (("shop", "err"), ("extra", "e")):
            (shown,) = workspace.judge(f"{folder}/new.py", body.format("exc").encode()).shown
            assert (shown.choice, shown.scope) == (expected, "" if folder == "shop" else "extra")
            assert all(f"as {expected}:" in it.line for it in shown.examples)
            assert bool(shown.examples) == (folder == "shop")


RAISED = "        raise SaveError()"


@pytest.fixture
def changed(root):
    """Write an old file anew and say what is new in it, while somebody types and on the lines since the commit."""
    if not (root / ".git").is_dir():
        pytest.skip("nobody knows how the file was")

    def write_anew(old, new):
        write(root, {"shop/kept.py": old})
        git(root, "add", ".")
        git(root, "commit", "-qm", "kept")
        write(root, {"shop/kept.py": new})
        with Workspace.open(root) as workspace:
            since = workspace.check(changed_since="HEAD").violations
            assert [it for it in since if not it.hidden] == [it for it in workspace.check().violations if not it.hidden]
            return [it.row for it in since if it.detector == CAUSE and not it.hidden]

    return write_anew


@pytest.mark.parametrize(
    "new",
    [
        ODD.format("kept").replace("    ", "        "),
        "class Save:\n" + ODD.format("kept").replace("    ", "        ").replace("def", "    def"),
        ODD.format("kept").replace(RAISED, RAISED + "  # And nobody knows why."),
        ODD.format("kept").replace(RAISED, '        raise SaveError("no room")'),
        ODD.format("kept").replace("SaveError()", "SaveError(\n            1,\n            3,\n        )"),
        ODD.format("kept").replace(RAISED, '        log(err)\n        raise SaveError("no room")'),
    ],
    ids=[
        "indented",
        "in another definition",
        "a comment",
        "another text",
        "another text in lines below",
        "another text beside a new line",
    ],
)
def test_a_line_that_changed_in_nothing_the_question_asks_about_is_not_new(changed, new):
    assert changed(ODD.format("kept"), new) == []


def test_what_is_brought_beside_an_old_departure_is_new(changed):
    assert changed(ODD.format("kept"), ODD.format("moved") + ODD.format("more")) == [10]
    mended = LOAD.format("kept").replace(" from err", "", 1)
    assert changed(LOAD.format("kept"), mended) == [5]
