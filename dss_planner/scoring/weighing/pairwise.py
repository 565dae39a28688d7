"""Pairwise comparison (AHP): weights, consistency, and the answer that fits the others worst.

The weights are the principal eigenvector of the matrix of answers aᵢⱼ (how many times i is as important as j), aⱼᵢ =
1/aᵢⱼ; CI = (λ − n)/(n − 1), CR = CI/RI, accepted below 0.10 (Saaty 1980; SCIENCE.md 5). Answers may be missing: a
missing one counts as the ratio of the weights (Harker 1987 [M]), as long as the answers connect all criteria.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: Random index by the number of criteria (EasyAHP's source, SCIENCE.md 5 [V]); n = 1 … 15.
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
#: Consistency ratio below which answers are accepted.
ACCEPTED = 0.10
#: The answers of the scale: 9 … 2 times less, equal, 2 … 9 times more important.
STEPS = tuple(range(-8, 9))

#: (first criterion, second criterion), numbers from 0 → how many times the first is as important as the second.
Answers = Mapping[tuple[int, int], float]


@dataclass(frozen=True)
class WorstPair:
    """The answer whose correction makes all answers most consistent.

    first, second: criteria. given, proposed: how many times the first is as important as the second; the proposal is a
    step of the scale. ratio_after: consistency ratio with it. sentence: all that in words.
    """

    first: int
    second: int
    given: float
    proposed: float
    ratio_after: float
    sentence: Text


@dataclass(frozen=True)
class Comparison:
    """What the answers give.

    weights: sum to 1. largest: λmax. index: CI. ratio: CR, None with fewer than three criteria (always consistent) or
    while answers are missing (too few contradict each other). accepted: CR < 0.10, or none. missing: pairs without an
    answer. worst: None when the answers are accepted or cannot be judged.
    """

    weights: tuple[float, ...]
    largest: float
    index: float
    ratio: float | None
    accepted: bool
    missing: tuple[tuple[int, int], ...] = ()
    worst: WorstPair | None = None


def compare(answers: Answers, names: Sequence[str]) -> Comparison:
    """Return the weights of the criteria ``names`` from pairwise answers.

    Raises `InputError` when an answer is not a number above 0, or when the answers leave a criterion unconnected.
    """
    matrix = answer_matrix(answers, len(names))
    count = len(names)
    missing = tuple((i, j) for i in range(count) for j in range(i + 1, count) if np.isnan(matrix[i, j]))
    _require_connected(matrix, names)
    weights, largest = principal(matrix)
    index = (largest - count) / (count - 1) if count > 1 else 0.0
    ratio = None if missing else consistency_ratio(largest, count)
    accepted = ratio is None or ratio < ACCEPTED
    worst = None if accepted or ratio is None else worst_pair(matrix, names, ratio)
    return Comparison(tuple(float(w) for w in weights), largest, index, ratio, accepted, missing, worst)


def numbered(answers: Sequence[tuple[str, str, float]], criteria: Sequence[str]) -> dict[tuple[int, int], float]:
    """Return the answers kept with a profile by the places of the criteria (ids); those about others are left out."""
    place = {key: index for index, key in enumerate(criteria)}
    return {
        (place[first], place[second]): value
        for first, second, value in answers
        if first in place and second in place and first != second
    }


def answer_matrix(answers: Answers, count: int) -> np.ndarray:
    """Return the reciprocal matrix of the answers, float64 (count, count), NaN where there is none.

    Raises `InputError` when an answer is not a number above 0.
    """
    matrix = np.full((count, count), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for (first, second), value in answers.items():
        if not np.isfinite(value) or value <= 0:
            raise InputError(
                "An answer of the pairwise comparison is {found}; a number above 0 is expected (3: three times as "
                "important). Correct it.",
                found=f"{value:g}",
            )
        matrix[first, second], matrix[second, first] = value, 1.0 / value
    return matrix


def principal(matrix: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weights (sum 1) and λmax of a matrix of answers; missing ones (NaN) count as the ratio of weights."""
    unknown = np.isnan(matrix)
    full = np.where(unknown, 0.0, matrix)
    np.fill_diagonal(full, 1.0 + unknown.sum(axis=1))
    values, vectors = np.linalg.eig(full)
    place = int(np.argmax(values.real))
    vector = np.abs(vectors[:, place].real)
    return vector / vector.sum(), float(values[place].real)


def consistency_ratio(largest: float, count: int) -> float | None:
    """Return CR = (λ − n) / (n − 1) / RI, None with fewer than three criteria.

    Raises `InputError` above 15 criteria, for which no random index is known.
    """
    if count < 3:
        return None
    if count > len(RANDOM_INDEX):
        raise InputError(
            "{found} criteria are compared in pairs; at most {expected} are expected, above that no consistency can be "
            "worked out. Compare groups of criteria, or give weights directly.",
            found=count,
            expected=len(RANDOM_INDEX),
        )
    return (largest - count) / (count - 1) / RANDOM_INDEX[count - 1]


def worst_pair(matrix: np.ndarray, names: Sequence[str], ratio: float) -> WorstPair:
    """Return the answer of a complete matrix whose correction lowers the consistency ratio most.

    Each answer in turn is left out, worked out from the others (Harker) and rounded to the scale; the one after whose
    correction the ratio is lowest is named. ratio: as it is now.
    """
    count = len(matrix)
    best: tuple[float, int, int, float] | None = None
    for first in range(count):
        for second in range(first + 1, count):
            tried = matrix.copy()
            tried[first, second] = tried[second, first] = np.nan
            weights, _ = principal(tried)
            step = ratio_of(step_of(weights[first] / weights[second]))
            tried[first, second], tried[second, first] = step, 1.0 / step
            after = consistency_ratio(principal(tried)[1], count) or 0.0
            if best is None or after < best[0] - 1e-12:
                best = (after, first, second, step)
    after, first, second, step = best or (ratio, 0, 1, matrix[0, 1])
    given = float(matrix[first, second])
    sentence = text(
        "“{first}” against “{second}” fits worst: {given} was said, the other answers say {proposed}, which brings the "
        "ratio from {ratio} to {after}.",
        first=names[first],
        second=names[second],
        given=in_words(given),
        proposed=in_words(step),
        ratio=f"{ratio:.2f}",
        after=f"{after:.2f}",
    )
    return WorstPair(first, second, given, step, after, sentence)


def ratio_of(step: int) -> float:
    """Return how many times as important a step of the scale means: 0 → 1, 2 → 3, −2 → 1/3."""
    return float(step + 1) if step >= 0 else 1.0 / (1 - step)


def step_of(ratio: float) -> int:
    """Return the step of the scale that is nearest to a ratio (on the logarithmic scale), −8 … 8."""
    return min(STEPS, key=lambda step: abs(np.log(ratio_of(step)) - np.log(ratio)))


def in_words(ratio: float) -> str:
    """Return a ratio as people write it: “5” or “1/5”."""
    if ratio >= 1:
        return f"{ratio:.3g}"
    return f"1/{1 / ratio:.3g}"


def sentence(first: str, second: str, ratio: float) -> Text:
    """Return an answer as a sentence; between the five named degrees it names both neighbours."""
    more, less, times = (first, second, ratio) if ratio >= 1 else (second, first, 1.0 / ratio)
    level = min(9, max(1, round(times)))
    template = {
        1: text("“{more}” and “{less}” are equally important.", more=more, less=less),
        2: text("“{more}” is equally to moderately more important than “{less}” (2).", more=more, less=less),
        3: text("“{more}” is moderately more important than “{less}” (3).", more=more, less=less),
        4: text("“{more}” is moderately to strongly more important than “{less}” (4).", more=more, less=less),
        5: text("“{more}” is strongly more important than “{less}” (5).", more=more, less=less),
        6: text("“{more}” is strongly to very strongly more important than “{less}” (6).", more=more, less=less),
        7: text("“{more}” is very strongly more important than “{less}” (7).", more=more, less=less),
        8: text("“{more}” is very strongly to extremely more important than “{less}” (8).", more=more, less=less),
        9: text("“{more}” is extremely more important than “{less}” (9).", more=more, less=less),
    }
    return template[level]


def together(all_answers: Sequence[Answers], count: int) -> dict[tuple[int, int], float]:
    """Return the answers of a group: the geometric mean of those who gave one (Aczél & Saaty 1983 [M])."""
    logs = np.log(np.array([answer_matrix(answers, count) for answers in all_answers]))
    found = {}
    for first in range(count):
        for second in range(first + 1, count):
            given = logs[:, first, second][np.isfinite(logs[:, first, second])]
            if given.size:
                found[first, second] = float(np.exp(given.mean()))
    return found


def connected(matrix: np.ndarray) -> np.ndarray:
    """Return which criteria the answers of a matrix connect with the first, at once or through others."""
    known = ~np.isnan(matrix)
    reached = np.zeros(len(matrix), dtype=bool)
    reached[:1] = True
    for _ in range(len(matrix)):
        reached |= known[reached].any(axis=0)
    return reached


def _require_connected(matrix: np.ndarray, names: Sequence[str]) -> None:
    """Raise `InputError` when the answers do not connect each criterion with the first."""
    reached = connected(matrix)
    if not reached.all():
        raise InputError(
            "The answers do not connect {criteria} with the other criteria. Compare each with at least one of the "
            "others.",
            criteria=", ".join(f"“{name}”" for name, there in zip(names, reached) if not there),
        )
