"""How much a handler catches: handlers in, broad or specific out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Handler, Log, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BROAD = {"Exception", "BaseException", "Throwable", "System.Exception", "\\Exception", "\\Throwable", "StandardError"}
TAUGHT = "try:\n    load()\nexcept OSError:\n    retry()"


LOADED = re.compile(rb"\btry:\s*\n(?:[ \t]*(?:import|from)\b[^\n]*\n)+\s*\Z")
"""Before a handler: all that was tried is to load a module."""


SAID = re.compile(rb"[^\n#/]*(?:#|//)(?! *(?:noqa|type:|pragma|pylint|NOSONAR|NOLINT))[^\n]*\w{3,}[^\n]* \w{3,}")
"""Behind what is caught: a reason."""


TOLD = re.compile(rb"\s*\w*\)\s*\{\s*(?://|/\*)[^\n]*\w{2,} +\w{2,} +\w{2,}[^\n]*\n\s*\}")
"""All that a handler holds: a reason."""


class CatchBreadth(Detector):
    """Does a handler name the errors it expects, or catch whatever comes?

    A handler that catches everything also catches the mistakes nobody thought of. Some projects want that at their
    borders; where handlers name their errors throughout, a broad one deserves a second look.
    """

    id = "errors/catch-breadth"
    needs = (Handler, Raise, Log)
    slots = {"caught error": "handlers"}
    conventions = frozenset({"specific"})
    tier = "listed"
    reasoned = True
    few = 3
    strict = True
    answers = {"specific": "the expected errors are named", "broad": "every error is caught"}
    examples = (
        Flags(
            "<?php\ntry { load(); } catch («Exception» $e) { report($e); }",
            taught="<?php\ntry { save(); } catch (SaveError $e) { report($e); }",
            language="php",
        ),
        Flags("try:\n    save()\nexcept «Exception»:\n    retry()", taught=TAUGHT),
        Flags("try:\n    save()\nexcept (ValueError, «Exception») as err:\n    retry(err)", taught=TAUGHT),
        Allows("try:\n    save()\nexcept:\n    retry()", taught=TAUGHT),  # Another question.
        Allows("try:\n    save()\nexcept (OSError, ValueError):\n    retry()", taught=TAUGHT),
        Allows(  # What stands there may be broken in any way.
            "try:\n    import cart\nexcept Exception as err:\n    LOST.append(err)", taught=TAUGHT
        ),
        Allows(  # Somebody says why.
            "try:\n    save()\nexcept Exception as err:  # It must not be lost with the thread.\n    LOST.append(err)",
            TAUGHT,
        ),
        Allows(
            "class Cart { void load() { try { a(); } catch (Exception it) {\n// Skip what cannot be read.\n} } }",
            "class Item { void save() { try { a(); } catch (Lost it) { retry(); } } }",
            language="java",
        ),
        # What raises again catches nothing for good.
        Allows("try:\n    save()\nexcept Exception:\n    rollback()\n    raise", taught=TAUGHT),
        # A border, where everything is caught and kept in the log.
        Allows("try:\n    save()\nexcept Exception:\n    logger.exception('save')", taught=TAUGHT),
        Allows("try:\n    save()\nexcept Exception as err:\n    raise SaveError() from err", taught=TAUGHT),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every handler that does not raise; what is caught whole for a reason is no departure."""
        for handler in file.all(Handler):
            broad = next((it.span for it in handler.types if it.text in BROAD), None)
            if not handler.types or (broad and file.inside(Raise, handler.span)):
                continue  # `errors/bare-catch` asks for one, and what raises again catches nothing for good.
            if broad:
                free = Freedom.UNASKED if _is_meant(file, handler, broad) else Freedom.FREE
                yield Detection("caught error", "broad", broad, free)
            else:
                yield Detection("caught error", "specific", handler.types[0].span)


def _is_meant(file: FileFacts, handler: Handler, broad: Span) -> bool:
    """Tell whether somebody said why everything is caught, keeps it in the log, or tries to load a module."""
    loaded = LOADED.search(file.source, max(0, handler.span.start - 400), handler.span.start)
    said = SAID.match(file.source, broad.end) or TOLD.match(file.source, broad.end)
    return bool(loaded or said or file.inside(Log, handler.span))
