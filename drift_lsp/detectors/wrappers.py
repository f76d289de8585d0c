"""Wrappers: facts in, the thin functions of a file with what they wrap and its uses of names that others bring out.

`learning.wrappers` looks for pairs among them: "what needs `strdup` calls `xStrdup`". What `sites` resolved is not said
again; here stand plain names that a language or a library brings (`strdup`, `fetch`, `<button>`) and members of things
that are there everywhere (`console.log`, `File.ReadAllText`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from posixpath import basename

import msgspec

from drift_lsp.detectors.sites import EVERYTHING, Asked, Bearer
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import (
    Assignment,
    Branch,
    Call,
    Element,
    Function,
    Lambda,
    Loop,
    Macro,
    Parameter,
    Return,
)
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.names import Names, names
from drift_lsp.graphs.outline import Outline, outline
from drift_lsp.graphs.project import Project
from drift_lsp.syntax.languages import Language
from drift_lsp.text import Span

LINES = 12
"""A body with more lines than this is no thin one."""

CALLS = 4
"""Nor one that calls more than this."""

KEPT = 3
"""Places kept of a name in a file; where there are more of them, all are left alone."""

_CASTS = re.compile(r"std\W+(?:forward|move)$")
"""They do nothing but hand something on."""

_ASSIGNED = re.compile(rb"(\$?\w+)\s*:?=\s*(?:await\s+|\([\w\s*]+\)\s*)*$")
"""What stands before a call whose result is kept under a name."""

_SAID = {"a": ("link", "anchor"), "img": ("image",)}
"""What components around an element are called, besides its own name."""

_QUOTED = re.compile(rb"""["']([a-z][a-z0-9]*)["']""")

_CHAIN = re.compile(r"(?:await\s+)?(\$?\w+)(?:\.\w+(?:\(\))?)*")
"""What is returned of a result: `data`, `response.json()`."""

_HANDING_ON = frozenset({"std.move", "std.forward"})
"""What only says how a value is handed on: whoever calls it wraps something else."""

_MACRO, _WORD = re.compile(r"\(?\s*(\w+)\s*\(\(?(\w+)\)?(?:,[^(\d;]*)?\)\s*\)?"), re.compile(r"\w+")
"""A macro that is one call: `free(p)`."""

_SET = re.compile(rb"^\s*\$?(\w+)\s+(?:[-+*/|&.]|\?\?)?=(?!=)", re.M)
"""A name that is set."""

_JOINED = re.compile(r"`\$\{[\w.]+\}/?\$\{(\w+)\}`|[\w.]+\s*\+\s*(\w+)")
"""A parameter behind what is always the same: `${ADDRESS}${path}`, `ADDRESS + path`."""

_BEFORE, _AFTER = re.compile(rb"[-+*/%.](?<!\.\.\.)[\s(]*$"), re.compile(rb"[\s)]*(?:[-+*/%]|\.\s)")
"""Operators around a call that make something else of what it gives."""

OWN = frozenset({"self", "static", "parent", "Self", "this", "base"})
"""Receivers that mean the class around a call."""


class Thin(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A function or component that hands what it is given on to others."""

    name: str
    """With its class: `Http.request`."""

    wraps: tuple[str, ...]
    """What it hands a parameter on to, as the uses of it are called."""


class Wrapping(msgspec.Struct, frozen=True, array_like=True):
    """What one file says of wrappers."""

    uses: dict[str, tuple[int, ...]] = {}
    """Name that nothing in the file explains → how often it is used, and where its last part begins, `KEPT` times."""

    thin: tuple[Thin, ...] = ()
    macros: tuple[str, ...] = ()
    """Names of macros: what is called so is no function of others."""

    def without(self, starts: Collection[int]) -> Wrapping:
        """Take some uses out, by where they begin."""
        uses = {}
        for name, (n, *known) in self.uses.items():
            kept = [it for it in known if it not in starts]
            uses[name] = (n - len(known) + len(kept), *kept)
        return msgspec.structs.replace(self, uses=uses)


def wrapping(
    file: FileFacts,
    project: Project,
    tests: Sequence[Span],
    asked: Asked = EVERYTHING,
    bearers: Sequence[Bearer] = (),
) -> Wrapping:
    """Look for wrappers and for what they could wrap, but for parts that are only there for tests."""
    known, modules = file.once(names, project), file.once(Modules, project)
    bound = _bound(file, file.once(outline, project))
    found: defaultdict[str, list[int]] = defaultdict(list)
    for name, span in _uses(file, known, bound):
        if asked.about(name) and not any(span in region for region in tests):
            found[name].append(span.start)
    if not (found or asked.teaches or any(it.name for it in bearers)):
        return Wrapping()  # Who wraps something himself only counts where it is used.
    uses = {name: (len(starts), *starts[:KEPT]) for name, starts in sorted(found.items())}
    thin = (it for it in (*_functions(file, known, modules, bound), *_components(file), *_macros(file)) if it.wraps)
    return Wrapping(uses, tuple(thin), tuple(sorted({it.name.text for it in file.all(Macro) if it.name})))


def _bound(file: FileFacts, drawn: Outline) -> set[str]:
    """Name everything that means something of the file's own."""
    named: list[Parameter | Assignment] = [*file.all(Parameter), *file.all(Assignment)]
    return {it.name.text.lstrip("$") for it in named if it.name} | {it.name for it in drawn.definitions}


def _uses(file: FileFacts, known: Names, bound: set[str]) -> Iterator[tuple[str, Span]]:
    for call in file.all(Call):
        if call.name and (name := _ambient(call, file, known, bound)):
            yield name, call.name.span
    for element in file.all(Element):
        if element.name and _is_plain(element):
            yield f"<{element.name.text}>", element.name.span


def _ambient(call: Call, file: FileFacts, known: Names, bound: set[str]) -> str | None:
    """Spell a call of what is there everywhere; None for one that the file explains, and for a method of a value."""
    if call.name is None or not call.name.text.isidentifier():
        return None
    if call.receiver is None:
        bound_here = file.language.calls_members_by_name or call.name.text in bound
        return None if bound_here or known.callee(call) else call.name.text
    first, *_ = parts = _parted(call.receiver.text, file.language)
    if not first or first in bound or first in OWN or known.callee(call):
        return None
    scoped = file.source[call.receiver.span.end : call.name.span.start].strip() == b"::"
    if first[0].isupper() or scoped or first in file.language.ambient:
        name = ".".join((*parts, call.name.text))
        return None if name in _HANDING_ON else name
    return None


@lru_cache(maxsize=65536)
def _parted(written: str, language: Language) -> tuple[str, ...]:
    """Part a receiver at its separators; what is no name, or one of the language's own, begins with nothing."""
    parts = tuple(re.split("|".join(map(re.escape, language.separators)), written))
    return parts if parts[0] not in language.own and all(it.isidentifier() for it in parts) else ("",)


def _is_plain(element: Element) -> bool:
    return element.name is not None and element.name.text.isalnum() and element.name.text[0].islower()


def _functions(file: FileFacts, known: Names, modules: Modules, bound: set[str]) -> Iterator[Thin]:
    for function in file.all(Function):
        if function.name is None or function.body is None or function.accessor or function.overrides:
            continue
        if function.is_test or not _is_thin(file, function.body) or file.is_nested(function):
            continue
        found = ((call, _foreign(call, file, known, modules, bound)) for call in file.inside(Call, function.body))
        foreign = [(call, name) for call, name in found if name and not _CASTS.search(name)]
        wraps = set(_handing(file, function, function.body, foreign, bound)) if foreign else set[str]()
        wraps |= {f"<{it}>" for it in _root(file, function.name.text, function.body)}
        owner = file.method_of(function)
        prefix = f"{owner.name.text}." if owner and owner.name else ""
        yield Thin(prefix + function.name.text, tuple(sorted(wraps)))


def _is_thin(file: FileFacts, body: Span) -> bool:
    return (
        file.source.count(b"\n", body.start, body.end) <= LINES
        and len(file.inside(Call, body)) <= CALLS
        and not file.inside(Loop, body)
    )


def _handing(
    file: FileFacts, function: Function, body: Span, foreign: list[tuple[Call, str]], bound: set[str]
) -> Iterator[str]:
    """Name what is given a parameter as it came, and whose result is what the function is there for."""
    calls = [it for it in file.inside(Call, body) if not _is_later(it, file, body)]
    returned = [it.value for it in file.inside(Return, body) if it.value]
    names = {found[1] for it in returned if (found := _CHAIN.fullmatch(it.of(file.source)))}
    branches = [it.body for it in file.inside(Branch, body) if it.body]
    given = _given(file, function, body)
    for call, name in foreign:
        if call not in calls or any(call.span in it for it in branches) or _is_built_on(call, file, body, bound):
            continue
        if not (_hands_on(call, given, file) if given is not None else _is_bare(call, file) and len(calls) == 1):
            continue
        # What is said last is the result, where a language needs no word for it.
        last = b";" not in file.source[call.span.end : body.end] and not call.alone
        only = call.alone and not returned and sum(it.alone for it in calls) == 1
        kept = _ASSIGNED.search(file.source, max(body.start, call.span.start - 80), call.span.start)
        result = (kept and kept[1].decode() in names) or any(call.span in it for it in returned[-1:])
        if result or (last and not returned) or only:
            yield name


def _is_built_on(call: Call, file: FileFacts, body: Span, bound: set[str]) -> bool:
    """Tell whether something else is made of what a call gives: by an operator, with more, by what is defined here."""
    before = _BEFORE.search(file.source, max(0, call.span.start - 20), call.span.start)
    if before or _AFTER.match(file.source, call.span.end):
        return True
    around = file.enclosing(call.span, Call)
    if around is None or around.span not in body or not any(call.span in it for it in around.arguments):
        return False
    made = around.name if around.receiver is None else None
    return len(around.arguments) > 1 or (made is not None and made.text in bound)


def _is_later(call: Call, file: FileFacts, body: Span) -> bool:
    """Tell whether a call stands in a function that is only made here."""
    around = file.enclosing(call.span, Lambda)
    return around is not None and around.span in body


def _given(file: FileFacts, function: Function, body: Span) -> set[str] | None:
    """Name the parameters that stay what they are; None where there are none at all."""
    given = {it.name.text for it in file.inside(Parameter, function.span) if it.name}
    set_anew = {it.name.text for it in file.inside(Assignment, body) if it.name}
    set_anew.update(it.decode(errors="replace") for it in _SET.findall(file.source, body.start, body.end))
    return given - set_anew if given else None


def _is_bare(call: Call, file: FileFacts) -> bool:
    """Tell whether a call is given nothing, and what it gives is left as it is."""
    behind = file.source[call.span.end : call.span.end + 80].lstrip(b") \t\r\n")
    return not call.arguments and not behind.startswith(b".")


def _hands_on(call: Call, given: set[str], file: FileFacts) -> bool:
    """Tell whether a call is first given a parameter, perhaps behind something that is always the same."""
    written = [it.of(file.source).strip("&*. $") for it in call.arguments]
    if not written or any(it[:1].isdigit() or ("(" in it and not it.startswith("{")) for it in written[1:]):
        return False
    joined = _JOINED.fullmatch(written[0])
    return written[0] in given or (joined is not None and (joined[1] or joined[2]) in given)


def _foreign(call: Call, file: FileFacts, known: Names, modules: Modules, bound: set[str]) -> str | None:
    """Spell a call of what does not live in this project, as far as the file can tell."""
    if call.receiver is None and call.name and call.name.text in bound:
        return None
    if name := known.callee(call):
        module, colon, _ = name.partition(":")
        module = module if colon else module.rpartition(".")[0]
        return None if name.startswith("./") or modules.is_own(module) else name
    return _ambient(call, file, known, bound)


def _macros(file: FileFacts) -> Iterator[Thin]:
    """List macros that are one call, first of a parameter."""
    for it in file.all(Macro):
        called = _MACRO.fullmatch(it.body.of(file.source)) if it.body else None
        if it.name and it.body and called:
            given = _WORD.findall(Span(it.name.span.end, it.body.start).of(file.source))
            if called[2] in given:
                yield Thin(it.name.text, (called[1],))


def _components(file: FileFacts) -> Iterator[Thin]:
    """List components that are no functions with a name: those made by a call, and files that are one."""
    for it in file.all(Assignment):
        if it.name and it.called and it.value and it.name.text[:1].isupper() and file.inside(Lambda, it.value):
            yield Thin(it.name.text, tuple(f"<{element}>" for element in _root(file, it.name.text, it.value)))
    if file.read_as[0] is not file.language:
        stem = basename(file.path).partition(".")[0]
        yield Thin(stem, tuple(f"<{element}>" for element in _root(file, stem, Span(0, len(file.source)))))


def _root(file: FileFacts, component: str, body: Span) -> list[str]:
    """Name the elements that a small component draws, where they take what it is given and it is called after them."""
    elements = [it for it in file.inside(Element, body) if it.name]
    if not elements or len(elements) > CALLS:
        return []
    names = {name for it in elements if it.spread for name in _drawn(it, file, body)}
    return sorted(it for it in names if any(said in component.lower() for said in (it, *_SAID.get(it, ()))))


def _drawn(element: Element, file: FileFacts, body: Span) -> Iterator[str]:
    """Name the plain elements that an element may be: `Tag` with `const Tag = href ? "a" : "button"` is two."""
    if element.name and _is_plain(element):
        yield element.name.text
    for it in file.inside(Assignment, body) if element.name else ():
        if it.name and it.value and element.name and it.name.text == element.name.text:
            yield from (found.decode() for found in _QUOTED.findall(file.source, it.value.start, it.value.end))
