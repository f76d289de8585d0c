"""Opened namespaces: headers and sources in, whether they open a namespace out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Class, Function, Import
from drift_lsp.graphs.project import Project

HEADERS = (".h", ".hh", ".hpp", ".hxx")
SOURCES = (".cc", ".cpp", ".cxx")


class OpenedNamespace(Detector):
    """Does a header, or a source, say `using namespace`?

    Whoever includes the header, directly or not, gets all those names too. In a source it only spares a few letters, and
    where nobody does so every name says where it comes from.
    """

    id = "structural/opened-namespace"
    needs = (Import, Class, Function)
    slots = {"header": "headers", "source": "sources"}
    answers = {"opened": "it opens a namespace", "closed": "it opens no namespace"}
    conventions = frozenset({"closed"})
    tier = "listed"
    strict = True
    families = frozenset({"c"})

    examples = (
        Flags(
            "«using namespace std;»\nint load();",
            taught="int save();",
            language="cpp",
            path="src/cart.h",
        ),
        Flags("«using namespace shop;»\nint load();", taught="int save();", language="cpp"),
        Allows("using namespace std;\nint load();", taught="using namespace shop;\nint save();", language="cpp"),
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
        if not {Function, Class}.intersection(file.kinds()) or not file.path.endswith((*HEADERS, *SOURCES)):
            return
        slot = "header" if file.path.endswith(HEADERS) else "source"
        for it in file.all(Import):
            if not it.is_static or not it.wildcard or it.module is None or file.enclosing(it.span, Function):
                continue
            if "literals" not in it.module.text.lower():  # They bring nothing but suffixes.
                yield Detection(slot, "opened", it.span)
                return
        yield Detection(slot, "closed", opening(file.source))
