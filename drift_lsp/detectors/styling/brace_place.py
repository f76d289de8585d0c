"""Places of braces: blocks in, whether their brace stands behind what they belong to or below it out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.usual import unusual
from drift_lsp.facts.vocabulary import Branch, Class, Cleanup, Function, Handler, Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FUNCTION, CLASS = "brace of a function", "brace of a class"
BLOCK, OTHERWISE = "brace of a branch or loop", "word behind a brace"

CAUGHT = "handler behind a brace"
ENDS = b"catch", b"finally"

WIDTH = 78
"""Letters of a line behind which a brace may have no room any more."""

WIDEST = 40
"""Bytes between a block and the word behind it that are looked at."""


class BracePlace(Detector):
    """Does a brace stand at the end of a line, or on a line of its own?

    Nothing hangs on it, and that is why a project settles it once: whoever reads looks for blocks in one place.
    """

    id = "styling/brace-place"
    family_tiers = {"php": "throughout"}
    slot_tiers = {CLASS: "throughout", CAUGHT: "listed"}
    needs = (Function, Class, Branch, Loop)
    beyond = True
    form = True
    layout = True
    slots = {
        FUNCTION: "functions over several lines",
        CLASS: "classes over several lines",
        BLOCK: "branches and loops",
        OTHERWISE: "branches with an `else`",
        CAUGHT: "handlers, and what is done at last",
    }
    answers = {
        "behind": "the brace stands at the end of the line",
        "below": "the brace stands on a line of its own",
        "one line": "`else` stands on the line of the brace",
        "two lines": "`else` stands on a line of its own",
        "on its line": "`catch` and `finally` stand on the line of the brace",
        "below it": "`catch` and `finally` stand on a line of their own",
    }
    strict = True
    families = frozenset({"c", "php", "java", "csharp"})
    examples = (
        Allows(  # Behind parameters on several lines it stands with their bracket, whatever others do.
            "<?php\nfunction load(\n    int $one,\n    int $two\n) {\n    return $one;\n}\n",
            taught="<?php\nfunction save(int $one)\n{\n    return $one;\n}\n",
            language="php",
        ),
        Flags(
            "int load(int n)\n«{»\n    return n;\n}\n",
            taught="int save(int n) {\n    return n;\n}\n",
            language="c",
        ),
        Flags(
            "<?php\nfinal class Cart extends Row «{»\n    public int $n = 1;\n}\n",
            taught="<?php\nclass Item\n{\n    public int $n = 1;\n}\n",
            language="php",
        ),
        Allows(
            "<?php\nload(new class implements Row {\n    public int $n = 1;\n});\n",
            taught="<?php\nclass Item\n{\n    public int $n = 1;\n}\n",
            language="php",
        ),
        Flags(
            "class Cart {\n    void Load()\n    {\n        if (one) «{»\n            Drop();\n        }\n    }\n}",
            taught="class Item {\n    void Save()\n    {\n        if (two)\n        {\n            Keep();\n        }\n    }\n}",
            language="csharp",
        ),
        Flags(
            "int load(int n) {\n    if (n) {\n        a();\n    }\n    «else» {\n        b();\n    }\n    return 1;\n}\n",
            taught="int save(int n) {\n    if (n) {\n        a();\n    } else {\n        b();\n    }\n    return 1;\n}\n",
            language="c",
        ),
        *(
            Flags(
                f"class Cart {{\n    void load() {{\n        try {{\n            a();\n        }}\n        «{word}»{of} {{\n            b();\n        }}\n    }}\n}}",
                taught="class Item {\n    void save() {\n        try {\n            a();\n        } catch (Lost e) {\n            b();\n        } finally {\n            c();\n        }\n    }\n}",
                language="java",
            )
            for word, of in (("catch", " (Lost e)"), ("finally", ""))
        ),
        Flags(  # A type on a line of its own is no reason for the brace below.
            "int\nload(int n) «{»\n    return n;\n}\n",
            taught="int\nsave(int n)\n{\n    return n;\n}\n",
            language="c",
        ),
        Allows(  # It has no room on the line.
            "int load(int n) {\n    if (some_function_that_tells_of_a_cart_whether_it_is_full(n, first_of_all_carts))\n    {\n"
            "        a();\n    }\n    return 1;\n}\n",
            taught="int save(int n) {\n    if (n) {\n        a();\n    }\n    return 1;\n}\n",
            language="c",
        ),
        Allows(  # All of it stands on one line.
            "int load(int n) { return n; }\n", taught="int save(int n)\n{\n    return n;\n}\n", language="c"
        ),
        Allows(  # What is asked takes several lines.
            "int load(int n) {\n    if (n &&\n        m)\n    {\n        a();\n    }\n    return 1;\n}\n",
            taught="int save(int n) {\n    if (n) {\n        a();\n    }\n    return 1;\n}\n",
            language="c",
        ),
        Allows(  # A comment stands where the brace would.
            "int load() // it\n{\n    return 1;\n}\n", taught="int save() {\n    return 1;\n}\n", language="cpp"
        ),
        Allows(  # A comment, or what only some compile, stands between.
            "int load(int n) {\n    if (n) {\n        a();\n    }\n    /* full */\n    else {\n        b();\n    }\n    return 1;\n}\n",
            taught="int save(int n) {\n    if (n) {\n        a();\n    } else {\n        b();\n    }\n    return 1;\n}\n",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each block where its brace stands, and of each `else` where it does."""
        # What stands in another one may be a loop that a macro makes.
        outer = (it for it in file.all(Function) if it.body and not file.is_nested(it))
        functions = (_brace(_from_name(it), it.body, file.source) for it in outer if it.body)
        yield from _told(FUNCTION, functions)
        named = (it for it in file.all(Class) if it.body and it.name)  # What has no name stands in an expression.
        yield from _told(CLASS, (_brace(_from_name(it), it.body, file.source) for it in named if it.body))
        blocks: list[Branch | Loop] = [*file.all(Branch), *file.all(Loop)]
        yield from _told(BLOCK, (_brace(it.span, it.body, file.source) for it in blocks if it.body))
        yield from _told(OTHERWISE, (_otherwise(it, file.source) for it in file.all(Branch)))
        ends: list[Handler | Cleanup] = [*file.all(Handler), *file.all(Cleanup)]
        yield from _told(CAUGHT, (_behind(it, file.source) for it in ends))


def _behind(it: Handler | Cleanup, source: bytes) -> tuple[str, Span] | None:
    """Tell where the word stands that begins a handler, or what is done at last; the brace before it ends a block."""
    body = it.body if isinstance(it, Handler) else it.resource
    if body is None or not source.startswith(b"{", body.start):
        return None
    word = next((one for one in ENDS if source.startswith(one, it.span.start)), None)
    at = it.span.start if word else source.rfind(b"finally", max(0, body.start - WIDEST), body.start)
    brace = source.rfind(b"}", max(0, at - WIDEST), max(0, at))
    between = source[brace + 1 : at]
    if at < 0 or brace < 0 or between.strip() or b"\n\n" in between:
        return None
    return ("below it" if b"\n" in between else "on its line"), Span(at, at + len(word or b"finally"))


def _from_name(it: Class | Function) -> Span:
    """Tell where a function or a class begins but for its type, which may have a line of its own."""
    return Span(it.name.span.start if it.name else it.span.start, it.span.end)


def _told(slot: str, found: Iterator[tuple[str, Span] | None]) -> Iterator[Detection]:
    for way, span in unusual(it for it in found if it):
        yield Detection(slot, way, span)


def _brace(whole: Span, body: Span, source: bytes) -> tuple[str, Span] | None:
    """Tell where a brace stands; nothing of what takes one line, or several before its brace."""
    at = body.start
    if not source.startswith(b"{", at) or source.find(b"\n", at, body.end) < 0:
        return None
    line = source.rfind(b"\n", 0, at) + 1
    if b"\n" in source[whole.start : at].rstrip():
        return None
    if not source[line:at].strip():
        head = source[whole.start : line].rstrip()
        last = source.rfind(b"\n", 0, whole.start) + 1
        full = len(source[last : whole.start].expandtabs(4)) + len(head) + len(b" {") > WIDTH
        return None if full or b"#" in head or b"//" in head else ("below", Span(at, at + 1))
    return ("behind", Span(at, at + 1)) if not source[at + 1 : source.find(b"\n", at)].strip() else None


def _otherwise(it: Branch, source: bytes) -> tuple[str, Span] | None:
    if it.body is None or it.alternative is None or not source.startswith(b"{", it.body.start):
        return None
    at = source.find(b"else", it.body.end, min(it.body.end + WIDEST, it.alternative.start + len(b"else")))
    between = source[it.body.end : at]
    if at < 0 or between.strip() or b"\n\n" in between:
        return None
    return ("two lines" if b"\n" in between else "one line"), Span(at, at + len(b"else"))
