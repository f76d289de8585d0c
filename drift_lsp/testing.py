"""Testing: runs a detector's own examples. For us, and for authors of detectors.

An example is judged by the real learning and the real enforcement: `taught` is said sixty times, each time in a file of
its own and, where names are counted, with names of its own; then `code` is judged as a new file beside them.
"""

from __future__ import annotations

import re
from posixpath import dirname, splitext

import msgspec

from drift_lsp.detectors.contract import Allows, Detector, Flags, Role
from drift_lsp.detectors.survey import Group, Survey, survey
from drift_lsp.enforcement.check import Checked, Settings, check
from drift_lsp.enforcement.departures import departures
from drift_lsp.enforcement.knobs import Check
from drift_lsp.facts.extract import extract
from drift_lsp.facts.file import FileFacts
from drift_lsp.graphs.project import Alias, Project
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.knobs import Learn
from drift_lsp.learning.model import Model
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.text import Span, apply_edits

CUSTOM = 60
"""How many times `taught` is said: enough for any detector to call it the custom."""

PROJECT = Project(
    python_modules={"shop": "src"},
    aliases=(Alias("", "@/", "src/"),),
    own={"c": ("shop",), "java": ("shop",), "php": ("Shop\\", "Tests\\")},
)
"""The project that examples live in: a Python package `shop` in src/, `@/` for src/ in JavaScript, own namespaces."""


def verify(detector: Detector, example: Flags | Allows) -> None:
    """Fail with an AssertionError that says what is wrong with an example."""
    code, marked = unmark(example.code)
    path = home(detector, example)
    file = facts(code, example.language, path)
    found = [it for it in judge(detector, example, code, path).violations if it.hidden in ("", "listed")]
    assert sorted(it.span for it in found) == marked, (
        f"marked {[span.of(code.encode()) for span in marked]}, flagged {[it.span.of(code.encode()) for it in found]}"
    )
    assert marked or not isinstance(example, Flags), "Flags marks nothing"
    if isinstance(example, Flags) and example.fixed is not None:
        edits = [edit for it in found for edit in detector.fix(file, PROJECT, it.span, it.choice)]
        assert apply_edits(code.encode(), edits).decode() == example.fixed


def judge(detector: Detector, example: Flags | Allows, code: str, path: str) -> Checked:
    """Teach `taught`, then say what one detector finds in `code`."""
    model = Model(PROJECT, Learn(), Opinions())
    home = example.taught_path or path
    taught = _only(detector, look(unmark(example.taught)[0], example.language, home))
    assert taught.groups or detector.absolute or detector.otherwise, "`taught` teaches this detector nothing"
    stem, extension = splitext(home)
    model.fill(
        _copy(taught, f"{stem}_{n}{extension}" if detector.counts_names else _beside(home, n), n, detector)
        for n in range(CUSTOM)
    )
    if not detector.absolute:
        assert any(True for _ in model.tallies.rows()), "`taught` teaches this detector nothing"
    judged = _only(detector, look(code, example.language, path))
    moved = detector.tier in ("listed", "throughout")
    asked = Settings(Check(trust=0.0), tiers={detector.id: "changed"} if moved else {})
    return check(judged, code.encode(), model, None, frozenset(), asked, "2000-01-01", {})


def look(source: str, language: str, path: str) -> Survey:
    """Survey a piece of code as a file of the examples' project."""
    return survey(source.encode(), path, languages.named(language), _role(path), PROJECT)


def facts(source: str, language: str, path: str = "src/shop/module") -> FileFacts:
    """Extract the facts of a piece of code."""
    spoken = languages.named(language)
    return extract(parse(source.encode(), spoken), path, source.encode())


def unmark(marked: str) -> tuple[str, list[Span]]:
    """Take the « » out of `marked`, and say where they were."""
    code, spans = "", []
    for number, piece in enumerate(marked.split("«")):
        inside, closed, after = piece.partition("»")
        if closed and number:
            start = len(code.encode())
            spans.append(Span(start, start + len(inside.encode())))
        code += inside + after
    return code, spans


def silenced(detector: Detector, example: Flags) -> bool:
    """Tell whether an example would fail if its detector saw nothing; a test silences each one to know."""
    code, marked = unmark(example.code)
    path = home(detector, example)
    blind = _only(None, look(code, example.language, path))
    return bool(marked) and not list(departures(blind, Model(PROJECT, Learn(), Opinions())))


def home(detector: Detector, example: Flags | Allows) -> str:
    """Tell where the code of an example lies."""
    if example.path:
        return example.path
    row = languages.named(example.language)
    return f"src/shop/module{row.extensions[0]}" if "main" in detector.roles else row.test_path


def _role(path: str) -> Role:
    language = languages.of(path)
    return "test" if language and re.search(language.test_name, path.rpartition("/")[2]) else "main"


def _beside(path: str, n: int) -> str:
    folder, name = dirname(path), path.rpartition("/")[2]
    return f"{folder}/{name.partition('.')[0]}_{n}.{name.partition('.')[2]}" if folder else f"{n}_{name}"


def _only(detector: Detector | None, it: Survey) -> Survey:
    kept = tuple(group for group in it.groups if detector and group.detector == detector.id)
    return msgspec.structs.replace(it, groups=kept, bearers=())


def _copy(it: Survey, path: str, n: int, detector: Detector) -> Survey:
    def renamed(group: Group) -> Group:
        if detector.by_example:
            return group
        sites = tuple(
            msgspec.structs.replace(site, token=f"{site.token}_{n}" if site.token else "") for site in group.sites
        )
        return msgspec.structs.replace(group, sites=sites)

    return msgspec.structs.replace(it, path=path, groups=tuple(map(renamed, it.groups)))
