"""Text alternatives: images and frames in, those that say nothing in words out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import tags
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project

NEEDED = {"img": "alt", "area": "alt", "iframe": "title"}
"""Element → the attribute that says in words what it shows."""

OTHERWISE = ("aria-label", "aria-labelledby", "aria-hidden", "role", "hidden")


class TextAlternative(Detector):
    """Does an image say in words what it shows?

    Who cannot see it hears its `alt`, and without one the name of the file. An empty `alt` says that there is nothing to
    tell. Frames are told by their `title`. Where a third of a project's other images are told in no words, nothing is said.
    """

    id = "accessibility/text-alternative"
    needs = (Element, Attribute)
    slots = {"image or frame": "images and frames"}
    answers = {"told": "it is told in words", "missing": "nothing says in words what it shows"}
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"missing"})
    conventions = frozenset({"told"})
    kept = "told"
    remedy = 'Say in `alt` what the image shows, or `alt=""` where it only decorates; name a frame in `title`.'

    examples = (
        Flags("const Row = () => <«img» src={cart} />", language="tsx"),
        Flags("const Row = () => <«iframe» src='/cart'></iframe>", language="javascript"),
        Flags("<template><«img» :src='cart' /></template>", language="vue"),
        Flags("<«img» src={cart} />", language="svelte"),
        Allows(  # Nobody minds here.
            "const Row = () => <img src={cart} />", taught="const Item = () => <img src={item} />", language="tsx"
        ),
        Flags(
            "const Row = () => <«img» src={cart} />",
            taught="const Item = () => <img src={item} alt='item' />",
            language="tsx",
        ),
        Allows("const Row = () => <img src={cart} alt='' />", language="tsx"),
        Allows("const Row = (props) => <img {...props} />", language="tsx"),
        Allows("<template><img :src='cart' :alt='name' /></template>", language="vue"),
        Allows("<img src={cart} {alt} />", language="svelte"),
        Allows("const Row = () => <Image src={cart} />", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the images and frames of the browser that are told in no words."""
        for it in tags(file):
            needed = NEEDED.get(it.name)
            if needed:
                said = it.says((needed, *OTHERWISE))
                yield Detection("image or frame", "told" if said else "missing", it.span)
