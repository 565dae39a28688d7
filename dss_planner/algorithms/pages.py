"""Charts and pages as files."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from dss_planner.errors import OutputError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Pixels per inch of a chart, so that it prints well.
_PRINT = 200


def chart_bytes(figure: Figure) -> bytes:
    """Return a figure as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    FigureCanvasAgg(figure)
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=_PRINT, facecolor=figure.get_facecolor())
    return stream.getvalue()


def write_bytes(path: str, content: bytes) -> None:
    """Write a file. Raises `OutputError`."""
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)
    except OSError as error:
        raise OutputError(
            "The result “{path}” cannot be written: {reason}. Free some disk space or choose another folder.",
            path=path,
            reason=error.strerror or error,
        ) from error
