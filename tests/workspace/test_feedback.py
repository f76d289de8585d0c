"""Feedback, closed: what a person says of a finding changes the next answer, at every door and for good."""

from types import MappingProxyType

import pytest

from drift_lsp.errors import UsageError
from drift_lsp.text import apply_edits
from drift_lsp.workspace.workspace import Workspace

ONE = "try:\n    load()\nexcept OSError as err:\n    raise LoadError() from err\n"
LOAD = ONE * 5
SAVE = "try:\n    save()\nexcept OSError as err:\n    raise SaveError()\n"
CAUSE = "errors/raise-cause"
NOTHING = MappingProxyType({})
HEAD = 'TOKEN = "gh' + "p_"
KEYS = [
    "kV9sQ2mX7bLrT4nW8cZaY1dFgHjK3pUe5RtM",
    "a1Xc5VbN8mQwErT2yUiOpAs4DfGhJk6LzZ3x",
    "qW3eRt5yUi7OpLk9JhGf2DsAzXcV4bNm6Q1w",
]


def project(folder, odd=6, extra=NOTHING):
    """Forty files that name the cause, committed, and some new ones that do not."""
    folder.init().commit({f"shop/load_{n}.py": LOAD for n in range(80)})
    folder.write({f"shop/odd_{n}.py": SAVE for n in range(odd)} | dict(extra))
    return folder.path


@pytest.fixture
def root(folder):
    return project(folder)


@pytest.fixture
def workspace(root):
    with Workspace.open(root) as opened:
        opened.check()
        yield opened


def found(workspace, detector=CAUSE, show="changed"):
    """Say what the project, the editor and the stored findings show of a detector; they must agree."""
    shown = [it for it in workspace.check(show=show).violations if it.detector == detector]
    assert [it.id for it in shown] == [it.id for it in on_screen(workspace, detector, show)]
    return shown


def on_screen(workspace, detector=CAUSE, show="changed"):
    paths = sorted(it.relative_to(workspace.root).as_posix() for it in workspace.root.rglob("*.py"))
    judged = [workspace.judge(path, (workspace.root / path).read_bytes(), show=show) for path in paths]
    return [it for one in judged for it in one.held if it.detector == detector]


def pattern(workspace):
    return next(it for it in workspace.patterns() if it.detector == CAUSE)


def test_a_dismissed_finding_is_gone_at_once_and_for_good(workspace, root):
    first, *others = found(workspace)
    assert "will not be shown again" in workspace.dismiss(first, "the cause is logged")
    assert [it.id for it in on_screen(workspace)] == [it.id for it in others]
    assert [it.id for it in found(workspace)] == [it.id for it in others]
    (root / "shop/load_1.py").write_text(LOAD.replace("LoadError", "OtherError"))
    assert workspace.saved("shop/load_1.py")
    assert [it.id for it in found(workspace)] == [it.id for it in others]
    (root / first.path).write_text("import os\n\n" + SAVE.replace("    ", "  "))
    assert [it.id for it in found(workspace)] == [it.id for it in others]
    with Workspace.open(root) as again:
        assert [it.id for it in found(again)] == [it.id for it in others]
        hidden = again.judge(first.path, (root / first.path).read_bytes()).hidden
        assert [it.hidden for it in hidden if it.detector == CAUSE] == ["dismissed"]


@pytest.mark.parametrize("with_git", [True, False])
def test_a_dismissed_finding_stays_away_when_its_file_moves(folder, with_git):
    folder.write({f"shop/load_{n}.py": LOAD for n in range(80)})
    if with_git:
        folder.init().commit()
    with Workspace.open(folder.path) as workspace:
        workspace.scan()
        save = "def save_{}():\n" + SAVE.replace("\n", "\n    ").replace("try", "    try", 1)
        folder.write({f"shop/odd_{n}.py": save.format(n).rstrip(" ") for n in range(3)})
        first, *others = found(workspace)
        assert len(others) == 2
        workspace.dismiss(first)
        (folder.path / first.path).rename(folder.path / "shop/moved.py")
        assert [it.id for it in found(workspace)] == [it.id for it in others]


def test_the_same_mistake_in_another_file_was_not_dismissed(workspace, root):
    first, *others = found(workspace)
    workspace.dismiss(first)
    (root / "shop/copy.py").write_bytes((root / first.path).read_bytes())
    assert [it.path for it in found(workspace)] == sorted(["shop/copy.py", *(it.path for it in others)])


def test_dismissals_lower_the_confidence_and_then_mute(workspace):
    before = pattern(workspace)
    assert (before.status, before.speaks) == ("discovered", True)
    surely, muted = [before.confidence], None
    for number, violation in enumerate(found(workspace), 1):
        said = workspace.dismiss(violation)
        surely.append(pattern(workspace).confidence)
        if pattern(workspace).status == "muted":
            muted = number
            assert f"After {number} dismissals this pattern is muted" in said
            break
    assert surely == sorted(surely, reverse=True)
    assert len(set(surely)) == len(surely)
    # (3 + fixes) / (4 + fixes + dismissals) falls under one half.
    assert muted == 3
    assert on_screen(workspace) == []
    assert found(workspace) == []
    listed = workspace.feedback()
    assert [it.action for it in listed] == ["dismiss"] * 3
    assert all("muted" in it.effect and it.title for it in listed)
    hidden = workspace.judge("shop/odd_5.py", SAVE.encode()).hidden
    assert [it.hidden for it in hidden if it.detector == CAUSE] == ["muted"]


def test_muting_is_undone_by_undo(workspace):
    violations = found(workspace)
    for violation in violations[:3]:
        workspace.dismiss(violation)
    assert found(workspace) == []
    workspace.undo(workspace.feedback()[0].number)
    assert [it.id for it in on_screen(workspace)] == [it.id for it in violations[2:]]
    assert [it.id for it in found(workspace)] == [it.id for it in violations[2:]]
    assert pattern(workspace).status == "discovered"


def test_muting_is_undone_by_unmute(workspace, root):
    violations = found(workspace)
    for violation in violations[:3]:
        workspace.dismiss(violation)
    assert "Unmuted" in workspace.unmute(violations[0].pattern)
    assert [it.id for it in found(workspace)] == [it.id for it in violations[3:]]
    assert pattern(workspace).status == "discovered"
    with pytest.raises(UsageError, match="not muted"):
        workspace.unmute(violations[0].pattern)
    said = [workspace.dismiss(it) for it in violations[3:]]
    assert ["muted" in it for it in said] == [False, False, True]
    with Workspace.open(root) as again:
        assert found(again) == []


def test_what_is_muted_in_a_folder_is_unmuted_without_naming_it(folder):
    root = project(folder, 0, {f"extra/{n}.py": "try:\n    a()\nexcept OSError as e:\n    b(e)\n" for n in range(400)})
    asked = {"drift.toml": '[tiers]\n"errors/caught-name" = "changed"\n'}
    folder.commit({f"shop/load_{n}.py": ONE * 30 for n in range(80)} | asked)
    folder.write({f"extra/new_{n}.py": "try:\n    a()\nexcept OSError as exc:\n    b(exc)\n" for n in range(4)})
    with Workspace.open(root) as workspace:
        violations = found(workspace, "errors/caught-name")
        assert [it.scope for it in violations] == ["extra"] * 4
        said = [workspace.dismiss(it) for it in violations[:3]]
        assert "muted in extra/" in said[-1]
        assert found(workspace, "errors/caught-name") == []
        assert "extra/" in workspace.unmute(violations[0].pattern)
        assert len(found(workspace, "errors/caught-name")) == 1


def mend(workspace, violation):
    path = workspace.root / violation.path
    source = path.read_bytes()
    edits = workspace.fix(violation.path, source, violation)
    assert edits
    workspace.fixing(violation)
    path.write_bytes(apply_edits(source, edits))
    workspace.saved(violation.path)


def test_fixes_raise_the_confidence_and_are_counted_once(workspace):
    before = pattern(workspace).confidence
    for violation in found(workspace)[:5]:
        mend(workspace, violation)
        workspace.saved(violation.path)
    assert [it.action for it in workspace.feedback()] == ["fix"] * 5
    assert pattern(workspace).confidence > before
    assert len(found(workspace)) == 1
    assert pattern(workspace).confidence > before


def test_a_finding_that_goes_in_another_way_is_no_fix(workspace, root):
    first, second, third, fourth, *_ = found(workspace)
    for violation in (first, second, third, fourth):
        workspace.fixing(violation)
    (root / first.path).unlink()
    (root / second.path).write_text("save()\n")
    (root / third.path).write_text(SAVE.replace("SaveError()", f"SaveError()  # drift: ignore[{CAUSE}]"))
    (root / fourth.path).write_text(SAVE.replace("SaveError()", "SaveError() from None"))
    for violation in (first, second, third, fourth):
        assert workspace.saved(violation.path)
    assert workspace.feedback() == []


def test_two_fixes_of_one_file_are_two(folder):
    root = project(folder, 0, {"shop/two.py": SAVE + SAVE})
    with Workspace.open(root) as workspace:
        violations = found(workspace)
        assert len(violations) == 2
        source = (root / "shop/two.py").read_bytes()
        edits = [edit for it in violations for edit in workspace.fix("shop/two.py", source, it)]
        for it in violations:
            workspace.fixing(it)
        (root / "shop/two.py").write_bytes(apply_edits(source, edits))
        workspace.saved("shop/two.py")
        assert [it.action for it in workspace.feedback()] == ["fix", "fix"]


def test_suppressing_is_neutral(workspace, root):
    before = pattern(workspace)
    first, *others = found(workspace)
    source = (root / first.path).read_bytes()
    edits = workspace.suppress(first.path, source, first, "line", "the cause is logged")
    (root / first.path).write_bytes(apply_edits(source, edits))
    assert workspace.saved(first.path)
    workspace.suppressed(first)
    assert [it.id for it in found(workspace)] == [it.id for it in others]
    assert [(it.action, it.effect) for it in workspace.feedback()] == [("suppress", "")]
    assert (pattern(workspace).confidence, pattern(workspace).status) == (before.confidence, before.status)


def test_escalating_raises_severity_and_confidence(workspace):
    before = pattern(workspace)
    first = found(workspace)[0]
    assert first.severity == "information"
    workspace.escalate(first)
    assert {(it.severity, it.escalated) for it in on_screen(workspace)} == {("warning", True)}
    assert {(it.severity, it.escalated) for it in found(workspace)} == {("warning", True)}
    assert pattern(workspace).confidence > before.confidence
    workspace.undo(workspace.feedback()[0].number)
    assert {(it.severity, it.escalated) for it in found(workspace)} == {("information", False)}
    assert pattern(workspace).confidence == before.confidence


def test_ignoring_a_pattern_in_a_folder(folder):
    root = project(folder, 2, {"extra/deep/odd.py": SAVE})
    with Workspace.open(root) as workspace:
        name = found(workspace)[0].pattern
        workspace.ignore(name, "extra", "scripts")
        assert [it.path for it in found(workspace)] == ["shop/odd_0.py", "shop/odd_1.py"]
        workspace.ignore(name)
        assert found(workspace) == []
        assert pattern(workspace).status == "ignored"
        workspace.undo(workspace.feedback()[0].number)
        assert [it.path for it in found(workspace)] == ["shop/odd_0.py", "shop/odd_1.py"]
        workspace.undo(workspace.feedback()[-1].number)
        assert len(found(workspace)) == 3


def test_approving_a_pattern_nobody_is_sure_of(folder):
    folder.init().commit({f"shop/{n}.py": LOAD for n in range(3)} | {"shop/odd.py": SAVE, "api/odd.py": SAVE})
    with Workspace.open(folder.path) as workspace:
        assert found(workspace, show="all") == []
        name = pattern(workspace).id
        assert not pattern(workspace).speaks
        workspace.approve(name, "shop", "agreed")
        assert [(it.path, it.severity, it.approved) for it in found(workspace)] == [("shop/odd.py", "warning", True)]
        workspace.approve(name)
        assert [it.path for it in found(workspace)] == ["api/odd.py", "shop/odd.py"]
        assert pattern(workspace).status == "approved"
        with Workspace.open(folder.path) as again:
            assert [it.path for it in found(again)] == ["api/odd.py", "shop/odd.py"]
        for _ in range(2):
            standing = next(it for it in workspace.feedback() if not it.undone and it.action == "approve")
            workspace.undo(standing.number)
        assert found(workspace, show="all") == []


def test_an_approved_pattern_says_when_the_code_has_moved_on(workspace, root):
    workspace.approve(pattern(workspace).id)
    for n in range(60):
        (root / f"shop/load_{n}.py").write_text(SAVE)
    assert any("(100 of 166 do it)" in it.message for it in workspace.check(show="all").violations)


def test_what_cannot_be_decided_is_said(workspace):
    for act in (workspace.approve, workspace.ignore, workspace.unmute):
        with pytest.raises(UsageError):
            act("0123456789abcdef")
    with pytest.raises(UsageError, match="Nothing is known"):
        workspace.approve(pattern(workspace).id, "nowhere")
    with pytest.raises(UsageError):
        workspace.undo(4711)
    workspace.escalate(found(workspace)[0])
    number = workspace.feedback()[0].number
    workspace.undo(number)
    with pytest.raises(UsageError, match="undone before"):
        workspace.undo(number)


def test_secrets_are_never_muted_nor_ignored(folder):
    root = project(
        folder, 0, {f"shop/key_{n}.py": f'{HEAD}{key}"\n' for n, key in enumerate(KEYS + [it[::-1] for it in KEYS])}
    )
    with Workspace.open(root) as workspace:
        keys = [it for it in workspace.check().violations if it.severity == "error"]
        assert len(keys) == 6
        for number, violation in enumerate(keys[:5], 1):
            assert "one by one" in workspace.dismiss(violation)
            assert sum(it.severity == "error" for it in workspace.check().violations) == 6 - number
        with pytest.raises(UsageError, match="never ignored"):
            workspace.ignore(keys[0].pattern)
        assert [it.id for it in workspace.check().violations if it.severity == "error"] == [keys[5].id]
        assert all(it.effect == "" and it.title for it in workspace.feedback())
        (root / "shop/moved.py").write_bytes((root / keys[0].path).read_bytes())
        assert [it.path for it in workspace.check().violations if it.severity == "error"] == [
            keys[5].path,
            "shop/moved.py",
        ]


def test_an_absolute_rule_that_is_muted_can_be_unmuted(folder):
    weak = "import hashlib\n\n\ndef keep_{0}(password):\n    return hashlib.md5(password.encode()).hexdigest()\n"
    root = project(folder, 0, {f"shop/weak_{n}.py": weak.format(n) for n in range(5)})
    with Workspace.open(root) as workspace:
        violations = [it for it in workspace.check().violations if it.detector == "security/weak-hash"]
        assert len(violations) == 5
        said = [workspace.dismiss(it) for it in violations[:3]]
        assert "muted" in said[-1]
        assert [it for it in workspace.check().violations if it.detector == "security/weak-hash"] == []
        assert "Unmuted" in workspace.unmute(violations[0].pattern)
        assert len([it for it in workspace.check().violations if it.detector == "security/weak-hash"]) == 2
        workspace.ignore(violations[0].pattern, "shop")
        assert [it for it in workspace.check().violations if it.detector == "security/weak-hash"] == []
        with pytest.raises(UsageError, match="without being approved"):
            workspace.approve(violations[0].pattern)


def test_two_windows_on_one_project_hear_each_other(root):
    with Workspace.open(root) as one, Workspace.open(root) as other:
        violations = found(one)
        assert [it.id for it in found(other)] == [it.id for it in violations]
        one.dismiss(violations[0])
        assert other.refresh()
        assert [it.id for it in on_screen(other)] == [it.id for it in violations[1:]]
        assert not other.refresh()
        other.dismiss(violations[1])
        assert one.refresh()
        assert [it.id for it in on_screen(one)] == [it.id for it in violations[2:]]
        # What one says just after the other did is not said to a model that has missed it.
        one.dismiss(violations[2])
        other.escalate(violations[3])
        assert on_screen(other) == []
        assert one.refresh()
        assert on_screen(one) == []


def test_a_scan_by_another_is_not_missed(root):
    with Workspace.open(root) as one, Workspace.open(root) as other:
        violations = found(one)
        found(other)
        other.dismiss(violations[0])
        other.scan()
        one.scan()  # Finds that nothing is left to do; what it holds in memory is older all the same.
        assert [it.id for it in on_screen(one)] == [it.id for it in violations[1:]]


def test_what_is_said_while_a_scan_runs_is_not_lost(root):
    with Workspace.open(root) as workspace:
        violations = found(workspace)
        (root / "shop/more.py").write_text(LOAD)

        def meanwhile(progress):
            if progress.stage == "judging" and progress.done == 0 and not workspace.feedback():
                workspace.dismiss(violations[0])
                (root / violations[1].path).write_text(LOAD)
                assert workspace.saved(violations[1].path)

        workspace.scan(meanwhile)
        assert [it.id for it in on_screen(workspace)] == [it.id for it in violations[2:]]
        assert [it.id for it in found(workspace)] == [it.id for it in violations[2:]]


def test_all_of_it_survives_a_new_analysis(workspace, root):
    first, second, *others = found(workspace)
    workspace.dismiss(first)
    workspace.escalate(second)
    (root / "drift.toml").write_text("[learn]\nbound = 0.8\n")
    (root / "shop/__init__.py").write_text("")  # The package changes how every file is read.
    assert workspace.refresh()
    left = found(workspace)
    assert [it.id for it in left] == [second.id, *(it.id for it in others)]
    assert {it.severity for it in left} == {"warning"}
