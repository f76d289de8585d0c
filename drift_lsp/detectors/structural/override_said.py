"""Overriding methods: methods that a base has as well in, whether they say so out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project

TAUGHT = "class Base { virtual int size() const; };\nclass Item : public Base { int size() const override; };"


class OverrideSaid(Detector):
    """Does a method that replaces one of a base say `override`?

    With the word the compiler looks whether there is anything to replace. Only where a base that can be read has a method
    of that name is one without the word asked.
    """

    id = "structural/override-said"
    tier = "listed"
    needs = (Function, Class)
    slots = {"method of a base": "methods that a base has as well"}
    answers = {"said": "it says `override`", "unsaid": "it does not say `override`"}
    conventions = frozenset({"said"})
    languages = frozenset({"cpp"})
    strict = True
    examples = (
        Flags(
            "class Row { virtual int load(); };\nclass Cart : public Row { int «load»(); };",
            taught=TAUGHT,
            language="cpp",
        ),
        Allows(  # Nobody sees what its base has.
            "class Cart : public Row { int load(); };", taught=TAUGHT, language="cpp"
        ),
        Allows(
            "class Row { virtual int load(); int drop(); };\n"
            "class Cart : public Row { int save(); int drop(); static int load(); };",
            taught=TAUGHT,
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each method of a class with bases whether it says the word."""
        known: dict[str, set[str]] = {it.name.text: set() for it in file.all(Class) if it.name}
        for it in file.all(Function):
            owner = file.method_of(it) if it.overrides or file.source.startswith(b"virtual", it.span.start) else None
            if it.name and isinstance(owner, Class) and owner.name:
                known[owner.name.text].add(it.name.text)
        for it in file.all(Function):
            if it.name is None or it.is_static or it.accessor or it.receiver:
                continue
            if it.overrides:
                yield Detection("method of a base", "said", it.name.span)
                continue
            owner = file.method_of(it)
            if isinstance(owner, Class) and owner.bases and owner.name and it.name.text != owner.name.text:
                here = [known[name] for base in owner.bases if (name := _plain(base.text)) in known]
                if any(it.name.text in names for names in here):
                    yield Detection("method of a base", "unsaid", it.name.span)
                elif len(here) < len(owner.bases):
                    yield Detection("method of a base", "unsaid", it.name.span, Freedom.IF_SEEN, it.name.text)


def _plain(base: str) -> str:
    """Spell a base without where it stands and what it is given."""
    return base.partition("<")[0].rpartition("::")[2]
