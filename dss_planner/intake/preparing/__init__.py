"""One layer made ready for a study, and kept by what went into it."""
