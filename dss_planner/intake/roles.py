"""The roles a layer can play in a study, with the unit it has after alignment."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.text import Text, text

CLASS, QUANTITY, VECTOR = "class", "quantity", "vector"
POINT, LINE, POLYGON = "point", "line", "polygon"
MONTHS = 12


@dataclass(frozen=True)
class Role:
    """title: as people read it. kind: 'class', 'quantity' or 'vector'. unit: after alignment ('' for none).

    bands: number of bands a raster must have. geometry: 'point', 'line' or 'polygon' of a vector.
    style: style key of the layer ('' for none).
    """

    title: Text
    kind: str
    unit: str = ""
    bands: int = 1
    geometry: str = ""
    style: str = ""


ROLES: dict[str, Role] = {
    "elevation": Role(text("Elevation"), QUANTITY, "m", style="elevation"),
    "landcover": Role(text("Land cover"), CLASS),
    "ndvi_maximum": Role(text("NDVI, maximum"), QUANTITY),
    "ndvi_minimum": Role(text("NDVI, minimum"), QUANTITY),
    "temperature": Role(text("Monthly mean temperature"), QUANTITY, "°C", MONTHS),
    "precipitation": Role(text("Monthly precipitation"), QUANTITY, "mm", MONTHS),
    "rainy_days": Role(text("Rainy days by month"), QUANTITY, "d", MONTHS),
    "snow_probability": Role(text("Probability of snow cover by month"), QUANTITY, "", MONTHS),
    "wind": Role(text("Monthly mean wind speed at 10 m"), QUANTITY, "m/s", MONTHS, style="wind"),
    "wind_u": Role(text("Monthly mean wind towards the east at 10 m"), QUANTITY, "m/s", MONTHS, style="wind"),
    "wind_v": Role(text("Monthly mean wind towards the north at 10 m"), QUANTITY, "m/s", MONTHS, style="wind"),
    "sand": Role(text("Sand content of the topsoil"), QUANTITY, "%"),
    "silt": Role(text("Silt content of the topsoil"), QUANTITY, "%"),
    "clay": Role(text("Clay content of the topsoil"), QUANTITY, "%"),
    "organic_matter": Role(text("Organic matter of the topsoil"), QUANTITY, "%"),
    "carbonate": Role(text("Carbonate content of the topsoil"), QUANTITY, "%"),
    "climate_group": Role(text("Climate group"), CLASS),
    "dust_optical_depth": Role(text("Dust optical depth"), QUANTITY),
    "study_area": Role(text("Study area"), VECTOR, geometry=POLYGON, style="study_area"),
    "wind_stations": Role(text("Wind stations"), VECTOR, geometry=POINT),
    "dust_stations": Role(text("Dust stations"), VECTOR, geometry=POINT),
    "soil_points": Role(text("Soil sample points"), VECTOR, geometry=POINT),
    "soum_centers": Role(text("Soum centres"), VECTOR, geometry=POINT, style="soum_centers"),
    "settlements": Role(text("Settlements"), VECTOR, geometry=POINT, style="settlements"),
    "roads": Role(text("Roads"), VECTOR, geometry=LINE, style="roads"),
    "railroads": Role(text("Railways"), VECTOR, geometry=LINE, style="railroads"),
    "rivers": Role(text("Rivers"), VECTOR, geometry=LINE, style="rivers"),
    "lakes": Role(text("Lakes"), VECTOR, geometry=POLYGON, style="lakes"),
    "mining_licences": Role(text("Mining licences"), VECTOR, geometry=POLYGON, style="mining_licences"),
    "protected_areas": Role(text("Protected areas"), VECTOR, geometry=POLYGON),
    "admin1": Role(text("Aimags and provinces"), VECTOR, geometry=POLYGON, style="admin1"),
    "admin2": Role(text("Soums and districts"), VECTOR, geometry=POLYGON),
}
