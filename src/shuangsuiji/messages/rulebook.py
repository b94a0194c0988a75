"""Messages about rulebooks."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-RULES-EFFECTIVE": Text(
        "规则集没有生效日期（第二十八条“自印发之日起施行”）；请给出 effective_from",
        "the rulebook does not say since when it holds (art. 28); give effective_from",
    ),
    "SSJ-RULES-QUIET": Text(
        "“{value}”不是一个月里的日子，或者早于开始的一天；请写 1 到 31，先写开始的一天",
        "'{value}' is no day of a month, or lies before the first one; write 1 to 31, the first day first",
    ),
    "SSJ-RULES-SAME": Text(
        "这份规则集（第 {edition} 版）已经在用",
        "this rulebook (edition {edition}) is in force already",
    ),
    "SSJ-RULES-TOML": Text(
        "不是 UTF-8 的 TOML 文件：{reason}",
        "no TOML in UTF-8: {reason}",
    ),
    "SSJ-RULES-WORD": Text(
        "“{value}”不在所列的词里（{known}）；请改成其中之一，或者加列",
        "'{value}' is none of the words that are listed ({known}); use one of them, or list it",
    ),
    "SSJ-RULES-YEAR-DAY": Text(
        "“{value}”不是月-日；请写成 03-31",
        "'{value}' is no day of a year; write it like 03-31",
    ),
}
