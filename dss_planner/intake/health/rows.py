"""The health table as plain rows: for reports, for spreadsheets, and for a page that anybody can open."""

from __future__ import annotations

import csv
import html
import io

from dss_planner.intake.health.problems import HealthReport
from dss_planner.intake.roles import ROLES

COLUMNS = ("layer", "role", "severity", "problem", "fix", "method", "mended", "code", "uri")


def as_rows(report: HealthReport) -> list[dict[str, object]]:
    """Return a plain dictionary of `COLUMNS` for each problem, in the order of the report."""
    return [
        {
            "layer": problem.name,
            "role": str(ROLES[problem.role].title) if problem.role in ROLES else "",
            "severity": problem.severity,
            "problem": str(problem.problem),
            "fix": str(problem.fix),
            "method": str(problem.method),
            "mended": problem.mended,
            "code": problem.code,
            "uri": problem.layer,
        }
        for problem in report.problems
    ]


def as_csv(report: HealthReport) -> str:
    """Return the table as CSV text with a header; a text that a spreadsheet would work out as a formula is quoted."""
    target = io.StringIO()
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in as_rows(report):
        writer.writerow({key: _plain(value) for key, value in row.items()})
    return target.getvalue()


def as_html(report: HealthReport) -> str:
    """Return the table as an HTML fragment; everything that comes from a file is escaped."""
    shown = ("layer", "role", "problem", "fix", "method")
    head = "".join(f"<th>{name}</th>" for name in shown)
    lines = [
        "<tr>" + "".join(f"<td>{html.escape(str(row[name]))}</td>" for name in shown) + "</tr>"
        for row in as_rows(report)
    ]
    return f"<table><tr>{head}</tr>{''.join(lines)}</table>"


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@" and value[:1] else value
