"""The command ``cuenta``: the only room that prints or exits. One module a command."""

from pipeline.cli import extract
from pipeline.cli.base import app

__all__ = ["app", "extract", "main"]


def main() -> None:
    """Entry point of the ``cuenta`` command."""
    app()
