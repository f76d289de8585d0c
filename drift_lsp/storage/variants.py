"""Variants: what people want otherwise in a place in, the same with its number out."""

from __future__ import annotations

import msgspec

from drift_lsp.detectors.contract import Severity, Tier
from drift_lsp.errors import UsageError
from drift_lsp.learning.variants import Variant
from drift_lsp.storage import history, meta
from drift_lsp.storage.database import Database


class Kept(msgspec.Struct, frozen=True):
    """A variant as it is stored."""

    number: int
    at: str
    variant: Variant
    is_file: bool = False
    """Whether its place is a file."""


def add(db: Database, it: Variant, at: str, *, is_file: bool) -> int:
    """Store a variant and tell its number."""
    scope = "file" if is_file else "directory" if it.scope else "global"
    config = {"tier": it.tier} if it.tier else {}
    with db.atomic():
        number: int = db.value(
            f"insert into pattern_variants ({_COLUMNS}) values ({', '.join('?' * 11)}) returning id",
            it.pattern,
            scope,
            it.scope,
            it.severity,
            None if it.enabled is None else int(it.enabled),
            it.threshold,
            msgspec.json.encode(config).decode(),
            it.expires,
            at,
            it.by,
            it.reason,
        )
        history.decided(db, it.pattern, at, "varied", it.scope)
        meta.heard(db)
    return number


def remove(db: Database, number: int, at: str) -> Variant:
    """Take a variant away, and tell which one it was."""
    with db.atomic():
        found = next((it for it in listed(db) if it.number == number), None)
        if found is None:
            raise UsageError(f"There is no variant {number}.", "`drift patterns variant` lists them.")
        db.run("delete from pattern_variants where id = ?", number)
        history.decided(db, found.variant.pattern, at, "varied", found.variant.scope)
        meta.heard(db)
    return found.variant


def listed(db: Database) -> list[Kept]:
    """List every variant, the first first, those that hold no more too."""
    made = []
    try:
        for row in db.tuples(f"select id, {_COLUMNS} from pattern_variants order by id"):
            number, pattern, kind, scope, severity, enabled, threshold, config, expires, at, who, why = row
            it = Variant(
                pattern=pattern,
                scope=scope,
                enabled=None if enabled is None else bool(enabled),
                threshold=threshold,
                expires=expires,
                reason=why,
                by=who,
            )
            others = msgspec.convert({**msgspec.json.decode(config), "severity": severity}, _Overrides)
            whole = msgspec.structs.replace(it, severity=others.severity, tier=others.tier)
            made.append(Kept(number, at, whole, kind == "file"))
    except (msgspec.ValidationError, msgspec.DecodeError, TypeError) as error:
        raise db.damaged(error) from error
    return made


class _Overrides(msgspec.Struct, frozen=True):
    severity: Severity | None = None
    tier: Tier | None = None


_COLUMNS = (
    "pattern_id, scope, scope_path, severity_override, enabled_override, threshold_override, config_override, "
    "expires_at, created_at, who, why"
)
