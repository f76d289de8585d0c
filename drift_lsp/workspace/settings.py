"""Settings: a record of knobs in, its keys with their types, ranges and documentation out; and values checked."""

from __future__ import annotations

import ast
import inspect
import tomllib
from functools import cache
from textwrap import dedent
from typing import Any, get_type_hints

import msgspec
from msgspec import inspect as types


class Key(msgspec.Struct, frozen=True):
    """One setting."""

    path: str
    """`scan.max_file_size`."""

    type: str
    """`integer`, `number`, `text`, `list of texts`."""

    default: Any
    allowed: str
    """`0 to 1`, `changed or all`."""

    doc: str


def keys(section: str, kind: type[msgspec.Struct]) -> list[Key]:
    """List the settings of a section."""
    said = docs(kind)
    return [
        Key(f"{section}.{name}", _type(it.type), it.default, _allowed(it.type), said[name])
        for name, it in _fields(kind).items()
    ]


def accept(kind: type[msgspec.Struct], key: str, value: object) -> Any:
    """Return the value as the record holds it; ValueError says what is allowed."""
    hint = get_type_hints(kind, include_extras=True)[key]
    try:
        return msgspec.convert(value, hint)
    except msgspec.ValidationError:
        raise ValueError(_allowed(_fields(kind)[key].type)) from None


def spoken(kind: type[msgspec.Struct], key: str, text: str) -> object:
    """Read an environment variable as a value of TOML; a list may be written with commas."""
    if key not in kind.__struct_fields__:
        return text
    wanted = _fields(kind)[key].type
    if isinstance(wanted, types.LiteralType | types.StrType):
        return text
    is_list = not isinstance(wanted, types.IntType | types.FloatType)
    if is_list and not text.lstrip().startswith("["):
        return [it.strip() for it in text.split(",") if it.strip()]
    try:
        return tomllib.loads(f"value = {text.strip()}")["value"]
    except (tomllib.TOMLDecodeError, RecursionError):
        return text


def about(kind: type[msgspec.Struct]) -> str:
    """Say what a section is for."""
    return inspect.cleandoc(kind.__doc__ or "").partition("\n")[0]


def docs(kind: type[msgspec.Struct]) -> dict[str, str]:
    """Read the strings that stand under the attributes of a record."""
    body = ast.parse(dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, doc in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match doc:
                case ast.Expr(value=ast.Constant(value=str() as text)):
                    found[field.target.id] = " ".join(text.split())
    return found


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, types.Field]:
    found = types.type_info(kind)
    assert isinstance(found, types.StructType)
    return {it.name: it for it in found.fields}


def _type(wanted: types.Type) -> str:
    match wanted:
        case types.IntType():
            return "integer"
        case types.FloatType():
            return "number"
        case types.VarTupleType() | types.ListType():
            return "list of texts"
        case _:
            return "text"


def _allowed(wanted: types.Type) -> str:
    match wanted:
        case types.IntType() | types.FloatType():
            low = f"{wanted.ge:,}" if wanted.ge is not None else f"more than {wanted.gt:,}"
            high = f"{wanted.le:,}" if wanted.le is not None else f"less than {wanted.lt:,}"
            whole = "an integer" if isinstance(wanted, types.IntType) else "a number"
            return f"{whole}, {low} to {high}"
        case types.LiteralType():
            return " or ".join(f'"{it}"' for it in wanted.values)
        case types.VarTupleType() | types.ListType():
            return 'a list of texts, ["like", "this"]'
        case _:
            return "a text"
