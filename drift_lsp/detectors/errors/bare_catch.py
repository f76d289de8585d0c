"""Catches without a type: handlers in, named or bare out."""

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Handler, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

TAUGHT_PYTHON = "try:\n    load()\nexcept OSError:\n    retry()"
TAUGHT_NATIVE = "void a() { try { load(); } catch (const Error &err) { retry(err); } }"
TAUGHT_CSHARP = "class Item { void Load() { try { A(); } catch (Exception ex) { Retry(ex); } } }"


class BareCatch(Detector):
    """Does a handler say what it catches?

    One that names nothing catches what nobody throws on purpose too: in Python the wish to stop, in C++ what was never
    meant to be an error. What throws it again catches nothing for good.
    """

    id = "errors/bare-catch"
    needs = (Handler, Raise)
    slots = {"handler": "handlers"}
    answers = {"named": "the handler names what it catches", "bare": "the handler names nothing"}
    conventions = frozenset({"named"})
    tier = "listed"
    strict = True
    families = frozenset({"c", "csharp", "python"})
    examples = (
        Flags("try:\n    save()\n«except:»\n    retry()", taught=TAUGHT_PYTHON),
        Flags("void b() { try { save(); } «catch (...)» { retry(); } }", taught=TAUGHT_NATIVE, language="cpp"),
        Flags(
            "class Cart { void Save() { try { A(); } «catch» { Retry(); } } }", taught=TAUGHT_CSHARP, language="csharp"
        ),
        Allows("try:\n    save()\nexcept Exception:\n    retry()", taught=TAUGHT_PYTHON),
        Allows("try:\n    save()\nexcept:\n    rollback()\n    raise", taught=TAUGHT_PYTHON),
        Flags("try:\n    save()\n«except:»\n    raise SaveError()", taught=TAUGHT_PYTHON),
        Allows("void b() { try { save(); } catch (...) { undo(); throw; } }", taught=TAUGHT_NATIVE, language="cpp"),
        Allows(  # It goes to another place, where it is thrown again.
            "void b() { try { save(); } catch (...) { failed = std::current_exception(); } }",
            taught=TAUGHT_NATIVE,
            language="cpp",
        ),
        Allows(
            "class Cart { void Save() { try { A(); } catch (IOException) { Retry(); } } }",
            taught=TAUGHT_CSHARP,
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every handler that does not hand up what it caught."""
        for handler in file.all(Handler):
            if handler.types:
                yield Detection("handler", "named", handler.types[0].span)
            elif all(it.made for it in file.inside(Raise, handler.span)) and b"current_exception" not in _code(
                file, handler.span
            ):
                yield Detection("handler", "bare", _head(file, handler))


def _code(file: FileFacts, span: Span) -> bytes:
    return file.source[span.start : span.end]


def _head(file: FileFacts, handler: Handler) -> Span:
    """Find the words it starts with: `except:`, `catch (...)`."""
    start, end = handler.span.start, handler.body.start if handler.body else handler.span.end
    return Span(start, start + len(file.source[start:end].split(b"\n")[0].rstrip()))
