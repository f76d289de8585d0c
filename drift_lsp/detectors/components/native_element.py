"""Native elements: elements of the browser and components that stand for them in, which one is drawn out."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import Tag, tags
from drift_lsp.facts.vocabulary import Attribute, Element, Function
from drift_lsp.graphs.project import Project

PAIRS = {
    "button": ("Button", "buttons"),
    "a": ("Link", "links inside of the application"),
    "img": ("Image", "pictures"),
    "input": ("Input", "fields"),
    "textarea": ("Textarea", "fields of several lines"),
    "select": ("Select", "choices"),
    "label": ("Label", "labels"),
    "table": ("Table", "tables"),
}
"""What the browser has, the component that stands for it, and what both are called."""

COMPONENTS = {component: native for native, (component, _) in PAIRS.items()}
UNLIKE = frozenset({"hidden", "file", "checkbox", "radio", "color", "range", "submit"})
"""Types of an `<input>` that are no text field."""


DRESSED = ("class", "className", ":class", "style", ":style")
"""Attributes that say what something looks like."""

OWN = "of a look of their own"


class NativeElement(Detector):
    """Is an element of the browser drawn, or the component that stands for it?

    A project's own `<Button>` knows how buttons look and behave here, and a router's `<Link>` does not load the page
    anew.
    """

    id = "components/native-element"
    needs = (Element, Attribute, Function)
    slots = {
        **{what: what for _, what in PAIRS.values()},
        **{f"{what} {OWN}": f"{what} that are given a class" for _, what in PAIRS.values()},
    }
    answers = {"component": "a component is drawn", "native": "the browser's own element is drawn"}
    conventions = frozenset({"component"})
    tier = "listed"
    families = frozenset({"javascript", "typescript"})
    strict = True
    firm = True
    roles = ("main",)
    examples = (
        Flags(
            "const Row = () => <«button» type='button'>save</button>",
            taught="const Cart = () => <Button>save</Button>",
            language="tsx",
        ),
        Flags(
            "const Row = () => <«a» href='/carts'>carts</a>",
            taught="const Cart = () => <Link href='/rows'>rows</Link>",
            language="tsx",
        ),
        Allows(
            "const Row = () => <a href='https://example.org'>carts</a>",
            taught="const Cart = () => <Link href='/rows'>rows</Link>",
            language="tsx",
        ),
        Allows(  # Here the component is made.
            "export const Button = (it) => <button {...it} />",
            taught="const Cart = () => <Button>save</Button>",
            language="tsx",
            path="src/ui/button.tsx",
            taught_path="src/cart.tsx",
        ),
        Flags(
            "const Row = () => <«button» className='row'>save</button>",
            taught="const Cart = () => <Button className='cart'>save</Button>",
            language="tsx",
        ),
        Allows(  # It looks like none of them, on purpose.
            "const Row = () => <button type='button' className='card'>save</button>",
            taught="const Cart = () => <Button>save</Button>",
            language="tsx",
        ),
        Allows(
            "const Row = () => <input type='hidden' name='id' />",
            taught="const Cart = () => <Input name='id' />",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report which of the two is drawn each time."""
        drawn = {it.name.text for it in file.all(Element) if it.name}
        if drawn.isdisjoint(PAIRS) and drawn.isdisjoint(COMPONENTS):
            return
        stem = basename(file.path).partition(".")[0].lower()
        for it in tags(file):
            native = COMPONENTS.get(it.name, it.name)
            if native not in PAIRS or native in stem or PAIRS[native][0].lower() in stem:
                continue
            if it.name != native:
                yield Detection(PAIRS[native][1], "component", it.span)
                if it.says(DRESSED):
                    yield Detection(f"{PAIRS[native][1]} {OWN}", "component", it.span)
            elif _is_asked(it, file):
                # Who dresses it himself wants another one; but it counts.
                free = Freedom.UNASKED if it.says(DRESSED) else Freedom.FREE
                yield Detection(PAIRS[native][1], "native", it.span, free)
                if it.says(DRESSED):
                    yield Detection(f"{PAIRS[native][1]} {OWN}", "native", it.span)


def _is_asked(it: Tag, file: FileFacts) -> bool:
    """Tell whether a component could stand for an element: not where it takes all that its own component is given."""
    if it.element.spread:
        return False
    if it.name == "a":
        address = it.literal("href", file) or ""
        return address.startswith("/") and not address.startswith("//") and not it.says(("download", "target"))
    return it.name != "input" or it.literal("type", file) not in UNLIKE
