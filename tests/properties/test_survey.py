"""Surveys: looked at, stored, forgotten and looked at again, a file is the same."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drift_lsp.detectors.survey import survey
from drift_lsp.storage import files
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow, pack, unpack
from drift_lsp.syntax import languages
from drift_lsp.testing import PROJECT

PYTHON = [
    "import os\n",
    "from shop.cart import Cart\n",
    "from .cart import *\n",
    "class Cart(Base):\n    def addItem(self, item: int = 3) -> int:\n        return item\n",
    "try:\n    load()\nexcept OSError as err:\n    raise LoadError() from err\n",
    "def loadCart(a, b):  # noqa: N802\n    return requests.get(a, timeout=b)\n",
    "# drift: ignore-next-line[errors] -- so it is\nLIMIT_count = {'a': 1}\n",
    "async def é(): await f(*a, **b)\n",
    'TOKEN = "ghp_1234567890abcdefghijABCDEFGHIJ123456"\n',
    "def (\n",
    "\N{BOM}x = 1\n",
    "\r\n",
    "\f\n",
]
TSX = [
    "import { Row } from '@/row'\n",
    "import a, * as b from './b'\n",
    "export default class View extends Base { render() { return <Row id={1} {...x}>{'a'}</Row> } }\n",
    "const load_cart = async () => { try { await a() } catch (e) { throw new Error('x') } }\n",
    "// eslint-disable-next-line\nif (a == b) {}\n",
    "{/* drift: ignore[types] */}\n",
    "function (\n",
    "<p>é</p>\n",
]


def of(pieces, language):
    return st.lists(st.one_of(st.sampled_from(pieces), st.text(max_size=12)), max_size=8).map(
        lambda parts: (language, "".join(parts).encode(errors="replace"))
    )


def look(language, source, path):
    return survey(source, path, languages.named(language), "main", PROJECT)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(of(PYTHON, "python"), of(TSX, "tsx")), min_size=1, max_size=3))
def test_look_store_forget_look(sources):
    with Database.memory() as db:
        items = {}
        for number, (language, source) in enumerate(sources):
            path = f"src/shop/a{number}{languages.named(language).extensions[0]}"
            items[path] = language, source, look(language, source, path)
        rows = {
            path: FileRow(path, language, "main", len(source), 1, b"h", "", 1, "now")
            for path, (language, source, _) in items.items()
        }
        files.replace_surveys(db, [(rows[path], it) for path, (_, _, it) in items.items()])
        for path, (language, source, looked) in items.items():
            assert files.load_survey(db, path) == looked
            assert unpack(pack(looked)) == looked
            files.remove(db, [path])
            assert files.load_survey(db, path) is None
            again = look(language, source, path)
            assert again == looked
            files.replace_surveys(db, [(rows[path], again)])
        assert {it.path: it for it in files.load_surveys(db)} == {path: it for path, (_, _, it) in items.items()}
