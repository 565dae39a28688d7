"""The engine: grids, alignment, block streaming, atomic writing, exact zonal facts."""
