"""The set of sites under a budget: its rules, what was chosen and why, and what more money would buy."""
