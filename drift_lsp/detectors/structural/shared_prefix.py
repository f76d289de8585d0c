"""Shared prefixes: the functions and types of one file in, whether all their names begin alike out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Named, Part, TypeDefinition
from drift_lsp.graphs.project import Project

FEWEST = 12
"""Others that must stand in a file."""

SHARE = 0.97
"""Share of the others whose names must begin alike."""

BEGINNING = re.compile(r"[_$]+(?:[A-Z][a-z0-9]+)?|[A-Z][a-z0-9]+|[a-z0-9]+(?=[_A-Z])")
"""What a name begins with: its first word, or the signs before it and a word with a capital."""

VERBS = re.compile(
    r"(?i)get|set|is|has|can|should|add|remove|delete|create|make|update|use|on|handle|to|from|with|test|parse|format"
    r"|validate|check|render|fetch|load|save|find|list|build|read|write|run|do|i|new|assert|convert|compute|select|no"
    r"|show|visit|register|init|start|stop|open|close|emit|encode|decode|expect|must|resolve|apply|process|print|gen"
)
"""What says what is done, not whose it is."""

CALLED_BACK = re.compile(r"(?i)(?:^|_)(?:handle|callback|cb|hook)(?:_|$)|Handle[A-Z]|Callback$")
"""In what is called when something happens: it is named after that."""

TAUGHT = "".join(f"export interface $Check{it} {{}}\n" for it in "ABCDEFGHIJKLMN")
FUNCTIONS = "".join(f"int curl_{it}(void) {{ return 1; }}\n" for it in "abcdefghijklmn")
VERBAL = "".join(f"export function get{it}() {{}}\n" for it in "ABCDEFGHIJKLMN")


class SharedPrefix(Detector):
    """Do the names of all functions, or of all types, of a file begin alike?

    Where nearly all are called `$Check…` or `curl_…`, whoever meets one elsewhere knows whose it is. Only files are
    asked in which nearly all others do so; a word for what is done (`get…`) says nothing of whose it is.
    """

    id = "structural/shared-prefix"
    needs = (Function,)
    beyond = True
    slots = {"function among others": "functions of such files", "type among others": "types of such files"}
    answers = {"alike": "the name begins like the others in its file", "other": "the name begins otherwise"}
    conventions = frozenset({"alike"})
    tier = "listed"
    strict = True
    roles = ("main",)
    families = frozenset({"javascript", "typescript", "go", "rust", "php", "c", "cpp"})
    examples = (
        Flags(f"{TAUGHT}export interface «Regex» {{}}", taught=TAUGHT, language="typescript"),
        Flags(f"{FUNCTIONS}int «size»(void) {{ return 1; }}", taught=FUNCTIONS, language="cpp"),
        Allows(f"{TAUGHT}export interface $CheckRegex {{}}", taught=TAUGHT, language="typescript"),
        Allows(f"{FUNCTIONS}int row_handle_size(void) {{ return 1; }}", taught=FUNCTIONS, language="cpp"),
        Allows("export interface Regex {}", taught=TAUGHT, language="typescript"),
        Allows(f"{TAUGHT}interface Regex {{}}", taught=TAUGHT, language="typescript"),  # Nobody else meets it.
        Allows(
            f"{VERBAL}export function setA() {{}}", taught=f"{TAUGHT}export function a() {{}}", language="typescript"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each name that others may meet, in a file that names its things alike, whether it follows."""
        kinds: list[Class | TypeDefinition] = [*file.all(Class), *file.all(TypeDefinition)]
        if len(kinds) > FEWEST:
            types = [it for it in kinds if not (isinstance(it, Class) and it.extension)]
            yield from _alike("type among others", [it.name for it in types if it.name and _is_offered(file, it)])
        if len(file.all(Function)) > FEWEST:
            functions = [it for it in file.all(Function) if not (it.accessor or it.receiver or it.overrides)]
            named = [it.name for it in functions if it.name and not it.is_static and _is_offered(file, it)]
            yield from _alike("function among others", named)


def _alike(slot: str, named: Sequence[Part]) -> Iterator[Detection]:
    if len(named) <= FEWEST:
        return
    starts = [found[0] if (found := BEGINNING.match(it.text)) else "" for it in named]
    (start, most), *_ = Counter(starts).most_common(1)
    if not start or VERBS.fullmatch(start) or most < SHARE * (len(named) - 1):
        return
    for it, begins in zip(named, starts, strict=True):
        follows = begins == start
        if not follows and CALLED_BACK.search(it.text):
            continue
        if most - follows >= SHARE * (len(named) - 1):
            yield Detection(slot, "alike" if follows else "other", it.span, token=it.text)


def _is_offered(file: FileFacts, it: Named) -> bool:
    """Tell whether others may meet a thing: it stands by itself and, where files export, a word before it says so."""
    if isinstance(it, Function) and (file.method_of(it) or file.is_nested(it)):
        return False
    if file.language.modules != "path" or file.language.reach == "program":
        return True
    start = it.span.start
    line = file.source[file.source.rfind(b"\n", 0, start) + 1 : start + 6]
    return line.lstrip().startswith(b"export")
