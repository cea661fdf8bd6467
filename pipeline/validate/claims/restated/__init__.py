"""Figures that state the same fact as another figure of the prose: in the summary, the body, the conclusions."""
