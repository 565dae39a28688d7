"""Maps of a proposal as QGIS layouts, and their pages as PDF and pictures."""
