"""The shapes of the pack as files that other programs read, and the metadata beside them."""
