"""Hooks: calls of React's hooks in, whether they are reached through the module out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Element
from drift_lsp.graphs.project import Project

_HOOKS = "State Effect LayoutEffect Memo Callback Ref Context Reducer Id ImperativeHandle Transition DeferredValue"
HOOKS = frozenset(f"use{name}" for name in _HOOKS.split())


class HookForm(Detector):
    """Are React's hooks called by their name, or as `React.useState`?

    Where both are mixed, a search for one finds half of the uses.
    """

    id = "components/hook-form"
    needs = (Call, Element)
    slots = {"hook": "calls of React's hooks"}
    answers = {"name": "the hook is called by its name", "module": "the hook is called as `React.use…`"}

    examples = (
        Flags(
            "import * as React from 'react';\nconst Row = () => { const [on] = «React.useState»(1); return <p /> }",
            taught="import { useState } from 'react';\nconst Cart = () => { const [on] = useState(1); return <p /> }",
            language="tsx",
        ),
        Flags(
            "import { useRef } from 'react';\nconst Row = () => { const it = «useRef»(1); return <p /> }",
            taught="import React from 'react';\nconst Cart = () => { const it = React.useRef(1); return <p /> }",
            language="javascript",
        ),
        Allows(
            "const Row = () => { const it = useCart(1); return <p /> }",
            taught="import React from 'react';\nconst Cart = () => { const it = React.useRef(1); return <p /> }",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each hook is called."""
        for it in file.all(Call):
            if it.name is None or it.name.text not in HOOKS:
                continue
            if it.receiver is None:
                yield Detection("hook", "name", it.name.span)
            elif it.receiver.text == "React":
                yield Detection("hook", "module", type(it.span)(it.receiver.span.start, it.name.span.end))
