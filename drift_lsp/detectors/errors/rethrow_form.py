"""Errors thrown again: handlers in, whether what they caught is named where they throw it on out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Handler, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span


class RethrowForm(Detector):
    """Is a caught error thrown on by the word alone, or by its name?

    Alone, it keeps the place it came from; by its name it begins anew, or is cut down to the type it was caught as.
    """

    id = "errors/rethrow-form"
    local = True
    needs = (Handler, Raise)
    slots = {"error that is thrown on": "errors that are thrown on"}
    answers = {"alone": "the word stands alone", "named": "the error is named"}
    conventions = frozenset({"alone"})
    strict = True
    families = frozenset({"csharp", "c", "python"})
    examples = (
        Flags(
            "class Cart { void A() { try { B(); } catch (Exception ex) { «throw ex;» } } }",
            taught="class Item { void A() { try { B(); } catch (Exception ex) { C(ex); throw; } } }",
            fixed="class Cart { void A() { try { B(); } catch (Exception ex) { throw; } } }",
            language="csharp",
        ),
        Flags(
            "def a():\n    try: b()\n    except OSError as err: «raise err»",
            taught="def c():\n    try: d()\n    except OSError as err:\n        log(err)\n        raise",
            fixed="def a():\n    try: b()\n    except OSError as err: raise",
        ),
        Allows(  # Another error.
            "class Cart { void A() { try { B(); } catch (Exception ex) { throw last; } } }",
            taught="class Item { void A() { try { B(); } catch (Exception ex) { C(ex); throw; } } }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each handler that throws what it caught says so."""
        for it in file.all(Raise) if file.all(Handler) else ():
            handler = None if it.made else file.enclosing(it.span, Handler)
            if handler is None or handler.name is None:
                continue
            if it.type is None:
                yield Detection("error that is thrown on", "alone", it.span)
            elif it.type.text == handler.name.text and it.cause is None:
                yield Detection("error that is thrown on", "named", it.span)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Leave the name out."""
        it = file.at(Raise, at)
        if expected == "alone" and it and it.type:
            before = file.source[at.start : it.type.span.start].rstrip()
            yield Edit(Span(at.start + len(before), it.type.span.end), "")
