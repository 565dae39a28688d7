"""Series of any length as twelve months: their time axes, units and sums."""
