"""Where the wind comes from, how strong it is, and how much sand it can move."""
