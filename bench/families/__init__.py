"""Families of invented public accounts, clean or with planted errors, whose truth is known.

model      a report as blocks; a cell knows how it could be wrong
figures    how an office writes figures: formats of a report, cells that can be spoilt
sheets     tables from labels and values: totals, subtotals, shares, growth
words      names of places, people, things
hospital, municipality, ministry, region, university, prisons, foundation, utility   one family each
plants     chooses what is spoilt and writes the truth
text_form, word_form, office_form, pdf_form   report → .txt, .docx, .pdf as offices export it, .pdf as designers draw it
__main__   python -m bench.families OUT --seeds N
"""
