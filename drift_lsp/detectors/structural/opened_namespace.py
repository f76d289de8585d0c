"""Opened namespaces: headers in, whether they open a namespace for all who include them out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Class, Function, Import
from drift_lsp.graphs.project import Project

HEADERS = (".h", ".hh", ".hpp", ".hxx")


class OpenedNamespace(Detector):
    """Does a header say `using namespace`?

    Whoever includes it, directly or not, gets all those names too.
    """

    id = "structural/opened-namespace"
    needs = (Import, Class, Function)
    slots = {"header": "headers"}
    answers = {"opened": "it opens a namespace for all who include it", "closed": "it opens no namespace"}
    conventions = frozenset({"closed"})
    strict = True
    families = frozenset({"c"})

    examples = (
        Flags(
            "«using namespace std;»\nint load();",
            taught="int save();",
            language="cpp",
            path="src/cart.h",
        ),
        Allows("using namespace std;\nint load();", taught="int save();", language="cpp", taught_path="src/cart.h"),
        Allows(
            "using namespace std::chrono_literals;\nint load();",
            taught="int save();",
            language="cpp",
            path="src/cart.h",
        ),
        Allows("using std::string;\nint load();", taught="int save();", language="cpp", path="src/cart.h"),
        Allows(
            "inline int load() { using namespace std; return 1; }",
            taught="int save();",
            language="cpp",
            path="src/cart.h",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the first namespace that a header opens."""
        if not file.path.endswith(HEADERS) or not {Function, Class}.intersection(file.kinds()):
            return
        for it in file.all(Import):
            if not it.is_static or not it.wildcard or it.module is None or file.enclosing(it.span, Function):
                continue
            if "literals" not in it.module.text.lower():  # They bring nothing but suffixes.
                yield Detection("header", "opened", it.span)
                return
        yield Detection("header", "closed", opening(file.source))
