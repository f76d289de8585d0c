"""Shunned: what most teams write otherwise where they can in, its uses in a file out.

Nearly every file does without, and that is the evidence: such a question names in `otherwise` what a file answers that
does nothing of the kind, so that all of them are counted and the first one who does it hears of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import ClassVar

import msgspec

from drift_lsp.detectors.contract import Detection
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Element, Export, Fact, Function
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

ENTRY = re.compile(
    r"(?:^|/)(?:build|bin|[cC]onsole|cli|fuzz\w*|\w*[.-]?[bB]enchmarks?|management|Commands?|xtask|tools?|script\w*|public|examples?|daemon|launcher)/"
    r"|(?:^|[/._-])(?:cli|__main__|manage|setup|conftest|Program|[mM]ain|App\.a?xaml|Startup|Bootstrap|Launcher|index|install\w*|build|release|seed[\w-]*)\.\w+$"
)
"""Where a program begins and talks to its user."""

BEGINS = (
    *(
        b"__main__",
        b"sys.argv",
        b"argparse",
        b"import click",
        b"import typer",
        b"process.argv",
        b" Main(",
        b"void main(",
    ),
    *(
        b"require.main",
        b"import.meta.main",
        b"os.Args",
        b"flag.Parse",
        b"env::args",
        b"commander",
        b"register_shutdown",
        b"getopt",
    ),
)
"""In a file that is, or starts, a program. Plain texts: to look for all of them is quicker than one pattern."""

COUNTED = re.compile(rb"argc(?<!\wargc)\b")
"""What `main` calls the number of its words."""

LONGEST = 40
"""Letters of a word that are quoted."""

SCRIPTS = "javascript", "typescript"
"""Families that call the same things."""

USED = "`{}` is used"
"""Says of anything shunned that it stands there."""


class Shunned(msgspec.Struct, frozen=True, eq=False):
    """One kind of thing that is done otherwise where that is possible."""

    slot: str
    """Says what is asked of each file: `ends of the program`."""

    without: str
    """Says what a file does without it: `nothing ends the program`."""

    facts: tuple[type[Fact], ...] = ()
    only: re.Pattern[bytes] | None = None
    """What a fact begins with that is meant; None for all."""

    calls: Mapping[str, str] = {}
    """Language family → what is called, with its module or class where it has one: `eval os.system .execSync`; what
    begins with a dot is called on anything.
    """


class Shunning:
    """Mixed into a detector that asks about shunned things: what it declares follows from them."""

    shunned: ClassVar[tuple[Shunned, ...]]
    slots: ClassVar[Mapping[str, str]]
    answers: ClassVar[Mapping[str, str]]
    conventions: ClassVar[frozenset[str] | None]
    otherwise: ClassVar[Mapping[str, str]]
    strict: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        """Declare the slots, the answers and what a file answers that does nothing of the kind."""
        cls.slots = {it.slot: "files" for it in cls.shunned}
        cls.answers = {**{it.without: it.without for it in cls.shunned}, "*": USED, **vars(cls).get("answers", {})}
        cls.conventions = frozenset(it.without for it in cls.shunned)
        cls.otherwise = {it.slot: it.without for it in cls.shunned}
        super().__init_subclass__()

    def asked_in(self, slot: str, family: str, kinds: frozenset[type[Fact]]) -> bool:
        """Ask where a language has a word for it."""
        return any(it.slot == slot and (family in it.calls or not kinds.isdisjoint(it.facts)) for it in self.shunned)


def uses(file: FileFacts, project: Project, kinds: tuple[Shunned, ...]) -> Iterator[Detection]:
    """Report every use of shunned things."""
    for kind in kinds:
        for fact in (fact for it in kind.facts for fact in file.all(it)):
            if kind.only is not None and not kind.only.match(file.source, fact.span.start, fact.span.end):
                continue
            if word(fact.span.of(file.source)) not in file.once(_own, project):
                yield Detection(kind.slot, word(fact.span.of(file.source)), first_line(file.source, fact.span))
    for name, written, slot in _wanted(kinds, file.language.family) if file.all(Call) else ():
        for call in file.called(name):
            if call.name and _calls(call, written, file, project):
                span = Span((call.receiver or call.name).span.start, call.name.span.end)
                yield Detection(slot, word(span.of(file.source)), first_line(file.source, span))


@cache
def _wanted(kinds: tuple[Shunned, ...], family: str) -> tuple[tuple[str, str, str], ...]:
    """List what is looked for in a family: its last name, how it is spelled, its slot."""
    return tuple(
        (written.rpartition(".")[2], written, kind.slot)
        for kind in kinds
        for written in kind.calls.get(family, "").split()
    )


def _own(file: FileFacts, _project: Project) -> frozenset[str]:
    """Name the functions of a file: its own `abort` is not the language's."""
    return frozenset(it.name.text for it in file.all(Function) if it.name)


def word(written: str) -> str:
    """Cut what stands there down to its name: `os.system("ls")` is `os.system`, `LoadAsync().Result` is `.Result`."""
    behind = written.rpartition(")")[2].strip("; ")
    name = behind if behind.startswith(".") else re.split(r"[(=]", written, maxsplit=1)[0]
    return " ".join(name.split())[:LONGEST]


def _calls(call: Call, written: str, file: FileFacts, project: Project) -> bool:
    """Tell whether a call is meant by a spelling; a name that the file gives another meaning is not."""
    assert call.name
    if written.startswith("."):
        return call.receiver is not None
    if call.receiver and not call.receiver.text.endswith(
        written.rpartition(".")[0].rpartition(".")[2].rpartition("/")[2]
    ):
        return False
    meant = (file.once(names, project).callee(call) or "").replace(":", ".").replace("\\", ".")
    if meant:
        return meant == written
    here = f"{call.receiver.text}.{call.name.text}" if call.receiver else call.name.text
    for separator in file.language.separators:
        here = here.replace(separator, ".")
    here = here.lstrip(".\\")
    return here == written or ("." in written and here.endswith(f".{written}"))


def is_program(file: FileFacts) -> bool:
    """Tell whether a file is, or starts, a program: there it may end, and there it talks to its user.

    What offers nothing and shows nothing, in languages whose files say what they offer, is run by itself.
    """
    offers = file.language.modules != "path" or file.has(Export) or file.has(Element)
    return ENTRY.search(file.path) is not None or not offers or begins(file)


def begins(file: FileFacts) -> bool:
    """Tell whether a program begins in a file, by what stands in it; each of many findings asks this."""
    return file.once(_begins, file.path)


def _begins(file: FileFacts, _path: str) -> bool:
    return any(it in file.source for it in BEGINS) or COUNTED.search(file.source) is not None


def is_in(file: FileFacts, span: Span, allowed: re.Pattern[str]) -> bool:
    """Tell whether the function around a place is called so that it may."""
    around = file.enclosing(span, Function)
    return around is not None and around.name is not None and allowed.search(around.name.text) is not None
