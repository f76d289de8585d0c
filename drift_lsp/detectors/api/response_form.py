"""Forms of answers: answers in JSON in, how each is made out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Response
from drift_lsp.graphs.project import Project

WRITTEN = ("Blob", "Raw", "Bytes", "Stream")
"""What is sent so is JSON already."""

LARAVEL = "<?php\nuse Illuminate\\Http\\JsonResponse;\n"


class ResponseForm(Detector):
    """How is an answer in JSON made?

    Made in one way, all answers get the same headers and the same flags.
    """

    id = "api/response-form"
    needs = (Response,)
    slots = {"answer in JSON": "answers in JSON"}
    answers = {"*": "it is made with `{}`"}
    tier = "listed"
    roles = ("main",)

    examples = (
        Flags(
            f"{LARAVEL}function load() {{ return new «JsonResponse»($cart); }}",
            taught=f"{LARAVEL}function save() {{ return response()->json($item); }}",
            language="php",
        ),
        Allows(
            f"{LARAVEL}function load() {{ return view('cart'); }}",
            taught=f"{LARAVEL}function save() {{ return response()->json($item); }}",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each answer in JSON is made."""
        for it in file.all(Response):
            if it.form and "json" in it.form.text.lower() and not it.form.text.endswith(WRITTEN):
                yield Detection("answer in JSON", it.form.text, it.form.span)
