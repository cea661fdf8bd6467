"""Whether tables agree with each other, and figures that stand for two things."""
