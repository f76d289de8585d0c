"""Parameters in documentation: documented functions in, names of parameters that they do not have out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import split
from drift_lsp.facts.vocabulary import Function, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, has_word

MARK = re.compile(rb"param")
TAG = re.compile(
    rb"[@\\]param(?:\[[\w, ]+\]|[ \t]+\[(?:in|out|[, ])+\])?[ \t]+(?:\{[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\}[ \t]+)?\[?(?P<tag>[A-Za-z_]\w*)(?![\w.])"
    rb"|:param[ \t]+(?:[\w.\[\]|]+[ \t]+)?\\?\*{0,2}(?P<field>[A-Za-z_]\w*)[ \t]*:"
    rb"|<param name=\"(?P<xml>\w+)\""
)
"""A parameter that a documentation names: `@param name`, `@param {string} name`, `:param name:`, `<param name="name">`."""

DOLLAR = re.compile(rb"@param(?=[ \t])(?:[^\n$@()]|\((?:[^()\n]|\([^()\n]*\))*\))*[ \t&.](?P<tag>\$\w+)")
"""The same, where the names of variables tell themselves from those of types; a type may name some in its brackets."""

BEFORE = re.compile(rb"(?![ \t]*\*[ \t]+/\*)[ \t/*!#]*(?:\"\"\")?")
"""What stands on the line before it; a comment inside a comment is shown there, and speaks of nothing."""

ELSEWHERE = re.compile(rb"@(?:callback|typedef|overload|event|name|template|inheritdoc)\b")
"""The documentation is of something besides the function below it."""

OPEN = re.compile(rb"[({,]\s*[{\[]|/\*|\.\.\.|\*\*|\barguments\b|#")
"""Parameters have no name of their own, or more of them may be given than are written."""

COUNTED = re.compile(rb"\bfunc_(?:get_args?|num_args)\(|\barguments[.\[]")
"""More than is written is asked for."""

BRIDGE = re.compile(rb"\b(?:lua_State|PyObject|mrb_state|duk_context|JSContext|napi_env|FunctionCallbackInfo)\b")
"""A parameter through which a script hands over those that it gives: the documentation speaks of these."""

BAG = re.compile(rb"(?i)dict|mapping|options|\bopts\b|\bparams\b")
"""A parameter that holds others, of which alone the documentation may speak."""

TYPES = frozenset({"void", "char", "int", "long", "short", "unsigned", "float", "double", "bool"})

LONGEST = 100
"""Bytes in which the next word is looked for."""


class NamedParameter(Detector):
    """Does a documentation name a parameter that is not there?

    The parameter was renamed or taken away, and what is said of it is read as if it were true.
    """

    id = "documentation/named-parameter"
    needs = (Function, Parameter)
    slots = {"documented parameter": "documented parameters"}
    answers = {"missing": "the function has no parameter of that name"}
    severity = "information"
    absolute = frozenset({"missing"})
    roles = ("main",)
    remedy = "Say what it is called now, or take it out."
    local = True

    examples = (
        Allows("/**\n * Load.\n * @param [in] size how many\n * \\param [out] row which\n */\nvoid load(int size, int *row);", language="c"),
        Flags("/**\n * Load.\n * @param [in,out] «count» how many\n */\nvoid load(int size);", language="c"),
        Allows(
            "<?php\nclass Cart {\n    /** @param array<string> $rows */\n    public function __construct(private array &$rows) {}\n}",
            language="php",
        ),
        Flags('def load(cart):\n    """Load it.\n\n    :param «row»: which\n    """'),
        Flags("/**\n * @param «row» which\n */\nfunction load(cart) {}", language="javascript"),
        Flags("/**\n * @param {string} «row» which\n */\nfunction load(cart) {}", language="javascript"),
        Flags("class A {\n  /**\n   * @param «row» which\n   */\n  void load(Cart cart) { }\n}", language="java"),
        Flags("<?php\n/**\n * @param int $«row»\n */\nfunction load(int $cart) {}", language="php"),
        Flags("<?php\n/**\n * @param $«row» which\n */\nfunction load(int $cart) {}", language="php"),
        Allows("<?php\n/**\n * @param callable(Row $row): void $each\n */\nfunction load(callable $each) {}", language="php"),
        Flags('class A {\n  /// <param name="«row»">which</param>\n  void Load(Cart cart) { }\n}', language="csharp"),
        Flags("/**\n * @param[in] «row» which\n */\nvoid load(int cart) {}", language="c"),
        Allows(
            "class Cart {\n/** Not so:\n * /**@param rows Rows.\n */\nvoid load(int size) { } }", language="java"
        ),
        Allows("<?php\n/**\n * @param array<int, Row> $cart\n */\nfunction load(array $cart) {}", language="php"),
        Allows("<?php\n/**\n * @param int $row\n */\nfunction load(int $cart) { return 1 < \\func_num_args(); }", language="php"),
        Allows("/**\n * @param row which\n */\nvoid load(int cart, const Row*& row) {}", language="cpp"),
        Allows("/**\n * @param Number cart which\n */\nfunction load(cart) {}", language="javascript"),
        Allows("/**\n * @param row which\n */\nfunction load(_row) {}", language="typescript"),
        Allows("/**\n * @param row which\n */\nvoid load(int cart, UNUSED void *);", language="c"),
        Allows(  # What the script gives.
            "/**\n * @param row string which\n */\nstatic int load(lua_State* state) { return 0; }", language="cpp"
        ),
        Allows("/**\n * Reads @param row until it ends.\n */\nvoid load(int cart) {}", language="c"),
        Allows("/**\n * @param cart.row which\n * @param [size=3] how many\n */\nfunction load(cart, size) {}", language="javascript"),
        Allows("/**\n * @param props which\n */\nfunction load({ cart }) {}", language="javascript"),
        Allows("class A {\n  /**\n   * @param <T> what\n   * @param it which\n   */\n  <T> void load(T it) { }\n}", language="java"),
        Allows('def load(cart):\n    """Load it.\n\n    :param row: which\n    """\n    return cart["row"]'),
        Allows('def load(cart):\n    """Load it.\n\n    :param row: which\n    :param size: how many\n    """'),
        Allows('def load(context: Context, data_dict: DataDict):\n    """Load it.\n\n    :param row: which\n    """'),
        Allows('def load(*carts, **options):\n    """Load.\n\n    :param carts: which\n    :param row: one of the options\n    """'),
    )  # fmt: skip

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every name that the documentation of a function gives a parameter."""
        known: dict[Function, frozenset[str]] = {}
        starts = [it.span.start for it in file.all(Function)] if MARK.pattern in file.source else []
        for found in file.search(MARK) if starts else ():
            function = _documented(file, found.start(), starts)
            if function and function.name:
                if function not in known:
                    known[function] = _parameters(function, file)
                yield from _missing(file, function, found.start() - 1, known[function])


def _documented(file: FileFacts, at: int, starts: list[int]) -> Function | None:
    """Find the function that a documentation speaks of: the one it stands in, or the next one."""
    line = file.source.rfind(b"\n", 0, at) + 1
    if not BEFORE.fullmatch(file.source, line, at - 1):
        return None
    around = file.enclosing(Span(at, at), Function)
    if around and around.docstring and at in range(around.docstring.span.start, around.docstring.span.end):
        return around
    number = bisect_right(starts, at)
    return file.all(Function)[number] if number < len(starts) else None


def _parameters(it: Function, file: FileFacts) -> frozenset[str]:
    """Name the parameters of a function; none where more may be given than are written, or one has no name."""
    given = [one for one in file.inside(Parameter, it.span) if file.enclosing(one.span, Function) == it]
    assert it.name
    open_ended = OPEN.search(file.source, it.name.span.end, _body(it)) or COUNTED.search(
        file.source, it.span.start, it.span.end
    )
    if any(one.rest or one.name is None or _hands_over(one, file) for one in given) or open_ended:
        return frozenset()
    if file.language.preprocessed and (
        len(split(_written(it, file))) > len(given) or any(one.name and one.name.text in TYPES for one in given)
    ):
        return frozenset()  # One is only a type.
    names = (one.name for one in given if one.name)
    return frozenset("$" * _is_dollar(file, name.span.start) + name.text.strip("$*&@#") for name in names)


def _hands_over(it: Parameter, file: FileFacts) -> bool:
    return BRIDGE.search(file.source, it.span.start, it.span.end) is not None


def _takes_a_bag(it: Function, file: FileFacts) -> bool:
    return any(BAG.search(file.source, one.span.start, one.span.end) for one in file.inside(Parameter, it.span))


def _written(it: Function, file: FileFacts) -> str:
    """Take what stands between the brackets behind a function's name."""
    assert it.name
    return Span(it.name.span.end, _body(it)).of(file.source).strip().removeprefix("(").rpartition(")")[0]


def _body(it: Function) -> int:
    """Tell where the parameters of a function end at the latest."""
    return it.body.start if it.body and it.name and it.body.start > it.name.span.end else it.span.end


def _is_dollar(file: FileFacts, at: int) -> bool:
    """Tell whether a name begins with a dollar, or stands behind one."""
    return b"$" in file.source[at - 1 : at + 1]


def _is_type(file: FileFacts, behind: int, names: frozenset[str]) -> bool:
    """Tell whether what stands there is the type of a parameter, whose name is the next word."""
    following = re.match(r"[ \t]+(\w+)", file.source[behind : behind + LONGEST].decode(errors="replace"))
    return following is not None and following[1] in names


def _missing(file: FileFacts, it: Function, at: int, names: frozenset[str]) -> Iterator[Detection]:
    tag = DOLLAR if any(name.startswith("$") for name in names) else TAG
    found = tag.match(file.source, at) if names else None
    if found is None or (name := found[found.lastgroup or 0].decode()) in names or _is_type(file, found.end(), names):
        return
    if f"_{name}" in names:
        return  # Only the mark of what is not used, or is used under its own name further down, is left out.
    if it.name and has_word(file.source[it.name.span.end : _body(it)], name.encode()):
        return  # It is declared in a way of its own.
    body = file.source[_body(it) : it.span.end]
    if any(f"{mark}{name}{mark}".encode() in body for mark in "\"'"):
        return  # It is what one of them holds.
    said = it.docstring.span if it.docstring else file.documentation(it)
    if said and at in range(said.start, said.end) and not ELSEWHERE.search(file.source, said.start, said.end):
        told = {one[one.lastgroup or 0].decode() for one in tag.finditer(file.source, said.start, said.end)}
        if told.isdisjoint(names) and (len(told) > len(names) or _takes_a_bag(it, file)):
            return  # It tells what one of them holds, not which there are.
        start, end = found.span(found.lastgroup or 0)
        yield Detection("documented parameter", "missing", Span(start + name.startswith("$"), end))
