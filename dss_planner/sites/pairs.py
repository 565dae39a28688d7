"""Why one site stands before another: the criteria that decide between the two, in one sentence and as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.sites.reasons import Comparison, points_words, value_words
from dss_planner.text import Text, text

#: Points below which two scores are level, as `reasons` has it.
_LEVEL = 0.05
#: Points below which a criterion is not worth a word.
_LEAST = 0.5
#: Titles of the columns of `Pair.copyable`, after the names of the sites.
_CRITERION, _POINTS = text("Criterion"), text("points")


@dataclass(frozen=True)
class Difference:
    """One criterion of two sites. first, second: the value behind the points in words, None where it is unknown or says
    no more than they. first_points, second_points: NaN where unknown. ahead: points by which the first is ahead; an
    unknown counts as none gained, as in the score."""

    field: str
    label: str
    first: Text | str | None
    second: Text | str | None
    first_points: float
    second_points: float
    ahead: float


@dataclass(frozen=True)
class Pair:
    """Two sites. ahead: points by which the first is ahead, None where one of them has no score. sentence: why.

    differences: by criterion, the widest first; they sum to ``ahead``.
    """

    first: str
    second: str
    first_score: float | None
    second_score: float | None
    ahead: float | None
    sentence: Text
    differences: tuple[Difference, ...]

    def copyable(self, show: Callable[[Text], str] = str) -> str:
        """Return the sentence and the table as text with tabs between columns. show: puts a sentence into words."""
        points = show(_POINTS)
        head = (show(_CRITERION), self.first, f"{self.first} [{points}]", self.second, f"{self.second} [{points}]", "Δ")
        lines = [show(self.sentence), "", "\t".join(head)]
        for one in self.differences:
            values = [_cell(one.first, show), _number(one.first_points), _cell(one.second, show)]
            lines.append("\t".join((one.label, *values, _number(one.second_points), f"{one.ahead:+.2f}")))
        return "\n".join(lines)


def why_over(comparison: Comparison, first: int, second: int) -> Pair:
    """Return why site ``first`` stands before ``second``, or behind it."""
    gained, known = comparison.combined.gained, ~np.isnan(comparison.raw)
    scores = [float(comparison.combined.score[site]) for site in (first, second)]
    found = []
    for index, criterion in enumerate(comparison.criteria):
        points = [float(gained[site, index]) if known[site, index] else np.nan for site in (first, second)]
        found.append(
            Difference(
                field=criterion.field,
                label=criterion.words,
                first=value_words(comparison, first, index),
                second=value_words(comparison, second, index),
                first_points=points[0],
                second_points=points[1],
                ahead=float(gained[first, index] - gained[second, index]),
            )
        )
    ordered = tuple(sorted(found, key=lambda one: -abs(one.ahead)))
    names = (comparison.names[first], comparison.names[second])
    shown = tuple(None if np.isnan(score) else score for score in scores)
    ahead = None if None in shown else scores[0] - scores[1]
    sentence = _sentence(names, shown, ahead, ordered)
    return Pair(names[0], names[1], shown[0], shown[1], ahead, sentence, ordered)


def _sentence(
    names: tuple[str, str],
    scores: tuple[float | None, ...],
    ahead: float | None,
    differences: tuple[Difference, ...],
) -> Text:
    values = {"first": names[0], "second": names[1]}
    if ahead is None:
        missing = names[0] if scores[0] is None else names[1]
        return text("“{first}” and “{second}” cannot be compared: “{site}” has no score.", **values, site=missing)
    if abs(ahead) < _LEVEL and all(abs(one.ahead) < _LEAST for one in differences):
        return text(
            "“{first}” and “{second}” are level in all criteria ({score} of 100 points).",
            **values,
            score=points_words(scores[0] or 0.0),
        )
    sign = 1.0 if ahead >= 0 else -1.0
    least = min(_LEAST, abs(ahead) / 2) or _LEAST  # of a small lead small differences decide
    for_it = [one for one in differences if one.ahead * sign >= least][:2]
    against = next((one for one in differences if one.ahead * sign <= -least), None)
    numbers = {
        "gap": points_words(abs(ahead)),
        "own": points_words(scores[0] or 0.0),
        "others": points_words(scores[1] or 0.0),
    }
    if abs(ahead) < _LEVEL:
        best, worst = differences[0], against or differences[0]
        return text(
            "“{first}” and “{second}” are level ({own} of 100 points): what one gains on {label}, the other gains on "
            "{other}.",
            **values,
            own=numbers["own"],
            label=best.label,
            other=worst.label,
        )
    decided, leads = _told(for_it, sign), ahead > 0
    if against is None and leads:
        return text(
            "“{first}” is {gap} points before “{second}” ({own} against {others}), by {decides}.",
            **values,
            **numbers,
            decides=decided,
        )
    if against is None:
        return text(
            "“{first}” is {gap} points behind “{second}” ({own} against {others}), by {decides}.",
            **values,
            **numbers,
            decides=decided,
        )
    other = _told([against], -sign)
    if leads:
        return text(
            "“{first}” is {gap} points before “{second}” ({own} against {others}), by {decides}; “{second}” is better "
            "on {against}.",
            **values,
            **numbers,
            decides=decided,
            against=other,
        )
    return text(
        "“{first}” is {gap} points behind “{second}” ({own} against {others}), by {decides}; “{first}” is better on "
        "{against}.",
        **values,
        **numbers,
        decides=decided,
        against=other,
    )


def _told(differences: Sequence[Difference], sign: float) -> Text:
    """Return what decides, with points and values; the better site first where ``sign`` says so."""
    parts = [_part(one, sign) for one in differences]
    if len(parts) == 2:
        return text("{one} and {two}", one=parts[0], two=parts[1])
    return parts[0] if parts else text("many small differences")


def _part(one: Difference, sign: float) -> Text:
    values = (one.first, one.second) if sign > 0 else (one.second, one.first)
    named = {"label": one.label, "points": points_words(abs(one.ahead))}
    if np.isnan(one.first_points) or np.isnan(one.second_points):
        return text("{label} ({points} points, unknown in one of them)", **named)
    if None in values:
        return text("{label} ({points} points)", **named)
    return text("{label} ({points} points: {better} against {worse})", **named, better=values[0], worse=values[1])


def _number(points: float) -> str:
    return "?" if np.isnan(points) else f"{points:.2f}"


def _cell(value: Text | str | None, show: Callable[[Text], str]) -> str:
    return show(value) if isinstance(value, Text) else value or ""
