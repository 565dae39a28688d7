"""The tab “Effect”: what the works of a plan avoid, year by year, and what not."""
