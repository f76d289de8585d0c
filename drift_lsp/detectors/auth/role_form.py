"""Roles and permissions: guards in, whether they name them by text or by a constant out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Text
from drift_lsp.graphs.project import Project

ASKS = re.compile(
    r"(?i)(?:has|require|check|need|user)s?_?(?:any_?)?(?:perm(?:ission)?|role|scope|authorit)|authorize|roles_?allowed|isgranted"
)


class RoleForm(Detector):
    """Is a role or a permission named by a text or by a constant?

    A text that is misspelt lets nobody in, or everybody, and no tool tells.
    """

    id = "auth/role-form"
    needs = (Call, Text)
    slots = {"role or permission": "roles and permissions that are asked for"}
    answers = {"text": "it is named by a text", "constant": "it is named by a constant"}
    roles = ("main",)
    local = True

    examples = (
        Flags(
            "def load(user):\n    user.has_perm(«'cart.see'»)",
            taught="def show(user):\n    user.has_perm(Permission.SEE)",
        ),
        Flags("@require_role(«Role.ADMIN»)\ndef load(): pass", taught="@require_role('admin')\ndef show(): pass"),
        Allows(
            "def load(user, name):\n    user.has_perm(name)",
            taught="def show(user):\n    user.has_perm(Permission.SEE)",
        ),
        Allows(
            "def load(user):\n    user.has_name('cart')", taught="def show(user):\n    user.has_perm(Permission.SEE)"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the first argument of each question for a role or a permission is written."""
        for call in file.all(Call):
            if call.name is None or not call.arguments or not _asks(call.name.text):
                continue
            for argument in call.arguments[:2]:
                said = argument.of(file.source)
                if file.starting(Text, argument.start) and said[:1] in "\"'":
                    yield Detection("role or permission", "text", argument)
                    break
                if re.fullmatch(r"(?:[A-Z]\w*[.:]+)+\w+|[A-Z][A-Z0-9_]+", said):
                    yield Detection("role or permission", "constant", argument)
                    break


@lru_cache(maxsize=4096)
def _asks(name: str) -> bool:
    """Tell whether a call asks for a role or a permission; the same few names are called again and again."""
    return ASKS.search(name) is not None
