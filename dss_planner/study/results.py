"""What a step hands over: files with their style and title, and sentences about what they can support."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.text import Text


@dataclass(frozen=True)
class Output:
    """One layer to show. path: file. style: key of the style. title: name in the layer tree. layer_name: layer of a
    GeoPackage ('' for rasters). band: raster band. visible: whether it is switched on when it arrives."""

    path: str
    style: str
    title: Text
    layer_name: str = ""
    band: int = 1
    visible: bool = True


@dataclass(frozen=True)
class StepResult:
    """step: its id. outputs: layers made. notes: assumptions, unmet targets, what the data cannot support.

    content: the same for two runs whose results are the same, bit for bit; '' when that is not known.
    skipped: it did not run, and the note says why.
    """

    step: str
    outputs: tuple[Output, ...]
    notes: tuple[Text, ...] = ()
    content: str = ""
    skipped: bool = False
