"""The output is whole at every single step of publishing: killed there, refused there, run again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from pipeline.store import Folder, Unwritable, disk, swap
from tests.durability import faults

LAST = ("datasets", "datapackage.json", "run.json")
Tree = Mapping[str, bytes]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of drafts need not wait for the disk; ``flush`` still counts as an effect."""
    monkeypatch.setattr(disk, "flush", lambda folder: None)


def tree(root: Path) -> dict[str, bytes]:
    """All that anybody sees of an output."""
    names = {p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(".")}


def publish(root: Path, version: int) -> None:
    """What a run does: two reports, one folder of datasets, files; later versions withdraw one report."""
    mark = b"%d" % version
    with Folder(root).draft(LAST, lambda: None) as draft:
        draft.replace_folder("uno", {"report.json": mark, "datasets/a.csv": mark, "tables/01.csv": mark})
        if version == 1:
            draft.replace_folder("dos", {"report.json": mark})
        else:
            draft.remove("dos")
        draft.replace_folder("tres", {"report.json": b"siempre"})
        draft.write("datasets/a.csv", mark)
        draft.write("datasets/a.parquet", mark)
        draft.write("datasets/b.csv", b"siempre")
        if version == 2:
            draft.remove("datasets/b.csv")
        draft.write("datapackage.json", mark)
        draft.write("run.json", mark)
        assert draft.read("datasets/a.csv") == mark
        draft.commit()


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tree, Tree]:
    """The output as the first version, and as the second after it."""
    root = tmp_path_factory.mktemp("whole") / "out"
    publish(root, 1)
    first = tree(root)
    publish(root, 2)
    assert not list(root.glob(".*"))
    return first, tree(root)


def test_what_is_published(states: tuple[Tree, Tree]) -> None:
    first, second = states
    assert sorted(first) == [
        "datapackage.json", "datasets/a.csv", "datasets/a.parquet", "datasets/b.csv", "dos/report.json",
        "run.json", "tres/report.json", "uno/datasets/a.csv", "uno/report.json", "uno/tables/01.csv",
    ]  # fmt: skip
    assert sorted(first.keys() - second.keys()) == ["datasets/b.csv", "dos/report.json"]
    assert {name: data for name, data in second.items() if data != b"siempre"} == {
        name: b"2" for name in second if name != "tres/report.json"
    }


def _steps(tmp_path: Path) -> int:
    root = tmp_path / "steps"
    publish(root, 1)
    with faults.counted(None, faults.dies) as counter:
        publish(root, 2)
    return int(counter.seen)


def _mixed(kept: Tree, states: tuple[Tree, Tree]) -> bool:
    """Whether an output is neither the earlier nor the later state; every name at its top is whole all the same."""
    if kept in states:
        return False
    for top in {name.split("/", 1)[0] for tree_ in (*states, kept) for name in tree_}:
        part = [{n: d for n, d in tree_.items() if n.split("/", 1)[0] == top} for tree_ in (kept, *states)]
        assert part[0] in part[1:], f"«{top}» is neither the earlier nor the later"
    return True


@pytest.fixture(params=["dies", "dies_after"])
def end(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.slow
def test_killed_at_every_step(tmp_path: Path, states: tuple[Tree, Tree], end: str) -> None:
    steps = _steps(tmp_path)
    assert steps > 40
    mixed = 0
    for step in range(steps):
        root = tmp_path / f"{step}" / "out"
        publish(root, 1)

        def killed(step: int = step, root: Path = root) -> None:
            with faults.counted(step, getattr(faults, end)):
                publish(root, 2)

        assert faults.in_child(killed) == 9
        if _mixed(tree(root), states):
            mixed += 1
            assert list(root.glob(f".cuenta-*/{swap.LIST}")), "what is half done is written down"
        publish(root, 2)
        assert tree(root) == states[1]
        assert not list(root.glob(".*"))
    assert 0 < mixed <= 6, "names change one right after the other"


@pytest.mark.slow
def test_killed_at_every_step_and_then_something_else_is_published(tmp_path: Path, states: tuple[Tree, Tree]) -> None:
    for step in range(_steps(tmp_path)):
        root = tmp_path / f"{step}" / "out"
        publish(root, 1)

        def killed(step: int = step, root: Path = root) -> None:
            with faults.counted(step, faults.dies):
                publish(root, 2)

        assert faults.in_child(killed) == 9
        publish(root, 1)
        assert tree(root) == states[0]
        assert not list(root.glob(".*"))


def _message(root: Path) -> str:
    """What is said where the second version cannot be published, "" where it can."""
    try:
        publish(root, 2)
    except Unwritable as error:
        return str(error)
    return ""


@pytest.mark.parametrize("code", [faults.FULL, faults.FORBIDDEN, faults.BROKEN])
def test_refused_at_every_step(tmp_path: Path, states: tuple[Tree, Tree], code: int) -> None:
    for step in range(_steps(tmp_path)):
        root = tmp_path / f"{step}" / "out"
        publish(root, 1)
        with faults.counted(step, faults.refuses(code)):
            message = _message(root)
        assert not message or message.startswith(f"No se pudo escribir en «{root}»: ")
        _mixed(tree(root), states)
        publish(root, 2)
        assert tree(root) == states[1]
        assert not list(root.glob(".*"))


def test_a_full_disk_that_stays_full(tmp_path: Path, states: tuple[Tree, Tree]) -> None:
    """From a step on nothing can be written any more."""
    for step in range(_steps(tmp_path)):
        root = tmp_path / f"{step}" / "out"
        publish(root, 1)
        with pytest.MonkeyPatch.context() as patch:
            left = iter(range(step))
            for name in ("make_folder", "write", "link", "temporary"):
                patch.setattr(disk, name, _until(left, getattr(disk, name)))
            message = _message(root)
        assert not message or "no queda espacio" in message
        _mixed(tree(root), states)
        publish(root, 2)
        assert tree(root) == states[1]


def _until(left: Iterator[int], function: Callable[..., object]) -> Callable[..., object]:
    def limited(*arguments: object, **named: object) -> object:
        if next(left, None) is None:
            raise OSError(faults.FULL, "full")
        return function(*arguments, **named)

    return limited


@pytest.mark.slow
def test_where_names_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at every step on a system without an exchange of names: mended by the next run."""
    monkeypatch.setattr(disk, "exchange", lambda one, other: False)
    whole = tmp_path / "whole"
    publish(whole, 1)
    publish(whole, 2)
    for step in range(_steps(tmp_path)):
        root = tmp_path / f"{step}" / "out"
        publish(root, 1)

        def killed(step: int = step, root: Path = root) -> None:
            with faults.counted(step, faults.dies_after):
                publish(root, 2)

        assert faults.in_child(killed) == 9
        publish(root, 2)
        assert tree(root) == tree(whole)
        assert not list(root.glob(".*"))


def test_all_is_on_the_disk_before_any_name_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, 1)
    order: list[str] = []
    for name in faults.EFFECTS:
        monkeypatch.setattr(disk, name, _noted(name, order, getattr(disk, name)))
    publish(tmp_path, 2)
    flushed = order.index("flush")
    assert order.count("flush") == 1
    assert "exchange" not in order[:flushed]
    assert not {"write", "link", "temporary"} & set(order[flushed:])
    assert order[flushed + 1] == "rename"


def _noted(name: str, order: list[str], function: Callable[..., object]) -> Callable[..., object]:
    def noted(*arguments: object, **named: object) -> object:
        order.append(name)
        return function(*arguments, **named)

    return noted


def test_flushing_takes_what_the_system_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    disk.flush(tmp_path)
    with pytest.raises(FileNotFoundError):
        disk.flush(tmp_path / "nada")


def test_names_are_exchanged_in_one_step_on_linux(tmp_path: Path) -> None:
    if os.uname().sysname != "Linux":
        pytest.skip("the exchange of names is tested on Linux")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_text("a")
    (tmp_path / "b").write_text("b")
    assert disk.exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").read_text() == "b"
    assert (tmp_path / "b" / "x").read_text() == "a"
    with pytest.raises(FileNotFoundError):
        disk.exchange(tmp_path / "a", tmp_path / "c")


def test_what_is_drafted_is_seen_by_nobody_else(tmp_path: Path) -> None:
    publish(tmp_path, 1)
    before = tree(tmp_path)
    with Folder(tmp_path).draft(LAST, lambda: None) as draft:
        draft.write("datasets/a.csv", b"9")
        draft.write("uno/report.json", b"9")
        draft.remove("dos")
        assert draft.find("*/report.json") == ["tres/report.json", "uno/report.json"]
        assert draft.read("uno/report.json") == b"9"
        assert draft.read("uno/tables/01.csv") == b"1"
        assert draft.read("dos/report.json") is None
        assert Folder(tmp_path).read("uno/report.json") == b"1"
        assert Folder(tmp_path).find("*/report.json") == ["dos/report.json", "tres/report.json", "uno/report.json"]
        assert tree(tmp_path) == before
        draft.commit()
    assert Folder(tmp_path).read("uno/report.json") == b"9"
    assert Folder(tmp_path).read("dos/report.json") is None


def test_a_draft_that_is_left_is_gone_on_with(tmp_path: Path) -> None:
    publish(tmp_path, 1)
    with Folder(tmp_path).draft(LAST, lambda: None) as draft:
        draft.replace_folder("cuatro", {"report.json": b"4"})
    assert "cuatro/report.json" not in tree(tmp_path)
    with Folder(tmp_path).draft(LAST, lambda: None) as draft:
        assert draft.read("cuatro/report.json") == b"4"
        draft.commit()
    assert tree(tmp_path)["cuatro/report.json"] == b"4"
    assert not list(tmp_path.glob(".*"))


def test_a_process_that_outlives_its_run_writes_nothing(tmp_path: Path) -> None:
    with Folder(tmp_path).draft(LAST, lambda: None) as orphan:
        orphan.replace_folder("uno", {"report.json": b"1"})
    with Folder(tmp_path).draft(LAST, lambda: None) as draft:
        with pytest.raises(Unwritable):
            orphan.replace_folder("uno", {"report.json": b"viejo"})
        with pytest.raises(Unwritable):
            orphan.write("run.json", b"viejo")
        draft.commit()
    assert tree(tmp_path) == {"uno/report.json": b"1"}
    assert not list(tmp_path.glob(".*"))


def test_a_damaged_list_is_no_draft(tmp_path: Path) -> None:
    publish(tmp_path, 1)
    before = tree(tmp_path)
    left = tmp_path / ".cuenta-0000"
    (left / swap.NEW).mkdir(parents=True)
    (left / swap.NEW / "run.json").write_bytes(b"9")
    (left / swap.LIST).write_bytes(b"\0\0\0")
    with Folder(tmp_path).draft(LAST, lambda: None) as draft:
        assert draft.read("run.json") == b"1"
        draft.commit()
    assert tree(tmp_path) == before
    assert not list(tmp_path.glob(".*"))


def test_links_in_the_output_are_replaced_never_followed(tmp_path: Path) -> None:
    root, beyond = tmp_path / "out", tmp_path / "beyond"
    publish(root, 1)
    (beyond / "datasets").mkdir(parents=True)
    (beyond / "report.json").write_bytes(b"de otro")
    disk.remove(root / "uno")
    disk.remove(root / "run.json")
    disk.remove(root / "datasets")
    (root / "uno").symlink_to(beyond)
    (root / "datasets").symlink_to(beyond / "datasets")
    (root / "run.json").symlink_to(beyond / "report.json")
    publish(root, 2)
    assert sorted(p.relative_to(beyond).as_posix() for p in beyond.rglob("*")) == ["datasets", "report.json"]
    assert (beyond / "report.json").read_bytes() == b"de otro"
    assert not any(p.is_symlink() for p in root.rglob("*"))
    assert json.loads(tree(root)["uno/report.json"]) == 2
