"""The skeleton of a logframe (project design matrix), filled from what the plan holds; the rest is for its authors."""

from __future__ import annotations

from dss_planner.plan.budget.items import length_item
from dss_planner.proposal.content.land import IMPROVED, RESTORED
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.working import Work
from dss_planner.proposal.tables.sites import measure_name, unit_name
from dss_planner.proposal.tables.table import REAL, Cell, Column, Row, Table
from dss_planner.text import Text, text

_GOAL, _OUTCOME, _OUTPUT, _ACTIVITY = text("Goal"), text("Outcome"), text("Output"), text("Activity")
_COLUMNS = (
    Column("level", text("Level")),
    Column("statement", text("Statement")),
    Column("indicator", text("Indicator")),
    Column("target", text("Target"), REAL),
    Column("unit", text("Unit")),
    Column("verification", text("Means of verification")),
    Column("assumption", text("Assumptions and risks")),
)
#: What a work is counted in, the first that it has; attribute, title, unit, digits are those of the plan.
_COUNTED: tuple[tuple[str, Text, str], ...] = (
    ("area", text("Area under the measure"), "ha"),
    ("length", text("Length built"), "m"),
    ("points", text("Places built"), "1"),
)


def logframe_table(content: PackContent) -> Table:
    """Return goal, outcomes, an output for each measure with its quantities, and its activities."""
    rows = [
        _row(
            _GOAL, text("To be written by the applicants: fewer and weaker dust and sand storms from the source areas.")
        ),
        *_outcomes(content),
    ]
    for measure in content.measures:
        works = [work for work in content.works if work.measure == measure]
        rows += _outputs(content, measure, works)
        rows += _activities(content, measure)
    notes = (
        text("A skeleton: statements, means of verification and assumptions are to be completed by the applicants."),
    )
    return Table("logframe", text("Logical framework (project design matrix)"), _COLUMNS, tuple(rows), notes)


def _outcomes(content: PackContent) -> list[Row]:
    map_and_plots = text("Maps of the works as built; plots against matched controls, before and after")
    consent = text("Land users agree with the works and the rest of grazing")
    rows = []
    for what, statement, indicator in (
        (RESTORED, text("Degraded land is restored"), text("Area of land and ecosystems under restoration")),
        (IMPROVED, text("Land is used with less wear"), text("Area of landscapes under improved practices")),
    ):
        hectares = getattr(content.whole, what)
        states = (("target", f"plan/{what}", "ha"),)
        rows.append(_row(_OUTCOME, statement, indicator, hectares, "ha", map_and_plots, consent, states))
    if content.effect is not None:
        rows.append(
            _row(
                _OUTCOME,
                text("Less soil is blown away"),
                text("Soil loss by wind avoided over the plan's years, less what moved grazing adds"),
                content.effect.net.mode,
                "t",
                text("Sand traps and erosion pins at plots and controls; the model run again with measured cover"),
                text("Rain and wind stay within what was seen in the years of the data"),
                (("target", "plan/net_mode", "t"),),
            )
        )
    people = content.project.people
    if people.direct is not None:
        rows.append(
            _row(
                _OUTCOME,
                text("People who use the land or take part benefit"),
                text("Direct beneficiaries, all"),
                float(people.direct),
                text("persons"),
                text("Lists of those who take part, by women and men; survey of households before and after"),
                None,
                (("target", "people/direct", "1"),),
            )
        )
    return rows


def _outputs(content: PackContent, measure: str, works: list[Work]) -> list[Row]:
    name = measure_name(content, measure)
    built = text("{measure} in place at {count} sites", measure=name, count=len({work.site for work in works}))
    means = text("Record of acceptance with photographs and positions")
    risks = content.measures[measure].risks.value
    rows = []
    for attribute, title, unit in _COUNTED:
        amounts = [getattr(work, attribute) for work in works if getattr(work, attribute) is not None]
        if amounts:
            states = (("target", f"measure/{measure}/{attribute}", unit),)
            asked = text("{said}", said=str(risks))
            rows_planted = attribute == "length" and length_item(content.measures[measure]) == "rows"
            counted = text("Length of the rows planted") if rows_planted else title
            rows.append(_row(_OUTPUT, built, counted, float(sum(amounts)), unit, means, asked, states))
    plants = [work.plants for work in works if work.plants is not None]
    if plants:
        states = (("target", f"measure/{measure}/plants", "1"),)
        rows.append(_row(_OUTPUT, built, text("Plants in place"), float(sum(plants)), "1", means, None, states))
    return rows or [_row(_OUTPUT, built)]


def _activities(content: PackContent, measure: str) -> list[Row]:
    """Return what the schedule does for a measure, each sentence once."""
    found: dict[str, Text] = {}
    for one in content.schedule:
        if one.measure == measure and one.begin is not None:
            found.setdefault(str(one.activity), one.activity)
    return [_row(_ACTIVITY, activity) for activity in found.values()]


def _row(
    level: Text,
    statement: Text,
    indicator: Cell = None,
    target: float | None = None,
    unit: str | Text = "",
    verification: Cell = None,
    assumption: Cell = None,
    states: tuple[tuple[str, str, str], ...] = (),
) -> Row:
    shown = unit if isinstance(unit, Text) else unit_name(unit) if unit else None
    return Row((level, statement, indicator, target, shown, verification, assumption), states=states)
