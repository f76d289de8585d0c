"""Linter settings: the text of one file in, the rules that it switches on and off by name out.

Everything is read as data: JSON, TOML, YAML, and of JavaScript only what is written out, `"rule": "off"`. Nothing is
run, resolved or inherited; what is built by code, or does not parse, says nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import msgspec
import tree_sitter

from drift_lsp.enforcement.linter_rules import CSHARP, GO, JAVA, LEFT_OUT, ORGANIZED, PHP, PYTHON, RUST, SCRIPT, C
from drift_lsp.workspace.manifests import parse_json, texts
from drift_lsp.workspace.passed_over import of_fixer, of_ignored, of_sniffer
from drift_lsp.workspace.yaml import parse_yaml


class Switched(msgspec.Struct, frozen=True):
    """A rule that a file of settings switches on or off by its name."""

    group: str
    rule: str
    off: bool = True
    files: tuple[str, ...] = ()
    """The globs of the files that are meant; none: all below the folder of the settings."""

    folder: str = ""
    """A folder or file that is meant, from that of the settings on; its globs are not looked at then."""


def read(name: str, text: str) -> Iterator[Switched]:
    """Read a file of settings by what it is called; an error of parsing, of whichever kind, is a `ValueError`."""
    try:
        match name:
            case "Cargo.toml":
                yield from _cargo(tomllib.loads(text))
            case "pyproject.toml" | "ruff.toml" | ".ruff.toml":
                yield from _python(tomllib.loads(text), name)
            case ".flake8" | "setup.cfg" | "tox.ini" | ".pylintrc" | "pylintrc":
                yield from _ini(text)
            case ".editorconfig" | ".globalconfig":
                yield from _editorconfig(text)
            case "package.json":
                yield from _script(_table(parse_json(text)).get("eslintConfig"))
            case ".golangci.toml":
                yield from _golang(tomllib.loads(text))
            case ".golangci.yml" | ".golangci.yaml" | ".golangci.json":
                yield from _golang(parse_yaml(text))
            case ".clang-tidy":
                yield from _tidy(text)
            case ".clang-format" | "_clang-format":
                yield from (Switched(C, it) for it in _ordered(text))
            case ".clang-format-ignore":
                yield from (Switched(C, LEFT_OUT, folder=it) for it in of_ignored(text))
            case "rustfmt.toml" | ".rustfmt.toml":
                yield from (Switched(RUST, it) for it in _GROUPED if _is_regrouped(tomllib.loads(text).get(it)))
            case "pint.json":
                rules = _table(_table(parse_json(text)).get("rules"))
                yield from (Switched(PHP, rule) for rule, value in rules.items() if value is False)
            case _ if name.endswith((".js", ".cjs", ".mjs", ".ts", ".mts", ".cts")):
                for block in _blocks(text):
                    yield from _script(block)
            case _ if name.startswith((".php-cs-fixer", ".php_cs")):
                text = _PHP.sub(lambda it: it[1] or "", text)
                yield from (Switched(PHP, rule) for rule in _FIXER.findall(text))
                yield from (Switched(PHP, LEFT_OUT, folder=it) for it in of_fixer(text))
            case _ if name.endswith((".xml", ".xml.dist", ".ruleset", "proj", ".props")):
                yield from _xml(name, _XML_COMMENT.sub("", text))
            case _:
                is_json = name.endswith(("json", "jsonc")) or text.lstrip().startswith("{")
                config = parse_json(text) if is_json else parse_yaml(text)
                yield from _script(config)
                if name.startswith("biome") and _is_organized(_table(config)):
                    yield Switched(SCRIPT, ORGANIZED)
    except RecursionError as err:
        raise ValueError("nested too deeply") from err


_COMMENT = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)|^[ \t]*+#[^\n]*", re.DOTALL | re.MULTILINE)
_PHP = re.compile(rf"('[^'\n]*'|\"[^\"\n]*\")|{_COMMENT.pattern}", _COMMENT.flags)
"""A text, in which a path may look like a comment, or a comment."""

_XML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FIXER = re.compile(r"['\"]([a-z_]+)['\"]\s*+=>\s*+false\b")
_OFF = ("off", "none", 0, False)


def _script(config: object, files: tuple[str, ...] = ()) -> Iterator[Switched]:
    """Read the settings of ESLint, oxlint, TSLint or Biome, which look alike: rules, and overrides for some files."""
    config = _table(config)
    named = config.get("files") or config.get("includes") or config.get("include")
    files = tuple(texts([named] if isinstance(named, str) else named)) or files
    for rules in (config.get("rules"), _table(config.get("linter")).get("rules")):
        yield from _rules(_table(rules), files)
    overrides = config.get("overrides")
    if isinstance(overrides, list):
        for it in overrides:
            yield from _script(it, files)
    else:
        yield from _rules(_table(overrides), files)


def _rules(rules: dict[str, Any], files: tuple[str, ...]) -> Iterator[Switched]:
    for rule, value in rules.items():
        level = value[0] if isinstance(value, list) and value else value
        if isinstance(level, dict):
            if not {"level", "severity"} & level.keys():
                yield from _rules(level, files)  # Biome keeps its rules in groups.
                continue
            level = level.get("level", level.get("severity"))
        if isinstance(level, str | int):
            yield Switched(SCRIPT, rule.rpartition("/")[2], level in _OFF, files)


def _blocks(text: str) -> Iterator[object]:
    """Take the objects of a script that hold rules."""
    if len(text) > _LARGEST_SCRIPT:
        raise ValueError(f"over {_LARGEST_SCRIPT:,} characters")
    from tree_sitter_language_pack import get_parser

    tree = get_parser("typescript").parse(text.encode())
    waiting = [tree.root_node]
    while waiting:
        node = waiting.pop()
        inner = node.named_children
        keys = {_word(key) for it in inner if (key := it.child_by_field_name("key"))} if node.type == "object" else ()
        if _holds_rules(node):
            yield {"rules": _literal(node)}
        elif {"rules", "overrides"}.isdisjoint(keys):
            waiting += reversed(inner)
        else:
            yield _literal(node)


def _holds_rules(node: tree_sitter.Node) -> bool:
    """Tell whether an object is kept under a name that says that it holds rules: `const baseRules = {…}`."""
    name = node.parent and node.parent.child_by_field_name("name")
    return node.type == "object" and name is not None and _word(name).lower().endswith(("rule", "rules"))


_LARGEST_SCRIPT = 1 << 16
"""A grammar takes long over a large script that is broken on purpose."""


def _literal(node: tree_sitter.Node) -> Any:
    """Read what is written out; None for what code decides."""
    match node.type:
        case "object":
            pairs = ((it.child_by_field_name("key"), it.child_by_field_name("value")) for it in node.named_children)
            return {_word(key): _literal(value) for key, value in pairs if key and value}
        case "array":
            return [_literal(it) for it in node.named_children]
        case "string":
            return _word(node)
        case "number":
            return int(_word(node)) if _word(node).isdigit() else None
        case "false":
            return False
        case "as_expression" | "satisfies_expression" | "parenthesized_expression":
            return _literal(node.named_children[0])
        case _:
            return None


def _word(node: tree_sitter.Node) -> str:
    return (node.text or b"").decode(errors="replace").strip("'\"")


def _python(table: dict[str, Any], name: str) -> Iterator[Switched]:
    tool = _table(table.get("tool"))
    ruff = _table(tool.get("ruff")) if name == "pyproject.toml" else table
    for part in (ruff, _table(ruff.get("lint"))):
        for key in ("ignore", "extend-ignore"):
            yield from (Switched(PYTHON, it) for it in texts(part.get(key)))
        for glob, codes in _table(part.get("per-file-ignores")).items():
            yield from (Switched(PYTHON, it, files=(glob,)) for it in texts(codes))
    pylint = _table(tool.get("pylint"))
    for part in (pylint, *(_table(it) for it in pylint.values())):
        yield from (Switched(PYTHON, it) for it in _listed(part.get("disable")))


def _ini(text: str) -> Iterator[Switched]:
    from configparser import ConfigParser, Error  # Hardly any run reads such a file.

    config = ConfigParser(interpolation=None, strict=False, allow_no_value=True)
    try:
        config.read_string(text)
    except Error as err:
        raise ValueError(str(err)) from err
    for section in config.sections():
        if section == "flake8":
            keys: tuple[str, ...] = ("ignore", "extend-ignore")
        elif "pylint" in section.lower() or section.upper() in ("MESSAGES CONTROL", "MASTER", "MAIN"):
            keys = ("disable",)
        else:
            continue
        for key in keys:
            yield from (Switched(PYTHON, it) for it in _listed(config[section].get(key)))


def _listed(value: object) -> list[str]:
    """Take the words of a list, or of a text with commas or lines between them."""
    if not isinstance(value, str):
        return texts(value)
    return re.findall(r"[\w-]+", re.sub(r"#[^\n]*", "", value))


def _cargo(table: dict[str, Any]) -> Iterator[Switched]:
    for lints in (_table(table.get("lints")), _table(_table(table.get("workspace")).get("lints"))):
        for tool in ("clippy", "rust"):
            for rule, value in _table(lints.get(tool)).items():
                level = value.get("level") if isinstance(value, dict) else value
                yield Switched(RUST, rule, level == "allow")


_LEFT_OUT = frozenset({"ST1000", "ST1003", "ST1016", "ST1020", "ST1021", "ST1022"})
"""What staticcheck leaves out unasked: a list of checks replaces its own, so whoever writes one repeats them."""


def _golang(config: object) -> Iterator[Switched]:
    linters = _table(_table(config).get("linters"))
    yield from (Switched(GO, it) for it in texts(linters.get("disable")))
    settings = {**_table(_table(config).get("linters-settings")), **_table(linters.get("settings"))}
    rules = _table(settings.get("revive")).get("rules")
    for rule in rules if isinstance(rules, list) else ():
        name = _table(rule).get("name")
        if isinstance(name, str):
            yield Switched(GO, name, _table(rule).get("disabled") is True)
    for tool in ("staticcheck", "stylecheck"):
        checks = texts(_table(settings.get(tool)).get("checks"))
        off = {it.removeprefix("-") for it in checks if it.startswith("-")}
        yield from (Switched(GO, it) for it in sorted(off - _LEFT_OUT if off >= _LEFT_OUT else off))


def _tidy(text: str) -> Iterator[Switched]:
    config = _table(parse_yaml(text))
    checks = config.get("Checks")
    for it in checks.replace("\n", ",").split(",") if isinstance(checks, str) else texts(checks):
        if (rule := it.strip()) and "*" not in rule:
            yield Switched(C, rule.removeprefix("-"), rule.startswith("-"))


def _is_organized(config: dict[str, Any]) -> bool:
    """Tell whether Biome puts imports in an order of its own."""
    before = _table(config.get("organizeImports")).get("enabled")
    source = _table(_table(_table(config.get("assist")).get("actions")).get("source"))
    level = source.get(ORGANIZED)
    level = level.get("level") if isinstance(level, dict) else level
    return before is True or level == "on"


_GROUPED = ("group_imports",)
_INCLUDES = re.compile(r"^(IncludeCategories|IncludeBlocks)[ \t]*:[ \t]*(\w*)", re.MULTILINE)
_UNSORTED = re.compile(r"^SortIncludes[ \t]*:[ \t]*(?:false|Never)\b", re.MULTILINE)


def _ordered(text: str) -> list[str]:
    """Name the settings by which a formatter puts includes in an order of the project's own: nobody else is asked."""
    said = [] if _UNSORTED.search(text) else _INCLUDES.findall(text)
    return [name for name, value in dict(said).items() if name == "IncludeCategories" or value == "Regroup"]


def _is_regrouped(value: object) -> bool:
    """Tell whether a formatter sorts what is brought into groups of its own."""
    return isinstance(value, str) and value != "Preserve"


_SECTION = re.compile(r"\[(.+)\]\s*$")
_NONE = re.compile(r"(?:dotnet_diagnostic\.(\w+)\.severity\s*=\s*(?:none|silent)|(\w+)\s*=[^:#]*:\s*none)\s*(?:#.*)?$")
_UNWRITTEN = re.compile(r"(dotnet_style_require_accessibility_modifiers)\s*=\s*(?:never|omit_if_default)\b")
"""Who asks for none to be written switches off the question whether they are."""


def _editorconfig(text: str) -> Iterator[Switched]:
    files: tuple[str, ...] = ()
    for line in text.splitlines():
        if section := _SECTION.match(line):
            files = (section[1],)
        elif found := _NONE.match(line.strip()) or _UNWRITTEN.match(line.strip()):
            yield Switched(CSHARP, next(filter(None, found.groups())), files=files)


_EXCLUDED = re.compile(r"<exclude\b[^<>]*?\bname=[\"']([^\"'<>]+)[\"']")
_NO_WARN = re.compile(r"<NoWarn\b[^<>]*>([^<>]*)</NoWarn>")
_RULE = re.compile(r"<Rule\b([^<>]*)>")
_MODULE = re.compile(r"<module\s+name=\"(\w+)\"\s*>\s*<property\s+name=\"severity\"\s+value=\"ignore\"")


def _xml(name: str, text: str) -> Iterator[Switched]:
    """Read the rules of .NET, of PMD and Checkstyle, or of PHP_CodeSniffer."""
    if name.endswith(("proj", ".props")):
        for codes in _NO_WARN.findall(text):
            yield from (Switched(CSHARP, f"CS{it}" if it.isdigit() else it) for it in re.findall(r"[A-Z]*\d+", codes))
    elif name.endswith(".ruleset"):
        for rule in _RULE.findall(text):
            if (code := re.search(r"\bId=\"(\w+)\"", rule)) and re.search(r"\bAction=\"None\"", rule):
                yield Switched(CSHARP, code[1])
    else:
        for rule in (*_EXCLUDED.findall(text), *_MODULE.findall(text)):
            yield Switched(PHP if "." in rule else JAVA, rule)
        yield from (Switched(PHP, rule, folder=it) for rule, it in of_sniffer(text))


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
