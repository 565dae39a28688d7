"""The parts of page 3: ways to sites, what was found, and one site in detail."""
