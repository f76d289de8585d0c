"""Preprocessor: source in, the same out with macros blanked out that stand where the grammar knows of none, or with
one branch of each condition left.

A grammar sees what people write, not what a preprocessor leaves of it: `class SHOP_EXPORT Cart {` would be a function
called `Cart`. Macros are told by their capitals and their place; what is blanked out is still there for those who slice
the source.
"""

from __future__ import annotations

import re

_MACRO = (
    r"(?:(?!(?:\w+_)?TEST|TYPED_TEST|SCENARIO|LOG)[A-Z][A-Z0-9_]{2,}"
    r"|__(?!attribute|declspec|asm|inline|restrict|extension)[a-z_]+)"
)
_CALL = rf"{_MACRO}(?:\([^()\n]*\))?"
_BEFORE_FUNCTION = r"(?:static|inline|extern|template[ \t]*<[^;{}()\n]*>)[ \t]+"

_BLANKS = re.compile(
    "|".join(
        (
            # class SHOP_EXPORT Cart : public Base {
            rf"\b(?:class|struct|union|enum)[ \t]+({_CALL})(?=[ \t]+\w+(?:<[^<>\n]*>)?(?:[ \t]+final)?\s*[:{{])",
            # SHOP_EXPORT struct cart *cart_new(int size)
            rf"^[ \t]*(?:{_BEFORE_FUNCTION}){{0,3}}((?:{_CALL}[ \t]+){{1,4}})"
            r"(?=(?:[\w:<>,]+[ \t*&]+){1,6}\w+[ \t]*\()",
            # Q_OBJECT, SHOP_BEGIN_NAMESPACE, Q_DISABLE_COPY(Cart): alone on a line, where a statement could begin
            rf"(?:[;{{}}:>/][ \t\r]*|//[^\n]*|^[ \t]*#[^\n]*[^\\\n])\n\s*?"
            rf"((?:{_CALL}\s*?\n\s*?){{0,9}}{_CALL})[ \t\r]*$"
            r"(?!\s*[-{}),=|&;+*<>?.\[])",
            # public slots:        signals:
            r"^[ \t]*(?:public|private|protected)([ \t]+(?:slots|Q_SLOTS))[ \t]*(?=:)",
            r"^[ \t]*((?:signals|Q_SIGNALS)[ \t]*:)[ \t\r]*$",
            # #ifdef __cplusplus, extern "C" {, #endif
            r'^#[ \t]*if(?:def)?[ \t]+(?:defined[ (]+)?__cplusplus\)?[ \t\r]*\n[ \t]*(extern[ \t]+"C"\s*\{|\})',
        )
    ).encode(),
    re.MULTILINE,
)
_ANYTHING = re.compile(rb"[^\r\n]")


def blanked(source: bytes) -> bytes:
    """Put blanks in place of macros; all else stays where it is."""
    pieces, done = list[bytes](), 0
    for match in _BLANKS.finditer(source):
        start, end = match.span(match.lastindex or 0)
        pieces += source[done:start], _ANYTHING.sub(b" ", source[start:end])
        done = end
    return b"".join((*pieces, source[done:])) if pieces else source


_CONDITION = re.compile(rb"^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|else|endif)\b(?:[^\n\\]|\\.|\\\r?\n)*", re.MULTILINE)
_GUARD = re.compile(rb"\s*#[ \t]*ifndef[ \t]+(\w+)\s*\n[ \t]*#[ \t]*define[ \t]+\1\b")
OPENS = frozenset({b"if", b"ifdef", b"ifndef"})


def unconditional(source: bytes) -> bytes:
    """Leave of each condition the branch that comes first, as if it held; what guards a header stays.

    A condition may cut a statement in two, of which no grammar makes sense: `if (a) {`, `#else`, `if (b) {`, `#endif`.
    """
    pieces, done, depth = list[bytes](), 0, 0
    dropped = -1  # How deep the condition lies of which another branch is left out.
    first = _CONDITION.search(source)
    guarded = first is not None and _GUARD.match(source, first.start()) is not None
    for match in _CONDITION.finditer(source):
        word, start = match[1], match.start()
        depth += word in OPENS
        guards = guarded and depth == 1
        if guards:
            guarded = word != b"endif"
        elif dropped < 0:
            pieces.append(source[done:start])
            done, dropped = start, depth if word in (b"elif", b"else") else -1
        if word == b"endif":
            dropped, depth = -1 if dropped == depth else dropped, depth - 1
        if dropped < 0 and not guards:
            pieces.append(_ANYTHING.sub(b" ", source[done : match.end()]))
            done = match.end()
    return b"".join((*pieces, source[done:]))
