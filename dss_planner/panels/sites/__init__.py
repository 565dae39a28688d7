"""The window “Sites”: ranking, criteria, methods, robustness, groups and portfolio of the candidate sites."""
