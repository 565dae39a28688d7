"""Which measures follow each other on which kind of land, from the cheapest package to the strongest, and why."""

from __future__ import annotations

from dss_planner.text import text

DUNE, BARE, STEPPE, CROP, PLAYA, OTHER = "dune", "bare", "steppe", "crop", "playa", "other"
#: Packages of one land, from the cheapest to the strongest.
LOW, STANDARD, STRONG = "low", "standard", "strong"
VARIANTS = (LOW, STANDARD, STRONG)

_BARRIER, _GRID, _GUARD = ("sand_fence",), ("checkerboard", "net_grid", "pla_grid"), ("exclosure",)
_SHRUBS, _SAXAUL = ("shrub_belt", "haloxylon"), ("haloxylon", "shrub_belt")
#: Packages by land type, in the order in which works follow each other leeward: groups, of which the first measure
#: that fits is taken. Dunes: fence, grid, shrubs, guard (Shapotou and Taklimakan sequence [V]); steppe: grazing first
#: and seed only where degraded; lake beds: halophytes and roughening first (SCIENCE 7.4, rule combinations). What the
#: cheap and the strong packages leave out and add is an assumption [A].
GROUPS: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {
    DUNE: {
        LOW: (_BARRIER, _GUARD),
        STANDARD: (_BARRIER, _GRID, _SHRUBS, _GUARD, ("rot_graze",)),
        STRONG: (_BARRIER, _GRID, ("biocrust",), _SHRUBS, _GUARD, ("rot_graze",)),
    },
    BARE: {
        LOW: (_SAXAUL, _GUARD),
        STANDARD: (_BARRIER, _GRID, _SAXAUL, _GUARD, ("rot_graze",)),
        STRONG: (_BARRIER, _GRID, ("biocrust",), _SAXAUL, ("gravel",), _GUARD, ("rot_graze",)),
    },
    STEPPE: {
        LOW: (("rot_graze",),),
        STANDARD: (("rot_graze",), ("overseed",), _GUARD),
        STRONG: (("rot_graze",), ("shrub_belt",), ("overseed",), _GUARD, ("spring_well",)),
    },
    CROP: {
        LOW: (("residue",),),
        STANDARD: (("tree_belt", "shrub_belt"), ("residue",), ("rot_graze",)),
    },
    PLAYA: {
        LOW: (_GUARD,),
        STANDARD: (("playa",), _GUARD, ("rot_graze",)),
        STRONG: (("playa",), ("gravel",), _GUARD, ("rot_graze",)),
    },
    OTHER: {STANDARD: (_GUARD, ("rot_graze",))},
}
#: Recovery class of rangeland from which seed is worth its cost; below it, rest alone brings the grass back [M].
SEED_CLASS = 3
#: Measures in the order in which they take land from the windward edge on, then what guards and serves them all.
SEQUENCE = (
    "sand_fence",
    "checkerboard",
    "net_grid",
    "pla_grid",
    "biocrust",
    "shrub_belt",
    "haloxylon",
    "tree_belt",
    "gravel",
    "residue",
    "overseed",
    "aerial_seed",
    "playa",
    "mine_rehab",
    "track_merge",
    "exclosure",
    "rot_graze",
    "spring_well",
)
#: Measures of the pasture round the core, where there is one.
OF_REST = frozenset({"rot_graze", "spring_well"})

#: Why a package, by land type and variant.
WHY = {
    (DUNE, LOW): text(
        "Moving sand, cheapest: the fence stops sand from outside, the exclosure lets what grows there recover. "
        "Nothing is planted: plants without a grid are buried."
    ),
    (DUNE, STANDARD): text(
        "Moving sand: fence upwind, grid behind it, shrubs in the grid, an exclosure round all (the sequence of "
        "Shapotou and the Taklimakan highway)."
    ),
    (DUNE, STRONG): text("Moving sand, strongest: as the standard, with a biological crust sown in the grid."),
    (BARE, LOW): text("Bare ground, cheapest: planting and its guard, without barriers; more plants are lost."),
    (BARE, STANDARD): text("Bare ground: barriers against blown sand, then planting, an exclosure round all."),
    (BARE, STRONG): text("Bare ground, strongest: as the standard, with crust or gravel where the ground takes them."),
    (STEPPE, LOW): text("Steppe, cheapest: an agreement on rotation alone; it costs little and reaches the most land."),
    (STEPPE, STANDARD): text(
        "Steppe: rotation first, the worst part is closed; seed only from recovery class III on, where rest alone no "
        "longer brings the grass back."
    ),
    (STEPPE, STRONG): text(
        "Steppe, strongest: rotation first, then shrub belts and seed on the worst part, and water that spreads "
        "grazing."
    ),
    (CROP, LOW): text("Cropland, cheapest: stubble and residue stay on the field."),
    (CROP, STANDARD): text("Cropland: belts across the wind, and stubble and residue on the field."),
    (PLAYA, LOW): text("Dry lake bed, cheapest: wheels and livestock are kept off its crust."),
    (PLAYA, STANDARD): text("Dry lake bed: halophytes and roughening first, kept from wheels and livestock."),
    (PLAYA, STRONG): text("Dry lake bed, strongest: as the standard, with gravel on the fringe."),
    (OTHER, STANDARD): text("No land type stands out: the land is rested; look at it before more is planned."),
}
