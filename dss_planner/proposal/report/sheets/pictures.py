"""The pictures of the sheets for herders and of the places for photos, for all measures and sites of a pack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.report.sheets.drawing import Drawn, draw_calendar, draw_photos, draw_sign
from dss_planner.proposal.report.sheets.said import calendar_rows, photo_frames, tiles

_WIDTH = 172.0


def sheet_pictures(
    content: PackContent, words: Words, folder: Path, families: Sequence[str], sections: frozenset[str]
) -> dict[str, Drawn]:
    """Draw what ``sections`` show into ``folder``: “sign_<measure>”, “calendar_<measure>”, “photos_<site>”."""
    found: dict[str, Drawn] = {}
    if "herder_sheet" in sections:
        for id in content.seasons:
            measure = content.measures[id]
            sign, calendar = f"sign_{id}", f"calendar_{id}"
            found[sign] = draw_sign(tiles(content, measure, words), folder / f"{sign}.png", _WIDTH, families)
            rows = calendar_rows(content, measure, words)
            if rows:
                found[calendar] = draw_calendar(rows, folder / f"{calendar}.png", _WIDTH, families)
    if "sites" in sections:
        for site in content.sites:
            frames = photo_frames(content, site.uuid, words)
            if frames:
                name = f"photos_{site.uuid}"
                found[name] = draw_photos(frames, folder / f"{name}.png", _WIDTH, families)
    return found
