"""Functions of one's own: calls that a library could answer as well in, the library's and the project's out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.stand_ins import STAND_INS, Task
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function, ImportedName
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

LONGEST = 40
"""Bytes of what stands before a name that is looked at."""


class OwnFunction(Detector):
    """Is the library called, or the project's own function for it?

    A project that reads all JSON by a function of its own has put a limit, a default or an error there. Who calls the
    library goes past it.
    """

    id = "structural/own-function"
    needs = (Call, Function)
    slots = {it.said: it.said for tasks in STAND_INS.values() for it in tasks}
    answers = {"own": "a function of the project's own is called", "library": "the library's function is called"}
    conventions = frozenset({"own"})
    tier = "listed"
    strict = True
    local = True
    families = frozenset(STAND_INS)
    examples = (
        Flags(
            'import "encoding/json"\nfunc drop() { «json.NewDecoder»(body).Decode(&it) }',
            taught="func save() { readJSONWithLimit(body, 3) }",
            language="go",
        ),
        Flags(
            'import { generateId } from "./ids";\nimport { nanoid } from "nanoid";\nsave(«nanoid»());',
            taught='import { generateId } from "./ids";\nsave(generateId());',
            language="typescript",
        ),
        Allows(  # Nothing tells that the function of one's own is known here, or does the same.
            'import { nanoid } from "nanoid";\nsave(nanoid());',
            taught='import { generateId } from "./ids";\nsave(generateId());',
            language="typescript",
        ),
        Flags(
            "import uuid\nfrom shop.ids import generate_id\nsave(«uuid.uuid4»())",
            taught="from shop.ids import generate_id\nsave(generate_id())",
        ),
        Flags(
            "void drop(int it) { show(«std::to_string»(it)); }",
            taught="void save(int it) { show(util::itos(it)); }",
            language="cpp",
        ),
        # Here the function of one's own lives.
        Allows(
            'import "encoding/json"\nfunc readJSON(body io.Reader) { json.NewDecoder(body).Decode(&it) }',
            taught="func save() { readJSONWithLimit(body, 3) }",
            language="go",
        ),
        # A library's function is nobody's own.
        Allows(
            "import uuid\nfrom ids import generate_id\nsave(generate_id())",
            taught="import uuid\nsave(uuid.uuid4())\nfrom shop.ids import generate_id\nsave(generate_id())",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Tell of each call that could be made either way which one it is."""
        family = file.language.family
        for call in file.all(Call):
            task, way = _known(family, *_words(call))
            if task is None or call.name is None or task.said in file.once(_homes, family):
                continue
            if way == "library" or _is_own(call, file, project):
                first = call.receiver if call.receiver and way == "library" else call.name
                known = way == "own" or file.language.reach != "file" or task.said in file.once(_offered, family)
                span = first_line(file.source, Span(first.span.start, call.name.span.end))
                yield Detection(task.said, way, span, Freedom.FREE if known else Freedom.UNASKED)


def _words(call: Call) -> tuple[str, str]:
    return call.name.text if call.name else "", call.receiver.text if call.receiver else ""


@lru_cache(maxsize=1 << 14)
def _known(family: str, name: str, receiver: str) -> tuple[Task | None, str]:
    if len(receiver) > LONGEST:
        return None, ""
    written = [f"{receiver}{dot}{name}" for dot in (".", "::")] if receiver else [name]
    for task in STAND_INS[family]:
        if any(task.library.fullmatch(it) for it in written):
            return task, "library"
        if task.own.fullmatch(name):
            return task, "own"
    return None, ""


def _homes(file: FileFacts, family: str) -> frozenset[str]:
    """Name the tasks for which a file defines the function of one's own: there the library has to be called."""
    return frozenset(task.said for it in file.all(Function) if it.name for task in _done_by(family, it.name.text))


def _offered(file: FileFacts, family: str) -> frozenset[str]:
    """Name the tasks for which a file imports or calls a function that does them."""
    names = [part.text for it in file.all(ImportedName) for part in (it.name, it.alias) if part]
    names += [it.name.text for it in file.all(Call) if it.name]
    return frozenset(task.said for name in names for task in _done_by(family, name))


@lru_cache(maxsize=1 << 14)
def _done_by(family: str, name: str) -> tuple[Task, ...]:
    return tuple(task for task in STAND_INS[family] if task.own.fullmatch(name))


def _is_own(call: Call, file: FileFacts, project: Project) -> bool:
    """Tell whether a function may be the project's own: it was not imported from elsewhere."""
    callee = file.once(names, project).callee(call)
    module, known, _ = (callee or "").partition(":")
    if not known:
        return callee is None
    return file.once(Modules, project).is_own(module) or project.is_own(module) or module.startswith("./")
