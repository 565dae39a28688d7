"""The charts of the draws in the user's language, and what they say in words."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.panels.tables import number
from dss_planner.sites.robustness.results import SiteRobustness, SwitchingWeight


def rank_figure(sites: Sequence[SiteRobustness], draws: int, dark: bool, count: int) -> object:
    """Return how often each site has each rank. count: of all ranked sites."""
    from dss_planner.charts.rankfrequency import RankWords, rank_frequency_figure

    words = RankWords(
        rank=QCoreApplication.translate("RobustnessFigures", "Rank"),
        share=QCoreApplication.translate("RobustnessFigures", "Share of {draws} draws (%)"),
        more=QCoreApplication.translate("RobustnessFigures", "{count} more sites are not shown"),
        mark=QCoreApplication.translate("RobustnessFigures", "with the chosen weights"),
        nothing=QCoreApplication.translate("RobustnessFigures", "No site can be ranked"),
    )
    return rank_frequency_figure(sites, draws, dark, words, count)


def rank_words(sites: Sequence[SiteRobustness], draws: int) -> str:
    """Return what the chart of the ranks says of the first sites."""
    told = [
        QCoreApplication.translate("RobustnessFigures", "{site}: first in {share} %, rank {low} to {high}").format(
            site=site.name, share=number(100.0 * site.first_share), low=site.rank_low, high=site.rank_high
        )
        for site in sites[:10]
        if site.rank is not None
    ]
    return QCoreApplication.translate("RobustnessFigures", "Ranks in {draws} draws. {sites}").format(
        draws=number(draws), sites="; ".join(told)
    )


def tornado_figure(switches: Sequence[SwitchingWeight], winner: str, dark: bool) -> object:
    """Return the weights at which the winner changes."""
    from dss_planner.charts.switchingtornado import SwitchingWords, switching_figure

    words = SwitchingWords(
        axis=QCoreApplication.translate("RobustnessFigures", "Weight (%)"),
        lower=QCoreApplication.translate("RobustnessFigures", "less weight, same winner"),
        upper=QCoreApplication.translate("RobustnessFigures", "more weight, same winner"),
        chosen=QCoreApplication.translate("RobustnessFigures", "as chosen"),
        stays=QCoreApplication.translate("RobustnessFigures", "{site} stays first whatever the weight"),
        nothing=QCoreApplication.translate("RobustnessFigures", "No site can be ranked"),
    )
    return switching_figure(switches, winner, dark, words)


def tornado_words(switches: Sequence[SwitchingWeight], winner: str) -> str:
    """Return what the chart of the weights says."""
    told = []
    for switch in switches:
        ends = [
            QCoreApplication.translate("RobustnessFigures", "{site} from {weight} %").format(
                site=site, weight=number(100.0 * end, 1)
            )
            for end, site in ((switch.lower, switch.lower_site), (switch.upper, switch.upper_site))
            if end is not None
        ]
        if ends:
            told.append(f"{switch.label}: {', '.join(ends)}")
    if not told:
        return QCoreApplication.translate("RobustnessFigures", "{site} stays first whatever a single weight is").format(
            site=winner
        )
    return QCoreApplication.translate("RobustnessFigures", "{site} is first until a weight changes. {changes}").format(
        site=winner, changes="; ".join(told)
    )
