"""Handlers of events: functions handed to events in, how they are called out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Element, Function
from drift_lsp.graphs.project import Project

NAME = re.compile(r"[{\"']*\s*(?:this\.)?(?P<name>(?P<word>handle|on)[A-Z]\w*)\s*[}\"']*")


PLAIN = re.compile(r"[{\"']*\s*(?:this\.)?(?P<name>[a-z]\w*)\s*[}\"']*")
SEVERAL = 3
"""Handlers of a file that are called by what they do."""


class HandlerName(Detector):
    """Is the function that answers an event called `handle…` or `on…`?

    Where the two are told apart, `on…` is what a component is handed and `handle…` what it does; so only functions of
    the same file are asked.
    """

    id = "components/handler-name"
    needs = (Attribute, Element, Function)
    slots = {"handler of an event": "functions that answer events"}
    answers = {
        "handle": "its name starts with `handle`",
        "on": "its name starts with `on`",
        "other": "its name only says what it does",
    }
    tier = "throughout"
    counts_names = True

    examples = (
        Flags(
            "const Row = () => { const onSave = () => {}; return <b onClick={«onSave»} /> }",
            taught="const Cart = () => { const handleDrop = () => {}; return <b onClick={handleDrop} /> }",
            language="tsx",
        ),
        Flags(
            "<script setup lang='ts'>function handleSave() {}</script><template><b @click='«handleSave»' /></template>",
            taught="<script setup lang='ts'>function onDrop() {}</script><template><b @click='onDrop' /></template>",
            language="vue",
        ),
        Allows(  # Where they are called by what they do, neither is a custom.
            "const Row = () => { const onSave = () => {}; return <b onClick={onSave} /> }",
            taught="const Cart = () => { const drop = () => {}; const add = () => {}; const open = () => {};"
            " return <b onClick={drop} onBlur={add} onFocus={open} /> }",
            language="tsx",
        ),
        Allows(
            "const Row = ({ onSave }) => <b onClick={onSave} />",
            taught="const Cart = () => { const handleDrop = () => {}; return <b onClick={handleDrop} /> }",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each handler is called that the file defines itself."""
        events = [it for it in file.all(Attribute) if it.event and it.value and it.value.size < 100]
        own = {it.name.text for it in file.all(Function) if it.name} if events else set()
        plain, named = dict[str, Attribute](), False
        for it in events:
            assert it.value
            text = it.value.of(file.source)
            match = NAME.fullmatch(text)
            if match is None and (other := PLAIN.fullmatch(text)) and other["name"] in own:
                plain.setdefault(other["name"], it)
            if match and match["name"] in own:
                named = True
                start = it.value.start + match.start("name")
                span = type(it.span)(start, start + len(match["name"]))
                yield Detection("handler of an event", match["word"], span, token=match["name"])
        if len(plain) >= SEVERAL and not named:
            # Once in a while a handler is called by what it does; a file of them shows another custom.
            name, it = next(iter(plain.items()))
            yield Detection("handler of an event", "other", it.span, Freedom.UNASKED, name)
