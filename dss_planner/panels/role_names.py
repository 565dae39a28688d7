"""The names of the layers' roles in the user's language."""

from __future__ import annotations

from dss_planner.intake.roles import ROLES
from dss_planner.layers.translation import show


def role_name(role: str) -> str:
    """Return the name of ``role``; the role itself when it is one that is not known."""
    return show(ROLES[role].title) if role in ROLES else role.replace("_", " ").capitalize()
