"""Enum members: the values of enums in, the style of their names out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.foreign import is_foreign
from drift_lsp.facts.casing import CASES, case, is_reserved
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, EnumMember, TypeDefinition
from drift_lsp.graphs.project import Project

SEVERAL, MOST = 4, 0.8
"""So many members of which so many are called as what they stand for are names of somebody else's."""


class EnumMemberCase(Detector):
    """In which style are the members of enums named?

    A member is written wherever its enum is used, far from where it is named; one in another style is misspelt there.
    """

    id = "structural/enum-member-case"
    needs = (EnumMember,)
    slots = {"enum member name": "names of enum members"}
    answers = CASES
    family_tiers = {"c": "listed", "csharp": "listed"}
    """Of what was read there nothing was right: one large enum, or a header of others, speaks for all."""

    counts_names = True
    local = True

    examples = (
        Flags(
            "enum cart { «cart_row» };",
            taught="enum item { CART_ITEM };",
            language="c",
        ),
        Flags(
            "enum class Cart { «CART_ROW» };",
            taught="enum class Item { CartItem };",
            language="cpp",
        ),
        Flags("class Size(Enum):\n    «SmallCart» = 1", taught="class Size(Enum):\n    LARGE_CART = 1"),
        Flags("class Size(StrEnum):\n    «small_cart» = auto()", taught="class Size(Enum):\n    LARGE_CART = 1"),
        Flags(
            "<?php\nenum Size: string { case «SMALL_CART» = 's'; }",
            taught="<?php\nenum Size: string { case LargeCart = 'l'; }",
            language="php",
        ),
        Allows(  # They are called as what they stand for.
            "<?php\nenum Kind: string { case c = 'c'; case cpp = 'cpp'; case css = 'css'; case java_script = 'java_script'; case c_sharp = 'c#'; }",
            taught="<?php\nenum Size: string { case LargeCart = 'l'; }",
            language="php",
        ),
        Allows(  # The compiler was told.
            "#[allow(non_camel_case_types)]\nenum Cart { cart_row }", taught="enum Item { CartItem }", language="rust"
        ),
        Allows(  # The library calls it so.
            'class Cart { enum Row { CART_ROW } [DllImport("cart")] static extern int Load(Row row); }',
            taught="enum Item { CartItem }",
            language="csharp",
        ),
        Allows("class Size(Enum):\n    S = 1", taught="class Size(Enum):\n    LARGE_CART = 1"),
        Allows("class Size:\n    SmallCart = 1", taught="class Size(Enum):\n    LARGE_CART = 1"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each member's name."""
        members = file.all(EnumMember)
        meant = len(members) >= SEVERAL and sum(_is_its_value(it, file) for it in members) >= MOST * len(members)
        free = Freedom.UNASKED if meant else Freedom.FREE
        for it in members if members and not is_foreign(file) else ():
            owner = file.enclosing(it.span, Class) or file.enclosing(it.span, TypeDefinition)
            if owner and any(said.name and said.name.text in ("allow", "expect") for said in file.decorators(owner)):
                continue  # The compiler was told that the names are meant.
            if it.name and not is_reserved(it.name.text) and not file.is_nested(it) and (choice := case(it.name.text)):
                yield Detection("enum member name", choice, it.name.span, free, it.name.text)


def _is_its_value(it: EnumMember, file: FileFacts) -> bool:
    """Tell whether a member is called as the text that it stands for."""
    return it.name is not None and it.value is not None and it.value.of(file.source).strip("\"'") == it.name.text
