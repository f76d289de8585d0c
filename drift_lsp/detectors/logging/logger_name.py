"""What a module calls its logger: assignments in, names out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Function
from drift_lsp.graphs.project import Project

MAKER = re.compile(
    r"(?:^|[._])(?:get|create|make|new)_?logger$|^(?:pino|winston\.createLogger|bunyan\.createLogger)$", re.I
)

TAUGHT_PYTHON = "import logging\n\nlogger = logging.getLogger(__name__)"
TAUGHT_SCRIPT = 'import { createLogger } from "./log";\nconst logger = createLogger("load");'


class LoggerName(Detector):
    """What is a module's logger called?

    Whoever adds a line to the log types this name without looking.
    """

    id = "logging/logger-name"
    needs = (Assignment,)
    slots = {"name of a module's logger": "modules' loggers"}
    answers = {"*": "it is called `{}`"}
    roles = ("main",)
    examples = (
        Flags("import logging\n\n«LOG» = logging.getLogger(__name__)", taught=TAUGHT_PYTHON),
        Flags(
            'import { createLogger } from "./log";\nconst «log» = createLogger("save");',
            taught=TAUGHT_SCRIPT,
            language="typescript",
        ),
        # A second logger needs a name of its own.
        Allows(
            'import logging\n\nlogger = logging.getLogger(__name__)\naudit_logger = logging.getLogger("audit")',
            taught=TAUGHT_PYTHON,
        ),
        # Inside a function it is nobody else's.
        Allows(
            "import logging\n\ndef save():\n    log = logging.getLogger(__name__)\n    log.info('saved')",
            taught=TAUGHT_PYTHON,
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look for a module's only logger."""
        found = [
            it.name
            for it in file.all(Assignment)
            if it.called
            and it.name
            and "ogger" in it.called.text + "ogger" * (it.called.text == "pino")
            and MAKER.search(it.called.text)
            and not file.enclosing(it.span, Function)
            and not file.enclosing(it.span, Class)
        ]
        if len(found) == 1:
            yield Detection("name of a module's logger", found[0].text.lstrip("_"), found[0].span)
