"""One report through all the stages.

In: a document and what is stated of it. Out: the files that are published for it (``files``, its ``summary`` among
them). ``reading`` reads the document, here or in another process (``prefetch``); ``stages`` goes from its bytes to
the output.
"""
