"""The study area, the grid over it, and what a run on it takes."""
