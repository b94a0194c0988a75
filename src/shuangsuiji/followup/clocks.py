"""后续的时钟 (第二十一条): until 完结, and until a suspected crime is transferred."""

from shuangsuiji.clocks import Period
from shuangsuiji.followup.state import FollowUp, followup_stream
from shuangsuiji.rule_kinds import Limit
from shuangsuiji.rulebook import Rulebook


def followup_period(followup: FollowUp, rules: Rulebook) -> Period | None:
    """Give the clock until 完结; None where the rulebook gives no number: the regulation gives none."""
    rule = rules.keys.followup_alert_days
    return _period(followup, "SSJ-DUE-FOLLOWUP", "followup_alert_days", rule, followup.closed_on)


def transfer_period(followup: FollowUp, rules: Rulebook) -> Period | None:
    """及时移送: give the clock of a suspected crime; None for anything else, and where the rulebook gives no number."""
    if followup.matter != "涉嫌犯罪":
        return None
    met = followup.handover.sent_on if followup.handover else followup.closed_on
    rule = rules.keys.crime_transfer_days
    return _period(followup, "SSJ-DUE-TRANSFER", "crime_transfer_days", rule, met)


def _period(followup: FollowUp, code: str, key: str, rule: Limit, met: str) -> Period | None:
    if rule.value is None:
        return None
    return Period(
        code=code,
        article=rule.article,
        key=key,
        stream=followup_stream(followup.task, followup.target, followup.number),
        subject=followup.target,
        since=followup.found_on,
        n=rule.value,
        unit="day",
        met_on=met,
        alert=True,
    )
