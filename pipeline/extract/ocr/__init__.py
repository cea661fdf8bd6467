"""Optical character recognition (OCR) of pages whose own text is missing or unusable.

``page_selection`` decides which pages need it, ``recognition/tesseract`` finds the installed engine,
``image/`` prepares the page image, ``recognition/`` reads it, ``scanned_pages`` runs pages in parallel and
returns them like any other page. ``cell_confidence`` gives cells and paragraphs the confidence of their words.
"""
