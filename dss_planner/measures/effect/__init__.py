"""What a measure does to wind erosion: growth of cover, efficiency and decay of barriers, the land behind a line."""
