"""``extracted/``: what is published, whole at any moment, rewritten only where bytes differ.

An output is a folder of this machine (:class:`Folder`) or an address beyond it
(:class:`Bucket`); names in it are relative, with forward slashes. A run writes a draft and
publishes all of it at its end. Nothing here knows what the files mean.
"""

from __future__ import annotations

from pathlib import Path

from pipeline import locations
from pipeline.store.base import Destination, Draft, Output, Unwritable, Waiting, unwritable
from pipeline.store.bucket import Bucket
from pipeline.store.disk import TEMPORARY
from pipeline.store.files import write_file, write_named
from pipeline.store.folder import Folder

__all__ = [
    "TEMPORARY",
    "Bucket",
    "Draft",
    "Folder",
    "Output",
    "Place",
    "Unwritable",
    "Waiting",
    "output",
    "unwritable",
    "write_file",
    "write_named",
]


def output(address: str | Path) -> Destination:
    """The output at a path or an fsspec address."""
    text = str(address)
    return Bucket(text.rstrip("/")) if locations.is_address(text) else Folder(Path(text))
