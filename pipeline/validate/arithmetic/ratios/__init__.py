"""Products and quotients that a table means: percentages, growth, unit prices, weighted means.

In: the rows or the columns of a sheet, and what is known of its sums. Out: identities. ``percentages`` finds what
percentages are of, among the definitions that a place can have (``percentage_definitions``, ``pair_trials``,
``ratio_labels``); ``closing`` percentages that make up a hundred; ``products`` quantity times price; ``proportions``
lines in one proportion; ``weighted_means`` rates in a line of totals.
"""
