"""Declared props: components that say what they are handed in, whether by a type or by an object out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, ImportedName, Script
from drift_lsp.graphs.project import Project


class PropsDeclaration(Detector):
    """Does a component say what it is handed, and what it emits, by a type or by an object?

    A type is checked before the program runs, an object while it does.
    """

    id = "components/props-declaration"
    needs = (Script, Call)
    slots = {"props": "components that define props", "events": "components that define events"}
    answers = {"type": "it is said by a type", "object": "it is said by an object or a list"}
    families = frozenset({"typescript"})

    examples = (
        Flags(
            "<script setup lang='ts'>«defineProps»({ id: String })</script>",
            taught="<script setup lang='ts'>defineProps<{ size: number }>()</script>",
            language="vue",
        ),
        Flags(
            "<script setup lang='ts'>const emit = «defineEmits»<{ save: [] }>()</script>",
            taught="<script setup lang='ts'>const emit = defineEmits(['drop'])</script>",
            language="vue",
        ),
        Allows(
            "<script setup lang='ts'>import { viewProps } from 'views'; defineProps(viewProps)</script>",
            taught="<script setup lang='ts'>defineProps<{ size: number }>()</script>",
            language="vue",
        ),
        Allows(
            "<script setup lang='ts'>defineProps<{ id: string }>()</script>",
            taught="<script setup lang='ts'>defineProps<{ size: number }>()</script>",
            language="vue",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each component says it."""
        if not file.all(Script):
            return
        foreign = {(it.alias or it.name) for it in file.all(ImportedName)}
        brought = {it.text for it in foreign if it}
        for it in file.all(Call):
            if it.name and it.receiver is None and it.name.text in ("defineProps", "defineEmits"):
                if any(argument.of(file.source) in brought for argument in it.arguments):
                    continue  # Others defined them, as an object.
                slot = "props" if it.name.text == "defineProps" else "events"
                yield Detection(slot, "object" if it.arguments else "type", it.name.span)
