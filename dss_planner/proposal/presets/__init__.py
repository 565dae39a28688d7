"""What each funder asks of a proposal, as data, and what a plan still lacks for it."""
