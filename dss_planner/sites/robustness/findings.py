"""What the draws say of a ranking, in sentences."""

from __future__ import annotations

from dss_planner.sites.robustness.results import SiteRobustness, SwitchingWeight
from dss_planner.text import Text, text

#: A winner that is first in fewer draws than this is told to be unsure.
_SURE = 0.5


def findings(sites: tuple[SiteRobustness, ...], switches: tuple[SwitchingWeight, ...], top: int) -> tuple[Text, ...]:
    """Return what the draws say, in sentences."""
    if not sites or sites[0].rank is None:
        return ()
    winner = sites[0]
    notes = [
        text(
            "“{site}” is first in {first} % of the draws and among the first {top} in {share} %.",
            site=winner.name,
            first=f"{100 * winner.first_share:.0f}",
            top=top,
            share=f"{100 * winner.top_share:.0f}",
        )
    ]
    often = max(sites, key=lambda site: site.first_share)
    if winner.first_share < _SURE and often.name != winner.name:
        notes.append(
            text(
                "“{site}” is first more often ({first} %): who wins depends on the weights.",
                site=often.name,
                first=f"{100 * often.first_share:.0f}",
            )
        )
    closest = switches[0]
    if closest.margin is None:
        notes.append(text("No single weight changes the winner, whatever it is."))
        return tuple(notes)
    lower = closest.lower is not None and closest.weight - closest.lower == closest.margin
    notes.append(
        text(
            "The closest change: with a weight of {weight} % instead of {chosen} % for “{criterion}”, “{site}” is "
            "first.",
            weight=f"{100 * float((closest.lower if lower else closest.upper) or 0.0):.1f}",
            chosen=f"{100 * closest.weight:.1f}",
            criterion=closest.label,
            site=closest.lower_site if lower else closest.upper_site,
        )
    )
    return tuple(notes)
