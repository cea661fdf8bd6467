"""What other libraries log: English, about bytes of a document, thousands of lines for a damaged one.

Without this Python prints warnings of a library on standard error, where people read what we say. What a library could
not do shows in what it returns or raises, and that becomes a finding of ours.
"""

from __future__ import annotations

import logging


def silence(*libraries: str) -> None:
    """Nothing that these libraries (by the names of their loggers) log is shown, in this process and its copies."""
    for name in libraries:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
