"""Speeds by land cover, road class, place and slope, with the source and evidence tag of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: Evidence tags of SCIENCE.md.
TAGS = ("V", "V2", "M", "A", "D")
#: Those of figures that no source was read for.
UNVERIFIED = ("M", "A")
DEFAULT_SEASON = "dry"
#: dry: summer and autumn; wet: after rain; winter: frozen ground and ice; thaw: spring.
SEASONS = (DEFAULT_SEASON, "wet", "winter", "thaw")
DEFAULT_MODE = "fourwheel"
#: Ways of travel.
MODES = (DEFAULT_MODE, "truck", "motorbike", "horse", "walking")
#: Ways of travel that slope slows by its direction, which a friction cannot hold.
ON_FOOT = ("horse", "walking")
#: What a table says of a place that it does not name [km/h, A]; NaN: the land cover tells.
PLACES: Mapping[str, float] = {
    "river": 0.0,
    "stream": float("nan"),
    "lake": 0.0,
    "playa": float("nan"),
    "bridge": 5.0,
    "ford": 0.0,
    "border_post": 5.0,
}
#: Above this a number is no road speed but another unit [km/h].
FASTEST = 200.0
#: Upper bound of the last class of slope [degrees].
STEEPEST = 90.0
_LARGEST_CODE = 65535


@dataclass(frozen=True)
class Evidence:
    """Where a number comes from."""

    tag: str
    source: str


#: Of numbers that a user typed in.
ENTERED = Evidence("A", "entered by the user")


@dataclass(frozen=True)
class SpeedTable:
    """Speeds of one way of travel in one season.

    landcover: planner class code → km/h, 0 impassable. roads: class text → km/h. default_road: km/h of roads of any
    other class; None refuses them. slope_factors: (up to this slope [degrees], factor on the off-road speed),
    ascending to 90. places: one of `PLACES` → km/h across or in it, 0 a barrier (or an opening that is shut). evidence:
    "landcover.3", "roads.paved", "places.ford", "slope.5" → where the number comes from. mode, season: '' where the
    file does not say. Raises `InputError` for numbers out of range.
    """

    landcover: Mapping[int, float]
    roads: Mapping[str, float] = field(default_factory=dict)
    default_road: float | None = None
    slope_factors: tuple[tuple[float, float], ...] = ((STEEPEST, 1.0),)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    places: Mapping[str, float] = field(default_factory=dict)
    mode: str = ""
    season: str = ""

    def __post_init__(self) -> None:
        for name, speed in self.speeds().items():
            _require(name, speed, 0.0, FASTEST)
        for code in self.landcover:
            _require("landcover", code, 0, _LARGEST_CODE)
        bounds = [bound for bound, _ in self.slope_factors]
        if not bounds or not bounds[0] > 0 or bounds != sorted(set(bounds)) or bounds[-1] != STEEPEST:
            raise InputError(
                "The slope factors of the speed table have the upper bounds {found}; they must rise from above 0 and "
                "end at 90 degrees. Correct the table.",
                found=", ".join(f"{bound:g}" for bound in bounds) or "none",
            )
        for bound, factor in self.slope_factors:
            _require(f"slope.{bound:g}", factor, 0.0, 1.0)
        for name in self.places:
            if name not in PLACES:
                raise InputError(
                    "The speed table names the place “{found}”; {expected} are known. Correct the table.",
                    found=name,
                    expected=", ".join(PLACES),
                )
        for name, known in self.evidence.items():
            if known.tag not in TAGS:
                raise InputError(
                    "The speed table has the evidence tag “{found}” for “{name}”; expected {expected}. Correct the "
                    "table.",
                    found=known.tag,
                    name=name,
                    expected=", ".join(TAGS),
                )

    def speeds(self) -> dict[str, float]:
        """Return all speeds [km/h] by the name under which `evidence` and `with_speed` know them."""
        found = {f"landcover.{code}": speed for code, speed in self.landcover.items()}
        found.update({f"roads.{name}": speed for name, speed in self.roads.items()})
        found.update({f"places.{name}": speed for name, speed in self.places.items()})
        if self.default_road is not None:
            found["default_road"] = self.default_road
        return found

    def with_speed(self, name: str, speed: float, evidence: Evidence = ENTERED) -> SpeedTable:
        """Return the table with another speed [km/h] for ``name`` ("landcover.3", "roads.paved", "default_road").

        Raises `InputError` for a name or number that a table cannot have.
        """
        group, _, key = name.partition(".")
        told = {**self.evidence, name: evidence}
        if name == "default_road":
            return replace(self, default_road=speed, evidence=told)
        if group == "landcover" and key.isdigit():
            return replace(self, landcover={**self.landcover, int(key): speed}, evidence=told)
        if group == "roads" and key:
            return replace(self, roads={**self.roads, key: speed}, evidence=told)
        if group == "places" and key:
            return replace(self, places={**self.places, key: speed}, evidence=told)
        raise InputError(
            "“{name}” is no entry of a speed table; landcover.CODE, roads.CLASS, places.PLACE or default_road is "
            "expected.",
            name=name,
        )

    def with_slope(self, factors: Sequence[tuple[float, float]], evidence: Evidence = ENTERED) -> SpeedTable:
        """Return the table with other slope factors: (up to this slope [degrees], factor on the off-road speed).

        Classes that stay as they are keep their evidence. Raises `InputError` for bounds that do not rise from above 0
        to 90, and for factors that are not from 0 to 1.
        """
        given = tuple((float(bound), float(factor)) for bound, factor in factors)
        told = {name: known for name, known in self.evidence.items() if not name.startswith("slope.")}
        for bound, factor in given:
            name = f"slope.{bound:g}"
            before = self.evidence.get(name)
            told[name] = before if before is not None and (bound, factor) in self.slope_factors else evidence
        return replace(self, slope_factors=given, evidence=told)

    def road_speed(self, value: object) -> float | None:
        """Return the speed [km/h] of a road whose class field holds ``value``; None when nothing is known of it."""
        return self.roads.get(road_class(value), self.default_road)

    def place_speed(self, name: str) -> float:
        """Return the speed [km/h] in or across a place of `PLACES`; NaN where the land cover tells it."""
        return self.places.get(name, PLACES[name])

    def slope_factor(self, slope: np.ndarray) -> np.ndarray:
        """Return the factor on the off-road speed, same shape as ``slope`` [degrees]; NaN stays NaN."""
        bounds = np.array([bound for bound, _ in self.slope_factors])
        factors = np.array([factor for _, factor in self.slope_factors] + [np.nan], dtype=np.float32)
        # searchsorted puts NaN behind the last bound
        return factors[np.searchsorted(bounds, slope, side="left")]


def road_class(value: object) -> str:
    """Return the class text of a field value: 3.0 → ``3``, ``Primary_link`` → ``primary``, None → ``''``."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    words = str(value).strip().lower()
    return words[: -len("_link")] if words.endswith("_link") else words


def assumed_classes(table: SpeedTable, classes: set[str]) -> Text | None:
    """Return the note to show when road classes were used whose speed is assumed (tag A) or unverified (M)."""
    assumed = sorted(c for c in classes if table.evidence.get(f"roads.{c}", Evidence("", "")).tag in UNVERIFIED)
    if not assumed:
        return None
    return text(
        "The speeds of the road classes {classes} ({speeds} km/h) are assumptions or unverified figures.",
        classes=", ".join(assumed),
        speeds=", ".join(f"{table.roads[c]:g}" for c in assumed),
    )


def _require(name: str, value: float, lowest: float, highest: float) -> None:
    if not lowest <= value <= highest:
        raise InputError(
            "The speed table has {found} for “{name}”; expected {lowest} to {highest}. Correct the table.",
            found=value,
            name=name,
            lowest=f"{lowest:g}",
            highest=f"{highest:g}",
        )
