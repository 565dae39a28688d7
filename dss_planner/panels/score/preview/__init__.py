"""The live preview: the score of the model at hand over the map, while a slider moves."""
