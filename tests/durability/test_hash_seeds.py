"""No order of a set decides: the same files of every document under any hash seed.

``SEEDS=10 SEED_DOCUMENTS=FOLDER`` takes more seeds and other documents.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.places import DATA, ROOT

pytestmark = pytest.mark.slow

SEEDS = int(os.environ.get("SEEDS", "4"))
FOLDER = os.environ.get("SEED_DOCUMENTS", "")
COMMITTED = ("becas-c05.txt", "becas-p02.pdf", "becas-p03.docx", "sence-c05.txt", "sence-p01.pdf", "sence-p03.docx")


def documents() -> list[Path]:
    if FOLDER:
        return sorted(p for p in Path(FOLDER).iterdir() if p.suffix in (".pdf", ".docx", ".txt"))
    return [DATA / "cases" / name for name in COMMITTED if (DATA / "cases" / name).exists()]


@cache
def published(seed: int) -> dict[str, dict[str, str]]:
    """The digests of the files of each document, all made by one process with a hash seed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.durability.seeds", *map(str, documents())],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("path", documents(), ids=lambda p: p.name)
def test_the_same_files_under_any_seed(path: Path) -> None:
    first = published(0)[str(path)]
    assert len(first) > 1 or "error" in first
    for seed in range(1, SEEDS):
        other = published(seed * 7919)[str(path)]
        assert [name for name in first.keys() | other.keys() if first.get(name) != other.get(name)] == [], seed
