"""Who is downwind: how much of what leaves a place heads for people."""
