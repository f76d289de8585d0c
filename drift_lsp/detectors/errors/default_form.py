"""Forms of defaults: values that may be missing in, how an empty one is put in their place out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

NAMES = {"unwrap_or_default": "default", "unwrap_or": "spelled", "unwrap_or_else": "spelled"}

MADE = re.compile(
    r"(?:(?:std::)?\w+::)*(?:Vec|String|HashMap|HashSet|BTreeMap|BTreeSet|VecDeque|PathBuf|Default)(?:::<[^()]*>)?::(?:new|default)"
    r"(?P<called>\(\))?|(?P<empty>vec!\[\]|\"\"\.(?:to_string|to_owned|into)\(\))"
)
"""An empty value of a type."""


class DefaultForm(Detector):
    """Is an empty value put in place of a missing one by `unwrap_or_default`, or is it spelled out?

    The short form stays right when the type changes.
    """

    id = "errors/default-form"
    tier = "listed"
    needs = (Call,)
    form = True
    slots = {"empty value": "empty values in place of missing ones"}
    answers = {"default": "`unwrap_or_default` puts it there", "spelled": "it is spelled out"}
    conventions = frozenset({"default"})
    families = frozenset({"rust"})
    strict = True
    local = True
    examples = (
        Flags(
            "fn load() { all().«unwrap_or_else(Vec::new)»; }",
            taught="fn save() { all().unwrap_or_default(); }",
            fixed="fn load() { all().unwrap_or_default(); }",
            language="rust",
        ),
        Flags(
            "fn load() { all().«unwrap_or(String::new())»; }",
            taught="fn save() { all().unwrap_or_default(); }",
            fixed="fn load() { all().unwrap_or_default(); }",
            language="rust",
        ),
        Allows(
            "fn load() { all().unwrap_or_else(Cart::new); }",
            taught="fn save() { all().unwrap_or_default(); }",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each empty value is put there."""
        for name, choice in NAMES.items():
            for it in file.called(name):
                assert it.name
                if choice == "default" or _is_empty(it, file, called=name == "unwrap_or"):
                    yield Detection("empty value", choice, Span(it.name.span.start, it.span.end))

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Write the short form."""
        if expected == "default":
            yield Edit(at, "unwrap_or_default()")


def _is_empty(it: Call, file: FileFacts, *, called: bool) -> bool:
    """Tell whether what stands in for a missing value is an empty one: the value itself, or what makes it."""
    found = MADE.fullmatch(it.arguments[0].of(file.source)) if len(it.arguments) == 1 else None
    return found is not None and called == bool(found["called"] or found["empty"])
