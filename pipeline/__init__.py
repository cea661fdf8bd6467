"""From a public account (Cuenta Pública) to checked data and a report on its quality.

``from pipeline import read`` reads one document from Python (see :mod:`pipeline.api`).
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, without loading it: a command that is interrupted meanwhile shows a trace

if TYPE_CHECKING:
    from typing import Any

    from pipeline.api import read as read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    """``read`` is loaded where it is asked for: the command needs none of it."""
    if name == "read":
        from pipeline.api import read

        return read
    raise AttributeError(name)
