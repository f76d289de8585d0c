"""Sites: facts in, each function, class, call, component and handler with its features out.

`learning.mine` looks for implications among them: "calls of requests.get pass timeout", "classes in handlers/ extend
BaseHandler". A site says what it carries and whether all of it can be seen; nothing is counted here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from posixpath import basename, dirname
from typing import Literal, get_args

import msgspec

from drift_lsp.facts.casing import is_reserved, words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.filed import ENTRIES, called
from drift_lsp.facts.vocabulary import (
    Assignment,
    Attribute,
    Call,
    Class,
    Element,
    Export,
    Function,
    Handler,
    Keyword,
    Parameter,
    Raise,
    TypeDefinition,
)
from drift_lsp.graphs.names import Names, names
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

_TYPE = re.compile(r"\*?[a-z]\w*(\.\w+)+")

_GIVEN = re.compile(r"[<\[(]")
"""What stands before the types that a generic one is given."""

_NO_LETTER = re.compile(r"[\W_]+")

_FIRST = re.compile(rb"\s*\(\s*([A-Za-z_]\w*)\s*(?:[.,()]|::)")
"""The name that a decorator is given first, or what stands before its dot."""

_LIST = re.compile(r"\[\s*[\w.$]+(?:\s*,\s*[\w.$]+)+\s*,?\s*\]")
"""Things of this program that are listed: where there are none, nothing is given."""

LISTED = "[]"
"""Stands behind the name of an argument that lists things."""

OFFERED = "offered"
"""A feature of what others import by its name."""

ALONE = "alone"
"""A feature of a function that is no method."""

LIKE_ITS_FILE = "like its file"
"""A feature of what is called like the file or the folder that it stands in."""

BODILESS = "bodiless"
"""Place of a function that is only announced: nobody sees what is called in it."""

ROUTED = "routed:"
"""Begins a feature of a function that answers requests: the folder it lies in."""

_ROUTE = re.compile(
    r"(?:.*\.)?(?:(?:Http)?(?:Get|Post|Put|Delete|Patch)(?:Mapping)?|get|post|put|delete|patch|route|Route|RequestMapping"
    r"|action|api_view|GET|POST|PUT|DELETE|PATCH)"
)
"""Decorators of what answers requests."""

_NO_DEBUG = "missing_debug_implementations"

ONLY_TYPES = "only types"
"""A feature of a file that holds nothing but types."""

Kind = Literal["call", "element", "class", "function", "handler", "file", "variable"]


class Bearer(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Something that carries features or lacks them."""

    kind: Kind
    name: str
    """What is called, or the component that is used; "" for the others."""

    start: int
    end: int
    """Of what a finding would underline."""

    features: tuple[str, ...]
    """Sorted. Keywords and props by name; else `base:Model`, `decorator:login_required`, `call:audit`."""

    positional: int = 0
    """Arguments of a call that have no name."""

    place: str = ""
    """Where a call stands: `assigned`, `argument`, or "" for anywhere else."""

    known: bool = True
    """False where a spread or an expression may carry more than can be seen."""


class Asked(msgspec.Struct, frozen=True):
    """What somebody wants to know of the sites of a file; by default everything, as whoever learns does."""

    kinds: frozenset[str] = frozenset((*get_args(Kind), "wrapped"))
    names: frozenset[str] | None = None
    """What is called or wrapped, plainly spelled; None: whatever it is."""

    quiet: frozenset[str] = frozenset()
    """Detectors that need not be asked."""

    inside: bool = True
    """What functions call is wanted."""

    @property
    def teaches(self) -> bool:
        """Tell whether what is mined but never flagged is wanted as well."""
        return self.names is None

    def about(self, name: str) -> bool:
        """Tell whether uses of a name are wanted."""
        if self.names is None:
            return True
        return plainly(name) in self.names or ((loose := loosely(name)) != "" and plainly(loose) in self.names)


EVERYTHING = Asked()


def loosely(name: str) -> str:
    """Spell a method that many things of one module have: `django.db.models:….connect`; "" for what is no such."""
    module, _, path = name.partition(":")
    *things, last = path.split(".")
    return f"{module}:….{last}" if len(things) > 1 else ""


def plainly(name: str) -> str:
    """Spell `from os import environ` and `import os` alike."""
    return name.replace(":", ".")


def bearers(file: FileFacts, project: Project, asked: Asked = EVERYTHING) -> Iterator[Bearer]:
    """Report the calls, components, classes, functions and handlers of a file, as far as somebody asks for them."""
    known = file.once(names, project)
    if "call" in asked.kinds:
        yield from _calls(file, known, asked)
    if "element" in asked.kinds:
        yield from _elements(file, known, asked)
    if "class" in asked.kinds:
        yield from _classes(file, known, _members(file))
    if "function" in asked.kinds:
        yield from _functions(file, known, _calls_inside(file, known) if asked.inside else defaultdict(set))
    if "handler" in asked.kinds:
        yield from _handlers(file)


def _classes(file: FileFacts, known: Names, members: Mapping[int, set[str]]) -> Iterator[Bearer]:
    for it in file.all(Class):
        if it.name and not it.extension and not file.is_nested(it):
            found = {_directory(file), _suffix(it.name.text), *decorated(file, it), *_heir(it), *_bases(it, known)}
            found |= {_filed(file, it.name.text), *_given(file, it)}
            if any(one.derived for one in file.decorators(it)):
                if any(_NO_DEBUG in one.span.of(file.source) for one in file.decorators(it)):
                    found.add("decorator:Debug")  # The compiler was told that it is left out on purpose.
                if not file.is_public(it):
                    found -= decorated(file, it)  # What nobody else sees can do what its file needs.
            found.update(f"member:{name}" for name in members.get(it.span.start, ()))
            yield bearer("class", it.name.span, found, known=not _is_for_heirs(it, it.name.text))


def _members(file: FileFacts) -> dict[int, set[str]]:
    """Name the fields and classes that stand in each class, under where it starts."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    inner: list[Assignment | Class] = [*file.all(Assignment), *file.all(Class)]
    for it in inner:
        if it.name and (isinstance(it, Class) or it.member):
            around = file.enclosing(it.span, Class)
            if around and around.bases:
                found[around.span.start].add(it.name.text)
    return found


def _functions(file: FileFacts, known: Names, inside: Mapping[int, set[str]]) -> Iterator[Bearer]:
    offered = file.once(exported, None)
    for function in file.all(Function):
        if function.name and not function.accessor:
            owner = file.method_of(function)
            name, marks = function.name.text, {*decorated(file, function), *_given(file, function)}
            found = {_prefix(name), _suffix(name), _returned(file, function), *marks}
            found |= inside.get(function.span.start, set())
            if any(it.name and _ROUTE.fullmatch(it.name.text) for it in file.decorators(function)):
                found.add(f"{ROUTED}{dirname(file.path)}")
            # What only helps those of its file is called as it likes.
            if not owner and file.is_public(function) and (not offered or name in offered):
                found.add(_directory(file))
            if owner and file.is_public(function) and not _serves(name, file):
                found.update(
                    _owned(owner, known, function)
                )  # What nobody outside calls is not meant by what is said of it.
            if function.is_async:
                found.add("async")
            if not owner and not function.receiver:
                found |= {ALONE, *({_filed(file, name)} if file.is_public(function) else ())}
            if function.is_abstract:
                found = {it for it in found if it.startswith(ANNOUNCED) or (marks and it.startswith(CALLED))}
            place = BODILESS if function.is_abstract else ""
            yield bearer("function", function.name.span, found, place=place)


ANNOUNCED, CALLED = ("decorator:", "given:", "of-interface:", ROUTED), ("prefix:", "suffix:")
"""How features begin of what is only announced, and of that if it carries a decorator."""


def _owned(owner: Class | TypeDefinition, known: Names, it: Function) -> Iterator[str]:
    """Tell of a method what its type is called and extends; what overrides was said to be in the base."""
    last = _suffix(owner.name.text).partition(":")[2] if owner.name else ""
    if last:
        yield f"{'of-interface' if it.is_abstract else 'of-suffix'}:{last}"
    if not it.overrides:
        yield from (f"of-{base}" for base in _bases(owner, known))


def _serves(name: str, file: FileFacts) -> bool:
    """Tell whether the methods of a class call one of their own."""
    return any(it.receiver and it.receiver.text in ("$this", "this", "self") for it in file.called(name))


def exported(file: FileFacts, _: None) -> frozenset[str]:
    """Name what a file says that it offers."""
    return frozenset(one.text for it in file.all(Export) for one in it.names)


def _handlers(file: FileFacts) -> Iterator[Bearer]:
    for handler in file.all(Handler):
        caught = {f"catches:{kind.text}" for kind in handler.types}
        body = handler.body or handler.span
        done = {f"call:{call.name.text}" for call in file.inside(Call, body) if call.name}
        if file.inside(Raise, body):
            done.add("raises")
        found = caught | done | {_directory(file)}
        yield bearer("handler", handler.types[0].span if handler.types else handler.span, found)


def _calls(file: FileFacts, known: Names, asked: Asked) -> Iterator[Bearer]:
    wanted = [(call, callee) for call in file.all(Call) if (callee := known.callee(call)) and asked.about(callee)]
    if not wanted:
        return
    keywords: defaultdict[int, list[Keyword]] = defaultdict(list)
    for keyword in file.all(Keyword):
        call = file.enclosing(keyword.span, Call)
        if call and keyword.name:
            keywords[call.span.start << 32 | call.span.end].append(keyword)
    places = _places(file)
    for call, callee in wanted:
        if call.name is None:
            continue
        given = keywords.get(call.span.start << 32 | call.span.end, [])
        named = sum(any(it.span in argument for it in given) for argument in call.arguments) if given else 0
        yield Bearer(
            "call",
            callee,
            call.name.span.start,
            call.name.span.end,
            tuple(sorted({_argument(it) for it in given if it.name})),
            len(call.arguments) - named,
            places.get(call.span.start, ""),
            not call.spread,
        )


def _argument(it: Keyword) -> str:
    assert it.name
    return it.name.text + LISTED * (it.value is not None and _LIST.fullmatch(it.value.text) is not None)


def _places(file: FileFacts) -> dict[int, str]:
    """Tell of the places where an expression starts that it is assigned or handed on."""
    found = {argument.start: "argument" for call in file.all(Call) for argument in call.arguments}
    found.update({it.value.span.start: "argument" for it in file.all(Keyword) if it.value})
    found.update({it.value.start: "assigned" for it in file.all(Assignment) if it.value})
    return found


def _elements(file: FileFacts, known: Names, asked: Asked) -> Iterator[Bearer]:
    props: defaultdict[int, set[str]] = defaultdict(set)
    for attribute in file.all(Attribute):
        element = file.enclosing(attribute.span, Element)
        if element and attribute.name:
            props[element.span.start].add(attribute.name.text)
    for element in file.all(Element):
        if element.name is None or element.name.text[:1].islower():
            continue
        component = known.name(element.name.text)
        if component and asked.about(component):
            span = element.name.span
            found = tuple(sorted(props[element.span.start]))
            yield Bearer("element", component, span.start, span.end, found, known=not element.spread)


def _calls_inside(file: FileFacts, known: Names) -> defaultdict[int, set[str]]:
    """Collect the calls in each function, under where it starts; those of nested functions are their own."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for call in file.all(Call):
        function = file.enclosing(call.span, Function)
        if function and call.name and (callee := known.callee(call) or _own(call, function, file)):
            found[function.span.start].add(f"call:{callee}")
    for parameter in file.all(Parameter):
        function = file.enclosing(parameter.span, Function)
        if function and parameter.name and parameter.name.text not in ("self", "cls", "this"):
            found[function.span.start].add(f"parameter:{parameter.name.text}")
    return found


def _own(call: Call, function: Function, file: FileFacts) -> str | None:
    """Spell the call of a method of the class around, or of its bases."""
    assert call.name
    if call.receiver:
        receiver = call.receiver.text.lstrip("$")
        return f"{receiver}.{call.name.text}" if receiver in ("self", "this", "cls") else None
    owner = file.method_of(function) if file.language.reach == "namespace" else None
    return f"this.{call.name.text}" if owner and owner.bases else None


def _directory(file: FileFacts) -> str:
    return f"directory:{dirname(file.path)}"


def _filed(file: FileFacts, name: str) -> str:
    """Tell how a file is called that does not have its name from what is defined here."""
    stem = basename(file.path).partition(".")[0]
    alike = _NO_LETTER.sub("", stem).casefold() == _NO_LETTER.sub("", name).casefold()
    return "" if alike or stem in ENTRIES else f"in:{called(basename(file.path))}"


def bearer(kind: Kind, span: Span, features: set[str], *, known: bool = True, place: str = "") -> Bearer:
    """Describe what has no name to be called by."""
    features.discard("")
    return Bearer(kind, "", span.start, span.end, tuple(sorted(features)), place=place, known=known)


def _bases(it: Class | TypeDefinition, known: Names) -> set[str]:
    """Tell what is extended, whatever types it is given: `Store<Cart>` and `Store<Row>` are one."""
    bare = (_GIVEN.split(base.text, maxsplit=1)[0] for base in it.bases)
    return {f"base:{known.name(base) or base}" for base in bare if base}


def _heir(it: Class) -> set[str]:
    """Tell the last words of the bases of a class: what extends a `DomainException` is an heir of some `Exception`."""
    ends = (words(re.split(r"\W", base.text.partition("<")[0].partition("[")[0])[-1]) for base in it.bases)
    return {f"heir:{parts[-1]}" for parts in ends if parts}


def _is_for_heirs(it: Class, name: str) -> bool:
    """Tell whether a class is only there to be extended: it need not have what its heirs have."""
    return it.is_abstract or name.lstrip("_").startswith(("Abstract", "Base")) or name.endswith(("Base", "Mixin"))


def decorated(file: FileFacts, it: Class | Function | Assignment) -> set[str]:
    """Tell the decorators of a definition."""
    return {f"decorator:{decorator.name.text}" for decorator in file.decorators(it) if decorator.name}


def _given(file: FileFacts, it: Class | Function) -> Iterator[str]:
    """Tell what decorators are given first, as far as it has a name: `UseGuards(JwtGuard`, `PreAuthorize(Rights`."""
    for decorator in file.decorators(it):
        if decorator.name and (found := _FIRST.match(file.source, decorator.name.span.end, decorator.span.end)):
            yield f"given:{decorator.name.text}({found[1].decode()}"


def _returned(file: FileFacts, function: Function) -> str:
    """Name the type of another module that a function says it returns."""
    written = function.returns.of(file.source).strip(": ") if function.returns else ""
    return f"returns:{written}" if _TYPE.fullmatch(written) else ""


def _suffix(name: str) -> str:
    return f"suffix:{words(name)[-1]}" if words(name) and not is_reserved(name) else ""


def _prefix(name: str) -> str:
    return f"prefix:{words(name)[0]}" if words(name) and not is_reserved(name) else ""
