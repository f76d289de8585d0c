from pathlib import Path

import pytest

from drift_lsp.errors import RootError, UsageError
from drift_lsp.workspace.root import find_root


@pytest.fixture
def home(tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def make(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("mark", ["drift.toml", ".drift/"])
def test_drift_wins_over_a_nearer_git(home, mark):
    project = home / "project"
    inner = make(project / "packages" / "web" / "src")
    make(project / "packages" / "web" / ".git")
    (project / ".drift").mkdir() if mark.endswith("/") else (project / mark).touch()
    assert find_root(inner) == project


def test_the_nearest_git_where_there_is_no_drift(home):
    inner = make(home / "outer" / "inner" / "src")
    make(home / "outer" / ".git")
    (home / "outer" / "inner" / ".git").write_text("gitdir: elsewhere\n")
    assert find_root(inner) == home / "outer" / "inner"


def test_the_folder_itself_without_any_mark(home):
    folder = make(home / "loose" / "folder")
    assert find_root(folder) == folder


def test_a_file_stands_for_its_folder(home):
    folder = make(home / "loose")
    (folder / "a.py").touch()
    assert find_root(folder / "a.py") == folder


def test_a_file_called_dot_drift_is_no_mark(home):
    inner = make(home / "project" / "src")
    (home / "project" / ".drift").touch()
    assert find_root(inner) == inner


@pytest.mark.parametrize("mark", [".git", ".drift"])
def test_home_is_never_taken_by_accident(home, mark):
    make(home / mark)
    folder = make(home / "notes")
    assert find_root(folder) == folder
    with pytest.raises(RootError, match=r"home folder.*drift\.toml"):
        find_root(home)


def test_home_with_a_drift_toml_is_meant(home):
    (home / "drift.toml").touch()
    assert find_root(home) == home
    assert find_root(make(home / "notes")) == home


def test_the_whole_disk_is_refused(home):
    with pytest.raises(RootError, match="whole disk"):
        find_root(Path("/"))


def test_links_are_resolved(home):
    project = make(home / "project")
    make(project / ".git")
    make(project / "src")
    (home / "link").symlink_to(project / "src")
    assert find_root(home / "link") == project


def test_a_circle_of_links_and_a_missing_folder_are_said_so(home):
    (home / "a").symlink_to(home / "b")
    (home / "b").symlink_to(home / "a")
    for path in (home / "a", home / "missing", Path("nul\0l")):
        with pytest.raises(UsageError, match="is not there"):
            find_root(path)
