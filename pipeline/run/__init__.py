"""Many documents through the pipeline: what has not changed is not redone, one failing stops no other.

``runner`` is the run, ``batch`` the part of it that does something. In the order in which they are asked: what is
published already (``published/``), which documents there are (``inputs/``), which of them changed (``incremental/``),
each through the stages (``report/``, with ``audit/`` and ``ocr_correction/``) over ``workers/``, and what spans them
all (``collection/``, ``comparison/``). ``schema/`` is for who writes schemas.
"""

from pipeline.run.options import Options, Progress, Result
from pipeline.run.runner import run

__all__ = ["Options", "Progress", "Result", "run"]
