"""How far the inputs of a study may be off: the defaults, those of the user, what is wrong with one, what is stored."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.uncertainty.spread import Spread
from dss_planner.erosion.uncertainty.spreads import default_spreads, usable
from dss_planner.erosion.uncertainty.uncertaininputs import INPUTS
from dss_planner.erosion.uncertainty.uncertaintyrequest import ErosionUncertaintyRequest
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.errors import InputError
from dss_planner.study.erosion_inputs import erosion_request, spring_cover_request, weather_request
from dss_planner.study.evidence_steps import own_spreads
from dss_planner.study.folder import StudyFolder
from dss_planner.text import Text

if TYPE_CHECKING:
    from dss_planner.study.settings import StudySettings


@dataclass(frozen=True)
class Entry:
    """spread: what an input is drawn from, None when it is not drawn; own: set by the user; reason: why not drawn."""

    spread: Spread | None
    own: bool
    reason: Text | None = None


def asked(folder: str, settings: StudySettings) -> ErosionUncertaintyRequest:
    """Return what the step would draw from; before its layers are there, as if each usual one was."""
    try:
        here = StudyFolder.at(folder)
        base, weather = erosion_request(here, settings), weather_request(here, settings)
        cover = spring_cover_request(here, settings)
    except InputError:
        base = WindErosionRequest("wf", "sand", "silt", "clay", "cover", "loss", landcover="classes")
        weather = WeatherFactorRequest("wind", "temperature", "rain", "elevation", "wf")
        cover = VegetationCoverRequest("ndvi", retention=settings.retention)
    return ErosionUncertaintyRequest(base, "", weather, cover)


def entries(folder: str, settings: StudySettings) -> dict[str, Entry]:
    """Return what each input is drawn from, in their fixed order; a damaged one of the user counts as none."""
    request = asked(folder, settings)
    shipped = default_spreads(request.base, request.weather, request.cover)
    found = {}
    for name in INPUTS:
        own = _own(settings, name)
        if own is None:
            found[name] = Entry(shipped.get(name), False)
            continue
        try:
            reason = usable(replace(request, uncertainties={name: own})).left_out.get(name)
        except InputError as error:
            reason = error.text
        found[name] = Entry(own, True, reason)
    return found


def default_of(folder: str, settings: StudySettings, name: str) -> Spread | None:
    """Return the default of an input, None when it is not drawn by default."""
    request = asked(folder, settings)
    return default_spreads(request.base, request.weather, request.cover).get(name)


def _own(settings: StudySettings, name: str) -> Spread | None:
    if name not in settings.uncertainties:
        return None
    try:
        return own_spreads(replace(settings, uncertainties={name: settings.uncertainties[name]}))[name]
    except InputError:
        return None


def stored_with(settings: StudySettings, name: str, spread: Spread | None) -> dict[str, dict[str, object]]:
    """Return the uncertainties to store when ``spread`` takes the place of a default; None puts the default back."""
    found = {key: dict(value) for key, value in settings.uncertainties.items() if key != name}
    if spread is not None:
        found[name] = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(spread).items()}
    return found


def problems_of(kind: str, distribution: str, typed: Mapping[str, float | None], options: str) -> dict[str, str]:
    """Return what is wrong with what was typed, by field: NaN stands for what is no number, None for nothing."""
    if kind == "choice":
        if options.strip():
            return {}
        return {"options": QCoreApplication.translate("SpreadRules", "Write the options with commas between them.")}
    wrong = {}
    for name in ("low", "high"):
        value = typed.get(name)
        if value is None:
            wrong[name] = QCoreApplication.translate("SpreadRules", "A number is missing here.")
        elif math.isnan(value):
            wrong[name] = QCoreApplication.translate("SpreadRules", "This is no number. Write one, such as 0.5.")
    if wrong:
        return wrong
    low, high = float(typed["low"] or 0.0), float(typed["high"] or 0.0)
    if low > high:
        wrong["high"] = QCoreApplication.translate("SpreadRules", "It lies below the low end.")
    elif distribution == "lognormal" and low <= 0.0:
        wrong["low"] = QCoreApplication.translate("SpreadRules", "Above 0 is expected for a log-normal spread.")
    elif kind == "relative" and low < 0.0:
        wrong["low"] = QCoreApplication.translate(
            "SpreadRules", "A factor of 0 or more is expected: 0.9 stands for 10 % less."
        )
    return wrong


def require_usable(folder: str, settings: StudySettings, name: str, spread: Spread) -> None:
    """Raise `InputError` for a spread that the step would refuse."""
    usable(replace(asked(folder, settings), uncertainties={name: spread}))
