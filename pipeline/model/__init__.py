"""The values that travel between the rooms of the pipeline. Frozen, no I/O.

Cells are the truth and a grid is derived from them. Coordinates are points with the origin at the
top left of the page as it is displayed (rotation applied); pages count from 1; rows and columns
count from 0 with header rows included. Where a source has no pages (text, Word) ``page`` and
``box`` are ``None`` and ``line`` or ``paragraph`` says where a thing stands.
"""

from pipeline.model.accounting import Account, LeftOut, PageStatus, Region
from pipeline.model.audits import Audit, Check, ClaimVerdict, Expectation, Numeral
from pipeline.model.clean_reports import (
    AccountIdentity,
    CleanReport,
    CleanRow,
    CleanTable,
    Column,
    FieldType,
    RowKind,
    Typed,
    Value,
)
from pipeline.model.decisions import Correction, Decision
from pipeline.model.documents import LONGEST_AUDITED, Block, Document, Heading, Paragraph, Source
from pipeline.model.findings import (
    PROOF_ROLES,
    SEVERITIES,
    Evidence,
    EvidenceRole,
    Finding,
    Severity,
    Status,
    cell_address,
    where,
)
from pipeline.model.quantities import Quantity
from pipeline.model.recognition import CORRECTED, SURE, ReadPart, Recognition
from pipeline.model.reports import Report
from pipeline.model.tables import Cell, CellKey, Method, Position, Table, TextRows

__all__ = [
    "CORRECTED",
    "LONGEST_AUDITED",
    "PROOF_ROLES",
    "SEVERITIES",
    "SURE",
    "Account",
    "AccountIdentity",
    "Audit",
    "Block",
    "Cell",
    "CellKey",
    "Check",
    "ClaimVerdict",
    "CleanReport",
    "CleanRow",
    "CleanTable",
    "Column",
    "Correction",
    "Decision",
    "Document",
    "Evidence",
    "EvidenceRole",
    "Expectation",
    "FieldType",
    "Finding",
    "Heading",
    "LeftOut",
    "Method",
    "Numeral",
    "PageStatus",
    "Paragraph",
    "Position",
    "Quantity",
    "ReadPart",
    "Recognition",
    "Region",
    "Report",
    "RowKind",
    "Severity",
    "Source",
    "Status",
    "Table",
    "TextRows",
    "Typed",
    "Value",
    "cell_address",
    "where",
]
