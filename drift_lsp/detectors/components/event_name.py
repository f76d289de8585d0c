"""Names of events: events that components offer in, how their names are written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import CAMEL, KEBAB, SNAKE
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Script, TemplateCode
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SENDS = {"emit": ("",), "$emit": ("this",), "dispatch": ("",)}
"""What sends an event of a component → what stands before it."""

STYLES = {
    KEBAB: re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+"),
    CAMEL: re.compile(r"[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+"),
    SNAKE: re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+"),
}

SENT = re.compile(rb"(?<![\w$.])\$emit\(\s*('[\w-]+'|\"[\w-]+\")")
"""What sends one in a template."""


class EventName(Detector):
    """How is the name of an event written that a component sends?

    Whoever uses the component has to write the name as it was sent, and finds it by that. Names of one word say nothing
    of it.
    """

    id = "components/event-name"
    needs = (Call, Script, TemplateCode)
    slots = {"event of a component": "events of components"}
    answers = {
        KEBAB: "its name is written `row-saved`",
        CAMEL: "its name is written `rowSaved`",
        SNAKE: "its name is written `row_saved`",
    }
    counts_names = True
    strict = True
    roles = ("main",)

    examples = (
        Flags(
            "<script setup>const emit = defineEmits();\nfunction save() { emit(«'rowSaved'»); }</script>",
            taught="<script setup>const emit = defineEmits();\nfunction drop() { emit('cart-dropped'); }</script>",
            language="vue",
        ),
        Flags(
            "<script>export default { methods: { save() { this.$emit(«'row-saved'», 1); } } }</script>",
            taught="<script>export default { methods: { drop() { this.$emit('cartDropped'); } } }</script>",
            language="vue",
        ),
        Flags(
            "<script setup>defineEmits();</script><template><b @click=\"$emit(«'rowSaved'»)\" /></template>",
            taught="<script setup>defineEmits();</script><template><b @click=\"$emit('cart-dropped')\" /></template>",
            language="vue",
        ),
        Allows(
            "<script setup>const emit = defineEmits();\nfunction save() { emit('update:rowKind'); emit('saved'); }</script>",
            taught="<script setup>const emit = defineEmits();\nfunction drop() { emit('cart-dropped'); }</script>",
            language="vue",
        ),
        Allows(  # Another thing than the component sends it.
            "<script setup>function save() { bus.emit('rowSaved'); }</script>",
            taught="<script setup>const emit = defineEmits();\nfunction drop() { emit('cart-dropped'); }</script>",
            language="vue",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the name of each event is written that has several words."""
        for call in file.all(Call):
            if call.name is None or not call.arguments or call.name.text not in SENDS:
                continue
            if (call.receiver.text if call.receiver else "") not in SENDS[call.name.text]:
                continue
            yield from _named(call.arguments[0], file)
        for code in file.all(TemplateCode):
            for found in SENT.finditer(file.source, code.span.start, code.span.end):
                yield from _named(Span(*found.span(1)), file)


def _named(said: Span, file: FileFacts) -> Iterator[Detection]:
    """Report how a name is written that stands between quotes and has several words."""
    name = said.of(file.source).strip("\"'")
    if name == said.of(file.source):
        return
    if style := next((it for it, shape in STYLES.items() if shape.fullmatch(name)), None):
        yield Detection("event of a component", style, said, token=name)
