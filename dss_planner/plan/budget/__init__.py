"""What a plan costs: lines by work and year, in any of five currencies, with the range of the total."""
