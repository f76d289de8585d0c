"""Explained parameters: parameters of documented functions in, whether the documentation speaks of each out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda, Parameter, Part
from drift_lsp.graphs.project import Project

TAG = re.compile(
    rb"[@\\]param(?:\[[\w, ]+\])?[ \t]+(?P<said>[^\n]*)|<param name=\"(?P<xml>\w+)\"|(?P<all>inheritdoc|@see\b|@copydoc)",
    re.I,
)
"""What a documentation says of a parameter; or that all is said elsewhere."""

WORD = re.compile(rb"\w+")


class ExplainedParameter(Detector):
    """Does the documentation of a function explain each of its parameters?

    Where all are explained, one that is not looks as if it had been forgotten when it was added.
    """

    id = "documentation/explained-parameter"
    tier = "listed"
    needs = (Function, Parameter)
    slots = {
        "parameter of several": "parameters of functions whose documentation explains one",
        "only parameter": "only parameters of documented functions",
    }
    answers = {"explained": "the documentation explains it", "unexplained": "the documentation does not speak of it"}
    conventions = frozenset({"explained"})
    strict = True
    roles = ("main",)
    families = frozenset({"c", "csharp", "java", "javascript", "php", "typescript"})
    examples = (
        Flags(
            "class Cart {\n/** Loads it.\n * @param a which\n */\nvoid load(int a, int «b») { } }",
            taught="class Item {\n/** Saves it.\n * @param a which\n * @param b how\n */\nvoid save(int a, int b) { } }",
            language="java",
        ),
        Allows(  # Who explains none has chosen to.
            "class Cart {\n/** Loads it. */\nvoid load(int a, int b) { } }",
            taught="class Item {\n/** Saves it.\n * @param a which\n * @param b how\n */\nvoid save(int a, int b) { } }",
            language="java",
        ),
        Flags(
            "class Cart {\n/// <summary>Loads it.</summary>\nvoid Load(int «a») { } }",
            taught='class Item {\n/// <summary>Saves it.</summary>\n/// <param name="a">which</param>\nvoid Save(int a) { } }',
            language="csharp",
        ),
        Flags(
            "<?php\n/** Loads it. */\nfunction load(int $«a») { }",
            taught="<?php\n/** @param int $a which */\nfunction save(int $a) { }",
            language="php",
        ),
        *(
            Allows(
                code,
                taught="class Item {\n/** Saves it.\n * @param a which\n */\nvoid save(int a) { } }",
                language="java",
            )
            for code in (
                "class Cart {\n/** {@inheritDoc} */\nvoid load(int a) { } }",
                "class Cart {\n/** Loads it. */\n@Override public void load(int a) { } }",
                "class Cart {\nvoid load(int a) { } }",
            )
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each parameter of a documented function whether its documentation speaks of it."""
        functions = dict[int, tuple[Function, list[Part]]]()
        for it in file.all(Parameter):
            around, inner = file.enclosing(it.span, Function), file.enclosing(it.span, Lambda)
            if around and it.name and not around.overrides and not (inner and inner.span in around.span):
                functions.setdefault(around.span.start, (around, []))[1].append(it.name)
        for function, named in functions.values():
            told = _told(function, file)
            if told is None or (len(named) > 1 and told.isdisjoint(map(_word, named))):
                continue  # Who explains none has chosen to.
            slot = "parameter of several" if len(named) > 1 else "only parameter"
            for name in named:
                yield Detection(slot, "explained" if _word(name) in told else "unexplained", name.span)


def _word(name: Part) -> bytes:
    return name.text.strip("$*&.").encode()


def _told(it: Function, file: FileFacts) -> frozenset[bytes] | None:
    """Name what the documentation of a function explains; None where there is none, or all is said elsewhere."""
    said = file.documentation(it)
    if said is None:
        return None
    names = set[bytes]()
    for found in TAG.finditer(file.source, said.start, said.end):
        if found["all"]:
            return None
        names.update([found["xml"]] if found["xml"] else WORD.findall(found["said"]))
    return frozenset(names)
