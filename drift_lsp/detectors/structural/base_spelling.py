"""Spelling of bases: classes in, whether the name of what they extend is written with its module out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class
from drift_lsp.graphs.project import Project

NAME = re.compile(r"(?:[A-Za-z_]\w*\.)*([A-Z]\w*)")


class BaseSpelling(Detector):
    """Is what a class extends written with the module it comes from?

    `extends React.Component` and `extends Component` mean one base; who looks for all heirs has to search for both. Each
    base is asked by itself.
    """

    id = "structural/base-spelling"
    needs = (Class,)
    slots = {"base *": "classes with a base of that name"}
    answers = {"*": "it extends `{}`"}
    tier = "listed"
    strict = True
    families = frozenset({"javascript", "typescript", "python"})
    examples = (
        Flags(
            'import { Component } from "react";\nclass Cart extends «Component» {}',
            taught='import React from "react";\nclass Item extends React.Component {}',
            language="javascript",
        ),
        Flags(
            "from django.db import models\nclass Cart(«models.Model»): pass",
            taught="from django.db.models import Model\nclass Item(Model): pass",
        ),
        Allows(
            "from .base import Store\nclass Cart(Store): pass",
            taught="from django.db import models\nclass Item(models.Model): pass",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each base is written."""
        for it in file.all(Class):
            for base in it.bases:
                # What `self.app.Item` is made of nobody else can name.
                if (name := NAME.fullmatch(base.text)) and not base.text.startswith(("self.", "this.", "cls.")):
                    yield Detection(f"base {name[1]}", base.text, base.span)
