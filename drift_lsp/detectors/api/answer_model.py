"""Models of answers: routes in, whether they say what they answer with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Decorator, Function, Route
from drift_lsp.graphs.project import Project

ANSWERING = frozenset({"get", "post", "put", "patch"})
"""Methods that answer with something; what deletes mostly does not."""

MODEL = re.compile(rb"\bresponse_model\s*=")

OTHERWISE = re.compile(rb"\b(?:response_class|include_in_schema)\s*=|\b204\b|NO_CONTENT")
"""Says that the answer is no data, or that nobody is to read of it."""


class AnswerModel(Detector):
    """Does a route say what it answers with?

    From the model, or the type of the result, the documentation is made, and what is not in it is not sent: a field
    that nobody meant to show leaves by a route without one.
    """

    id = "api/answer-model"
    tier = "throughout"
    needs = (Route, Function, Decorator)
    slots = {"route": "routes that answer with data"}
    answers = {"present": "the route says what it answers with", "absent": "nothing says what the route answers with"}
    conventions = frozenset({"present"})
    roles = ("main",)
    families = frozenset({"python"})
    strict = True

    examples = (
        Flags(
            "from fastapi import APIRouter\n\nrouter = APIRouter()\n\n@router.«get»('/b')\ndef load(): return rows()",
            taught="from fastapi import APIRouter\n\nrouter = APIRouter()\n\n@router.get('/a', response_model=Item)\n"
            "def save(): return items()",
        ),
        Allows(
            "from fastapi import APIRouter\n\nrouter = APIRouter()\n\n@router.get('/b')\ndef load() -> Row: return row()",
            taught="from fastapi import APIRouter\n\nrouter = APIRouter()\n\n@router.get('/a', response_model=Item)\n"
            "def save(): return items()",
        ),
        Allows(  # It has nothing to say.
            "from fastapi import APIRouter\n\nrouter = APIRouter()\n\n@router.post('/b', status_code=204)\n"
            "def load(): drop()",
            taught="from fastapi import APIRouter\n\nrouter = APIRouter()\n\n@router.get('/a', response_model=Item)\n"
            "def save(): return items()",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each route that is declared above a function whether one of both says what comes back."""
        for function in file.all(Function) if file.all(Route) else ():
            for it in file.decorators(function):
                route = file.at(Route, it.span)
                if route is None or route.method is None or route.method.text not in ANSWERING:
                    continue
                said = function.returns is not None or MODEL.search(file.source, it.span.start, it.span.end)
                if said or not OTHERWISE.search(file.source, it.span.start, it.span.end):
                    yield Detection("route", "present" if said else "absent", route.method.span)
