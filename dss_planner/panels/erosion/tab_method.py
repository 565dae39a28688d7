"""Method: the formulas as used, with the study's numbers in them, and where each number comes from."""

from __future__ import annotations

import re
from dataclasses import asdict
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QPushButton, QTextBrowser

from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.landcover.classes import cover_coefficients
from dss_planner.layers.translation import show
from dss_planner.panels.erosion.breakpoint_editor import BreakpointEditor
from dss_planner.panels.erosion.membership_names import SECTIONS
from dss_planner.panels.erosion.method_content import sections
from dss_planner.panels.erosion.method_index import dust, exposure, proxy, susceptibility
from dss_planner.panels.erosion.method_parts import TAGS, Section
from dss_planner.panels.erosion.number_editor import NumberEditor
from dss_planner.panels.erosion.recorded_results import parameters_of, results_of
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.page import quiet_label
from dss_planner.panels.results import read_json
from dss_planner.provenance import sidecar

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

#: Least height of the formulas [px].
_PAGE = 170
#: A power or an index without another one in it.
_POWER, _INDEX = re.compile(r"<sup>((?:(?!<sup>).)*?)</sup>"), re.compile(r"<sub>(.*?)</sub>")


class MethodTab(ErosionTab):
    """The formulas."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Method")
        self.state = quiet_label("", self.inner)
        self.state.setObjectName("erosion_method_state")
        self.copy_button = QPushButton(self.tr("&Copy all"), self.inner)
        self.copy_button.setToolTip(self.tr("Copy the formulas with their numbers and sources, for a report"))
        self.copy_button.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.copy_button)
        self._content: list[Section] = []
        self.page = QTextBrowser(self.inner)
        self.page.setObjectName("erosion_method")
        self.page.setAccessibleName(self.tr("The formulas as used, with their numbers, units, sources and evidence"))
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        self.page.setMinimumHeight(_PAGE)
        self.body.addLayout(row)
        self.body.addWidget(self.page, 1)
        self.breakpoints = BreakpointEditor(tuple(SECTIONS), self.inner)
        self.breakpoints.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.breakpoints)
        self.numbers = NumberEditor(tuple(SECTIONS), self.inner)
        self.numbers.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.numbers)

    def show_editors(self) -> None:
        """Show the numbers of the user as they are now."""
        self.breakpoints.show_settings(self.session.settings, self.session.folder)
        self.numbers.show_settings(self.session.settings)

    def renew(self) -> None:
        """Show the formulas with the numbers of the last run, or with the settings before there was one."""
        erosion, weather, cover = (self._recorded(name) for name in ("soil_loss", "weather_factor", "spring_cover"))
        settings = self.session.settings
        self.state.setText(self._state(bool(erosion)))
        chosen = {name: getattr(settings, name) for name in ("roughness", "field_length", "periods")}
        chosen["cover_coefficients"] = {str(code): value for code, value in cover_coefficients().items()}
        ground = {**asdict(WindErosionRequest("", "", "", "", "", "")), **chosen, **erosion}
        wind = {name: getattr(settings, name) for name in ("weibull_k", "height_rule", "threshold")}
        air = {**asdict(WeatherFactorRequest("", "", "", "", "")), **wind, **weather}
        leaves = {name: getattr(settings, name) for name in ("soil_ndvi", "full_ndvi", "retention")}
        green = {**asdict(VegetationCoverRequest("")), **leaves, **cover}
        self._content = [*sections(ground, air, green), *self._others()]
        self.page.setHtml(_html(self._content, self.tr("Evidence")))
        self.show_editors()

    def _state(self, erosion: bool) -> str:
        """Return what the formulas below belong to. erosion: whether there is a map of soil loss."""
        method = getattr(self.session.settings, "method", "rweq")
        if method != "rweq":
            name = self.tr("the index of susceptibility (ILSWE)") if method == "ilswe" else self.tr("the source proxy")
            return self.tr("The study is scored by {method}, further below; soil loss (RWEQ) comes first.").format(
                method=name
            )
        if erosion:
            return self.tr("As used for the erosion map of this study.")
        return self.tr("With the settings of the study: erosion has not been worked out yet.")

    def _others(self) -> list[Section]:
        """Return the formulas of what else the study has worked out, or is set to."""
        folder, settings = self.session.folder, self.session.settings

        def made(name: str) -> str:
            return str(Path(folder, f"{name}.tif")) if folder else ""

        def there(name: str) -> bool:
            return bool(folder) and Path(made(name)).exists()

        found = []
        if settings.method == "ilswe" or there("susceptibility"):
            path = made("susceptibility")
            found.append(susceptibility(parameters_of(path), results_of(path), settings.combination))
        if settings.method == "proxy" or there("source_proxy"):
            found.append(proxy(results_of(made("source_proxy"))))
        if there("dust_source"):
            found.append(dust(results_of(made("dust_source"))))
        if there("exposure"):
            found.append(exposure(parameters_of(made("exposure"))))
        return found

    def _recorded(self, name: str) -> dict:
        """Return the request that the result ``name`` was made with; empty when there is none."""
        folder = self.session.folder
        if not folder:
            return {}
        found = read_json(folder, sidecar(Path(folder, f"{name}.tif")).name).get("parameters")
        return found if isinstance(found, dict) else {}

    def _copy(self) -> None:
        QApplication.clipboard().setText(_plain(self._content))


def _html(content: list[Section], evidence: str) -> str:
    parts = [
        "<style>h3 {margin-top: 10px; margin-bottom: 2px;} p {margin-top: 2px; margin-bottom: 3px;}"
        "td {padding-right: 14px;} .f {font-size: large;}</style>"
    ]
    for section in content:
        parts.append(f"<h3>{escape(show(section.title))}</h3>")
        parts += [f'<p class="f">{formula}</p>' for formula in section.formulas]
        if section.constants:
            parts.append('<table cellspacing="0" cellpadding="2">')
            parts += [
                f"<tr><td><b>{item.symbol}</b></td><td>{escape(item.value)} {escape(item.unit)}</td>"
                f"<td>{escape(show(item.source))}</td><td>{escape(item.tag)}</td></tr>"
                for item in section.constants
            ]
            parts.append("</table>")
        if section.note is not None:
            parts.append(f"<p>{escape(show(section.note))}</p>")
    parts.append(f"<h3>{escape(evidence)}</h3><p>")
    parts.append("<br>".join(f"{tag} {escape(show(words))}" for tag, words in TAGS))
    parts.append("</p>")
    return "".join(parts)


def _plain(content: list[Section]) -> str:
    """Return the formulas as text, with powers as ^(…) and indices as _…"""
    lines = []
    for section in content:
        lines += ["", show(section.title)]
        lines += [_flat(formula) for formula in section.formulas]
        for item in section.constants:
            value = f"{item.value} {item.unit}".strip()
            lines.append(f"  {_flat(item.symbol)}: {value}; {show(item.source)} {item.tag}")
        if section.note is not None:
            lines.append(show(section.note))
    return "\n".join(lines).strip()


def _flat(formula: str) -> str:
    while (flatter := _POWER.sub(r"^(\1)", formula)) != formula:
        formula = flatter
    return unescape(_INDEX.sub(r"_\1", formula))
