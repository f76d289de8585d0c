"""Config: `drift config`, the settings in force and where each comes from out; and their schema for editors."""

from __future__ import annotations

import os

import click

from drift_lsp.cli.groups import Suggesting
from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.group("config", cls=Suggesting)
def command() -> None:
    """Show the settings in force, or the schema of drift.toml.

    The nearest word holds: --config SECTION.KEY=VALUE, then the environment (DRIFT_CHECK_SHOW for check.show), the
    project's drift.toml or [tool.drift] in its pyproject.toml, your own drift.toml, the defaults.
    """


@command.command("show")
@click.option("--origin", is_flag=True, help="Say where each value comes from.")
@as_json_option
@everywhere
@click.pass_obj
def show(session: Session, origin: bool, as_json: bool) -> int:
    """Show every setting as it is in force here, written as drift.toml would."""
    from drift_lsp.detectors import registry
    from drift_lsp.reports.settings import settings_text
    from drift_lsp.workspace import layers

    found = layers.trace(session.root(), os.environ, session.overrides, registry.names())
    if as_json:
        files = {"user": str(layers.user_file(os.environ)), "project": str(session.root())}
        session.say_json({"settings": found, "looked_in": files})
    else:
        session.say(settings_text(found, session.page(), origin=origin))
    return 0


@command.command("schema")
@everywhere
@click.pass_obj
def schema(session: Session) -> int:
    """Write a JSON Schema of drift.toml: editors complete and check the file with it."""
    from drift_lsp.detectors import registry
    from drift_lsp.workspace.schema import json_schema

    session.say(json_schema(sorted(registry.names())))
    return 0
