"""Works on the ground: rows, belts, fences and strips that know the wind."""
