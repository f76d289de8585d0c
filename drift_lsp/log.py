"""Log: the one logger family, on stderr, set up by a door and used from storage upwards."""

from __future__ import annotations

import logging
import sys

ROOT = "drift"


def logger(room: str) -> logging.Logger:
    """Get the logger of a room: `logger("storage")` is `drift.storage`."""
    return logging.getLogger(f"{ROOT}.{room}")


def configure(spec: str) -> None:
    """Set levels from `DRIFT_LOG`: `debug`, or `storage=debug,scan=info`; unknown levels are ignored as warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    family = logging.getLogger(ROOT)
    family.handlers[:] = [handler]
    family.propagate = False
    family.setLevel(logging.WARNING)
    for part in filter(None, (piece.strip() for piece in spec.split(","))):
        room, _, level = part.rpartition("=")
        known = logging.getLevelNamesMapping().get(level.upper())
        if known is None:
            family.warning("DRIFT_LOG: no level is called %r; use debug, info, warning or error.", level)
        else:
            (logger(room) if room else family).setLevel(known)
