"""Which measure fits a place, and the rule and value that decide it."""
