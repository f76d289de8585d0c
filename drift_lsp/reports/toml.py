"""Toml: a value in, what a TOML file says for it out."""

from __future__ import annotations

from drift_lsp.reports.escape import UNSAFE


def toml(value: object) -> str:
    """Write a value."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:_}" if isinstance(value, int | float) else quoted(str(value))


def quoted(text: str) -> str:
    """Write a text; what a terminal or a reviewer could be fooled with is escaped."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + UNSAFE.sub(lambda it: f"\\U{_code(it.group()):08x}", plain) + '"'


def _code(char: str) -> int:
    code = ord(char)
    return 0xFFFD if 0xD800 <= code < 0xE000 else code  # Half a character cannot be written.
