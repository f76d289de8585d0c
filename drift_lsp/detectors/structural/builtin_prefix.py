"""Prefixes of built-in modules: imports of modules that come with the language in, whether they say so out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Export, Import
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

_MODULES = """assert async_hooks buffer child_process cluster crypto dns events fs http http2 https module net os path
perf_hooks process querystring readline stream string_decoder timers tls tty url util v8 vm worker_threads zlib"""
MODULES = frozenset(_MODULES.split())
PREFIX = "node:"


class BuiltinPrefix(Detector):
    """Is a built-in module imported as `node:fs` or as `fs`?

    The prefix tells it from a package of the same name, and sorts it with its like. So nobody is asked to leave it out.
    """

    id = "structural/builtin-prefix"
    needs = (Import, Export)
    slots = {"built-in module": "imports of built-in modules"}
    answers = {"node:": "it is imported with the prefix `node:`", "plain": "it is imported without a prefix"}
    conventions = frozenset({"node:"})

    examples = (
        Flags(
            "import row from '«fs»'",
            taught="import path from 'node:path'",
            fixed="import row from 'node:fs'",
            language="typescript",
        ),
        Flags(
            "const row = require('«fs/promises»')",
            taught="const path = require('node:path')",
            fixed="const row = require('node:fs/promises')",
            language="javascript",
        ),
        Allows(  # Whoever begins to write the prefix is not asked to take it away.
            "import row from 'node:fs'", taught="import path from 'path'", language="typescript"
        ),
        Allows("import row from 'fs-extra'", taught="import path from 'node:path'", language="typescript"),
        Allows("import row from 'node:test'", taught="import path from 'path'", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each import of a module that can have either."""
        for it in file.all(Import):
            if it.module and it.module.text.removeprefix(PREFIX).partition("/")[0] in MODULES:
                choice = "node:" if it.module.text.startswith(PREFIX) else "plain"
                yield Detection("built-in module", choice, it.module.span)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Put the prefix there."""
        yield Edit.insert(at.start, PREFIX)
