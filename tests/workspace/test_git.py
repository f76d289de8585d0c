import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from drift_lsp.errors import GitError
from drift_lsp.workspace import git


def test_outside_of_a_repository_nothing_is_known(folder):
    assert git.work_tree(folder.path) is None
    assert git.files(folder.path) is None
    assert git.base(folder.path) is None
    with pytest.raises(GitError, match="in no git repository"):
        git.resolve(folder.path, "main")


def test_without_git_nothing_is_known(folder, monkeypatch):
    folder.init().commit()
    monkeypatch.setenv("PATH", "relative" + os.pathsep)
    assert git.work_tree(folder.path) is None
    assert git.base(folder.path) is None
    assert list(git.blobs(folder.path, ["0" * 40])) == []


def test_the_work_tree_from_a_subfolder(folder):
    folder.init().write({"a/b/c.py": ""})
    assert git.work_tree(folder.path / "a" / "b") == folder.path


def test_files_tracked_and_new(folder):
    folder.init().commit({"a.py": "", "b/c.py": "", ".gitignore": "*.log\n"})
    folder.write({"b/new.py": "", "b/x.log": ""})
    assert sorted(git.files(folder.path)) == [
        (b".gitignore", True),
        (b"a.py", True),
        (b"b/c.py", True),
        (b"b/new.py", False),
    ]
    assert sorted(git.files(folder.path / "b")) == [(b"c.py", True), (b"new.py", False)]


def test_base_on_the_default_branch_is_head(folder):
    folder.init()
    assert git.base(folder.path) is None
    first = folder.commit({"a.py": "1"})
    assert git.base(folder.path) == first
    second = folder.commit({"a.py": "2"})
    assert git.base(folder.path) == second


@pytest.mark.parametrize("name", ["main", "master", "trunk", "develop"])
def test_base_on_a_branch_is_where_it_left(folder, name):
    folder.init(name)
    fork = folder.commit({"a.py": "1"})
    folder.git("checkout", "-q", "-b", "work")
    folder.commit({"a.py": "2"})
    folder.git("checkout", "-q", name)
    folder.commit({"b.py": "3"})
    folder.git("checkout", "-q", "work")
    assert git.base(folder.path) == fork
    folder.git("checkout", "-q", "--detach")
    assert git.base(folder.path) == fork


def test_the_remote_says_which_branch_is_its_default(folder, another):
    upstream = another("upstream").init("stable")
    upstream.commit({"a.py": "1"})
    upstream.git("branch", "main")
    fork = upstream.commit({"a.py": "2"})
    here = another("here")
    here.git("clone", "-q", str(upstream.path), ".")
    here.git("checkout", "-q", "-b", "work")
    here.commit({"b.py": ""})
    assert git.base(here.path) == fork
    # The local copy of the branch falls behind what was fetched: the younger fork counts.
    newer = upstream.commit({"c.py": ""})
    here.git("fetch", "-q")
    here.git("merge", "-q", "origin/stable")
    assert git.base(here.path) == newer
    here.git("branch", "-q", "-D", "stable")
    assert git.base(here.path) == newer


def test_base_without_any_default_branch_is_head(folder):
    commit = folder.init("only").commit({"a.py": ""})
    assert git.base(folder.path) == commit


def test_base_in_a_shallow_clone_without_a_fork_is_the_branch(folder, another):
    upstream = another("upstream").init()
    upstream.commit({"a.py": "1"})
    upstream.git("checkout", "-q", "-b", "work")
    upstream.commit({"a.py": "2"})
    upstream.git("checkout", "-q", "main")
    tip = upstream.commit({"a.py": "3"})
    folder.git("clone", "-q", "--depth=1", "--no-single-branch", "-b", "work", f"file://{upstream.path}", ".")
    assert git.base(folder.path) == tip
    assert git.resolve(folder.path, "origin/main") == tip


def test_resolve(folder):
    folder.init()
    first = folder.commit({"a.py": "1"})
    folder.git("tag", "v1")
    folder.git("checkout", "-q", "-b", "other")
    folder.commit({"b.py": ""})
    folder.git("checkout", "-q", "main")
    second = folder.commit({"a.py": "2"})
    for ref in ("v1", first, first[:10], "HEAD~1", "other", "HEAD^"):
        assert git.resolve(folder.path, ref) == first
    assert git.resolve(folder.path, "HEAD") == second


@pytest.mark.parametrize("ref", ["", "-x", "--help", "missing", "a\nb", "HEAD..HEAD", "HEAD:a.py", "\0", "$(touch x)"])
def test_what_is_no_commit_is_refused(folder, ref):
    folder.init().commit({"a.py": "1"})
    with pytest.raises(GitError):
        git.resolve(folder.path, ref)


def test_tree_and_blobs(folder):
    contents = {f"web/src/{n}.py": f"x = {n}\n" * n for n in range(150)}
    odd = {"web/grün.py": "ü", "web/new\nline.py": "\n\n", "web/tab\t.py": b"\xff\0\n", "top.py": "top"}
    folder.init().write(contents | odd)
    (folder.path / "web" / "link.py").symlink_to("grün.py")
    commit = folder.commit()
    tree = git.tree(folder.path, commit)
    assert set(tree) == {*contents, *odd}
    inner = git.tree(folder.path / "web", commit)
    assert inner == {path.removeprefix("web/"): oid for path, oid in tree.items() if path.startswith("web/")}
    read = dict(git.blobs(folder.path, [*tree.values(), "f" * 40, commit, "no id", "0" * 40]))
    for path, oid in tree.items():
        assert read[oid] == (folder.path / path).read_bytes()
        assert oid == git.blob_oid(read[oid])
    assert len(read) == len(set(tree.values()))


def test_large_blobs_are_left_out_and_the_next_one_is_right(folder):
    tree = git.tree(folder.init().path, folder.commit({"big.py": b"x" * 3_000_000, "a.py": "a", "z.py": "z"}))
    wanted = [tree["a.py"], tree["big.py"], tree["z.py"]]
    assert [it for _, it in git.blobs(folder.path, wanted, largest=2_000_000)] == [b"a", b"z"]


def test_blobs_may_be_left_early(folder):
    tree = git.tree(folder.init().path, folder.commit({f"{n}.py": str(n) for n in range(200)}))
    reader = git.blobs(folder.path, tree.values())
    next(reader)
    reader.close()


def test_a_tree_where_the_subfolder_was_not_yet_there(folder):
    folder.init()
    first = folder.commit({"a.py": ""})
    folder.write({"new/b.py": ""})
    assert git.tree(folder.path / "new", first) == {}


def test_sha256_repositories(folder):
    folder.git("init", "-q", "-b", "main", "--object-format=sha256")
    commit = folder.commit({"a.py": "hello"})
    assert git.object_format(folder.path) == "sha256"
    assert git.tree(folder.path, commit) == {"a.py": git.blob_oid(b"hello", "sha256")}
    assert dict(git.blobs(folder.path, git.tree(folder.path, commit).values())).popitem()[1] == b"hello"


def test_nothing_that_the_repository_names_is_run(folder, tmp_path, monkeypatch):
    """Every program that configuration can name would leave a mark."""
    mark = tmp_path / "mark"
    trap = tmp_path / "trap"
    trap.write_text(f'#!/bin/sh\necho "$0 $@" >> {mark}\nexit 1\n')
    trap.chmod(trap.stat().st_mode | stat.S_IEXEC)
    commit = folder.init().commit({"a.py": "1", ".gitattributes": "*.py filter=trap diff=trap\n"})
    oid = git.tree(folder.path, commit)["a.py"]
    hooks = folder.path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        shutil.copy(trap, hooks / hook)
    for key, value in {
        "core.fsmonitor": str(trap),
        "core.hooksPath": str(hooks),
        "core.pager": str(trap),
        "core.sshCommand": str(trap),
        "core.alternateRefsCommand": str(trap),
        "core.askPass": str(trap),
        "core.editor": str(trap),
        "diff.external": str(trap),
        "diff.trap.textconv": str(trap),
        "filter.trap.clean": str(trap),
        "filter.trap.smudge": str(trap),
        "gpg.program": str(trap),
        "log.showSignature": "true",
        "alias.ls-files": f"!{trap}",
        "protocol.ext.allow": "always",
        "remote.origin.url": f"ext::{trap} %S",
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
    }.items():
        folder.git("config", key, value)
    mark.unlink(missing_ok=True)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    folder.write({"a.py": "2", "b.py": ""})
    git.files(folder.path)
    git.base(folder.path)
    git.resolve(folder.path, "HEAD")
    git.tree(folder.path, commit)
    # A content that is missing in a partial clone would be fetched from the remote.
    blob = folder.path / ".git" / "objects" / oid[:2] / oid[2:]
    blob.chmod(0o644)
    blob.unlink()
    with suppress(GitError):  # How older versions of git answer.
        assert list(git.blobs(folder.path, [oid])) == []
    assert not mark.exists(), mark.read_text()


def test_the_trap_of_the_test_above_works(folder, tmp_path):
    mark = tmp_path / "mark"
    folder.init().commit({"a.py": "1"})
    folder.git("config", "core.fsmonitor", f"touch {mark}; false")
    folder.git("ls-files", "-o")
    folder.git("status")
    assert mark.exists()


def test_a_bare_repository_in_the_tree_is_not_entered(folder):
    bare = folder.path / "fixtures" / "bare"
    bare.mkdir(parents=True)
    folder.git("init", "-q", "--bare", str(bare))
    assert git.work_tree(bare) is None
    folder.init().commit({"a.py": ""})
    assert git.work_tree(bare) in (None, folder.path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_another_owner_is_said_with_the_remedy(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder.path.parent))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.path.parent))
    folder.init().commit({"a.py": ""})
    for it in (folder.path, folder.path / ".git"):
        os.chown(it, 12_345, 12_345)
    with pytest.raises(GitError, match=r"belongs to another user.*safe\.directory"):
        git.base(folder.path)


def test_a_broken_repository_is_an_error_that_names_the_command(folder):
    folder.init().commit({"a.py": ""})
    (folder.path / ".git" / "index").write_bytes(b"rubbish")
    with pytest.raises(GitError, match=r"`git ls-files` failed"):
        git.files(folder.path)


def test_nothing_is_written_into_the_repository(folder):
    folder.init().commit({"a.py": "1"})
    folder.write({"a.py": "2"})
    before = _state(folder.path / ".git")
    git.files(folder.path)
    git.base(folder.path)
    assert _state(folder.path / ".git") == before


def _state(path: Path) -> dict[str, tuple[int, int]]:
    return {str(it): (it.stat().st_mtime_ns, it.stat().st_size) for it in path.rglob("*")}


def test_what_the_last_commits_brought(folder):
    folder.init().commit({"src/first.py": "1"})
    first = folder.commit({"src/a.py": "a", "b.py": "b\nb\n"})
    folder.commit({"src/first.py": "2"})
    folder.git("mv", "b.py", "src/moved.py")
    last = folder.commit({"src/ä\n.py": ""})
    assert git.brought(folder.path, last, 10) == {"src/ä\n.py": 0, "src/a.py": 1, "b.py": 1}
    assert git.brought(folder.path / "src", last, 1) == {"ä\n.py": 0, "moved.py": 0}
    assert git.brought(folder.path, first, 10) == {"src/a.py": 0, "b.py": 0}


def test_what_the_last_commits_wrote(folder):
    folder.init().commit({"src/first.py": "1\n2\n", "b.py": "b\nb\n"})
    folder.commit({"src/first.py": "1\n2\n3\n", "src/pixel.png": "\0"})
    folder.git("mv", "b.py", "src/moved.py")
    folder.commit({"src/ä\n.py": "x\ny\n"})
    assert git.written(folder.path, 1) == {"src/ä\n.py": 2}
    assert git.written(folder.path, 2) == {"src/ä\n.py": 2, "src/first.py": 1}
    assert git.written(folder.path / "src", 9) == {"ä\n.py": 2, "first.py": 1, "moved.py": 2}


def test_of_one_commit_nobody_knows_what_it_wrote(folder):
    assert git.written(folder.init().path, 9) == {}
    folder.commit({"a.py": "1\n"})
    assert git.written(folder.path, 9) == {}


def test_a_shallow_clone_does_not_know_what_is_new(folder, another):
    folder.init().commit({"a.py": "1"})
    last = folder.commit({"b.py": "2"})
    shallow = another("shallow")
    shallow.git("clone", "-q", "--depth=1", folder.path.as_uri(), ".")
    assert git.brought(shallow.path, last, 10) == {}
