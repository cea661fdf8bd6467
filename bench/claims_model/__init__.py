"""Fits the model that links figures of the prose to cells: the documents, the fit, the cross-validation."""
