"""Value functions, weights, combination and exclusions."""
