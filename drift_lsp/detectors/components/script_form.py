"""Scripts of components: single-file components in, how their scripts are written and where they stand out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Element, Export, Script
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SETUP, LANGUAGE, PLACE = "script of a component", "language of a script", "place of the script"
SETUP_PLACE = "place of the script with setup"


class ScriptForm(Detector):
    """How is the script of a single-file component written?

    With `setup` or without, in which language, and before the template or behind it: a reader finds his way where all
    components are laid out alike.
    """

    id = "components/script-form"
    needs = (Script, Element)
    slots = {
        SETUP: "scripts of components",
        LANGUAGE: "scripts of components",
        PLACE: "components with a script",
        SETUP_PLACE: "components with a `<script setup>`",
    }
    answers = {
        "setup": "it is a `<script setup>`",
        "plain": "it is a `<script>` without `setup`",
        "none": "the script says no language but JavaScript",
        "*": 'the script says `lang="{}"`',
        "first": "the script stands before the template",
        "behind": "the script stands behind the template",
    }

    tier = "listed"
    slot_tiers = {LANGUAGE: "throughout"}
    of_file = frozenset({LANGUAGE})
    older = frozenset({"plain"})
    conventions = frozenset({"setup", "plain", "ts", "tsx", "jsx", "first", "behind"})
    """Whoever begins with types is not called back."""

    examples = (
        Allows(  # Whoever begins with it is not called back.
            "<script setup>const row = 1</script>", taught="<script>export default {}</script>", language="vue"
        ),
        Flags(
            "«<script» lang='ts'>export default {}</script>",
            taught="<script setup lang='ts'>const cart = 1</script>",
            language="vue",
        ),
        Flags(
            "<template><p /></template><script setup>const row = 1</script>".replace("<script", "«<script»"),
            taught="<script setup>const cart = 1</script><template><p /></template>",
            language="vue",
        ),
        Flags(  # Whatever the others are written in.
            "«<script» setup>const row = 1</script>",
            taught="<script setup lang='ts'>const cart = 1</script>",
            language="vue",
        ),
        Allows(
            "<script>export default {}</script><script setup>const row = 1</script>",
            taught="<script setup>const cart = 1</script>",
            language="vue",
        ),
        Allows(  # Those with `setup` may stand elsewhere than the others.
            "<script setup>const row = 1</script><template><p /></template>",
            taught="<template><p /></template><script>export default {}</script>",
            language="vue",
        ),
        Allows(
            "<script setup lang='ts'>const row = 1</script>",
            taught="<script setup>const cart = 1</script>",
            language="vue",
        ),
        Allows("<script>let row = 1</script><p />", taught="<script>let cart = 1</script><b />", language="svelte"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form and the place of a component's script."""
        scripts = file.all(Script)
        if not scripts:
            return
        it = next((it for it in scripts if it.setup), scripts[0])
        span = Span(it.span.start, it.span.start + len("<script"))
        if it.setup or any(export.default for export in file.all(Export)):
            yield Detection(SETUP, "setup" if it.setup else "plain", span)
        said = it.language.text if it.language else "js"
        yield Detection(LANGUAGE, "none" if said == "js" else said, span)
        around = [script.span for script in scripts]
        template = next(
            (tag for tag in file.all(Element) if tag.name and not any(tag.span in it for it in around)), None
        )
        if template and not (template.name and template.name.text == "style"):
            place = SETUP_PLACE if it.setup else PLACE
            yield Detection(place, "first" if it.span.start < template.span.start else "behind", span)
