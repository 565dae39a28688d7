"""Page 1, area and data: its boxes, lists and the map tool."""
