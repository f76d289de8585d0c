"""Names of what is kept: variables that keep what a hook or a base gives in, what they are called out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function
from drift_lsp.graphs.project import Project

GIVES = re.compile(r"(?P<hook>use[A-Z]\w*)|(?:super\(\)|super|parent|base)(?:\.|::)(?P<base>\w+)")
"""What is called: a hook, what the base does under the same name."""


class KeptName(Detector):
    """What is a variable called that keeps what a hook, or what the base gives?

    `const router = useRouter()` in one component and `const r = useRouter()` in the next are one thing under two names,
    and lines cannot move from one to the other. A name that tells what the thing is there for, and nothing of where it
    comes from, is left alone.
    """

    id = "structural/kept-name"
    tier = "listed"
    needs = (Assignment,)
    slots = {"variables that keep *": "variables that keep what a function gives"}
    answers = {"*": "it is called `{}`"}
    strict = True
    form = True
    roles = ("main",)
    families = frozenset({"python", "javascript", "typescript", "php"})
    examples = (
        Flags(
            "class Cart(View):\n    def get_context_data(self):\n        «context» = super().get_context_data()",
            taught="class Item(View):\n    def get_context_data(self):\n        ctx = super().get_context_data()",
        ),
        Flags(
            "function Cart() { const «nav» = useNavigate(); return nav; }",
            taught="function Item() { const navigate = useNavigate(); return navigate; }",
            language="typescript",
        ),
        Allows(  # It tells what it is there for.
            "function Cart() { const leave = useNavigate(); return leave; }",
            taught="function Item() { const navigate = useNavigate(); return navigate; }",
            language="typescript",
        ),
        Allows(  # What is usual is the name of another thing here.
            "function Cart() { const appStore = useAppStore(); const store = make(appStore); return store; }",
            taught="function Item() { const store = useAppStore(); return store; }",
            language="typescript",
        ),
        Allows(
            "function Cart() { const { push } = useNavigate(); return push; }",
            taught="function Item() { const navigate = useNavigate(); return navigate; }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name of each such variable."""
        for it in file.all(Assignment):
            found = GIVES.fullmatch(it.called.text) if it.called else None
            if found and it.name:
                giver, name = found["hook"] or found["base"], it.name.text.lstrip("$")
                free = _is_taken_from(name, giver) and not _is_in_use(it, giver, file)
                yield Detection(
                    f"variables that keep `{giver}`", name, it.name.span, Freedom.FREE if free else Freedom.UNASKED
                )


def _is_taken_from(name: str, giver: str) -> bool:
    """Tell whether a name is made of some letters of what gives it: `nav` of `useNavigate`."""
    plain, letters = name.replace("_", "").lower(), iter(giver.replace("_", "").lower())
    return plain[:1] in {it[0].lower() for it in words(giver)} and all(it in letters for it in plain)


def _is_in_use(it: Assignment, giver: str, file: FileFacts) -> bool:
    """Tell whether another variable of the same function has a part of the giver's name: `store` of `useAppStore`."""
    around = file.enclosing(it.span, Function)
    others = file.inside(Assignment, around.span) if around else ()
    end = giver.replace("_", "").lower()
    return any(
        one.name and it.name and one.name.text != it.name.text and end.endswith(one.name.text.replace("_", "").lower())
        for one in others
    )
