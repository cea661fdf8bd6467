"""Names of public bodies: where a text prints one, which body it is, and how it is written.

In: a line, a sentence or a name. ``words`` are those by which bodies are known, ``official`` the official lists by
name; ``printed`` finds bodies in texts, with ``town_names``, ``initials``, ``offices`` (who heads them) and
``composed_names`` (in two lines). ``name_ends`` and ``no_names`` say what is no part of a name, ``name_case`` how
prose writes it. Out: ``Body``, and one key however a name is written (``key``).
"""
