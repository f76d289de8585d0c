"""How much a handler catches: handlers in, broad or specific out."""

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Handler, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BROAD = {"Exception", "BaseException", "Throwable", "System.Exception", "\\Exception", "\\Throwable", "StandardError"}
TYPED = b"except"
"""Starts a handler that could have named types. Where a language cannot name them, catching all is no choice."""

TAUGHT = "try:\n    load()\nexcept OSError:\n    retry()"


class CatchBreadth(Detector):
    """Does a handler name the errors it expects, or catch whatever comes?

    A handler that catches everything also catches the mistakes nobody thought of. Some projects want that at their
    borders; where handlers name their errors throughout, a broad one deserves a second look.
    """

    id = "errors/catch-breadth"
    needs = (Handler, Raise)
    slots = {"caught error": "handlers"}
    conventions = frozenset({"specific"})
    answers = {"specific": "the expected errors are named", "broad": "every error is caught"}
    examples = (
        Flags("try:\n    save()\nexcept «Exception»:\n    retry()", taught=TAUGHT),
        Flags("try:\n    save()\n«except:»\n    retry()", taught=TAUGHT),
        Flags("try:\n    save()\nexcept (ValueError, «Exception») as err:\n    retry(err)", taught=TAUGHT),
        Allows("try:\n    save()\nexcept (OSError, ValueError):\n    retry()", taught=TAUGHT),
        # What raises again catches nothing for good.
        Allows("try:\n    save()\nexcept Exception:\n    rollback()\n    raise", taught=TAUGHT),
        Allows("try:\n    save()\nexcept Exception as err:\n    raise SaveError() from err", taught=TAUGHT),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every handler that does not raise again."""
        for handler in file.all(Handler):
            broad = next((it.span for it in handler.types if it.text in BROAD), None)
            if not handler.types:
                start = handler.span.start
                if not file.source.startswith(TYPED, start):
                    continue
                broad = Span(start, file.source.find(b":", start) + 1)
            if broad and not any(
                file.enclosing(it.span, Handler) is handler for it in file.inside(Raise, handler.span)
            ):
                yield Detection("caught error", "broad", broad)
            elif not broad:
                yield Detection("caught error", "specific", handler.types[0].span)
