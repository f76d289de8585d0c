"""How much a raised error says: errors that are made in, specific or the most general out."""

from __future__ import annotations

from collections.abc import Iterator

import xxhash

from drift_lsp.detectors.caught import catcher
from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Handler, ImportedName, Part, Raise
from drift_lsp.graphs.project import Project

GENERAL = frozenset(
    {"Exception", "BaseException", "RuntimeException", "Throwable", "Error", "ApplicationException", "SystemException"}
)


LANGUAGE = frozenset({"System", "java.lang", "builtins", "std", "globalThis", "window"})
"""Where a language keeps its own errors."""


class RaisedBreadth(Detector):
    """Does a raised error say what went wrong by its class?

    The most general class can only be caught together with everything else.
    """

    id = "errors/raised-breadth"
    needs = (Raise,)
    slots = {"class of a raised error": "raised errors"}
    answers = {"specific": "the class says what went wrong", "general": "the class is the most general one"}
    usual = True
    conventions = frozenset({"specific"})
    strict = True
    tier = "throughout"
    reasoned = True
    roles = ("main",)

    examples = (
        Flags(
            "def load(it):\n    if it:\n        raise ValueError('it')\n    raise «Exception»('no')",
            taught="def save(it):\n    raise ValueError('no')",
        ),
        Allows(  # Nothing shows that its author knows of another: elsewhere there may be none for this.
            "def load(it):\n    raise Exception('no')", taught="def save(it):\n    raise ValueError('no')"
        ),
        Flags(
            'class Cart { void a() { throw new CartException("a"); } void b() { throw new «RuntimeException»("b"); } }',
            taught='class Item { void save() { throw new IllegalStateException("full"); } }',
            language="java",
        ),
        Flags(
            "import { LoadError } from './errors'\nexport function load() { throw new «Error»('no') }",
            taught="export function save() { throw new SaveError('no') }",
            language="typescript",
        ),
        Allows(  # It is the project's own.
            "from shop.errors import Error\n\ndef load(it):\n    raise Error('no')",
            taught="def save(it):\n    raise ValueError('no')",
        ),
        Allows(  # It only says what was caught, where that may not be handed up.
            'class Cart { void a() { throw new CartException("a"); }'
            " void b() { try { c(); } catch (InterruptedException e) { throw new RuntimeException(e); } } }",
            taught='class Item { void save() { throw new IllegalStateException("full"); } }',
            language="java",
        ),
        Allows(  # Nobody else ever catches it.
            "def load(it):\n    try:\n        if it:\n            raise ValueError('it')\n        raise Exception('no')\n"
            "    except Exception:\n        report()",
            taught="def save(it):\n    raise ValueError('no')",
        ),
        Allows("def load(it):\n    raise it.Exception('no')", taught="def save(it):\n    raise ValueError('no')"),
        Allows("def load(it):\n    raise", taught="def save(it):\n    raise ValueError('no')"),
        Allows("def load(it):\n    raise ShopError('no')", taught="def save(it):\n    raise ValueError('no')"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each error that is made how much its class says."""
        made = [
            (it, it.type, _is_general(it.type, file, project))
            for it in file.all(Raise)
            if it.type and it.made and not _wraps(it, file)
        ]
        known = not all(general for *_, general in made if general is not None) or file.once(_offers, project)
        for it, of, general in made:
            if general:
                free = Freedom.FREE if known and catcher(it, file) is None else Freedom.UNASKED
                # Where others raise the very same, that is how it is done.
                said = xxhash.xxh64_hexdigest(b" ".join(file.source[it.span.start : it.span.end].split()))
                yield Detection("class of a raised error", "general", of.span, free, said)
            elif general is not None:
                yield Detection("class of a raised error", "specific", of.span)


def _wraps(it: Raise, file: FileFacts) -> bool:
    """Tell whether an error only wraps the caught one, because that may not be handed up as it is."""
    handler = file.enclosing(it.span, Handler) if len(it.arguments) == 1 else None
    return bool(handler and handler.name and it.arguments[0].of(file.source) == handler.name.text)


def _is_general(of: Part, file: FileFacts, project: Project) -> bool | None:
    """Tell whether a class of errors is the most general one; None where it is none."""
    owner, _, name = of.text.lstrip("\\").rpartition(".")
    own = (owner and owner not in LANGUAGE) or name in file.once(_own, project)
    return name in GENERAL and not own if name[:1].isupper() else None


def _offers(file: FileFacts, project: Project) -> bool:
    """Tell whether a file has a class of errors at hand that says more."""
    return any(it.endswith(("Error", "Exception")) and it not in GENERAL for it in file.once(_own, project))


def _own(file: FileFacts, _project: Project) -> frozenset[str]:
    """Name what a file imports or defines: its `Error` is not the language's."""
    imported = {it.name.text for it in file.all(ImportedName) if it.name}
    return frozenset(imported.union(it.name.text for it in file.all(Class) if it.name))
