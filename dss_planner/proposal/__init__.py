"""Print layouts, site tables and their export."""
