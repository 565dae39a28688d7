"""What funders ask of a project that no map tells: who benefits, who pays which share, photos. Kept in the settings.

Each is one row of the plan's table ``settings``, as JSON, so that it is stored, undone and carried along with the plan.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dss_planner.errors import InputError
from dss_planner.plan.budget.money import require_currency
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument, now

#: Names of the rows in ``settings``.
BENEFICIARIES, FUNDING, PHOTOS = "project_beneficiaries", "project_funding", "project_photos"
#: Money that is asked of the funder, money that others give, and what others give in kind.
ASKED, CASH, IN_KIND = "asked", "cash", "in_kind"
KINDS = (ASKED, CASH, IN_KIND)
#: Whether it is promised in writing.
PLANNED, CONFIRMED = "planned", "confirmed"
STATES = (PLANNED, CONFIRMED)
#: Where a photo looks to; '' where nobody said.
SIDES = ("n", "e", "s", "w")


@dataclass(frozen=True)
class Beneficiaries:
    """People [persons] and households, None where nobody counted; source: of the counts. direct: they take part, or the
    land that they use is under works; indirect: they live where less dust arrives."""

    direct_women: int | None = None
    direct_men: int | None = None
    indirect_women: int | None = None
    indirect_men: int | None = None
    households: int | None = None
    source: str = ""

    @property
    def direct(self) -> int | None:
        """Direct beneficiaries together; None where women or men were not counted."""
        return _sum(self.direct_women, self.direct_men)

    @property
    def indirect(self) -> int | None:
        """Indirect beneficiaries together; None where women or men were not counted."""
        return _sum(self.indirect_women, self.indirect_men)


@dataclass(frozen=True)
class Funding:
    """A share of the costs. key: of the row; source: who pays; kind: of `KINDS`; amount in ``currency``; state: of
    `STATES`."""

    key: str
    source: str
    kind: str
    amount: float
    currency: str
    state: str = PLANNED
    note: str = ""


@dataclass(frozen=True)
class Photo:
    """A photo. key: of the row; path: of the file, within the study's folder where it lies there; site: key; point:
    number of the site's photo point, 0 for none; side: of `SIDES` or ''; day: ISO or ''; words: what it shows."""

    key: str
    path: str
    site: str = ""
    point: int = 0
    side: str = ""
    day: str = ""
    words: str = ""


@dataclass(frozen=True)
class ProjectFacts:
    """All of it."""

    people: Beneficiaries = Beneficiaries()
    funding: tuple[Funding, ...] = ()
    photos: tuple[Photo, ...] = ()


def project_facts(document: PlanDocument) -> ProjectFacts:
    """Return what the plan holds; raises `InputError` for a row that is not what is expected there."""
    try:
        return ProjectFacts(
            Beneficiaries(**_stored(document, BENEFICIARIES, {})),
            tuple(Funding(**one) for one in _stored(document, FUNDING, [])),
            tuple(Photo(**one) for one in _stored(document, PHOTOS, [])),
        )
    except (TypeError, ValueError) as error:
        raise InputError(
            "What the plan says of beneficiaries, co-financing or photos cannot be read: {reason}. Enter it again on "
            "page 6.",
            reason=str(error),
        ) from error


def with_people(people: Beneficiaries, author: str = "") -> Changes:
    """Return the change that stores counts of people; raises `InputError` for a count below zero."""
    wrong = [value for value in asdict(people).values() if isinstance(value, int) and value < 0]
    if wrong:
        raise InputError("A number of people is {found}; 0 or more is expected.", found=wrong[0])
    return _change(BENEFICIARIES, asdict(people), people.source, author)


def with_funding(funding: Sequence[Funding], author: str = "") -> Changes:
    """Return the change that stores the shares; raises `InputError` for one that is not known or below zero."""
    for one in funding:
        require_currency(one.currency)
        if one.kind not in KINDS or one.state not in STATES or not one.amount >= 0.0:
            raise InputError(
                "The share of “{source}” is not whole: {found} {currency} is expected to be 0 or more, as money asked "
                "for, in cash or in kind.",
                source=one.source,
                found=one.amount,
                currency=one.currency,
            )
    return _change(FUNDING, [asdict(one) for one in funding], "", author)


def with_photos(photos: Sequence[Photo], author: str = "") -> Changes:
    """Return the change that stores which photos there are."""
    return _change(PHOTOS, [asdict(one) for one in photos], "", author)


def _stored(document: PlanDocument, name: str, nothing: Any) -> Any:
    row = next((one for one in document.rows("settings") if one["name"] == name), None)
    return nothing if row is None else json.loads(str(row["value"]))


def _change(name: str, value: Mapping[str, Any] | list[dict[str, Any]], source: str, author: str) -> Changes:
    row = {
        "name": name,
        "value": json.dumps(value, ensure_ascii=False, sort_keys=True),
        "evidence": None,
        "source": source.strip() or "entered",
        "author": author or None,
        "changed": now(),
    }
    return Changes({"settings": [row]})


def _sum(*counts: int | None) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
