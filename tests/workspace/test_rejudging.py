"""A decision touches only what it can change, and leaves what judging every file would leave."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from drift_lsp.errors import UsageError
from drift_lsp.learning.variants import Variant
from drift_lsp.storage import files, meta, patterns
from drift_lsp.workspace import judging, stored, summary
from drift_lsp.workspace.knowledge import moment
from drift_lsp.workspace.workspace import Workspace

SEEDS = 4
DECISIONS = 6

HEAD = '"""Shop."""\n\nimport logging\n\nimport requests\n\nlogger = logging.getLogger(__name__)\n\n\n'
USUAL = [
    'def load_{n}(path: str) -> str:\n    """Load it."""\n    try:\n        return open_file(path)\n'
    "    except OSError as err:\n        raise LoadError(path) from err\n",
    'def save_{n}(path: str, *, force: bool = False) -> None:\n    """Save it."""\n    logger.info("saved %s", path)\n',
    'def ask_{n}(url: str) -> bytes:\n    """Ask it."""\n    return requests.get(url, timeout=9).content\n',
    'class Item{n}(Record):\n    """An item."""\n\n    def total(self) -> int:\n        """Sum it."""\n'
    "        return 1\n",
]
ODD = [
    "def loadOdd_{n}(path):\n    try:\n        return open_file(path)\n    except OSError as e:\n"
    "        raise LoadError(path)\n",
    'def save_odd_{n}(path: str) -> None:\n    """Save it."""\n    print("saved", path)\n',
    "def ask_odd_{n}(url: str) -> bytes:\n    return requests.get(url).content  # drift: ignore[mined] -- it is fast\n",
    'class odd_{n}:\n    def Total(self):\n        return subprocess.run("ls " + self.path, shell=True)\n',
    'def sign_{n}() -> str:\n    """Sign it."""\n    return hashlib.md5(password).hexdigest()\n',
]


def module(chance: random.Random, n: int, odd: float) -> str:
    parts = [HEAD]
    for k in range(chance.randint(2, 6)):
        forms = ODD if chance.random() < odd else USUAL
        parts.append(chance.choice(forms).format(n=f"{n}_{k}") + "\n\n")
    return "".join(parts)


def sources(seed: int, odd: float, numbers: range) -> dict[str, str]:
    chance = random.Random(seed)
    places = [f"part_{n % 4}/{'inner' if n % 3 else 'outer'}" for n in numbers]
    tests = {f"tests/test_{n}.py": "def test_it():\n    assert load() == 1\n" for n in numbers if n % 5 == 0}
    return {f"{at}/m_{n}.py": module(chance, n, odd) for n, at in zip(numbers, places, strict=True)} | tests


@pytest.fixture(scope="module", params=["with git", "without git"])
def scanned(request, tmp_path_factory, folder_at):
    """A project with old and new departures, learned from once."""
    folder = folder_at(tmp_path_factory.mktemp("rejudging") / "project")
    folder.write(sources(1, 0.03, range(90)))
    if request.param == "with git":
        folder.init().commit()
    else:
        with Workspace.open(folder.path) as workspace:
            workspace.check()
    folder.write(sources(2, 0.15, range(90, 110)))
    with Workspace.open(folder.path) as workspace:
        workspace.check()
    return folder.path


@pytest.fixture(params=range(SEEDS))
def chance(request):
    return random.Random(request.param)


@pytest.fixture
def root(scanned: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(scanned, tmp_path / "copy", symlinks=True))


def kept(workspace: Workspace) -> dict[str, object]:
    """All that is stored and depends on what people say, but for times."""
    db = workspace._db
    timeless = {"first_seen": "", "last_seen": "", "confidence_age": 0}
    return {
        "violations": sorted(stored.violations(db), key=lambda it: it.id),
        "unused": sorted(map(msgspec.structs.astuple, stored.unused(db))),
        "patterns": [msgspec.structs.replace(it, **timeless) for it in patterns.all_patterns(db)],
        "conventions": patterns.conventions(db),
        "examples": patterns.all_examples(db),
    }


def judged(root: Path) -> dict[str, object]:
    """The same, as one who loads everything and judges every file would leave it."""
    with Workspace.open(root) as workspace:
        knowledge, db = workspace._known(), workspace._db
        knowledge.model.rulings.agrees = lambda *_: False  # type: ignore[method-assign]  # Nothing is passed by unread.
        looked = [judging.judge_file(root, workspace.config, knowledge, it) for it in files.load_surveys(db)]
        timeless = {"first_seen": "", "last_seen": "", "confidence_age": 0}
        rows = sorted(summary.patterns(knowledge, moment()), key=lambda it: it.id)
        return {
            "violations": sorted((it for one in looked for it in one.violations), key=lambda it: it.id),
            "unused": sorted(msgspec.structs.astuple(it) for one in looked for it in one.unused),
            "patterns": [msgspec.structs.replace(it, **timeless) for it in rows],
            "conventions": sorted(summary.conventions(knowledge), key=lambda it: (it.pattern_id, it.scope)),
            "examples": patterns.all_examples(db),
        }


def decide(workspace: Workspace, chance: random.Random) -> Iterator[str]:
    """Say something at random, and tell what; what is refused changes nothing."""
    found, known = stored.violations(workspace._db), patterns.all_patterns(workspace._db)
    finding = chance.choice(found) if found else None
    scope = chance.choice(["", "", "part_1", "part_2/inner", finding.path if finding else "part_3"])
    pattern = finding.pattern if finding and chance.random() < 0.6 else chance.choice(known).id
    numbers = [it.number for it in workspace.feedback() if it.number] or [1]
    variant = Variant(
        pattern=pattern,
        scope=scope,
        enabled=chance.choice([None, True, False]),
        severity=chance.choice([None, "warning"]),
        tier=chance.choice([None, "always", "listed"]),
        threshold=chance.choice([None, 0.5, 0.99]),
    )
    acts: dict[str, Callable[[], object]] = {
        "approve": lambda: workspace.approve(pattern, scope),
        "ignore": lambda: workspace.ignore(pattern, scope),
        "unmute": lambda: workspace.unmute(chance.choice([it.id for it in known])),
        "undo": lambda: workspace.undo(chance.choice(numbers)),
        "vary": lambda: workspace.vary(variant),
        "unvary": lambda: workspace.unvary(chance.choice([it.number for it in workspace.variants()] or [1])),
    }
    if finding:
        others = [it for it in found if it.pattern == finding.pattern]
        acts["dismiss"] = lambda: workspace.dismiss(finding)
        acts["dismiss often"] = lambda: [workspace.dismiss(it) for it in others[:4]]
        acts["escalate"] = lambda: workspace.escalate(finding)
    name = chance.choice(sorted(acts))
    try:
        acts[name]()
    except UsageError:
        name += ", refused"
    yield f"{name} {pattern} {scope}"


def test_a_decision_leaves_what_judging_all_files_leaves(root: Path, chance: random.Random) -> None:
    said: list[str] = []
    for _ in range(DECISIONS):
        # Sometimes one process decides all, sometimes each decision has one of its own.
        with Workspace.open(root) as workspace:
            for _ in range(chance.choice([1, 3])):
                said += decide(workspace, chance)
                now, wanted = kept(workspace), judged(root)
                for name in wanted:
                    assert now[name] == wanted[name], (name, said)


def test_a_scan_afterwards_finds_nothing_else(root: Path, chance: random.Random) -> None:
    with Workspace.open(root) as workspace:
        said = [it for _ in range(DECISIONS) for it in decide(workspace, chance)]
        before = kept(workspace)
        meta.put(workspace._db, "judged", "")
        workspace.check()
        after = kept(workspace)
    mined = {it.id for it in (*before["patterns"], *after["patterns"]) if it.category == "mined"}  # type: ignore[misc]
    for name in ("violations", "patterns", "conventions"):
        before[name], after[name] = (
            [
                it
                for it in one[name]
                if getattr(it, "pattern", getattr(it, "pattern_id", getattr(it, "id", ""))) not in mined
            ]  # type: ignore[union-attr]
            for one in (before, after)
        )
        assert before[name] == after[name], (name, said)


def test_nothing_is_judged_again_for_what_was_said(root: Path) -> None:
    with Workspace.open(root) as workspace:
        finding = next(it for it in stored.violations(workspace._db) if not it.detector.startswith("mined/"))
        before = workspace.status().last_scan, meta.get(workspace._db, "judged")
        workspace.ignore(finding.pattern)
        numbers = workspace._db.value("select max(id) from scan_history")
        assert meta.get(workspace._db, "judged") != before[1]
        assert finding.pattern not in {it.pattern for it in workspace.check(show="all").violations}
        assert workspace._db.value("select max(id) from scan_history") == numbers
