"""Docstring style: docstrings with sections in, the way they are marked up out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Comment, Function
from drift_lsp.graphs.project import Project

HEADINGS = frozenset({"Parameters", "Returns", "Raises", "Yields", "Attributes"})
"""Headings that are underlined."""

GOOGLE = frozenset({"Args:", "Arguments:", "Returns:", "Raises:", "Yields:"})
"""Headings that stand on a line of their own."""

SPHINX = (":param ", ":returns:", ":return:", ":raises ", ":rtype:", ":type ")
SHORTEST = 20
"""Bytes; a shorter docstring has no parts."""

TYPED = re.compile(r"@(?:param|returns?)\s+\{(?!@)")
"""Javadoc's `@return {@code …}` names no type."""

PARAMETER = re.compile(r"@param\s+(\{(?!@))?")

TYPELESS = re.compile(r"@(?:param|returns?|raise)\s")
"""Tags that tell which of both is meant."""

TAGS = ("@param ", "@return ", "@returns ", "@throws ", "@raise ")

PARAMETERS = "types of parameters"


class DocstringStyle(Detector):
    """How are parameters and results marked up in docstrings?

    Tools that build documentation read one markup and print the others as they stand. Only docstrings that have such
    parts are asked.
    """

    id = "documentation/docstring-style"
    needs = (Function, Comment)
    slots = {"docstring": "docstrings with parts", PARAMETERS: "docstrings that say the type of a parameter"}
    slot_tiers = {PARAMETERS: "listed"}
    conventions = frozenset({"google", "numpy", "sphinx", "tags", "typed tags", "all"})
    answers = {
        "google": "parts are marked as `Args:`",
        "numpy": "parts are marked as underlined headings",
        "sphinx": "parts are marked as `:param name:`",
        "tags": "parts are marked as `@param name`",
        "typed tags": "parts are marked as `@param {type} name`",
        "all": "the type of each parameter is said",
        "some": "the type of a parameter is left out",
        "other": "parts are marked in several ways",
    }
    family_tiers = {"javascript": "listed"}
    local = True

    examples = (
        Flags(
            'def load(cart):\n    «"""Load it.\n\n    :param cart: which\n    """»',
            taught='def save(cart):\n    """Save it.\n\n    Args:\n        cart: which\n    """',
        ),
        Flags(
            'def load(cart):\n    «"""Load it.\n\n    Parameters\n    ----------\n    cart\n    """»',
            taught='def save(cart):\n    """Save it.\n\n    Args:\n        cart: which\n    """',
        ),
        Allows(
            "/**\n * Loads it.\n * @throws {Error} When it is not there.\n */\nfunction load() {}",
            taught="/**\n * @param {string} id which\n */\nfunction save(id) {}",
            language="javascript",
        ),
        Flags(
            "«/**\n * @param {string} id which\n */»\nfunction load(id) {}",
            taught="/**\n * @param id which\n */\nfunction save(id) {}",
            language="javascript",
        ),
        Allows(
            "/**\n * Loads it.\n * @return {size=integer} The table.\n */\nint load();",
            taught="/**\n * @param id which\n */\nint save(int id);",
            language="cpp",
        ),
        Allows(  # What it is given has no types.
            "/**\n * @param id which\n * @returns {Cart} it\n */\nfunction load(id) {}",
            taught="/**\n * @param id which\n */\nfunction save(id) {}",
            language="javascript",
        ),
        Allows(
            'def load(cart):\n    """Load it."""',
            taught='def save(cart):\n    """Save it.\n\n    Args:\n        cart: which\n    """',
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the markup of each docstring with parts."""
        definitions: list[Function | Class] = [*file.all(Function), *file.all(Class)]
        for it in definitions:
            if it.docstring and it.docstring.span.size > SHORTEST:
                style = _style(it.docstring.span.of(file.source))
                if style:
                    yield Detection("docstring", style, it.docstring.span)
        for comment in file.all(Comment):
            span = comment.span
            if span.size > SHORTEST and file.source.startswith(b"/**", span.start):
                style = _style(span.of(file.source))
                if style:
                    yield Detection("docstring", style, span)
                said = PARAMETER.findall(span.of(file.source))
                if any(said):
                    yield Detection(PARAMETERS, "all" if all(said) else "some", span)


def _style(text: str) -> str:
    found = set[str]()
    if "@" in text and any(tag in text for tag in TAGS):
        typed = set(map(bool, PARAMETER.findall(text)))
        if len(typed) > 1 or (not typed and TYPED.search(text)):
            return ""  # Both at once, or what is given back alone: braces may be there for that.
        found.add("typed tags" if any(typed) else "tags")
        if TYPELESS.search(text) is None and found == {"tags"}:
            return ""  # Who throws says so with the type in braces, or without, whatever is done elsewhere.
    if ":" in text:
        if any(field in text for field in SPHINX):
            found.add("sphinx")
        if not GOOGLE.isdisjoint(line.strip() for line in text.split("\n")):
            found.add("google")
    if "\n" in text and "---" in text and _underlined(text):
        found.add("numpy")
    return found.pop() if len(found) == 1 else "other" if found else ""


def _underlined(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n")]
    return any(under.startswith("---") and head in HEADINGS for head, under in pairwise(lines))
