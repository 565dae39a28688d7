"""The rules of what is left out, in the user's language."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.landcover.classes import planner_classes
from dss_planner.layers.translation import show
from dss_planner.panels.role_names import role_name
from dss_planner.scoring.model import Exclusion
from dss_planner.study.scoremodel import BURNED


def class_name(key: str) -> str:
    """Return the name of a planner class in the user's language."""
    names = {
        "forest": QCoreApplication.translate("Exclusions", "Forest"),
        "shrubland": QCoreApplication.translate("Exclusions", "Shrubland"),
        "grassland": QCoreApplication.translate("Exclusions", "Grassland"),
        "cropland": QCoreApplication.translate("Exclusions", "Cropland"),
        "sparse_vegetation": QCoreApplication.translate("Exclusions", "Sparse vegetation"),
        "bare_ground": QCoreApplication.translate("Exclusions", "Bare ground"),
        "sand": QCoreApplication.translate("Exclusions", "Sand"),
        "wetland": QCoreApplication.translate("Exclusions", "Wetland"),
        "water": QCoreApplication.translate("Exclusions", "Water"),
        "built_up": QCoreApplication.translate("Exclusions", "Built-up land"),
        "snow_and_ice": QCoreApplication.translate("Exclusions", "Snow and ice"),
    }
    return names.get(key, key.replace("_", " "))


def class_names() -> dict[int, str]:
    """Return code → name of the planner's classes."""
    return {entry.code: class_name(entry.key) for entry in planner_classes()}


def role_of(rule: Exclusion) -> str:
    """Return the role of the places that a rule leaves out, '' of any other rule."""
    stem = Path(rule.layer).stem
    return stem[len(BURNED) :] if stem.startswith(BURNED) else ""


def quantity_name(rule: Exclusion) -> str:
    """Return what a rule looks at, as it stands in the middle of a sentence."""
    names = {
        "slope": QCoreApplication.translate("RuleWords", "the slope is"),
        "access": QCoreApplication.translate("RuleWords", "the travel time is"),
    }
    known = names.get(rule.id)
    return known or QCoreApplication.translate("RuleWords", "{layer} is").format(layer=rule.name)


def classes_of(rule: Exclusion) -> str:
    """Return the classes of a rule by name."""
    names = class_names() if Path(rule.layer).stem == "landcover_classes" else {}
    return ", ".join(names.get(code, str(code)) for code in rule.codes)


def rule_sentence(rule: Exclusion) -> str:
    """Return a rule as a sentence: “Keeps cells where the slope is ≤ 15°”."""
    role = role_of(rule)
    if role:
        return QCoreApplication.translate("RuleWords", "Keeps cells outside: {places}").format(places=role_name(role))
    if rule.codes:
        if rule.drop:
            words = QCoreApplication.translate("RuleWords", "Keeps cells that are not: {classes}")
        else:
            words = QCoreApplication.translate("RuleWords", "Keeps only cells that are: {classes}")
        return words.format(classes=classes_of(rule))
    said = show(rule.describe())
    return said[:1].upper() + said[1:]


def rule_name(rule: Exclusion) -> str:
    """Return a rule in a word or two, for names of its parts."""
    role = role_of(rule)
    return role_name(role) if role else quantity_name(rule) if not rule.codes else rule_sentence(rule)
