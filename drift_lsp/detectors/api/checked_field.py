"""Checked fields: classes that hold what was sent in, whether their fields are checked out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Decorator
from drift_lsp.graphs.project import Project

SENT = re.compile(r"(?:Dto|DTO|Input|Request|Payload|Args|Command)$")


class CheckedField(Detector):
    """Does each field of what is sent to the program say what it may hold?

    A field without a decorator is taken as it comes, or dropped, while its neighbours are checked.
    """

    id = "api/checked-field"
    needs = (Assignment, Class, Decorator)
    slots = {"field of what was sent": "fields of what was sent"}
    answers = {"present": "a decorator says what it may hold", "absent": "no decorator says what it may hold"}
    conventions = frozenset({"present"})
    families = frozenset({"typescript"})
    roles = ("main",)

    examples = (
        Flags(
            "export class RowDto { @IsString() id: string; «name»: string; }",
            taught="export class CartDto { @IsInt() size: number; @IsString() name: string; }",
            language="typescript",
        ),
        Allows(
            "export class Row { name: string; }",
            taught="export class CartDto { @IsInt() size: number; }",
            language="typescript",
        ),
        Allows(  # None is checked: it is filled by the program itself.
            "export class RowDto { name: string; }",
            taught="export class CartDto { @IsInt() size: number; }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each field of a class with checked fields whether it is checked."""
        for owner in file.all(Class):
            if owner.name is None or not SENT.search(owner.name.text):
                continue
            fields = [it for it in file.inside(Assignment, owner.span) if it.member and it.name and not it.is_static]
            checked = [bool(file.decorators(it)) for it in fields]
            if any(checked):
                for it, is_checked in zip(fields, checked, strict=True):
                    if it.name and it.value is None:
                        yield Detection("field of what was sent", "present" if is_checked else "absent", it.name.span)
