"""The two halves of a set of documents: those looked at while thresholds were set, and the others."""

from __future__ import annotations

import hashlib


def is_tuned(name: str) -> bool:
    """Whether a document is of the half that thresholds are set on: its name has an even MD5."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 0
