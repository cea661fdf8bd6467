"""Many runs beside other work, sources added, changed and removed: is each whole, or refused for a true reason?

    python -m bench.beside_load --runs 500 [--seconds 420] [--seed 1] [--load 2] [--folder FOLDER]

Each run publishes a folder of small documents in the output of the one before, with one or two workers, while ``load``
processes keep the cores busy. Between two runs a document is added, changed, taken away, damaged or mended. After
each: the exit code says what is in the folder (1 where a document in it is damaged), what is published is
consistent (each report's files, the datasets and ``datapackage.json`` agree), nothing of the run is left, nothing on
standard error blames the disk, names an exception or is a trace. At the end a fresh run of the same sources must
give the same bytes. Prints a count of each thing; exits with 1 where a run was not as it must be.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

_COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()", "extract"]
_DISK = ("disco", "Revise la carpeta", "espacio", "permiso")
_FAULTS = ("Traceback", "terminate called", "Exception", "Error:", "no prevista", "se cayó", "falla del programa")
_PLACES = ("Ñuble", "Maule", "Aysén", "Arica", "Los Ríos", "Tarapacá")


def document(seed: int) -> str:
    """A small account: a table that adds up and two sentences about it."""
    chance = random.Random(seed)
    rows = [(place, chance.randint(10, 9_000), chance.randint(10, 9_000)) for place in _PLACES]
    lines = [f"| {place} | {a} | {b} | {a + b} |" for place, a, b in rows]
    total = [sum(row[1] for row in rows), sum(row[2] for row in rows)]
    lines.append(f"| Total | {total[0]} | {total[1]} | {sum(total)} |")
    table = "\n".join(["| Región | Mujeres | Hombres | Total |", "|---|---:|---:|---:|", *lines])
    said = f"Durante {2015 + seed % 10} se atendió a {sum(total)} personas, {total[0]} de ellas mujeres."
    title = f"# Cuenta Pública {2015 + seed % 10}\n\nServicio de Prueba {seed % 7}"
    return f"{title}\n\n{said}\n\nTabla 1: Personas\n\n{table}\n"


def _busy() -> None:
    while True:
        hashlib.sha256(b"x" * 1_000_000).digest()


def _digests(folder: Path) -> dict[str, str]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name not in ("run.json", "earlier.json"))
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def _problems(
    out: Path, raw: Path, damaged: set[str], done: subprocess.CompletedProcess[str], scratch: Path
) -> list[str]:
    """What is not as it must be after a run."""
    found = []
    if done.returncode != (1 if damaged else 0):
        found.append(f"exit code {done.returncode}")
    found += [f"said: {word}" for word in _FAULTS if word in done.stderr]
    found += [f"blames the disk: {word}" for word in _DISK if word in done.stderr]
    found += [f"left: {p.name.split('-')[0]}" for p in out.glob(".*")] + [
        f"scratch: {p.name}" for p in scratch.iterdir()
    ]
    sources = {p.stem for p in raw.iterdir()}
    reports = {p.parent.name for p in out.glob("*/report.json")}
    if not sources - damaged <= reports <= sources:
        found.append("not the reports of the sources")
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        path = out / resource["path"]
        if not path.is_file() or ("hash" in resource and not _hash_fits(path, resource["hash"])):
            found.append("datapackage.json does not fit")
    return found


def _hash_fits(path: Path, stated: str) -> bool:
    return hashlib.sha256(path.read_bytes()).hexdigest() == stated.removeprefix("sha256:")


def _change(raw: Path, damaged: set[str], chance: random.Random, number: int) -> str:
    there = sorted(raw.iterdir())
    what = chance.choice(("added", "added", "changed", "changed", "removed", "damaged", "mended", "nothing"))
    if what == "added" or not there:
        (raw / f"cuenta-{number}.md").write_text(document(number), encoding="utf-8")
        return "added"
    hurt = [path for path in there if path.stem in damaged]
    path = chance.choice(hurt if what == "mended" and hurt else there)
    if what == "removed" and len(there) > 3:
        path.unlink()
        damaged.discard(path.stem)
    elif what == "changed" or (what == "mended" and path.stem in damaged):
        path.write_text(document(number + 10_000), encoding="utf-8")
        damaged.discard(path.stem)
    elif what == "damaged" and len(damaged) < 2:
        path.write_bytes(b"")
        damaged.add(path.stem)
    else:
        return "nothing"
    return what


def run(folder: Path, runs: int, seconds: float, seed: int, load: int) -> int:
    """Makes the runs; how many were not as they must be."""
    raw, out, scratch = folder / "raw", folder / "out", folder / "tmp"
    for place in (raw, scratch):
        place.mkdir(parents=True)
    chance = random.Random(seed)
    damaged: set[str] = set()
    for number in range(4):
        (raw / f"cuenta-{number}.md").write_text(document(number), encoding="utf-8")
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache"), "TMPDIR": str(scratch)}
    others = [multiprocessing.Process(target=_busy, daemon=True) for _ in range(load)]
    for other in others:
        other.start()
    counts: Counter[str] = Counter()
    until = time.monotonic() + seconds
    wrong = made = 0
    try:
        while made < runs and time.monotonic() < until:
            made += 1
            counts[f"{_change(raw, damaged, chance, 100 + made)} before it"] += 1
            command = [*_COMMAND, str(raw), "--out", str(out), "--jobs", str(1 + made % 2)]
            command += [] if made % 10 == 0 else ["--no-expectations"]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            problems = _problems(out, raw, damaged, done, scratch)
            counts["refused a damaged document" if done.returncode == 1 else "whole"] += 1
            counts.update(problems)
            if problems:
                wrong += 1
                print(f"run {made}: {problems}\n{done.stderr[-2000:]}", flush=True)
        for path in [p for p in raw.iterdir() if p.stem in damaged]:
            path.unlink()
        for target in (out, folder / "fresh"):
            command = [*_COMMAND, str(raw), "--out", str(target)]  # both judged: what an earlier run judged stands
            subprocess.run(command, env=environment, capture_output=True, check=False)
        same = _digests(out) == _digests(folder / "fresh")
    finally:
        for other in others:
            other.terminate()
    print(f"{made} runs beside {load} busy processes, load {os.getloadavg()[0]:.1f}; {wrong} not as they must be")
    for what, count in sorted(counts.items()):
        print(f"{count:6}  {what}")
    print(f"the last tree {'is' if same else 'IS NOT'} what a fresh run writes")
    return wrong + (not same)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--load", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where to work, empty; a temporary folder where it is not given")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        worked_in = given.folder or Path(temporary) / "runs"
        if given.folder:
            shutil.rmtree(worked_in, ignore_errors=True)
        sys.exit(bool(run(worked_in, given.runs, given.seconds, given.seed, given.load)))
