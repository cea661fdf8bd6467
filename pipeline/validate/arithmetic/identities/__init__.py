"""A table as the audit looks at it, and what one of its cells must be, given others.

In: a ``Table``. ``sheet`` makes intervals of its figures, along rows and along columns; ``identity`` says what one
cell must be, given other cells; ``summands`` which cells of a line can be parts of a sum; ``judge`` whether a cell
confirms an identity; ``crossing`` which figure would mend two identities that fail. Out: a ``Sheet``, and ``Verdict``
of ``Identity``.
"""
