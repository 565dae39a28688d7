"""Countermeasures: catalogue, suitability, layout geometry, quantities and cost."""
