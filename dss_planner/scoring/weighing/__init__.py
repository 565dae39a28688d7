"""Weights: shared out to 100 %, compared in pairs, advised by the data, kept by person."""
