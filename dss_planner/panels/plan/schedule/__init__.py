"""When each work of the plan is agreed on, built and kept up, and how that looks on the map."""
