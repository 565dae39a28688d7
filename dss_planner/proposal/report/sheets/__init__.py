"""The sheets for herders: what the pictograms, the calendar and the places for photos show, and how they are drawn."""
