"""What the catalogue says of vectors is checked when it is read, and its faults are named."""

from __future__ import annotations

import json

import pytest

from dss_planner import paths
from dss_planner.intake.known.catalogue import load_catalogue
from dss_planner.intake.known.encodings import CatalogueError
from dss_planner.intake.known.vectors import known_vectors, vector_dataset
from dss_planner.intake.roles import ROLES, VECTOR


@pytest.fixture
def content():
    return json.loads(paths.resource("intake", "vectors.json").read_text(encoding="utf-8"))


def test_every_vector_role_is_described_once():
    roles = sorted(entry.role for entry in load_catalogue().vectors)
    assert roles == sorted(role for role, about in ROLES.items() if about.kind == VECTOR)


def test_only_openstreetmap_claims_a_sure_licence():
    for product in load_catalogue().known_vectors.products:
        assert product.sure == product.id.startswith("osm")
        assert ("unverified" in product.licence) != product.sure
        assert product.citation


def test_units_of_each_field_have_one_that_is_the_planners():
    for entry in load_catalogue().vectors:
        for rule in entry.fields:
            if rule.encodings:
                assert any((e.scale, e.offset) == (1.0, 0.0) for e in rule.encodings), rule.key


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c["products"][0].update(role="magic"), "product osm_geofabrik: not a vector role"),
        (lambda c: c["products"][0].update(sure="yes"), "sure must be true or false"),
        (lambda c: c["products"][0].update(licence=" "), "title or licence is empty"),
        (lambda c: c["products"][0].pop("citation"), "citation missing"),
        (lambda c: c["products"][0].update(fields=[]), "nothing tells it"),
        (lambda c: c["products"][1].update(id="osm_geofabrik"), "two products have the same id"),
        (lambda c: c["products"][0].update(fields=["("]), "is not a pattern"),
        (lambda c: c["others"][0].update(colour="red"), "colour not known"),
        (lambda c: c.pop("doubtful_words"), "doubtful_words missing"),
        (lambda c: c.update(extra=1), "extra not known"),
    ],
)
def test_faults_of_products_are_named(content, change, message):
    change(content)
    with pytest.raises(CatalogueError, match=message.replace("(", r"\(")):
        known_vectors(content)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda e: e.update(role="elevation"), "not a vector role"),
        (lambda e: e.update(also=["magic"]), "also: not a vector role"),
        (lambda e: e.update(supports=["magic"]), "is supported by a field"),
        (lambda e: e.update(needs=["magic"]), "needs a field"),
        (lambda e: e["fields"][0].update(tells=True, values=[]), "tells the role without values"),
        (lambda e: e["fields"][0].update(monthyl=True), "monthyl not known"),
    ],
)
def test_faults_of_roles_are_named(content, change, message):
    entry = next(item for item in content["vectors"] if item["role"] == "roads")
    change(entry)
    with pytest.raises(CatalogueError, match=message):
        vector_dataset(entry)
