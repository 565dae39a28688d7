"""How the measures of each family are drawn: barriers, plantings, surfaces, grazing, and known places."""
