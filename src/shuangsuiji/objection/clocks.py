"""异议的时钟 (第二十条): 提出、复查、更正、反馈: four clocks, each with what started it and what ended it."""

from attrs import evolve

from shuangsuiji.clocks import Period, Unit
from shuangsuiji.objection.state import Objection, objection_stream
from shuangsuiji.rule_kinds import Count
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile
from shuangsuiji.texts import china_day


def objection_clocks(
    objection: Objection, rules: Rulebook, file: TargetFile | None = None
) -> tuple[Period, ...]:
    """Give the clocks of an objection that have started, in the order in which they run.

    Args:
        objection: the objection.
        rules: the rulebook.
        file: the target's file, which knows what was corrected; None where nothing was.
    """
    return tuple(
        each
        for each in (
            window(objection, rules),
            supplement_period(objection, rules),
            review_period(objection, rules),
            correction_period(objection, rules, corrected_on(objection, file)),
            feedback_period(objection, rules),
        )
        if each.since
    )


def window(objection: Objection, rules: Rulebook) -> Period:
    """提出异议: from publication, in days of the calendar."""
    disputed, rule = objection.disputed, rules.keys.objection_days
    return _period(
        objection, "OBJECTION", rule, "objection_days", disputed.published_on, objection.received_on, "day"
    )


def supplement_period(objection: Objection, rules: Rulebook) -> Period:
    """等待补正: what came in time and is not complete waits as long as its own period runs, and as long again as a review.

    The regulation gives no number; nobody has 补正期限 put off what the review of a complete one may not put off.
    """
    since = max(objection.last_day, objection.forwarded_on) if objection.forwarded_on else ""
    waited = not objection.late and objection.complete_on != objection.forwarded_on
    met = objection.complete_on or (objection.conclusion.on if objection.conclusion else "")
    rule = rules.keys.objection_review_wd
    period = _period(objection, "SUPPLEMENT", rule, "objection_review_wd", since if waited else "", met)
    return evolve(period, alert=True)


def review_period(objection: Objection, rules: Rulebook) -> Period:
    """组织复查: from the day on which the initiating department has a complete application."""
    met = objection.conclusion.on if objection.conclusion else ""
    rule, since = rules.keys.objection_review_wd, "" if objection.late else objection.complete_on
    return _period(objection, "REEXAMINATION", rule, "objection_review_wd", since, met)


def correction_period(objection: Objection, rules: Rulebook, met: str = "") -> Period:
    """确有错误的更正: from the conclusion, where something was wrong."""
    made = objection.conclusion
    since = made.on if made and made.wrong else ""
    rule = rules.keys.objection_correction_wd
    return _period(objection, "CORRECTION", rule, "objection_correction_wd", since, met)


def feedback_period(objection: Objection, rules: Rulebook) -> Period:
    """反馈: from the conclusion of an objection, whatever it was."""
    made = objection.conclusion
    since = made.on if made and made.nature == "objection" else ""
    met = objection.feedback.on if objection.feedback else ""
    rule = rules.keys.objection_feedback_wd
    return _period(objection, "FEEDBACK", rule, "objection_feedback_wd", since, met)


def corrected_on(objection: Objection, file: TargetFile | None) -> str:
    """Give the day on which the last of the wrong items was corrected; empty while one is not."""
    wrong = set(objection.conclusion.wrong) if objection.conclusion else set[str]()
    days = ""
    for each in file.corrections if file else ():
        if each.objection == objection.number and wrong:
            wrong -= {change.item for change in each.changes}
            days = china_day(each.at)
    return "" if wrong else days


def _period(
    objection: Objection, what: str, rule: Count, key: str, since: str, met: str, unit: Unit = "wd"
) -> Period:
    disputed = objection.disputed
    return Period(
        code=f"SSJ-DUE-{what}",
        article=rule.article,
        key=key,
        stream=objection_stream(disputed.task, disputed.target, objection.number),
        subject=disputed.target,
        since=since,
        n=rule.value,
        unit=unit,
        met_on=met,
    )
