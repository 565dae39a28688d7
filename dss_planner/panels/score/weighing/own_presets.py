"""The user's own presets of weights: kept in the settings of QGIS, for every study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsSettings

from dss_planner.errors import InputError
from dss_planner.scoring.weighing.exchange import profiles_from_json, profiles_json
from dss_planner.scoring.weighing.profiles import Profile

KEY = "dss_planner/weight_presets"


def read_presets() -> tuple[Profile, ...]:
    """Return the presets; none where the settings are damaged."""
    stored = str(QgsSettings().value(KEY, "") or "")
    try:
        return profiles_from_json(stored, "QGIS") if stored else ()
    except InputError:
        return ()


def keep_presets(presets: Sequence[Profile]) -> None:
    """Keep ``presets`` in place of those kept before."""
    QgsSettings().setValue(KEY, profiles_json(presets))


def fitted(weights: Mapping[str, float], now: Mapping[str, float]) -> tuple[dict[str, float], list[str]]:
    """Return a preset's weights [%] for the criteria in use, and the criteria that it says nothing about.

    Those keep the weight that they have now; the others share the rest as the preset says.
    """
    unsaid = [key for key in now if key not in weights]
    room = 100.0 - sum(now[key] for key in unsaid)
    total = sum(weights[key] for key in now if key in weights)
    if total <= 0 or room <= 0:
        return dict(now), unsaid
    return {key: now[key] if key in unsaid else room * weights[key] / total for key in now}, unsaid
