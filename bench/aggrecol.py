"""Relations discovered in annotated tables, in the format of AggreCol's scorer.

    python bench/aggrecol.py TABLES.jl.gz PRED.json [--no-locale]

Prints tables per second. The tables carry their number format; with --no-locale it is found from the cells.
"""

from __future__ import annotations

import ast
import gzip
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipeline.quantities.numerals import NumberFormat
from pipeline.quantities.relations.discovery import discover

MARKS = {"Comma": ",", "Point": ".", "Space": " ", "None": ""}


def locale(name: str | None) -> NumberFormat | None:
    """The format of an annotation such as "Space Comma"."""
    if not name:
        return None
    thousands, decimal = name.split()
    return NumberFormat(MARKS[thousands], MARKS[decimal])


def main() -> None:
    flags = {a for a in sys.argv[1:] if a.startswith("--")}
    tables, out = (a for a in sys.argv[1:] if not a.startswith("--"))
    with gzip.open(tables, "rt", encoding="utf-8") as f:
        documents = [json.loads(line) for line in f if line.strip()]
    predictions = []
    spent = 0.0
    for document in documents:
        rows = document["table_array"]
        if isinstance(rows, str):
            rows = ast.literal_eval(rows)
        given = None if "--no-locale" in flags else locale(document.get("number_format"))
        start = time.process_time()
        found = discover(rows, given)
        spent += time.process_time() - start
        predictions.append(
            {
                "file_name": document["file_name"],
                "table_id": document.get("table_id") or document.get("sheet_name"),
                "detected_aggregations": [
                    {"aggregator_index": r.target, "aggregatee_indices": r.operands, "operator": r.operator}
                    for r in found
                ],
            }
        )
    Path(out).write_text(json.dumps(predictions), encoding="utf-8")
    print(f"{len(documents)} tables, {spent:.2f} s, {len(documents) / max(spent, 1e-9):.0f} tables per second")


if __name__ == "__main__":
    main()
