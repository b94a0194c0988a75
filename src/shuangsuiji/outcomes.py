"""公示前后的变化 (第二条、第二十条、第二十五条): what becomes of a file's result: withheld, corrected, filed away."""

from attrs import frozen

from shuangsuiji.codes import Result
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import digests, filled, free_texts
from shuangsuiji.papers import Paper
from shuangsuiji.sheets.grounds import Ground
from shuangsuiji.sheets.items import ItemResult, Order


@frozen(kw_only=True)
class Change(ItemResult):
    """一个事项的更正 (第二十条): a line of 汇总表 as it is from now on, and what was public before.

    Args:
        before: the codes that were public.
    """

    before: tuple[Result, ...]


@frozen(kw_only=True)
class Correction:
    """更正 (第二十条): a published version that takes the place of the one before it; that one stays visible.

    Args:
        version: the new version.
        corrects: the version whose place it takes.
        changes: one an item that was wrong.
        reason: what was wrong.
        evidence: what shows it.
        department: the initiating or a participating department.
        by: who made it.
        approver: who approved it.
        found_on: the day on which the error was found.
        objection: the number of the objection that it follows from; 0 where a department found it itself.
        at: when it was made.
        grounds: what results that are stated directly now rest on (第十八条).
        orders: what was ordered by word of mouth (第十六条第三项).
        answers: the numbers of the errors on record that it corrects something of.
    """

    version: int
    corrects: int
    changes: tuple[Change, ...]
    reason: str
    evidence: tuple[Paper, ...]
    department: str
    by: str
    approver: str
    found_on: str
    objection: int
    at: str
    grounds: tuple[Ground, ...] = ()
    orders: tuple[Order, ...] = ()
    answers: tuple[int, ...] = ()


@frozen(kw_only=True)
class Dismissal:
    """认定无误 (第二十条): why what was taken for an error is none, and who answers for it."""

    reason: str
    approver: str
    by: str
    at: str


@frozen(kw_only=True)
class FoundError:
    """发现的错误 (第二十条): what a department found wrong in a public result.

    Args:
        number: from 1, in a target's file.
        items: which items are wrong.
        wrong: what is wrong.
        department: the initiating or a participating department.
        found_on: the day on which it was found.
        by: who put it on record.
        at: when.
        dismissed: why it is none after all; None where nobody says so.
    """

    number: int
    items: tuple[str, ...]
    wrong: str
    department: str
    found_on: str
    by: str
    at: str
    dismissed: Dismissal | None = None


@frozen(kw_only=True)
class Withheld:
    """不予公示 (第二条): why a result is not made public, and who answers for it."""

    ground: str
    approver: str
    by: str
    at: str


@frozen(kw_only=True)
class Material:
    """卷内材料 (第二十五条): a paper of a filed-away file, and as what it counts.

    Args:
        role: 通知书, 送达回证, 记录表, 专项检查表, 音像记录, 证据, ...
        paper: the paper; its digest is that of what lies there, such as the scan of what was signed.
        copy_of: the digest of what the journal holds of it, where the paper is another file; empty where it is that itself.
    """

    role: str
    paper: Paper
    copy_of: str = ""

    def __attrs_post_init__(self) -> None:
        copied = digests(copy_of=self.copy_of) if self.copy_of else ()
        raise_if([*filled(role=self.role), *free_texts(role=self.role), *copied])


@frozen(kw_only=True)
class Seal:
    """立卷 (第二十五条): what the file holds, and who put it together."""

    materials: tuple[Material, ...]
    by: str
    at: str
