"""A real scheduler and two worker processes on loopback, one of them killed in the middle of a run."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import run
from pipeline.locations import Unreachable
from pipeline.run.settings import LIMITS
from tests.places import ROOT
from tests.published import tree

pytestmark = pytest.mark.slow

pytest.importorskip("distributed")

CASES = sorted((ROOT / "tests" / "data" / "cases").glob("becas-*.txt"))


def _start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Cluster:
    """A scheduler and two workers of one thread each."""

    def __init__(self, folder: Path) -> None:
        file = folder / "scheduler.json"
        self.processes = [
            _start(
                "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)
            )
        ]
        for _ in range(600):
            if file.is_file() and file.stat().st_size:
                break
            time.sleep(0.05)
        self.address: str = json.loads(file.read_text())["address"]
        self.workers = [
            _start(
                "dask_worker", self.address, "--host", "127.0.0.1", "--nworkers", "1", "--nthreads", "1",
                "--no-nanny", "--no-dashboard", "--local-directory", str(folder),
            )
            for _ in range(2)
        ]  # fmt: skip
        self.processes += self.workers

    def wait_for_workers(self, count: int) -> None:
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)

    def stop(self) -> None:
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    try:
        yield made
    finally:
        made.stop()


def test_a_worker_killed_mid_run_loses_nothing(cluster: Cluster, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for path in CASES:
        shutil.copy(path, raw)
    (raw / "empty.txt").write_bytes(b"")
    cluster.wait_for_workers(2)
    said: list[str] = []

    def progress(done: int, total: int, report: str) -> None:
        said.append(report)
        if done == 3:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)

    options = run.Options(out=tmp_path / "out", cluster=cluster.address, expectations=False)
    result = run.run([str(raw)], options, progress)
    reports = [path.stem for path in CASES]
    assert cluster.workers[0].wait(10) == -signal.SIGKILL
    assert sorted(said) == sorted([*reports, "empty"]), "every document once, none lost"
    assert {r: s for r, s in result.statuses.items() if s != "published"} == {"empty": "failed"}
    assert "vacío" in result.errors["empty"]

    here = run.Options(out=tmp_path / "here", expectations=False, jobs=1)
    run.run([str(raw)], here)
    assert tree(tmp_path / "out") == tree(tmp_path / "here"), "the same bytes as without a cluster"


def test_limits_hold_on_a_cluster(cluster: Cluster, tmp_path: Path) -> None:
    from pipeline.processes.limits import Limits
    from pipeline.run.inputs.sources import Job
    from pipeline.run.workers import cluster as on_cluster
    from pipeline.run.workers.pool import Call
    from tests.processes import limits_sample

    cluster.wait_for_workers(2)
    calls = [
        Call(Job("endless", "endless.pdf"), limits_sample.never_ends, ()),
        Call(Job("hungry", "hungry.pdf"), limits_sample.eats_memory, (4096,)),
        Call(Job("deadly", "deadly.pdf"), limits_sample.dies, ()),
        *(Call(Job(f"good-{i}", "good.pdf"), limits_sample.good, (i,)) for i in range(4)),
    ]
    limits = Limits(timeout=5.0, memory=1024)
    results = {job.report: r for job, r in on_cluster.run_all(calls, address=cluster.address, limits=limits)}
    assert [results[f"good-{i}"] for i in range(4)] == [0, 1, 2, 3]
    assert "Tardó más de 5 s de procesador" in results["endless"].error
    assert "más de 1024 MB" in results["hungry"].error
    assert "se cayó" in results["deadly"].error


def test_no_scheduler_is_said_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.workers.cluster.LIMITS", replace(LIMITS, connect=1.0))
    options = run.Options(out=tmp_path / "out", cluster="tcp://127.0.0.1:9", expectations=False)
    with pytest.raises(Unreachable, match="No se pudo conectar con el planificador"):
        run.run([str(CASES[0])], options)
