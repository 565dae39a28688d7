"""How criteria become one score: weighted sum, geometric mean, ordered weighting."""
