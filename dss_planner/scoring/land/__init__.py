"""Which land gets a score: mask, exclusions, near misses."""
