"""The tab “Ranking”: all sites in one table, kept at the top or left out with a reason."""
