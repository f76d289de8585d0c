"""Input labels: inputs in, those that nothing names out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import Tag, content, tags
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project

FIELDS = frozenset({"input", "select", "textarea"})
UNNAMED = frozenset({"hidden", "submit", "button", "reset", "image", "file"})
"""Kinds of inputs that are not seen or name themselves."""

HIDDEN = ("hidden", "aria-hidden")
NAMED = (
    "id",
    "aria-label",
    "aria-labelledby",
    "title",
    "placeholder",
    "aria-hidden",
    "hidden",
    "readonly",
    "readOnly",
    "bind:this",
    "ref",
    "register",
    "v-bind",
)
AROUND = ("label", "field", "formcontrol", "formitem", "formgroup")
"""Parts of the names of elements that name what stands in them."""


class InputLabel(Detector):
    """Does an input have a name?

    A screen reader says the label of the field one is in, or else its placeholder, which is gone with the first letter,
    but is a name. Where a label may stand around it, or the field has an `id` that one may point to, nothing is said.
    """

    id = "accessibility/input-label"
    needs = (Element, Attribute)
    slots = {"input": "inputs"}
    answers = {"named": "the field has a name", "unnamed": "nothing names the field"}
    severity = "information"
    roles = ("main",)
    absolute = frozenset({"unnamed"})
    conventions = frozenset({"named"})
    kept = "named"
    remedy = "Give it a `label`, or say in `aria-label` what is to be put in."

    examples = (
        Flags("const Row = () => <«input» value={name} />", language="tsx"),
        Flags("<template><«textarea» v-model='text' /></template>", language="vue"),
        Allows("const Row = () => <label>name <input /></label>", language="tsx"),
        Allows("const Row = () => <label class='row'>name <input for='x' /></label>", language="javascript"),
        Allows("const Row = () => <input placeholder='name' />", language="tsx"),
        Allows("const Row = () => <input id='name' />", language="tsx"),
        Allows("const Row = () => <input type='hidden' />", language="tsx"),
        Allows("const Row = () => <textarea readOnly value={key} />", language="tsx"),
        Allows("const Row = (props) => <input {...props} />", language="tsx"),
        Allows("const Row = () => <input aria-label='name' />", language="tsx"),
        Allows("const Row = () => <Field><input /></Field>", language="tsx"),
        Allows("const Row = () => <div hidden><input name='id' value={id} /></div>", language="tsx"),
        Flags("const Row = () => <div hidden={closed}><«input» name='id' value={id} /></div>", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the fields of files in which no element names others."""
        found = tags(file)
        around = any(word in it.name.lower().replace("-", "") for it in found for word in AROUND)
        unseen = [content(it, file) for it in found if _is_hidden(it, file)]
        for it in found:
            if it.name in FIELDS and not _is_unnamed(it, file) and not any(it.element.span in one for one in unseen):
                if it.says(NAMED):
                    yield Detection("input", "named", it.span)
                elif not around:  # What stands around others may name this one, or not.
                    yield Detection("input", "unnamed", it.span)


def _is_unnamed(it: Tag, file: FileFacts) -> bool:
    kind = it.attributes.get("type")
    return kind is not None and (it.literal("type", file) in UNNAMED or not kind.literal)


def _is_hidden(it: Tag, file: FileFacts) -> bool:
    """Tell whether nobody ever sees or hears what stands in an element."""
    said = [found for name in HIDDEN if (found := it.attributes.get(name))]
    return any(one.value is None or one.value.of(file.source).strip("\"'{}") == "true" for one in said)
