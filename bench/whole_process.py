"""``cuenta extract`` of one PDF, the whole process, beside a script that only calls pdfplumber on it.

    python bench/whole_process.py FILE.pdf [--times 6]

Both start anew each time, one after the other, and the best of each counts: other work on the machine
only ever makes a run slower. Prints wall seconds and the ratio.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PDFPLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        page.extract_tables()
"""


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--times", type=int, default=6)
    given = arguments.parse_args()
    cuenta = str(Path(sys.executable).with_name("cuenta"))
    ours, theirs = [], []
    for _ in range(given.times):
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache"}
            ours.append(_seconds([cuenta, "extract", str(given.file), "--out", f"{folder}/out"], environment))
        theirs.append(_seconds([sys.executable, "-c", _PDFPLUMBER, str(given.file)], dict(os.environ)))
    print(f"{'':28}{'best s':>8}{'ratio':>8}")
    print(f"{'cuenta extract, all of it':28}{min(ours):8.2f}{min(ours) / min(theirs):8.2f}")
    print(f"{'pdfplumber, tables only':28}{min(theirs):8.2f}{1:8.2f}")


if __name__ == "__main__":
    main()
