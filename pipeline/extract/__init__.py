"""Bytes in, a ``Document`` out: its tables, texts and figures, each with its place, and what of it was not read.

``reader`` asks the registry of formats whose a file is. Services, years and datasets are not known here.
"""
