"""How far an input may be off: kinds of spread, as numbers with a source."""

from __future__ import annotations

from dataclasses import dataclass, field

KINDS = ("relative", "offset", "absolute", "choice")
DISTRIBUTIONS = ("uniform", "triangular", "normal", "lognormal")


@dataclass(frozen=True)
class Spread:
    """How far one input may be off, the same all over the map (systematic).

    kind: 'relative': the input is multiplied by the number drawn; 'offset': the number is added to the input, in its
    unit; 'absolute': the number takes the place of the input, which is one number for the whole map; 'choice': one of
    ``options`` takes its place, each as likely as its share of ``weights`` (all alike when empty).
    low, high: bounds of 'uniform' and 'triangular' (its peak is in the middle), 5th and 95th percentile of 'normal'
    and 'lognormal'. unit: of low and high. source: where the numbers come from; tag: its evidence ([V], [A], …).
    """

    kind: str
    low: float = 0.0
    high: float = 0.0
    options: tuple[object, ...] = ()
    distribution: str = "uniform"
    unit: str = ""
    source: str = ""
    tag: str = "[A]"
    weights: tuple[float, ...] = field(default=())
