"""Days in the attributes of features, as dates or as people write them."""

from __future__ import annotations

import re

from osgeo import ogr

_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)(?:[./-]?(\d{2}))?(?:[./-]?(\d{2}))?(?!\d)")
_MONTHS, _DAYS = 12, 31


def day_of(feature: ogr.Feature, index: int) -> str:
    """Return the ISO day, month or year in a field; '' when there is none."""
    if not feature.IsFieldSetAndNotNull(index):
        return ""
    kind = feature.GetFieldDefnRef(index).GetType()
    if kind in (ogr.OFTDate, ogr.OFTDateTime):
        year, month, day = feature.GetFieldAsDateTime(index)[:3]
        return f"{year:04d}-{month:02d}-{day:02d}"
    return iso_day(feature.GetFieldAsString(index))


def iso_day(written: str) -> str:
    """Return ``2020-03-01``, ``20200301``, ``2020/3/1``, ``01.03.2020``, ``2020`` as ISO; '' when it is no date.

    Of ``03/04/2020`` only the year is sure.
    """
    found = _DAY_FIRST.match(written.strip())
    if found:
        day, month, year = (int(part) for part in found.groups())
        if "/" in written and day <= _MONTHS:
            return f"{year:04d}"
        return f"{year:04d}-{month:02d}-{day:02d}" if month <= _MONTHS and day <= _DAYS else f"{year:04d}"
    parts = re.match(r"((?:19|20)\d\d)[./-](\d{1,2})[./-](\d{1,2})(?!\d)", written.strip())
    found = parts or _YEAR_FIRST.match(written.strip())
    if not found:
        return ""
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not 1 <= month <= _MONTHS:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= _DAYS else f"{year:04d}-{month:02d}"


def is_past(day: str, today: str) -> bool:
    """Return whether an ISO day, month or year lies before the ISO day ``today`` as a whole; not when it is ''."""
    return bool(day) and day < today[: len(day)]


#: Digital data are not older; years in the names of datums.
_FIRST_YEAR = "1950"
_DATUM_YEARS = ("1942", "1954", "1980", "1984", "1995", "2000")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def is_date(day: str, crs_name: str) -> bool:
    """Return whether an ISO day found in a name is the date of data, not the year of its datum or of nothing."""
    return day[:4] >= _FIRST_YEAR and not (day[:4] in _DATUM_YEARS and day[:4] in crs_name)


def date_in_name(plain: str, crs_name: str = "") -> str:
    """Return the ISO year, month or day in a plain name such as ``wdpa mar2024``, ``mongolia 240101 free``; or ''.

    crs_name: of the layer's reference system; the year of its datum (Pulkovo 1942) is no date.
    """
    named = re.search(rf"({'|'.join(_MONTH_NAMES)})\w* ?((?:19|20)\d\d)(?!\d)", plain)
    if named:
        return f"{named.group(2)}-{_MONTH_NAMES.index(named.group(1)) + 1:02d}"
    short = re.search(r"(?<!\d)(2\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?= free)", plain)  # as Geofabrik writes it
    if short:
        return f"20{short.group(1)}-{short.group(2)}-{short.group(3)}"
    for found in re.finditer(r"(?<!\d)((?:19|20)\d\d)(?: ?(0[1-9]|1[0-2]) ?(0[1-9]|[12]\d|3[01]))?(?!\d)", plain):
        day = "-".join(part for part in found.groups() if part)
        if is_date(day, crs_name):
            return day
    return ""
