"""Derived traits: structs and enums in, whether they can be shown and how their fields are spelled for others out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, TypeDefinition
from drift_lsp.graphs.project import Project

DEBUG, SPELLED = "`Debug` of public types", "serialized struct"
RENAMED = re.compile(r"rename_all(?:\(\w+)?\s*=\s*\"([^\"]+)\"")
SERIALIZED = frozenset({"Serialize", "Deserialize"})
AS_WRITTEN = "as written"


class DerivedTraits(Detector):
    """Do public types derive `Debug`, and how do serialized ones spell the names of their fields?

    A type without `Debug` keeps every type that holds it from having it. Names that are spelled otherwise than those of
    other types have to be looked up by all who read them.
    """

    id = "types/derived-traits"
    needs = (Class, TypeDefinition, Assignment)
    slots = {DEBUG: "public types", SPELLED: "serialized structs with names of several words"}
    answers = {
        "present": "it derives `Debug`",
        "absent": "it does not derive `Debug`",
        AS_WRITTEN: "its fields are spelled as written",
        "*": "its fields are spelled in `{}`",
    }
    conventions = frozenset({"present", AS_WRITTEN, "camelCase", "snake_case", "kebab-case", "lowercase", "PascalCase"})
    tier = "throughout"
    roles = ("main",)
    strict = True
    few = 3
    families = frozenset({"rust"})
    examples = (
        Flags("pub struct «Cart»;", taught="#[derive(Debug)]\npub struct Item;", language="rust"),
        Flags(
            "#[derive(Debug, Serialize)]\npub struct «Cart» { item_count: u8 }",
            taught='#[derive(Debug, Serialize)]\n#[serde(rename_all = "camelCase")]\npub struct Item { full_price: u8 }',
            language="rust",
        ),
        Allows(  # It is written out.
            "pub struct Cart;\nimpl Debug for Cart {}", taught="#[derive(Debug)]\npub struct Item;", language="rust"
        ),
        Allows(  # Of some builds it is not told.
            "#[cfg_attr(test, derive(Debug))]\npub struct Cart;",
            taught="#[derive(Debug)]\npub struct Item;",
            language="rust",
        ),
        Allows("#[derive(Debug)]\npub struct Cart;", taught="pub struct Item;", language="rust"),  # One-sided.
        Allows(
            "#[derive(Debug, Serialize)]\npub struct Cart { count: u8 }",
            taught='#[derive(Debug, Serialize)]\n#[serde(rename_all = "camelCase")]\npub struct Item { full_price: u8 }',
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each struct and enum what it derives."""
        written = {
            it.name.text
            for it in file.all(Class)
            if it.extension and it.name and any(base.text.rpartition("::")[2] == "Debug" for base in it.bases)
        }
        types: list[Class | TypeDefinition] = [*file.all(Class), *(it for it in file.all(TypeDefinition) if it.enum)]
        for it in types:
            if it.name is None or (isinstance(it, Class) and it.extension) or file.is_nested(it):
                continue
            derived = {decorator.name.text for decorator in file.decorators(it) if decorator.name}
            if file.is_public(it) and not any("missing_debug" in s.span.of(file.source) for s in file.decorators(it)):
                choice = "present" if "Debug" in derived or it.name.text in written else "absent"
                yield Detection(DEBUG, choice, it.name.span, token=it.name.text)
            if isinstance(it, Class) and not derived.isdisjoint(SERIALIZED) and _has_words(it, file):
                said = " ".join(decorator.span.of(file.source) for decorator in file.decorators(it))
                renamed = RENAMED.search(said)
                yield Detection(SPELLED, renamed[1] if renamed else AS_WRITTEN, it.name.span, token=it.name.text)


def _has_words(it: Class, file: FileFacts) -> bool:
    return any(field.member and field.name and "_" in field.name.text for field in file.inside(Assignment, it.span))
