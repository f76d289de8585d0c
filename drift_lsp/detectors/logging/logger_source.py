"""Where a module's logger comes from: assignments, imports and log calls in, sources out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, ImportedName, Log
from drift_lsp.graphs.outline import origins
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

MAKER = re.compile(r"(?:get|create|make|new)_?logger$|^pino$", re.I)
OWN = re.compile(r"log[^/]*$", re.I)
"""Where the project's own logger is made, another way is needed."""

SET_UP = ("addHandler(", "handlers", "removeHandler(", "propagate")
"""What is done to a logger by what sets it up."""

UNPACKED = re.compile(rb"\{([^{}]*)\}\s*=\s*(?:await\s+import|require)\(")
"""Names that are taken out of a module."""

TAUGHT_PYTHON = "import logging\n\nlogger = logging.getLogger(__name__)\nlogger.info('loaded')"
TAUGHT_SCRIPT = 'import { logger } from "./log";\nlogger.info("loaded");'


class LoggerSource(Detector):
    """Where does a module get its logger from?

    A logger made in another way than its neighbours escapes the levels, handlers and fields that were set for them.
    """

    id = "logging/logger-source"
    needs = (Log, Assignment, Call, ImportedName)
    slots = {"source of a module's logger": "modules that log"}
    answers = {"*": "the logger comes from `{}`"}
    tier = "throughout"
    roles = ("main",)
    families = frozenset({"python", "javascript", "typescript", "php", "go", "rust"})
    examples = (
        Flags(
            "<?php\nuse Illuminate\\Support\\Facades\\Log;\nclass Cart { function a() { «Log»::info('a'); } }",
            taught="<?php\nclass Item { function b() { logger()->info('b'); } }",
            language="php",
        ),
        Flags("import logging\n\n«logging.info»('saved')", taught=TAUGHT_PYTHON),
        Flags("import structlog\n\nlogger = «structlog.get_logger»()\nlogger.info('saved')", taught=TAUGHT_PYTHON),
        Flags(
            'import pino from "pino";\nconst logger = «pino»();\nlogger.info("saved");',
            taught=TAUGHT_SCRIPT,
            language="typescript",
        ),
        Allows(
            "import logging\n\ndef load(it):\n    root = logging.getLogger()\n    root.addHandler(it)",
            taught="import logging\n\nlogger = logging.getLogger(__name__)",
        ),
        Allows(
            "import logging\n\ndef load(it):\n    others = logging.getLogger('a')\n    it.add(others.handlers)",
            taught=TAUGHT_PYTHON,
        ),
        Allows("import logging\n\nlogger = logging.getLogger(__name__)", taught=TAUGHT_PYTHON),
        Allows(
            'import pino from "pino";\nexport const logger = pino();',
            taught=TAUGHT_SCRIPT,
            language="typescript",
            path="src/shop/logger.ts",
            taught_path="src/shop/load.ts",
        ),
        Allows(
            'const { createLogger } = await import("./log");\nconst logger = createLogger();\nlogger.info("saved");',
            taught='import { createLogger } from "./log";\nconst logger = createLogger();\nlogger.info("loaded");',
            language="typescript",
        ),
        # It was handed over; this module does not choose.
        Allows("def save(logger):\n    logger.info('saved')", taught=TAUGHT_PYTHON),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Name the source of the first logger of a file."""
        made = [it for it in file.all(Assignment) if it.called and it.name and MAKER.search(it.called.text)]
        logs = file.all(Log)
        if (not made and not logs) or OWN.search(file.path):
            return
        imported = origins(file, project)
        slot = "source of a module's logger"
        for it in made:
            assert it.called is not None
            assert it.name is not None
            if any(f"{it.name.text}.{done}".encode() in file.source for done in SET_UP):
                continue  # What it writes to is set up here.
            if it.called.text not in imported and _is_unpacked(it.called.text, file):
                continue
            call = file.enclosing(it.called.span, Call)
            yield Detection(slot, f"{_meaning(it.called.text, imported)}{_argument(file, call)}", it.called.span)
        if made:
            return
        for log in logs:
            if log.logger is None or log.level is None:
                continue
            origin = imported.get(log.logger.text)
            if origin is None and log.logger.text.endswith("()") and log.logger.text[:-2].isidentifier():
                origin = log.logger.text
            if origin is None:
                continue
            if origin == "logging:":
                yield Detection(slot, "logging", Span(log.logger.span.start, log.level.span.end))
            else:
                yield Detection(slot, origin.replace(":", ".").rstrip("."), log.logger.span)
            return


def _is_unpacked(name: str, file: FileFacts) -> bool:
    """Tell whether a name is taken out of a module that is loaded late."""
    return any(re.search(rf"\b{re.escape(name)}\b", it[1].decode()) for it in file.search(UNPACKED))


def _meaning(called: str, imported: dict[str, str]) -> str:
    first, dot, rest = called.partition(".")
    origin = imported.get(first)
    return origin.replace(":", ".").rstrip(".") + dot + rest if origin else called


def _argument(file: FileFacts, call: Call | None) -> str:
    """Tell whether a logger of the standard library is named for its module; elsewhere its name says little."""
    if call is None or call.receiver is None or call.receiver.text != "logging" or not call.arguments:
        return ""
    return "(__name__)" if call.arguments[0].of(file.source) == "__name__" else '("…")'
