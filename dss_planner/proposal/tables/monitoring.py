"""The monitoring plan: where, what, how and how often is measured, against which control."""

from __future__ import annotations

from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.working import Plot
from dss_planner.proposal.languages.numbers import degrees_minutes
from dss_planner.proposal.spatial.edition import Edition, edition_of
from dss_planner.proposal.tables.sites import KEY, POSITION, SITE
from dss_planner.proposal.tables.table import Column, Row, Table
from dss_planner.text import Text, text

#: Kind of place → name, method, how often. Cover by line-point intercept, photographs to four sides from 1.5 m on the
#: same date, quadrats, and comparison with controls were read (SCIENCE.md 9 [V]); heights of traps and dates are [M].
KINDS: dict[str, tuple[Text, Text, Text]] = {
    "pilot": (
        text("plot in the works"),
        text("Cover by line-point intercept, sand traps and erosion pins; compared with its control (BACI)."),
        text("before the works; each storm season, and each July or August"),
    ),
    "control": (
        text("matched control"),
        text("The same as at its plot, on the same days; nothing is built here."),
        text("before the works; each storm season, and each July or August"),
    ),
    "trap": (
        text("sand traps"),
        text("Blown sand at several heights, at least five traps, the lowest below 2 cm; weighed by height."),
        text("monthly in the storm season"),
    ),
    "photo": (
        text("photo point"),
        text("Photographs to north, east, south and west from 1.5 m."),
        text("each year on the same date"),
    ),
    "plot": (
        text("sample plot"),
        text("Herbs on squares of 1 × 1 m, shrubs on 5 × 5 m: species, cover, height."),
        text("each July or August"),
    ),
}
_COLUMNS = (
    KEY,
    SITE,
    Column("kind", text("Kind of place")),
    Column("name", text("Name")),
    *POSITION,
    Column("control_of", text("Compared with")),
    Column("method", text("Method")),
    Column("frequency", text("How often")),
    Column("responsible", text("Responsible")),
    Column("channel", text("Where the data go")),
)


def monitoring_table(content: PackContent, edition: Edition | None = None) -> Table:
    """Return a row for each place to observe."""
    told = edition or edition_of(content)
    names = {plot.uuid: plot.name for plot in content.plots}
    rows = tuple(_row(content, plot, names, told) for plot in content.plots)
    notes = (
        text("Responsible people and the way of the data are to be filled in."),
        text("Measurements before the works and at the controls are what makes a change count as an effect."),
    )
    return Table("monitoring", text("Monitoring plan"), _COLUMNS, rows, notes)


def _row(content: PackContent, plot: Plot, names: dict[str, str], told: Edition) -> Row:
    kind, method, often = KINDS[plot.kind]
    place = told.place(plot.longitude, plot.latitude)
    position: tuple = (None,) * 4
    if place is not None:
        longitude, latitude = (round(angle, 6) for angle in place)
        position = (latitude, longitude, *degrees_minutes(latitude, longitude))
    compared = names.get(plot.pair)
    return Row(
        (plot.uuid, content.site(plot.site).name, kind, plot.name, *position, compared, method, often, None, None),
        f"plot/{plot.uuid}",
    )
