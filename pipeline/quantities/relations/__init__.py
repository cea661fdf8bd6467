"""Which figures of a table are sums, differences, averages, ratios or changes of which others, found without a schema.

``discovery`` asks for all kinds: ``sums``, ``averages`` and ``ratios`` each find their own, ``patterns`` weighs in bits
how unlikely what they found would hold by chance.
"""
