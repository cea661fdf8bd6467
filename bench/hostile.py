"""Hostile and broken documents through the whole pipeline, one after the other: what comes of each.

    python -m bench.hostile [--timeout S] [NAME-PART ...]

The documents are those of ``tests/hostile``. Prints one line a document (seconds of wall time, resident
MiB, size, what was said or found) and the worst of all; "!" marks what should not happen.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from pipeline.processes.limits import Limits
from pipeline.run import report as one
from pipeline.run import warm
from tests.hostile import pdfs, texts, words
from tests.hostile.attempts import attempt

SUFFIXES = {"pdf": pdfs, "docx": words, "txt": texts}


def _documents() -> list[tuple[str, Callable[[], bytes]]]:
    modules = SUFFIXES.items()
    return [(f"{name}.{suffix}", make) for suffix, m in modules for name, make in {**m.SMALL, **m.LARGE}.items()]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--timeout", type=float, default=300.0)
    arguments.add_argument("part", nargs="*")
    given = arguments.parse_args()
    print(f"{one.__name__} and {warm.__name__} are loaded")
    worst = [0.0, 0.0]
    count = 0
    for name, make in _documents():
        if given.part and not any(part in name for part in given.part):
            continue
        data = make()
        made = attempt(data, name, Limits(given.timeout, 4096))
        worst = [max(worst[0], made.seconds), max(worst[1], made.mebibytes)]
        count += 1
        said = made.error or f"{made.tables} tables; " + ", ".join(f"{rule} {n}" for rule, n in made.findings)
        flag = "!" if made.is_bug else " "
        taken = f"{flag}{made.seconds:7.1f} s {made.mebibytes:6.0f} MiB {len(data):9d} B {made.size:10d} B"
        print(f"{taken}  {name:32} {said}"[:240], flush=True)
    print(f"{count} documents; worst {worst[0]:.1f} s, {worst[1]:.0f} MiB")


if __name__ == "__main__":
    main()
