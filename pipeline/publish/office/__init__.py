"""Plain files of Office programs, written without a library: same content, same bytes.

In: sheets of cells, or paragraphs and pictures; nothing here knows what a report is. Out: the bytes of an ``.xlsx``
(``spreadsheet``) or a ``.docx`` (``word_file``).
"""
