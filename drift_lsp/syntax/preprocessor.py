"""Preprocessor: source in, the same out with macros blanked out that stand where the grammar knows of none.

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
