"""Loaded for what loading it does: everything that draws pages, templates compiled."""

from pipeline.publish.html import engine, index_page, report_page

engine.warm()

__all__ = ["engine", "index_page", "report_page"]
