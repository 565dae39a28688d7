"""Value functions, weights, exclusions and their combination to a score from 0 to 100."""
