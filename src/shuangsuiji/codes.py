"""检查结果代码 (第十八条、第十九条): the closed table of results, in the words in which they are made public."""

from typing import Final, Literal, get_args

from attrs import frozen

Result = Literal[
    "NO_PROBLEM",
    "NO_ACTIVITY",
    "NOT_DISCLOSED",
    "FALSE_DISCLOSURE",
    "CORRECTED",
    "PENDING",
    "UNREACHABLE",
    "NON_COOPERATION",
    "CLOSED",
    "DEREGISTERED",
    "LICENCE_REVOKED",
    "REGISTRATION_CANCELLED",
    "MOVED_OUT",
    "OTHER",
]
"""The codes of results."""


@frozen(kw_only=True)
class Meaning:
    """What a result means.

    Args:
        words: how it is made public.
        alone: whether it excludes every other result of the item.
        problem: whether something was found, so that a measure follows (第十六条).
        direct: whether it may be stated without an inspection on site (第十八条).
        status: whether a registry must bear it out.
        listed: whether 第十八条 names it; what it does not name is questioned (“等情况”).
    """

    words: str
    alone: bool = False
    problem: bool = False
    direct: bool = False
    status: bool = False
    listed: bool = True


RESULTS: Final[dict[Result, Meaning]] = {
    "NO_PROBLEM": Meaning(words="未发现问题", alone=True),
    "NO_ACTIVITY": Meaning(words="未发现开展本次抽查涉及的经营活动", alone=True),
    "NOT_DISCLOSED": Meaning(words="未按规定公示应当公示的信息", problem=True),
    "FALSE_DISCLOSURE": Meaning(words="公示信息隐瞒真实情况、弄虚作假", problem=True),
    "CORRECTED": Meaning(words="发现问题已责令改正", problem=True),
    "PENDING": Meaning(words="发现问题待后续处理", problem=True),
    "UNREACHABLE": Meaning(words="通过登记的住所（经营场所）无法联系", alone=True, direct=True),
    "NON_COOPERATION": Meaning(words="不配合检查情节严重", alone=True, direct=True),
    "CLOSED": Meaning(words="已关闭停业或正在组织清算", alone=True, direct=True, listed=False),
    "DEREGISTERED": Meaning(words="注销", alone=True, direct=True, status=True),
    "LICENCE_REVOKED": Meaning(words="被吊销", alone=True, direct=True, status=True),
    "REGISTRATION_CANCELLED": Meaning(words="被撤销设立登记", alone=True, direct=True, status=True),
    "MOVED_OUT": Meaning(words="迁出/登记许可机关跨区域迁移", alone=True, direct=True, status=True),
    "OTHER": Meaning(words="其他", alone=True, direct=True, listed=False),
}
"""Each code's meaning."""

KNOWN: Final[tuple[str, ...]] = get_args(Result)
"""All codes."""
