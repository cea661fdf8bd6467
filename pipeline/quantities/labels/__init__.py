"""What the label of a row or a column says: of what kind its figures are, their unit, their period, their group.

In: the text of a header or a label, or the labels of a table. Out: what it announces (``announcements``), its unit
(``units``), its period (``periods``), its significant words (``label_words``), and the levels that the codes of rows
print (``stub_levels``). No figure is looked at.
"""
