"""From sites to a plan: facts, package of measures, drawing, monitoring, rows."""
