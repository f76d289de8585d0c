"""Import placement: import statements in, whether they stand at the top of the module out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.explained import explained
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Handler, Import, ImportedName
from drift_lsp.graphs.modules import Modules, Whose
from drift_lsp.graphs.project import Project

LATE = frozenset({"ready", "pytest_configure", "__getattr__"})
"""Functions that exist to import something late."""


_LIGHT = (
    "abc base64 collections contextlib copy dataclasses datetime decimal enum functools glob hashlib io itertools json"
    " logging math operator os pathlib random re shutil string sys tempfile textwrap time traceback types typing uuid"
    " warnings"
)
LIGHT = frozenset(_LIGHT.split())
"""Modules of the language that are loaded anyway, or at no cost: of others one may spare the time."""

SKIPPED = re.compile(rb"skip|version_info")
"""Says of a test that it does not run everywhere: what it imports may not be there."""

TRIED = re.compile(rb"\b(?:try|if\b[^\n]*\bversion_info\b[^\n]*):\s*(?:#[^\n]*\s*)*\Z")
"""What stands before an import that may fail."""


class ImportPlacement(Detector):
    """Do imports stand at the top of the module or inside functions?

    At the top a reader sees what a module needs, and a missing one fails at once. Inside a function an import may
    break a circle, spare time at the start or do without what is not installed; so only those are asked for which no
    such reason can be: light modules of the language itself, and those that the file imports at its top anyway.
    """

    id = "structural/import-placement"
    certain = True
    needs = (Import, ImportedName, Function)
    slots = {
        "import of an own module": "imports of own modules",
        "import": "imports of other modules",
        "import of a light module": "imports of the language's light modules",
    }
    answers = {"top": "the import stands at the top of the module", "inside": "the import stands inside a function"}
    strict = True
    families = frozenset({"python"})

    examples = (
        Flags("def load():\n    «import json»", taught="import os"),
        Flags("import requests\n\ndef load():\n    «from requests import get»", taught="import requests"),
        # What is loaded may be a module of its own.
        Allows(
            "from twisted.internet import threads\n\ndef load():\n    from twisted.internet import reactor",
            taught="import requests",
        ),
        # It serves one that is late for a reason, or that is needed above for its types only.
        Allows("def load():\n    import json\n    import requests", taught="import os"),
        Allows("if TYPE_CHECKING:\n    import json\n\ndef load():\n    import json", taught="import os"),
        Allows("def load():\n    import requests", taught="import requests"),  # It may be slow, or not installed.
        Allows("def load():\n    from shop.cart import Cart", taught="from shop.cart import Cart"),
        Allows(  # Where own modules are often loaded late, one more is no exception.
            "from shop.cart import Cart\n\ndef load():\n    from shop.cart import Row",
            taught="from shop.cart import Cart\n\ndef save():\n    from shop.item import Item",
        ),
        Allows(  # Those that have a reason are counted as well.
            "import json\n\ndef load():\n    import json",
            taught="import json\n\ndef load():\n    try:\n        import json\n    except ImportError:\n        return None",
        ),
        Allows("try:\n    import requests\nexcept ImportError:\n    requests = None", taught="import requests"),
        Allows(
            "def load():\n    try:\n        import ctypes\n    except ImportError:\n        return None",
            taught="import requests",
        ),
        Allows("@skipif(OLD)\ndef load():\n    from functools import Placeholder", taught="import os"),
        Allows("def load():\n    import urllib.request", taught="import requests"),  # It takes its time.
        Allows("def load():\n    if version_info > (3, 13):\n        from copy import replace", taught="import os"),
        Allows("def load():\n    importlib.import_module('a')", taught="import requests"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where each import stands."""
        modules, entry = file.once(Modules, project), file.path.endswith("/__init__.py")
        above, typed, late = set[str](), set[str](), list[tuple[Function, Import, str, Whose]]()
        for it in file.all(Import):
            name = "" if it.dynamic else _module(it, file)
            if name in ("", "__future__"):  # It can stand nowhere else.
                continue
            whose, around = modules.whose(name), _function_around(it, file)
            if around is None:
                (typed if it.type_only else above).add(name)
                yield Detection(_slot(whose, name), "top", it.span)
            else:
                late.append((around, it, name, whose))
        lazy = {around.span for around, _, name, _ in late if not _is_light(name) and name not in above}
        meant = explained(file, [it.span for _, it, _, _ in late])
        for around, it, name, whose in late:
            serves = around.span in lazy or name in typed or not _is_light(name)
            reason = (
                (serves and name not in above)
                # Whoever imports the package would import all that its entry does.
                or entry
                or (around.name and around.name.text in LATE)
                or (whose != "standard" and _may_be_module(it, file))
                or (whose == "own" and it.module is None)
                or _is_tried(it, file)
                or any(SKIPPED.search(file.source, one.span.start, one.span.end) for one in file.decorators(around))
                or it.span in meant
                or file.enclosing(it.span, Handler)
            )
            # It counts whatever its reason is: who looks for such imports finds it.
            yield Detection(_slot(whose, name), "inside", it.span, Freedom.UNASKED if reason else Freedom.FREE)


def _is_tried(it: Import, file: FileFacts) -> bool:
    return TRIED.search(file.source, max(0, it.span.start - 200), it.span.start) is not None


def _may_be_module(it: Import, file: FileFacts) -> bool:
    """Tell whether what is taken from a package may be a module of its own, which does something when it is loaded."""
    return it.module is not None and any(
        name.name and name.name.text.islower() and "." in it.module.text for name in file.inside(ImportedName, it.span)
    )


def _function_around(it: Import, file: FileFacts) -> Function | None:
    start = it.span.start
    at_margin = start == 0 or file.source[start - 1] in b"\n\r"
    return None if at_margin else file.enclosing(it.span, Function)


def _slot(whose: Whose, name: str) -> str:
    if whose == "standard" and _is_light(name):
        return "import of a light module"
    return "import of an own module" if whose == "own" else "import"


def _is_light(name: str) -> bool:
    return name.partition(".")[0] in LIGHT


def _module(it: Import, file: FileFacts) -> str:
    if it.module:
        return it.module.text
    return next((name.name.text for name in file.inside(ImportedName, it.span) if name.name), "")
