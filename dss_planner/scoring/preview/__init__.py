"""The score under a view, in memory, worked out again in milliseconds."""
