"""Groups: a command's name in, the command out, or the names that are nearest to it."""

from __future__ import annotations

import click


class Suggesting(click.Group):
    """A group that answers an unknown name with the nearest ones."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command by its name."""
        name, known = args[0], self.list_commands(ctx)
        if name in known or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches  # Most names are known.

        near = get_close_matches(name, known, 2, 0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(known)}."
        raise click.UsageError(f"No command is called {name!r}. {hint}", ctx)


class Listing(Suggesting):
    """A group that lists where no command is named: `drift patterns --json` is `drift patterns list --json`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command `list` where none is named."""
        if not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)
