"""Sites: facts in, each function, class, call and handler with its features out — what implications are mined from.

A call's choice is the sorted set of its keywords; a component's the set of its props; a class's, function's and
handler's the set of their features. `learning.mine` turns these sets into "with or without" conventions.
"""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Detection, Role
from drift_lsp.facts.file import FileFacts
from drift_lsp.graphs.outline import Outline
from drift_lsp.graphs.project import Project


def sites(file: FileFacts, outline: Outline, project: Project, role: Role) -> Iterator[tuple[str, Detection]]:
    """Report every site with its features, each under the name of its kind."""
    return iter(())
