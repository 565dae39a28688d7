"""The names of the criteria in the user's language."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.scoring.model import Criterion, ScoreModel
from dss_planner.study.criterionnames import default_names


def criterion_name(key: str) -> str:
    """Return the name of criterion ``key``; the key itself when it is one that is not known here."""
    names = {
        "erosion": QCoreApplication.translate("CriterionNames", "Wind erosion"),
        "landcover": QCoreApplication.translate("CriterionNames", "Land cover"),
        "access": QCoreApplication.translate("CriterionNames", "Travel time"),
        "rain": QCoreApplication.translate("CriterionNames", "Rain for plants"),
        "dust": QCoreApplication.translate("CriterionNames", "Dust sources"),
        "exposure": QCoreApplication.translate("CriterionNames", "People downwind"),
        "trend": QCoreApplication.translate("CriterionNames", "Losing plants"),
    }
    return names.get(key, key.replace("_", " "))


def shown_name(criterion: Criterion) -> str:
    """Return the name of a criterion as people read it: the user's own, or the one of the product translated."""
    if criterion.name in default_names(criterion.id):
        return criterion_name(criterion.id)
    return criterion.name


def with_shown_name(criterion: Criterion) -> Criterion:
    """Return a criterion named as people read it, for sentences about it."""
    return replace(criterion, name=shown_name(criterion))


def with_shown_names(model: ScoreModel) -> ScoreModel:
    """Return a model whose criteria are named as people read them, for sentences about it."""
    return replace(model, criteria=tuple(with_shown_name(criterion) for criterion in model.criteria))


def criterion_unit(key: str, method: str = "rweq") -> str:
    """Return the unit of the values that criterion ``key`` reads with a method of the erosion risk; '' for classes."""
    if key == "erosion" and method != "rweq":
        return QCoreApplication.translate("CriterionNames", "0–1")
    units = {
        "erosion": QCoreApplication.translate("CriterionNames", "t/km²·a"),
        "access": QCoreApplication.translate("CriterionNames", "min"),
        "rain": QCoreApplication.translate("CriterionNames", "mm/a"),
        "dust": QCoreApplication.translate("CriterionNames", "of 100"),
        "exposure": QCoreApplication.translate("CriterionNames", "of 100"),
        "trend": QCoreApplication.translate("CriterionNames", "a year"),
    }
    return units.get(key, "")


def criterion_meaning(key: str) -> str:
    """Return what criterion ``key`` is and how it changes the score."""
    meanings = {
        "erosion": QCoreApplication.translate(
            "CriterionNames", "How much soil the wind can carry off. More erosion gives more points."
        ),
        "landcover": QCoreApplication.translate(
            "CriterionNames",
            "How well works fit the land cover. Sand, sparse vegetation and bare ground give most points.",
        ),
        "access": QCoreApplication.translate(
            "CriterionNames", "Travel time from the nearest soum centre. A shorter way gives more points."
        ),
        "rain": QCoreApplication.translate(
            "CriterionNames", "Rain that planted vegetation can live on. More rain gives more points."
        ),
        "dust": QCoreApplication.translate(
            "CriterionNames",
            "How much fine dust the ground can give: a dry lake bed more than gravel desert. More gives more points.",
        ),
        "exposure": QCoreApplication.translate(
            "CriterionNames", "How many people lie downwind of the dust that leaves the place. More gives more points."
        ),
        "trend": QCoreApplication.translate(
            "CriterionNames", "How fast vegetation has gone back over the years. A faster loss gives more points."
        ),
    }
    return meanings.get(key, "")
