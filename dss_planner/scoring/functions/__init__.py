"""Value functions: what a value of a layer is worth, from 0 to 1."""
