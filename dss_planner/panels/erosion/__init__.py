"""The window “Erosion risk”: maps, charts, formula and uncertainty of the first criterion."""
