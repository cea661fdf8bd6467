"""What a printed number says, what it can stand for, and how numbers relate.

In: the text of a cell, a header or a label, or a grid of them. Out: exact numbers (``numerals``, ``number_words``,
``dates``), intervals of what they stand for, slips of typing between two, what the labels of rows and columns say of
them (``labels``), and the relations that the lines of a table share (``relations``). What a document is, is not known
here.
"""
