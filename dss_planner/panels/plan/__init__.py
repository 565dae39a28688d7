"""The window “Plan”: the plan at hand, its works, money, time and notes, and edits by hand on the map."""
