"""Potential evapotranspiration of a month in the forms that soil wetness can be worked out with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.erosion.weather import climate
from dss_planner.text import Text, text


@dataclass(frozen=True)
class EvaporationForm:
    """needs: fields of `MonthClimate` besides mean temperature and latitude. source: equation, origin and evidence."""

    needs: tuple[str, ...]
    source: Text


OUDIN, RANGE, RADIATION, RADIATION_RWEQ = "oudin", "hargreaves_range", "radiation", "radiation_rweq"

EVAPORATION_FORMS = {
    OUDIN: EvaporationForm(
        (), text("Evaporation is estimated from mean temperature and latitude (Oudin et al. 2005) [V2].")
    ),
    RANGE: EvaporationForm(
        ("temperature_minimum", "temperature_maximum"),
        text(
            "Evaporation is computed from mean, minimum and maximum temperature and latitude: "
            "0.0023·Ra/2.45·(T + 17.8)·√(Tmax − Tmin) (Hargreaves) [M]."
        ),
    ),
    RADIATION: EvaporationForm(
        ("solar_radiation",),
        text(
            "Evaporation is computed from temperature and solar radiation: 0.0135·Rs/2.45·(T + 17.8) (Hargreaves) [M]."
        ),
    ),
    RADIATION_RWEQ: EvaporationForm(
        ("solar_radiation",),
        text(
            "Evaporation is computed from temperature and solar radiation in the form of the RWEQ manual: "
            "0.0162·SR/58.5·(T + 17.8), SR in cal/(cm²·d) [M]; it is 1.20 times the textbook form."
        ),
    ),
}


def monthly_evaporation(
    form: str,
    days: int,
    temperature: np.ndarray,
    radiation: np.ndarray,
    minimum: np.ndarray | None = None,
    maximum: np.ndarray | None = None,
    solar: np.ndarray | None = None,
) -> np.ndarray:
    """Return ETp of a month [mm] by one of `EVAPORATION_FORMS`; never negative.

    temperature, minimum, maximum [°C]; radiation at the top of the atmosphere, solar at the surface [MJ/(m²·d)].
    """
    if form == OUDIN:
        return climate.potential_evaporation(temperature, radiation, days)
    if form == RANGE:
        if minimum is None or maximum is None:
            raise ValueError("minimum and maximum temperature are needed")
        daily = climate.hargreaves_range(temperature, minimum, maximum, radiation)
    else:
        if solar is None:
            raise ValueError("solar radiation is needed")
        if form == RADIATION_RWEQ:
            daily = climate.hargreaves_rweq(temperature, np.asarray(solar) * climate.CALORIES_PER_MEGAJOULE)
        else:
            daily = climate.hargreaves_radiation(temperature, solar)
    return np.maximum(daily, 0.0) * days
