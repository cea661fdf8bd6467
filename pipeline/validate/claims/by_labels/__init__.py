"""Verdicts by whole labels of rows and columns, where the link model leaves a figure open."""
