"""Where class names come from: values of `className` in, a CSS module or a text out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Element, Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SHEET = re.compile(r"\.module\.(?:css|scss|sass|less|pcss)$")


class ClassSource(Detector):
    """Does a class name come from a CSS module, or is it a text?

    A class of a module of CSS is its component's own. A text is looked for in the styles of the whole page, and finds
    whatever is called so there.
    """

    id = "styling/class-source"
    tier = "throughout"
    needs = (Attribute, Element, Import, ImportedName)
    slots = {"class names": "class names"}
    answers = {"sheet": "it is one of a CSS module that is imported", "text": "it is written out"}
    conventions = frozenset({"sheet"})
    roles = ("main",)
    strict = True
    examples = (
        Flags(
            "const Row = () => <p className=«'row'» />",
            taught="import styles from './cart.module.css';\nconst Cart = () => <p className={styles.cart} />",
            language="tsx",
        ),
        Allows(
            "import css from './row.module.css';\nconst Row = () => <p className={css['row']} />",
            taught="import styles from './cart.module.css';\nconst Cart = () => <p className={styles.cart} />",
            language="tsx",
        ),
        Allows(  # Not one name, and maybe none of a style sheet's.
            "const Row = () => <p className={classNames('row', on)} />",
            taught="import styles from './cart.module.css';\nconst Cart = () => <p className={styles.cart} />",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each class name that is one name, or a text, where it comes from."""
        sheets = file.once(_sheets, project)
        for it in file.all(Attribute):
            if it.name is None or it.name.text != "className" or it.value is None:
                continue
            inside = it.value.of(file.source)
            if it.literal:
                yield Detection("class names", "text", it.value)
            elif (found := re.match(r"\{\s*(\w+)\s*[.\[]", inside)) and found[1] in sheets:
                yield Detection("class names", "sheet", Span(it.value.start + 1, it.value.end - 1))


def _sheets(file: FileFacts, _project: Project) -> frozenset[str]:
    """Name what stands for style sheets."""
    found = set()
    for it in file.all(Import):
        if it.module and SHEET.search(it.module.text):
            found |= {part.text for name in file.inside(ImportedName, it.span) if (part := name.alias or name.name)}
    return frozenset(found)
