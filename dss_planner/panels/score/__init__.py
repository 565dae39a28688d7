"""The window “Score”: value functions, weights, combination, land left out, snapshots."""
