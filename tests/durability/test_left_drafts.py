"""What a run that died leaves is gone on with only as far as the next run knows what it is."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import run, store
from pipeline.run import runner
from pipeline.run.collection import all_reports
from pipeline.run.incremental import cache, state
from pipeline.run.report import stages as one
from pipeline.run.settings import LIMITS
from pipeline.run.workers import pool
from pipeline.store import swap
from tests.durability import faults
from tests.places import ROOT
from tests.published import shown

pytestmark = pytest.mark.slow

CASES = ROOT / "tests" / "data" / "cases"
NAMES = ("becas-p02.txt", "sence-p01.txt")


@pytest.fixture(autouse=True)
def _by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, and no workers: the runs are in copies of this process already."""

    def here(calls: Any, **_: Any) -> Any:
        for call in calls:
            yield call.job, call.function(*call.arguments)

    monkeypatch.setattr(pool, "run_all", here)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    for name in NAMES:
        shutil.copy(CASES / name, tmp_path / "raw")
    assert set(extract(tmp_path).values()) == {"published"}
    return tmp_path


def extract(folder: Path, **options: Any) -> dict[str, str]:
    given = run.Options(out=folder / "out", expectations=False, jobs=1, **options)
    return run.run([str(folder / "raw")], given).statuses


def change(folder: Path, words: str, name: str = NAMES[0]) -> None:
    path = folder / "raw" / name
    path.write_bytes((CASES / name).read_bytes() + f"\n{words}\n".encode())


def dies_at(folder: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    """A run that dies where ``module.name`` is called."""
    with monkeypatch.context() as patch:
        patch.setattr(module, name, lambda *_, **__: os._exit(9))
        assert faults.in_child(lambda: extract(folder) and None) == 9
    assert len(list((folder / "out").glob(".cuenta-*"))) == 1


def test_a_source_that_is_as_it_was_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Died with a new version in the draft; then the document is the old one again."""
    before = shown(folder / "out")
    change(folder, "Hubo 17 casos.")
    monkeypatch.setattr("pipeline.run.batch.LIMITS", replace(LIMITS, save_every=1e9))
    dies_at(folder, monkeypatch, all_reports, "publish")
    assert shown(folder / "out") == before
    shutil.copy(CASES / NAMES[0], folder / "raw")
    assert extract(folder) == {"becas-p02": "unchanged", "sence-p01": "unchanged"}
    assert shown(folder / "out") == before
    assert not list((folder / "out").glob(".*"))


def test_what_is_done_is_not_done_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Died after its memory was written: the reports of the draft are taken as they are."""
    for name in NAMES:
        change(folder, "Hubo 17 casos.", name)
    monkeypatch.setattr("pipeline.run.batch.LIMITS", replace(LIMITS, save_every=-LIMITS.save_every))
    dies_at(folder, monkeypatch, all_reports, "publish")
    before = shown(folder / "out")
    assert extract(folder) == {"becas-p02": "unchanged", "sence-p01": "unchanged"}
    after = shown(folder / "out")
    assert b"Hubo 17 casos" in after["becas-p02/claims.json"]
    assert b"Hubo 17 casos" not in before["becas-p02/claims.json"]
    shutil.rmtree(folder / "out")
    extract(folder)
    assert shown(folder / "out") == after


@pytest.mark.parametrize("name", ["decide", "carry_out"])
def test_died_when_all_was_done_but_published(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The draft is complete, its memory too: the next run has only to publish it."""
    before = shown(folder / "out")
    change(folder, "Hubo 17 casos.")
    dies_at(folder, monkeypatch, swap, name)
    assert shown(folder / "out") == before
    assert set(extract(folder).values()) == {"unchanged"}
    after = shown(folder / "out")
    assert b"Hubo 17 casos" in after["becas-p02/claims.json"]
    shutil.rmtree(folder / "out")
    extract(folder)
    assert shown(folder / "out") == after


@pytest.mark.parametrize("name", ["publish", "_package"])
def test_died_after_a_complete_draft_was_begun_anew(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = shown(folder / "out")
    change(folder, "Hubo 17 casos.")
    dies_at(folder, monkeypatch, swap, "decide")
    change(folder, "Hubo 18 casos.", NAMES[1])
    dies_at(folder, monkeypatch, all_reports, name)
    for each in NAMES:
        shutil.copy(CASES / each, folder / "raw")
    extract(folder)
    assert shown(folder / "out") == before


def test_three_versions_two_deaths(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version remembered by the first death and replaced in the draft before the second is not taken for it."""
    change(folder, "Hubo 17 casos.")
    change(folder, "Hubo 17 casos.", NAMES[1])
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run.batch.LIMITS", replace(LIMITS, save_every=-1.0))
        dies_at(folder, patch, all_reports, "publish")
    change(folder, "Hubo 18 casos.")
    dies_at(folder, monkeypatch, all_reports, "publish")
    change(folder, "Hubo 17 casos.")
    extract(folder)
    after = shown(folder / "out")
    assert b"Hubo 17 casos" in after["becas-p02/claims.json"]
    shutil.rmtree(folder / "out")
    extract(folder)
    assert shown(folder / "out") == after


def test_a_report_that_was_about_to_be_withdrawn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(folder / "out")
    kept = (folder / "raw" / NAMES[0]).rename(folder / "kept.txt")
    dies_at(folder, monkeypatch, all_reports, "publish")
    assert shown(folder / "out") == before
    kept.rename(folder / "raw" / NAMES[0])
    extract(folder)
    assert shown(folder / "out") == before


def test_another_document_in_between(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run is about something else: the draft's known reports are published with it, consistently."""
    change(folder, "Hubo 17 casos.")
    dies_at(folder, monkeypatch, all_reports, "publish")
    (folder / "otro").mkdir()
    shutil.copy(CASES / "becas-p03.txt", folder / "otro")
    given = run.Options(out=folder / "out", expectations=False, jobs=1)
    assert run.run([str(folder / "otro")], given).statuses == {"becas-p03": "published"}
    summary = json.loads((folder / "out" / "becas-p02" / "report.json").read_text())
    for name, digest in summary["digests"].items():
        present = (folder / "out" / "becas-p02" / "datasets" / f"{name}.parquet").read_bytes()
        assert one.hashlib.sha256(present).hexdigest()[:16] == digest
    extract(folder)
    run.run([str(folder / "otro")], given)
    assert not list((folder / "out").glob(".*"))


def test_a_source_that_changes_while_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashed as one version and read as another: neither remembered nor kept under the hash of the first."""
    original = (folder / "raw" / NAMES[0]).read_bytes()
    change(folder, "Hubo 17 casos.")
    asked = runner.content_hash

    def changed_after(job: Any) -> Any:
        made = asked(job)
        change(folder, "Hubo 18 casos.")
        return made

    with monkeypatch.context() as patch:
        patch.setattr(runner, "content_hash", changed_after)
        extract(folder)
    assert b"Hubo 18 casos" in shown(folder / "out")["becas-p02/claims.json"]
    change(folder, "Hubo 17 casos.")
    extract(folder)
    assert b"Hubo 17 casos" in shown(folder / "out")["becas-p02/claims.json"]
    (folder / "raw" / NAMES[0]).write_bytes(original)
    extract(folder)
    assert b"Hubo 1" not in shown(folder / "out")["becas-p02/claims.json"]


def test_a_source_that_is_removed_while_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder, "Hubo 17 casos.")
    asked = runner.content_hash

    def removed_after(job: Any) -> Any:
        made = asked(job)
        if job.report == "becas-p02":
            Path(job.path).unlink()
        return made

    with monkeypatch.context() as patch:
        patch.setattr(runner, "content_hash", removed_after)
        assert extract(folder) == {"becas-p02": "failed", "sence-p01": "unchanged"}
    assert "becas-p02/report.json" in shown(folder / "out"), (
        "what was published stays until the next run sees that it is gone"
    )
    assert extract(folder) == {"sence-p01": "unchanged"}
    assert "becas-p02/report.json" not in shown(folder / "out")


def test_what_a_run_left_half_written_in_the_cache_goes(folder: Path) -> None:
    place = cache.folder(str(folder / "out"))
    (place / ".tmp-abc").write_bytes(b"x")
    change(folder, "Hubo 17 casos.")
    extract(folder)
    assert sorted(p.name for p in place.iterdir()) == ["becas-p02.z", "sence-p01.z"]


GARBAGE = (b"", b"{", b"[]", b"null", b"\0" * 50, b'{"inputs": [{"report": 3}]}', b"[" * 5000, "á".encode("latin-1"))


@pytest.mark.parametrize("name", ["run.json", "becas-p02/report.json", "expectations.json"])
def test_a_damaged_file_of_ours_is_made_again(folder: Path, name: str) -> None:
    before = shown(folder / "out")
    for data in GARBAGE:
        (folder / "out" / name).write_bytes(data)
        extract(folder)
        after = shown(folder / "out")
        kept = {n for n in after if n.startswith("cambios-a-mano/")}
        assert {n: d for n, d in after.items() if n not in {"expectations.json", *kept}} == before, data[:20]
        assert (data in {after[n] for n in kept}) == name.startswith("becas-p02/"), "what stood there is kept beside"
        assert state.load(store.output(folder / "out")).complete


def test_a_cache_of_garbage_is_no_cache(folder: Path) -> None:
    before = shown(folder / "out")
    place = cache.folder(str(folder / "out"))
    for path in place.iterdir():
        path.write_bytes(b"\0basura")
    (folder / "out" / "run.json").unlink()
    extract(folder)
    assert shown(folder / "out") == before


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(folder / "out")
    (folder / "archivo").write_text("no es una carpeta")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "archivo"))
    assert set(extract(folder, force=True).values()) == {"published"}
    assert shown(folder / "out") == before


def test_a_clock_that_goes_back(folder: Path) -> None:
    """Times of files decide nothing: only what is in them does."""
    change(folder, "Hubo 17 casos.")
    os.utime(folder / "raw" / NAMES[0], (0, 0))
    for path in (folder / "out").rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert extract(folder) == {"becas-p02": "published", "sence-p01": "unchanged"}
    assert extract(folder) == {"becas-p02": "unchanged", "sence-p01": "unchanged"}


def test_a_report_whose_published_rows_were_damaged_is_made_again(folder: Path) -> None:
    whole = shown(folder / "out")
    damaged = next(n for n in whole if n.startswith("sence") and "/datasets/redes_" in n and n.endswith(".parquet"))
    dataset = damaged.rsplit("/", 1)[-1]
    (folder / "out" / damaged).write_bytes(whole[damaged][:-20])
    (folder / "out" / "datasets" / dataset).unlink()
    change(folder, "Se atendió a 77 personas.")
    assert extract(folder) == {"becas-p02": "published", "sence-p01": "published"}
    after = shown(folder / "out")
    assert after[damaged] == whole[damaged]
    assert after[f"datasets/{dataset}"] == whole[f"datasets/{dataset}"]
    assert b"77 personas" in after["becas-p02/claims.json"]
    assert set(extract(folder).values()) == {"unchanged"}


def test_where_its_document_is_not_given_the_run_says_which_file_is_damaged(folder: Path) -> None:
    whole = shown(folder / "out")
    damaged = next(n for n in whole if n.startswith("sence") and "/datasets/redes_" in n and n.endswith(".parquet"))
    (folder / "out" / damaged).write_bytes(b"PAR1")
    (folder / "out" / "datasets" / damaged.rsplit("/", 1)[-1]).unlink()
    change(folder, "Se atendió a 77 personas.")
    given = run.Options(out=folder / "out", expectations=False, jobs=1)
    with pytest.raises(store.Unwritable, match="está dañado y no se puede leer") as raised:
        run.run([str(folder / "raw" / NAMES[0])], given)
    assert damaged in str(raised.value)
    assert "«sence-p01»" in str(raised.value)
