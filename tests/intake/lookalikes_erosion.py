"""Look-alikes of layers for wind erosion, dust and people: for each role one that is it, and one that only seems so."""

from __future__ import annotations

import numpy as np

from tests.intake.lookalikes_rasters import (
    HOURS,
    MONTHS,
    NOT_OURS,
    SPREAD,
    TEMPERATURE,
    YEAR,
    Case,
    asks,
    between,
    nc,
    sure,
    tif,
)

#: Solar radiation of a steppe at 45° N by month [MJ/(m²·d)].
SUN = (15 - 9 * np.cos(np.pi * (MONTHS + 0.5) / 6)) * SPREAD
SNOW = np.clip(0.12 - 0.05 * np.minimum(MONTHS, 11 - MONTHS), 0, 1) * SPREAD
MOISTURE = (0.08 + 0.06 * np.sin(np.pi * MONTHS / 11)) * SPREAD
YEARLY = [f"y{year}" for year in range(2001, 2013)]

CLIMATE_FOR_EROSION = [
    Case(
        "TerraClimate_tmin_2020.nc",
        nc({"tmin": (TEMPERATURE - 6, {"units": "degC"})}, YEAR),
        sure("temperature_minimum", "°C", product="terraclimate"),
        warns="daily lowest",
    ),
    Case(
        "CHELSA_tasmin_1981-2010_V.2.1.tif",
        tif((TEMPERATURE - 6 + 273.15) * 10, "UInt16"),
        sure("temperature_minimum", "K × 10", 0.1, -273.15, product="chelsa"),
    ),
    Case("cru_ts4.07.tmn.dat.nc", nc({"tmn": (TEMPERATURE - 6, {"units": "degrees Celsius"})}, YEAR),
         sure("temperature_minimum", "°C", product="cru")),
    Case("cru_ts4.07.tmx.dat.nc", nc({"tmx": (TEMPERATURE + 6, {"units": "degrees Celsius"})}, YEAR),
         sure("temperature_maximum", "°C", product="cru")),
    Case("wc2.1_5m_tmax.tif", tif(TEMPERATURE + 6), sure("temperature_maximum", "°C", product="worldclim")),
    Case("soil_temperature_min.tif", tif(TEMPERATURE - 6), {"role": ""}),
    Case("temperature_range_max_min.tif", tif(TEMPERATURE * 0 + 14), {"role": ""}),
    Case("srad_mj.tif", tif(SUN, unit="MJ m-2 day-1"), sure("solar_radiation", "MJ/m² d")),
    Case("TerraClimate_srad_2020.nc", nc({"srad": (SUN / 0.0864, {"units": "W/m^2"})}, YEAR),
         sure("solar_radiation", "W/m²", 0.0864, product="terraclimate")),
    Case("wc2.1_10m_srad.tif", tif(SUN * 1000, "UInt16"),
         sure("solar_radiation", "kJ/m² d", 0.001, product="worldclim")),
    Case("era5_ssrd.nc", nc({"ssrd": (SUN * 1e6, {"units": "J m**-2"})}, YEAR),
         sure("solar_radiation", "J/m² d", 1e-6, product="era5")),
    Case("era5_ssrd_hourly.nc", nc({"ssrd": (np.resize(SUN, (48, 12, 12)) * 1e5, {"units": "J m**-2"})}, HOURS,
         "hours since 2020-01-01"), NOT_OURS, says="from midnight on"),
    Case("net_radiation_solar.tif", tif(SUN), {"role": ""}),
    Case("irrigation_mm.tif", tif(MOISTURE * 500), sure("irrigation", "mm")),
    Case("irrigation_area_share.tif", tif(between(0, 100)), {"role": ""}),
    Case("snow_depth_m.tif", tif(SNOW, unit="m"), sure("snow_depth", "m")),
    Case("ERA5-Land_sde.nc", nc({"sde": (SNOW, {"units": "m"})}, YEAR), sure("snow_depth", "m", product="era5")),
    Case("snow_depth_water_equivalent.tif", tif(SNOW / 4, unit="m"), {"role": ""}),
    Case("ERA5-Land_snowc.nc", nc({"snowc": (np.clip(SNOW * 700, 0, 100), {"units": "%"})}, YEAR),
         sure("snow_probability", "%", 0.01, product="era5")),
    Case("era5_swvl1.nc", nc({"swvl1": (MOISTURE, {"units": "m**3 m**-3"})}, YEAR),
         sure("soil_moisture", "m³/m³", product="era5")),
    Case("era5_swvl3.nc", nc({"swvl3": (MOISTURE, {"units": "m**3 m**-3"})}, YEAR), NOT_OURS),
    Case("soil_moisture_percent.tif", tif(MOISTURE * 100, unit="%"), sure("soil_moisture", "% by volume", 0.01)),
    Case("soil_moisture_unlabelled.tif", tif(MOISTURE * 100),
         {"role": "soil_moisture", "ambiguous": True}),
    Case("TerraClimate_soil_2020.nc", nc({"soil": (MOISTURE * 300, {"units": "mm"})}, YEAR), NOT_OURS,
         says="whole soil column"),
]  # fmt: skip

GROUND_AND_PEOPLE = [
    Case("gravel_cover.tif", tif(between(0, 60)), sure("gravel", "%")),
    Case("cfvo_0-5cm_mean.tif", tif(between(50, 300), "Int16"), NOT_OURS, says="not the share of the ground"),
    Case("HWSD_T_GRAVEL.tif", tif(between(2, 30)), NOT_OURS, says="by volume"),
    Case("gravel_roads.tif", tif(between(0, 60)), {"role": ""}),
    Case("mng_ppp_2020_1km_Aggregated.tif", tif(between(0, 900), nodata=-99999.0),
         sure("population", "persons per cell", product="worldpop", date="2020")),
    Case("mng_pd_2020_1km.tif", tif(between(0, 900), nodata=-99999.0),
         sure("population", "persons/km²", product="worldpop")),
    Case("GHS_POP_E2020_GLOBE_R2023A_54009_1000_V1_0.tif", tif(between(0, 900), "Float64", nodata=-200.0),
         sure("population", "persons per cell", product="ghs_pop")),
    Case("gpw_v4_population_count_rev11_2020_30_sec.tif", tif(between(0, 90)),
         sure("population", "persons per cell", product="gpw")),
    Case("gpw_v4_population_density_rev11_2020_30_sec.tif", tif(between(0, 90)),
         sure("population", "persons/km²", product="gpw")),
    Case("landscan-global-2020.tif", tif(between(0, 900), "Int32"),
         sure("population", "persons per cell", product="landscan")),
    Case("population.tif", tif(between(0, 900)), asks("persons per cell", "persons/km²", role="population")),
    Case("mng_f_20_2020.tif", tif(between(0, 90)), NOT_OURS, says="part of the population"),
    Case("GHS_BUILT_S_E2020.tif", tif(between(0, 90)), NOT_OURS),
    Case("population_growth.tif", tif(between(0, 5)), {"role": ""}),
    Case("GLW4-2020.D-DA.SHP.tif", tif(between(0, 90)), sure("livestock", "head/km²", product="glw"),
         warns="one kind of animal"),
    Case("5_Sh_2010_Da.tif", tif(between(0, 9000)), sure("livestock", "head per cell", product="glw")),
    Case("5_Ch_2010_Da.tif", tif(between(0, 9000)), NOT_OURS, says="do not graze"),
    Case("livestock.tif", tif(between(0, 90)), asks("head/km²", "head per cell", role="livestock")),
    Case("livestock_price.tif", tif(between(0, 90)), {"role": ""}),
    Case("dust_days_per_year.tif", tif(between(0, 60)), sure("dust_frequency", "d/a")),
    Case("dust_frequency.tif", tif(between(0, 60)), asks("d/a", "% of days", role="dust_frequency")),
    Case("dust_frequency_small.tif", tif(between(0, 0.4)), {"role": "dust_frequency", "ambiguous": True}),
    Case("dust_stations_frequency.tif", tif(between(0, 60)), {"role": ""}),
    Case("dust_emission.tif", tif(between(1e-11, 4e-9), unit="kg m-2 s-1"),
         sure("dust_emission", "kg/m² s", 31556952000.0)),
    Case("dust_emission_unlabelled.tif", tif(between(0.5, 40)), {"role": "dust_emission", "ambiguous": True}),
    Case("dust_emission_factor.tif", tif(between(0, 1)), {"role": ""}),
]  # fmt: skip

PLANTS_AND_YEARS = [
    Case("ndvi_spring_2020.tif", tif(between(0.03, 0.3)), sure("ndvi_spring", "NDVI")),
    Case("MOD13Q1_NDVI_spring_2020.tif", tif(between(300, 2500), "Int16"),
         sure("ndvi_spring", "NDVI × 10 000", 0.0001, product="modis_ndvi")),
    Case("ndvi_onset_of_spring.tif", tif(between(0.03, 0.3)), {"role": ""}),
    Case("ndvi_annual.tif", tif(between(0.05, 0.4, 12), bands=YEARLY),
         sure("ndvi_years", "NDVI", years=tuple(range(2001, 2013)), bands=tuple(range(1, 13)))),
    Case("ndvi_stack_backwards.tif", tif(between(0.05, 0.4, 12), bands=YEARLY[::-1]),
         sure("ndvi_years", "NDVI", years=tuple(range(2001, 2013)), bands=tuple(range(12, 0, -1)))),
    Case("ndvi_yearly_with_a_gap.tif", tif(between(0.05, 0.4, 11), bands=[*YEARLY[:4], *YEARLY[5:]]),
         {"role": "ndvi_years"}, warns="lacks years .*2005"),
    Case("ndvi_yearly_without_years.tif", tif(between(0.05, 0.4, 12)), {"role": ""}),
    Case("ndvi_five_years.tif", tif(between(0.05, 0.4, 5), bands=YEARLY[:5]),
         {"role": "ndvi_maximum", "ambiguous": True, "alternatives": ("ndvi_minimum",), "over_time": "highest"}),
    Case("annual_rainfall.tif", tif(between(80, 300, 12), bands=YEARLY),
         sure("precipitation_years", "mm/a", years=tuple(range(2001, 2013)))),
    Case("annual_rainfall_max.tif", tif(between(8, 30, 12), bands=YEARLY), {"role": ""}),
]  # fmt: skip
