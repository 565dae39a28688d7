"""Who benefits, who pays which share, and photos: what people entered, with money in the currency of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.plan.budget.bill import Bill
from dss_planner.plan.store.document import PlanDocument
from dss_planner.plan.store.projectfacts import Beneficiaries, Funding, Photo, project_facts


@dataclass(frozen=True)
class Share:
    """Who pays what. amount: in ``currency``; converted: in the currency of the content, None without a rate."""

    given: Funding
    converted: float | None


@dataclass(frozen=True)
class Shot:
    """A photo. path: of the file as it was found, '' where it is not there."""

    given: Photo
    path: str


@dataclass(frozen=True)
class Project:
    """What people entered of the project."""

    people: Beneficiaries
    shares: tuple[Share, ...]
    shots: tuple[Shot, ...]

    @property
    def funded(self) -> float | None:
        """All shares together in the currency of the content; None without any, or where one has no rate."""
        known = [one.converted for one in self.shares if one.converted is not None]
        return sum(known) if known and len(known) == len(self.shares) else None

    def shots_at(self, site: str) -> tuple[Shot, ...]:
        """Return the photos of a site whose files are there."""
        return tuple(one for one in self.shots if one.given.site == site and one.path)


def gather_project(document: PlanDocument, folder: Path, bill: Bill | None, currency: str) -> Project:
    """Return what the plan says of people, money and photos; folder: of the study, where photos are looked for."""
    facts = project_facts(document)
    shares = tuple(Share(one, _converted(one, bill, currency)) for one in facts.funding)
    return Project(facts.people, shares, tuple(Shot(one, _found(one, folder)) for one in facts.photos))


def photo_files(shots: Sequence[Shot]) -> list[Path]:
    """Return the files of the photos that are there."""
    return [Path(one.path) for one in shots if one.path]


def _converted(one: Funding, bill: Bill | None, currency: str) -> float | None:
    if one.currency == currency:
        return one.amount
    if bill is None:
        return None
    try:
        return one.amount * bill.terms.exchange.factor(one.currency, currency)
    except InputError:  # no rate of exchange was entered: the amount stands in its own currency
        return None


def _found(photo: Photo, folder: Path) -> str:
    path = Path(photo.path)
    path = path if path.is_absolute() else folder / path
    return str(path) if path.is_file() else ""
