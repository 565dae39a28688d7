"""The warnings of the plan as a list that shows each on the map."""
