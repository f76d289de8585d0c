"""What a caught error is called: handlers in, names out."""

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function, Handler, Parameter
from drift_lsp.graphs.project import Project

PLAIN = {"e", "ex", "er", "err", "error", "exc", "exception", "exn", "exp", "problem", "failure", "fault", "caught"}
"""Names that only say that it is an error; any other says more and is left alone."""

TAUGHT_PYTHON = "try:\n    load()\nexcept OSError as exc:\n    report(exc)"
TAUGHT_SCRIPT = "try { load(); } catch (err) { report(err); }"


class CaughtName(Detector):
    """What is a caught error called?

    `e`, `err`, `error` and `exc` all say the same. One of them throughout is one thing less to read.
    """

    id = "errors/caught-name"
    needs = (Handler,)
    slots = {"name of a caught error": "names of caught errors"}
    answers = {"*": "it is called `{}`"}
    tier = "listed"
    strict = True
    firm = True
    form = True
    layout = True
    local = True

    examples = (
        Flags(
            "<?php\ntry { load(); } catch (Exception «$err») { report($err); }",
            taught="<?php\ntry { save(); } catch (Exception $e) { report($e); }",
            language="php",
        ),
        Flags(
            "void a() { try { load(); } catch (const Lost &«err») { report(err); } }",
            taught="void b() { try { save(); } catch (const Full &e) { report(e); } }",
            language="cpp",
        ),
        Flags("try:\n    save()\nexcept OSError as «problem»:\n    report(problem)", taught=TAUGHT_PYTHON),
        Flags("try:\n    save()\nexcept OSError as «e»:\n    report(e)", taught=TAUGHT_PYTHON),
        Flags("try { save(); } catch («error») { report(error); }", taught=TAUGHT_SCRIPT, language="javascript"),
        # A name that says more is no plain one misspelt.
        Allows("try:\n    save()\nexcept OSError as disk_error:\n    report(disk_error)", taught=TAUGHT_PYTHON),
        # The plain name is taken by what stands inside.
        Allows(
            "try { save(); } catch (error) { report(error, (err) => err.id); }",
            taught=TAUGHT_SCRIPT,
            language="javascript",
        ),
        Allows(  # The plain name is taken by what is tried.
            "def load():\n    try:\n        exc = find()\n    except KeyError as e:\n        report(e)\n    else:\n        exc()",
            taught=TAUGHT_PYTHON,
        ),
        # The plain name is taken by the error around it.
        Allows(
            "try { a(); } catch (err) { try { b(); } catch (e) { report(err, e); } }",
            taught=TAUGHT_SCRIPT,
            language="javascript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every handler that names its error and is in no other."""
        handlers = [it for it in file.all(Handler) if it.name and it.name.text.lstrip("$") in PLAIN]
        end = -1
        for handler in handlers:
            assert handler.name is not None
            if handler.span.start >= end:
                if not _is_taken(handler, file):
                    yield Detection("name of a caught error", handler.name.text.lstrip("$"), handler.name.span)
                end = handler.span.end


def _is_taken(handler: Handler, file: FileFacts) -> bool:
    """Tell whether a function inside, or the one around, calls something else so: the error may have to step aside."""
    around = file.enclosing(handler.span, Function)
    called: list[Parameter | Assignment] = []
    if handler.body:
        called.extend(file.inside(Parameter, handler.body))
    if around:
        called.extend(file.inside(Assignment, around.span))
    own = handler.name.text if handler.name else ""
    return any(it.name and it.name.text != own and it.name.text.lstrip("$") in PLAIN for it in called)
