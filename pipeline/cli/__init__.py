"""The command ``cuenta``: the only room that prints or exits. One module a command."""

from pipeline.cli import decide, diff, explain, extract, inspect, schema, sql
from pipeline.cli.base import app

__all__ = ["app", "decide", "diff", "explain", "extract", "inspect", "main", "schema", "sql"]


def main() -> None:
    """Entry point of the ``cuenta`` command."""
    app()
