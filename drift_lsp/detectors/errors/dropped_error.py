"""Whether the error of a call is looked at: calls in, kept or dropped out."""

import re
from collections.abc import Iterator
from posixpath import dirname

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.explained import is_explained
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, ErrorCheck, Function, Lambda
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

KEPT = re.compile(rb"\b(?:err\w*|\w+Err)\s*:?=\s*$")
"""Stands before a call whose error is given a name."""

BLANK = re.compile(rb"[^\W_]\s*,\s*_\s*:?=\s*$")
"""Stands before a call of which only the last thing it gives back is dropped: its error, if it gives one."""

ASKED = re.compile(rb"^\s*(?:if|for|switch|\}\s*else if)\b")
"""Starts a line on which what is left decides at once."""

TOLD = re.compile(rb"\s*return\b[^{}]*\b(?:Errorf|errors\.\w+|Wrapf?|[eE]rror\w*)\([^{}]*")
"""Hands an error up, on one line or several."""

ABLE = re.compile(r"\berror\b")
"""In what a function gives back: it can fail."""

ZERO = re.compile(
    r"(?:Atoi|Parse(?:Int|Uint|Float|Bool|Bytes|Duration)|Get(?:Bool|String|Int|Float|Duration)\w*|Abs|RowsAffected|LastInsertId)$"
)
"""Called so, what is given back beside an error is as good as a default."""

MORE = re.compile(rb"\w\s*,\s*\w+\s*:?=\s*$")
"""Stands before a call that gives back more than one thing."""

GOES_ON = (b".", b"(", b"[")
"""Behind a call: something else is given back in the end."""

NEAR = 4
"""Lines behind a call that are looked at."""

DRAINS = re.compile(rb"\b(?:io|ioutil)\.Discard\b")
"""What is read is thrown away, and so may the error be."""

SHORT = 7
"""Letters of a method's name that may stand for many things."""

LONGEST = 80
"""Bytes before a call that are looked at."""

USED = "call of which more than the error is used"

TAUGHT_USED = 'package a\nimport "os"\nfunc save() {\n\tit, err := os.Open("a")\n\tcheck(it, err)\n}'
TAUGHT_OWN = "package a\nfunc save() {\n\tit, err := cart.Load()\n\tcheck(it, err)\n}"
TAUGHT = 'package a\nimport "os"\nfunc save() {\n\terr := os.Remove("a")\n\tcheck(err)\n}'


class DroppedError(Detector):
    """Is the error that a call gives back looked at?

    Where every other caller looks at it, one that drops it goes on as if nothing had happened. Each function is asked
    by itself, for some fail in ways that nobody minds. What is thrown away whole, in so many words, is meant; where the
    rest is used, it is used as if nothing had happened, unless there is nobody to tell.
    """

    id = "errors/dropped-error"
    needs = (Call, ErrorCheck)
    slots = {"calls of *": "calls of a function that may fail", USED: "calls of which more than the error is used"}
    answers = {
        "kept": "the error is looked at",
        "dropped": "the error is dropped",
        "blank": "the error is dropped by a blank",
        "no error": "there is no error",
    }
    conventions = frozenset({"kept"})
    tier = "listed"
    strict = True
    reasoned = True
    few = 3
    by_example = True
    roles = ("main",)
    local = True

    examples = (
        Flags('package a\nimport "os"\nfunc drop() {\n\t«os.Remove»("b")\n}', TAUGHT, language="go"),
        Flags(
            'package a\nimport "os"\nfunc drop() error {\n\tit, _ := «os.Open»("b")\n\treturn use(it)\n}',
            TAUGHT_USED,
            language="go",
        ),
        Flags(
            "package a\nfunc drop() error {\n\tit, _ := «cart.Load»()\n\treturn use(it)\n}", TAUGHT_OWN, language="go"
        ),
        # There is nobody to tell.
        Allows(
            'package a\nimport "io"\nfunc drop(it Cart) {\n\tio.Copy(io.Discard, it.Body)\n}',
            taught='package a\nimport "io"\nfunc save(it Cart) {\n\t_, err := io.Copy(out, it.Body)\n\tcheck(err)\n}',
            language="go",
        ),
        Allows("package a\nfunc drop() int {\n\tit, _ := cart.Load()\n\treturn it.Size\n}", TAUGHT_OWN, language="go"),
        # Nobody has seen it fail.
        Allows(
            'package a\nimport "os"\nfunc drop() error {\n\tit, _ := os.LookupEnv("b")\n}', TAUGHT_USED, language="go"
        ),
        Allows(  # Zero is as good.
            'package a\nimport "strconv"\nfunc drop() error {\n\tit, _ := strconv.Atoi("b")\n}',
            'package a\nimport "strconv"\nfunc save() {\n\tit, err := strconv.Atoi("a")\n\tcheck(it, err)\n}',
            language="go",
        ),
        Allows(
            "package a\nfunc drop() error {\n\t// None is as good.\n\tit, _ := cart.Load()\n\tuse(it)\n}",
            TAUGHT_OWN,
            language="go",
        ),
        Allows(  # It is looked at all the same.
            "package a\nfunc drop() error {\n\tit, _ := cart.Load()\n\tif it.IsZero() {\n\t\treturn nil\n\t}\n\treturn use(it)\n}",
            TAUGHT_OWN,
            language="go",
        ),
        Allows(  # It is told in an error that is handed up anyway.
            'package a\nfunc drop() error {\n\tit, _ := cart.Load()\n\treturn fail(\n\t\tfmt.Errorf("full: %s", it),\n\t)\n}',
            TAUGHT_OWN,
            language="go",
        ),
        Flags(
            "package a\nfunc drop(it Cart) {\n\t«it.StoreCart»(1)\n}",
            "package a\nfunc save(it Cart) {\n\terr := it.StoreCart(2)\n\tcheck(err)\n}",
            language="go",
        ),
        Allows(  # Another type's.
            "package a\nfunc drop(it Cart) {\n\tit.StoreCart(1, 2)\n}",
            "package a\nfunc save(it Cart) {\n\terr := it.StoreCart(2)\n\tcheck(err)\n}",
            language="go",
        ),
        Allows(
            "package a\nfunc drop() {\n\tit, _ := cart.Load()\n\tof := 3\n\tif of == 3 || it == nil {\n\t\treturn\n\t}\n}",
            TAUGHT_OWN,
            language="go",
        ),
        Allows('package a\nimport "os"\nfunc drop() {\n\t_ = os.Remove("b")\n}', TAUGHT, language="go"),
        Allows('package a\nimport "os"\nfunc drop() {\n\tdefer os.Remove("b")\n}', TAUGHT, language="go"),
        Allows('package a\nimport "os"\nfunc drop() {\n\tos.Exit(1)\n}', TAUGHT, language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call whose error is given a name or a blank, and at every one that is a statement of its own."""
        for call in file.all(Call):
            if call.name is None or (choice := _choice(file, call)) is None:
                continue
            known = file.once(names, project).callee(call)
            start = call.receiver.span.start if call.receiver else call.name.span.start
            span = Span(start, call.name.span.end)
            if choice != "dropped" and MORE.search(_before(file, call)) and (told := known or _spelled(file, call)):
                if choice == "blank" and (is_explained(file, span) or not _may_fail(file, call)):
                    continue
                # What a blank drops is an error only if others look at one.
                yield Detection(USED, "blank|no error" if choice == "blank" else choice, span, token=told)
            plain = call.receiver is not None and len(call.name.text) > SHORT
            callee = known or (f".{call.name.text}" if plain else "")
            if callee and choice != "blank":
                # What is given something else is a method of another type, called alike.
                alike = "" if known else f"{callee}({len(call.arguments)})"
                yield Detection(f"calls of {callee}", choice, span, token=alike)


def _may_fail(file: FileFacts, call: Call) -> bool:
    """Tell whether the function around a call could hand its error up."""
    around = file.enclosing(call.span, Function)
    return around is not None and around.returns is not None and ABLE.search(around.returns.of(file.source)) is not None


def _choice(file: FileFacts, call: Call) -> str | None:
    """Tell what is done with the last thing that a call gives back, if it may be an error."""
    if call.alone and DRAINS.search(file.source, call.span.start, call.span.end):
        return None
    if call.alone:  # `once.Do(func() { … })` is no request.
        return None if file.inside(Lambda, call.span) else "dropped"
    if file.source[call.span.end : call.span.end + 1] in GOES_ON:
        return None
    before = _before(file, call)
    if not before.rstrip().endswith(b"="):
        return None
    if KEPT.search(before):
        return "kept"
    if (given := BLANK.search(before)) and (_is_zero_asked(file, call, before) or _is_told(file, call, before)):
        return None
    if not given or ASKED.match(before) or (call.name and ZERO.match(call.name.text)):
        return None
    return "blank" if file.enclosing(call.span, Function) else None  # At the top of a file nobody could look at it.


def _is_zero_asked(file: FileFacts, call: Call, before: bytes) -> bool:
    """Tell whether one of the next lines asks for what the call gives back where it fails."""
    name = re.match(rb"\s*(\w+)\s*,", before)
    asked = name and re.compile(rb"\bif\s[^\n{]*(?:\b%b\.Is\w+\(|\b%b\s*[!=]=|\blen\(%b\))" % ((name[1],) * 3))
    behind = b"\n".join(file.source[call.span.end : call.span.end + NEAR * LONGEST].split(b"\n")[: NEAR + 1])
    return bool(asked and asked.search(behind))


def _is_told(file: FileFacts, call: Call, before: bytes) -> bool:
    """Tell whether what the call gives back is only told in an error that is handed up anyway."""
    name = re.match(rb"\s*(\w+)\s*,", before)
    told = TOLD.match(file.source, call.span.end)
    return told is not None and name is not None and re.search(rb"\b%b\b" % name[1], told[0]) is not None


def _before(file: FileFacts, call: Call) -> bytes:
    line = file.source.rfind(b"\n", 0, call.span.start) + 1
    return file.source[max(line, call.span.start - LONGEST) : call.span.start]


def _spelled(file: FileFacts, call: Call) -> str:
    """Name what is called as others may: a package's own function by its folder, a method by its name.

    A short one may stand for many things, so what it is asked of is told too.
    """
    assert call.name
    name = call.name.text
    if call.receiver is None:
        return f"{dirname(file.path)}:{name}"
    asked = call.receiver.text.rpartition(".")[2].lower()
    return f".{name}" if len(name) > SHORT else f"{asked}.{name}" if len(asked) > 2 else ""
