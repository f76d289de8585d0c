"""Function form: functions at the top of a module in, whether they are arrows out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Export, Function
from drift_lsp.graphs.project import Project


class FunctionForm(Detector):
    """Is a function of a module declared, or an arrow function bound to a name?

    Both do the same here. Components are asked by themselves; so are functions that use `this`, and arrows that are a single
    expression are not asked at all.
    """

    id = "structural/function-form"
    needs = (Function, Export)
    tier = "listed"
    form = True
    slots = {"function of a module": "functions of modules"}
    answers = {"arrow": "the function is an arrow function", "declaration": "the function is declared with `function`"}
    families = frozenset({"javascript", "typescript"})
    roles = ("main",)
    local = True

    examples = (
        Flags("const «load» = (a) => { save(a) }", taught="function keep(a) { save(a) }", language="typescript"),
        Flags(
            "export function «load»(a) { save(a) }",
            taught="export const keep = (a) => { save(a) }",
            language="javascript",
        ),
        Allows(  # A declaration would be that of the whole function or file around.
            "if (a) {\n  const load = (a) => { save(a) }\n}",
            taught="function keep(a) { save(a) }",
            language="typescript",
        ),
        Allows("const load = (a) => save(a)", taught="function keep(a) { save(a) }", language="typescript"),
        Allows("const load: Save = (a) => { save(a) }", taught="function keep(a) { save(a) }", language="typescript"),
        Allows("const Row = (a) => { return <p /> }", taught="function keep(a) { save(a) }", language="tsx"),
        Allows("function* load(a) { save(a) }", taught="const keep = (a) => { save(a) }", language="javascript"),
        Allows(
            "function keep() { const load = (a) => { save(a) } }",
            taught="function keep(a) { save(a) }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each function at the top of a file that could have either."""
        reached = -1
        for it in file.all(Function):
            if it.span.start < reached:
                continue
            reached = it.span.end
            if it.name is None or it.body is None or it.name.text[:1].isupper() or file.is_nested(it):
                continue
            if file.enclosing(it.span, Class) or not file.source.startswith(b"{", it.body.start):
                continue
            if file.source[file.source.rfind(b"\n", 0, it.span.start) + 1 : it.span.start][:1].isspace():
                continue  # It stands in a block of its own.
            head = file.source[it.span.start : it.name.span.start].strip()
            if it.arrow:
                value = file.source[it.name.span.end : it.body.start].lstrip()
                if value.startswith(b"=") and value.rstrip().endswith(b"=>"):
                    yield Detection("function of a module", "arrow", it.name.span, token=it.name.text)
            elif head in (b"function", b"async function") and b"this" not in file.source[it.body.start : it.body.end]:
                yield Detection("function of a module", "declaration", it.name.span, token=it.name.text)
