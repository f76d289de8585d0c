"""Names in templates: components, attributes and events of Vue's templates in, the style of their names out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import CAMEL, KEBAB, PASCAL
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import tags
from drift_lsp.facts.vocabulary import Attribute, Element, ImportedName, Script
from drift_lsp.graphs.project import Project

COMPONENT, ATTRIBUTE, EVENT = "component in a template", "attribute of a component", "event of a component"
APART = ("aria-", "data-", "v-", "xmlns", "http-", "accept-")
_HUMP = re.compile(r"[a-z0-9][A-Z]")


class TemplateName(Detector):
    """How are components, their attributes and events spelled in templates?

    A template takes `CartRow` and `cart-row` for the same component, `maxSize` and `max-size` for the same attribute; a
    search finds only one of them.
    """

    id = "components/template-name"
    needs = (Script, Element, Attribute, ImportedName)
    slots = {
        COMPONENT: "components in templates",
        ATTRIBUTE: "attributes of components with several words",
        EVENT: "events of components with several words",
    }
    answers = {
        PASCAL: "the name is in PascalCase",
        KEBAB: "the name is in kebab-case",
        CAMEL: "the name is in camelCase",
    }

    tier = "throughout"
    examples = (
        Flags(
            "<script setup>import MyCart from './MyCart.vue'</script><template><«my-cart» /></template>",
            taught="<template><CartRow /></template><script setup>let a</script>",
            language="vue",
        ),
        Flags(
            "<template><CartRow :«maxSize»='3' /></template><script setup>let a</script>",
            taught="<template><CartRow :min-size='3' /></template><script setup>let a</script>",
            language="vue",
        ),
        Allows(  # A component of others, or of the browser.
            "<template><el-row /></template><script setup>let a</script>",
            taught="<template><CartRow /></template><script setup>let a</script>",
            language="vue",
        ),
        Allows(
            "<template><CartRow data-id='3' /><svg viewBox='0' /></template><script setup>let a</script>",
            taught="<template><CartRow :minSize='3' /></template><script setup>let a</script>",
            language="vue",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each name with several words."""
        if not file.read_as[0].free_names:
            return
        imported = {name.text for it in file.all(ImportedName) if (name := it.alias or it.name)}
        for it in tags(file):
            pascal = "".join(word[:1].upper() + word[1:] for word in it.name.split("-"))
            if it.element.name and "-" in it.name and pascal in imported:
                yield Detection(COMPONENT, KEBAB, it.element.name.span, token=it.name)
            elif it.element.name and it.name[:1].isupper() and _HUMP.search(it.name):
                yield Detection(COMPONENT, PASCAL, it.element.name.span, token=it.name)
            else:
                continue
            for said, attribute in it.attributes.items():
                style = KEBAB if "-" in said else CAMEL if _HUMP.search(said) else ""
                if style and attribute.name and not said.startswith(APART) and ":" not in said:
                    yield Detection(EVENT if attribute.event else ATTRIBUTE, style, attribute.name.span, token=said)
