"""Charts as matplotlib figures: made from numbers, shown by the panels, printed by the proposal."""
