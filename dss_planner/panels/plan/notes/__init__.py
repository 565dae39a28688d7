"""The tab “Notes”: what people noted, and what the plan should be looked at for."""
