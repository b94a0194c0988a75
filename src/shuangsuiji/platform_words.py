"""平台用语对照 (第十八条、第十九条): what a platform calls a result, read back to its code.

Platforms call one result by several names, older ones among them (“不予配合检查情节严重”). A name that stands in no
table is kept as it stands, counts as `OTHER`, and is a finding: nothing that a platform says is dropped or guessed.
"""

import unicodedata
from typing import Final, Literal

from attrs import frozen

from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.findings import Finding, article_finding

OTHER: Final = "OTHER"
"""其他: a result whose words stand in no table."""

ALIASES: Final[dict[Result, tuple[str, ...]]] = {
    "NO_ACTIVITY": ("未发现开展经营活动", "未发现开展该项经营活动"),
    "NOT_DISCLOSED": ("未按规定公示年报", "未按规定公示其他应当公示的信息"),
    "UNREACHABLE": ("通过登记的住所或者经营场所无法联系", "通过登记的住所或经营场所无法联系", "无法联系"),
    "NON_COOPERATION": ("不予配合检查情节严重", "不予配合情节严重", "不配合情节严重"),
    "CLOSED": ("已关闭停业", "正在组织清算", "已关闭停业或者正在组织清算"),
    "DEREGISTERED": ("已注销",),
    "LICENCE_REVOKED": ("吊销", "已吊销", "被吊销营业执照", "被吊销营业执照或相关许可证"),
    "REGISTRATION_CANCELLED": ("撤销", "已撤销", "被撤销", "撤销设立登记"),
    "MOVED_OUT": ("迁出", "已迁出", "登记许可机关跨区域迁移"),
}
"""Other names of a result; its own, in which it is made public, stands in `codes.RESULTS`."""


@frozen(kw_only=True)
class ReadResult:
    """一个检查结果的用语: what a platform said, and the result that it means.

    Args:
        code: the result; `OTHER` where no table has the words.
        words: the words as they stood, to the character.
    """

    code: Result | Literal["OTHER"]
    words: str

    def findings(self) -> tuple[Finding, ...]:
        """Give what questions it: words that nobody knows."""
        if self.code != OTHER:
            return ()
        return (article_finding("SSJ-X-22", "第十九条", subject=self.words, words=self.words),)


def read_result(words: str) -> ReadResult:
    """检查结果 (第十九条): read a platform's words; width, white space and kinds of brackets do not count.

    >>> read_result("不予配合检查情节严重").code
    'NON_COOPERATION'
    >>> read_result("另案处理")
    ReadResult(code='OTHER', words='另案处理')
    """
    return ReadResult(code=_BY_WORDS.get(_folded(words), OTHER), words=words)


def _folded(words: str) -> str:
    """Bring words to the form in which they are compared."""
    return "".join(unicodedata.normalize("NFKC", words).split())


_BY_WORDS: Final[dict[str, Result]] = {
    _folded(words): code
    for code, meaning in RESULTS.items()
    for words in (meaning.words, *ALIASES.get(code, ()))
}
