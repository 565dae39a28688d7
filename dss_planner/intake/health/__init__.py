"""What is wrong with the layers before anything runs, and what mends it."""
