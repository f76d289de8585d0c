"""Sides of comparisons: comparisons with something that never changes in, the side on which it stands out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Comparison, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

CONSTANT = re.compile(
    rb"(?i:null|nil|nullptr|none|undefined|true|false)|-?\d[\w.]*|L?\"[^\"\n]*\"|L?'[^'\n]*'|(?!PHP_)[A-Z][A-Z0-9]*_[A-Z0-9_]*"
)
"""What is the same whenever it is looked at: a word of the language, a number, a text, a name in capitals. What PHP says
of itself is another thing on each machine."""

FIXED = re.compile(
    rb"(?:[A-Za-z]\w*(?:\.|::))+[A-Z][A-Z0-9_]+"
    rb"|(?:\([A-Za-z_][\w ]*\)(?=\s*[\w(])|[\s()*/%|&~+<>-]|\bsizeof\b|\d\w*|[A-Z][A-Z0-9]*_[A-Z0-9_]*|\"[^\"\n]*\")++"
)
"""What is the same wherever it is kept: a name in capitals, however far away, and what is worked out of constants."""

LONGEST = 60
"""Bytes of something that is compared, beyond which it is no plain constant."""


class ConstantSide(Detector):
    """On which side of a comparison stands what never changes?

    `null == cart` cannot become an assignment by a slip; `cart == null` reads as it is said.
    """

    id = "styling/constant-side"
    tier = "listed"
    local = True
    needs = (Comparison,)
    form = True
    layout = True
    slots = {"comparison with a constant": "comparisons with a constant"}
    answers = {"right": "the constant stands on the right", "left": "the constant stands on the left"}
    strict = True
    examples = (
        Flags(
            "class Cart { boolean a(Row it) { return «null == it»; } }",
            taught="class Item { boolean a(Row it) { return it == null; } }",
            language="java",
        ),
        Flags("int a(int it) { return «3 == it»; }", taught="int b(int it) { return it == LIMIT_ALL; }", language="c"),
        Flags(
            "<?php\nif («$cart === null») {}",
            taught="<?php\nif (null === $item) {}",
            language="php",
        ),
        Allows(  # Neither side, or both.
            "int a(int it) { return SHOP_OPEN == 3 || it == other; }",
            taught="int b(int it) { return it == 3; }",
            language="c",
        ),
        Allows(
            '_Static_assert(SHOP_MAX == SHOP_LAST - 1 || SHOP_MAX == sizeof("ab") || SHOP_MAX == (enum shop) SHOP_ALL);',
            taught="int b(int it) { return it == 3; }",
            language="c",
        ),
        *(
            Allows(  # A value stands in the text, or what PHP says of itself is asked about.
                f"<?php\nif ({asked}) {{}}", taught="<?php\nif ($item === null) {}", language="php"
            )
            for asked in ('"$row" === $cart', "PHP_VERSION_ID === $cart", "PHP_OS_FAMILY === $row->system()")
        ),
        Allows(  # What is claimed has an order of its own.
            "int main(void) { assert(3 == it); }", taught="int b(int it) { return it == 3; }", language="c"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the side of each constant that is compared with something else."""
        for it in file.all(Comparison):
            if it.left is None or it.right is None:
                continue
            left, right = _is_constant(it.left, file), _is_constant(it.right, file)
            other = it.right if left else it.left
            if other.size <= LONGEST and FIXED.fullmatch(file.source, other.start, other.end):
                continue  # Neither changes.
            if left != right and not file.enclosing(it.span, Assertion):
                yield Detection(
                    "comparison with a constant", "left" if left else "right", first_line(file.source, it.span)
                )


def _is_constant(it: Span, file: FileFacts) -> bool:
    if it.size > LONGEST or CONSTANT.fullmatch(file.source, it.start, it.end) is None:
        return False
    text = file.at(Text, it)
    return text is None or not text.interpolated
