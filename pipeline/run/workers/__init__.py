"""Documents side by side: on the cores of one machine (``pool``), on the machines of a cluster (``cluster``).

In: the jobs of a run. Out: what came of each, whatever a document does to the process that reads it. ``warm`` loads
what every report needs before workers are born.
"""
