"""Fronts of packages: imports of packages in, whether a folder inside of one is named out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

INSIDE = frozenset({"lib", "dist", "es", "esm", "cjs", "src", "build", "internal", "_internal"})
"""Folders of a package that nobody outside is promised."""


class PackageFront(Detector):
    """Is a package imported by its name, or by a folder inside of it?

    What stands in `dist/` or `internal/` may go with the next release. It is said where another file names the package
    itself.
    """

    id = "structural/package-front"
    needs = (Import,)
    slots = {"import of a package": "imports of packages"}
    answers = {"front": "the package itself is named", "inside": "a folder inside of the package is named"}
    conventions = frozenset({"front"})
    tier = "listed"
    by_example = True
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags('import { Row } from «"antd/dist/row"»;', taught='import { Item } from "antd";', language="javascript"),
        Flags(
            'import type { Row } from «"@rows/all/lib"»;',
            taught='import type { Item } from "@rows/all";',
            language="typescript",
        ),
        Allows('import { Row } from "antd/row";', taught='import { Item } from "antd";', language="typescript"),
        Allows(  # Nobody names it as a whole.
            'import { Row } from "rows/lib/row";', taught='import { Item } from "antd";', language="typescript"
        ),
        Allows('import { Row } from "./lib/row";', taught='import { Item } from "antd";', language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each import of a package of others whether it reaches inside."""
        for it in file.all(Import):
            if it.module is None or it.module.text.startswith((".", "/", "node:", "#", "@/", "~")):
                continue
            parts = it.module.text.split("/")
            named = 1 + parts[0].startswith("@")
            inside = not INSIDE.isdisjoint(parts[named:])
            if project.alias_for(file.path, it.module.text) or (len(parts) > named and not inside):
                continue
            package = "/".join(parts[:named])
            place = Span(it.module.span.start - 1, it.module.span.end + 1)
            yield Detection("import of a package", "inside" if inside else "front", place, token=package)
