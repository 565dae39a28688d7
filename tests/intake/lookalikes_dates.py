"""Look-alikes of layers with several dates that become one layer, and of files that only seem to be such."""

from __future__ import annotations

from tests.intake.lookalikes_rasters import HOURS, YEAR, YEARS, Case, between, nc, sure, tif, with_values

DAYS_2020 = [f"2020-{month:02d}-{day:02d}" for month in range(1, 13) for day in (1, 17)]
MONTHS_2020 = [f"2020_{month:02d}" for month in range(1, 13)]
SUMMER = ["NDVI_2020-06-01", "NDVI_2020-07-01", "NDVI_2020-08-01"]
#: Highest and lowest are both possible: it must be asked.
BOTH = {"role": "ndvi_maximum", "ambiguous": True, "alternatives": ("ndvi_minimum",), "over_time": "highest"}


def _of(role: str, unit: str, over_time: str, steps: str, **more: object) -> dict:
    return sure(role, unit, over_time=over_time, steps=steps, **more)


DATES = [
    # --- dust: the mean of all dates, whatever their distance ---
    Case(
        "cams_duaod550_monthly_2020.nc",
        nc({"duaod550": (between(0.05, 0.6, 12), {"units": "~"})}, YEAR),
        _of("dust_optical_depth", "1", "mean", "monthly", product="cams", bands=tuple(range(1, 13))),
    ),
    Case(
        "cams_duaod550_hourly.nc",
        nc({"duaod550": (between(0.05, 0.6, 48), {"units": "~"})}, HOURS, since="hours since 2020-04-01"),
        _of("dust_optical_depth", "1", "mean", "hourly", product="cams"),
    ),
    Case(
        "MERRA2_DUEXTTAU_2018_2020.nc",
        nc({"DUEXTTAU": (between(0.05, 0.6, 36), {"units": "1"})}, YEARS),
        _of("dust_optical_depth", "1", "mean", "monthly", product="merra2"),
    ),
    Case(
        "MCD19A2_Optical_Depth_055_dates.tif",
        tif(with_values(between(80, 900, 24), a=-28672), "Int16", bands=DAYS_2020),
        sure("dust_optical_depth", "× 1000", 0.001, nodata=-28672.0, over_time="mean"),
        warns="all aerosol",
    ),
    Case(
        "dust_optical_depth_by_month.tif",
        tif(between(0.05, 0.9, 12), bands=[f"month {month:02d}" for month in range(1, 13)]),
        _of("dust_optical_depth", "1", "mean", "climatology"),
    ),
    Case(
        "dust_optical_depth_years.tif",
        tif(between(0.05, 0.9, 4), bands=["2017", "2018", "2019", "2020"]),
        _of("dust_optical_depth", "1", "mean", "yearly"),
    ),
    Case(
        "duaod550_spring_said.tif",
        tif(between(0.05, 0.9, 12), bands=MONTHS_2020),
        _of("dust_optical_depth", "1", "spring_mean", "monthly"),
        asked={"over_time": "spring_mean"},
    ),
    # --- dust that is not, or whose bands are no dates ---
    Case("duaod550_two_bands.tif", tif(between(0.05, 0.9, 2)), {"role": "", "over_time": ""}, says=r"2 band\(s\)"),
    Case("duaod550_parts.tif", tif(between(0.05, 0.9, 3), bands=["mean", "median", "count"]), {"role": ""}),
    Case("duaod550_runs.tif", tif(between(0.05, 0.9, 3), bands=["run 1", "run 2", "run 3"]), {"role": ""}),
    Case("aod_uncertainty_2020.tif", tif(between(0.05, 0.9, 12), bands=MONTHS_2020), {"role": ""}),
    Case(
        "cams_2020_bcaod550.nc",
        nc({"bcaod550": (between(0.01, 0.1, 12), {"units": "~"})}, YEAR),
        {"role": "", "over_time": ""},
        says="other than dust",
    ),
    Case(
        "duaod550_one_date.tif",
        tif(between(0.05, 0.9), bands=["2020-04-01"]),
        sure("dust_optical_depth", "1", over_time=""),
    ),
    # --- NDVI: which of the two is asked, unless the name says it ---
    Case("ndvi_2020_monthly.tif", tif(between(0.02, 0.4, 12), bands=MONTHS_2020), BOTH),
    Case(
        "MOD13A3_NDVI_2018_2020.nc",
        nc({"NDVI": (between(500, 4500, 36).astype("int16"), {})}, YEARS),
        {**BOTH, "product": "modis_ndvi", "unit_found": "NDVI × 10 000", "steps": "monthly"},
    ),
    Case("ndvi_dates.tif", tif(between(0.02, 0.4, 3), bands=SUMMER), BOTH),
    Case(
        "ndvi_max_2020.tif",
        tif(between(0.02, 0.4, 24), bands=DAYS_2020),
        sure("ndvi_maximum", "NDVI", over_time="highest"),
    ),
    Case(
        "ndvi_min_monthly_2018_2020.nc",
        nc({"ndvi": (between(0.02, 0.4, 36), {})}, YEARS),
        _of("ndvi_minimum", "NDVI", "lowest", "monthly"),
    ),
    Case(
        "ndvi_of_the_year.nc",
        nc({"ndvi": (between(0.02, 0.4, 12), {"long_name": "maximum NDVI"})}, YEAR),
        sure("ndvi_maximum", "NDVI", over_time="highest"),
    ),
    Case(
        "ndvi_by_hand.tif",
        tif(between(0.02, 0.4, 12), bands=MONTHS_2020),
        sure("ndvi_minimum", "NDVI", over_time="lowest"),
        asked={"role": "ndvi_minimum"},
    ),
    Case(
        "ndvi_spring_dates.tif",
        tif(between(0.02, 0.3, 12), bands=MONTHS_2020),
        sure("ndvi_spring", "NDVI", over_time="spring_mean"),
    ),
    Case(
        "ndvi_ten_years_by_hand.tif",
        tif(between(0.02, 0.4, 10), bands=[f"{year}" for year in range(2011, 2021)]),
        sure("ndvi_maximum", "NDVI", over_time="highest"),
        asked={"role": "ndvi_maximum"},
    ),
    # --- NDVI that must not be taken ---
    Case("ndvi_spring_of_summer.tif", tif(between(0.02, 0.4, 3), bands=SUMMER), {"role": "", "over_time": ""}),
    Case("ndvi_numbered.tif", tif(between(0.02, 0.4, 5), bands=[f"b{n}" for n in range(1, 6)]), {"role": ""}),
    Case("ndvi_twice_a_date.tif", tif(between(0.02, 0.4, 2), bands=["2020-06-01", "2020-06-01"]), {"role": ""}),
    Case("evi_2020_monthly.tif", tif(between(0.02, 0.4, 12), bands=MONTHS_2020), {"role": ""}),
    Case("ndvi_anomaly_monthly.tif", tif(between(-0.2, 0.2, 12), bands=MONTHS_2020), {"role": ""}),
    Case("ndvi_max_no_ndvi.tif", tif(between(2e8, 9e8, 12), bands=MONTHS_2020), {"role": ""}),
    # --- others of which one layer is needed ---
    Case(
        "dem_two_dates.tif",
        tif(between(900, 1500, 2), bands=["2000-02-11", "2011-03-01"]),
        {"role": ""},
        says="2 dates",
    ),
]
