"""The names of the layers' roles in the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def role_name(role: str) -> str:
    """Return the name of ``role``; the role itself when it is one that is not known here."""
    names = {
        "elevation": QCoreApplication.translate("RoleNames", "Elevation"),
        "landcover": QCoreApplication.translate("RoleNames", "Land cover"),
        "ndvi_maximum": QCoreApplication.translate("RoleNames", "NDVI, maximum"),
        "ndvi_minimum": QCoreApplication.translate("RoleNames", "NDVI, minimum"),
        "temperature": QCoreApplication.translate("RoleNames", "Temperature"),
        "precipitation": QCoreApplication.translate("RoleNames", "Precipitation"),
        "rainy_days": QCoreApplication.translate("RoleNames", "Rainy days"),
        "snow_probability": QCoreApplication.translate("RoleNames", "Snow probability"),
        "wind": QCoreApplication.translate("RoleNames", "Wind speed"),
        "sand": QCoreApplication.translate("RoleNames", "Sand content"),
        "silt": QCoreApplication.translate("RoleNames", "Silt content"),
        "clay": QCoreApplication.translate("RoleNames", "Clay content"),
        "organic_matter": QCoreApplication.translate("RoleNames", "Organic matter"),
        "carbonate": QCoreApplication.translate("RoleNames", "Carbonate"),
        "climate_group": QCoreApplication.translate("RoleNames", "Climate group"),
        "wind_stations": QCoreApplication.translate("RoleNames", "Wind stations"),
        "soil_points": QCoreApplication.translate("RoleNames", "Soil points"),
        "soum_centers": QCoreApplication.translate("RoleNames", "Soum centres"),
        "settlements": QCoreApplication.translate("RoleNames", "Settlements"),
        "roads": QCoreApplication.translate("RoleNames", "Roads"),
        "railroads": QCoreApplication.translate("RoleNames", "Railways"),
        "rivers": QCoreApplication.translate("RoleNames", "Rivers"),
        "lakes": QCoreApplication.translate("RoleNames", "Lakes"),
        "mining_licences": QCoreApplication.translate("RoleNames", "Mining licences"),
        "protected_areas": QCoreApplication.translate("RoleNames", "Protected areas"),
        "admin1": QCoreApplication.translate("RoleNames", "Provinces (aimags)"),
        "admin2": QCoreApplication.translate("RoleNames", "Districts (soums)"),
        "study_area": QCoreApplication.translate("RoleNames", "Study area"),
    }
    return names.get(role, role.replace("_", " "))
