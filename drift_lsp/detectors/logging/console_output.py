"""Text for the console: prints in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

import msgspec

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.explained import is_explained
from drift_lsp.detectors.shunned import SCRIPTS, Shunned, Shunning, is_in, is_program, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Output
from drift_lsp.graphs.project import Project

PRINTED = Shunned("texts for the console", "nothing is written to the console", facts=(Output,))
ASKED = Shunned(
    "windows of the browser that ask or tell",
    "no window of the browser asks or tells",
    calls=dict.fromkeys(SCRIPTS, "alert confirm prompt window.alert window.confirm window.prompt"),
)
LOGGED = Shunned(
    "messages for the language's own log",
    "nothing is sent to the language's own log",
    calls={"go": "log.Print log.Printf log.Println"},
)
KINDS = PRINTED, ASKED, LOGGED

MAY = re.compile(
    r"(?i)main|print|dump|show|display|usage|help|banner|console|debug|output|write|report|log|trace|version|warn|assert"
    r"|deactivate|timer"
)
"""In the name of a function that may write to the console."""

PRINTS = re.compile(r"(?i)std_?(?:out|err)|console|print|report|terminal|banner|repl|shell|prompt|interactive")
"""In the name of a file that writes to the console."""

MEANT = re.compile(
    r"console\.(?:warn|error|assert|trace)|eprint(?:ln)?!|std::(?:cerr|clog|wcerr)"
    r"|System\.err|Console\.Error|perror|v?f\w+\s*\(\s*stderr|[^\n]*\b(?:sys\.stderr|stderr\s*\))"
)
"""What warns, or tells of an error: nobody forgot it there."""

LOG = re.compile(r"(?i)(?:^|/)(?:logg?(?:s|ing|er)?|_?timer)(?:/|\.)")
"""In the path of what writes the log itself."""

TAUGHT = {
    "python": "def save():\n    return 3",
    "c": "int save(void) { return 0; }",
    "csharp": "class Item { int Save() { return 3; } }",
    "java": "class Item { int save() { return 3; } }",
    "typescript": "export function save() { return 3; }",
}


class ConsoleOutput(Shunning, Detector):
    """Is text written to the console where hardly any file writes there?

    What a library prints nobody asked for, what a service prints nobody reads, and a window of the browser holds up
    everything. A program for the terminal prints; where many files do, or this one's folder does, nothing is said, nor
    of what goes where errors are told, or has a comment.
    """

    id = "logging/console-output"
    needs = (Output, Call)
    shunned = KINDS
    tier = "listed"
    roles = ("main",)
    reasoned = True
    few = 3
    examples = (
        Flags("def load():\n    «print('loaded')»", TAUGHT["python"]),
        Flags('int load(void) { «printf("a")»; return 1; }', TAUGHT["c"], language="c"),
        Flags('void load() { «std::cout << "a"»; }', TAUGHT["c"], language="cpp"),
        Flags('class Cart { void Load() { «Console.WriteLine("a")»; } }', TAUGHT["csharp"], language="csharp"),
        Flags('class Cart { void load() { «System.out.println("a")»; } }', TAUGHT["java"], language="java"),
        Flags('export function load() { «console.log("a")»; }', TAUGHT["typescript"], language="typescript"),
        Flags('export function load() { «alert»("a"); }', TAUGHT["typescript"], language="typescript"),
        Flags(
            'import "log"\n\nfunc load() {\n\t«log.Printf»("a")\n}', "func save() int {\n\treturn 3\n}", language="go"
        ),
        # It is the file's own.
        Allows(
            'import { alert } from "./alert";\nexport function load() { alert("a"); }',
            TAUGHT["typescript"],
            language="typescript",
        ),
        Allows(  # It offers nothing: somebody runs it.
            'load().then(() => console.log("a"));', TAUGHT["typescript"], language="typescript"
        ),
        # A log that fails cannot tell itself.
        Allows("def load(it):\n    print(it.error)", TAUGHT["python"], path="shop/logs/__init__.py"),
        Allows("def print_cart(it):\n    print(it)", TAUGHT["python"]),
        Allows("def load():\n    print('loaded')", TAUGHT["python"], path="scripts/load.py"),
        Allows("def load_row():\n    print('row')", TAUGHT["python"], path="src/shop/stdout_sink.py"),
        Allows("def load():\n    print('loaded')", "def save():\n    print('saved')"),  # Others do.
        Allows("def load():\n    # Whoever waits is told.\n    print('loaded')", TAUGHT["python"]),
        # It tells of an error.
        Allows("import sys\n\ndef load():\n    print('lost', file=sys.stderr)", TAUGHT["python"]),
        Allows('export function load() { console.warn("lost"); }', TAUGHT["typescript"], language="typescript"),
        Allows('int load(void) { fprintf(stderr, "lost"); return 1; }', TAUGHT["c"], language="c"),
        Allows('void load() { std::cerr << "lost"; }', TAUGHT["c"], language="cpp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every text that is no answer of a program for the terminal."""
        for it in uses(file, project, self.shunned):
            if is_in(file, it.span, MAY) or is_program(file):
                continue
            if not PRINTS.search(basename(file.path)) and not LOG.search(file.path):
                meant = is_explained(file, it.span) or MEANT.match(it.span.of(file.source))
                yield msgspec.structs.replace(it, free=Freedom.UNASKED) if meant else it
