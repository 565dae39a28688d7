"""Look-alikes of vegetation, climate, snow and dust layers, and odd names."""

from __future__ import annotations

import numpy as np

from tests.intake.lookalikes_rasters import (
    HOURS,
    KELVIN,
    MEAN_MONTH,
    NOT_OURS,
    RAIN,
    TEMPERATURE,
    WIND,
    YEAR,
    YEARS,
    Case,
    asks,
    between,
    grib,
    nc,
    of,
    sure,
    tif,
    with_values,
)

NDVI = [
    Case(
        "MOD13Q1.061__250m_16_days_NDVI_doy2020209_aid0001.tif",
        tif(with_values(between(500, 4500), a=-3000), "Int16"),
        asks(
            role="ndvi_maximum",
            unit_found="NDVI × 10 000",
            scale=0.0001,
            nodata=-3000.0,
            alternatives=("ndvi_minimum",),
            product="modis_ndvi",
            date="2020-07-27",
        ),
    ),
    Case(
        "MOD13Q1.061__250m_16_days_EVI_doy2020209_aid0001.tif",
        tif(between(500, 4500), "Int16"),
        NOT_OURS,
        says="NDVI layer",
    ),
    Case(
        "MOD13Q1.061__250m_16_days_VI_Quality_doy2020209_aid0001.tif",
        tif(of(2112, 4036, 18563), "UInt16"),
        NOT_OURS,
        says="quality flags",
    ),
    Case("MOD13Q1_NDVI_max_2020.tif", tif(between(500, 4500), "Int16"), sure("ndvi_maximum", "NDVI × 10 000", 0.0001)),
    Case(
        "MOD13Q1_NDVI_max_2020_gobi.tif", tif(between(150, 900), "Int16"), sure("ndvi_maximum", "NDVI × 10 000", 0.0001)
    ),
    Case(
        "MOD13Q1_NDVI_max_near_fill.tif",
        tif(with_values(between(-1900, 4500), a=-3000), "Int16"),
        sure("ndvi_maximum", "NDVI × 10 000", 0.0001, nodata=-3000.0),
    ),
    Case("MOD13Q1_NDVI_max_real.tif", tif(between(0.05, 0.45)), sure("ndvi_maximum", "NDVI")),
    Case(
        "MOD13Q1_NDVI_max_wrong_scale.tif",
        tif(between(500, 4500), "Int16", scale=10000.0),
        sure("ndvi_maximum", "NDVI × 100 000 000", 1e-8),
    ),
    Case(
        "MYD13A3_NDVI_min_scaled.tif",
        tif(with_values(between(500, 4500), a=-3000), "Int16", scale=0.0001),
        sure("ndvi_minimum", "NDVI", nodata=-3000.0),
    ),
    Case(
        "MOD13A1_export.tif",
        tif(
            np.concatenate([between(500, 4500), between(300, 2000), of(0, 1)]),
            "Int16",
            bands=["NDVI", "EVI", "SummaryQA"],
        ),
        asks(role="ndvi_maximum", unit_found="NDVI × 10 000", bands=(1,)),
    ),
    Case(
        "VNP13A1.002__500_m_16_days_NDVI_max_doy2020209.tif",
        tif(with_values(between(500, 4500), a=-15000, b=-13000), "Int16"),
        sure("ndvi_maximum", "NDVI × 10 000", 0.0001, product="viirs_ndvi", valid_range=(-10000.0, 10000.0)),
        warns="outside -1e\\+04 … 1e\\+04",
    ),
    Case("VNP13A1.002__500_m_16_days_red_reflectance_doy2020209.tif", tif(between(500, 4500), "Int16"), NOT_OURS),
    Case(
        "S2_NDVI_max_2022.tif",
        tif(between(0.05, 0.6)),
        sure("ndvi_maximum", "NDVI", product="sentinel2_ndvi", date="2022"),
    ),
    Case(
        "sentinel2_ndvi_max_byte.tif",
        tif(between(20, 130), "Byte"),
        {"role": "ndvi_maximum", "ambiguous": True, "units": {"NDVI as byte 0–250", "NDVI as byte 0–255"}},
    ),
    Case(
        "Landsat8_ndvi_max_x10000.tif",
        tif(with_values(between(800, 6000), a=-9999), "Int16"),
        sure("ndvi_maximum", "NDVI × 10 000", 0.0001, product="landsat_ndvi", nodata=-9999.0),
    ),
    Case(
        "landsat_ndvi_max_small.tif",
        tif(between(100, 900), "Int16"),
        asks("NDVI × 1000", "NDVI × 10 000", role="ndvi_maximum"),
    ),
    Case("ndvi_july.tif", tif(between(0.05, 0.6)), asks(role="ndvi_maximum", alternatives=("ndvi_minimum",))),
    Case(
        "ndvi_max_with_1e20.tif",
        tif(with_values(between(0.05, 0.6), a=1e20)),
        sure("ndvi_maximum", "NDVI", nodata=float(np.float32(1e20))),
    ),
    Case(
        "ndvi_max_two_fills.tif",
        tif(with_values(between(500, 4500), a=-3000, b=-9999), "Int16"),
        sure("ndvi_maximum", "NDVI × 10 000", 0.0001, nodatas={-3000.0, -9999.0}),
        warns="values -9999, -3000 are not declared",
    ),
    Case(
        "ndvi_min_with_lakes.tif",
        tif(with_values(between(-1990, 3000), a=-3000), "Int16"),
        sure("ndvi_minimum", "NDVI × 10 000", 0.0001, nodatas={-3000.0}),
    ),
    Case(
        "ndvi_min_deep_water.tif",
        tif(with_values(between(-6000, 4000), a=-3000), "Int16"),
        sure("ndvi_minimum", "NDVI × 10 000", 0.0001, nodatas=set()),
    ),
    Case(
        "ndvi_max_spot_vgt.tif",
        tif(with_values(between(0, 200), a=255), "Byte"),
        asks("NDVI as byte 0–250", "NDVI as byte 0–255", role="ndvi_maximum", nodatas={255.0}),
    ),
    Case(
        "ndvi_max_byte_codes.tif",
        tif(with_values(between(0, 200), a=251, b=254, c=255), "Byte"),
        asks("NDVI as byte 0–250", "NDVI as byte 0–255", role="ndvi_maximum", nodatas={251.0, 254.0, 255.0}),
    ),
    Case(
        "ndvi_max_stretched.tif",
        tif(between(0, 255), "Byte"),
        asks("NDVI as byte 0–255", role="ndvi_maximum", nodatas=set()),
    ),
    Case("ndvi_amplitude_max.tif", tif(between(0, 0.4)), {"role": ""}),
    Case("ndvi_trend.tif", tif(between(-0.01, 0.01)), {"role": ""}),
    Case(
        "ndvi_max_0_255_said.tif",
        tif(between(20, 130), "Byte"),
        sure("ndvi_maximum", "NDVI as byte 0–255", 1 / 255),
        asked={"unit": "NDVI as byte 0–255"},
    ),
]

CLIMATE = [
    Case(
        "era5_monthly_2020.nc",
        nc(
            {
                "t2m": (KELVIN, {"units": "K", "long_name": "2 metre temperature"}),
                "tp": (RAIN / 1000 / MEAN_MONTH, {"units": "m", "long_name": "Total precipitation"}),
                "number": (RAIN, {}),
            },
            YEAR,
        ),
        sure("temperature", "K", 1.0, -273.15, product="era5", steps="monthly"),
        layer="t2m",
        left=2,
    ),
    Case(
        "era5_monthly_2021.nc",
        nc({"t2m": (KELVIN, {"units": "K"}), "tp": (RAIN / 1000 / MEAN_MONTH, {"units": "m"})}, YEAR),
        sure("precipitation", "m/day", 1000 * MEAN_MONTH, product="era5", steps="monthly"),
        layer="tp",
        left=2,
    ),
    Case(
        "era5_hourly_2020.nc",
        nc(
            {
                "u10": (np.resize(WIND, (48, 12, 12)) - 5, {"units": "m s**-1"}),
                "v10": (np.resize(WIND, (48, 12, 12)), {"units": "m s**-1"}),
            },
            HOURS,
            "hours since 2020-01-01",
        ),
        sure("wind_u", "m/s", product="era5", steps="hourly", component="u"),
        layer="u10",
        left=2,
    ),
    Case(
        "era5_hourly_v.nc",
        nc({"v10": (np.resize(WIND, (48, 12, 12)) - 4, {"units": "m s**-1"})}, HOURS, "hours since 2020-01-01"),
        sure("wind_v", "m/s", steps="hourly", component="v"),
    ),
    Case(
        "era5_hourly_rain.nc",
        nc({"tp": (np.resize(RAIN, (48, 12, 12)) / 1e5, {"units": "m"})}, HOURS, "hours since 2020-01-01"),
        sure("precipitation", "m/hour", 24000 * MEAN_MONTH, steps="hourly"),
    ),
    Case(
        "ERA5-Land_gust.nc",
        nc({"i10fg": (WIND * 3, {"units": "m s**-1", "long_name": "Instantaneous 10 metre wind gust"})}, YEAR),
        NOT_OURS,
        says="extreme",
    ),
    Case("era5_pressure_level.nc", nc({"t": (KELVIN - 20, {"units": "K"})}, YEAR), NOT_OURS, says="pressure levels"),
    Case("ERA5_u100.nc", nc({"u100": (WIND, {"units": "m s**-1"})}, YEAR), NOT_OURS, says="100 m"),
    Case("ERA5-Land_sd.nc", nc({"sd": (RAIN / 1000, {"units": "m"})}, YEAR), NOT_OURS, says="snow depth"),
    Case(
        "era5_t2m_monthly.tif",
        tif(TEMPERATURE, unit="K"),
        sure("temperature", "°C", product="era5"),
        warns="says its unit is “k”",
    ),
    Case(
        "era5_tp_monthly.tif",
        tif(RAIN, unit="m"),
        sure("precipitation", "mm", product="era5"),
        warns="says its unit is “m”",
    ),
    Case("era5_tp_total.tif", tif(RAIN / 1000, unit="m"), sure("precipitation", "m", 1000.0)),
    Case("era5_tp_wet.tif", tif(np.full((12, 12, 12), 0.004), unit="m"), asks("m/day", "m", role="precipitation")),
    Case(
        "era5.grib",
        grib([(0, 0, 2, f"2020-{m + 1:02d}-01T00:00:00Z", TEMPERATURE[m]) for m in range(12)]),
        sure("temperature", "°C", steps="monthly"),
    ),
    Case(
        "mixed_wind.grb2",
        grib([(2, n, 10, f"2020-{m + 1:02d}-01T00:00:00Z", WIND[m] - 4 * n) for m in range(12) for n in (2, 3)]),
        sure("wind_v", "m/s", component="v", steps="monthly"),
        layer="bands=2,4",
        left=2,
    ),
    Case(
        "wind_at_80m.grib2",
        grib([(2, 2, 80, f"2020-{m + 1:02d}-01T00:00:00Z", WIND[m]) for m in range(12)]),
        {"role": ""},
    ),
    Case(
        "MERRA2_400.tavgM_2d_slv_Nx.2020.nc",
        nc(
            {
                k: (v, {"units": u})
                for k, v, u in (
                    ("T2M", KELVIN, "K"),
                    ("U10M", WIND - 4, "m s-1"),
                    ("U2M", WIND, "m s-1"),
                    ("V50M", WIND, "m s-1"),
                )
            },
            YEAR,
        ),
        sure("wind_u", "m/s", product="merra2", component="u"),
        layer="U10M",
        left=4,
    ),
    Case(
        "MERRA2_400.tavgM_2d_slv_Nx.2021.nc",
        nc({"T2M": (KELVIN, {"units": "K"}), "U2M": (WIND, {"units": "m s-1"})}, YEAR),
        NOT_OURS,
        layer="U2M",
        says="2 m or 50 m",
        left=2,
    ),
    Case(
        "MERRA2_400.tavgM_2d_flx_Nx.2020.nc",
        nc(
            {"PRECTOT": (RAIN / (MEAN_MONTH * 86400), {"units": "kg m-2 s-1"}), "SPEED": (WIND, {"units": "m s-1"})},
            YEAR,
        ),
        sure("precipitation", "kg/m² s", 2629746.0, product="merra2"),
        layer="PRECTOT",
        left=2,
    ),
    Case(
        "MERRA2_speed.nc",
        nc({"PRECTOT": (RAIN / 1e6, {"units": "kg m-2 s-1"}), "SPEED": (WIND, {"units": "m s-1"})}, YEAR),
        sure("wind", "m/s"),
        layer="SPEED",
        warns="lowest layer",
        left=2,
    ),
    Case(
        "TerraClimate_ws_2020.nc",
        nc(
            {
                "ws": (
                    (WIND * 100).astype("int16"),
                    {"units": "m/s", "scale_factor": np.float64(0.01), "add_offset": np.float64(0.0)},
                )
            },
            YEAR,
        ),
        sure("wind", "m/s", product="terraclimate", steps="monthly"),
    ),
    Case(
        "TerraClimate_ppt_2020.nc",
        nc(
            {
                "ppt": (
                    (RAIN * 10).astype("int16"),
                    {
                        "units": "mm",
                        "scale_factor": np.float64(0.1),
                        "add_offset": np.float64(0.0),
                        "_FillValue": np.int16(-32768),
                    },
                )
            },
            YEAR,
        ),
        sure("precipitation", "mm", product="terraclimate"),
    ),
    Case(
        "TerraClimate_tmax_2020.nc",
        nc({"tmax": (TEMPERATURE, {"units": "degC"})}, YEAR),
        sure("temperature_maximum", "°C", product="terraclimate"),
        warns="\\(tmax \\+ tmin\\) / 2",
    ),
    Case("TerraClimate_PDSI_2020.nc", nc({"PDSI": (TEMPERATURE / 10, {})}, YEAR), NOT_OURS),
    Case(
        "wc2.1_30s_tavg_01.tif",
        tif(TEMPERATURE[:1]),
        {"role": "", "alternatives": ("temperature",), "product": "worldclim"},
    ),
    Case("wc2.1_30s_tavg.tif", tif(TEMPERATURE), sure("temperature", "°C", product="worldclim")),
    Case(
        "wc2.1_5m_prec.tif", tif(with_values(RAIN * 8, a=-32768), "Int16"), sure("precipitation", "mm", nodata=-32768.0)
    ),
    Case("wc2.1_5m_wind.tif", tif(WIND), sure("wind", "m/s", product="worldclim"), warns="height"),
    Case("wc2.1_30s_elev.tif", tif(between(900, 1800), "Int16"), sure("elevation", "m", product="worldclim")),
    Case("wc2.1_5m_srad.tif", tif(RAIN * 400, "UInt16"), sure("solar_radiation", "kJ/m² d", 0.001)),
    Case("wc2.1_5m_tmin.tif", tif(TEMPERATURE - 6), sure("temperature_minimum", "°C"), warns="tavg"),
    Case(
        "CHELSA_tas_1981-2010_V.2.1.tif",
        tif(KELVIN * 10, "UInt16"),
        sure("temperature", "K × 10", 0.1, -273.15, product="chelsa", date="2010"),
    ),
    Case(
        "CHELSA_tas_1981-2010_V.2.1_scaled.tif",
        tif(KELVIN * 10, "UInt16", scale=0.1, offset=-273.15),
        sure("temperature", "°C"),
    ),
    Case("CHELSA_temp10_land_V1.2.tif", tif(TEMPERATURE * 10, "Int16"), sure("temperature", "°C × 10", 0.1)),
    Case(
        "CHELSA_tas_01_1981-2010_V.2.1.tif",
        tif(KELVIN[:1] * 10, "UInt16"),
        {"role": "", "alternatives": ("temperature",)},
    ),
    Case("CHELSA_pr_1981-2010_V.2.1.tif", tif(RAIN * 10, "UInt16"), asks("mm", "mm × 10", role="precipitation")),
    Case("CHELSA_pr_1981-2010_V.2.1_scaled.tif", tif(RAIN * 10, "UInt16", scale=0.1), sure("precipitation", "mm")),
    Case(
        "CHELSA_tasmax_1981-2010_V.2.1.tif",
        tif(KELVIN * 10, "UInt16"),
        sure("temperature_maximum", "K × 10", 0.1, -273.15),
        warns="highest",
    ),
    Case("CHELSA_bio12_1981-2010_V.2.1.tif", tif(between(100, 300), "UInt16"), NOT_OURS),
    Case(
        "cru_ts4.07.2011.2013.tmp.dat.nc",
        nc(
            {
                "tmp": (
                    np.resize(TEMPERATURE, (36, 12, 12)),
                    {"units": "degrees Celsius", "_FillValue": np.float32(9.96921e36)},
                ),
                "stn": (np.resize(TEMPERATURE, (36, 12, 12)), {}),
            },
            YEARS,
        ),
        sure("temperature", "°C", product="cru", steps="monthly", bands=tuple(range(1, 37))),
        layer="tmp",
        left=2,
    ),
    Case(
        "cru_ts4.07.2011.2013.wet.dat.nc",
        nc({"wet": (np.resize(RAIN / 5, (36, 12, 12)), {"units": "days"})}, YEARS),
        sure("rainy_days", "d", product="cru"),
    ),
    Case(
        "cru_ts4.07.2011.2013.frs.dat.nc",
        nc({"frs": (np.resize(RAIN / 5, (36, 12, 12)), {"units": "days"})}, YEARS),
        NOT_OURS,
        says="frost days",
    ),
    Case(
        "cru_ts4.07.2011.2013.vap.dat.nc",
        nc({"vap": (np.resize(RAIN / 5, (36, 12, 12)), {"units": "hPa"})}, YEARS),
        NOT_OURS,
    ),
    Case("CRU_CL_wnd.tif", tif(WIND * 10, "Int16"), sure("wind", "m/s × 10", 0.1, product="cru")),
    Case("wind_speed_10m.tif", tif(WIND), sure("wind", "m/s", product="")),
    Case(
        "wind_speed_byte.tif",
        tif(with_values(WIND * 10, a=255), "Byte"),
        asks("m/s × 10", role="wind", nodatas={255.0}),
    ),
    Case("wind_speed_odd.tif", tif(WIND * 4), asks("km/h", "kn", "m/s × 10", role="wind")),
    Case("wind_speed_kmh.tif", tif(WIND * 3.6, unit="km/h"), sure("wind", "km/h", 1 / 3.6)),
    Case("wind_speed_knots.tif", tif(WIND * 1.944), sure("wind", "kn", 0.5144444444444445)),
    Case("wind_speed_negative.tif", tif(WIND - 6), {"role": "", "alternatives": ("wind",)}, says="fit no unit"),
    Case("wind_direction.tif", tif(WIND * 30), {"role": ""}),
    Case("t2m.tif", tif(TEMPERATURE, unit="K"), sure("temperature", "°C"), warns="says its unit is “k”"),
    Case(
        "temperature_F.tif",
        tif(TEMPERATURE * 1.8 + 32, unit="degF"),
        sure("temperature", "°F", 5 / 9, -17.77777777777778),
    ),
    Case(
        "temperature_with_zero.tif",
        tif(with_values(KELVIN, a=0), unit="K"),
        sure("temperature", "K", 1.0, -273.15, nodata=0.0),
    ),
    Case("land_surface_temperature.tif", tif(KELVIN), {"role": ""}),
    Case(
        "imerg_rate.nc",
        nc({"precipitation": (RAIN / 24 / MEAN_MONTH, {"units": "mm/hr"})}, YEAR),
        sure("precipitation", "mm/hour", 24 * MEAN_MONTH, steps="monthly"),
    ),
    Case(
        "ERA5_parts.grib2",
        grib(
            [
                (category, number, height, f"2020-{m + 1:02d}-01T00:00:00Z", values[m])
                for m in range(12)
                for category, number, height, values in ((0, 0, 2, TEMPERATURE), (1, 8, 0, RAIN), (2, 1, 10, WIND))
            ]
        ),
        sure("precipitation", "mm", steps="monthly"),
        layer="bands=2,",
        left=3,
    ),
    Case("precip_per_day.tif", tif(RAIN / MEAN_MONTH, unit="mm/day"), sure("precipitation", "mm/day", MEAN_MONTH)),
    Case("precip_unlabelled_low.tif", tif(RAIN / 4), asks("mm", "mm/day", role="precipitation")),
    Case(
        "precip_annual.tif",
        tif(RAIN.sum(axis=0)[None]),
        {"role": "", "alternatives": ("precipitation",)},
        says="1 band",
    ),
    Case("precip_annual_12_models.tif", tif(RAIN * 5), {"role": "", "alternatives": ("precipitation",)}),
    Case("precip_with_-99.tif", tif(with_values(RAIN, a=-99)), sure("precipitation", "mm", nodata=-99.0)),
    Case(
        "temperature_three_fills.tif",
        tif(with_values(TEMPERATURE, a=-9999, b=-999, c=1e20)),
        sure("temperature", "°C", valid_range=(-65.0, 48.0)),
        warns="-9999, -999, 1e\\+20",
    ),
    Case(
        "precip_12_years.nc",
        nc({"precip": (RAIN * 5, {"units": "mm"})}, [366 * n for n in range(12)]),
        sure("precipitation_years", "mm/a", years=tuple(range(2020, 2032))),
    ),
    Case(
        "precip_july_first.nc",
        nc({"precip": (np.roll(RAIN, 6, axis=0), {"units": "mm"})}, [*YEAR[6:], *(366 + d for d in YEAR[:6])]),
        sure("precipitation", "mm", bands=(7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)),
    ),
]

SNOW_AND_DUST = [
    Case(
        "MOD10CM_monthly_stack.tif",
        tif(with_values(np.clip(60 - RAIN, 0, 100), a=250, b=254, c=211), "Byte"),
        sure("snow_probability", "%", 0.01, product="modis_snow", valid_range=(0.0, 100.0)),
        warns="211, 250, 254",
    ),
    Case(
        "MOD10CM.A2020001.061_Snow_Cover_Monthly_CMG.tif",
        tif(between(0, 100), "Byte"),
        {"role": "", "alternatives": ("snow_probability",), "date": "2020-01-01"},
    ),
    Case(
        "MOD10A1.061_NDSI_Snow_Cover_Basic_QA_doy2020001.tif",
        tif(of(0, 1, 2, 211), "Byte"),
        NOT_OURS,
        says="quality flags",
    ),
    Case(
        "MOD10A1.061_2020_NDSI_Snow_Cover.nc",
        nc(
            {"NDSI_Snow_Cover": (np.resize(with_values(np.clip(60 - RAIN, 0, 100), a=250, b=237), (60, 12, 12)), {})},
            list(range(60)),
        ),
        sure("snow_probability", "%", 0.01, steps="daily", valid_range=(0.0, 100.0)),
        warns="snow index NDSI",
    ),
    Case("MOD10A2.061_Maximum_Snow_Extent_doy2020001.tif", tif(of(25, 200, 50, 37), "Byte"), NOT_OURS, says="MOD10CM"),
    Case("MOD10A1.061_Snow_Albedo_Daily_Tile_doy2020001.tif", tif(between(20, 80), "Byte"), NOT_OURS),
    Case(
        "MYD10C1_2020_daily.nc",
        nc(
            {"Day_CMG_Snow_Cover": (np.resize(with_values(np.clip(60 - RAIN, 0, 100), a=250), (60, 12, 12)), {})},
            list(range(60)),
        ),
        sure("snow_probability", "%", 0.01, steps="daily", valid_range=(0.0, 100.0)),
    ),
    Case("snow_cover_days.tif", tif(np.clip(31 - RAIN, 0, 31)), {"role": ""}),
    Case("snow_depth_monthly.tif", tif(RAIN), asks("cm", "mm", role="snow_depth")),
    Case("snow_probability.tif", tif(np.clip(60 - RAIN, 0, 100) / 100), sure("snow_probability", "0–1")),
    Case(
        "MERRA2_400.tavgM_2d_aer_Nx.202004.nc",
        nc(
            {
                "DUEXTTAU": (between(0.05, 0.6)[0], {"units": "1", "long_name": "Dust Extinction AOT [550 nm]"}),
                "DUSMASS": (between(1e-8, 1e-6)[0], {"units": "kg m-3"}),
            }
        ),
        sure("dust_optical_depth", "1", product="merra2"),
        layer="DUEXTTAU",
        left=2,
    ),
    Case(
        "MERRA2_dust_mass.nc",
        nc({"DUSMASS": (between(1e-8, 1e-6)[0], {"units": "kg m-3"}), "DUEXTTAU": (between(0.05, 0.6)[0], {})}),
        NOT_OURS,
        layer="DUSMASS",
        left=2,
    ),
    Case(
        "cams_eac4_2020.nc",
        nc({"duaod550": (between(0.05, 0.6)[0], {"units": "~"}), "aod550": (between(0.1, 0.9)[0], {"units": "~"})}),
        sure("dust_optical_depth", "1", product="cams"),
        layer="duaod550",
        left=2,
    ),
    Case(
        "MCD19A2_Optical_Depth_055_mean.tif",
        tif(with_values(between(80, 900), a=-28672), "Int16"),
        sure("dust_optical_depth", "× 1000", 0.001, nodata=-28672.0),
        warns="all aerosol",
    ),
    Case("MCD19A2_AOD_QA.tif", tif(of(1, 2, 3), "UInt16"), NOT_OURS),
    Case(
        "dust_optical_depth_2021.tif", tif(between(0.05, 0.9)), sure("dust_optical_depth", "1", product="", date="2021")
    ),
    Case("pm10_field.tif", tif(between(20, 900)), {"role": ""}),
]

ODD_NAMES = [
    Case("Дундговь рельеф/DEM Дундговь.tif", tif(between(900, 1800)), sure("elevation", "m")),
    Case("몽골 데이터/고도.tif", tif(between(900, 1800)), {"role": "", "ambiguous": True}),
    Case("Элс 표토 sand 0-5cm.tif", tif(between(350, 700), "Int16"), sure("sand", "g/kg", 0.1)),
    Case("new folder (2)/copy of precipitation final.tif", tif(RAIN, unit="mm"), sure("precipitation", "mm")),
    Case("raster1.tif", tif(of(1, 2, 3), "Byte"), {"role": ""}),
]
