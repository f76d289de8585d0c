"""Promoted parameters: what constructors are given and keep in, whether the parameter is the field out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Parameter
from drift_lsp.graphs.project import Project

CONSTRUCTORS = frozenset({"__construct", "constructor"})


class PromotedParameter(Detector):
    """Does a constructor keep what it is given by declaring the parameter as a field?

    Declared there, a field is named once instead of three times.
    """

    id = "structural/promoted-parameter"
    needs = (Function, Parameter)
    slots = {"parameter that is kept": "parameters that constructors keep"}
    answers = {"promoted": "the parameter is declared as a field", "assigned": "it is assigned to a field by hand"}
    conventions = frozenset({"promoted"})
    tier = "listed"
    roles = ("main",)
    families = frozenset({"php"})

    examples = (
        Flags(
            "<?php\nclass Cart { private $row; public function __construct(«$row») { $this->row = $row; } }",
            taught="<?php\nclass Item { public function __construct(private $price) {} }",
            language="php",
        ),
        Allows(  # Shorter is no departure.
            "<?php\nclass Cart { public function __construct(private $row) {} }",
            taught="<?php\nclass Item { public function __construct($a, private $b) { $this->a = $a; } }",
            language="php",
        ),
        Allows(  # It keeps something else.
            "<?php\nclass Cart { public function __construct($row) { $this->row = load($row); } }",
            taught="<?php\nclass Item { public function __construct(private $price) {} }",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each parameter that a constructor keeps how it does."""
        for function in file.all(Function):
            if function.name is None or function.body is None or function.name.text not in CONSTRUCTORS:
                continue
            body = function.body.of(file.source)
            for it in file.inside(Parameter, function.span):
                if it.name is None or file.enclosing(it.span, Function) != function:
                    continue
                if it.promoted:
                    yield Detection("parameter that is kept", "promoted", it.span)
                elif re.search(rf"this(?:->|\.){it.name.text}\s*=\s*\$?{it.name.text}\s*;", body):
                    yield Detection("parameter that is kept", "assigned", it.span)
