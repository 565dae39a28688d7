"""Recognise datasets, units and legends; align them to one study grid."""
