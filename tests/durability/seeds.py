"""Prints a digest of all that is published of each document named, as JSON: what ``test_hash_seeds`` runs under
different hash seeds. ``python -m tests.durability.seeds DOCUMENT...``"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from pipeline.contract import datasets
from pipeline.run.inputs.declared import Sidecars
from pipeline.run.inputs.sources import Job
from pipeline.run.report.stages import Given, Task, make


def digests(path: Path) -> dict[str, str]:
    """The digest of each file that is published of a document; its failure where it cannot be read."""
    task = Task(Job(path.stem, path.name), tuple(datasets()), remember=False)
    made = make(task, Given(path.read_bytes(), Sidecars()))
    if made.files is None:
        return {"error": made.outcome.error or ""}
    return {name: hashlib.sha256(data).hexdigest()[:16] for name, data in sorted(made.files.items())}


if __name__ == "__main__":
    print(json.dumps({path: digests(Path(path)) for path in sys.argv[1:]}))
