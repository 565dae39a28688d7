"""Soil loss by RWEQ, in blocks of rasters."""
