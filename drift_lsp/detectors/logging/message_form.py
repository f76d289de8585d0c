"""How values get into a log message: log calls in, forms out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Formatting, Keyword, Log, Text
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

KNOWN_KEYWORDS = {"exc_info", "extra", "stack_info", "stacklevel"}
"""Those of the standard library; any other is a field of a structured message."""

PLACE = re.compile(r"%[-+#\d.*]*[a-zA-Z]|(?<!\$)\{\}|(?<!\$)\{@?[\w.:,]+\}")
"""Where a message says that a value belongs."""

NAMES = ("[", "{", "array(", '"', "'", "`")
"""How an argument begins that names the values in it, or the next one."""

OF_OBJECT, OF_MODULE = "log message with values", "message with values of a module that logs"
"""A module's own `Error(format, …)` and a logger's `Error(message, key, value)` are of two libraries."""

TAUGHT_LAZY = "def load(it):\n    logger.info('loaded %s', it)"
TAUGHT_FSTRING = "def load(it):\n    logger.info(f'loaded {it}')"


class LogMessageForm(Detector):
    """How do values get into a log message?

    Handed over as arguments they cost nothing while the level is off, and messages can be grouped by their text; written into
    the string they are easier to read: whoever does, though others hand them over, is asked; nobody is asked to go back.
    A value without a name for which the message has no place only stands beside it.
    """

    id = "logging/message-form"
    tier = "listed"
    family_tiers = {
        **dict.fromkeys(("csharp", "java"), "changed"),
        **dict.fromkeys(("python", "typescript", "javascript", "go"), "throughout"),
    }
    conventions = frozenset({"arguments", "fields"})
    needs = (Log, Call, Text, Formatting)
    slots = {OF_OBJECT: "log messages with values", OF_MODULE: "log messages with values, by a module's own function"}
    answers = {
        "arguments": "values are handed over as arguments",
        "fields": "values are handed over as fields",
        "interpolated": "values are written into the string",
        "percent": "the string is built with `%`",
        "format": "the string is built with `format`",
        "concatenated": "the string is put together from pieces",
    }
    strict = True
    """Who writes a value into the text may want to read it there."""

    roles = ("main",)
    examples = (
        Flags(
            '<?php\nuse Illuminate\\Support\\Facades\\Log;\nfunction load($a) { Log::info(«"a {$a}"»); }',
            taught="<?php\nuse Illuminate\\Support\\Facades\\Log;\nfunction save($b) { Log::info('b', ['b' => $b]); }",
            language="php",
        ),
        Flags("def save(it):\n    logger.info(«f'saved {it}'»)", taught=TAUGHT_LAZY),
        Flags("def save(it):\n    logger.info(«'saved %s' % it»)", taught=TAUGHT_LAZY),
        # That is what the library advises.
        Allows("def save(it):\n    logger.info('saved %s', it)", taught=TAUGHT_FSTRING),
        Flags(
            'export function save(it) { logger.info(«"saved " + it»); }',
            taught="export function load(it) { logger.info({ it }, 'loaded'); }",
            language="typescript",
        ),
        Flags(
            "export function save(it) { logger.info(«`saved ${it}`»); }",
            taught="export function load(it) { logger.info({ it }, 'loaded'); }",
            language="typescript",
        ),
        # Without values there is nothing to choose.
        Allows("def save():\n    logger.info('saved')", taught=TAUGHT_LAZY),
        Allows("def save():\n    logger.info('saved', exc_info=True)", taught=TAUGHT_FSTRING),
        Allows("def save(it):\n    logger.info(f'{it}: %s', it.id)", taught=TAUGHT_LAZY),
        Flags(
            'class Cart { void save() { log.info(«"saved " + cart + " at once"»); } }',
            taught='class Item { void save() { log.info("saved {}", item); } }',
            language="java",
        ),
        Flags(
            'class Cart { void Save() { _logger.LogInformation(«$"saved {cart}"»); } }',
            taught='class Item { void Save() { _logger.LogInformation("saved {Item}", item); } }',
            language="csharp",
        ),
        Allows(
            'class Cart { void save() { log.info("saved " + "all"); } }',
            taught='class Item { void save() { log.info("saved {}", item); } }',
            language="java",
        ),
        Allows("def save(it):\n    logger.info(it)", taught=TAUGHT_LAZY),
        Flags(
            'package a\nimport (\n\t"fmt"\n\t"log"\n)\nfunc save(it int) { log.Print(«fmt.Sprintf("a %d", it)») }',
            taught='package a\nimport "log"\nfunc load(it int) { log.Printf("b %d", it) }',
            language="go",
        ),
        Allows(  # The message is somebody else's.
            'package a\nimport "log"\nfunc warn(text string, v ...any) { log.Printf("cart: "+text, v...) }',
            taught='package a\nimport "log"\nfunc load(it int) { log.Printf("b %d", it) }',
            language="go",
        ),
        Allows(  # Another library's.
            'package a\nimport "fmt"\nfunc save(it int, logger Logger) { logger.Error(fmt.Sprintf("a %d", it)) }',
            taught='package a\nimport "log"\nfunc load(it int) { log.Printf("b %d", it) }',
            language="go",
        ),
        Allows(
            "<?php\nuse Illuminate\\Support\\Facades\\Log;\nfunction load($a) { Log::info('loaded', $a); }",
            taught='<?php\nuse Illuminate\\Support\\Facades\\Log;\nfunction save($b) { Log::info("saved {$b}"); }',
            language="php",
        ),
        Allows(  # Both are done.
            "export function save(it) { logger.info(`saved ${it}`); }",
            taught="export function load(it) { logger.info('loaded', { it }); logger.warn(`late: ${it}`, { by: 3 }); }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every message that says more than a constant."""
        for log in file.all(Log):
            if log.message is None:
                continue
            choice = _form(file, log)
            if choice:
                end = file.source.find(b"\n", log.message.start, log.message.end)
                span = log.message if end < 0 else Span(log.message.start, end)
                yield Detection(OF_MODULE if _is_of_module(file, log, project) else OF_OBJECT, choice, span)


def _is_of_module(file: FileFacts, log: Log, project: Project) -> bool:
    call = file.at(Call, log.span)
    callee = file.once(names, project).callee(call) if call and call.receiver else None
    return callee is not None and ":" not in callee


def _form(file: FileFacts, log: Log) -> str:
    assert log.message is not None
    built = file.starting(Formatting, log.message.start)
    if built and built.span.end <= log.message.end:
        if _hands_on(file, log):
            return ""
        return "percent" if built.percent else "format" if built.format else "concatenated"
    first = file.starting(Text, log.message.start)
    call = file.at(Call, log.span)
    if first is None or call is None:
        return "arguments" if call and _is_context(file, call) else ""
    rest = [it for it in call.arguments if it.start >= log.message.end]
    has_place = PLACE.search(log.message.of(file.source)) is not None
    if any(it.interpolated for it in file.inside(Text, log.message)):
        # With arguments besides, it is a bit of both.
        return "" if has_place and any(file.at(Keyword, it) is None for it in rest) else "interpolated"
    keywords = [it for it in (file.at(Keyword, argument) for argument in rest) if it and it.name]
    if any(it.name and it.name.text not in KNOWN_KEYWORDS for it in keywords):
        return "fields"
    if not has_place and not any(it.of(file.source).startswith(NAMES) for it in rest):
        return ""
    return "arguments" if len(rest) > len(keywords) else ""


def _hands_on(file: FileFacts, log: Log) -> bool:
    """Tell whether all values are handed on that somebody gave: the message is theirs too, with a word before it."""
    call = file.at(Call, log.span)
    last = call.arguments[-1].of(file.source) if call and call.arguments else ""
    return last.startswith(("*", "...")) or last.endswith("...")


def _is_context(file: FileFacts, call: Call) -> bool:
    """Tell whether the values stand before the message, each with its name: `logger.info({ cart }, "saved")`."""
    if len(call.arguments) < 2 or not file.source.startswith(b"{", call.arguments[0].start):
        return False
    said = file.starting(Text, call.arguments[1].start)
    return said is not None and not said.interpolated
