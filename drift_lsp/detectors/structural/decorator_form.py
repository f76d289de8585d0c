"""The form of decorators: uses of one decorator in, whether it is given anything out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Decorator
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project


class DecoratorForm(Detector):
    """Does a decorator that can stand bare stand so, or with brackets, or with something in them?

    `@task` beside `@task(queue="mails")` has forgotten something, `@fixture()` beside `@fixture` has a pair of
    brackets too many. Each decorator is asked by itself.
    """

    id = "structural/decorator-form"
    needs = (Decorator,)
    slots = {"uses of `@*`": "uses of one decorator"}
    answers = {
        "bare": "it is given no brackets",
        "empty": "its brackets are empty",
        "given": "it is given something",
    }
    tier = "throughout"
    families = frozenset({"python"})
    strict = True
    firm = True
    form = True
    examples = (
        Flags(
            "from shop.tasks import app\n\n@«app.task»\ndef load():\n    pass",
            taught="from shop.tasks import app\n\n@app.task(queue='a')\ndef save():\n    pass",
        ),
        Flags(
            "import pytest\n\n@«pytest.fixture»()\ndef cart():\n    pass",
            taught="import pytest\n\n@pytest.fixture\ndef item():\n    pass",
            path="tests/test_cart.py",
        ),
        Allows(
            "from shop.tasks import app\n\n@app.task(queue='b')\ndef load():\n    pass",
            taught="from shop.tasks import app\n\n@app.task(queue='a')\ndef save():\n    pass",
        ),
        Allows(  # What more it is given, it needs.
            "import pytest\n\n@pytest.fixture(scope='module')\ndef cart():\n    pass",
            taught="import pytest\n\n@pytest.fixture\ndef item():\n    pass",
            path="tests/test_cart.py",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each decorator that is imported or defined at the top of the file."""
        known = file.once(names, project)
        for it in file.all(Decorator):
            meant = known.name(it.name.text) if it.name else None
            if it.name is None or meant is None:
                continue
            given = file.source[it.name.span.end : it.span.end].strip()
            form = "bare" if not given else "empty" if given.replace(b" ", b"") == b"()" else "given"
            # What one of them is given more than others it may need.
            free = Freedom.UNASKED if form == "given" else Freedom.FREE
            yield Detection(f"uses of `@{meant.replace(':', '.')}`", form, it.name.span, free)
