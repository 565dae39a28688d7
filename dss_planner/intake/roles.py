"""The roles a layer can play in a study, with the unit it has after alignment."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.text import Text, text

CLASS, QUANTITY, VECTOR = "class", "quantity", "vector"
POINT, LINE, POLYGON = "point", "line", "polygon"
MONTHS = 12
#: In place of a number of bands: one for each year, as many as there are.
YEARS = 0
#: How persons or heads are brought to other cells: their number in all stays the same.
SUM = "sum"


@dataclass(frozen=True)
class Role:
    """title: as people read it. kind: 'class', 'quantity' or 'vector'. unit: after alignment ('' for none).

    bands: number of bands a raster must have (`YEARS`: one for each year). geometry: 'point', 'line' or 'polygon' of
    a vector. style: style key of the layer ('' for none). resampling: `SUM` where a cell holds a number of things,
    whose total must stay; '' for values that are averaged or interpolated.
    """

    title: Text
    kind: str
    unit: str = ""
    bands: int = 1
    geometry: str = ""
    style: str = ""
    resampling: str = ""


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
    "ndvi_spring": Role(text("NDVI in spring"), QUANTITY),
    "ndvi_years": Role(text("NDVI year by year"), QUANTITY, "", YEARS),
    "precipitation_years": Role(text("Precipitation year by year"), QUANTITY, "mm", YEARS),
    "temperature_minimum": Role(text("Monthly mean of the daily lowest temperature"), QUANTITY, "°C", MONTHS),
    "temperature_maximum": Role(text("Monthly mean of the daily highest temperature"), QUANTITY, "°C", MONTHS),
    "solar_radiation": Role(text("Monthly mean solar radiation"), QUANTITY, "MJ/(m²·d)", MONTHS),
    "irrigation": Role(text("Monthly irrigation"), QUANTITY, "mm", MONTHS),
    "snow_depth": Role(text("Monthly mean snow depth"), QUANTITY, "m", MONTHS),
    "soil_moisture": Role(text("Monthly soil moisture of the topsoil"), QUANTITY, "m³/m³", MONTHS),
    "gravel": Role(text("Gravel cover of the ground"), QUANTITY, "%"),
    "livestock": Role(text("Livestock"), QUANTITY, "head/km²"),
    "population": Role(text("Population"), QUANTITY, "persons", resampling=SUM),
    "dust_frequency": Role(text("Days with dust"), QUANTITY, "d/a"),
    "dust_emission": Role(text("Dust emission of a model"), QUANTITY, "g/(m²·a)"),
    "study_area": Role(text("Study area"), VECTOR, geometry=POLYGON, style="study_area"),
    "wind_stations": Role(text("Wind stations"), VECTOR, geometry=POINT),
    "dust_stations": Role(text("Dust stations"), VECTOR, geometry=POINT),
    "soil_points": Role(text("Soil sample points"), VECTOR, geometry=POINT),
    "erosion_measurements": Role(
        text("Measured soil loss or transport"), VECTOR, geometry=POINT, style="erosion_measurements"
    ),
    "soum_centers": Role(text("Soum centres"), VECTOR, geometry=POINT, style="soum_centers"),
    "settlements": Role(text("Settlements"), VECTOR, geometry=POINT, style="settlements"),
    "roads": Role(text("Roads"), VECTOR, geometry=LINE, style="roads"),
    "railroads": Role(text("Railways"), VECTOR, geometry=LINE, style="railroads"),
    "rivers": Role(text("Rivers"), VECTOR, geometry=LINE, style="rivers"),
    "lakes": Role(text("Lakes"), VECTOR, geometry=POLYGON, style="lakes"),
    "playas": Role(text("Playas and dry lakes"), VECTOR, geometry=POLYGON, style="playas"),
    "barriers": Role(text("Fences and other barriers"), VECTOR, geometry=LINE, style="barriers"),
    "borders": Role(text("Borders that only posts open"), VECTOR, geometry=LINE, style="borders"),
    "openings": Role(text("Bridges, fords, gates and border posts"), VECTOR, geometry=POINT, style="openings"),
    "mine_pits": Role(text("Mine pits"), VECTOR, geometry=POLYGON, style="mine_pits"),
    "water_points": Role(text("Water points"), VECTOR, geometry=POINT, style="water_points"),
    "nurseries": Role(text("Tree nurseries"), VECTOR, geometry=POINT, style="nurseries"),
    "material_sources": Role(text("Sources of material"), VECTOR, geometry=POINT, style="material_sources"),
    "camps": Role(text("Winter and spring camps of herders"), VECTOR, geometry=POINT, style="camps"),
    "mining_licences": Role(text("Mining licences"), VECTOR, geometry=POLYGON, style="mining_licences"),
    "protected_areas": Role(text("Protected areas"), VECTOR, geometry=POLYGON),
    "admin1": Role(text("Aimags and provinces"), VECTOR, geometry=POLYGON, style="admin1"),
    "admin2": Role(text("Soums and districts"), VECTOR, geometry=POLYGON, style="admin2"),
}
