"""How fast many made-up reports are published, and what running again costs.

    python -m bench.throughput --count 1000 [--sample 200] [--folder FOLDER]
    python -m bench.throughput --documents FOLDER [--jobs 1 2] [--part "*2015*"]

Prints a table: growth with documents (a quarter, half and all of the sample, one worker), with
workers (the sample with one, two, … up to the cores), the whole collection, again unchanged, again
with 1 % changed, again after one schema changed. Each line is a ``cuenta extract`` of its own, with
the readings cache empty at first. Peak memory is that of all its processes together (resident,
shared pages counted in each). Other work on the machine makes the seconds worse, the CPU seconds
hardly: the load is printed.

With ``--documents`` real ones are published instead, once with each number of workers: pages per CPU second of the
whole pipeline, where the seconds go by stage, and the documents that take most for a page.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.generated import as_pdf, write
from pipeline import contract

PAGE, TICKS = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")
_COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()", "extract"]


@dataclass(frozen=True)
class Measure:
    """One run: wall seconds, CPU seconds, peak MiB."""

    seconds: float
    cpu: float
    peak: float


@dataclass
class _Seen:
    """What was seen of a session's processes so far: most bytes resident at once, ticks by process."""

    peak: int = 0
    ticks: dict[str, int] = field(default_factory=dict)


def _look(session: int, seen: _Seen) -> None:
    resident = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                if int(stat[3]) == session:
                    resident += int(stat[21]) * PAGE
                    seen.ticks[entry.name] = int(stat[11]) + int(stat[12])
            except (OSError, IndexError):  # it ended while we looked
                continue
    seen.peak = max(seen.peak, resident)


@contextmanager
def _watch(session: int) -> Iterator[_Seen]:
    seen = _Seen()
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.1):
            _look(session, seen)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        done.set()
        thread.join()


def extract(raw: Path, out: Path, cache: Path, *options: str) -> Measure:
    """One ``cuenta extract``, measured.

    Raises:
        RuntimeError: it failed.
    """
    command = [*_COMMAND, str(raw), "--out", str(out), "--no-expectations", *options]
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles the program anew for every run
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    with _watch(process.pid) as seen:
        _, errors = process.communicate()
    if process.returncode:
        raise RuntimeError(errors.decode(errors="replace")[-2000:])
    return Measure(time.perf_counter() - start, sum(seen.ticks.values()) / TICKS, seen.peak / 2**20)


def _line(label: str, documents: int, pages: int, measured: Measure) -> None:
    rate = f"{documents / measured.seconds:9.1f}" if documents else " " * 9
    of_pages = f"{pages / measured.seconds:9.1f}" if pages else " " * 9
    print(f"{label:<44}{measured.seconds:9.2f}{measured.cpu:9.2f}{rate}{of_pages}{measured.peak:9.0f}", flush=True)


def run(folder: Path, count: int, sample: int) -> None:
    """Measures and prints the table."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before, {count} reports, sample of {sample}\n")
    print(f"{'':<44}{'s':>9}{'CPU s':>9}{'doc/s':>9}{'pages/s':>9}{'MiB':>9}")
    schemas = folder / "schemas"
    shutil.copytree(contract.SCHEMAS, schemas, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    number = 0

    def fresh(raw: Path, *options: str) -> Measure:
        nonlocal number
        number += 1
        out, cache = folder / f"out-{number}", folder / f"cache-{number}"
        measured = extract(raw, out, cache, *options)
        shutil.rmtree(out)
        shutil.rmtree(cache, ignore_errors=True)
        return measured

    for part in (sample // 4, sample // 2, sample):
        raw = folder / f"raw-{part}"
        pages = write(raw, part)
        one = fresh(raw, "--jobs", "1")
        _line(f"{part} reports, {pages} pages of PDF, 1 worker", part, pages, one)
    for workers in range(2, (os.cpu_count() or 1) + 1):
        more = fresh(raw, "--jobs", str(workers))
        _line(f"{part} reports, {workers} workers ({one.seconds / more.seconds:.2f} times one)", part, pages, more)

    raw, out, cache = folder / "raw", folder / "out", folder / "cache"
    pages = write(raw, count)
    known = ("--schemas", str(schemas))
    _line(f"all {count} reports, {pages} pages of PDF", count, pages, extract(raw, out, cache, *known))
    _line("again, nothing changed", 0, 0, extract(raw, out, cache, *known))
    changed = max(count // 100, 1)
    for seed in range(0, count, max(count // changed, 1)):
        old = next(raw.glob(f"cuenta-{seed:04d}.*"))
        old.unlink()
        old.with_suffix(".pdf").write_bytes(as_pdf(count + seed))
    _line(f"again, {changed} changed (1 %)", changed, 0, extract(raw, out, cache, *known))
    schema = schemas / "redes_sociales.py"
    schema.write_text(schema.read_text(encoding="utf-8").replace("Seguidores", "Personas seguidoras"), encoding="utf-8")
    _line("again, a schema nobody uses changed", 0, 0, extract(raw, out, cache, *known))


SLOWEST = 5  # documents that are named


def run_documents(documents: Sequence[Path], folder: Path, jobs: Sequence[int]) -> None:
    """Publishes real documents, once with each number of workers, and prints where the seconds go."""
    raw = folder / "raw"
    raw.mkdir(parents=True)
    for path in documents:
        shutil.copy(path, raw)
    first = 0.0
    for workers in jobs:
        out, cache = folder / f"out-{workers}", folder / f"cache-{workers}"
        measured = extract(raw, out, cache, "--jobs", str(workers))
        inputs = json.loads((out / "run.json").read_text(encoding="utf-8"))["inputs"]
        pages = {e["report"]: _pages(out, e["report"]) for e in inputs if not e["error"]}
        count = sum(pages.values())
        first = first or measured.seconds
        print(f"{len(inputs)} documents, {count} pages, {workers} workers, load {os.getloadavg()[0]:.1f}:")
        print(f"  {measured.seconds:.1f} s ({first / measured.seconds:.2f} times the first), {measured.cpu:.1f} CPU s")
        print(f"  {count / measured.cpu:.1f} pages per CPU second, {measured.cpu / count:.3f} CPU seconds a page")
        print(f"  {measured.peak:.0f} MiB")
        stages = {stage for entry in inputs for stage in entry["seconds"]}
        spent = {stage: sum(entry["seconds"].get(stage, 0.0) for entry in inputs) for stage in sorted(stages)}
        print("  by stage: " + ", ".join(f"{n} {s:.1f} s ({s / sum(spent.values()):.0%})" for n, s in spent.items()))
        entries = [entry for entry in inputs if pages.get(entry["report"])]
        entries.sort(key=lambda entry: -sum(entry["seconds"].values()) / pages[entry["report"]])
        for entry in entries[:SLOWEST]:
            seconds = sum(entry["seconds"].values())
            print(f"  {seconds / pages[entry['report']]:.2f} s a page of {pages[entry['report']]}: {entry['report']}")


def _pages(out: Path, report: str) -> int:
    said = json.loads((out / report / "report.json").read_text(encoding="utf-8"))
    return said["source"]["pages"] or 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder where it is not given")
    parser.add_argument("--documents", type=Path, help="a folder of real documents, published instead")
    parser.add_argument("--part", default="*", help="a pattern of the names of those that are taken")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    if given.documents:
        with tempfile.TemporaryDirectory() as temporary:
            run_documents(sorted(given.documents.glob(f"{given.part}.pdf")), Path(temporary) / "work", given.jobs)
    elif given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        run(given.folder, given.count, given.sample)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            run(Path(temporary), given.count, given.sample)
