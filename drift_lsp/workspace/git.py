"""Git: a folder in, what git knows of it out; and nothing that the repository names is ever run.

A repository's configuration is a stranger's: it may name programs for file watching, hooks, signatures, filters and
transports. So only `ls-files`, `rev-parse`, `rev-list`, `merge-base`, `ls-tree`, `diff-tree`, `cat-file` and
`log` are called, with every such program turned off, no network, no prompt, and an environment without GIT_ variables.
Where git or the repository is absent, the answer is None or empty; `GitError` is raised where git refuses.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from threading import Timer
from typing import IO, Literal

from drift_lsp.errors import GitError

Algorithm = Literal["sha1", "sha256"]

DEFAULT_BRANCHES = ("main", "master", "trunk", "develop", "development", "default", "dev")
"""Looked for, in this order, where the remote does not say which branch is its default."""

LARGEST_BLOB = 16 << 20
"""Bytes; larger ones are no source code and are not held in memory."""

_PATIENCE = 60.0
_CHUNK = 64  # Names of a chunk fit into the smallest pipe, so neither side ever waits for the other.
_SAFE = (
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "safe.bareRepository=explicit",
)
_OID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def work_tree(root: Path) -> Path | None:
    """Find the top of the work tree around a folder; None outside of one and where there is no git."""
    if not any(os.path.lexists(it / ".git") for it in (root, *root.parents)):
        return None
    said = _ask(root, "rev-parse", "--show-toplevel", absent=(128,))
    return Path(os.fsdecode(said.rstrip(b"\n"))) if said else None


def files(root: Path) -> list[tuple[bytes, bool]] | None:
    """List what is not ignored below `root`, each with whether it is tracked; None outside of a work tree."""
    if work_tree(root) is None:
        return None
    said = _ask(root, "ls-files", "-t", "-z", "--cached", "--others", "--exclude-standard") or b""
    return [(entry[2:], entry[:1] != b"?") for entry in said.split(b"\0") if len(entry) > 2]


def base(root: Path) -> str | None:
    """Find the commit before the work at hand: HEAD on the default branch, else where HEAD left it.

    None without a commit. HEAD where no default branch can be told: then only what is not committed is new.
    """
    if work_tree(root) is None or (head := _commit(root, "HEAD")) is None:
        return None
    on = _line(_ask(root, "rev-parse", "--symbolic-full-name", "HEAD"))
    named = _line(
        _ask(root, "rev-parse", "--verify", "--quiet", "--symbolic-full-name", "origin/HEAD", absent=(1, 128))
    )
    refs = set((_ask(root, "rev-parse", "--symbolic-full-name", "--branches", "--remotes=origin") or b"").split())
    known = [named.removeprefix("refs/remotes/origin/")] if named.startswith("refs/remotes/origin/") else []
    for name in (*known, *DEFAULT_BRANCHES):
        places = [it for it in (f"refs/heads/{name}", f"refs/remotes/origin/{name}") if os.fsencode(it) in refs]
        if f"refs/heads/{name}" == on:
            return head
        if places:
            # Of two forks this is the younger. A shallow clone knows none: then the tip of the branch.
            return _line(_ask(root, "merge-base", head, *places, absent=(1,))) or _commit(root, places[-1])
    return head


def resolve(root: Path, ref: str) -> str:
    """Find the commit that changes since `ref` are counted from: where HEAD left it, else its own commit."""
    if not ref or ref.startswith("-") or not ref.isprintable():
        raise GitError(f"{ref!r} names no commit.", "Give a branch, a tag or a commit.")
    if work_tree(root) is None:
        raise GitError(f"{root} is in no git repository, or git is not installed.", "Check all files instead.")
    commit = _commit(root, ref)
    if commit is None:
        raise GitError(
            f"git does not know {ref!r} here.", "In a shallow clone, fetch it first: git fetch origin <branch>."
        )
    head = _commit(root, "HEAD")
    return (head and _line(_ask(root, "merge-base", head, commit, absent=(1,)))) or commit


def doubt(root: Path, ref: str) -> str:
    """Say why `resolve` had to take the commit itself, for want of the one where HEAD left it; "" where it did not."""
    head, commit = _commit(root, "HEAD"), _commit(root, ref)
    if not head or not commit or _ask(root, "merge-base", head, commit, absent=(1,)):
        return ""
    return (
        f"git knows no commit that HEAD and {ref} have in common, perhaps because this clone is shallow: lines are "
        f"compared with {ref} itself. `git fetch --unshallow` brings the rest."
    )


def tree(root: Path, commit: str) -> dict[str, str]:
    """List the regular files of a commit below `root`: path relative to `root` → id of its content."""
    if not _OID.fullmatch(commit):
        raise GitError(f"{commit!r} is no commit id.")
    found = {}
    for entry in (_ask(root, "ls-tree", "-r", "-z", commit) or b"").split(b"\0"):
        about, _, path = entry.partition(b"\t")
        if about.startswith(b"100"):
            try:
                found[path.decode()] = about.rpartition(b" ")[2].decode()
            except UnicodeDecodeError:
                continue  # Discovery does not read files whose names are no UTF-8 either.
    return found


def brought(root: Path, commit: str, commits: int) -> dict[str, int]:
    """Tell for the files that the last commits up to `commit` brought, how many such commits ago that was.

    What only moved is as old as it was. Merges brought nothing themselves, and the first commit that is known, which
    in a shallow clone brings everything, does not count.
    """
    if not _OID.fullmatch(commit):
        raise GitError(f"{commit!r} is no commit id.")
    said = _ask(root, "log", *_NAMES_ONLY, f"--max-count={commits}", commit, absent=(128,)) or b""
    found: dict[str, int] = {}
    age = -1
    for entry in said.split(b"\0"):
        name = entry.lstrip(b"\n")
        if name.startswith(_MARK):
            age, name = age + 1, name[1:].lstrip(b"\n")
        try:
            if name:
                found.setdefault(name.decode(), age)
        except UnicodeDecodeError:
            continue
    return found


def written(root: Path, commits: int) -> dict[str, int]:
    """Tell how many lines of each file below `root` were written by the last commits: path → lines added.

    Merges count as one commit. What only moved is as old as it was. Nothing where there are no two commits.
    """
    ids = (_ask(root, "rev-list", "--first-parent", f"--max-count={commits + 1}", "HEAD", absent=(128,)) or b"").split()
    if len(ids) < 2:
        return {}
    said = _ask(root, "diff-tree", *_NUMBERS_ONLY, ids[-1].decode(), ids[0].decode()) or b""
    found: dict[str, int] = {}
    for entry in said.split(b"\0"):
        added, _, rest = entry.partition(b"\t")
        path = rest.partition(b"\t")[2]
        if path and added.isdigit():  # What moved is told otherwise, and so is what holds no lines.
            try:
                found[path.decode()] = int(added)
            except UnicodeDecodeError:
                continue
    return found


_MARK = b"\x01"
_NAMES_ONLY = (
    "-z",
    "--min-parents=1",
    "--max-parents=1",
    "--diff-filter=A",
    "--find-renames=100%",
    "--name-only",
    "--relative",
    "--format=%x01",
    "--no-ext-diff",
    "--no-textconv",
    "--no-show-signature",
    "--ignore-submodules=all",
    f"-O{os.devnull}",
)
"""Of `git log`: only names are compared, and nothing that a configuration names is run."""

_NUMBERS_ONLY = (
    "-r",
    "-z",
    "--numstat",
    "--find-renames=100%",
    "--relative",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
    f"-O{os.devnull}",
)
"""Of `git diff-tree`: lines are counted, and nothing that a configuration names is run."""


def blobs(root: Path, oids: Iterable[str], largest: int = LARGEST_BLOB) -> Iterator[tuple[str, bytes]]:
    """Read contents by their ids, all through one process. Missing and very large ones are left out."""
    wanted = iter([it for it in oids if _OID.fullmatch(it)])
    chunk = list(islice(wanted, _CHUNK))
    if not chunk or (program := _program()) is None:
        return
    argv = [program, *_SAFE, "cat-file", "--batch"]
    with subprocess.Popen(
        argv, cwd=root, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            while chunk:
                yield from _batch(process, chunk, largest)
                chunk = list(islice(wanted, _CHUNK))
        finally:
            process.kill()


def _batch(process: subprocess.Popen[bytes], chunk: list[str], largest: int) -> list[tuple[str, bytes]]:
    assert process.stdin
    assert process.stdout
    watch = Timer(_PATIENCE, process.kill)
    watch.daemon = True
    watch.start()
    try:
        process.stdin.write("".join(f"{oid}\n" for oid in chunk).encode())
        process.stdin.flush()
        found = [_object(process.stdout, largest) for _ in chunk]
    except (OSError, EOFError) as err:
        raise GitError("git stopped while old contents were read.", "Run `git fsck` to see what is wrong.") from err
    finally:
        watch.cancel()
    return [it for it in found if it]


def _object(stream: IO[bytes], largest: int) -> tuple[str, bytes] | None:
    about = stream.readline().split()
    if not about:
        raise EOFError
    if len(about) != 3:  # "<id> missing"
        return None
    oid, kind, size = about[0].decode(), about[1], int(about[2])
    keep = kind == b"blob" and size <= largest
    kept, left = b"", size + 1
    while left:
        piece = stream.read(left if keep else min(left, 1 << 20))
        if not piece:
            raise EOFError
        left -= len(piece)
        kept = kept + piece if keep else b""
    return (oid, kept[:-1]) if keep else None


def head(root: Path) -> dict[str, str]:
    """List the regular files of the last commit, as `tree` does; nothing without one."""
    commit = _commit(root, "HEAD") if work_tree(root) else None
    return tree(root, commit) if commit else {}


def object_format(root: Path) -> Algorithm:
    """Tell how this repository names its contents."""
    said = _line(_ask(root, "rev-parse", "--show-object-format", absent=(128, 129)))
    return "sha256" if said == "sha256" else "sha1"


def blob_oid(content: bytes, algorithm: Algorithm = "sha1") -> str:
    """Name a content as git does. Equal ids mean equal contents; line-end conversion and filters make them differ."""
    made = hashlib.new(algorithm, b"blob %d\0" % len(content), usedforsecurity=False)
    made.update(content)
    return made.hexdigest()


def _commit(root: Path, ref: str) -> str | None:
    said = _line(_ask(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", absent=(1, 128)))
    return said if _OID.fullmatch(said) else None


def _line(said: bytes | None) -> str:
    return os.fsdecode(said or b"").strip()


def _ask(root: Path, *arguments: str, absent: tuple[int, ...] = ()) -> bytes | None:
    """Run git; None without git or where it exits with one of `absent`."""
    if (program := _program()) is None:
        return None
    try:
        done = subprocess.run(
            [program, *_SAFE, *arguments],
            cwd=root,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as err:
        raise GitError(f"`git {arguments[0]}` took longer than {_PATIENCE:.0f} seconds.", "Try it by hand.") from err
    except OSError as err:
        raise GitError(f"git could not be run: {err.strerror}.", "Check the installation of git.") from err
    if done.returncode == 0:
        return done.stdout
    if b"dubious ownership" in done.stderr:
        raise GitError(
            f"git does not read {root}, because it belongs to another user.",
            f'If you trust it: git config --global --add safe.directory "{root}".',
        )
    if done.returncode in absent:
        return None
    said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
    said = "".join(c if c.isprintable() else "?" for c in said)[:200]
    raise GitError(f"`git {arguments[0]}` failed: {said or f'exit code {done.returncode}'}.", "Try it by hand.")


def _program() -> str | None:
    # A relative entry of PATH could find a `git` that lies in the project.
    places = [it for it in os.environ.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(it)]
    return shutil.which("git", path=os.pathsep.join(places))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return kept | {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        # A partial clone would fetch what is missing, through programs that its configuration names.
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "",
        "LC_ALL": "C",
        "LANGUAGE": "C",
    }
