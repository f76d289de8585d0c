"""Handlers of routes: routes in, how what answers them is named out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Route
from drift_lsp.graphs.project import Project

TAUGHT = "<?php\nuse Illuminate\\Support\\Facades\\Route;\nRoute::get('/a', [ItemController::class, 'index']);"


class RouteHandler(Detector):
    """How is named what answers a route?

    A class that is named as such is found and renamed by tools; one in a string is not.
    """

    id = "api/route-handler"
    needs = (Route,)
    slots = {"handler of a route": "handlers of routes"}
    answers = {
        "pair": "a class and a method are named: `[…::class, '…']`",
        "string": "it is named by a string: `'…@…'`",
    }
    conventions = frozenset({"pair"})
    roles = ("main",)

    examples = (
        Flags(
            "<?php\nuse Illuminate\\Support\\Facades\\Route;\nRoute::get('/b', «'CartController@index'»);",
            taught=TAUGHT,
            language="php",
        ),
        Allows(  # It has a single method.
            "<?php\nuse Illuminate\\Support\\Facades\\Route;\nRoute::get('/b', CartController::class);",
            taught=TAUGHT,
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each handler is named."""
        for it in file.all(Route):
            if it.handler and (text := it.handler.text).startswith(("[", "'", '"')):
                pair = text.startswith("[")
                if pair or "@" in text:
                    yield Detection("handler of a route", "pair" if pair else "string", it.handler.span)
