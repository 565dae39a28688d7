"""What a plan should be looked at for: said by the draft, by the rules, or found in its geometry as it is now."""
