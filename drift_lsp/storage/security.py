"""Security: the findings of security questions in, how many there are of each kind out."""

from __future__ import annotations

import msgspec

from drift_lsp.storage.database import Database

CATEGORY = "security"


class SecurityRow(msgspec.Struct, frozen=True):
    """The findings of one question that are of one severity."""

    detector: str
    severity: str
    shown: int
    old: int
    """Those that were there before, where the question speaks of new code only."""

    files: int


def refresh(db: Database) -> None:
    """Count anew, in the transaction that changes the findings."""
    with db.atomic():
        db.run("delete from materialized_security")
        db.run(
            """
            insert into materialized_security
            select detector, severity, sum(hidden = ''), sum(hidden = 'old'), count(distinct file_id)
            from violations where detector > ? and detector < ? group by detector, severity
            """,
            f"{CATEGORY}/",
            f"{CATEGORY}0",
        )


def load(db: Database) -> list[SecurityRow]:
    """List the counts, the gravest first."""
    return list(db.rows(SecurityRow, f"select {', '.join(SecurityRow.__struct_fields__)} from v_security_summary"))
