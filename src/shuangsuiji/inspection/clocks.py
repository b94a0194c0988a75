"""录入的时钟 (第十九条): the first entry, and the next one after each return."""

from collections.abc import Iterator, Sequence

from shuangsuiji.clocks import Period
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.texts import china_day


def first_made_on(file: TargetFile) -> str:
    """检查结果作出之日: of the first record, which a later one does not move; empty before there is one."""
    first = file.submissions[0] if file.submissions else file
    return first.first_made_on


def entry_period(file: TargetFile, rules: Rulebook, entered: Sequence[str]) -> Period:
    """录入 (第十九条): give the clock of the first entry; it runs from when the result was made.

    Args:
        file: the target's file.
        rules: its rulebook.
        entered: the days on which its entries were put on record, in order: a date that somebody types stops no clock.
    """
    return Period(
        code="SSJ-DUE-ENTRY",
        article=rules.keys.entry_wd.article,
        key="entry_wd",
        stream=file_stream(file.task, file.target),
        subject=file.target_name,
        since=first_made_on(file),
        n=rules.keys.entry_wd.value,
        met_on=entered[0] if entered else "",
    )


def resubmission_periods(file: TargetFile, rules: Rulebook, entered: Sequence[str] = ()) -> Iterator[Period]:
    """退回后重新上报 (第十九条): give a clock for each return; the regulation gives no number, the rulebook may.

    Where the rulebook gives none either, it asks to be told after so many days.

    Args:
        file: the target's file.
        rules: its rulebook.
        entered: as for `entry_period`.
    """
    own, alert = rules.keys.resubmit_wd, rules.keys.resubmit_alert_wd
    for index, each in enumerate(file.submissions):
        if each.returned:
            again = entered[index + 1 :]
            yield Period(
                code="SSJ-DUE-RESUBMIT",
                article=own.article if own.value is not None else alert.article,
                key="resubmit_wd" if own.value is not None else "resubmit_alert_wd",
                stream=file_stream(file.task, file.target),
                subject=file.target_name,
                since=china_day(each.returned.at),
                n=own.value if own.value is not None else alert.value,
                met_on=again[0] if again else "",
                alert=own.value is None,
            )
