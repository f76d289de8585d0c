"""The facts of one file, and the few ways to ask for them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from drift_lsp.facts.belonging import Bearer, Nest, around, decorated
from drift_lsp.facts.vocabulary import (
    Assignment,
    Call,
    Class,
    Comment,
    Decorator,
    EnumMember,
    Fact,
    Function,
    Lambda,
    Named,
    Parameter,
    Script,
    TypeDefinition,
)
from drift_lsp.syntax.languages import Language
from drift_lsp.text import Lines, Span

F = TypeVar("F", bound=Fact)
T = TypeVar("T")
X = TypeVar("X")

_AFTER_COMMENT = re.compile(rb"[ \t]*(?:\r\n|\n|\r)[ \t]*")
"""From the end of a comment to what stands on the next line."""

_CONDITION = re.compile(rb"#if(?:n?def)?\b[^\r\n]*(?:\r\n|\n|\r)[ \t]*")
"""A line for the compiler that may stand between a comment and what it documents."""

_OTHERWISE = (b"#else", b"#elif")
"""Below it stands another form of what stands below the condition, and one comment is for both."""

_BLANK = re.compile(rb"[ \t]*")

_SECTION = re.compile(rb"^[ \t]*(public|protected|private|signals|Q_SIGNALS)\b(?:[ \t]+\w+)?[ \t]*:(?!:)", re.MULTILINE)


class FileFacts:
    """All facts of one file, by kind, in the order of the source. Immutable."""

    def __init__(
        self,
        path: str,
        language: Language,
        source: bytes,
        facts: dict[type[Fact], list[Fact]],
        read_as: tuple[Language, ...] = (),
    ) -> None:
        self.path = path
        """POSIX, relative to the project's root."""

        self.language = language
        """What its code is written in."""

        self.read_as = read_as or (language,)
        """All languages in it: of a Vue component, Vue and that of its scripts."""

        self.source = source
        self._facts = facts
        self._nests: dict[type[Fact], Nest] = {}

        self._starts: dict[type[Fact], dict[int, Fact]] = {}
        self._made: dict[Callable[..., Any], tuple[Any, Any]] = {}
        self._owners: dict[int, Class | TypeDefinition | None] = {}
        self._public: dict[tuple[type[Fact], int], bool] = {}
        self._nested: dict[int, bool] = {}

    def all(self, kind: type[F]) -> Sequence[F]:
        """List every fact of a kind, sorted by where it starts, outer before inner."""
        return self._facts.get(kind, ())  # type: ignore[return-value]

    def holds(self, kinds: Iterable[type[Fact]]) -> bool:
        """Tell whether there is a fact of one of these kinds."""
        return not self._facts.keys().isdisjoint(kinds)

    def kinds(self) -> list[type[Fact]]:
        """List the kinds that occur."""
        return list(self._facts)

    def has(self, kind: type[Fact]) -> bool:
        """Tell whether a kind occurs anywhere in the file."""
        return kind in self._facts

    def called(self, name: str) -> Sequence[Call]:
        """List the calls of what has a name, whatever it is called on."""
        return self._calls.get(name, ())

    def mentions(self, word: bytes) -> bool:
        """Tell whether the text holds a word."""
        return word in self.source

    def search(self, form: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
        """Find a form in the text."""
        return form.finditer(self.source)

    def at(self, kind: type[F], span: Span) -> F | None:
        """Find the fact of a kind whose span is exactly `span`."""
        found = self.starting(kind, span.start)
        if found is None or found.span == span:
            return found
        return next((fact for fact in self.all(kind) if fact.span == span), None)

    def starting(self, kind: type[F], offset: int) -> F | None:
        """Find the outermost fact of a kind that starts at a byte offset."""
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts[kind] = {fact.span.start: fact for fact in reversed(self._facts.get(kind, []))}
        return starts.get(offset)  # type: ignore[return-value]

    def enclosing(self, span: Span, kind: type[F]) -> F | None:
        """Find the innermost fact of a kind that holds `span` and is larger than it."""
        starts, ends, parents = self._nests.get(kind) or self._nest(kind)
        start, end = span.start, span.end
        at = bisect_right(starts, start) - 1
        while at >= 0:
            if end <= ends[at] and (end != ends[at] or start != starts[at]):
                return self._facts[kind][at]  # type: ignore[return-value]
            at = parents[at]
        return None

    def _nest(self, kind: type[Fact]) -> Nest:
        nest = self._nests[kind] = around(self._facts.get(kind, ()))
        return nest

    def inside(self, kind: type[F], span: Span) -> Sequence[F]:
        """List the facts of a kind that lie within `span`, at any depth."""
        starts, ends, _ = self._nests.get(kind) or self._nest(kind)
        start, end = span.start, span.end
        first, behind = bisect_left(starts, start), bisect_left(starts, end)
        if first == behind:
            return ()
        facts = self._facts[kind]
        if max(ends[first:behind]) <= end:  # Mostly nothing reaches out.
            return facts[first:behind]  # type: ignore[return-value]
        return [facts[at] for at in range(first, behind) if ends[at] <= end]  # type: ignore[misc]

    def once(self, make: Callable[[FileFacts, X], T], of: X) -> T:
        """Work out what several ask of this file and of one thing besides: only the first who asks has it made."""
        known: tuple[X, T] | None = self._made.get(make)
        if known is None or known[0] is not of:
            known = self._made[make] = of, make(self, of)
        return known[1]

    def language_at(self, offset: int) -> Language:
        """Tell the language that is written at a place."""
        scripts = (it.content for it in self.all(Script) if it.content)
        return self.language if any(it.start <= offset < it.end for it in scripts) else self.read_as[0]

    def decorators(self, definition: Fact) -> Sequence[Decorator]:
        """List the decorators of a function, class, type, field or parameter."""
        return self._decorators.get(definition.span, ())

    def documentation(self, definition: Fact) -> Span | None:
        """Find the comments that document a definition: they end on the line before it or its decorators.

        A comment of another kind may stand between.
        """
        if not self.language.documentation:
            return None
        found = self._documented(definition.span.start)
        if found is None and (before := self._decorators.get(definition.span)):
            found = self._documented(min(definition.span.start, *(it.span.start for it in before)))
        if found is None and self._has_conditions:
            line = self._line(definition.span.start)
            if self.source[self._line(line - 1) : line].lstrip().startswith(_OTHERWISE):
                found = self._documented(self.source.rfind(b"#if", 0, line))
        return found

    def _documented(self, offset: int) -> Span | None:
        start, found = self._margin(offset), None
        while comment := self._comments.get(start):
            if self.source.startswith(self._marks, comment.start):
                found = Span(comment.start, found.end if found else comment.end)
            start = comment.start
        return found

    def _margin(self, offset: int) -> int:
        """Find where the line of a place begins to say something."""
        line = self._line(offset)
        blank = _BLANK.match(self.source, line)
        return blank.end() if blank else line

    def method_of(self, function: Function) -> Class | TypeDefinition | None:
        """Tell the class, interface or enum whose direct member a function is."""
        # Every second detector asks this of every function.
        place = function.span.start << 32 | function.span.end
        if place not in self._owners:
            self._owners[place] = self._owner(function)
        return self._owners[place]

    def _owner(self, function: Function) -> Class | TypeDefinition | None:
        owner: Class | TypeDefinition | None = self.enclosing(function.span, Class)
        kind = self.enclosing(function.span, TypeDefinition)
        if kind and (owner is None or kind.span in owner.span):
            owner = kind
        if owner is None:
            return None
        # A method of an object that is handed on, or kept in a field, is none of the class around.
        around = (self.enclosing(function.span, kind) for kind in (Function, Lambda, Call, Assignment))
        return owner if all(it is None or owner.span in it.span for it in around) else None

    def is_public(self, definition: Named) -> bool:
        """Tell whether a definition, and the class or interface around it, may be used from elsewhere."""
        # Whoever asks this of a method asks it of its class again and again.
        place = type(definition), definition.span.start << 32 | definition.span.end
        known = self._public.get(place)
        if known is None:
            known = self._public[place] = self._is_public(definition)
        return known

    def _is_public(self, definition: Named) -> bool:
        if definition.name is None or definition.name.text.startswith(("_", "#")):
            return False
        if isinstance(definition, Function):
            owner = self.method_of(definition)
        else:
            owner = self.enclosing(definition.span, Class) if isinstance(definition, Class | TypeDefinition) else None
        public, interface = self.offers(owner) if owner else (True, False)
        if not public:
            return False
        if self.language.sections and isinstance(owner, Class) and not self._is_in_open(definition, owner):
            return False
        if self.language.capitals_export:
            receiver = definition.receiver if isinstance(definition, Function) else None
            return definition.name.text[0].isupper() and (receiver is None or receiver.text[:1].isupper())
        if definition.visibility:
            return definition.visibility.text in ("public", "pub", "open", "export")
        return self.language.public_by_default or interface

    def _is_in_open(self, definition: Named, owner: Class) -> bool:
        """Tell whether a member stands behind `public:`; before the first such word only those of a struct do."""
        said = self._sections.get(owner.span, ())
        at = bisect_left(said, (definition.span.start, False))
        return said[at - 1][1] if at else not self.source.startswith(b"class", owner.span.start)

    @cached_property
    def _sections(self) -> dict[Span, list[tuple[int, bool]]]:
        found = dict[Span, list[tuple[int, bool]]]()
        for it in _SECTION.finditer(self.source):
            if owner := self.enclosing(Span(it.start(1), it.end(1)), Class):
                found.setdefault(owner.span, []).append((it.start(), it[1] not in (b"private", b"protected")))
        return found

    def offers(self, owner: Class | TypeDefinition) -> tuple[bool, bool]:
        """Tell whether a class or interface may be used from elsewhere, and whether it is an interface.

        A part of a type says so itself, where its like may lie in other files of a namespace.
        """
        if is_extension(owner):
            said = self.language.reach != "namespace" or (owner.visibility is not None and self.is_public(owner))
            return self.once(extended, None).get(owner.name.text if owner.name else "", (said, False))
        return self.is_public(owner), isinstance(owner, TypeDefinition) and owner.interface

    def is_nested(self, definition: Fact) -> bool:
        """Tell whether something stands inside a function, named or not; methods of a class in it do not count."""
        span = definition.span
        place = span.start << 32 | span.end
        known = self._nested.get(place)
        if known is None:
            known = self._nested[place] = self._is_nested(span)
        return known

    def _is_nested(self, span: Span) -> bool:
        outer = self.enclosing(span, Function) or self.enclosing(span, Lambda)
        if outer is None:
            return False
        owner = self.enclosing(span, Class)
        return owner is None or owner.span not in outer.span

    @cached_property
    def _calls(self) -> dict[str, list[Call]]:
        found = dict[str, list[Call]]()
        for call in self.all(Call):
            if call.name:
                found.setdefault(call.name.text, []).append(call)
        return found

    @cached_property
    def lines(self) -> Lines:
        """Where its lines start."""
        return Lines(self.source)

    @cached_property
    def _marks(self) -> tuple[bytes, ...]:
        """How comments begin that document what stands below them."""
        return tuple(it.encode() for it in self.language.documentation)

    @cached_property
    def _comments(self) -> dict[int, Span]:
        """Where the line after a comment starts to say something → the comment."""
        found: dict[int, Span] = {}
        for comment in self.all(Comment):
            span = comment.span
            after = _AFTER_COMMENT.match(self.source, span.end - self.source.endswith(b"\n", span.start, span.end))
            if after and not self.source[self._line(span.start) : span.start].strip():
                found[after.end()] = span
                if self._has_conditions and (below := _CONDITION.match(self.source, after.end())):
                    found[below.end()] = span
        return found

    @cached_property
    def _has_conditions(self) -> bool:
        return b"#if" in self.source

    def _line(self, offset: int) -> int:
        return self.source.rfind(b"\n", 0, offset) + 1

    @cached_property
    def _decorators(self) -> dict[Span, list[Decorator]]:
        if not self.all(Decorator):
            return {}
        bearers: list[Bearer] = [
            *self.all(Function),
            *self.all(Class),
            *self.all(TypeDefinition),
            *self.all(EnumMember),
            *self.all(Assignment),
            *self.all(Parameter),
        ]
        return decorated(bearers, self.all(Decorator), self.source)


def extended(file: FileFacts, _: None) -> dict[str, tuple[bool, bool]]:
    """Tell of all that a block may add members to, by name, what is offered by it; the first of a name counts."""
    known: list[Class | TypeDefinition] = [*file.all(Class), *file.all(TypeDefinition)]
    blocks = [it.span for it in known if is_extension(it)]
    if not blocks:
        return {}
    # What lies in such a block is none of those: whether it is offered hangs on what is worked out here.
    apart = [it for it in known if not is_extension(it) and not any(it.span in block for block in blocks)]
    return {it.name.text: file.offers(it) for it in reversed(apart) if it.name}


def is_extension(definition: Class | TypeDefinition) -> bool:
    """Tell whether a block only adds members to what is defined elsewhere."""
    return isinstance(definition, Class) and definition.extension
