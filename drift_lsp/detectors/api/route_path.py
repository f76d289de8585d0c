"""Route paths: the paths a program answers in, how they are spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import CAMEL, KEBAB, OTHER, PASCAL, SNAKE, case
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Route
from drift_lsp.graphs.project import Project

HOLE = re.compile(r"<[^>]*>|\{[^}]*\}|\[[^\]]*\]|:\w+\??|\*\w*|\(\?[^)]*\)|[$^]")
"""What stands for any value: `<int:id>`, `{id}`, `[id]`, `:id`."""

UNKNOWN = re.compile(r"\$\{|\$\w|#\{|%\w|\{\{")
"""How a path begins whose beginning is looked up: `${shop.path:/carts}`."""

ESCAPING = frozenset({"csharp"})
"""Families in which a slash at the beginning leaves the path of the class behind: it is no matter of spelling."""

WORDS, FIRST, LAST = "words of a path", "beginning of a path", "end of a path"


class RoutePath(Detector):
    """How are the paths of routes spelled?

    Who calls an API guesses the next path from the ones he knows: the case of its words, the slash it begins and ends
    with. A path of its own style is one he guesses wrong.
    """

    id = "api/route-path"
    needs = (Route,)
    tier = "listed"
    form = True
    slots = {
        WORDS: "paths with several words",
        FIRST: "paths of routes",
        LAST: "paths of routes",
    }
    answers = {
        KEBAB: "words are joined by `-`",
        SNAKE: "words are joined by `_`",
        CAMEL: "words are joined in camelCase",
        PASCAL: "words are joined in PascalCase",
        "leading slash": "the path begins with a slash",
        "no leading slash": "the path does not begin with a slash",
        "trailing slash": "the path ends with a slash",
        "no trailing slash": "the path does not end with a slash",
    }
    roles = ("main",)
    strict = True
    asks_text = (WORDS, FIRST, LAST)

    examples = (
        Flags(
            "<?php\nuse Illuminate\\Support\\Facades\\Route;\nRoute::get('/«cart_items»', [A::class, 'a']);",
            taught="<?php\nuse Illuminate\\Support\\Facades\\Route;\nRoute::get('/cart-rows', [B::class, 'b']);",
            language="php",
        ),
        Flags(
            'from fastapi import APIRouter\n\n@api.get("/«cart_items»")\ndef load(): pass',
            taught='from fastapi import APIRouter\n\n@api.get("/stock-rows")\ndef show(): pass',
        ),
        Flags(
            'from django.urls import path\n\nurlpatterns = [path("«carts»", show)]',
            taught='from django.urls import path\n\nurlpatterns = [path("items/", load)]',
        ),
        Allows(
            'from fastapi import APIRouter\n\n@api.get("/carts/{cart_id}")\ndef load(): pass',
            taught='from fastapi import APIRouter\n\n@api.get("/stock-rows/{row_id}")\ndef show(): pass',
        ),
        Allows(
            "import org.springframework.web.bind.annotation.*;\n"
            '@RestController class Cart { @GetMapping("${shop.path:/carts}") int a() { return 1; } }',
            taught="import org.springframework.web.bind.annotation.*;\n"
            '@RestController class Item { @GetMapping("/items") int a() { return 1; } }',
            language="java",
        ),
        Allows(
            '@api.get("cart_items")\ndef load(): pass',
            taught='from fastapi import APIRouter\n\n@api.get("/stock-rows")\ndef show(): pass',
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each path the case of its words, and whether it begins and ends with a slash."""
        for it in file.all(Route):
            if it.path is None or not (path := it.path.text) or path in ("/", "*") or path[0] in "^(":
                continue
            span = it.path.span
            if UNKNOWN.match(path):
                continue  # What it begins with stands somewhere else.
            if file.language.family not in ESCAPING:
                yield Detection(FIRST, "leading slash" if path.startswith("/") else "no leading slash", span)
            if "." not in path.rpartition("/")[2] and not path.endswith(("*", "$")):
                yield Detection(LAST, "trailing slash" if path.endswith("/") else "no trailing slash", span)
            plain = HOLE.sub(" ", path)
            for found in re.finditer(r"[\w-]{2,}", plain):
                if style := _style(found.group()):
                    at = path.find(found.group())
                    start = span.start + len(path[:at].encode())
                    yield Detection(WORDS, style, type(span)(start, start + len(found.group())), token=found.group())


def _style(word: str) -> str:
    """Tell how the words of one step of a path are joined; "" for a single word."""
    if "-" in word:
        return KEBAB if "_" not in word and word == word.lower() else OTHER
    style = case(word)
    return "" if "|" in style else style
