"""The tables of the pack, each worked out from the content, and how they are written."""
