"""Field tags: what fields tell serializers in, whether they do and how the name is spelled out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import CASES, case
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Tag
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PAIR = re.compile(r'([\w.-]+):"([^",]*)')
HIDDEN = re.compile(r":\"-\"|,\s*(?:squash|inline)\b")
"""In a tag: one serializer leaves the field out, or writes what is in it as if it stood beside it."""

PRESENCE, NAMES = "fields of structs with `*` tags", "names in `*` tags"


SERIALIZERS = frozenset({"json", "xml", "yaml", "toml", "bson", "mapstructure", "form", "db", "gorm"})
"""Those that write every field; other tags only add to some."""


class FieldTag(Detector):
    """How are the names spelled that fields tell a serializer, and does each field of such a struct tell one?

    A field that tells none is called by its own name, and one in another style has to be looked up by all who read it.
    """

    id = "structural/field-tag"
    needs = (Tag, Assignment, Class)
    form = True
    slots = {NAMES: "names in tags", PRESENCE: "fields of structs with tags"}
    answers = {**CASES, "present": "it has a tag", "absent": "it has no tag"}
    conventions = frozenset({*CASES, "present"}) - {"other"}
    tier = "throughout"
    strict = True
    asks_text = (NAMES.partition("*")[0],)
    examples = (
        Flags(
            'type Cart struct {\n\tItemCount int «`json:"item_count"`»\n}',
            taught='type Item struct {\n\tUnitPrice int `json:"unitPrice"`\n}',
            language="go",
        ),
        Flags(
            'type Cart struct {\n\tName string `json:"name"`\n\t«Items» int\n\tLimit int `json:"limit"`\n}',
            taught='type Item struct {\n\tUnitPrice int `json:"unitPrice"`\n\tAll int `json:"all"`\n}',
            language="go",
        ),
        Allows(  # Nobody outside sees it.
            'type Cart struct {\n\tName string `json:"name"`\n\titems int\n}',
            taught='type Item struct {\n\tUnitPrice int `json:"unitPrice"`\n\tAll int `json:"all"`\n}',
            language="go",
        ),
        Allows(  # Nor have those beside it: they are another kind of fields.
            'type Cart struct {\n\tName string `json:"name"`\n\tLimit int `json:"limit"`\n\tRows int\n\tOld int\n}',
            taught='type Item struct {\n\tUnitPrice int `json:"unitPrice"`\n\tAll int `json:"all"`\n}',
            language="go",
        ),
        Allows(  # It is left out on purpose.
            'type Cart struct {\n\tName string `json:"name"`\n\tKey string `yaml:"-"`\n\tAll int `json:"all"`\n}',
            taught='type Item struct {\n\tUnitPrice int `json:"unitPrice"`\n\tAll int `json:"all"`\n}',
            language="go",
        ),
        Allows(  # Most of its fields have none.
            'type Cart struct {\n\tA string `json:"name"`\n\tB int\n\tC int\n}',
            taught='type Item struct {\n\tUnitPrice int `json:"unitPrice"`\n\tAll int `json:"all"`\n}',
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the names in tags, and of each struct with tags which of its fields have one."""
        tags = file.all(Tag)
        if not tags:
            return
        keys: dict[Span, dict[str, str]] = {}
        hidden: set[Span] = set()
        for tag in tags:
            content = tag.content.of(file.source) if tag.content else ""
            found = {it[1]: it[2] for it in PAIR.finditer(content)}
            field = file.enclosing(tag.span, Assignment)
            if field:
                keys[field.span] = found
                hidden.update((field.span,) if HIDDEN.search(content) else ())
            for key, name in found.items():
                if name not in ("", "-") and (style := case(name.replace("-", ""))) and "-" not in name:
                    yield Detection(NAMES.replace("*", key), style, tag.span, token=name)
        yield from _presence(file, keys, hidden)


def _presence(file: FileFacts, keys: dict[Span, dict[str, str]], hidden: set[Span]) -> Iterator[Detection]:
    fields: defaultdict[Span, list[Assignment]] = defaultdict(list)
    for it in file.all(Assignment):
        owner = (
            file.enclosing(it.span, Class)
            if it.member and it.name and it.name.text[:1].isupper() and it.name.text != "XMLName"
            else None
        )
        if owner:
            fields[owner.span].append(it)
    for members in fields.values():
        told = [keys.get(it.span, {}) for it in members]
        for key in sorted({key for found in told for key in found if key in SERIALIZERS}):
            count = sum(key in found for found in told)
            if 2 * count < len(members):
                continue
            for at, (it, found) in enumerate(zip(members, told, strict=True)):
                assert it.name
                choice = "present" if key in found else "absent"
                # Where one beside it tells nobody anything either, both are for the program itself.
                alone = found or all(told[max(0, at - 1) : at] + told[at + 1 : at + 2])
                free = Freedom.FREE if alone and it.span not in hidden else Freedom.UNASKED
                yield Detection(PRESENCE.replace("*", key), choice, it.name.span, free)
