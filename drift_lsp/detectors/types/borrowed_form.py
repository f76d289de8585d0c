"""Forms of borrowed parameters: parameters in, whether they borrow a slice or the owner of one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FORM = re.compile(rb"&(?:'\w+\s+)?(?:(?P<text>str\b|String\b)|(?P<list>\[|Vec<))")


class BorrowedForm(Detector):
    """Is a borrowed text taken as `&str`, and a borrowed list as `&[…]`?

    A slice takes literals and parts as well; `&String` and `&Vec` make the caller own the whole.
    """

    id = "types/borrowed-form"
    needs = (Parameter, Function)
    slots = {"borrowed text": "parameters that borrow a text", "borrowed list": "parameters that borrow a list"}
    answers = {
        "str": "it is borrowed as `&str`",
        "String": "it is borrowed as `&String`",
        "[": "it is borrowed as `&[…]`",
        "Vec<": "it is borrowed as `&Vec<…>`",
    }
    conventions = frozenset({"str", "["})
    families = frozenset({"rust"})
    examples = (
        Flags("fn load(name: «&String») {}", taught="fn save(name: &str) {}", language="rust"),
        Flags("fn load(all: «&Vec<u8>») {}", taught="fn save(all: &[u8]) {}", language="rust"),
        Allows(  # Who calls it says what it is handed.
            "fn load() { all(|it: &String| it.len()); }", taught="fn save(it: &str) { put(it); }", language="rust"
        ),
        Allows(
            "#[allow(clippy::ptr_arg)]\nfn load(name: &String) {}", taught="fn save(name: &str) {}", language="rust"
        ),
        Allows("fn load(name: &mut String) {}", taught="fn save(name: &str) {}", language="rust"),
        Allows(
            "impl Named for Cart { fn load(&self, name: &String) {} }",
            taught="fn save(name: &str) {}",
            language="rust",
        ),
        Allows(  # It is compared as what it is.
            "fn load(it: &String) -> bool { row == Some(it) }", taught="fn save(it: &str) {}", language="rust"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each parameter that borrows a text or a list."""
        for it in file.all(Parameter):
            if it.annotation is None:
                continue
            found = FORM.match(file.source, it.annotation.start, it.annotation.end)
            function = file.enclosing(it.span, Function) if found else None
            inner = file.enclosing(it.span, Lambda) if function else None
            if inner and function and inner.span in function.span:
                continue  # Who calls it says what it is handed.
            if found and function and not function.overrides and not _is_meant(function, file):
                if it.name and function.body and _is_needed(it.name.text, function.body, file):
                    continue
                kind = found.lastgroup or ""
                yield Detection(f"borrowed {kind}", found[kind].decode(), it.annotation)


def _is_needed(name: str, body: Span, file: FileFacts) -> bool:
    """Tell whether a parameter is copied, or compared, as the very type that it is."""
    used = rb"\bSome\(%b\)|\bclone_from\(%b\)|\b%b\.(?:clone|capacity)\(\)|== %b\b" % ((name.encode(),) * 4)
    return re.search(used, file.source[body.start : body.end]) is not None


def _is_meant(function: Function, file: FileFacts) -> bool:
    """Tell whether the compiler was told to say nothing of it; a trait, which may ask for it, is another matter."""
    return any(b"ptr_arg" in file.source[it.span.start : it.span.end] for it in file.decorators(function))
