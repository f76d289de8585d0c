"""Cleaning: a database in, the same without what the next scan learns again out; decisions and history stay."""

from __future__ import annotations

from drift_lsp.storage.database import Database

LEARNED = (
    "detections", "violations", "pattern_examples", "conventions", "patterns", "tallies", "slots", "choices",
    "file_metadata", "scan_errors", "scan_history", "baseline", "first_counts", "materialized_status",
    "materialized_security", "materialized_trends",
)  # fmt: skip
"""What a scan makes of the files as they are."""

KEPT_NOTES = ("identity", "lock", "upgraded")
"""What is noted in `meta` and does not come from files."""


def clean(db: Database) -> int:
    """Forget what was learned, give the room back, and tell how many files were known."""
    with db.atomic():
        files = int(db.value("select count(*) from file_metadata"))
        for table in LEARNED:
            db.run(f"delete from {table}")
        marks = ", ".join("?" * len(KEPT_NOTES))
        db.run(f"delete from meta where key not in ({marks})", *KEPT_NOTES)
    db.run("vacuum")
    return files
