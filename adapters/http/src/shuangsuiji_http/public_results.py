"""公示结果 (第十九条): what a public query shows of checks that anybody may have made and published.

It is less than a `Publication`, which has a version, the target's own id and the items' codes: what a query does not tell is
left empty here and guessed by nobody.
"""

from attrs import frozen

from shuangsuiji.platform_words import ReadResult


@frozen(kw_only=True)
class PublicLine:
    """公示的一个检查事项的结果.

    Args:
        item: the item's name; empty where the query names none.
        results: what was found, each with the platform's own words.
    """

    item: str
    results: tuple[ReadResult, ...]


@frozen(kw_only=True)
class PublicResult:
    """公示的一次检查; a text is empty where the query tells nothing.

    Args:
        subject: whom the query was about, as it was asked.
        task: the task's number.
        task_name: its name.
        plan: the plan's number.
        plan_name: its name.
        type: 抽查类型, in the platform's words.
        agency: 检查机关.
        checked_on: 检查日期, which need not be the day on which the check was completed.
        lines: of each item what was found; none where the query tells no results.
    """

    subject: str
    task: str
    task_name: str
    plan: str
    plan_name: str
    type: str
    agency: str
    checked_on: str
    lines: tuple[PublicLine, ...]
