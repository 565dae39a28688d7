"""The window “Access”."""
