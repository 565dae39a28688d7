"""How far a score or a ranking depends on weights, on the bounds of value functions and on unsure data."""
