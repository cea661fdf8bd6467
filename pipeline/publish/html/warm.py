"""Loaded for what loading it does: everything that draws pages, templates compiled."""

import pypdfium2

from pipeline.publish.html import crops, engine, evidence, index_page, report_page

engine.warm()

__all__ = ["crops", "engine", "evidence", "index_page", "pypdfium2", "report_page"]
