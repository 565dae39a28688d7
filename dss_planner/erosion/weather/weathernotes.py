"""What the weather factor says of its inputs: the path of the wind, the forms used, and what was assumed or unused."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.erosivewind import USUAL_MEAN, ErosiveWindFacts, observation_notes
from dss_planner.erosion.weather.evaporation import EVAPORATION_FORMS
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.erosion.wind import windclimate
from dss_planner.text import Text, text

#: Irrigation of the wettest cell below this [mm/a] is no irrigation: it is metres, or a mean over dry land [A].
LEAST_IRRIGATION = 10.0
#: How layers are called in sentences.
NAMES = {
    "wind": "Wind",
    "erosive_wind": "Erosive wind",
    "wind_sd": "Wind standard deviation",
    "temperature": "Temperature",
    "temperature_minimum": "Minimum temperature",
    "temperature_maximum": "Maximum temperature",
    "precipitation": "Precipitation",
    "rainy_days": "Rainy days",
    "irrigation": "Irrigation",
    "irrigation_days": "Irrigation days",
    "solar_radiation": "Solar radiation",
    "snow_probability": "Snow probability",
    "snow_depth": "Snow depth",
    "dem": "Elevation",
}


@dataclass(frozen=True)
class Seen:
    """What a pass saw of its inputs; can be added. winds: sum of yearly mean wind [mm/s] over ``cells`` cells.

    irrigation: of the wettest cell [mm/a].
    """

    winds: int = 0
    cells: int = 0
    irrigation: float = 0.0

    def __add__(self, other: Seen) -> Seen:
        return Seen(self.winds + other.winds, self.cells + other.cells, max(self.irrigation, other.irrigation))


def weather_notes(
    request: WeatherFactorRequest, seen: Seen, facts: ErosiveWindFacts | None, unused: tuple[str, ...]
) -> tuple[Text, ...]:
    """Return the sentences. unused: fields of layers that were given but are not used."""
    notes = _wind(request, seen, facts)
    notes.append(EVAPORATION_FORMS[request.evaporation].source)
    notes.append(
        text(
            "Precipitation of months at or below {limit} °C counts as snow, which does not wet the soil.",
            limit=climate.SNOW_TEMPERATURE,
        )
    )
    notes += _water(request, seen) + _winter(request)
    for field in unused:
        notes.append(
            text("The layer “{layer}” is not used: another layer or choice takes its place.", layer=NAMES[field])
        )
    return tuple(notes)


def _wind(request: WeatherFactorRequest, seen: Seen, facts: ErosiveWindFacts | None) -> list[Text]:
    if request.erosive_wind:
        notes = [text("The wind is erosive wind from observations; no distribution is assumed.")]
        if facts is None:
            notes.append(
                text("The layer of erosive wind does not say how it was made, nor from how many observations.")
            )
            return notes
        notes += observation_notes(facts)
        if facts.threshold != request.threshold:
            notes.append(
                text(
                    "The threshold is the one that erosive wind was made with, {made} m/s; {asked} m/s is not used.",
                    made=facts.threshold,
                    asked=request.threshold,
                )
            )
        return notes
    notes = [_distribution(request)]
    mean = seen.winds / 1000.0 / seen.cells if seen.cells else 0.0
    if mean > USUAL_MEAN:
        notes.append(
            text(
                "The mean wind of the year is {mean} m/s, more than at windy places of the region. Check that the "
                "layer is in m/s, not in knots or km/h.",
                mean=f"{mean:.1f}",
            )
        )
    if request.wind_height != climate.STANDARD_HEIGHT:
        notes.append(text("The wind was taken from {height} m above ground to 2 m.", height=request.wind_height))
    return notes


def _distribution(request: WeatherFactorRequest) -> Text:
    if request.wind_sd:
        return text("Monthly winds go through a Weibull distribution with the shape from mean and deviation.")
    if request.weibull_k is not None:
        return text("Monthly winds go through a Weibull distribution with shape {k}.", k=request.weibull_k)
    return text(
        "Neither a Weibull shape nor a deviation of wind speed was given: shape {k} is assumed. "
        "Gustier winds (a smaller shape) give much higher values.",
        k=windclimate.DEFAULT_SHAPE,
    )


def _water(request: WeatherFactorRequest, seen: Seen) -> list[Text]:
    notes = []
    if not request.rainy_days:
        notes.append(
            text(
                "Rainy days were not given: one for each {rain} mm of monthly rain is assumed.",
                rain=request.rain_per_rainy_day,
            )
        )
    if request.irrigation and not request.irrigation_days:
        notes.append(
            text(
                "Days of irrigation were not given: one for each {water} mm of irrigation is assumed.",
                water=request.rain_per_rainy_day,
            )
        )
    if request.irrigation and 0.0 < seen.irrigation < LEAST_IRRIGATION:
        notes.append(
            text(
                "Irrigation reaches {found} mm a year at most. Check that the layer is in mm/month, not in metres.",
                found=f"{seen.irrigation:.3g}",
            )
        )
    return notes


def _winter(request: WeatherFactorRequest) -> list[Text]:
    notes = []
    if not request.snow_probability and request.snow_depth:
        notes.append(
            text(
                "Snow is taken from its mean depth: a month counts as covered when it is more than 25.4 mm, and as "
                "bare otherwise. A share of days would be better."
            )
        )
    elif not request.snow_probability:
        notes.append(text("Snow cover was not given and is not considered: winter values are upper bounds."))
    if request.frozen_below is not None:
        notes.append(
            text("Months at or below {limit} °C count as frozen and not erodible.", limit=request.frozen_below)
        )
    return notes
