"""The plan document: one GeoPackage, written whole or not at all."""
