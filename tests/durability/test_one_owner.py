"""A draft has one owner: whatever comes between two steps of one process, the other's work is whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.datasets import collection_tables, tabular
from pipeline.run.collection import all_reports
from pipeline.store import Draft, Folder, disk
from pipeline.store.folder import FolderDraft, NotTheOwner
from tests.durability import faults

LAST = ("datasets", "datapackage.json", "run.json")
MANY = 30  # datasets: more than were once left to one process


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "flush", lambda folder: None)


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def before(root: Path) -> None:
    """What is published before: a report, and datasets of it."""
    with Folder(root).draft(LAST, lambda: None) as draft:
        draft.replace_folder("uno", {"report.json": b"1", "datasets/a.csv": b"1"})
        draft.replace_folder("viejo", {"report.json": b"1"})
        draft.write("datasets/a.csv", b"1")
        draft.write("run.json", b"1")
        draft.commit()


def the_owner(draft: Draft) -> None:
    """What the run does while a worker is at work, and brings the folders of published files in for."""
    draft.write("run.json", b"2")
    draft.remove("viejo")
    draft.write("datasets/a.csv", b"2")
    draft.write("datasets/b.csv", b"2")
    draft.remove("datasets/a.csv")


def a_worker(draft: Draft) -> None:
    """What a worker does with the report it made, twice as where it is made again."""
    draft.replace_folder("uno", {"report.json": b"x"})
    draft.replace_folder("uno", {"report.json": b"2", "datasets/b.csv": b"2"})


PARTS = ("tablas", "cifras", "afirmaciones", "hallazgos")
BOTH = {"uno/report.json": b"2", "uno/datasets/b.csv": b"2", "datasets/b.csv": b"2", "run.json": b"2"}


@pytest.mark.parametrize(("first", "second"), [(the_owner, a_worker), (a_worker, the_owner)])
def test_one_comes_between_any_two_steps_of_the_other(
    tmp_path: Path, first: Callable[[Draft], None], second: Callable[[Draft], None]
) -> None:
    steps = 0
    while _one_at_a_step_of_the_other(tmp_path / str(steps), steps, first, second):
        steps += 1
    assert steps > 5, "there were steps to come between"


def _one_at_a_step_of_the_other(
    root: Path, step: int, first: Callable[[Draft], None], second: Callable[[Draft], None]
) -> bool:
    """Publishes the work of both, the second's before one step of the first's; whether it has that step."""
    before(root)
    came = []
    with Folder(root).draft(LAST, lambda: None) as draft:

        def between(name: str, effect: Callable[..., Any], *given: Any, **named: Any) -> Any:
            came.append(name)
            second(draft)
            return effect(*given, **named)

        with faults.counted(step, between):
            first(draft)
        if not came:
            second(draft)
        draft.commit()
    assert tree(root) == BOTH
    return bool(came)


def _in_another_process(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        except NotTheOwner:
            os._exit(7)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_another_process_changes_no_file_of_a_draft(tmp_path: Path) -> None:
    """Two processes that bring the same published folder into a draft rename one over the other."""
    before(tmp_path)
    with Folder(tmp_path).draft(LAST, lambda: None) as draft:
        assert isinstance(draft, FolderDraft)
        for work in (
            lambda: draft.write("datasets/a.csv", b"2"),
            lambda: draft.remove("datasets/a.csv"),
            lambda: draft.keep("run.json", ()),
            draft.commit,
        ):
            assert _in_another_process(work) == 7
        draft.write("datasets/a.csv", b"3")
        draft.commit()
    assert Folder(tmp_path).read("datasets/a.csv") == b"3"


def _reports(root: Path, names: tuple[str, ...]) -> dict[str, Any]:
    """Reports with many datasets each, as published, and what they say of themselves."""
    import pyarrow as pa

    said = {}
    with Folder(root).draft(LAST, lambda: None) as draft:
        for report in names:
            frame = pa.table({"fila": [f"{report}/r1"], "valor": pa.array([len(report)], pa.int64())})
            parquet = tabular.to_parquet(frame)
            own = {
                f"collection/{name}.parquet": tabular.to_parquet(collection_tables.table(name, [])) for name in PARTS
            }
            draft.replace_folder(report, own | {f"datasets/d{n:02d}.parquet": parquet for n in range(MANY)})
            said[report] = {
                "institution": "Servicio", "region": "Ñuble", "year": 2022, "data_year": None, "report": report,
                "source": {"path": report, "sha256": report, "format": "pdf", "pages": 1},
                "datasets": [f"d{n:02d}" for n in range(MANY)],
                "digests": {f"d{n:02d}": report for n in range(MANY)},
                "families": {}, "sketch": [], "collection": dict.fromkeys(PARTS, report), "title": "", "how": "",
                "tables": 1, "recognised": 1, "findings": {"error": 0, "warning": 0, "info": 0},
                "checks": {"made": 0, "hold": 0}, "claims": {"verified": 0, "contradicted": 0, "unsupported": 0},
            }  # fmt: skip
        draft.commit()
    return said


def test_consolidating_is_the_work_of_the_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents added to a published folder with many datasets: once done by two, who brought it both."""
    root, kept = tmp_path / "out", tmp_path / "kept"
    said = _reports(root, ("uno", "dos"))
    with Folder(root).draft(LAST, lambda: None) as draft:
        made_from = all_reports.publish(draft, {"uno": said["uno"]}, {}, kept)
        draft.commit()
    noted = tmp_path / "processes"
    for name in faults.EFFECTS:
        effect = getattr(disk, name)

        def printed(*given: Any, effect: Callable[..., Any] = effect, **named: Any) -> Any:
            with open(noted, "a") as file:
                file.write(f"{os.getpid()}\n")
            return effect(*given, **named)

        monkeypatch.setattr(disk, name, printed)
    with Folder(root).draft(LAST, lambda: None) as draft:
        all_reports.publish(draft, said, made_from, kept)
        draft.commit()
    assert set(noted.read_text().split()) == {str(os.getpid())}
    assert b"uno/r1" in (root / "datasets" / "d00.csv").read_bytes()
    assert b"dos/r1" in (root / "datasets" / f"d{MANY - 1}.csv").read_bytes()
    package = json.loads((root / "datapackage.json").read_text())
    assert {f"datasets/d{n:02d}.csv" for n in range(MANY)} <= {resource["path"] for resource in package["resources"]}
    assert not list(root.glob(".*"))


_THREADS = """
import os, pyarrow as pa
from pathlib import Path
from pipeline.publish.datasets import collection_tables, tabular
from pipeline.run.incremental import consolidated_rows as parts
from pipeline.validate.schema.expectations import _frame
frame = tabular.read_parquet(tabular.to_parquet(pa.table({"a": ["x"] * 9})))
count = len(os.listdir("/proc/self/task"))
data = tabular.to_parquet(pa.table({"a": list(range(90_000)), "b": ["ñ"] * 90_000}))
frame = tabular.read_parquet(data)
parts.save(Path("."), "d", {"r": "1"}, {"r": frame})
assert parts.load(Path("."), "d", {"r": "1"})["r"].equals(frame)
assert list(_frame(data).columns) == ["a", "b"]
print(len(os.listdir("/proc/self/task")) - count)
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted where Linux lists them")
def test_datasets_are_read_without_threads_that_outlive_the_run(tmp_path: Path) -> None:
    """Arrow's threads at the end of a process abort it now and then, and are lost in a fork."""
    home = Path(__file__).resolve().parent.parent.parent
    made = subprocess.run(
        [sys.executable, "-c", _THREADS],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.strip() == "0"
