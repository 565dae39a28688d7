"""What a report begins with: summary, study area, method, ranking."""

from __future__ import annotations

from dss_planner.proposal.languages.numbers import Quantity
from dss_planner.proposal.report.blocks import (
    CAVEAT,
    LEAD,
    NOTE,
    RIGHT,
    Block,
    Column,
    Facts,
    Figure,
    Grid,
    Items,
    Paragraph,
)
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.tables.making import make_table
from dss_planner.scoring.combination.combining import GEOMETRIC, OWA
from dss_planner.text import Text, text


def summary(t: Teller) -> tuple[Block, ...]:
    """Return what is proposed, where, at what cost and to what effect."""
    content = t.content
    lead = text(
        "{count} sites with {area} together are proposed, with {works} works over {years} years from {first}.",
        count=len(content.sites),
        area=t.fact("plan/area", 0),
        works=len(content.works),
        years=content.plan.years,
        first=content.plan.first_year,
    )
    blocks: list[Block] = [Paragraph(t.say(lead), LEAD)]
    points = []
    if content.budget is not None:
        said = text(
            "The plan costs {low} to {high} over its years; {mode} with all prices at their likely value. With "
            "prices drawn at random, half of the draws stay below {p50} and nine in ten below {p90}.",
            low=t.money("budget/total/all/low"),
            high=t.money("budget/total/all/high"),
            mode=t.money("budget/total/all/mode"),
            p50=t.money("budget/total/all/p50"),
            p90=t.money("budget/total/all/p90"),
        )
        points.append(t.say(said))
    if content.effect is not None and content.effect.net.known:
        said = text(
            "They keep {low} to {high} of soil from being blown away over these years, most likely {mode}, what leaks "
            "to the land around fences taken off.",
            low=t.fact("plan/net_low", 0),
            high=t.fact("plan/net_high", 0),
            mode=t.fact("plan/net_mode", 0),
        )
        points.append(t.say(said))
    else:
        points.append(t.say(text("What the works change was not worked out.")))
    places = ", ".join(dict.fromkeys(t.words.place(s.aimag_local, s.aimag) for s in content.sites if s.aimag))
    if places:
        points.append(t.say(text("The sites lie in {places}.", places=places)))
    blocks.append(Items(tuple(points)))
    if "sites" in t.pictures:
        blocks.append(picture(t, "sites", t.say(text("Candidate sites over the score."))))
    blocks.append(ranked(t))
    blocks += [Paragraph(t.say(caveat), CAVEAT) for caveat in content.caveats]
    return tuple(blocks)


def study_area(t: Teller) -> tuple[Block, ...]:
    """Return where the sites lie."""
    plan = t.content.plan
    blocks: list[Block] = []
    if plan.study_area:
        blocks.append(Paragraph(plan.study_area, LEAD))
    pairs = [
        (t.say(text("Sites")), str(len(t.content.sites))),
        (t.say(text("Area of the sites")), t.fact("plan/area", 0)),
    ]
    if plan.wind_from is not None:
        wind = text("from {degrees}", degrees=Quantity(plan.wind_from, "°", 0))
        pairs.append((t.say(text("Erosive wind")), ", ".join(part for part in (t.say(wind), plan.wind_source) if part)))
    if t.content.method.scored is not None:
        pairs.append((t.say(text("Land that was scored")), t.words.quantity(t.content.method.scored, "ha", 0)))
    blocks.append(Facts(tuple(pairs)))
    for name in ("locator", "region", "landcover", "access"):
        if name in t.pictures:
            blocks.append(picture(t, name))
    return tuple(blocks)


def method(t: Teller) -> tuple[Block, ...]:
    """Return how erosion, access, score and sites were worked out, with the formulas used and the weights."""
    content = t.content
    blocks: list[Block] = [
        *(_soil_loss(t) if content.method.erosion == "rweq" else ()),
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
    blocks += [picture(t, name) for name in ("criteria", "score", "erosion") if name in t.pictures]
    return tuple(blocks)


def ranking(t: Teller) -> tuple[Block, ...]:
    """Return the ranked sites and how sure their ranks are."""
    blocks: list[Block] = [ranked(t)]
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
        names = ", ".join(t.content.method.left_out)
        blocks.append(Paragraph(t.say(text("Left out by people: {names}.", names=names)), NOTE))
    return tuple(blocks)


def ranked(t: Teller) -> Grid:
    """Return the table of sites as a page has room for it."""
    return t.grid(
        make_table(t.content, "site_table"), ("rank", "site", "place", "area", "score", "soil_loss", "travel_time")
    )


def picture(t: Teller, name: str, caption: str = "") -> Figure:
    """Return a picture of the report by name."""
    path, width, height = t.pictures[name]
    return Figure(path, width, height, caption)


def _soil_loss(t: Teller) -> list[Block]:
    return [
        Paragraph(t.say(text("Soil loss by wind is worked out with the revised wind erosion equation (RWEQ):"))),
        Paragraph("Qmax = 109.8 · (WF · EF · SCF · K′ · C)      s = 150.71 · (WF · EF · SCF · K′ · C)^−0.3711"),
        Paragraph("SL = 2 · z / s² · Qmax · e^−(z/s)²"),
        Paragraph(
            t.say(
                text(
                    "WF is the weather factor, EF the erodible fraction, SCF the soil crust factor, K′ the roughness, "
                    "C the vegetation, z the length of the field and SL the soil loss. Travel time is the least time "
                    "over terrain, land cover and roads."
                )
            )
        ),
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
