"""Optional chains: members of what may be missing in, what keeps them from failing out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import CarefulAccess, TemplateCode
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

FORMS = {"?.": "chain", "&&": "guard"}
WRITTEN = re.compile(
    rb"\?\.(?=[A-Za-z_$])|(?<![\w$.)\]])([\w$]+(?:\.[\w$]+){0,9}) && \1\.[\w$]+(?:\([^()]*\))?(?!\s*(?:[=<>!+*/%-]|\.|\[))"
)
"""Both in a template, whose expressions are not read as code."""


class OptionalChain(Detector):
    """Is a member of what may be missing reached with `?.`?

    `cart && cart.size` says `cart` twice to say what `cart?.size` says.
    """

    id = "styling/optional-chain"
    needs = (CarefulAccess,)
    beyond = True
    tier = "throughout"
    form = True
    strict = True
    slots = {"member of what may be missing": "members of what may be missing"}
    answers = {"chain": "`?.` reaches it", "guard": "`&&` looks first whether there is anything"}
    conventions = frozenset({"chain"})

    examples = (
        Flags("const size = «row && row.size»", taught="const size = cart?.size", language="typescript"),
        Flags("if («row.cart && row.cart.isFull()») load()", taught="const size = cart?.size", language="javascript"),
        Flags(
            "<template><b v-if='«row && row.size»'>{{ row && cart.size }}</b></template>",
            taught="<template><b v-if='cart?.size' /></template>",
            language="vue",
        ),
        Allows("const size = row && cart.size", taught="const size = cart?.size", language="typescript"),
        Allows("const size = row?.size", taught="const size = cart && cart.size", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what each of them is reached with."""
        for it in file.all(CarefulAccess):
            if it.form and (form := FORMS.get(it.form.text)):
                yield Detection("member of what may be missing", form, first_line(file.source, it.span))
        for code in file.all(TemplateCode):
            for found in WRITTEN.finditer(file.source, code.span.start, code.span.end):
                yield Detection("member of what may be missing", "guard" if found[1] else "chain", Span(*found.span()))
