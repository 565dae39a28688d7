"""Pairwise answers of people: which pair is asked next, whose answers they are, and what follows for the weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dss_planner.scoring.weighing.pairwise import (
    RANDOM_INDEX,
    Answers,
    Comparison,
    answer_matrix,
    compare,
    connected,
    numbered,
    principal,
    together,
)
from dss_planner.scoring.weighing.profiles import Profile
from dss_planner.text import Text, text

#: Criteria named in a sentence.
_NAMED = 3


@dataclass(frozen=True)
class Judgement:
    """What the answers of one person, or of all together, say.

    answers: by the places of the criteria. asked: pairs that there are. comparison: None while the answers do not
    connect all criteria. unsaid: places of the criteria that are not connected with the first yet. verdict: how
    consistent, or what is still needed, in a sentence. warns: whether the verdict is a warning.
    """

    answers: dict[tuple[int, int], float]
    asked: int
    comparison: Comparison | None
    unsaid: tuple[int, ...]
    verdict: Text
    warns: bool = False

    @property
    def weights(self) -> tuple[float, ...] | None:
        """The weights that follow, summing to 1; None while the answers do not say them all."""
        return None if self.comparison is None else self.comparison.weights


def asking_order(count: int) -> tuple[tuple[int, int], ...]:
    """Return all pairs of criteria in the order they are asked: after the first count − 1 all are connected.

    First each with the next, then with the one after that, and so on: no criterion waits longer than the others.
    """
    return tuple((first, first + step) for step in range(1, count) for first in range(count - step))


def judge(answers: Answers, names: Sequence[str]) -> Judgement:
    """Return what answers say of the criteria ``names``."""
    count = len(names)
    asked = count * (count - 1) // 2
    known = {pair if pair[0] < pair[1] else pair[::-1]: _turned(pair, value) for pair, value in answers.items()}
    matrix = answer_matrix(known, count)
    unsaid = tuple(place for place, there in enumerate(connected(matrix)) if not there)
    if unsaid:
        few = ", ".join(f"“{names[place]}”" for place in unsaid[:_NAMED])
        values = {"given": len(known), "asked": asked, "criteria": few}
        if len(unsaid) > _NAMED:
            verdict = text(
                "{given} of {asked} pairs are answered. For weights, compare also {criteria} and {more} more.",
                **values,
                more=len(unsaid) - _NAMED,
            )
        else:
            verdict = text("{given} of {asked} pairs are answered. For weights, compare also {criteria}.", **values)
        return Judgement(known, asked, None, unsaid, verdict)
    if count > len(RANDOM_INDEX):
        weights, largest = principal(matrix)
        missing = tuple(pair for pair in asking_order(count) if pair not in known)
        found = Comparison(tuple(float(w) for w in weights), largest, 0.0, None, True, missing)
    else:
        found = compare(known, names)
    return Judgement(known, asked, found, (), *_verdict(found, len(known), asked, count))


def judgement_of(profile: Profile, criteria: Sequence[str], names: Sequence[str]) -> Judgement:
    """Return what one person's answers say of the criteria (ids)."""
    return judge(numbered(profile.answers, criteria), names)


def judged_together(profiles: Sequence[Profile], criteria: Sequence[str], names: Sequence[str]) -> Judgement:
    """Return what the answers of all say together: their geometric mean, pair by pair."""
    every = [numbered(profile.answers, criteria) for profile in profiles if profile.answers]
    return judge(together(every, len(criteria)) if every else {}, names)


def with_answer(
    profile: Profile, first: str, second: str, ratio: float | None, criteria: Sequence[str], when: str
) -> Profile:
    """Return the profile with an answer given, changed, or taken back (None), and the weights that follow from all.

    first, second: ids; ratio: how many times the first is as important. criteria: ids that are compared now. when: ISO
    date. Weights are empty while the answers do not connect all criteria: nothing is filled in.
    """
    kept = tuple(answer for answer in profile.answers if {answer[0], answer[1]} != {first, second})
    answers = kept if ratio is None else (*kept, (first, second, float(ratio)))
    matrix = answer_matrix(numbered(answers, criteria), len(criteria))
    weights = principal(matrix)[0] if connected(matrix).all() else ()
    return replace(profile, answers=answers, weights={k: float(w) for k, w in zip(criteria, weights)}, when=when)


def _turned(pair: tuple[int, int], value: float) -> float:
    return value if pair[0] < pair[1] else 1.0 / value


def _verdict(found: Comparison, given: int, asked: int, count: int) -> tuple[Text, bool]:
    if found.missing:
        return (
            text(
                "{given} of {asked} pairs are answered: enough for weights. Contradictions show once all are.",
                given=given,
                asked=asked,
            ),
            False,
        )
    if found.ratio is None and count < 3:
        return text("Two criteria cannot contradict each other."), False
    if found.ratio is None:
        return text("With more than {most} criteria no consistency can be worked out.", most=len(RANDOM_INDEX)), False
    ratio = f"{found.ratio:.2f}"
    if found.accepted:
        return text("Consistency ratio {ratio}: the answers fit together (below 0.10).", ratio=ratio), False
    return (
        text("Consistency ratio {ratio} (0.10 or more): the answers contradict each other.", ratio=ratio),
        True,
    )
