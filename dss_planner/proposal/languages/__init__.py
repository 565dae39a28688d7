"""The languages of the pack: sentences, numbers, dates and units, and the fonts that have their letters."""
