"""What the maps say beside what they show: titles, sources, facts and works of a site, in the language of the pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dss_planner.proposal.content.grounds import Source
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.content.working import Work
from dss_planner.proposal.languages.numbers import degrees_minutes
from dss_planner.proposal.languages.words import Words
from dss_planner.text import Text, text

#: Map → the roles of the layers that it is drawn from; those of all maps are under "".
ROLES = {
    "": ("admin1", "settlements", "roads"),
    "landcover": ("landcover",),
    "access": ("landcover", "elevation", "roads", "rivers", "railroads"),
    "erosion": (
        "wind",
        "wind_stations",
        "temperature",
        "precipitation",
        "sand",
        "silt",
        "clay",
        "soil_points",
        "ndvi_minimum",
        "ndvi_maximum",
        "landcover",
        "elevation",
    ),
    "works": ("elevation", "landcover"),
    "site": ("elevation", "rivers", "lakes", "railroads"),
    "safeguards": ("protected_areas", "mining_licences", "mine_pits", "camps", "water_points", "rivers", "lakes"),
}
#: Maps that all layers go into.
_OF_ALL = ("sites", "score", "criteria")
_LICENCE_LETTERS = 90
#: Name of the fact that is a latitude and a longitude.
POSITION = "position"
#: Letters of the note that every page has room for.
NOTE_LENGTH = 260


def sources_of(content: PackContent, words: Words, map_id: str) -> str:
    """Return the data behind a map, each once, with date and licence."""
    wanted = None if map_id in _OF_ALL else {*ROLES[""], *ROLES.get(map_id, ())}
    found = [one for one in content.sources if wanted is None or one.role in wanted]
    bare = [one for one in found if not one.date and not one.licence]
    said = dict.fromkeys(_credit(source, words) for source in found if source not in bare)
    lines = ["; ".join(said)] if said else []
    if bare:
        names = ", ".join(dict.fromkeys(_credit(source, words) for source in bare))
        lines = [f"{line}." for line in lines]
        lines.append(words(text("Date and licence not stated: {names}.", names=names)))
    return " ".join((*lines, words(text("Base map: Natural Earth 1:10m (public domain)."))))


def _credit(source: Source, words: Words) -> str:
    said = source.licence.rpartition("Data: ")[2]  # of the data, where the package that brings them has one too
    licence = re.split(r"\. |。", said)[0].strip(". ")
    if len(licence) > _LICENCE_LETTERS:
        licence = f"{licence[: _LICENCE_LETTERS - 1].rstrip()}…"
    more = ", ".join(part for part in (source.date, licence) if part)
    name = source.dataset or words(source.title)
    return f"{name} ({more})" if more else name


def partners_of(content: PackContent) -> Text:
    """Return the line of the partners at the foot of each page."""
    names = " · ".join(partner.name for partner in content.partners if partner.name)
    return text("Partners: {partners}", partners=names) if names else text("Partners: none named in the plan yet")


def most_changed(content: PackContent) -> Site:
    """Return the site where the works avoid most; the first where that is not known."""
    ranked = sorted(content.sites, key=lambda site: site.rank or len(content.sites))
    return max(ranked, key=lambda site: _avoided(content, site))


def _avoided(content: PackContent, site: Site) -> float:
    effect = content.effect_of(site.uuid)
    return (effect.avoided.mode or 0.0) if effect is not None else 0.0


def method_of(map_id: str) -> Text:
    """Return how what a map shows was made."""
    return {
        "locator": text("Where the study area and its sites lie in Northeast Asia. Boundaries are for orientation."),
        "region": text(
            "Sites with aimags, soums, settlements and roads. Boundaries are for orientation. "
            "Cyrillic names in Latin letters: MNS 5217:2012."
        ),
        "sites": text("Candidate sites over the score from 0 to 100: the higher, the more reason to start there."),
        "score": text("Score from 0 to 100: weighted criteria, each turned into points by its value function."),
        "criteria": text("Soil loss, land cover, travel time and the score made of them."),
        "landcover": text("Classes of the land cover product, joined into the planner's classes."),
        "access": text("Least travel time from the places of departure over terrain, land cover and roads."),
        "erosion": text("Soil loss by wind: revised wind erosion equation (RWEQ), sum or year as the study sets it."),
        "site": text("The site with what lies around it."),
        "works": text("Works are drafts for discussion; see the report."),
        "safeguards": text("What speaks against works or asks for care; what is not shown is not known to be away."),
        "monitoring": text("Plots with measures and matched controls: same land cover, slope and cover, out of reach."),
    }[map_id]


def title_of(map_id: str) -> Text:
    """Return the title of a map."""
    return {
        "locator": text("Where it is: Northeast Asia"),
        "region": text("Sites, aimags and soums"),
        "sites": text("Candidate sites, ranked"),
        "score": text("Where to start: the score"),
        "criteria": text("Why there: the criteria"),
        "landcover": text("Land cover"),
        "access": text("How to get there: travel time"),
        "erosion": text("Soil loss by wind"),
        "site": text("The site and its surroundings"),
        "works": text("Works and quantities"),
        "safeguards": text("Safeguards"),
        "monitoring": text("Monitoring plots and their controls"),
    }[map_id]


def fitting_note(note: str) -> str:
    """Return ``note`` as far as the pages have room for it; what is cut shows by its last sign."""
    if len(note) <= NOTE_LENGTH:
        return note
    kept = note[: NOTE_LENGTH - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip() + "…"


def fact_rows(site: Site, words: Words, exact: bool = True) -> list[tuple[str, str, str, str]]:
    """Return place and position (as exact as may be told), area, score and what was measured at a site.

    Of each its title and value in words, the name and the unit of its fact, '' where it states none.
    """
    latitude, longitude = degrees_minutes(site.latitude, site.longitude)
    place = place_words(site, words, exact)
    rows: list[tuple[str, str, str, str]] = [
        (words(text("Place")), place, "", ""),
        (words(text("Position")), f"{latitude} {longitude}" if exact else "", POSITION, "°"),
        (words(text("Area")), words.quantity(site.area, "ha"), "area", "ha"),
    ]
    if site.score is not None:
        said = words(text("{score} of 100", score=words.number(site.score, 1)))
        # languages that put the whole first would be read as stating it
        rows.append((words(text("Score")), said, "score" if said.startswith(words.number(site.score, 1)) else "", ""))
    for fact in site.facts:
        if isinstance(fact.value, (int, float)):
            said = words.quantity(float(fact.value), fact.unit, fact.digits)
            rows.append((words(fact.title), said, fact.id, fact.unit))
        elif fact.value is not None:
            rows.append((words(fact.title), words(fact.value), "", ""))
    return [row for row in rows if row[1]]


def place_words(site: Site, words: Words, exact: bool = True) -> str:
    """Return where a site lies, in words: aimag, soum, and from the next place where that may be told."""
    parts = (
        words.place(site.aimag_local, site.aimag),
        words.place(site.soum_local, site.soum),
        site.place if exact else "",  # “24 km SW of …” is a position too
    )
    return words.listed(part for part in parts if part)


def fact_lines(site: Site, words: Words, exact: bool = True) -> str:
    """Return what `fact_rows` tells, a line each."""
    return "\n".join(f"{name}: {value}" for name, value, *_ in fact_rows(site, words, exact))


def work_lines(works: Iterable[Work], content: PackContent, words: Words) -> str:
    """Return the works of a site with their quantities, a line each."""
    return "\n".join(
        f"{words.measure(content.measures[work.measure])}: {words.listed(quantities(work, words))}" for work in works
    )


def quantities(work: Work, words: Words) -> Sequence[str]:
    """Return the quantities of a work with their units; a dash where nothing is drawn."""
    return [said for said, *_ in quantity_rows(work, words)] or [words.number(None)]


def quantity_rows(work: Work, words: Words) -> list[tuple[str, str, str]]:
    """Return the quantities of a work in words, each with the name and the unit of its fact."""
    found = []
    if work.area:
        found.append((words.quantity(work.area, "ha"), "area", "ha"))
    if work.length:
        in_km = work.length >= 2000.0
        unit = "km" if in_km else "m"
        found.append((words.quantity(work.length / 1000.0 if in_km else work.length, unit), "length", unit))
    counted = (
        (work.plants, "plants", text("{count} plants", count=words.number(work.plants, 0))),
        (work.gates, "gates", text("{count} gates", count=words.number(work.gates, 0))),
        (work.points, "points", text("{count} places", count=words.number(work.points, 0))),
    )
    return found + [(words(sentence), fact, "") for count, fact, sentence in counted if count]


def cost_line(works: Sequence[Work], content: PackContent, words: Words) -> str:
    """Return what the works of a site cost over the plan's years, without contingency."""
    known = [work.cost for work in works if work.cost.known]
    if not known:
        return words(text("Cost: not known"))
    currency = content.plan.currency
    low, high = (sum(getattr(cost, end) or 0.0 for cost in known) for end in ("low", "high"))
    sentence = text(
        "Cost over {years} years: {low} to {high}, planning range",
        years=content.plan.years,
        low=words.money(_rounded(low), currency),
        high=words.money(_rounded(high), currency),
    )
    return words(sentence)


def _rounded(value: float) -> float:
    """Return a cost to three leading digits: a range is never more exact than that."""
    step = 10.0 ** max(len(str(int(value))) - 3, 0)
    return round(value / step) * step
