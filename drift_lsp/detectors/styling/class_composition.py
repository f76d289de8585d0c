"""Class names: values of `class` put together in, with what they are put together out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Call, Element
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

HELPERS = frozenset({"cn", "clsx", "classNames", "classnames", "cx", "twMerge", "classes", "cls"})
JOINED = re.compile(r"\.join\(\s*['\"] ['\"]\s*\)")


class ClassComposition(Detector):
    """With what are class names put together?

    A helper leaves out what is false and settles what contradicts; a text put together by hand says `undefined` now and
    then.
    """

    id = "styling/class-composition"
    needs = (Attribute, Call, Element)
    form = True
    slots = {"class names put together": "class names that are put together"}
    tier = "throughout"
    conventions = HELPERS
    answers = {
        "template": "they are put into a text",
        "joined": "they are joined with a blank",
        "other": "they are put together in another way",
        "*": "they are put together with `{}`",
    }

    examples = (
        Flags(
            "const Row = () => <p className={«`row ${on}`»} />",
            taught="const Cart = () => <p className={cn('cart', on)} />",
            language="tsx",
        ),
        Flags(
            "const Row = () => <p className={«clsx('row', on)»} />",
            taught="const Cart = () => <p className={cn('cart', on)} />",
            language="tsx",
        ),
        Allows(  # Only a helper settles what contradicts.
            "const Row = () => <p className={twMerge('row', on)} />",
            taught="const Cart = () => <p className={`cart ${on}`} />",
            language="tsx",
        ),
        Allows(
            "const Row = () => <p className='row' />",
            taught="const Cart = () => <p className={cn('cart', on)} />",
            language="tsx",
        ),
        Allows(
            "const Row = () => <p className={on ? 'row' : 'cart'} />",
            taught="const Cart = () => <p className={cn('cart', on)} />",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report with what each such value is made."""
        for it in file.all(Attribute):
            if it.name is None or it.name.text not in ("className", "class") or it.value is None or it.literal:
                continue
            if not file.source.startswith(b"{", it.value.start):
                continue
            inside = Span(it.value.start + 1, it.value.end - 1)
            said = inside.of(file.source).strip()
            call = file.starting(Call, inside.start)
            if said.startswith("`") and "${" in said:
                yield Detection("class names put together", "template", inside)
            elif JOINED.search(said):
                yield Detection("class names put together", "joined", inside)
            elif call and call.name and call.receiver is None and call.name.text in HELPERS:
                yield Detection("class names put together", call.name.text, inside)
