"""What the sheet of a measure says: its signs with their words, and the rows of its calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dss_planner.measures.catalogue.catalogue import Measure, Value
from dss_planner.plan.scheduling.months import month_words
from dss_planner.plan.scheduling.schedule import BASELINE, BUILD, MONITOR, ORDER, PREPARE, RENEW, UPKEEP
from dss_planner.plan.store.projectfacts import SIDES, Photo
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.project import Shot
from dss_planner.proposal.languages.words import Words
from dss_planner.text import Text, text

#: Behind a value that rests on no source that was read.
OPEN = " *"
#: Partners whom a sheet names.
_CALLED = 2
_SPACING = "spacing"


@dataclass(frozen=True)
class Tile:
    """One picture of the sheet. sign: name of a pictogram; head: what it is about; said: lines below."""

    sign: str
    head: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class CalendarRow:
    """A row of twelve months. months: which are marked (1–12); look: 'do', 'plan', 'storm' or 'frozen'."""

    sign: str
    title: str
    months: tuple[int, ...]
    look: str


@dataclass(frozen=True)
class Frame:
    """A photo, or a place for one. photo: its file, '' for none yet; side: 0–3 from north over east, -1 for none."""

    words: str
    photo: str = ""
    side: int = -1


@dataclass(frozen=True)
class _Kind:
    """build, apart: pictograms; sizes: sentence and the value of the layout that it tells; out: what is kept out."""

    build: str
    apart: str = ""
    sizes: tuple[tuple[Text, str], ...] = ()
    out: str = "herd"


_HIGH = (text("Height: {value}"), "height")
_POSTS = (text("From post to post: {value}"), "post_spacing")
_PLANTS = text("From plant to plant: {value}")
_ROWS = text("From row to row: {value}")
_CELL = (text("Side of a square: {value}"), "cell")
_SEED = (text("Seed: {value}"), "seed")
_GRID = _Kind("build_grid", "apart_cell", (_CELL, _HIGH), "herd")
_KINDS: Mapping[str, _Kind] = {
    "checkerboard": _GRID,
    "net_grid": _GRID,
    "pla_grid": _GRID,
    "sand_fence": _Kind("build_fence", "apart_rows", (_POSTS, (_ROWS, _SPACING), _HIGH), "car"),
    "tree_belt": _Kind("build_trees", "apart_plants", ((_PLANTS, "plant_spacing"), (_ROWS, "row_spacing"))),
    "shrub_belt": _Kind(
        "build_shrubs",
        "apart_plants",
        ((_PLANTS, "plant_spacing"), (_ROWS, "row_spacing"), (text("Open land between belts: {value}"), "gap")),
    ),
    "haloxylon": _Kind("build_shrubs", "apart_plants", ((_PLANTS, "spacing"),)),
    "aerial_seed": _Kind("build_seed", "apart_amount", (_SEED,)),
    "overseed": _Kind("build_seed", "apart_amount", (_SEED,)),
    "exclosure": _Kind("build_exclosure", "apart_posts", (_POSTS, (text("A gate every {value}"), "gate_every"))),
    "rot_graze": _Kind(
        "build_herd", "apart_parts", ((text("Parts: {value}"), "paddocks"), (text("Days on a part: {value}"), "days"))
    ),
    "residue": _Kind("build_stubble", "apart_height", ((text("Stubble: {value}"), "stubble"),)),
    "gravel": _Kind(
        "build_gravel",
        "apart_amount",
        ((text("Stones: {value}"), "size"), (text("Ground that they cover: {value}"), "cover")),
        "car",
    ),
    "biocrust": _Kind("build_crust"),
    "playa": _Kind("build_playa"),
    "spring_well": _Kind("build_well", "apart_posts", ((text("Land to fence: {value}"), "fence_area"),)),
    "mine_rehab": _Kind("build_mine", "apart_height", ((text("Topsoil: {value}"), "topsoil"),)),
    "track_merge": _Kind("build_track", out="car"),
}
#: An own measure that is like none of them, by what is drawn of it.
_BY_SHAPE = {"line": _Kind("build_fence", out="car"), "point": _Kind("build_well")}
_OUT = {
    "herd": text("Keep the herd out"),
    "car": text("Keep vehicles off"),
}
_SIDES = (text("north"), text("east"), text("south"), text("west"))
#: Signs of units in words; each is a unit that the languages have a word for.
_PLAIN = {"a": "years", "d": "days", "%/a": "% a year"}
#: Years in English words of the catalogue: “every 1–3 a”.
_YEARS = re.compile(r"(?<=\d) a\b")
#: Years below which months are told.
_MONTHS_BELOW = 0.5
_RESTS = ("guard_years", "rest_years")


def tiles(content: PackContent, measure: Measure, words: Words) -> tuple[Tile, ...]:
    """Return the six pictures of a sheet."""
    kind = _kind(measure)
    season = content.seasons[measure.id]
    months = words(month_words(season.possible)) + ("" if season.read else OPEN)
    rest = next((measure.layout[name] for name in _RESTS if name in measure.layout), None)
    years = (words(text("for {value}", value=value_said(words, rest))),) if rest is not None else ()
    return (
        Tile(kind.build, words(text("Build: {measure}", measure=measure.name)), _material(measure, words)),
        _apart(measure, kind, words),
        Tile("when", words(text("When")), (months, words(text("never into frozen ground, not in storms")))),
        Tile(f"keep_out_{kind.out}", words(_OUT[kind.out]), years),
        Tile("after_storm", words(text("After each storm: go and look")), (value_said(words, measure.maintenance),)),
        Tile("call", words(text("Call")), _callable(content, words)),
    )


def calendar_rows(content: PackContent, measure: Measure, words: Words) -> tuple[CalendarRow, ...]:
    """Return the rows of a measure's year, as far as something is known of them."""
    season, kind = content.seasons[measure.id], _kind(measure)
    planned = season.planned

    def of(*stages: str) -> tuple[int, ...]:
        return tuple(sorted({month for stage in stages for month in planned.get(stage, ())}))

    rows = (
        CalendarRow("storm", words(text("Storm season")), season.storm, "storm"),
        CalendarRow("frozen", words(text("Frozen ground")), season.frozen, "frozen"),
        CalendarRow(kind.build, words(text("Possible: build, plant, sow")), season.possible, "do"),
        CalendarRow("agree", words(text("Planned: agree and survey")), of(PREPARE), "plan"),
        CalendarRow("supply", words(text("Planned: order, grow seedlings")), of(ORDER), "plan"),
        CalendarRow(kind.build, words(text("Planned: build, plant, sow, renew")), of(BUILD, RENEW), "plan"),
        CalendarRow("upkeep", words(text("Planned: upkeep")), of(UPKEEP), "plan"),
        CalendarRow("measure", words(text("Planned: measure")), of(BASELINE, MONITOR), "plan"),
        CalendarRow("after_storm", words(text("Look after each storm")), season.storm, "do"),
    )
    return tuple(row for row in rows if row.months)


def photo_frames(content: PackContent, site: str, words: Words) -> tuple[Frame, ...]:
    """Return the photos of a site, those of its photo points first; a place for each that is wanted without any."""
    taken = list(content.project.shots_at(site))
    frames = []
    for point, number, shot in _points(content, site):
        if shot is not None:
            taken.remove(shot)
            when = [words.day(shot.given.day)] if shot.given.day else []
            frames.append(Frame(" · ".join([str(point), words(_SIDES[number]), *when]), shot.path, number))
        elif not content.project.shots_at(site):
            frames.append(Frame(f"{point} · {words(_SIDES[number])}", "", number))
    return (*frames, *(Frame(_words_of(one.given, words), one.path) for one in taken))


def photos_wanted(content: PackContent, site: str, words: Words) -> tuple[str, ...]:
    """Return where photos are still to be taken, by photo point; nothing where none was taken yet."""
    if not content.project.shots_at(site):
        return ()
    found: dict[int, list[str]] = {}
    for point, number, shot in _points(content, site):
        if shot is None:
            found.setdefault(point, []).append(words(_SIDES[number]))
    return tuple(f"{point} · {', '.join(sides)}" for point, sides in found.items())


def _points(content: PackContent, site: str) -> Iterator[tuple[int, int, Shot | None]]:
    """Yield each side of each photo point of a site, and its photo."""
    count = sum(plot.kind == "photo" and plot.site == site for plot in content.plots)
    taken = content.project.shots_at(site)
    for point in range(1, count + 1):
        for number, side in enumerate(SIDES):
            shots = (one for one in taken if (one.given.point, one.given.side) == (point, side))
            yield point, number, next(shots, None)


def _words_of(photo: Photo, words: Words) -> str:
    return " · ".join(part for part in (words.day(photo.day) if photo.day else "", photo.words) if part)


def value_said(words: Words, value: Value) -> str:
    """Return a value of the catalogue in words, with a star where no source was read."""
    shown = value_words(words, value)
    return shown if value.verified else shown + OPEN


def value_words(words: Words, value: Value) -> str:
    """Return a value of the catalogue as people say it: years and months, not signs of units."""
    unit = value.unit or ""
    if isinstance(value.value, (list, tuple)):
        low, high = value.pair
        if unit == "a" and high < _MONTHS_BELOW:
            return _counted(words, words.span(12.0 * low, 12.0 * high, "months", 0), high)
        return _counted(words, words.span(low, high, _PLAIN.get(unit, unit)), high)
    if isinstance(value.value, (int, float)) and not isinstance(value.value, bool):
        return _counted(words, words.quantity(value.number, _PLAIN.get(unit, unit)), value.number)
    shown = words(Text(str(value.value)))
    return _YEARS.sub(" years", shown) if words.language == "en" else shown


def _counted(words: Words, shown: str, high: float) -> str:
    """Return an amount with the unit in the singular where English asks for it."""
    one = words.language == "en" and round(12.0 * high if shown.endswith("months") else high, 6) == 1.0
    return shown[:-1] if one and shown.endswith(("years", "days", "months")) else shown


def _kind(measure: Measure) -> _Kind:
    return _KINDS.get(measure.kind) or _BY_SHAPE.get(measure.geometry) or _Kind("build_shrubs")


def _material(measure: Measure, words: Words) -> tuple[str, ...]:
    return (value_said(words, measure.material),) if str(measure.material.value) != "–" else ()


def _apart(measure: Measure, kind: _Kind, words: Words) -> Tile:
    lines = []
    for sentence, name in kind.sizes:
        value = _fence_rows(measure) if name == _SPACING and name not in measure.layout else measure.layout.get(name)
        if value is not None:
            lines.append(words(Text(sentence.template, {"value": value_said(words, value)})))
    if not lines or not kind.apart:
        return Tile("water", words(text("Water")), (value_said(words, measure.water_need),))
    return Tile(kind.apart, words(text("How far apart, how much")), tuple(lines))


def _fence_rows(measure: Measure) -> Value | None:
    """Return how far apart the rows of a fence stand: the catalogue has it in heights."""
    heights, height = measure.layout.get("spacing_heights"), measure.layout.get("height")
    if heights is None or height is None:
        return None
    metres = [one * height.number for one in heights.pair]
    return Value(metres, "m", "D" if heights.verified and height.verified else "A", heights.source)


def _callable(content: PackContent, words: Words) -> tuple[str, ...]:
    named = [one for one in content.partners if one.contact] or list(content.partners)
    found = [": ".join(part for part in (one.name, one.contact) if part) for one in named[:_CALLED]]
    return tuple(found) or (words(text("Name and telephone:")), "_" * 24)
