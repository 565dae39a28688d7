"""The safeguard screening: what each site overlaps as far as layers tell, and what is left to ask."""

from __future__ import annotations

from dataclasses import replace

from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.siting import Screened
from dss_planner.proposal.spatial.edition import EXACT, Edition, edition_of
from dss_planner.proposal.tables.sites import KEY, SITE
from dss_planner.proposal.tables.table import REAL, WHOLE, Column, Row, Table
from dss_planner.text import Text, text

_COLUMNS = (
    KEY,
    SITE,
    Column("theme", text("Theme")),
    Column("result", text("Result")),
    Column("overlap", text("Overlap"), REAL, "ha", 1, "overlap"),
    Column("share", text("Share of the site"), REAL, "%", 1, "share"),
    Column("length", text("Length inside"), REAL, "m", 0, "length"),
    Column("count", text("Features that meet the site"), WHOLE, "", None, "count"),
    Column("nearest", text("Nearest"), REAL, "km", 1, "nearest"),
    Column("names", text("Names")),
    Column("rule", text("What it asks for")),
    Column("note", text("To be completed")),
)


def result_of(one: Screened) -> Text:
    """Return what a screening found, in words: nothing on the map is not a clearance, no layer is not nothing."""
    if not one.layer:
        return text("not known: the study has no layer")
    return text("meets the site: look into it") if one.count else text("nothing in the layer meets the site")


def safeguards_table(content: PackContent, edition: Edition | None = None) -> Table:
    """Return each theme at each site; names and distances, which tell where it is, only where positions are exact."""
    exact = (edition or edition_of(content)).positions == EXACT
    themes = {theme.id: theme for theme in content.themes}
    rows = tuple(
        Row(
            (
                one.site,
                content.site(one.site).name,
                themes[one.theme].title,
                result_of(one),
                one.overlap,
                None if one.share is None else 100.0 * one.share,
                one.length,
                one.count,
                one.nearest if exact else None,
                ("; ".join(one.names) or None) if exact else None,
                themes[one.theme].rule,
                None,
            ),
            f"screened/{one.site}/{one.theme}",
        )
        for one in content.screened
    )
    notes = (
        text(
            "A screening by maps only. It does not replace a site visit, consultation, or the funder's own screening."
        ),
    )
    columns = _COLUMNS if exact else tuple(replace(one, fact="") if one.id == "nearest" else one for one in _COLUMNS)
    return Table("safeguards", text("Safeguard screening"), columns, rows, notes)
