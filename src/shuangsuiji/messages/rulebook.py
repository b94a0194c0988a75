"""Messages about rulebooks."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-REGULATION-EMPTY": Text(
        "没有找到一条“第一条 ……”；请给出细则的原文（UTF-8 文本）",
        "no article ('第一条 ...') was found; give the regulation's own text in UTF-8",
    ),
    "SSJ-REGULATION-LONG": Text(
        "超过 {most} 条；请检查是不是一部细则的原文",
        "more than {most} articles; check that this is the text of one regulation",
    ),
    "SSJ-REGULATION-ORDER": Text(
        "{what}的编号不连续：应是第 {expected} {what}，写的是 {found}（0 是认不出的数）；请对照原文补齐",
        "the numbers ({what}) do not go on one by one: {expected} was due, {found} is written (0: no numeral); complete the text",
    ),
    "SSJ-REGULATION-TEXT": Text(
        "不是 UTF-8 文本：{reason}；请另存为 UTF-8",
        "no text in UTF-8: {reason}; save it as UTF-8",
    ),
    "SSJ-RULES-BASE": Text(
        "没有叫“{name}”的规则集可以作底本；可以写的：{known}",
        "no rulebook called '{name}' to start from; there are: {known}",
    ),
    "SSJ-RULES-EFFECTIVE": Text(
        "规则集没有生效日期（第二十八条“自印发之日起施行”）；请给出 effective_from",
        "the rulebook does not say since when it holds (art. 28); give effective_from",
    ),
    "SSJ-RULES-PATTERN": Text(
        "“{value}”不是正则表达式：{reason}；不检查格式的留空",
        "'{value}' is no regular expression: {reason}; leave it empty to ask nothing",
    ),
    "SSJ-RULES-KEY": Text(
        "规则集里没有“{key}”这个键；相近的有：{near}",
        "a rulebook has no key '{key}'; near are: {near}",
    ),
    "SSJ-RULES-NAME": Text(
        "没有叫“{name}”的，也没有这个文件；内置的有：{known}",
        "nothing is called '{name}', and there is no such file; built in are: {known}",
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
