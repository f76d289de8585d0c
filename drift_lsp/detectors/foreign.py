"""Foreign: a file in, whether it speaks to another language's library out.

What is declared for such a library is spelled as in the library's own headers.
"""

from __future__ import annotations

import re

from drift_lsp.facts.file import FileFacts

PLACES = re.compile(r"(?i)(?:^|[/._-])(?:native_?methods|p_?invoke|interop|win32|winapi|ffi|jna)\b")
SPEAKS = {
    "csharp": (b"DllImport", b"LibraryImport", b"StructLayout", b"ComImport"),
    "python": (b"ctypes.",),
    "java": (b"com.sun.jna",),
    "rust": (b"#[repr(C)",),
    "go": (b'import "C"',),
}
"""Family → plain texts: to look for all of them is quicker than one pattern."""


def is_foreign(file: FileFacts) -> bool:
    """Tell whether a file declares what another language's library offers; each of its names asks this."""
    return file.once(_is_foreign, file.path)


def _is_foreign(file: FileFacts, path: str) -> bool:
    return PLACES.search(path) is not None or any(it in file.source for it in SPEAKS.get(file.language.family, ()))
