"""The tab “Criteria”: the sites on each criterion, maps around them, and why one stands before another."""
