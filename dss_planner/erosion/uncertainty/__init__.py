"""What the uncertainty of the inputs does to wind erosion."""
