"""``make demo``: the whole chain on the embedded sample, told step by step in the terminal."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

from osgeo import ogr

from dss_planner.proposal.packing.making import make_pack
from dss_planner.proposal.packing.request import PackRequest
from dss_planner.running import portion
from dss_planner.study.chain import example_settings, run_chain
from dss_planner.study.results import Output, StepResult
from dss_planner.study.site_steps import PLAN_FILE
from dss_planner.text import Text

#: Share of the time that the chain takes; the rest is drawing maps.
_CHAIN_SHARE = 0.3
_BAR = 30


def run_demo(folder: Path) -> int:
    """Run the chain into ``folder``, print the ranked sites with their reasons and the paths; return 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    started = time.monotonic()
    QgsApplication.setPrefixPath(os.environ.get("QGIS_PREFIX_PATH", "/usr"), True)
    application = QgsApplication([], True)
    application.initQgis()
    folder = folder.resolve()
    if folder.exists():
        shutil.rmtree(folder)
    settings = example_settings(folder)
    show = Console(sys.stdout)
    results = run_chain(folder, settings, portion(show, 0.0, _CHAIN_SHARE))
    outputs = tuple(output for result in reversed(results) for output in result.outputs)
    request = PackRequest(str(folder / PLAN_FILE), str(folder / "proposal"), note=settings.data_note)
    pack = make_pack(request, portion(show, _CHAIN_SHARE, 1.0))
    show(1.0, None)
    show.end()
    for line in report(folder, results, outputs):
        show.line(line)
    for name in ("report/report.pdf", "maps/maps.pdf", "maps/maps.qgz", "tables/tables.xlsx", "spatial"):
        show.line(f"  {Path(pack.folder) / name}")
    show.line(f"\n{settings.data_note}\n{time.monotonic() - started:.0f} seconds.")
    application.exitQgis()
    return 0


class Console:
    """Progress on a terminal: one bar that is redrawn, or one line for each step where there is no terminal."""

    def __init__(self, stream) -> None:  # noqa: ANN001 - any text stream
        self._stream = stream
        self._text = ""

    def __call__(self, fraction: float, text: Text | None) -> None:
        """Show a fraction (0–1) and, when given, what is being done."""
        changed = text is not None and str(text) != self._text
        self._text = str(text) if text is not None else self._text
        if self._stream.isatty():
            done = round(_BAR * fraction)
            bar = "█" * done + "░" * (_BAR - done)
            self._stream.write(f"\r\033[K{bar} {100 * fraction:3.0f} %  {self._text}")
        elif changed:
            self._stream.write(f"{100 * fraction:3.0f} %  {self._text}\n")
        self._stream.flush()

    def line(self, text: str) -> None:
        """Write one line."""
        self._stream.write(f"{text}\n")

    def end(self) -> None:
        """Leave the bar's line."""
        if self._stream.isatty():
            self._stream.write("\n")


def report(folder: Path, results: tuple[StepResult, ...], outputs: tuple[Output, ...]) -> list[str]:
    """Return the lines printed at the end: notes of the steps, ranked sites with reasons, the results' paths."""
    lines = ["", "What the data can and cannot support:"]
    lines += [f"  · {note}" for note in dict.fromkeys(str(note) for result in results for note in result.notes)]
    lines += ["", "Candidate sites:"]
    sites = ogr.Open(str(folder / "sites.gpkg"))
    for feature in sites.GetLayer(0):
        values = feature.items()
        lines.append(
            f"  {values['rank']}. {values['name']}: score {values['score']:.1f}, {values['area_ha']:,.0f} ha, "
            f"{values['lat']:.3f}° N {values['lon']:.3f}° E, {values['place']}, {values['region']}"
        )
        lines.append(f"     {values['reason']}")
    lines += ["", "Results:"]
    lines += [f"  {path}" for path in dict.fromkeys(output.path for output in outputs)]
    return lines
