"""Forms of caught errors: handlers in, whether they hold the error itself or a copy of it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Handler
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PLAIN = frozenset({"int", "unsigned", "long", "char", "bool", "size_t"})
"""What is no class."""

REFERENCE = "caught reference"
CONST = re.compile(rb"(?:^|\()\s*const\s+\Z|\bconst\s*&")


class CaughtForm(Detector):
    """Is an error caught by reference?

    By value it is copied, and of what it knows beyond the class that is named, nothing is left.
    """

    id = "errors/caught-form"
    local = True
    needs = (Handler,)
    slots = {"caught error": "handlers that name what they catch", REFERENCE: "errors caught by reference"}
    slot_tiers = {REFERENCE: "listed"}
    answers = {
        "reference": "the error is caught by reference",
        "value": "the error is caught by value",
        "pointer": "a pointer to the error is caught",
        "const": "the reference says that the error is not changed",
        "open": "the reference lets the error be changed",
    }
    conventions = frozenset({"reference", "const"})
    usual = True
    languages = frozenset({"cpp"})
    examples = (
        Flags(
            "void a() { try { load(); } catch («Lost err») { report(err); } }",
            taught="void b() { try { save(); } catch (const Full &err) { report(err); } }",
            language="cpp",
        ),
        Flags(
            "void a() { try { load(); } catch («shop::Lost») { report(); } }",
            taught="void b() { try { save(); } catch (Full &) { report(); } }",
            language="cpp",
        ),
        Flags(
            "void a() { try { load(); } catch («Lost *err») { report(err); } }",
            taught="void b() { try { save(); } catch (const Full &err) { report(err); } }",
            language="cpp",
        ),
        Allows(  # A number is nothing to be cut.
            "void a() { try { load(); } catch (int err) { report(err); } }",
            taught="void b() { try { save(); } catch (const Full &err) { report(err); } }",
            language="cpp",
        ),
        Flags(
            "void a() { try { load(); } catch («Lost &err») { report(err); } }",
            taught="void b() { try { save(); } catch (const Full &err) { report(err); } }",
            language="cpp",
        ),
        Allows(
            "void a() { try { load(); } catch (Lost const& err) { report(err); } }",
            taught="void b() { try { save(); } catch (const Full &err) { report(err); } }",
            language="cpp",
        ),
        Allows(
            "void a() { try { load(); } catch (...) { report(); } }",
            taught="void b() { try { save(); } catch (const Full &err) { report(err); } }",
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what each handler holds of a class of errors."""
        for it in file.all(Handler):
            if not it.types or it.body is None or it.types[0].text in PLAIN:
                continue
            what = it.types[0].span
            rest = file.source[what.end : it.name.span.start if it.name else it.body.start]
            form = "reference" if b"&" in rest else "pointer" if b"*" in rest else "value"
            place = Span(what.start, it.name.span.end if it.name else what.end)
            yield Detection("caught error", form, place)
            if form == "reference":
                before = file.source[max(it.span.start, what.start - 20) : what.start]
                said = CONST.search(before) or CONST.match(rest.lstrip())
                yield Detection(REFERENCE, "const" if said else "open", place)
