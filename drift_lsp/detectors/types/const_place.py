"""Places of `const`: declarations in, whether the word stands before or behind its type out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.usual import unusual
from drift_lsp.facts.vocabulary import Assignment, Loop, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PLACE = re.compile(
    rb"(?:for\s*\(\s*)?(?:(?:static|inline|extern|thread_local)\s+)*"
    rb"(?:(?P<before>const)\s+(?=\w)|(?!(?:[A-Z]+(?:_[A-Z]+)*\s+const\s+\w+\s*[*&]|auto\s+const\s+\w))\w[\w:]*(?:<[^;(){}]{0,60}>)?\s+(?P<behind>const)\b\s*(?=[&*]|\w+\s*(?:[=;,)\[{]|$)))"
)

REFERS = re.compile(rb"(?:\s+\w[\w:]*(?:<[^;(){}]{0,60}>)?)?\s*[&*]")


class ConstPlace(Detector):
    """Does `const` stand before or behind the type it belongs to?

    `const Cart&` reads like a sentence, `Cart const&` is read from right to left without an exception. Mixed, neither
    reading works.
    """

    id = "types/const-place"
    tier = "listed"
    needs = (Parameter, Assignment, Loop)
    form = True
    layout = True
    slots = {
        "const of a reference": "references and pointers to `const`",
        "const of a value": "values that are `const`",
    }
    answers = {
        "before": "`const` stands before the type: `const Cart&`",
        "behind": "`const` stands behind the type: `Cart const&`",
    }
    strict = True
    families = frozenset({"c"})
    examples = (
        Flags("void load(«const» Cart& cart) { }", taught="void save(Item const& item) { }", language="cpp"),
        Flags("void load(Cart «const»& cart) { }", taught="void save(const Item& item) { }", language="cpp"),
        Flags(
            "void load() { for (auto «const»& it : carts) { } }",
            taught="void save() { for (const auto& it : items) { } }",
            language="cpp",
        ),
        Flags("void load() { int «const» size = 1; }", taught="void save() { const int price = 1; }", language="cpp"),
        Allows("void load() { const auto size = 1; }", taught="void save(Item const& item) { }", language="cpp"),
        Allows(  # With `auto` many write it so who write all else the other way.
            "void load() { auto const size = count(); }",
            taught="void save() { const int price = 1; }",
            language="cpp",
        ),
        Allows("void load() { uint64_t constrained; }", taught="void save() { const int price = 1; }", language="cpp"),
        Allows(  # What stands before it is a macro.
            "CART const Row *row = 0;", taught="void save(const Item *item) { const Row *row = item; }", language="c"
        ),
        Allows("void load(Cart *const cart) { }", taught="void save(const Item& item) { }", language="cpp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where the word stands in parameters, variables and the heads of loops."""
        found = list(_words(file))
        for slot in self.slots:
            for way, span in unusual((way, span) for place, way, span in found if place == slot):
                yield Detection(slot, way, span)


def _words(file: FileFacts) -> Iterator[tuple[str, str, Span]]:
    declared: list[Parameter | Assignment | Loop] = [*file.all(Parameter), *file.all(Assignment), *file.all(Loop)]
    for it in declared:
        if file.source.find(b"const", it.span.start, it.span.end) < 0:
            continue
        if found := PLACE.match(file.source, it.span.start, it.span.end):
            way = "before" if found["before"] else "behind"
            refers = REFERS.match(file.source, found.end(way), it.span.end)
            yield f"const of a {'reference' if refers else 'value'}", way, Span(*found.span(way))
