"""What works need and cost: quantities counted from the geometry, cost ranges."""
