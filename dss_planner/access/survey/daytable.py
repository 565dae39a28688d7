"""The day table: who leaves when, arrives when, drives and works how long, and where the night is spent."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from dss_planner.access.survey.network import Leg
from dss_planner.errors import OutputError
from dss_planner.raster.scratch import temporary_beside, write_failure

#: What a drive leads to.
SITE, BASE = "site", "base"


@dataclass(frozen=True)
class Row:
    """One drive and the work at its end. day, order: from 1; order counts within a day.

    start, site: names of the places. kind: what the second is, 'site' or 'base'. leave, arrive, done: clock times.
    drive_h, work_h: hours. km: length of the route. night: where the night after it is spent, '' when the day goes on
    and on the last evening.
    """

    day: int
    order: int
    start: str
    site: str
    kind: str
    leave: str
    arrive: str
    done: str
    drive_h: float
    work_h: float
    km: float
    night: str


@dataclass(frozen=True)
class DayTotal:
    """One day. sites: number of sites visited. drive_h, work_h, total_h: hours. km: driven. night: where it ends."""

    day: int
    sites: int
    drive_h: float
    work_h: float
    total_h: float
    km: float
    night: str


def rows_of(
    days: Sequence[Sequence[int]],
    names: Sequence[str],
    work: Sequence[float],
    legs: Mapping[tuple[int, int], Leg],
    start_hour: float,
) -> tuple[Row, ...]:
    """Return the rows of all days. days: places of each day; names and work [min] of places, 0 is the base; legs:
    routes by place left and entered."""
    rows = []
    for day, stops in enumerate(days, start=1):
        clock = 60.0 * start_hour
        for order, pair in enumerate(zip(stops, stops[1:]), start=1):
            leg, worked = legs[pair], work[pair[1]]
            arrive = clock + leg.minutes
            rows.append(
                Row(
                    day,
                    order,
                    names[pair[0]],
                    names[pair[1]],
                    SITE if pair[1] else BASE,
                    clock_time(clock),
                    clock_time(arrive),
                    clock_time(arrive + worked),
                    leg.minutes / 60.0,
                    worked / 60.0,
                    leg.metres / 1000.0,
                    names[pair[1]] if order == len(stops) - 1 and day < len(days) else "",
                )
            )
            clock = arrive + worked
    return tuple(rows)


def totals_of(rows: Sequence[Row]) -> tuple[DayTotal, ...]:
    """Return the totals of each day."""
    totals = []
    for day in sorted({row.day for row in rows}):
        own = [row for row in rows if row.day == day]
        drive, work = sum(row.drive_h for row in own), sum(row.work_h for row in own)
        visited = sum(row.kind == SITE for row in own)
        totals.append(DayTotal(day, visited, drive, work, drive + work, sum(row.km for row in own), own[-1].night))
    return tuple(totals)


def clock_time(minutes: float) -> str:
    """Return minutes after midnight as a clock time: 485.4 → “08:05”."""
    whole = int(minutes + 0.5)
    return f"{whole // 60:02d}:{whole % 60:02d}"


def write_csv(path: str, rows: Sequence[Row]) -> None:
    """Write the rows as CSV (UTF-8 with a mark that spreadsheets know), whole or not at all. Raises `OutputError`."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    names = [item.name for item in fields(Row)]
    writer.writerow(names)
    for row in rows:
        writer.writerow([shown(getattr(row, name)) for name in names])
    target = Path(path)
    temporary = temporary_beside(target)
    try:
        temporary.write_bytes(stream.getvalue().encode("utf-8-sig"))
        os.replace(temporary, target)
    except OSError as error:
        raise OutputError(
            "The day table “{path}” cannot be written: {reason}. Close programs that use it, free some disk space or "
            "choose another folder.",
            path=path,
            reason=write_failure(target, error),
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def shown(value: object) -> object:
    """Return hours and kilometres with two decimals, anything else as it is."""
    return round(value, 2) if isinstance(value, float) else value
