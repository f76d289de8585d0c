"""Depth of imports: imports of a package in, whether the package itself is named or a module inside it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.project import Project

BUILT = frozenset({"lib", "dist", "es", "esm", "cjs", "src", "build", "internal", "_internal"})
"""Folders of a package that hold all of it once more."""


class ImportDepth(Detector):
    """Is a package imported as a whole, or one of the modules inside it?

    `antd/lib/button` loads a button, `antd` all there is; with both in one program everything is loaded twice. Each
    package is asked by itself, and said where another file has the same thing from the other place: a module inside it
    may be the only one that has it.
    """

    id = "structural/import-depth"
    needs = (Import, ImportedName)
    slots = {"imports from *": "imports from a package"}
    answers = {"whole": "the package itself is named", "*": "a module under `{}` is named"}
    tier = "listed"
    strict = True
    by_example = True
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags(
            'import { Button } from «"antd"»;',
            taught='import Button from "antd/lib/button";',
            language="javascript",
        ),
        Flags(
            'import Button from «"@mui/material/Button"»;',
            taught='import { Button } from "@mui/material";',
            language="typescript",
        ),
        Allows('import "antd";', taught='import Button from "antd/lib/button";', language="javascript"),
        Allows('import { a } from "./antd";', taught='import Button from "antd/lib/button";', language="javascript"),
        Allows('import type { A } from "antd";', taught='import Button from "antd/lib/button";', language="typescript"),
        Flags(
            'import { Button } from «"antd/es/button"»;', taught='import { Button } from "antd";', language="javascript"
        ),
        Allows(  # Nobody has it from elsewhere.
            'import { Row } from "antd/es/row";', taught='import { Button } from "antd";', language="typescript"
        ),
        Allows('import useMany from "swr/infinite";', taught='import useOne from "swr";', language="typescript"),
        Allows(
            'import { Inter } from "next/font/google";', taught='import Link from "next/link";', language="typescript"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the depth at which each import of a foreign package reaches into it."""
        for it in file.all(Import):
            if it.module is None or it.dynamic or it.type_only or it.module.text.startswith((".", "/", "node:", "#")):
                continue
            parts = it.module.text.split("/")
            package = "/".join(parts[: 1 + parts[0].startswith("@")])
            own = (
                parts[0] in ("@", "~") or project.is_own(it.module.text) or project.alias_for(file.path, it.module.text)
            )
            names = [] if own else [one.name or one.alias for one in file.inside(ImportedName, it.span)]
            inner = parts[1 + parts[0].startswith("@") :]
            if not names or (
                inner
                and BUILT.isdisjoint(inner)
                and _plain(inner[-1]) not in {_plain(one.text) for one in names if one}
            ):
                continue
            inside = it.module.text.removeprefix(package).strip("/").rpartition("/")[0]
            depth = "whole" if it.module.text == package else f"{package}/{inside}".rstrip("/")
            place = type(it.span)(it.module.span.start - 1, it.module.span.end + 1)
            for one in names:
                if one:
                    yield Detection(f"imports from {package}", depth, place, token=one.text)


def _plain(name: str) -> str:
    """Spell `date-picker.js` and `DatePicker` alike."""
    return re.sub(r"\.[cm]?js$|[-_.]", "", name).casefold()
