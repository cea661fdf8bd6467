"""Reads documents once and keeps them: python -m bench.claims_model.documents OUT FILE_OR_FOLDER…

The fit and the bench of spoilt prose work on documents as read; reading them takes far longer than both.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator
from pathlib import Path

from pipeline.model import Document
from pipeline.run.inputs.sources import Job
from pipeline.run.report.reading import read_whole

_RENAMED = {"Reading": "Recognition"}


class _Unpickler(pickle.Unpickler):
    """Finds the classes that have moved since the documents were kept."""

    def find_class(self, module: str, name: str) -> object:
        for place, called in ((module, name), ("pipeline.geometry", name), (module, _RENAMED.get(name, name))):
            try:
                return super().find_class(place, called)
            except AttributeError:
                continue
        raise AttributeError(f"{module}.{name} is no longer: read the documents again")


def load(path: Path) -> Document:
    """A kept document."""
    with path.open("rb") as file:
        return _Unpickler(file).load()


def _files(sources: list[Path]) -> Iterator[Path]:
    for source in sources:
        yield from sorted(source.glob("*.pdf")) if source.is_dir() else [source]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("sources", type=Path, nargs="+")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for source in _files(options.sources):
        kept = options.out / f"{source.stem}.pickle"
        if not kept.exists():
            document = read_whole(source.read_bytes(), Job(report=source.stem, path=str(source)))
            kept.write_bytes(pickle.dumps(document))
            print(source.stem, len(document.blocks), "blocks,", len(document.tables), "tables", flush=True)


if __name__ == "__main__":
    main()
