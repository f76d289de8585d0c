"""Whether a new error names its cause: handlers and raises in, named or unnamed out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Function, Handler, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

ENDINGS = {"SystemExit", "KeyboardInterrupt", "StopIteration", "StopAsyncIteration", "GeneratorExit", "Exit", "Abort"}
"""They end something rather than report it; nobody reads their traceback."""

BUILT_IN = {"Error", "TypeError", "RangeError", "SyntaxError", "EvalError", "ReferenceError", "URIError"}
"""JavaScript's own errors, whose second argument is known to be the options."""

TAUGHT_PYTHON = "try:\n    load()\nexcept OSError as err:\n    raise LoadError() from err"
TAUGHT_SCRIPT = 'try { load(); } catch (err) { throw new Error("load", { cause: err }); }'


ANSWER = re.compile(r"(?:\w+\.)*(?:Response|HttpStatus|HttpStatusCode|Status|StatusCode)\b")
"""All that an error is made of that answers a request: who asked must not read the story."""

CAUSES = ("getCause()", "getTargetException()", "InnerException", "getPrevious()")
"""What a caught error only carries to us: its own cause is the one to name then."""


class RaiseCause(Detector):
    """When a handler raises a new error, does it name the cause?

    Naming it keeps the whole story in the traceback. Where most handlers do, nobody knows whether a traceback without a
    cause had none.
    """

    id = "errors/raise-cause"
    needs = (Handler, Raise)
    slots = {"error raised in a handler": "errors raised in handlers"}
    conventions = frozenset({"named"})
    answers = {"named": "the cause is named", "unnamed": "no cause is named"}
    family_tiers = {"java": "listed"}
    local = True

    examples = (
        Flags(
            "<?php\ntry { load(); } catch (E $e) { «throw new LoadError('no')»; }",
            taught="<?php\ntry { save(); } catch (E $e) { throw new SaveError('no', 0, $e); }",
            language="php",
        ),
        Allows(
            "<?php\ntry { load(); } catch (E $e) { throw LoadError::of($e); }",
            taught="<?php\ntry { save(); } catch (E $e) { throw new SaveError('no', 0, $e); }",
            language="php",
        ),
        Flags(
            "try:\n    save()\nexcept OSError as err:\n    «raise SaveError()»",
            taught=TAUGHT_PYTHON,
            fixed="try:\n    save()\nexcept OSError as err:\n    raise SaveError() from err",
        ),
        Flags(
            'try { save(); } catch (err) { «throw new Error("save");» }',
            taught=TAUGHT_SCRIPT,
            fixed='try { save(); } catch (err) { throw new Error("save", { cause: err }); }',
            language="typescript",
        ),
        Flags(
            'try:\n    save()\nexcept OSError as err:\n    «raise SaveError(»\n        "disk"\n    )',
            taught=TAUGHT_PYTHON,
            fixed='try:\n    save()\nexcept OSError as err:\n    raise SaveError(\n        "disk"\n    ) from err',
        ),
        Flags(
            "class Cart { void save() { try { a(); } catch (E e) { «throw new SaveException(e.getMessage());» } } }",
            taught='class Item { void save() { try { a(); } catch (E e) { throw new SaveException("a", e); } } }',
            language="java",
        ),
        Flags(
            'class Cart { void Save() { try { A(); } catch (E ex) { «throw new SaveException("a");» } } }',
            taught='class Item { void Save() { try { A(); } catch (E ex) { throw new SaveException("a", ex); } } }',
            language="csharp",
        ),
        Allows(
            "class Cart { void save() { try { a(); } catch (E e) { throw new SaveException(e); } } }",
            taught='class Item { void save() { try { a(); } catch (E e) { throw new SaveException("a", e); } } }',
            language="java",
        ),
        Allows(
            'class Cart { void save() { try { a(); } catch (E e) { throw new SaveException("a", e.getCause()); } } }',
            taught='class Item { void save() { try { a(); } catch (E e) { throw new SaveException("a", e); } } }',
            language="java",
        ),
        Allows(  # What came with the caught one may be the cause as well.
            "class Cart { void save() { try { a(); } catch (E e) { var it = e.getCause(); throw new SaveException(it); } } }",
            taught='class Item { void save() { try { a(); } catch (E e) { throw new SaveException("a", e); } } }',
            language="java",
        ),
        Allows(  # It is an answer.
            "class Cart { void save() { try { a(); } catch (E e) { throw new Gone(Response.status(Status.GONE).build()); } } }",
            taught='class Item { void save() { try { a(); } catch (E e) { throw new SaveException("a", e); } } }',
            language="java",
        ),
        Allows(  # It takes none.
            'class Cart { void save() { try { a(); } catch (E e) { throw new NumberFormatException("a"); } } }',
            taught='class Item { void save() { try { a(); } catch (E e) { throw new SaveException("a", e); } } }',
            language="java",
        ),
        # Raising the same error again loses nothing.
        Allows("try:\n    save()\nexcept OSError:\n    raise", taught=TAUGHT_PYTHON),
        Allows("try { save(); } catch (err) { throw err; }", taught=TAUGHT_SCRIPT, language="javascript"),
        # `from None` says on purpose that there is none.
        Allows("try:\n    save()\nexcept OSError:\n    raise SaveError() from None", taught=TAUGHT_PYTHON),
        # The constructor may well keep what it is given.
        Allows(
            'try { save(); } catch (err) { throw new SaveError("save", err); }',
            taught=TAUGHT_SCRIPT,
            language="javascript",
        ),
        # Only errors raised while another is handled have a cause.
        Allows("def save():\n    raise SaveError()", taught=TAUGHT_PYTHON),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every error made inside a handler."""
        if not file.all(Handler):
            return
        for error in file.all(Raise):
            if error.type is None or not _is_new(error, error.type.text.rpartition(".")[2]):
                continue
            if file.language.causeless and re.search(file.language.causeless, error.type.text):
                continue
            if error.arguments and all(ANSWER.match(it.of(file.source)) for it in error.arguments):
                continue
            handler = file.enclosing(error.span, Handler)
            if handler is None or not _is_run_by(file, handler, error.span):
                continue
            if _is_argument(file, handler, error):
                yield Detection("error raised in a handler", "named", _first_line(file.source, error.span))
            elif error.cause:
                if error.cause.of(file.source) not in ("None", "undefined", "null"):
                    yield Detection("error raised in a handler", "named", _first_line(file.source, error.span))
            elif not _hands_on(file, handler, error):
                yield Detection("error raised in a handler", "unnamed", _first_line(file.source, error.span))

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Name the caught error as the cause."""
        error = file.starting(Raise, at.start)
        handler = error and file.enclosing(error.span, Handler)
        if expected != "named" or not error or not handler or not handler.name or error.cause:
            return
        name = handler.name.text
        if file.language.name == "python":
            yield Edit.insert(error.span.end, f" from {name}")
        elif error.type and error.type.text in BUILT_IN and name.isidentifier():
            call = next(iter(file.inside(Call, error.span)), None)
            if call and len(call.arguments) == 1 and not call.spread:
                option = "cause" if name == "cause" else f"cause: {name}"
                yield Edit.insert(call.arguments[0].end, f", {{ {option} }}")


def _is_new(error: Raise, name: str) -> bool:
    """Tell whether an error begins here; `raise SaveError` makes one as much as `raise SaveError()`."""
    return (error.made or name[:1].isupper()) and name not in ENDINGS


def _is_run_by(file: FileFacts, handler: Handler, at: Span) -> bool:
    """Tell whether the handler itself runs it, not a function that is only defined there."""
    function = file.enclosing(at, Function)
    return function is None or function.span not in handler.span


def _is_argument(file: FileFacts, handler: Handler, error: Raise) -> bool:
    """Tell whether the error is made with the caught one, where that is how a language names a cause."""
    if handler.name is None:
        return False
    name, said = handler.name.text, [it.of(file.source) for it in error.arguments]
    carried = {
        it.name.text for it in file.inside(Assignment, handler.span) if it.name and _reads(name, it, file.source)
    }
    return any(it == name or it in carried or (it.startswith(f"{name}.") and it.endswith(CAUSES)) for it in said)


def _reads(name: str, it: Assignment, source: bytes) -> bool:
    """Tell whether a variable is what a caught error carries, or one kind of it."""
    return (
        it.value is not None
        and re.match(rf"(?:\([\w.]+\)\s*)?{re.escape(name)}\b(?!\.getMessage|\.toString)", it.value.of(source))
        is not None
    )


def _hands_on(file: FileFacts, handler: Handler, error: Raise) -> bool:
    """Tell whether the caught error is an argument of its own behind the message."""
    if handler.name is None:
        return False
    made = next(iter(file.inside(Call, error.span)), None)
    return made is not None and any(it.of(file.source) == handler.name.text for it in made.arguments[1:])


def _first_line(source: bytes, span: Span) -> Span:
    end = source.find(b"\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
