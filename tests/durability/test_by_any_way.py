"""The same documents give the same bytes by whatever way they came: one by one, judged later, after deaths."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import run
from pipeline.contract import Dataset
from pipeline.model import Expectation
from pipeline.run import batch
from pipeline.run.collection import all_reports, pages
from pipeline.run.settings import LIMITS
from pipeline.validate.schema import expectations
from tests.documents import load_what_runs_use
from tests.places import DATA
from tests.published import same

pytestmark = pytest.mark.slow

KNOWN, OTHER = ("becas-c05.txt", "sence-c05.txt"), "propio.txt"
PLAIN = """# Cuenta Pública 2022

Se hicieron 1.234 visitas.

| Lugar | Visitas |
|-------|--------:|
| Norte |      34 |
| Sur   |   1.200 |
"""


class Died(BaseException):
    """What stands for the death of the process."""


def evaluate(datasets: Sequence[Dataset], parquet: Mapping[str, bytes]) -> tuple[Expectation, ...]:
    """Judging made quick: one expectation of each dataset, which the rows of one report fail."""
    given = [(d.name, str(len(parquet[d.name]))) for d in datasets if d.name in parquet]
    return tuple(Expectation(name, "kind", "algo", False, size, ("becas-c05/t01/r02",)) for name, size in given)


@pytest.fixture(autouse=True)
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expectations, "evaluate", evaluate)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def put(folder: Path, *names: str) -> None:
    (folder / "raw").mkdir(parents=True, exist_ok=True)
    for name in names:
        if name == OTHER:
            (folder / "raw" / name).write_text(PLAIN, encoding="utf-8")
        else:
            shutil.copyfile(DATA / "cases" / name, folder / "raw" / name)


def extract(folder: Path, *sources: str, **options: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run.run(list(sources or ("raw",)), run.Options(out="out", jobs=1, **options))


def tree(folder: Path) -> dict[str, bytes]:
    files = (p for p in (folder / "out").rglob("*") if p.is_file() and p.name != "run.json")
    return {p.relative_to(folder / "out").as_posix(): p.read_bytes() for p in files}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one run over all of them publishes."""
    load_what_runs_use()
    folder = tmp_path_factory.mktemp("fresh")
    put(folder, *KNOWN, OTHER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expectations, "evaluate", evaluate)
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        extract(folder)
    made = tree(folder)
    assert "expectations.json" in made
    assert b"no hay expectativas" in made["propio/quality-report.html"].lower()
    return made


@pytest.mark.parametrize("order", [(OTHER, *KNOWN), (*KNOWN, OTHER), (KNOWN[1], OTHER, KNOWN[0])])
def test_documents_added_one_by_one(tmp_path: Path, fresh: dict[str, bytes], order: tuple[str, ...]) -> None:
    folder = tmp_path / "m"
    for name in order:
        put(folder, name)
        extract(folder)
    same(tree(folder), fresh)


def test_judged_later(tmp_path: Path, fresh: dict[str, bytes]) -> None:
    """Published without, or by the names of the files, and then as a folder, with nothing changed."""
    folder = tmp_path / "m"
    put(folder, *KNOWN, OTHER)
    extract(folder, expectations=False)
    assert "expectations.json" not in tree(folder)
    extract(folder)
    same(tree(folder), fresh)
    extract(folder, *(f"raw/{name}" for name in (*KNOWN, OTHER)), force=True)
    assert "expectations.json" not in tree(folder)
    extract(folder)
    same(tree(folder), fresh)


def test_documents_taken_away_and_brought_back(tmp_path: Path, fresh: dict[str, bytes]) -> None:
    folder = tmp_path / "m"
    put(folder, *KNOWN, OTHER)
    extract(folder)
    (folder / "raw" / KNOWN[0]).unlink()
    extract(folder)
    put(folder, KNOWN[0])
    extract(folder)
    same(tree(folder), fresh)


@pytest.mark.parametrize("way", ["nothing published", "one published", "one added"])
@pytest.mark.parametrize("where", ["before judging", "after the pages", "before the index"])
def test_a_death_while_the_whole_is_judged(tmp_path: Path, fresh: dict[str, bytes], way: str, where: str) -> None:
    """Reports are done and recorded, their pages brought up to date or not, and nothing is published."""
    folder = tmp_path / "m"
    put(folder, OTHER, *(() if way == "one published" else KNOWN[:1]))
    if way != "nothing published":
        extract(folder)
    put(folder, *KNOWN)

    def dies(*_: Any, **__: Any) -> None:
        raise Died

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "LIMITS", replace(LIMITS, save_every=0.0))  # what is done is recorded, as in a long run
        if where == "before judging":
            patch.setattr(batch.expectations, "refresh", dies)
        elif where == "after the pages":
            real = pages.refresh
            patch.setattr(pages, "refresh", lambda *given: (real(*given), dies()))
        else:
            patch.setattr(pages, "write_index", dies)
        with pytest.raises(Died):
            extract(folder)
    extract(folder)
    same(tree(folder), fresh)


def test_an_interrupted_run_and_another(tmp_path: Path, fresh: dict[str, bytes]) -> None:
    folder = tmp_path / "m"
    put(folder, *KNOWN, OTHER)

    def interrupts(done: int, total: int, report: str) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with pytest.raises(KeyboardInterrupt):
            run.run(["raw"], run.Options(out="out", jobs=1), interrupts)
    assert b"no se evaluaron" in tree(folder)["index.html"].lower()
    extract(folder)
    same(tree(folder), fresh)


@pytest.mark.parametrize("judged", [True, False], ids=["judged", "not judged"])
@pytest.mark.parametrize("where", ["uniting", "judging", "comparing", "index"])
def test_an_interrupt_while_the_whole_is_made(
    tmp_path: Path, fresh: dict[str, bytes], where: str, judged: bool
) -> None:
    """The documents are done, what spans them is not: they are published all the same, and no draft is left."""
    folder = tmp_path / "m"
    put(folder, KNOWN[0])
    extract(folder)
    put(folder, *KNOWN, OTHER)
    target, name = {
        "uniting": (all_reports, "statement"),
        "judging": (batch.expectations, "refresh") if judged else (pages, "refresh"),
        "comparing": (batch.last_year, "refresh"),
        "index": (pages, "write_index"),
    }[where]
    real, calls = getattr(target, name), []

    def interrupted_once(*given: Any, **more: Any) -> Any:
        calls.append(given)
        if len(calls) == 1:
            raise KeyboardInterrupt
        return real(*given, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(target, name, interrupted_once)
        with pytest.raises(KeyboardInterrupt):
            extract(folder, expectations=judged)
    published = tree(folder)
    assert {"becas-c05/report.json", "propio/report.json", "sence-c05/report.json"} <= published.keys()
    assert b"propio" in published["index.html"]
    assert not list((folder / "out").glob(".cuenta-*"))
    extract(folder)
    same(tree(folder), fresh)


def test_an_interrupt_behind_a_document_that_is_compared_with_the_year_before(tmp_path: Path) -> None:
    """Its page, made anew, says what moved: no later run looks at it again."""
    folder, undisturbed = tmp_path / "m", tmp_path / "u"
    for place in (folder, undisturbed):
        (place / "raw").mkdir(parents=True)
        for year, visits in ((2021, 30), (2022, 40)):
            _account(place, year, visits)
        extract(place, expectations=False)
        _account(place, 2022, 41)
        _account(place, 2023, 50)

    def interrupts(done: int, total: int, report: str) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with pytest.raises(KeyboardInterrupt):
            run.run(["raw"], run.Options(out="out", jobs=1, expectations=False), interrupts)
    for place in (folder, undisturbed):
        extract(place, expectations=False)
    assert "Norte · Visitas: 30 → 41".encode() in tree(folder)["cuenta-2022/quality-report.html"]
    same(tree(folder), tree(undisturbed))


def _account(folder: Path, year: int, visits: int) -> None:
    text = PLAIN.replace("2022", str(year)).replace("34", str(visits)).replace("1.234", f"1.2{visits}")
    stated = f'institucion = "Hospital de Prueba"\nregion = "Maule"\nanio = {year}\n'
    (folder / "raw" / f"cuenta-{year}.txt").write_text(text, encoding="utf-8")
    (folder / "raw" / f"cuenta-{year}.toml").write_text(stated, encoding="utf-8")


def test_a_document_that_became_unreadable_is_named_in_the_index(tmp_path: Path, fresh: dict[str, bytes]) -> None:
    folder = tmp_path / "m"
    put(folder, *KNOWN, OTHER)
    extract(folder)
    (folder / "raw" / KNOWN[0]).write_bytes(b"\0\0\0\0")
    (folder / "raw" / "nuevo.pdf").write_bytes(b"%PDF-1.4\n")
    extract(folder)
    shown = tree(folder)["index.html"].decode()
    assert "<b>becas-c05</b>: El archivo está vacío." in shown
    assert "Lo que se muestra de él es lo último que se pudo leer" in shown
    assert "<b>nuevo</b>: El PDF está dañado" in shown
    assert "becas-c05/quality-report.html" in shown
    put(folder, KNOWN[0])
    (folder / "raw" / "nuevo.pdf").unlink()
    extract(folder)
    same(tree(folder), fresh)
