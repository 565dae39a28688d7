"""Whether every number that the pack states is the plan's."""
