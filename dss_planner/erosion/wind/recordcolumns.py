"""Which columns of a wind record hold time, speed and direction, and in which unit, by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

#: Metres per second in one of each unit of speed (exact; the mile is the international one).
UNITS = {"m/s": 1.0, "kn": 1852.0 / 3600.0, "km/h": 1000.0 / 3600.0, "mph": 1609.344 / 3600.0}
_UNIT_NAMES = {
    "km/h": r"km\s*/\s*h|km\.?h-?1?(?![a-z])|kph|km\s+h\s*[-^*]+1",
    "mph": r"mph|mi\s*/\s*h|miles",
    "kn": r"(?<![a-z])(?:kn|kt|kts|knots?)(?![a-z])",
    "m/s": (
        r"(?<![a-z])(?:m\s*/\s*s(?:ec)?|(?<!\d)m\s+s|m[\s.·]*s\s*[-^*−]+1|mps|ms|met(?:re|er)s?\s*(?:per|/)\s*s\w*)"
        r"(?![a-z])"
    ),
}
_SPEEDS = {"wind", "windspeed", "windspd", "wspd", "wspeed", "ws", "ff", "sknt", "sped", "speed", "spd", "si"}
_SPEEDS |= {"windvelocity", "windforce", "vv", "windv"}
_DIRECTIONS = {"winddirection", "winddir", "wdir", "wd", "dd", "drct", "direction", "dir", "windfrom", "wdirection"}
_STAMPS = {"datetime", "timestamp", "valid", "validtime", "observationtime", "obstime", "datehour"}
_DATES = {"date", "day", "yyyymmdd", "ymd"}
_CLOCKS = {"time", "hour", "hr", "clock", "hhmm"}
_PARTS = ({"year", "yyyy", "yr"}, {"month", "mon", "mo"}, {"day", "dy"}, {"hour", "hr", "hh"}, {"minute", "min", "mi"})
_STATIONS = {"station", "stationid", "stationname", "site", "wmo", "usaf", "icao", "id"}
_EASTS, _NORTHS = {"u", "ucomponentofwind", "uwind", "windu"}, {"v", "vcomponentofwind", "vwind"}
#: Words of a name that are unit, height or manner, not meaning.
_IDLE = {"m", "s", "ms", "mps", "kn", "kt", "kts", "knot", "knots", "km", "h", "kmh", "kph", "mph", "mi", "deg", "at"}
_IDLE |= {
    "degree",
    "degrees",
    "true",
    "utc",
    "gmt",
    "lst",
    "lt",
    "z",
    "local",
    "mean",
    "avg",
    "average",
    "hourly",
    "of",
}
#: Columns about wind that are neither a mean speed nor its direction.
_OTHER = {"gust", "gusts", "max", "maximum", "peak", "std", "sd", "stdev", "deviation", "qc", "flag", "quality", "wpgt"}
_OTHER |= {"chill", "run", "power", "attributes", "minimum"}
#: Height of anemometers that nothing is said about [m] (WMO standard).
STANDARD_HEIGHT = 10.0


@dataclass(frozen=True)
class Columns:
    """Positions of the columns; None where there is none.

    times: one (stamp), two (date, clock) or four to five (year, month, day, hour, minute) positions. speed, direction:
    mean wind; east, north: its components where speed is None; packed: NOAA's WND. unit: of the speeds, None when the
    name does not say. tens: directions are in tens of degrees. height: of the wind [m], None when not said.
    """

    times: tuple[int, ...] = ()
    speed: int | None = None
    direction: int | None = None
    east: int | None = None
    north: int | None = None
    packed: int | None = None
    unit: str | None = None
    tens: bool = False
    height: float | None = None
    station: int | None = None
    longitude: int | None = None
    latitude: int | None = None


def find_columns(names: Sequence[str]) -> Columns | None:
    """Return where time and wind stand among the column names of a line; None when it is no header of a wind record."""
    meanings = [_meaning(name) for name in names]
    times = _times(meanings)
    wind = _wind(names, meanings) if times else None
    if wind is None:
        return None
    return replace(
        wind,
        times=times,
        station=_first(meanings, _STATIONS),
        longitude=_first(meanings, {"longitude", "lon", "long"}),
        latitude=_first(meanings, {"latitude", "lat"}),
    )


def _wind(names: Sequence[str], meanings: list[str]) -> Columns | None:
    if "wnd" in meanings:
        return Columns(packed=meanings.index("wnd"), unit="m/s")
    speed = _speed(names, meanings)
    if speed is not None:
        height = _height(names[speed])
        direction = _direction(names, meanings, height)
        tens = direction is not None and bool(re.search(r"10s?\s*deg|tens", names[direction].lower()))
        unit = speed_unit(names[speed]) or _unit_of_source(meanings, speed)
        return Columns(speed=speed, direction=direction, unit=unit, tens=tens, height=height)
    east, north = _first(meanings, _EASTS), _first(meanings, _NORTHS)
    if east is None or north is None:
        return None
    # ERA5 names its components u10, v10 and gives them in m/s
    unit = speed_unit(names[east]) or ("m/s" if re.search(r"10", names[east]) else None)
    return Columns(east=east, north=north, unit=unit, height=_height(names[east]))


def only_extremes(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns that hold gusts or maxima of the wind."""
    found = [name for name in names if re.search(r"gust|max|peak|wpgt", name.lower())]
    return tuple(name.strip() for name in found if re.search(r"wind|gust|ws|spd|wpgt|speed", name.lower()))


def speed_unit(name: str) -> str | None:
    """Return the unit of speed that a column name (or a cell with a unit) states; None when it states none."""
    # an underscore is a letter's neighbour, not a letter
    lower = name.strip().lower().replace("_", " ")
    return next((unit for unit, pattern in _UNIT_NAMES.items() if re.search(pattern, lower)), None)


def _unit_of_source(meanings: list[str], speed: int) -> str | None:
    """Return the unit that well-known sources use without saying so in the name."""
    others = {meaning.split(":")[-1] for meaning in meanings}
    if meanings[speed] == "sknt":  # Iowa Environmental Mesonet
        return "kn"
    if meanings[speed] == "sped":
        return "mph"
    if meanings[speed] == "wspd" and others & {"wpgt", "coco", "tsun"}:  # Meteostat
        return "km/h"
    if meanings[speed] == "si" or (
        meanings[speed] == "ws" and {"year", "mo", "dy", "hr"} <= others
    ):  # ERA5, NASA POWER
        return "m/s"
    # rp5.ru: Ff and DD, m/s
    return "m/s" if meanings[speed] == "ff" and any(name.startswith("timein") for name in others) else None


def _meaning(name: str) -> str:
    """Return the words of a column name that carry meaning, run together: "Wind Speed 10m (km/h)" → "windspeed"."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", name.lower())
    words = re.findall(r"[a-z]+", bare)
    if set(words) & _OTHER:
        return "other:" + "".join(words)
    return "".join(word for word in words if word not in _IDLE) or "".join(words)


def _height(name: str) -> float | None:
    bare = re.sub(r"[(\[].*?[)\]]", " ", name.lower())
    found = re.search(r"(?<!\d)(\d+(?:\.\d+)?)[\s_]*m(?![a-z/])", bare) or re.fullmatch(r"\s*(?:u|v|si)(\d+)\s*", bare)
    return float(found.group(1)) if found else None


def _first(meanings: list[str], wanted: set[str]) -> int | None:
    return next((index for index, meaning in enumerate(meanings) if meaning in wanted), None)


def _times(meanings: list[str]) -> tuple[int, ...]:
    parts = [_first(meanings, wanted) for wanted in _PARTS]
    if all(part is not None for part in parts[:4]):
        return tuple(part for part in parts if part is not None)
    stamp = next((i for i, m in enumerate(meanings) if m in _STAMPS or m.startswith("timein")), None)
    if stamp is not None:
        return (stamp,)
    date, clock = _first(meanings, _DATES), _first(meanings, _CLOCKS)
    return tuple(place for place in (date, clock) if place is not None)


def _speed(names: Sequence[str], meanings: list[str]) -> int | None:
    """Return the column of mean wind speed: at 10 m before a height that is not said, before others."""
    found = [index for index, meaning in enumerate(meanings) if meaning in _SPEEDS]
    found = [i for i in found if meanings[i] not in ("wind", "vv") or speed_unit(names[i])]
    if not found:
        return None

    def order(index: int) -> tuple[int, bool, int]:
        height = _height(names[index])
        rank = 0 if height == STANDARD_HEIGHT else 1 if height is None else 2
        return rank, speed_unit(names[index]) is None, index

    return min(found, key=order)


def _direction(names: Sequence[str], meanings: list[str], height: float | None) -> int | None:
    found = [index for index, meaning in enumerate(meanings) if meaning in _DIRECTIONS]
    return min(found, key=lambda i: (_height(names[i]) != height, i)) if found else None
