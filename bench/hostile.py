"""Hostile and broken documents through the whole pipeline, one after the other: what comes of each.

    python -m bench.hostile [--timeout S] [NAME-PART ...]
    python -m bench.hostile --damaged 5000 --seed 7 [--first 2830]

The documents are those of ``tests/hostile``. Prints one line a document (seconds of wall time, resident
MiB, size, what was said or found) and the worst of all; "!" marks what should not happen. ``--damaged`` reads so many
documents damaged at random instead, as ``tests/hostile/test_fuzz.py`` does, but goes on behind a fault and prints only
faults, with the damage that made them, what took long, and ("?") what the machine was too busy to finish; some .3 CPU
seconds each. ``--first`` goes on from one of them, by its number from 0: those before are made up, so that the rest are
the same, and not read.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable

from pipeline.processes.limits import Limits
from pipeline.run.report import stages as one
from pipeline.run.workers import warm
from tests.hostile import pdfs, texts, words
from tests.hostile.attempts import Attempt, attempt, warm_up
from tests.hostile.mutation import KINDS, Damage, damaged
from tests.hostile.samples import EVERY
from tests.hostile.test_fuzz import LIMITS, NAMES

SUFFIXES = {"pdf": pdfs, "docx": words, "txt": texts}


def _documents() -> list[tuple[str, Callable[[], bytes]]]:
    modules = SUFFIXES.items()
    return [(f"{name}.{suffix}", make) for suffix, m in modules for name, make in {**m.SMALL, **m.LARGE}.items()]


def read_damaged(count: int, seed: int, first: int = 0, slow: float = 20.0) -> int:
    """Reads the damaged documents from ``first`` to ``count``; how many were faults. What takes ``slow`` seconds on the
    wall is printed too."""
    good = {name: make() for name, make in EVERY.items()}
    warm_up(good.items())
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    for number in range(count):
        name = chance.choice(NAMES)
        damages = tuple(
            Damage(chance.choice(sorted(KINDS)), chance.random(), chance.random(), chance.randrange(10_000))
            for _ in range(chance.randint(1, 6))
        )
        whole = chance.randrange(5) == 0
        if number < first:
            continue
        made = attempt(damaged(good[name], damages, whole), name, LIMITS)
        mark = _mark(made)
        counts[mark if mark or not made.error else "refused"] += 1
        if mark or made.seconds > slow:
            said = f"{made.error or made.lost or ''} {damages!r} {whole}"
            print(f"{mark or ' '}{made.seconds:7.1f} s  {number} {name} {said}", flush=True)
    said = f"{counts['!']} faults, {counts['refused']} refused with a reason, {counts['?']} left by a busy machine"
    print(f"{max(count - first, 0)} damaged documents (seed {seed}): {said}")
    return counts["!"]


def _mark(made: Attempt) -> str:
    """``!`` for a fault, ``?`` for what the machine was too busy to finish, nothing for the others."""
    error = made.error or ""
    return "!" if made.is_bug or "Tardó" in error else "?" if "de reloj" in error else ""


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--damaged", type=int, default=0)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--first", type=int, default=0)
    arguments.add_argument("--timeout", type=float, default=300.0)
    arguments.add_argument("part", nargs="*")
    given = arguments.parse_args()
    if given.damaged:
        sys.exit(bool(read_damaged(given.damaged, given.seed, given.first)))
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
