"""What a measure lacks and can be given, as links that open the editor."""

from __future__ import annotations

import html
from collections.abc import Iterable

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.additions import figures_missing, norms_missing
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.catalogue.titles import title_of
from dss_planner.measures.effect.effects import without_figure
from dss_planner.panels.plan.catalogue.words import WARNING

#: Begins the addresses of links that open the editor, and of those that add something.
EDIT, ADD = "edit:", "add:"


class Offers:
    """warning, quiet: colours; editable: whether there are links at all."""

    def __init__(self, measure: Measure, colours: tuple[str, str], editable: bool) -> None:
        self._measure, self._editable = measure, editable
        self._warning, self._quiet = colours

    def tr(self, words: str) -> str:
        """Return ``words`` in the user's language."""
        return QCoreApplication.translate("MeasurePage", words)

    def values(self, names: Iterable[str]) -> str:
        """Return links to those of the fields of which nothing is known."""
        missing = [name for name in names if getattr(self._measure, name) is None]
        return self._links(self.tr("Nothing is known yet of:"), missing)

    def rules(self) -> str:
        """Return the link that adds a rule, and what it means that there is none."""
        words = self.tr("No rule says where it fits, so that it is unknown everywhere.")
        return self._warn(words, not self._measure.conditions) + self._more(f"{ADD}conditions", self.tr("Add a rule…"))

    def costs(self) -> str:
        """Return the link that adds a cost, and what it means that there is none."""
        words = self.tr("No cost is known: its works are in no sum until you enter one.")
        return self._warn(words, not self._measure.costs) + self._more(f"{EDIT}costs.new", self.tr("Add a cost…"))

    def norms(self) -> str:
        """Return links to the norms that no source gives."""
        heading = self.tr("Not known, because no norm with a source was found; enter your own, and the bill counts it:")
        return self._links(heading, [f"layout.{name}" for name in norms_missing(self._measure)])

    def figures(self) -> str:
        """Return links to the figures of the effect, and what it means where they are missing."""
        nothing = without_figure(self._measure)
        missing = [f"effect.{name}" for name in figures_missing(self._measure)]
        words = show(nothing) if nothing is not None else ""
        return self._warn(words, bool(words)) + self._links(self.tr("Nothing is known yet of:"), missing)

    def _links(self, heading: str, fields: list[str]) -> str:
        if not fields or not self._editable:
            return ""
        links = ", ".join(f'<a href="{EDIT}{field}">{_esc(show(title_of(field)))}</a>' for field in fields)
        return f'<p style="color:{self._quiet};">{_esc(heading)} {links}</p>'

    def _more(self, address: str, words: str) -> str:
        return f'<p><a href="{address}">{_esc(words)}</a></p>' if self._editable else ""

    def _warn(self, words: str, wanted: bool) -> str:
        return f'<p style="color:{self._warning};">{WARNING} {_esc(words)}</p>' if wanted else ""


def _esc(words: str) -> str:
    return html.escape(words, quote=True)
