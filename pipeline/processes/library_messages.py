"""Silences the logs of other libraries: English messages about the bytes of a document, thousands for a damaged one.

Python prints warnings that a library logs on standard error, between our own messages to the user. Nothing is lost
without them: what a library could not do shows in what it returns or raises, and that becomes a finding of ours.
"""

from __future__ import annotations

import logging


def silence(*libraries: str) -> None:
    """Shows nothing that these libraries (the names of their loggers) log, in this process and those forked from it."""
    for name in libraries:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
