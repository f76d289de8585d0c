"""Knobs: what storage can be told in drift.toml, with its defaults. `workspace/config.py` turns them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Days = Annotated[int, Meta(ge=1, le=100_000)]
Copies = Annotated[int, Meta(ge=1, le=1_000)]


class Retention(msgspec.Struct, frozen=True):
    """How long history is remembered. What people decided and what describes the code as it is always stays."""

    short_days: Days = 30
    """Days that the results of past runs are kept."""

    medium_days: Days = 90
    """Days that history, trends and single events of feedback are kept."""

    long_days: Days = 365
    """Days that caches are kept."""


class Backup(msgspec.Struct, frozen=True):
    """How many copies of drift.db are kept under `.drift/backups/`."""

    operational: Copies = 5
    """Copies made before something was changed that cannot be taken back, and on request."""

    daily: Copies = 7
    """Copies made by the first scan of a day."""
