"""Numbers, as one hopes, written into SQL: statements in, findings out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.sql import written_values
from drift_lsp.facts.vocabulary import Formatting, Text
from drift_lsp.graphs.project import Project

FROM_OUTSIDE = re.compile(
    r"\breq(?:uest)?\.|\bparams[.\[]|\bargs[.\[]|\bsearchParams\b|\bbody[.\[]|\bform[.\[]|\binput\("
)
"""What somebody else sends is never as harmless: `security/sql-from-string` speaks of it."""


class UnquotedSqlValue(Detector):
    """Is a number written into an SQL statement instead of handed over as a parameter?

    It is harmless as long as it is a number. Nothing here sees to that.
    """

    id = "security/unquoted-sql-value"
    needs = (Text, Formatting)
    slots = {"number in an SQL statement": "numbers in SQL statements"}
    answers = {"written in": "a value is written into the statement"}
    tier = "listed"
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"written in"})
    remedy = "Put a placeholder there and hand the value over as a parameter."
    examples = (
        Flags('def load(cart):\n    db.execute(«"DELETE FROM cart WHERE id = %s" % cart.id»)'),
        Flags("db.query(«`SELECT id FROM cart WHERE id = ${cart.id}`»);", language="typescript"),
        Allows('def load(n):\n    db.execute("SELECT * FROM cart WHERE id = %d" % n)'),
        Allows('def load(n):\n    db.execute(f"SELECT * FROM cart WHERE id = {int(n)}")'),
        Allows('def load(q):\n    db.execute(f"SELECT * FROM cart WHERE id IN ({placeholders})", q)'),
        Allows('def load(order):\n    db.execute(f"SELECT * FROM cart WHERE id = 1 ORDER BY {order}")'),
        Allows("const it = await sql`SELECT id FROM cart WHERE id = ${cart.id}`;", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every value without quotes around it."""
        for it in written_values(file):
            if not it.quoted and not FROM_OUTSIDE.search(it.value):
                yield Detection("number in an SQL statement", "written in", it.span)
