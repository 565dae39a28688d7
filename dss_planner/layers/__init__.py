"""From a path to a styled QGIS layer, and back."""
