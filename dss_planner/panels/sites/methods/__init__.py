"""The tab “Methods”: the same sites ranked by several methods."""
