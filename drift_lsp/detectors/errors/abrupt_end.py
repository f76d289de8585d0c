"""Ends of the program: panics and exits in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.explained import is_explained
from drift_lsp.detectors.shunned import Shunned, Shunning, is_in, is_program, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Panic
from drift_lsp.graphs.project import Project

END = Shunned("ends of the program", "nothing ends the program", facts=(Panic,))

MAY = re.compile(
    r"(?i)must|main|init|fatal|panic|die|exit|quit|abort|usage|help|version|fail|crash|kill|terminate|shutdown|oom|assert"
    r"|x?[mcr]e?alloc|bug|unreachable|never|fork|spawn|child|signal|daemon|^v?errx?$"
)
"""In the name of a function that may end the program."""

CANNOT_BE = re.compile(
    r"(?i)unreachable|unknown|impossible|unexpected|\bbug\b|never|should ?n|must ?n|must (?:have|be)\b|\brequires\b|implement|cannot|invalid|unhandled|unsupported|nil\b|bad "
)
"""Says what cannot be: only a mistake in the program comes there."""

ENDS = re.compile(r"(?i)(?:^|[/._-])(?:quit|exit|shutdown|terminate|panic\w*|fatal)\.\w+$")
"""What ends the program by its name."""

NOT_YET = frozenset({"todo!", "unimplemented!"})
"""They say that something is not there yet."""

OF_CHILD = frozenset({"_exit", "_Exit", "std::_Exit"})
"""Ends a process that was split off, not the program."""

TAUGHT = {
    "go": "func save() error {\n\treturn nil\n}",
    "rust": "fn save() -> Result<u32> { Ok(3) }",
    "c": "int save(void) { return 0; }",
    "php": "<?php\nfunction save() { return 3; }",
    "typescript": "export function save() { return 3; }",
    "java": "class Item { int save() { return 3; } }",
    "csharp": "class Item { int Save() { return 3; } }",
}


class AbruptEnd(Shunning, Detector):
    """Does code end the program where hardly any file does?

    Whoever calls it can deal with an error, and with an end of everything he cannot. Where nearly all files hand errors
    up, or leave the end to the place where the program begins, the first one that ends it is asked.
    """

    id = "errors/abrupt-end"
    needs = (Panic,)
    shunned = (END,)
    tier = "listed"
    roles = ("main",)
    few = 0
    examples = (
        Flags("def load(it):\n    «sys.exit(1)»", "def save(it):\n    return it"),
        Flags('func load() {\n\t«panic("full")»\n}', TAUGHT["go"], language="go"),
        Flags('fn load() -> u32 { «panic!("full")» }', TAUGHT["rust"], language="rust"),
        Flags("void load(int it) { if (!it) { «exit(1)»; } }", TAUGHT["c"], language="c"),
        Flags("<?php\nfunction load($it) { «die('full')»; }", TAUGHT["php"], language="php"),
        Flags("export function load() { «process.exit(1)»; }", TAUGHT["typescript"], language="typescript"),
        Flags("class Cart { void load() { «System.exit(1)»; } }", TAUGHT["java"], language="java"),
        Flags("class Cart { void Load() { «Environment.Exit(1)»; } }", TAUGHT["csharp"], language="csharp"),
        Allows(  # There it begins.
            "class Cart { void Load() { Environment.Exit(1); } }",
            TAUGHT["csharp"],
            language="csharp",
            path="src/Shop/App.xaml.cs",
        ),
        Allows('func mustLoad() {\n\tpanic("full")\n}', TAUGHT["go"], language="go"),
        Allows("fn load() -> u32 { todo!() }", TAUGHT["rust"], language="rust"),
        Allows("fn load() -> u32 { unreachable!() }", TAUGHT["rust"], language="rust"),
        Allows("import argparse\n\ndef load(it):\n    sys.exit(1)", "def save(it):\n    return it"),
        Allows(
            "export const load = () => 3;\nif (require.main === module) load().catch(() => process.exit(1));",
            TAUGHT["typescript"],
            language="typescript",
        ),
        Allows('func load() {\n\tpanic("unknown cart: " + it)\n}', TAUGHT["go"], language="go"),
        Allows(
            "void Cart::abort() { stop(); }\nvoid Cart::load() { abort(); }", "int save() { return 0; }", language="cpp"
        ),
        Allows("void load(void) { if (!fork()) { _exit(1); } }", TAUGHT["c"], language="c"),
        Allows(
            "void load(int it) { switch (it) { case 1: save(); break; default: abort(); } }", TAUGHT["c"], language="c"
        ),
        Allows("int load(int it) { if (it) { return 2; } abort(); // unreachable\n}", TAUGHT["c"], language="c"),
        Allows("fn load() { process::exit(1) }", TAUGHT["rust"], language="rust", path="src/shop/quit.rs"),
        # Others do.
        Allows('func load() {\n\tpanic("full")\n}', 'func save() {\n\tpanic("full")\n}', language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every end of the program that is not the program's own."""
        if not file.all(Panic) or is_program(file) or ENDS.search(file.path):
            return
        for it in uses(file, project, self.shunned):
            if it.choice in OF_CHILD | NOT_YET or is_explained(file, it.span) or _is_last_resort(it, file):
                continue
            line = file.lines.span(file.lines.row(it.span.start)).of(file.source)
            if not CANNOT_BE.search(line) and not is_in(file, it.span, MAY):
                yield it


def _is_last_resort(it: Detection, file: FileFacts) -> bool:
    """Tell whether no value that there is leads to an end, or whether it ends a process that was split off before."""
    around = file.enclosing(it.span, Function)
    before = file.source[around.span.start if around else 0 : it.span.start]
    made_once = b"sync.Once" in before and (b"//go:embed" in file.source or around is None)
    return before.rstrip().endswith(b"default:") or b"fork()" in before or made_once
