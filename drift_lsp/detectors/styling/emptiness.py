"""Emptiness: questions whether something is empty in, how they are asked out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Call, Comparison, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

ASKED = frozenset({"empty", "isEmpty", "is_empty", "Any"})
_SIZED = re.compile(
    rb"\w*(?:[fF]ile|[iI]nfo|[sS]tat|[cC]ombo\w*|[cC]hoice)(?:\(\))?(?:\.|->)(?:size|count|length)\(\)|->count\(\)"
)
"""What has a size and cannot be asked whether it is empty: files, and what a user is shown."""

_COUNTED = re.compile(rb"[\w.>()-]*?(?:\.|->)(?:size|length|len|count)\(\)|(?:count|sizeof)\(\$[\w>-]+\)")

SIZES = frozenset({"size", "length", "len"})
MORE = re.compile(rb"\s*>\s*0\b")
ZERO = re.compile(rb"\s*(?:>|[=!]=)\s*0\b")
"""Behind a number of things: whether there are any."""

BUILDER = rb"\b\w*String(?:Builder|Buffer)\s+%b\b|\b%b\s*=\s*new\s+\w*String(?:Builder|Buffer)\b"

LISTED = rb"\barray\s+&?%b\b|%b\s*=\s*(?:\[|\\?(?:array\w*|explode|range|iterator_to_array|preg_split)\()"
"""A variable of PHP is a list; an object that can be counted is never empty."""

VARIABLE = re.compile(rb"(?:count|sizeof)\((\$[\w>-]+)\)|(\$[\w>-]+)")


TEXTS = frozenset(
    {"IsNullOrEmpty", "IsNullOrWhiteSpace", "isEmpty", "isBlank", "isNotEmpty", "isNotBlank", "empty", "is_empty"}
)
EMPTY = frozenset({'""', "string.Empty", "String.Empty"})
"""What tells whether a text is empty, and what it can be compared with."""


class Emptiness(Detector):
    """Is something asked whether it is empty, or is its size compared with 0?

    `carts.isEmpty()` says what is meant, and need not count them.
    """

    id = "styling/emptiness"
    tier = "listed"
    local = True
    needs = (Call, Comparison)
    form = True
    slots = {
        "emptiness": "questions whether something is empty",
        "empty text": "questions whether a text is empty",
    }
    answers = {
        "asked": "it is asked whether it is empty",
        "counted": "its size is compared with 0",
        "compared": "it is compared with an empty text",
    }
    slot_tiers = {"empty text": "listed"}
    strict = True
    families = frozenset({"c", "csharp", "java", "rust", "php"})
    family_tiers = {"csharp": "changed"}
    """There all of a sequence is gone through to count it."""

    examples = (
        Flags(
            "fn load() { if «carts.len() > 0» { open(); } }",
            taught="fn save() { if items.is_empty() { close(); } }",
            language="rust",
        ),
        Allows(
            "fn load() { if carts.len() > 1 { open(); } }",
            taught="fn save() { if items.is_empty() { close(); } }",
            language="rust",
        ),
        *(
            Flags(
                f"class Cart {{ bool A() => «{code}»; }}",
                taught="class Item { bool B() => !it.Any() || it.Any(x => x.Y); }",
                language="csharp",
            )
            for code in ("rows.Count() == 0", "rows.Count() > 0", "rows.Where(x => x.Y).Count(x => x.Z) != 0")
        ),
        *(
            Allows(
                f"class Cart {{ bool A() => {code}; }}",
                taught="class Item { bool B() => it.Any(); }",
                language="csharp",
            )
            for code in ("rows.Count > 0", "rows.Count() > 1", "Count() > 0", "rows.Length == 0")
        ),
        Flags(
            "class Cart { boolean a() { return «rows.size() == 0»; } }",
            taught="class Item { boolean b() { return it.isEmpty(); } }",
            language="java",
        ),
        Flags(
            "class Cart { boolean a() { return «rows.size() > 0»; } }",
            taught="class Item { boolean b() { return it.isEmpty(); } }",
            language="java",
        ),
        Flags(
            'class Cart { boolean a() { return «"".equals(name)»; } }',
            taught="class Item { boolean b() { return it.isEmpty(); } }",
            language="java",
        ),
        Flags(
            'class Cart { bool A() => name == null || «name == ""»; }',
            taught="class Item { bool B() => string.IsNullOrEmpty(it); }",
            language="csharp",
        ),
        Flags("bool a() { return «rows.size() == 0»; }", taught="bool b() { return items.empty(); }", language="cpp"),
        Flags("fn a() -> bool { «rows.len() == 0» }", taught="fn b() -> bool { items.is_empty() }", language="rust"),
        Flags(
            "<?php\nfunction load(array $rows) { if («empty»($rows)) { drop(); } }",
            taught="<?php\nif (count($it) === 0) { save(); }",
            language="php",
        ),
        *(
            Allows(  # It may be an object.
                f"<?php\nfunction load($rows) {{ if ({asked}) {{ drop(); }} }}",
                taught=f"<?php\nfunction save(array $rows) {{ if ({taught}) {{ drop(); }} }}",
                language="php",
            )
            for asked, taught in (("count($rows) === 0", "empty($rows)"), ("empty($rows)", "count($rows) === 0"))
        ),
        Allows(  # Its size is what is claimed.
            "int main() { assert(rows.size() == 0); }", taught="bool b() { return items.empty(); }", language="cpp"
        ),
        Allows(  # It has been asked for its length for longer than whether it is empty.
            "class Cart { boolean a() { StringBuilder text = b(); return text.length() == 0; } }",
            taught="class Item { boolean b() { return it.isEmpty(); } }",
            language="java",
        ),
        Allows(  # Here it is answered.
            "impl Cart { fn is_empty(&self) -> bool { self.rows.len() == 0 } }",
            taught="fn b() -> bool { items.is_empty() }",
            language="rust",
        ),
        Allows("bool a() { return fileInfo.size() == 0; }", taught="bool b() { return it.empty(); }", language="cpp"),
        Allows(  # How many there are is another question.
            "class Cart { boolean a() { return rows.size() == 2; } }",
            taught="class Item { boolean b() { return it.isEmpty(); } }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each such question is asked."""
        for it in file.all(Comparison):
            zero = it.left and it.right and it.right.of(file.source) == "0"
            if it.left and zero and _is_counted(it.left, file.source) and not _cannot_be_asked(it, it.left, file):
                free = _freedom(it.left, file)
                yield Detection("emptiness", "counted", first_line(file.source, it.span), free)
            elif (it.left and it.left.of(file.source) in EMPTY) or (it.right and it.right.of(file.source) in EMPTY):
                yield Detection("empty text", "compared", first_line(file.source, it.span))
        for call in file.all(Call):
            if call.name is None:
                continue
            if call.name.text in TEXTS and call.receiver and len(call.arguments) < 2:
                yield Detection("empty text", "asked", call.name.span)
            elif call.name.text == "equals" and '""' in _compared(call, file):
                yield Detection("empty text", "compared", first_line(file.source, call.span))
            if call.name.text == "Count" and call.receiver:
                if none := ZERO.match(file.source, call.span.end):
                    place = Span(call.span.start, none.end())
                    yield Detection("emptiness", "counted", first_line(file.source, place))
            elif call.name.text in SIZES and call.receiver and not call.arguments:
                more = MORE.match(file.source, call.span.end)
                if more and not _cannot_be_asked(call, call.span, file):
                    place = Span(call.span.start, more.end())
                    yield Detection("emptiness", "counted", first_line(file.source, place))
            elif call.name.text in ASKED and _is_asked(call):
                free = Freedom.FREE if call.receiver else _freedom(call.arguments[0], file)
                yield Detection("emptiness", "asked", call.name.span, free)


def _freedom(it: Span, file: FileFacts) -> Freedom:
    """Tell whether what is asked about can be asked either way: a variable without a type may be anything."""
    variable = VARIABLE.fullmatch(file.source, it.start, it.end)
    if variable is None:
        return Freedom.FREE
    name, around = re.escape(variable[1] or variable[2]), file.enclosing(it, Function)
    known = around and re.search(LISTED % (name, name), file.source[around.span.start : it.start])
    return Freedom.FREE if known else Freedom.UNASKED


def _is_asked(call: Call) -> bool:
    """Tell whether a thing is asked about itself, or the language about the thing."""
    if call.name and call.name.text == "Any":
        return call.receiver is not None
    return not call.arguments if call.receiver else len(call.arguments) == 1


def _is_counted(it: Span, source: bytes) -> bool:
    return it.size <= 80 and _COUNTED.fullmatch(source, it.start, it.end) is not None


def _compared(call: Call, file: FileFacts) -> tuple[str, ...]:
    """Spell what a call compares, if that is short."""
    whole = call.receiver.text if call.receiver else ""
    return whole, *(it.of(file.source) for it in call.arguments if it.size == len('""'))


def _cannot_be_asked(it: Comparison | Call, left: Span, file: FileFacts) -> bool:
    """Tell whether the answer is made here, its size is what is claimed, or what is counted has none."""
    if file.enclosing(it.span, Assertion):
        return True
    around = file.enclosing(it.span, Function)
    if around and around.name and around.name.text in ASKED:
        return True
    sized = any(_SIZED.search(file.source, max(start, left.start), left.end) for start in (left.start, left.end - 40))
    return sized or _is_builder(left, file.source)


def _is_builder(it: Span, source: bytes) -> bool:
    """Tell whether what is counted is a string that is being put together."""
    name = re.escape(source[it.start : it.end].partition(b".")[0])
    return re.search(BUILDER % (name, name), source) is not None
