"""Injection form: what a framework hands over in, to a field or to a constructor out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Injection
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

_HEAD = "import org.springframework.stereotype.Service;\n"
TAUGHT = _HEAD + "@Service class Item { private final Store store; Item(Store store) { this.store = store; } }"


class InjectionForm(Detector):
    """Are dependencies handed to a constructor, or put into fields?

    A constructor says what a class cannot work without and lets a test hand it over; a field is shorter.
    """

    id = "structural/injection-form"
    needs = (Injection,)
    slots = {
        "dependency": "dependencies that are handed over",
        "constructor": "constructors that dependencies are handed to",
    }
    slot_tiers = {"constructor": "throughout"}
    answers = {
        "field": "it is put into a field",
        "constructor": "it is handed to a constructor",
        "written": "the constructor is written out",
        "generated": "the constructor is generated",
    }
    conventions = frozenset({"constructor", "written", "generated"})
    """Nobody is asked to go back to fields."""

    roles = ("main",)
    examples = (
        Flags(_HEAD + "@Service class Cart { «@Autowired private Store store;» }", taught=TAUGHT, language="java"),
        Allows(
            _HEAD + "@Service class Cart { Cart(Store store) {} }",
            taught=_HEAD + "@Service class Item { @Autowired private Store store; }",
            language="java",
        ),
        Flags(
            _HEAD + "@Service class Cart { «Cart(Store store) {}» }",
            taught=_HEAD + "@Service @RequiredArgsConstructor class Item { private final Store store; }",
            language="java",
        ),
        Flags(  # However it comes by its constructor.
            _HEAD + "@Service class Cart { «@Autowired private Store store;» }",
            taught=_HEAD + "@Service @RequiredArgsConstructor class Item { private final Store store; }",
            language="java",
        ),
        Allows("class Cart { @Autowired private Store store; }", taught=TAUGHT, language="java"),  # No framework.
        Allows(_HEAD + "@Service class Cart { private Store store; }", taught=TAUGHT, language="java"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the way of each dependency."""
        for it in file.all(Injection):
            place = first_line(file.source, it.span)
            yield Detection("dependency", "field" if it.field else "constructor", place)
            if not it.field:
                yield Detection("constructor", "generated" if it.form else "written", place)
