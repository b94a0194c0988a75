"""人员匹配 (第十二条; spec 7.3): inspectors for the drawn targets, by dealing or by groups as announced."""

from collections.abc import Iterable

from shuangsuiji.draw.announcement import Inspectors
from shuangsuiji.draw.groups import form_groups, match_groups
from shuangsuiji.draw.inspectors import Teams, deal
from shuangsuiji.draw.seed import Seed
from shuangsuiji.draw.suiting import Rules
from shuangsuiji.rolls.entry import Entry


def form_teams(announced: Inspectors, rules: Rules, targets: Iterable[Entry], seed: Seed) -> Teams:
    """Match inspectors with the drawn targets, by dealing or by groups (7.3).

    Args:
        announced: matching, groups and slots.
        rules: what decides who suits.
        targets: the drawn targets' entries in drawn order.
        seed: the seed.

    Raises:
        DrawStopped: a place that nobody suits (7.5).
    """
    if announced.groups is None:
        return deal(rules, targets, seed)
    return match_groups(rules, form_groups(rules, announced.groups, seed), targets, seed)
