"""Loaded for what loading it does: everything that draws pages, templates compiled."""

import pypdfium2

from pipeline.publish.html import engine, evidence, index_page, report_page
from pipeline.publish.html.pictures import crops

engine.warm()

__all__ = ["crops", "engine", "evidence", "index_page", "pypdfium2", "report_page"]
