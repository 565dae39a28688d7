"""The weather factor: wind, air, evaporation, wet soil and snow, month by month."""
