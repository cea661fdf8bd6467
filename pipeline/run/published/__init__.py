"""What is published already, read back, and which of it belongs together.

In: an output folder. Out: the summaries of its reports (``summaries``), their tables and findings (``reports``,
``explain``); which reports are of one service (``services``), of one kind (``same_kind``) or of one document
(``same_document``), and which datasets are one (``families``).
"""
