"""Files that are one layer together: tiles, months, years."""
