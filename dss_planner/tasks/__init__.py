"""The one background task: prepare, work, publish."""
