"""Loading what charts need, in the background: the first chart of a session would keep the window waiting for it."""

from __future__ import annotations


def load_charts() -> None:
    """Load matplotlib and what finds its fonts; where it is missing, the chart itself says so."""
    try:
        from matplotlib.backends import backend_agg
        from matplotlib.figure import Figure
    except ImportError:
        return
    figure = Figure(figsize=(1.0, 1.0))
    figure.add_subplot().set_title("0")
    backend_agg.FigureCanvasAgg(figure).draw()
