"""The numbers behind one place on the map."""
