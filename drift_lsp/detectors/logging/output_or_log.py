"""Where messages for the maintainer go: log calls and prints in, logged or printed out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Element, Function, Import, ImportedName, Keyword, Log, Output
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

OF_THE_LOG = re.compile(r"(?i)(?:^|/)log(?:g(?:er|ing)\w*|s|[_-]?(?:manager|service|handler|writer|file)s?)?\.\w+$")
"""Where the log itself is made: there may be none yet."""

CONSOLE_PATH = re.compile(
    r"(?:^|/)(?:\.\w+|create-[\w-]+|cli|scripts?|bin|cmd|commands?|tools?|dev|docs?|seeds?|benchmarks?|examples?)/|(?:^|[/._-])(?:cli|__main__|manage|main|"
    r"setup|conftest|seed|script|console|config|sw|service-?worker)\.[a-z]+$"
)
CONSOLE_MODULES = {
    "argparse",
    "click",
    "typer",
    "optparse",
    "fire",
    "commander",
    "yargs",
    "cac",
    "meow",
    "inquirer",
    "flag",
    "cobra",
    "pflag",
    "clap",
    "structopt",
    "argh",
}
PRINTS = (
    "print",
    "eprint",
    "dbg",
    "console.",
    "fmt.Print",
    "fprintf",
    "puts",
    "fputs",
    "perror",
    "std::c",
    "error_log",
    "System.",
    "printStackTrace",
    "Console.",
)
STARTED = (
    b'__name__ == "__main__"',
    b"__name__ == '__main__'",
    b"void main(",
    b" Main(",
    b"process.argv",
    b"sys.argv",
    b" input(",
    b"verbosity",
    b'"use client"',
    b"'use client'",
)
FORM = re.compile(r"[^\"'`(]*\(\s*[fF$]?([\"'`])(?P<text>(?:\\.|(?!\1).)*)\1")
VALUE = re.compile(r"%[-+ #0-9.*]*(?:hh|h|ll|l|z|j)?[a-zA-Z]|\$?\{[^{}]*\}|\\.")
WORD = re.compile(r"[^\W\d_]")
TO_A_SHELL = re.compile(r"(?:export |set )?[A-Z_]+=|cargo:|::\w+")
"""How a line begins that a shell, or what builds the program, is to read."""

LOGS = frozenset({"log", "logger"})
"""What an imported log is called."""

LOGGER = re.compile(
    rb"\bI?Logger(?:<[\w.]+>)?[ \t]+_?[a-zA-Z]|^[ \t]*@(?:Slf4j|Log4j2?|CommonsLog|Log|JBossLog|Flogger)\b|\bLoggerInterface[ \t]+\$",
    re.MULTILINE,
)
"""It has a logger, whether or not it says anything to it."""

SPEAKS = re.compile(r"print|dump|show|display|usage|help|banner|console|debug", re.I)

TAUGHT_PYTHON = "import logging\n\nlogger = logging.getLogger(__name__)\n\ndef load():\n    logger.info('loaded')"
TAUGHT_SCRIPT = 'import { logger } from "./log";\nexport function load() { logger.info("loaded"); }'


class OutputOrLog(Detector):
    """Do messages for the maintainer go to the log or straight to the console?

    What is printed has no level, no time and no module, and in production often no reader. A program for the terminal
    talks to its user by printing; that is no choice, nor is what runs in a browser. It is said of files that log besides.
    """

    id = "logging/output-or-log"
    needs = (Log, Output)
    slots = {"diagnostic message": "diagnostic messages"}
    answers = {"logged": "the message goes to the log", "printed": "the message goes to the console"}
    conventions = frozenset({"logged"})
    tier = "listed"
    family_tiers = {"java": "changed", "csharp": "changed"}
    """A program of theirs that has a log seldom talks to a terminal."""

    strict = True
    reasoned = True
    few = 1
    roles = ("main",)
    examples = (
        Flags(
            "<?php\nuse Illuminate\\Support\\Facades\\Log;\nfunction load() { Log::info('b'); «error_log('a')»; }",
            taught="<?php\nuse Illuminate\\Support\\Facades\\Log;\nfunction save() { Log::info('saved'); }",
            language="php",
        ),
        Flags(
            'int load(void) { log_info("b"); «printf("a")»; return 1; }',
            taught='int save(void) { log_info("b"); return 1; }',
            language="c",
        ),
        Flags(TAUGHT_PYTHON.replace("load", "show") + "\n\ndef save():\n    «print('saved')»", taught=TAUGHT_PYTHON),
        Flags(
            TAUGHT_SCRIPT.replace("load", "show") + '\nexport function save() { «console.log("saved")»; }',
            taught=TAUGHT_SCRIPT,
            language="typescript",
        ),
        Flags(
            'func drop() { slog.Info("a"); «fmt.Println("a")» }', taught='func save() { slog.Info("b") }', language="go"
        ),
        Flags(
            'class Cart { void load() { log.info("b"); «System.out.println("a")»; } }',
            taught='class Item { void save() { log.info("b"); } }',
            language="java",
        ),
        Flags(
            'class Cart { void Load() { _logger.Info("b"); «Console.WriteLine("a")»; } }',
            taught='class Item { void Save() { _logger.Info("b"); } }',
            language="csharp",
        ),
        Flags(  # It has a logger.
            'class Cart { private static final Logger LOG = of(Cart.class); void load() { «System.out.println("a")»; } }',
            taught='class Item { void save() { log.info("b"); } }',
            language="java",
        ),
        Allows(
            'class Cart { void load() { System.out.println("a"); } }',
            taught='class Item { void save() { log.info("b"); } }',
            language="java",
        ),
        Allows(  # It begins here.
            'class Cart { static void main(String[] a) { log.info("b"); System.out.println("a"); } }',
            taught='class Item { void save() { log.info("b"); } }',
            language="java",
        ),
        Flags('fn drop() { info!("a"); «println!("a")»; }', taught='fn save() { info!("b"); }', language="rust"),
        Allows(
            'import "github.com/spf13/cobra"\nfunc drop() { fmt.Println("a") }',
            taught='func save() { slog.Info("b") }',
            language="go",
        ),
        Allows("def drop():\n    print('gone')", taught=TAUGHT_PYTHON),  # It has no logger.
        Allows(  # The log itself could not be begun.
            TAUGHT_SCRIPT.replace("load", "show") + '\nexport function save() { console.error("no folder"); }',
            taught=TAUGHT_SCRIPT,
            language="typescript",
            path="src/shop/LogManager.ts",
        ),
        # A program for the terminal.
        Allows("import argparse\n\ndef save():\n    print('saved')", taught=TAUGHT_PYTHON),
        Allows("def save():\n    print('saved')", taught=TAUGHT_PYTHON, path="src/shop/management/commands/save.py"),
        Allows("def save(): pass\n\nif __name__ == '__main__':\n    print('saved')", taught=TAUGHT_PYTHON),
        # It writes where it was told to.
        Allows("def save(out):\n    print('saved', file=out)", taught=TAUGHT_PYTHON),
        # What it has found out, and nothing said about it.
        Allows('fn drop() { println!("{row}"); }', taught='fn save() { info!("b"); }', language="rust"),
        Allows(
            'fn drop() { println!("CART={row}; export CART"); }', taught='fn save() { info!("b"); }', language="rust"
        ),
        Allows('fn drop() { println!("cargo:warning=full"); }', taught='fn save() { info!("b"); }', language="rust"),
        Allows(
            'int load(void) { printf("%s:%d\\n", a, b); return 1; }',
            taught='int save(void) { log_info("b"); return 1; }',
            language="c",
        ),
        Allows("def print_cart(cart):\n    print(cart)", taught=TAUGHT_PYTHON),
        Allows("export const Save = () => <b onClick={() => console.log(1)} />;", taught=TAUGHT_SCRIPT, language="tsx"),
        Flags(
            TAUGHT_SCRIPT.replace("load", "show")
            + '\nexport const Row = () => <p onClick={() => «console.log("saved")»} />;',
            taught=TAUGHT_SCRIPT,
            language="tsx",
        ),
        Flags(
            'import { logger } from "./log";\nexport function save() { «console.log("saved")»; }',
            taught=TAUGHT_SCRIPT,
            language="typescript",
        ),
        # A browser has no logger.
        Allows('"use client";\nexport function save() { console.log("saved"); }', taught=TAUGHT_SCRIPT, language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every message of a file that is no program for the terminal."""
        for log in file.all(Log):
            yield Detection("diagnostic message", "logged", _first_line(file.source, log.span))
        if not (printed := file.all(Output)) or _talks_to_a_user(file) or OF_THE_LOG.search(file.path):
            return
        for output in printed:
            if output.name is None or not output.name.text.startswith(PRINTS):
                continue
            function = file.enclosing(output.span, Function)
            if function and function.name and SPEAKS.search(function.name.text):
                continue
            if _is_answer(output.span.of(file.source)):
                continue
            call = file.at(Call, output.span)
            if call and any(it.name and it.name.text == "file" for it in _keywords(file, call)):
                continue
            # Who does not log at all may have nothing to log with.
            logs = file.all(Log) or _has_log(file) or LOGGER.search(file.source)
            free = Freedom.FREE if logs else Freedom.UNASKED
            yield Detection("diagnostic message", "printed", _first_line(file.source, output.span), free)


def _has_log(file: FileFacts) -> bool:
    """Tell whether a log is brought from elsewhere."""
    named = (it.alias or it.name for it in file.all(ImportedName))
    return any(name.text.lower() in LOGS for name in named if name)


def _is_answer(printed: str) -> bool:
    """Tell whether values are printed with no word about them, or a line for a shell: that is what was asked for."""
    form = FORM.match(printed)
    return form is not None and (
        not WORD.search(VALUE.sub("", form["text"])) or TO_A_SHELL.match(form["text"]) is not None
    )


def _keywords(file: FileFacts, call: Call) -> Iterator[Keyword]:
    for argument in call.arguments:
        if keyword := file.at(Keyword, argument):
            yield keyword


def _talks_to_a_user(file: FileFacts) -> bool:
    if CONSOLE_PATH.search(file.path) or file.source.startswith(b"#!"):
        return True
    if any(it in file.source for it in STARTED):
        return True
    if file.all(Element) and not file.all(Log):
        return True
    modules = [it.module.text.partition(".")[0] for it in file.all(Import) if it.module]
    modules += [it.module.text.rpartition("/")[2] for it in file.all(Import) if it.module]
    modules += [it.name.text for it in file.all(ImportedName) if it.name]
    return not CONSOLE_MODULES.isdisjoint(modules)


def _first_line(source: bytes, span: Span) -> Span:
    end = source.find(b"\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
