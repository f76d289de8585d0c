"""Status codes: answers in, whether their status is a number or a name out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comparison, Response
from drift_lsp.graphs.project import Project

STATUS = re.compile(r"(?:^|[.>])(?:[sS]tatus_?[cC]ode|status)(?:\(\))?$")
"""What a status is compared with."""

NAMED = frozenset(str(it.value) for it in HTTPStatus)
"""For others, such as nginx's 499, no library has a name."""

CALLED = frozenset(it.name.replace("_", "").lower() for it in HTTPStatus)
OWNER = re.compile(r"(?i)\w*http\w*|status(?:_?codes?)?|\w*response|codes?|axios\w*")
"""What has names for them."""

PLAIN = frozenset({"200"})
"""Nobody has to look it up, and nobody has to say it."""

WELL, ENDS_WELL = "compared status of success", ("OK", "Ok", "_200_OK")


class StatusForm(Detector):
    """Is the status of an answer a number or a name?

    A name says what a number means; a number is what the log shows. Where one is the custom, the other makes readers
    search twice.
    """

    id = "api/status-form"
    tier = "throughout"
    family_tiers = {"go": "changed", "java": "changed"}
    needs = (Response,)
    beyond = True
    slots = {
        "status": "answers with a status",
        "compared status": "comparisons with a status",
        WELL: "comparisons with the status that says that all went well",
    }
    slot_tiers = {WELL: "listed"}
    answers = {"number": "the status is a number", "name": "the status is a name"}
    roles = ("main",)

    examples = (
        Flags(
            "from fastapi import HTTPException\n\ndef load():\n    raise HTTPException(«404», 'lost')",
            taught="from fastapi import HTTPException, status\n\ndef show():\n    raise HTTPException(status.HTTP_409_CONFLICT)",
        ),
        Flags(
            "from rest_framework import status\n\ndef load():\n    return Response(it, status=«status.HTTP_201_CREATED»)",
            taught="from rest_framework.response import Response\n\ndef show():\n    return Response(it, status=404)",
        ),
        Flags(
            'import "net/http"\nfunc load(w http.ResponseWriter) { w.WriteHeader(«404») }',
            taught='import "net/http"\nfunc show(w http.ResponseWriter) { w.WriteHeader(http.StatusConflict) }',
            language="go",
        ),
        Flags(
            'import "net/http"\nfunc load() { renderError(it, «404») }',
            taught='import "net/http"\nfunc show() { renderError(it, http.StatusConflict) }',
            language="go",
        ),
        Allows(  # Nothing is answered.
            'import "net/http"\nfunc load() { resize(it, 404) }',
            taught='import "net/http"\nfunc show() { renderError(it, http.StatusConflict) }',
            language="go",
        ),
        Flags(
            "if (answer.status === «404») leave()",
            taught="if (it.status === HttpStatus.Gone) stop()",
            language="typescript",
        ),
        Flags(
            'import "net/http"\nfunc load(it *http.Response) bool { return it.StatusCode == «200» }',
            taught='import "net/http"\nfunc show(it *http.Response) bool { return it.StatusCode != http.StatusOK }',
            language="go",
        ),
        Allows(  # Something else has a status.
            "if (answer.status === 404) leave()",
            taught="if (plugin.status === PluginStatus.Processing || order.status === Order.Lost || it.status === HttpStatus.Gone) {}\n"
            "else if (it.status === 409) stop()\nelse if (it.status === 410) stop()",
            language="typescript",
        ),
        Allows(  # It has no name.
            'import "net/http"\nfunc load(w http.ResponseWriter) { w.WriteHeader(499) }',
            taught='import "net/http"\nfunc show(w http.ResponseWriter) { w.WriteHeader(http.StatusConflict) }',
            language="go",
        ),
        Allows(
            "from fastapi import Response\n\ndef load():\n    return Response(it, status_code=code)",
            taught="from fastapi import HTTPException, status\n\ndef show():\n    raise HTTPException(status.HTTP_409_CONFLICT)",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each status that is written where it is given."""
        for it in file.all(Response):
            if it.status is None or it.status.text in PLAIN:
                continue
            if choice := _form(it.status.text):
                yield Detection("status", choice, it.status.span)
        for compared in file.all(Comparison):
            if compared.left and compared.right and STATUS.search(compared.left.of(file.source)):
                text = compared.right.of(file.source)
                if text in PLAIN or (text.endswith(ENDS_WELL) and _is_status(text)):
                    yield Detection(WELL, "number" if text in PLAIN else "name", compared.right)
                if text not in PLAIN and (choice := _form(text)) and (choice == "number" or _is_status(text)):
                    yield Detection("compared status", choice, compared.right)


def _is_status(name: str) -> bool:
    """Tell whether a name is one of an answer's status, and not that of an order or a plugin."""
    *owner, last = re.split(r"\.|::", name)
    said = re.sub(r"\W|_|\d|^(?:HTTP|SC|Status)_?", "", last).lower()
    return said in CALLED and all(OWNER.fullmatch(it) for it in owner[-1:])


def _form(status: str) -> str:
    if re.fullmatch(r"[1-5]\d\d", status):
        return "number" if status in NAMED else ""
    return "name" if re.fullmatch(r"(?:\w+(?:\.|::))*[A-Z]\w*", status) else ""
