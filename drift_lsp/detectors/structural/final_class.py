"""Final classes: classes that could be extended in, whether they say that they may not out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project

FOR_HEIRS = re.compile(rb"\b(?:virtual|protected)\b")
"""Says that heirs are expected."""

ERROR = re.compile(r"(?:Exception|Error)$")

SAID = b"@final"


class FinalClass(Detector):
    """Does a class say that nothing may extend it?

    What is `final` or `sealed` can be changed inside without a thought of heirs; whoever opens it does so on purpose.
    Abstract and static classes are not asked, nor those inside others and those that others extend.
    """

    id = "structural/final-class"
    needs = (Class, Function)
    slots = {
        "class": "classes",
        "class with a base": "classes with a base or an interface",
        "error class": "classes of errors",
    }
    answers = {"final": "nothing may extend the class", "open": "nothing keeps others from extending the class"}
    tier = "throughout"
    conventions = frozenset({"final"})
    families = frozenset({"php", "java", "csharp"})
    strict = True
    examples = (
        Flags("<?php\nclass «Cart» {}", taught="<?php\nfinal class Item {}", language="php"),
        Flags("<?php\nclass «Cart» extends Base {}", taught="<?php\nfinal class Item extends Base {}", language="php"),
        Flags("public class «Cart» {}", taught="public final class Item {}", language="java"),
        Flags("public class «Cart» {}", taught="public sealed class Item {}", language="csharp"),
        Allows(
            "<?php\n/**\n * @final\n */\nreadonly class Cart {}", taught="<?php\nfinal class Item {}", language="php"
        ),
        Allows("<?php\nabstract class Cart {}", taught="<?php\nfinal class Item {}", language="php"),
        Allows("<?php\nclass A {}\nfinal class B extends A {}", taught="<?php\nfinal class Item {}", language="php"),
        Allows("public static class Cart {}", taught="public sealed class Item {}", language="csharp"),
        Allows("public struct Cart {}", taught="public sealed class Item {}", language="csharp"),
        Allows("public class Cart { public virtual void A() {} }", taught="sealed class Item {}", language="csharp"),
        Allows(
            "<?php\nclass Lost extends RuntimeException {}",
            taught="<?php\nfinal class Item extends Base {}\nclass Full extends RuntimeException {}",
            language="php",
        ),
        Allows(  # Those that may be open for what a base has protected are counted too.
            "<?php\nclass Cart extends Base {}",
            taught="<?php\nfinal class Item extends Base {}\nclass Row extends Base { protected function load() {} }",
            language="php",
        ),
        Allows("<?php\nfinal class Cart {}", taught="<?php\nclass Item {}", language="php"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each class that could be extended whether it says that it may not."""
        classes = file.all(Class)
        extended = {base.text for it in classes for base in it.bases}
        for it in classes:
            if it.name is None or it.struct or it.extension or it.is_abstract or it.is_static:
                continue
            if it.name.text in extended or file.enclosing(it.span, Class) or file.enclosing(it.span, Function):
                continue
            for_heirs = not it.is_final and FOR_HEIRS.search(file.source, it.span.start, it.span.end)
            if for_heirs and not it.bases:
                continue
            slot = "class with a base" if it.bases else "class"
            if any(ERROR.search(base.text) for base in it.bases):
                slot = "error class"  # Many leave those open, whatever they do with others.
            # What is protected may be what a base has so, and then nobody need expect heirs.
            free = Freedom.UNASKED if for_heirs else Freedom.UNLESS_EXTENDED
            choice = "final" if it.is_final or _is_said_to_be(it, file) else "open"
            yield Detection(slot, choice, it.name.span, free, it.name.text)


def _is_said_to_be(it: Class, file: FileFacts) -> bool:
    """Tell whether its comment says that it is final: tests may still put something in its place."""
    comment = file.documentation(it)
    return comment is not None and SAID in file.source[comment.start : comment.end]
