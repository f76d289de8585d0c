"""Drift learns how a codebase is written and says where a line departs from it.

Source → Tree → Facts → Survey → Patterns → Violations → (editor | terminal | SARIF | agent).
One stage, one room; each room's docstring says what comes in, what goes out and what never happens there.
"""

__version__ = "0.1.0"
