import os
import socket
import time

import pytest

from drift_lsp.errors import CancelledError, FileProblem, ScanError
from drift_lsp.workspace.config import Scan
from drift_lsp.workspace.discovery import discover

FILES = {
    "src/cart.py": "x = 1\n",
    "src/button.tsx": "export {}\n",
    "tests/test_cart.py": "def test(): ...\n",
    "setup.py": "",
    "README.md": "words",
    "package.json": "{}",
    "node_modules/react/index.js": "",
    "node_modules/react/package.json": "{}",
    "assets/app.min.js": "",
    "secret/key.py": "",
    "src/deep/local.py": "",
    "src/deep/kept.py": "",
    ".gitignore": "/secret/\n",
    "src/deep/.gitignore": "*.py\n!kept.py\n",
}
READ = ["setup.py", "src/button.tsx", "src/cart.py", "src/deep/kept.py", "tests/test_cart.py"]


@pytest.fixture(params=["git", "no git"])
def project(request, folder):
    """The same folder, once in git and once not: both must give the same answers."""
    return folder.init() if request.param == "git" else folder


def paths(root, **scan):
    return [it.path for it in discover(root.path, Scan(**scan)).files]


def test_what_is_read(project):
    found = discover(project.write(FILES).path, Scan())
    assert [it.path for it in found.files] == READ
    assert found.manifests == ("package.json",)
    assert found.problems == ()
    assert found.skipped["generated or foreign"] >= 1
    cart = next(it for it in found.files if it.path == "src/cart.py")
    state = (project.path / cart.path).stat()
    assert (cart.size, cart.mtime_ns, cart.language.name, cart.role) == (6, state.st_mtime_ns, "python", "main")
    assert {it.path: it.role for it in found.files} == {
        "setup.py": "example",
        "src/button.tsx": "main",
        "src/cart.py": "main",
        "src/deep/kept.py": "main",
        "tests/test_cart.py": "test",
    }


def test_driftignore_and_extra_ignore(project):
    project.write(FILES | {".driftignore": "tests/\n", "src/.driftignore": "*.tsx\n"})
    assert paths(project) == ["setup.py", "src/cart.py", "src/deep/kept.py"]
    assert paths(project, extra_ignore=("deep/", "/setup.py")) == ["src/cart.py"]
    # The file in the folder comes later than the setting, and so can take something back.
    project.write({".driftignore": "!/setup.py\n"})
    assert "setup.py" in paths(project, extra_ignore=("/setup.py",))


def test_what_gitattributes_call_foreign_is_not_read(project):
    said = """
    * text=auto
    assets/** linguist-vendored
    assets/own.js -linguist-vendored
    web/* linguist-vendored=true
    docs linguist-vendored
    *.ts linguist-vendored
    gen/*.go text linguist-generated=true
    gen/cart.go linguist-generated=false
    """
    project.write(dict.fromkeys(["assets/a/b.js", "assets/own.js", "web/a.js", "web/src/b.js"], ""))
    project.write(
        dict.fromkeys(["docs/a.py", "src/cart.ts", "gen/shop.go", "gen/cart.go", "lib/x.c", "lib/own/x.c"], "")
    )
    project.write({".gitattributes": said, "lib/.gitattributes": "/x.c linguist-vendored\n"})
    read = ["assets/own.js", "docs/a.py", "gen/cart.go", "lib/own/x.c", "src/cart.ts", "web/src/b.js"]
    assert paths(project) == read
    project.write({".driftignore": "!/gen/shop.go\n"})
    assert paths(project) == sorted([*read, "gen/shop.go"])


def test_libraries_with_a_licence_of_their_own_are_not_read(project):
    project.write(dict.fromkeys(["libs/slides/a.php", "libs/cart/a.php", "src/deps/shop/a.ts", "shop/rows/a.py"], ""))
    project.write({"libs/shop/a.php": "", "libs/shop/LICENSE": "Free  for\nall\n"})
    project.write(dict.fromkeys(["libs/slides/LICENSE.md", "libs/cart/COPYING", "shop/rows/LICENSE"], "Take it.\n"))
    project.write({"libs/cart/composer.json": "{}", "src/deps/shop/license.ts": ""})
    before = paths(project)
    assert "libs/slides/a.php" in before  # The project itself has none: nothing tells whose these are.
    project.write({"LICENSE": "Free for all\n"})
    assert paths(project) == [it for it in before if it != "libs/slides/a.php"]
    project.write({".driftignore": "!/libs/slides/\n"})
    assert paths(project) == before


def test_a_pattern_that_is_none_is_noted_and_the_others_obeyed(project):
    project.write({"a.py": "", "b.py": "", ".driftignore": "!\n*a*b*c*d*e*f*g.py\n\n# words\na.py\n"})
    found = discover(project.path, Scan())
    assert [it.path for it in found.files] == ["b.py"]
    assert ".driftignore" in found.notes[0]
    assert "*a*b*c" in found.notes[0]


def test_output_folders_are_skipped_unless_they_hold_source(project):
    project.write(
        {
            "dist/a.js": "",
            "build/lib/b.py": "",
            "out/c.ts": "",
            "src/build/d.ts": "",
            "shop/build/__init__.py": "",
            "shop/build/e.py": "",
        }
    )
    assert paths(project) == ["shop/build/__init__.py", "shop/build/e.py", "src/build/d.ts"]
    project.write({".driftignore": "!/out/\n"})
    assert "out/c.ts" in paths(project)


def test_tracked_source_in_an_output_folder_is_read_with_what_is_new_beside_it(folder):
    folder.init().commit({"target/a.ts": "", "dist/b.js": "", "dist/b.d.ts": ""})
    folder.write({"target/new.ts": "", "out/c.ts": ""})
    assert paths(folder) == ["target/a.ts", "target/new.ts"]


def test_a_virtual_environment_of_any_name_is_skipped(project):
    project.write({"env311/pyvenv.cfg": "", "env311/lib/a.py": "", "a.py": ""})
    assert paths(project) == ["a.py"]


def test_links_are_never_followed(project, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.py").write_text("KEY = 1\n")
    project.write({"src/a.py": ""})
    src = project.path / "src"
    (src / "inner.py").symlink_to(src / "a.py")
    (src / "outer.py").symlink_to(tmp_path / "outside" / "secret.py")
    (src / "gone.py").symlink_to("nowhere.py")
    (src / "round.py").symlink_to("round.py")
    (src / "outside").symlink_to(tmp_path / "outside")
    (src / "loop").symlink_to(project.path)
    found = discover(project.path, Scan())
    assert [it.path for it in found.files] == ["src/a.py"]
    assert [(it.path, it.code) for it in found.problems] == [("src/outer.py", FileProblem.LINK_OUTSIDE)]
    assert found.skipped["link"] == 4


def test_a_folder_that_became_a_link_after_the_commit_is_not_entered(folder, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.py").write_text("KEY = 1\n")
    folder.init().commit({"lib/a.py": "", "b.py": ""})
    (folder.path / "lib" / "a.py").unlink()
    (folder.path / "lib").rmdir()
    (folder.path / "lib").symlink_to(tmp_path / "outside")
    assert paths(folder) == ["b.py"]


def test_large_files_are_reported(project):
    project.write({"big.py": b"x" * 5_000, "small.py": b"x" * 4_096})
    found = discover(project.path, Scan(max_file_size=4_096))
    assert [it.path for it in found.files] == ["small.py"]
    assert [(it.path, it.code) for it in found.problems] == [("big.py", FileProblem.TOO_LARGE)]
    assert "5,000 bytes, more than scan.max_file_size (4,096)" in found.problems[0].message


def test_what_is_no_regular_file_is_not_opened(project):
    os.mkfifo(project.path / "pipe.py")
    with socket.socket(socket.AF_UNIX) as made:
        # A socket's whole path must be short.
        here = os.open(project.path, os.O_RDONLY)
        made.bind(f"/proc/self/fd/{here}/socket.py")
        os.close(here)
        project.write({"folder.py/inner.py": ""})
        found = discover(project.path, Scan())
    assert [it.path for it in found.files] == ["folder.py/inner.py"]
    assert found.problems == ()


def test_names_that_are_strange(project):
    project.write({"häuser/grün.py": "", "new\nline.py": "", "quote'\".py": "", " space .py": "", "back\\slash.py": ""})
    with open(os.fsencode(project.path) + b"/bad\xff.py", "w"):
        found = discover(project.path, Scan())
    names = ["häuser/grün.py", "new\nline.py", "quote'\".py", " space .py", "back\\slash.py"]
    assert [it.path for it in found.files] == sorted(names)
    assert [(it.path, it.code) for it in found.problems] == [("bad\\xff.py", FileProblem.NOT_UTF8)]


def test_deleted_and_conflicting_files_in_git(folder):
    folder.init().commit({"gone.py": "1", "both.py": "1"})
    folder.git("checkout", "-q", "-b", "side")
    folder.commit({"both.py": "2"})
    folder.git("checkout", "-q", "main")
    folder.commit({"both.py": "3"})
    with pytest.raises(Exception, match="returned non-zero"):
        folder.git("merge", "side")
    (folder.path / "gone.py").unlink()
    assert paths(folder) == ["both.py"]


def test_submodules_and_repositories_inside_are_other_projects(folder, another):
    library = another("library").init()
    library.commit({"lib.py": ""})
    folder.init().commit({"a.py": ""})
    folder.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(library.path), "library")
    folder.git("clone", "-q", str(library.path), "clone")
    assert paths(folder) == ["a.py"]


def test_a_folder_of_repositories_without_git_itself_is_read_whole(folder, another):
    folder.write({"drift.toml": ""})
    for name in ("one", "two"):
        another(f"project/{name}").init().commit({"a.py": "", "b.py": "", ".gitignore": "b.py\n"})
    assert paths(folder) == ["one/a.py", "two/a.py"]


def test_a_project_that_the_repository_around_it_ignores_is_read(folder, another):
    folder.init().commit({".gitignore": "*\n"})
    inner = another("project/inner").write({"a.py": "", "drift.toml": ""})
    assert paths(inner) == ["a.py"]


def test_a_subfolder_of_a_repository(folder, another):
    folder.init().commit({"web/src/a.ts": "", "api/b.py": "", ".gitignore": "c.ts\n"})
    web = another("project/web").write({"src/c.ts": ""})
    assert paths(web) == ["src/a.ts"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_where_git_refuses_the_owner_the_folder_is_walked(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder.path.parent))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.path.parent))
    folder.init().commit({"a.py": "", "b.py": "", ".gitignore": "b.py\n"})
    for it in (folder.path, folder.path / ".git"):
        os.chown(it, 12_345, 12_345)
    found = discover(folder.path, Scan())
    assert [it.path for it in found.files] == ["a.py"]
    assert "safe.directory" in found.notes[0]


def test_without_git_on_the_path(project, monkeypatch):
    project.write(FILES)
    monkeypatch.setenv("PATH", "")
    assert paths(project) == READ


def test_an_empty_folder_and_a_missing_one(project, tmp_path):
    assert paths(project) == []
    with pytest.raises(ScanError, match="cannot be listed"):
        discover(tmp_path / "missing", Scan())


def test_it_can_be_stopped(project):
    project.write({"a.py": ""})

    def stop():
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        discover(project.path, Scan(), stop)


def test_three_thousand_files_are_listed_fast(project):
    project.write({f"package_{n % 60}/module_{n}.py": "" for n in range(3_000)} | {".driftignore": "*.md\n/tmp/\n"})
    times = []
    for _ in range(5):
        began = time.perf_counter()
        assert len(discover(project.path, Scan()).files) == 3_000
        times.append(time.perf_counter() - began)
    assert min(times) < 2  # 0.03 to 0.06 on a quiet machine; the limit is for a very busy one.
