"""What a report begins with: summary, study area, method, ranking."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial

from dss_planner.erosion.rweq import TURNING_RATIO
from dss_planner.proposal.content.model import PUBLIC, PackContent
from dss_planner.proposal.languages.numbers import Quantity
from dss_planner.proposal.maps.told import place_words
from dss_planner.proposal.report.blocks import (
    CAVEAT,
    LEAD,
    NOTE,
    RIGHT,
    Block,
    Column,
    Facts,
    Grid,
    Items,
    OnePage,
    Paragraph,
)
from dss_planner.proposal.report.sections.sites import LEAKAGE
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.tables.making import make_table
from dss_planner.proposal.tables.sites import SHARED
from dss_planner.scoring.combination.combining import GEOMETRIC, OWA
from dss_planner.text import Text, text

#: What the study area is called where nobody named it: its file.
_NAMELESS = "area"
#: Criteria that a table of points has room for.
_CRITERIA = 6


def summary(t: Teller) -> tuple[Block, ...]:
    """Return on one page what is proposed, where, at what cost and to what effect."""
    return (OnePage(tuple(partial(_summary, t, size) for size in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4))),)


def _summary(t: Teller, size: float) -> tuple[Block, ...]:
    content = t.content
    lead = text(
        "{count} sites with {area} together are proposed, with {works} works over {years} years from {first}.",
        count=len(content.sites),
        area=t.fact("plan/area", 0),
        works=len(content.works),
        years=content.plan.years,
        first=content.plan.first_year,
    )
    points = [*_places(t), *_cost(t), _effect(t), *_people(t)]
    blocks: list[Block] = [Paragraph(t.say(lead), LEAD), Items(tuple(points))]
    if "sites" in t.pictures:
        figure = t.picture("sites", text("Candidate sites over the score"))
        blocks.append(replace(figure, width=size * figure.width, height=size * figure.height))
    blocks.append(ranked(t))
    blocks += [Paragraph(t.say(caveat), CAVEAT) for caveat in _urgent(content)]
    return tuple(blocks)


def _places(t: Teller) -> list[str]:
    places = t.words.listed(t.words.place(s.aimag_local, s.aimag) for s in t.content.sites if s.aimag)
    return [t.say(text("The sites lie in {places}.", places=places))] if places else []


def _cost(t: Teller) -> list[str]:
    if t.content.budget is None:
        return []
    said = text(
        "The plan costs {mode} over its {years} years with all prices at their likely value; {low} with all at their "
        "lowest and {high} with all at their highest. With prices drawn at random, half of the draws stay below {p50} "
        "and nine in ten below {p90}.",
        years=t.content.plan.years,
        low=t.money("budget/total/all/low"),
        high=t.money("budget/total/all/high"),
        mode=t.money("budget/total/all/mode"),
        p50=t.money("budget/total/all/p50"),
        p90=t.money("budget/total/all/p90"),
    )
    return [t.say(said)]


def _effect(t: Teller) -> str:
    effect = t.content.effect
    if effect is None or not effect.net.known:
        return t.say(text("What the works change was not worked out."))
    said = text(
        "By the model the works keep {mode} of soil from being blown away over these years, most likely; {low} to "
        "{high} are possible.",
        low=t.fact("plan/net_low", 0),
        high=t.fact("plan/net_high", 0),
        mode=t.fact("plan/net_mode", 0),
    )
    return t.words.together([t.say(said), t.say(LEAKAGE)]) if effect.leaked.mode else t.say(said)


def _people(t: Teller) -> list[str]:
    """Return how many people benefit, where the plan says so."""
    if t.content.project.people.direct is None:
        return []
    said = text(
        "{count} people benefit directly: {women} women and {men} men.",
        count=t.fact("people/direct", 0, ""),
        women=t.fact("people/direct_women", 0, ""),
        men=t.fact("people/direct_men", 0, ""),
    )
    return [t.say(said)]


def _urgent(content: PackContent) -> tuple[Text, ...]:
    """Return what may not be missed; the rest stands under evidence and caveats."""
    if content.shared <= SHARED:
        return content.caveats
    shared = Quantity(content.shared, "ha")
    said = text("The sites overlap: {area} lie in more than one of them and count once.", area=shared)
    return (said, *content.caveats)


def study_area(t: Teller) -> tuple[Block, ...]:
    """Return where the sites lie."""
    plan = t.content.plan
    blocks: list[Block] = []
    if plan.study_area and plan.study_area not in (_NAMELESS, t.words.stored(_NAMELESS)):
        blocks.append(Paragraph(plan.study_area, LEAD))
    pairs = [
        (t.say(text("Sites")), str(len(t.content.sites))),
        (t.say(text("Area of the sites")), t.fact("plan/area", 0)),
    ]
    if plan.wind_from is not None:
        wind = text("from {degrees}", degrees=Quantity(plan.wind_from, "°", 0))
        pairs.append((t.say(text("Erosive wind")), plan.wind_source or t.say(wind)))
    if t.content.method.scored is not None:
        pairs.append((t.say(text("Land that was scored")), t.words.quantity(t.content.method.scored, "ha", 0)))
    blocks.append(Facts(tuple(pairs)))
    return (*blocks, *t.shown("locator", "region", "landcover", "access"))


def method(t: Teller) -> tuple[Block, ...]:
    """Return how erosion, access, score and sites were worked out, with the formulas used and the weights."""
    content = t.content
    blocks: list[Block] = [
        *(_soil_loss(t) if content.method.erosion == "rweq" else ()),
        Paragraph(t.say(text("Travel time is the least time over terrain, land cover and roads."))),
        Paragraph(t.say(_combination(content.method.combination, content.method.optimism))),
    ]
    if content.weights:
        columns = (
            Column(t.say(text("Criterion"))),
            Column(t.say(text("Weight")), RIGHT),
            Column(t.say(text("Given by"))),
            Column(t.say(text("When"))),
        )
        rows = tuple(
            (t.say(Text(w.name)), t.words.percent(w.share), w.by_whom, t.words.day(w.made)) for w in content.weights
        )
        blocks.append(Grid(columns, rows, t.say(text("Weights of the criteria"))))
    if content.excluded:
        columns = (Column(t.say(text("Left out"))), Column(t.say(text("Rule"))), Column(t.say(text("Land")), RIGHT))
        rows = tuple((e.name, e.rule, t.words.quantity(e.area, "ha", 0)) for e in content.excluded)
        blocks.append(Grid(columns, rows, t.say(text("Land that the score leaves out"))))
    return (*blocks, *(t.shown("criteria") or t.shown("score")))


def ranking(t: Teller) -> tuple[Block, ...]:
    """Return the points of the ranked sites and how sure their ranks are."""
    blocks: list[Block] = [_points(t)]
    sure = [site for site in t.content.sites if site.robustness is not None]
    if sure:
        columns = (
            Column(t.say(text("Site"))),
            Column(t.say(text("First in")), RIGHT),
            Column(t.say(text("Among the best in")), RIGHT),
            Column(t.say(text("Rank in nine tenths of the draws")), RIGHT),
        )
        rows = []
        for site in sure:
            found = site.robustness
            if found is not None:
                rows.append(
                    (
                        site.name,
                        t.words.percent(found.first_share),
                        t.words.percent(found.top_share),
                        f"{found.rank_low or '—'}–{found.rank_high or '—'}",
                    )
                )
        caption = text(
            "How often a site keeps its place when weights and data are drawn anew ({draws} draws)", draws=_draws(t)
        )
        blocks.append(Grid(columns, tuple(rows), t.say(caption)))
    else:
        blocks.append(Paragraph(t.say(text("How sure the ranks are was not worked out.")), CAVEAT))
    blocks += [Paragraph(note, NOTE) for note in (*t.content.method.verdicts, *t.content.method.notes)]
    if t.content.method.left_out:
        names = t.words.listed(t.content.method.left_out)
        blocks.append(Paragraph(t.say(text("Left out by people: {names}.", names=names)), NOTE))
    return tuple(blocks)


def ranked(t: Teller) -> Grid:
    """Return the table of sites as a page has room for it."""
    names = ("rank", "site", "place", "area", "score", "soil_loss", "travel_time")
    grid = t.grid(make_table(t.content, "site_table"), names, shares=(7, 14, 31, 10, 13, 15, 10))
    exact = t.content.sensitivity != PUBLIC
    places = [place_words(site, t.words, exact) for site in t.content.sites]
    rows = [(*row[:2], place, *row[3:]) for row, place in zip(grid.rows, places)]
    return replace(grid, rows=(*rows, *grid.rows[len(rows) :]), caption=t.say(text("The sites, ranked")))


def _points(t: Teller) -> Grid:
    """Return which criterion gives each site how many points."""
    told = {one.criterion: one for site in t.content.sites for one in site.contributions}
    if not told or len(told) > _CRITERIA:
        return ranked(t)
    heads = [
        Column(t.say(text("{name} (of {most})", name=Text(one.name), most=t.words.number(one.of_points, 0))), RIGHT)
        for one in told.values()
    ]
    rows = []
    for site in t.content.sites:
        points = {one.criterion: one.points for one in site.contributions}
        cells = (t.words.number(points.get(criterion), 1) for criterion in told)
        rows.append((str(site.rank or "—"), site.name, *cells, t.words.number(site.score, 1)))
    columns = (Column(t.say(text("Rank")), RIGHT), Column(t.say(text("Site"))), *heads)
    score = Column(t.say(text("Score (0–100)")), RIGHT)
    return Grid((*columns, score), tuple(rows), t.say(text("Points that each criterion gives the sites")))


def _soil_loss(t: Teller) -> list[Block]:
    method = t.content.method
    limit = t.words.number(math.sqrt(TURNING_RATIO), 2)
    held = text(
        "Beyond z/s = {limit} the equation as it stands would call the worst ground better; there soil loss is held at "
        "the value of that point.",
        limit=limit,
    )
    said = [t.say(held)]
    if method.held_share is not None and method.held_share > 0.0:
        share = t.words.percent(method.held_share, 2)
        said.append(t.say(text("This was so on {share} of the land that is known.", share=share)))
    elif method.held_share is not None:
        said.append(t.say(text("Nowhere in this study was that point passed.")))
    where = text(
        "WF is the weather factor, EF the erodible fraction, SCF the soil crust factor, K′ the roughness, C the "
        "vegetation, s the critical field length, z the length of the field ({length}) and SL the soil loss.",
        length=Quantity(method.field_length, "m", 0),
    )
    return [
        Paragraph(t.say(text("Soil loss by wind is worked out with the revised wind erosion equation (RWEQ):"))),
        Paragraph("Qmax = 109.8 · (WF · EF · SCF · K′ · C)      s = 150.71 · (WF · EF · SCF · K′ · C)^−0.3711"),
        Paragraph("SL = 2 · z / s² · Qmax · e^−(z/s)²"),
        Paragraph(t.say(where)),
        Paragraph(t.words.together(said)),
    ]


def _combination(how: str, optimism: float | None) -> Text:
    if how == GEOMETRIC:
        return text("The score is the weighted geometric mean of the criteria's points, from 0 to 100.")
    if how == OWA:
        return text(
            "The score is an ordered weighted average of the criteria's points, from 0 to 100; optimism {optimism}.",
            optimism=Quantity(optimism, "", 2),
        )
    return text("The score is the weighted sum of the criteria's points, from 0 to 100.")


def _draws(t: Teller) -> str:
    found = next((site.robustness.draws for site in t.content.sites if site.robustness is not None), None)
    return t.words.number(found, 0)
