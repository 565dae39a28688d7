"""A study with a plan drafted from its layers, in the window “Plan”."""

from tests.panels.plan.drafted import drafted, eroding, sites, study, window

__all__ = ["drafted", "eroding", "sites", "study", "window"]
