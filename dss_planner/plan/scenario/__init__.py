"""Soil loss and dust with the plan, year by year, against without."""
