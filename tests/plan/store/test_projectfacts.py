"""Beneficiaries, shares of the costs and photos as the plan holds them."""

from __future__ import annotations

import pytest

from dss_planner.errors import InputError
from dss_planner.plan.store.changes import Changes, applied, reverse
from dss_planner.plan.store.document import read_plan
from dss_planner.plan.store.projectfacts import (
    CASH,
    FUNDING,
    Beneficiaries,
    Funding,
    Photo,
    ProjectFacts,
    project_facts,
    with_funding,
    with_people,
    with_photos,
)
from tests.proposal.planned_study import make_planned_study


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    return read_plan(make_planned_study(tmp_path_factory.mktemp("facts") / "study"))


def test_a_plan_says_nothing_until_somebody_enters_it(document):
    assert project_facts(document) == ProjectFacts()


def test_what_is_stored_is_read_and_undone(document):
    people = Beneficiaries(120, 80, households=40, source="Сумын бүртгэл")
    funding = (Funding("1", "GEF", CASH, 1.5e6, "USD", note="letter"),)
    photos = (Photo("2", "photos/1.jpg", "site", 1, "n", "2026-05-01", "Баруун зах"),)
    after = document
    for changes in (with_people(people, "Бат"), with_funding(funding), with_photos(photos)):
        before = after
        after = applied(before, changes)
        assert project_facts(applied(after, reverse(before, changes))) == project_facts(before)
    assert project_facts(after) == ProjectFacts(people, funding, photos)


@pytest.mark.parametrize(
    "make",
    [
        lambda: with_people(Beneficiaries(direct_women=-1)),
        lambda: with_funding([Funding("1", "GEF", "gift", 1.0, "USD")]),
        lambda: with_funding([Funding("1", "GEF", CASH, float("nan"), "USD")]),
        lambda: with_funding([Funding("1", "GEF", CASH, 1.0, "XYZ")]),
    ],
)
def test_what_makes_no_sense_is_refused(make):
    with pytest.raises(InputError):
        make()


def test_a_row_that_somebody_wrote_by_hand_is_told(document):
    wrong = applied(document, Changes({"settings": [{"name": FUNDING, "value": '[{"what": 1}]'}]}))
    with pytest.raises(InputError, match="page 6"):
        project_facts(wrong)
