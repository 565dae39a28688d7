"""The choice of a set of sites under a budget: spacing, groups, locks, alternatives; exact, or with its gap."""
