"""Guards of routes: routes in, whether something checks who may use them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Decorator, Function, Parameter, Route
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

GUARD = re.compile(
    r"login|logged|permission|authoriz|authenticat|\bauth|Auth(?!or\b)|secured|roles?_?allowed|requires?_|UseGuards|Roles|Anonymous|Public|public"
    r"|current_user|CurrentUser|PermitAll|DenyAll|IsGranted|_required$|csrf",
)
"""Words of decorators and dependencies that say who may come in, everybody included."""

DEPENDS = re.compile(r"(?:Depends|Security)\(\s*([\w.]*)")


class RouteGuard(Detector):
    """Does something check who may use a route?

    Where the routes around it are guarded, one without a guard is open to everybody, by accident more often than not.
    What says in so many words that everybody may come in is guarded too.
    """

    id = "auth/route-guard"
    needs = (Route, Function, Decorator)
    slots = {"route": "routes"}
    answers = {"present": "it is said who may use the route", "absent": "nothing says who may use the route"}
    usual = True
    conventions = frozenset({"present"})
    roles = ("main",)
    severity = "warning"

    examples = (
        Flags(
            "from flask import Blueprint\n\n@bp.get('/carts')\ndef «load»(): pass",
            taught="from flask import Blueprint\n\n@bp.get('/items')\n@login_required\ndef show(): pass",
        ),
        Flags(
            "from fastapi import APIRouter\n\n@api.get('/carts')\ndef «load»(): pass",
            taught="from fastapi import APIRouter\n\n@api.get('/items')\ndef show(user=Depends(get_current_user)): pass",
        ),
        Allows(
            "from flask import Blueprint\n\n@bp.get('/carts')\n@public\ndef load(): pass",
            taught="from flask import Blueprint\n\n@bp.get('/items')\n@login_required\ndef show(): pass",
        ),
        Allows(
            "from flask import Blueprint\n\ndef load(): pass",
            taught="from flask import Blueprint\n\n@bp.get('/items')\n@login_required\ndef show(): pass",
        ),
        Allows(
            "from fastapi import APIRouter\n\n@api.get('/carts', dependencies=[Depends(authorized)])\ndef load(): pass",
            taught="from fastapi import APIRouter\n\n@api.get('/items')\ndef show(user=Depends(get_current_user)): pass",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each function that is declared to answer a route whether a guard stands on it or its class."""
        routes = {it.span for it in file.all(Route)}
        if not routes:
            return
        for it in file.all(Function):
            decorators = file.decorators(it)
            if it.name is None or not any(other.span in routes for other in decorators):
                continue
            owner = file.method_of(it)
            around = [*decorators, *(file.decorators(owner) if isinstance(owner, Class) else ())]
            guarded = any(_guards(other.span, file) for other in around) or _asks_for_user(it, file)
            yield Detection("route", "present" if guarded else "absent", it.name.span)


def _guards(span: Span, file: FileFacts) -> bool:
    said = span.of(file.source)
    name = said.partition("(")[0]
    return GUARD.search(name) is not None or any(GUARD.search(it) for it in DEPENDS.findall(said))


def _asks_for_user(it: Function, file: FileFacts) -> bool:
    """Tell whether a parameter is filled by what checks who asks."""
    body = it.body.start if it.body else it.span.end
    said = (parameter.span.of(file.source) for parameter in file.inside(Parameter, Span(it.span.start, body)))
    return any(GUARD.search(found) for text in said for found in [*DEPENDS.findall(text), text])
