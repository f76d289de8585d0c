"""Imported functions of classes: calls and imports in, whether the class is named where its function is called out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function, Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

CLASS = re.compile(r"[A-Z]\w*")

VAGUE = frozenset(
    {"of", "from", "valueOf", "get", "create", "empty", "builder", "newBuilder", "parse", "now", "copyOf"}
)
"""Names that say nothing without their class."""

TAUGHT = "import static org.mockito.Mockito.mock;\nclass ItemTest { Object a = mock(Item.class); Object b = mock(Row.class); }"


class StaticImport(Detector):
    """Is a function of another class called by its own name, or with the name of its class?

    `mock(…)` and `Mockito.mock(…)` are the same. Where one way is the custom, the other one makes a reader look for
    what is different. Only functions are asked of that others call in the usual way.
    """

    id = "structural/static-import"
    tier = "throughout"
    needs = (Call, Import)
    slots = {"functions of *": "calls of functions of a class"}
    answers = {"imported": "the function is imported by its own name", "named": "the class is named"}
    conventions = frozenset({"imported"})
    strict = True
    form = True
    by_example = True
    families = frozenset({"java"})
    examples = (
        Flags(
            "import org.mockito.Mockito;\nclass CartTest { Object a = «Mockito.mock»(Cart.class); }",
            taught=TAUGHT,
            language="java",
            path="src/test/java/CartTest.java",
        ),
        Allows(  # Whose function it is may well be said.
            "import static java.util.Objects.requireNonNull;\nclass Cart { Object a(Object b) { return requireNonNull(b); } }",
            taught="import java.util.Objects;\nclass Item { Object b(Object a) { return Objects.requireNonNull(a); } }",
            language="java",
        ),
        Allows(  # Here another one has that name.
            "import org.mockito.Mockito;\nclass CartTest { Object mock(Class a) { return Mockito.mock(a); } }",
            taught=TAUGHT,
            language="java",
            path="src/test/java/CartTest.java",
        ),
        Allows(  # Nobody calls that one by its own name.
            "import org.mockito.Mockito;\nclass CartTest { Object a = Mockito.framework(); }",
            taught=TAUGHT,
            language="java",
            path="src/test/java/CartTest.java",
        ),
        Allows(  # A field is no class.
            "import org.mockito.Mockito;\nclass CartTest { Mockito it; Object a = it.mock(Cart.class); }",
            taught=TAUGHT,
            language="java",
            path="src/test/java/CartTest.java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each call of another class's function whether the class is named."""
        functions, classes = _imported(file)
        own = {it.name.text for it in file.all(Function) if it.name} if functions or classes else set()
        for call in file.all(Call):
            if call.name is None or call.is_new:
                continue
            name = call.name.text
            if call.receiver is None:
                if name not in own and (owner := functions.get(name)):
                    yield _said(owner.rpartition(".")[2], name, "imported", call.name.span, Freedom.FREE)
            elif owner := classes.get(call.receiver.text):
                clashes = name in own or functions.get(name, owner) != owner
                free = Freedom.UNASKED if clashes or name in VAGUE else Freedom.FREE
                yield _said(call.receiver.text, name, "named", Span(call.receiver.span.start, call.name.span.end), free)
        for it in file.all(Import):
            if it.is_static and it.wildcard and it.module:
                yield _said(it.module.text.rpartition(".")[2], "*", "imported", it.module.span, Freedom.UNASKED)


def _said(owner: str, name: str, choice: str, span: Span, free: Freedom) -> Detection:
    return Detection(f"functions of `{owner}`", choice, span, free, f"{owner}.{name}")


def _imported(file: FileFacts) -> tuple[dict[str, str], dict[str, str]]:
    """List the functions a file imports by name with their classes, and the classes with where they come from."""
    functions, classes = dict[str, str](), dict[str, str]()
    for it in file.all(Import):
        for one in file.inside(ImportedName, it.span):
            if not it.module or not one.name:
                continue
            if it.is_static:
                functions[one.name.text] = it.module.text
            elif CLASS.fullmatch(one.name.text):
                classes[one.name.text] = f"{it.module.text}.{one.name.text}"
    return functions, classes
