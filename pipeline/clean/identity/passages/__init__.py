"""Where in a document text stands that can say whose account it is.

In: a ``Document``. ``naming`` takes cover, running heads, properties and prose; ``cover_lines`` says what a line of a
cover is, by the kinds of documents (``document_kinds``) and addresses (``addresses``) among others,
``spaced_letters`` puts ornaments together, ``sentence_roles`` says what a sentence says of a body. Out: ``Passage``.
"""
