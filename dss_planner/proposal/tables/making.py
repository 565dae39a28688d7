"""All tables of a pack by id, and the files they are written to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.presets.preset import TABLES
from dss_planner.proposal.spatial.edition import Edition, edition_of
from dss_planner.proposal.tables.exact import exact_table
from dss_planner.proposal.tables.funding import funding_table
from dss_planner.proposal.tables.indicators import indicators_table
from dss_planner.proposal.tables.logframe import logframe_table
from dss_planner.proposal.tables.money import bill_table, budget_table
from dss_planner.proposal.tables.monitoring import monitoring_table
from dss_planner.proposal.tables.safeguards import safeguards_table
from dss_planner.proposal.tables.schedule import schedule_table
from dss_planner.proposal.tables.sites import coordinates, site_table, vertices
from dss_planner.proposal.tables.table import Table
from dss_planner.proposal.tables.writing import write_csv, write_xlsx
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Those that tell positions take the edition too.
_PLACED: Mapping[str, Callable[[PackContent, Edition], Table]] = {
    "site_table": site_table,
    "coordinates": coordinates,
    "vertices": vertices,
    "monitoring": monitoring_table,
    "safeguards": safeguards_table,
}
_OTHERS: Mapping[str, Callable[[PackContent], Table]] = {
    "bill": bill_table,
    "budget": budget_table,
    "funding": funding_table,
    "schedule": schedule_table,
    "indicators": indicators_table,
    "logframe": logframe_table,
    "exact": exact_table,
}
WORKBOOK = "tables.xlsx"


def make_table(content: PackContent, name: str, edition: Edition | None = None) -> Table:
    """Return a table by id; edition: of positions (None takes that of the content's sensitivity)."""
    if name in _PLACED:
        return _PLACED[name](content, edition or edition_of(content))
    return _OTHERS[name](content)


def write_tables(
    content: PackContent,
    folder: Path,
    words: Words,
    wanted: Iterable[str] = TABLES,
    edition: Edition | None = None,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> dict[str, Table]:
    """Write the tables as one workbook and a CSV each into ``folder``; return path → table (the workbook's path stands
    with each of its sheets as ``path|id``).

    Raises `OutputError` when a file cannot be written; `Cancelled`.
    """
    names = [name for name in TABLES if name in set(wanted)]
    tables = [make_table(content, name, edition) for name in names]
    written: dict[str, Table] = {}
    for number, table in enumerate(tables):
        stop_if(cancelled)
        progress(number / (len(tables) + 1), text("Writing the table “{table}”", table=table.title))
        path = folder / f"{table.id}.csv"
        write_csv(table, path, words)
        written[str(path)] = table
    stop_if(cancelled)
    write_xlsx(tables, folder / WORKBOOK, words)
    written.update({f"{folder / WORKBOOK}|{table.id}": table for table in tables})
    progress(1.0, None)
    return written
