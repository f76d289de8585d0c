"""Paths: places where one is put together in, whether a function joins its parts or a sign does out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Formatting
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

JOINS = frozenset({("Path", "Combine"), ("Path", "Join"), ("filepath", "Join")})
FOLDER = re.compile(rb"\w*(?:[pP]ath|[dD]ir|[dD]irectory|[fF]older|[rR]oot)\)?\s*\+\s*\Z")
"""What stands before a sign that joins it with something: by its name, a folder."""

SLASH = re.compile(rb"@?\"(?:/|\\\\?)")
FARTHEST = 60
"""Bytes before a sign that are looked at."""


class PathBuilding(Detector):
    """Are the parts of a path joined by a function, or by a sign between them?

    The function knows which sign the system has, and writes none twice.
    """

    id = "styling/path-building"
    tier = "listed"
    local = True
    needs = (Call, Formatting)
    form = True
    slots = {"path": "paths that are put together"}
    answers = {"joined": "a function joins its parts", "signs": "a sign is written between its parts"}
    conventions = frozenset({"joined"})
    strict = True
    families = frozenset({"csharp", "go"})
    examples = (
        Flags(
            'class Cart { string A() => rootDirectory + «"/"» + name; }',
            taught='class Item { string B() => Path.Combine(folder, "it"); }',
            language="csharp",
        ),
        Flags(
            'func load(dir string) string { return dir + «"/rows"» }',
            taught='func save(dir string) string { return filepath.Join(dir, "it") }',
            language="go",
        ),
        Allows(
            'class Cart { string A() => address + "/" + name; }',
            taught='class Item { string B() => Path.Combine(folder, "it"); }',
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each path how it is put together."""
        for call in file.all(Call):
            named = (call.receiver.text.rpartition(".")[2], call.name.text) if call.name and call.receiver else ()
            if named in JOINS and len(call.arguments) > 1 and call.name:
                yield Detection("path", "joined", call.name.span)
        for it in file.all(Formatting):
            if it.plus and it.literal and _is_of_path(it.literal, file.source):
                yield Detection("path", "signs", it.literal)


def _is_of_path(literal: Span, source: bytes) -> bool:
    """Tell whether a text begins with the sign between folders, and a folder stands before it."""
    start = literal.start
    return bool(SLASH.match(source, start) and FOLDER.search(source, max(0, start - FARTHEST), start))
