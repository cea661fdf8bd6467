"""Many documents through the pipeline: what has not changed is not redone, one failing stops no other."""

from pipeline.run.options import Options, Progress, Result
from pipeline.run.runner import run

__all__ = ["Options", "Progress", "Result", "run"]
