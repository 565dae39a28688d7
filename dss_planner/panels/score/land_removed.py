"""What the rules remove: of the land in view while the preview is on, else of the study area at the last run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.panels.results import read_json
from dss_planner.panels.tables import number
from dss_planner.scoring.model import Exclusion
from dss_planner.study.site_steps import MODEL_FILE, REPORT_FILE

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.scoring.preview.livescore import LiveScore


@dataclass(frozen=True)
class Effect:
    """hectares: removed by a rule whatever the others do; only: by it alone. share: of the land looked at (0–1)."""

    hectares: float
    only: float
    share: float


class LandRemoved(QObject):
    """Knows of each rule what it removes, where that is known for the rule as it is now."""

    changed = pyqtSignal()

    def __init__(self, session: StudySession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._live: LiveScore | None = None
        self._report: dict = {}
        self._rules: dict[str, dict] = {}
        for signal, slot in self._links():
            signal.connect(slot)
        self._read()
        self._scored()

    def leave(self) -> None:
        """Let go of the session, which outlives the window."""
        for signal, slot in self._links():
            signal.disconnect(slot)

    def effects(self, rules: Sequence[Exclusion]) -> dict[str, Effect]:
        """Return id → what the rule removes; rules changed since the last run are left out unless a preview knows."""
        if self._live is not None:
            return {e.id: Effect(e.hectares, e.hectares_only, e.share) for e in self._live.effects}
        found = {}
        for effect in self._report.get("excluded", ()):
            rule = next((rule for rule in rules if rule.id == effect.get("id")), None)
            if rule is not None and self._same(rule):
                only = float(effect.get("hectares_only", 0.0))
                found[rule.id] = Effect(float(effect["hectares"]), only, float(effect["share"]))
        return found

    @property
    def in_view(self) -> bool:
        """Whether the hectares are those of the map's view, not of the study area."""
        return self._live is not None

    def together(self) -> str:
        """Return what all rules remove, and of which land."""
        live = self._live
        if live is not None and live.hectares > 0:
            if live.excluded_hectares <= 0:
                return self.tr("No land in view is left out (preview).")
            words = self.tr("Together they leave out {area} ha ({share} %) of the land in view (preview).")
            return _said(words, live.excluded_hectares, live.excluded_hectares / live.hectares)
        if not self._report:
            return ""
        if float(self._report["excluded_hectares"]) <= 0:
            return self.tr("At the last run they left out nothing of the study area.")
        words = self.tr("Together they left out {area} ha ({share} %) of the study area at the last run.")
        return _said(words, float(self._report["excluded_hectares"]), float(self._report["excluded_share"]))

    def _same(self, rule: Exclusion) -> bool:
        """Return whether the last run had the rule as it is."""
        then = self._rules.get(rule.id, {}).get("keep", {})
        if rule.codes:
            return then.get("not_in" if rule.drop else "in") == list(rule.codes)
        return (then.get("min"), then.get("max")) == (rule.minimum, rule.maximum)

    def _links(self) -> tuple:
        session = self._session
        return (
            (session.results_changed, self._read),
            (session.opened, self._opened),
            (session.preview.scored, self._scored),
            (session.preview.lost, self._scored),
            (session.preview.state_changed, self._scored),
        )

    def _scored(self, *_: object) -> None:
        """Take what the preview found; it counts only while it is on."""
        preview = self._session.preview
        live = preview.latest if preview.on else None
        if live is not self._live:
            self._live = live
            self.changed.emit()

    def _opened(self) -> None:
        self._live = None
        self._read()

    def _read(self) -> None:
        report = read_json(self._session.folder, REPORT_FILE)
        self._report = report if "excluded_hectares" in report and "excluded_share" in report else {}
        rules = read_json(self._session.folder, MODEL_FILE).get("exclusions", [])
        self._rules = {str(rule.get("id")): rule for rule in rules}
        self.changed.emit()


def _said(words: str, hectares: float, share: float) -> str:
    return words.format(area=number(hectares), share=number(100.0 * share, 1))
