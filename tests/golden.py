"""What whole documents give, kept as files: ``python -m tests.golden`` rewrites them (``make golden``).

A golden file holds what people see change: the rows of every table, its dataset and typed values,
every finding. ``extracted/`` is the golden output of the source document in full.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.clean import clean
from pipeline.contract import datasets
from pipeline.run.audit.validators import assemble, audit
from tests.documents import read_once

TESTS = Path(__file__).resolve().parent
GOLDEN = TESTS / "data" / "golden"
DOCUMENTS = (
    "forms/word.docx",
    "forms/ruled.pdf",
    "forms/tagged.pdf",
    "forms/horizontal-rules.pdf",
    "cases/becas-p00.pdf",
    "cases/becas-p02.docx",
    "cases/becas-c05.pdf",
    "cases/sence-p01.pdf",
    "cases/sence-p03.txt",
    "cases/sence-c06.pdf",
)


def path_of(document: str) -> Path:
    """Where the golden file of a document is."""
    return GOLDEN / (document.replace("/", "-") + ".json")


def outcome(document: str) -> str:
    """What a document gives now, as the text of its golden file."""
    known = datasets()
    cleaned = clean(read_once(TESTS / "data" / document), known)
    report = assemble(cleaned, audit(cleaned, known))
    content = {
        "identity": [cleaned.identity.institution, cleaned.identity.region, cleaned.identity.year],
        "tables": [
            {
                "id": table.id,
                "caption": table.caption,
                "section": table.section,
                "header_rows": table.header_rows,
                "pages": list(table.pages),
                "method": table.method,
                "dataset": cleaned.clean[table.id].dataset,
                "rows": [" | ".join(row) for row in table.rows],
                "typed": [
                    " | ".join("" if v.typed is None else str(v.typed) for v in row.values.values())
                    for row in cleaned.clean[table.id].rows
                ],
            }
            for table in report.document.tables
        ],
        "findings": [
            f"{f.severity} {f.rule}: {f.message} [{'; '.join(e.text for e in f.evidence)}]" for f in report.findings
        ],
        "claims": [f"{n.reading} {n.verdict}: {n.text}" for n in report.numerals],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for document in DOCUMENTS:
        path_of(document).write_text(outcome(document), encoding="utf-8")
        print(f"{document}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
