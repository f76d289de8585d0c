"""Functions that end the program: failures handed up and ends of the program in, which of them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.explained import is_explained
from drift_lsp.detectors.shunned import begins
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, ErrorCheck, Function, Lambda, Panic, Raise, Return
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

OWN = re.compile(r"(?:abort|quit|halt)\(\s*[^\s)]|[\w.:]*exit\(\s*[a-z_]\w*\s*\)")
"""With something in its brackets it is a function of the project's own; and what is given a code by name hands that on."""

ENDS = re.compile(r"\._exit$|(?:^|[.:])(?:exit|abort|halt|die|Exit|FailFast|quit|Fatal(?:f|ln)?)$")
"""Words that end the program. A panic is none: it may say what cannot be."""

DONE = re.compile(r"[\w.:]*(?i:exit)\(\s*(?:0|EXIT_SUCCESS|ExitCode::SUCCESS)?\s*\)")
"""It did not fail; or what runs in it is told to come to its end."""

ENTRY = re.compile(
    r"(?:^|/)(?:build|cmd|cli|bin|commands?|console|xtask|tools?|script\w*|public|examples?|daemon|launcher)(?:/|[^/]*\.\w+$)"
    r"|(?:^|[/._-])(?:cli|__main__|manage|setup|conftest|Program|[mM]ain|Startup|Bootstrap|Launcher|index|install\w*)\.\w+$"
)
"""Where a program begins and talks to its user."""

MUST = re.compile(
    r"(?i)must|main|init|fatal|panic|die|exit|quit|abort|check|assert|usage|help|version|print|report|error|fail|signal"
    r"|handler|shutdown|stop|restart|reload|fork|spawn|child|daemon|oom|crash|terminate|kill|redirect|respond|output|send"
    r"|download|render|x?malloc|alloc|^x[a-z]|ensure|require|bail|watch|term"
)
"""In the name of a function that may end the program."""

FAILING = re.compile(r"\(?(?:-\s?[1-9]\d*|-E[A-Z]+|NULL|nullptr|false|FALSE|\w*(?:_ERR(?:OR)?|_FAIL(?:ED|URE)?)\w*)\)?")
"""What a function gives back when it fails, where errors are numbers."""

NOTHING = re.compile(rb"\bvoid\s*$")
FORKS = re.compile(rb"fork\w*\(")
VALUES = re.compile(r"\berror\b|Result")

CANNOT = re.compile(rb"(?:\belse\s*\{?|\bdefault\s*:\s*\{?|\bassert\s*\([^\n]*)\s*\Z")
"""Before an end: it is all that is done where nothing that was thought of holds."""

FARTHEST = 40
"""Bytes before an end that are looked at."""

TAUGHT_PYTHON = "def save(it):\n    if not it:\n        raise ValueError('no cart')"
TAUGHT_GO = 'func save() error {\n\tif full() {\n\t\treturn errors.New("full")\n\t}\n\treturn nil\n}'
TAUGHT_RUST = 'fn save() -> Result<u32> { if full() { bail!("full"); } Ok(3) }'
TAUGHT_C = "int save(struct cart *it) { if (!it) { return -1; } return 0; }"


class ProgramEnd(Detector):
    """Does a function hand a failure up, or does it end the program?

    Who calls it can deal with a failure, or end the program in good order; nobody can undo an end. Where errors are
    numbers it is said of functions that hand up other failures. Where a program begins it may end, and so it may where a
    function's name says so, or a comment.
    """

    id = "errors/program-end"
    needs = (Panic, Function, Call)
    beyond = True
    slots = {"failure of a function": "failures of functions"}
    answers = {"up": "the failure is handed up", "end": "the function ends the program"}
    conventions = frozenset({"up"})
    tier = "listed"
    strict = True
    reasoned = True
    few = 3
    roles = ("main",)
    families = frozenset({"c", "csharp", "go", "java", "javascript", "php", "python", "rust", "typescript"})
    local = True

    examples = (
        Flags("def load(it):\n    if not it:\n        «sys.exit(1)»", TAUGHT_PYTHON),
        Flags("def load(it):\n    if not it:\n        «os._exit(1)»", TAUGHT_PYTHON),
        Flags(
            'func load() error {\n\tif full() {\n\t\t«log.Fatal("full")»\n\t}\n\treturn nil\n}',
            TAUGHT_GO,
            language="go",
        ),
        Flags("func load() error {\n\tif full() {\n\t\t«os.Exit(1)»\n\t}\n\treturn nil\n}", TAUGHT_GO, language="go"),
        Flags(
            "fn load() -> Result<u32> { if full() { «std::process::exit(1)»; } Ok(3) }", TAUGHT_RUST, language="rust"
        ),
        Flags(
            "int load(struct cart *it) { if (!it) { «exit(1)»; } if (it->full) { return -1; } return 0; }",
            TAUGHT_C,
            language="c",
        ),
        Flags(
            "class Cart { void load() { if (full()) { «System.exit(1)»; } } }",
            'class Item { void save() { if (full()) { throw new SaveError("full"); } } }',
            language="java",
            path="src/main/java/org/shop/Cart.java",
        ),
        Flags(
            "class Cart { void Load() { if (Full()) { «Environment.Exit(1)»; } } }",
            'class Item { void Save() { if (Full()) { throw new SaveError("full"); } } }',
            language="csharp",
        ),
        Flags(
            "<?php\nfunction load($it) { if (!$it) { «die('no cart')»; } }",
            "<?php\nfunction save($it) { if (!$it) { throw new SaveError('no cart'); } }",
            language="php",
        ),
        Flags(
            "export function load(it) { if (!it) { «process.exit(1)»; } }",
            "export function save(it) { if (!it) { throw new Error('no cart'); } }",
            language="typescript",
        ),
        # It does not fail: to end the program is what it is there for.
        Allows("def load(it):\n    while wait():\n        save()\n    sys.exit(3)", TAUGHT_PYTHON),
        Allows("def main():\n    sys.exit(load())", TAUGHT_PYTHON),
        Allows("import argparse\n\ndef load(it):\n    sys.exit(1)", TAUGHT_PYTHON),
        Allows("def load(it):\n    sys.exit(1)", TAUGHT_PYTHON, path="src/shop/cli.py"),
        # It has nobody to hand it to.
        Allows("func load() {\n\tif full() {\n\t\tos.Exit(1)\n\t}\n}", TAUGHT_GO, language="go"),
        Allows("void load(struct cart *it) { if (!it) { exit(1); } }", TAUGHT_C, language="c"),
        Allows(  # Neither the one nor the other cannot be.
            "int load(int it) { if (it == 1) { return 2; } else { abort(); } }", TAUGHT_C, language="c"
        ),
        Allows("int load(struct cart *it) { if (!it) { exit(1); } return 0; }", TAUGHT_C, language="c"),
        Allows(
            "int load(int it) { if (it) { assert(0); abort(); } if (it > 3) { return -1; } return 0; }",
            TAUGHT_C,
            language="c",
        ),
        Allows(
            "int load(int it) { if (it) { abort({3, it}); } return 0; }",
            "int save(int it) { if (it) { throw Lost(it); } return 0; }",
            language="cpp",
        ),
        Allows(  # It hands on what a child of it ended with.
            "fn load() -> Result<()> { if code != 0 { std::process::exit(code); } Ok(()) }",
            TAUGHT_RUST,
            language="rust",
        ),
        Allows("def load(it):\n    if not it:\n        # Nobody is left to tell.\n        sys.exit(1)", TAUGHT_PYTHON),
        Allows("int load(void) { if (fork() == 0) { exit(1); } return 0; }", TAUGHT_C, language="c"),
        Allows(
            "void Cart::load() { if (full()) { exit(0); } }",
            "void Item::save() { if (full()) { throw Lost(it); } }",
            language="cpp",
        ),
        # It says what cannot be.
        Allows(
            'func load(it int) error {\n\tif it < 0 {\n\t\tpanic("below")\n\t}\n\treturn nil\n}',
            TAUGHT_GO,
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each failure that is handed up, and each end of the program."""
        handed = [*_handed_up(file)]
        yield from (Detection("failure of a function", "up", first_line(file.source, span)) for span in handed)
        ends = [it for it in file.all(Panic) if it.name and ENDS.search(it.name.text)]
        if not ends or ENTRY.search(file.path) or begins(file):
            return
        for it in ends:
            function = file.enclosing(it.span, Function)
            if function is None or function.name is None or MUST.search(function.name.text):
                continue
            if CANNOT.search(file.source, max(0, it.span.start - FARTHEST), it.span.start):
                continue
            if _is_its_end(file, function, it.span):
                continue
            said = it.span.of(file.source)
            if is_explained(file, it.span) or OWN.match(said) or DONE.fullmatch(said):
                continue
            if _may_fail(file, it.span) and file.enclosing(it.span, ErrorCheck) is None:  # `errors/failure-form` asks.
                free = Freedom.FREE if _hands_up(file, function, handed) else Freedom.UNASKED
                yield Detection("failure of a function", "end", first_line(file.source, it.span), free)


def _hands_up(file: FileFacts, function: Function, handed: Iterable[Span]) -> bool:
    """Tell whether a function gives back or raises a failure elsewhere, where nothing else tells that it could."""
    return file.language.failures != "numbers" or any(it in function.span for it in handed)


def _handed_up(file: FileFacts) -> Iterator[Span]:
    for made in file.all(Raise):
        if made.made and file.enclosing(made.span, Function):
            yield made.span
    for back in file.all(Return) if file.language.failures == "numbers" else ():
        if back.value and FAILING.fullmatch(back.value.of(file.source)):
            yield back.span


def _is_its_end(file: FileFacts, function: Function, span: Span) -> bool:
    """Tell whether a function of several lines always ends the program: no condition stands around the end."""
    if function.body is None or file.lines.row(function.body.start) == file.lines.row(span.start):
        return False
    inside = file.source[function.body.start : span.start].lstrip(b"{").lstrip(b"\r\n")
    before = file.source[file.source.rfind(b"\n", 0, span.start) + 1 : span.start]
    first = inside if function.body.start and inside[:1].isspace() else b""
    margin = first[: len(first) - len(first.lstrip())] or _margin(file.source, function.body.start)
    return before == margin


def _margin(source: bytes, at: int) -> bytes:
    return source[source.rfind(b"\n", 0, at) + 1 : at]


def _may_fail(file: FileFacts, span: Span) -> bool:
    """Tell whether the function around a place could hand a failure up."""
    function, inner = file.enclosing(span, Function), file.enclosing(span, Lambda)
    if function is None or function.name is None or (inner and inner.span in function.span):
        return False
    if file.language.failures == "thrown":
        return True
    if file.language.failures == "numbers":
        before, whole = file.source[function.span.start : function.name.span.start], function.span
        # A child of this process has nobody to hand it to.
        return not NOTHING.search(before) and not FORKS.search(file.source, whole.start, whole.end)
    return bool(function.returns and VALUES.search(function.returns.of(file.source)))
