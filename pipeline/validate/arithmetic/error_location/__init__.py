"""Which cell is wrong where identities fail.

In: the verdicts of a table. ``one_change`` looks for the one change that would mend all that fails, two figures that
changed places among them (``exchanged_figures``). Between several suspects decide the figure beside (``copied``),
what is out of line (``out_of_line``) and what the rest of the document prints (``elsewhere``); ``rounding`` takes
away what is only rounded. Out: an ``ErrorLocation`` for each cause.
"""
