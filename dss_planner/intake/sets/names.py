"""What names of files have in common: the tile, month, date or wind component that they differ in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dss_planner.intake.series import banddates
from dss_planner.intake.series.calendars import Moment, iso

_MONTHS = 12
_FIRST_YEAR, _LAST_YEAR = 1850, 2199
#: Names of tiles: degrees in either order, MODIS, SRTM, SoilGrids, Earth Engine exports, Sentinel-2, GlobeLand30.
_TILES = tuple(
    re.compile(f"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])", re.IGNORECASE)
    for pattern in (
        r"[NS]\d{1,3}(?:_\d\d)?[_-]?[EW]\d{1,3}(?:_\d\d)?",
        r"[EW]\d{1,3}[_-]?[NS]\d{1,3}",
        r"\d{1,2}[NS][_-]?\d{1,3}[EW]",
        r"h\d{2}v\d{2}",
        r"tileSG-\d+-\d+(?:_\d+-\d+)?",
        r"(?<=srtm_)\d{2}_\d{2}",
        r"\d{10}-\d{10}",
        r"T\d{2}[C-X][A-Z]{2}",
        r"[NS]\d{2}_\d{2}",
        r"tile[_-]?\d+(?:[_-]\d+)?",
    )
)
#: The time when a MODIS or VIIRS file was made differs between its tiles and says nothing.
_PRODUCTION = re.compile(r"\.\d{13}(?=\.|$)")
_DIGITS = re.compile(r"\d+")
_MONTH_WORD = re.compile(
    r"(?<![^\W_])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W_])",
    re.IGNORECASE,
)
#: Before a number, these say that it is no month.
_NO_MONTH = re.compile(
    r"(?:b|band|tile|part|zone|sheet|block|layer|v|version|class|site|level|lev)[-_ ]?$", re.IGNORECASE
)
#: Variables that come by months; with one of them, a month may be missing.
_MONTHLY = re.compile(
    r"(?<![a-z])(tavg|tmin|tmax|tmean|tas|tasmin|tasmax|temp\w*|t2m|prec\w*|pr|ppt|pre|rain\w*|tp|wind\w*|wnd|ws|sfcwind|"
    r"u10|v10|uas|vas|snow\w*|srad|vapr|pet|ndvi|evi)(?![a-z])",
    re.IGNORECASE,
)
_FEWEST_MONTHS = 6
_COMPONENT = re.compile(
    r"(?<![a-z])(?:(?P<u>u(?=10m?(?![a-z0-9])|as(?![a-z])|[-_ ]?(?:wind|wnd|comp\w*)|2m)|(?<=10)u|u(?![a-z0-9]))"
    r"|(?P<v>v(?=10m?(?![a-z0-9])|as(?![a-z])|[-_ ]?(?:wind|wnd|comp\w*)|2m)|(?<=10)v|v(?![a-z0-9])))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """Files that differ only in ``labels`` (tile, month number or ISO time). kind: 'tiles', 'months' or 'series'."""

    kind: str
    title: str
    members: tuple[str, ...]
    labels: tuple[str, ...]


def stem_of(uri: str) -> str:
    """Return the name that says what ``uri`` is: of the file, and of the variable of a sub-dataset."""
    if '"' in uri:
        _, path, rest = uri.split('"', 2)
        return f"{_PRODUCTION.sub('', Path(path).stem)}{rest.strip(':') and ':' + rest.strip(':')}"
    return _PRODUCTION.sub("", Path(uri).stem)


def name_groups(uris: Sequence[str]) -> tuple[tuple[Named, ...], tuple[str, ...]]:
    """Return the groups that names make, and the uris that are in none."""
    groups: list[Named] = []
    left = list(uris)
    for find in (_by_tile, _by_month_word, _by_number):
        found = [group for group in find(left) if len(group.members) > 1]
        used = {member for group in found for member in group.members}
        groups += found
        left = [uri for uri in left if uri not in used]
    return tuple(groups), tuple(left)


def component(name: str) -> tuple[str, str]:
    """Return 'u', 'v' or '' and the name without it: equal for the two components of one wind."""
    found = list(_COMPONENT.finditer(name))
    if not found:
        return "", name
    letter = "u" if found[0].group("u") else "v"
    if any(("u" if match.group("u") else "v") != letter for match in found):
        return "", name
    return letter, _COMPONENT.sub("*", name).lower()


def _by_tile(uris: Sequence[str]) -> list[Named]:
    keyed: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for uri in uris:
        stem = stem_of(uri)
        found = next((match for pattern in _TILES for match in [pattern.search(stem)] if match), None)
        if found is None:
            continue
        key = stem[: found.start()] + "*" + stem[found.end() :]
        _add(keyed, key, uri, found.group(0))
    return [_named("tiles", key[0], members) for key, members in keyed.items()]


def _by_month_word(uris: Sequence[str]) -> list[Named]:
    keyed: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for uri in uris:
        stem = stem_of(uri)
        month = banddates.month_in(stem)
        words = _MONTH_WORD.findall(stem)
        if month and len(words) == 1 and not banddates.year_in(stem):
            _add(keyed, _MONTH_WORD.sub("*", stem), uri, f"{month:02d}")
    return [_named("months", key[0], members) for key, members in keyed.items() if len(members) >= _FEWEST_MONTHS]


def _by_number(uris: Sequence[str]) -> list[Named]:
    """Group names that differ in numbers only: months, years, or dates."""
    skeletons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for uri in uris:
        skeletons[_DIGITS.sub("#", stem_of(uri)), _suffix(uri)].append(uri)
    groups: list[Named] = []
    for members in skeletons.values():
        if len(members) > 1:
            groups += _numbered(members)
    return groups


def _numbered(uris: Sequence[str]) -> list[Named]:
    runs = {uri: list(_DIGITS.finditer(stem_of(uri))) for uri in uris}
    count = len(next(iter(runs.values())))
    varying = [n for n in range(count) if len({int(found[n].group(0)) for found in runs.values()}) > 1]
    if len(varying) > 1:  # one number may tell sets apart: the resolution, the variable, a version
        return _split(uris, runs, varying)
    if not varying:
        return []
    place = varying[0]
    numbers = {uri: found[place] for uri, found in runs.items()}
    if all(_follows_year(found, place) for found in runs.values()):
        return _dates(uris, varying, runs)
    return _months(numbers) or _dates(uris, varying, runs)


def _follows_year(found: Sequence[re.Match], place: int) -> bool:
    """Return whether the number comes right after one year (2001-01), and not after a range of years."""
    if not place or not _is_year(found[place - 1].group(0)):
        return False
    stem = found[place].string
    apart = [stem[found[n - 1].end() : found[n].start()] for n in range(max(1, place - 1), place + 1)]
    is_range = place > 1 and _is_year(found[place - 2].group(0)) and len(apart[0]) == 1
    return len(apart[-1]) <= 1 and not is_range


def _split(uris: Sequence[str], runs: Mapping[str, list[re.Match]], varying: list[int]) -> list[Named]:
    dated = _dates(uris, varying, runs)
    if dated:
        return dated
    groups: list[Named] = []
    for fixed in varying:
        parts: dict[str, list[str]] = defaultdict(list)
        for uri in uris:
            parts[runs[uri][fixed].group(0)].append(uri)
        found = [group for part in parts.values() if len(part) > 1 for group in _numbered(part)]
        if _files(found) > _files(groups):
            groups = found
    return groups


def _files(groups: Sequence[Named]) -> int:
    return sum(len(group.members) for group in groups)


def _months(numbers: Mapping[str, re.Match]) -> list[Named]:
    values = {uri: int(match.group(0)) for uri, match in numbers.items()}
    if not set(values.values()) <= set(range(1, _MONTHS + 1)) or len(set(values.values())) < len(values):
        return []
    if any(_NO_MONTH.search(match.string[: match.start()]) for match in numbers.values()):
        return []
    telling = all(_MONTHLY.search(match.string) for match in numbers.values())
    if len(values) < _MONTHS and not (telling and len(values) >= _FEWEST_MONTHS):
        return []
    first = next(iter(numbers.values()))
    title = first.string[: first.start()] + "*" + first.string[first.end() :]
    return [_named("months", title, {f"{value:02d}": uri for uri, value in values.items()})]


def _dates(uris: Sequence[str], varying: list[int], runs: Mapping[str, list[re.Match]]) -> list[Named]:
    """Return the one series that names with different years, months or days make; nothing when no name has a date."""
    moments: dict[str, str] = {}
    for uri in uris:
        moment = _moment(runs[uri], varying)
        if moment is None or iso(moment) in moments:
            return []
        moments[iso(moment)] = uri
    found = runs[uris[0]]
    stem = stem_of(uris[0])
    title = stem[: found[varying[0]].start()] + "*" + stem[found[varying[-1]].end() :]
    years = sorted(time[:4] for time in moments)
    title = title.replace("*", years[0] if years[0] == years[-1] else f"{years[0]}-{years[-1]}")
    return [_named("series", title, moments)]


def _moment(found: list[re.Match], varying: list[int]) -> Moment | None:
    """Return the date in the numbers that vary, and the year before them if it is the same in all."""
    first, last = varying[0], varying[-1]
    stem = found[0].string
    start = found[first].start()
    if first and _is_year(found[first - 1].group(0)) and not _is_year(found[first].group(0)):
        start = found[first - 1].start()
    moment = banddates.moment_in(stem[start : found[last].end()])
    if moment is not None:
        return moment
    if first == last and _is_year(found[first].group(0)):
        return int(found[first].group(0)), 1, 1, 0
    return None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _add(keyed: dict[tuple[str, str], dict[str, str]], key: str, uri: str, label: str) -> None:
    """Put ``uri`` under its key; a second one of the same label, from another folder, gets a key of its folder."""
    place = (key.lower(), _suffix(uri))
    if label.lower() in {known.lower() for known in keyed[place]}:
        place = (key.lower(), f"{Path(uri).parent}{_suffix(uri)}")
    keyed[place].setdefault(label, uri)


def _suffix(uri: str) -> str:
    return uri.split('"')[2] if '"' in uri else Path(uri).suffix.lower()


def _named(kind: str, title: str, members: Mapping[str, str]) -> Named:
    ordered = sorted(members.items())
    clean = re.sub(r"[-_. ]*\*[-_. ]*", lambda m: "_" if m.start() > 0 and m.end() < len(m.string) else "", title)
    return Named(
        kind, clean.strip("-_. ") or kind, tuple(uri for _, uri in ordered), tuple(label for label, _ in ordered)
    )
