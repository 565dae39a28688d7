"""Weights by pairwise comparison, presets, advice of the data and groups; and how criteria are combined."""
