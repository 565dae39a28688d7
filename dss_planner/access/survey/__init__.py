"""Survey logistics: in which order and on which days a team visits its sites."""
