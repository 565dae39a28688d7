"""The sections of a report, each a function from what a pack says to blocks."""
