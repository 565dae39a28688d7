"""The plan document: sites, works, quantities and budget in one GeoPackage."""
