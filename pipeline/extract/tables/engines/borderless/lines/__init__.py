"""From the words of a page to lines of text, and what is drawn between them.

In: a ``Page``. ``baselines`` groups words, ``word_gaps`` says which gaps part cells, ``text_lines`` makes lines of
chunks: runs of words that stand together. ``text_kinds`` says by form alone what a text is, ``ruling_lines`` what
lies between two lines and what frames them. Out: ``ChunkLine`` of ``Chunk``, and the ``Marks`` of a page.
"""
