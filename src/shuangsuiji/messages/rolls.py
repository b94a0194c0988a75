"""Messages about rolls and recusals."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-RECUSAL-INSPECTOR": Text(
        "回避所指的执法检查人员“{id}”不在人员名录快照里；写错的编号会使回避悄悄失效，请改正",
        "the recused inspector '{id}' is not in the inspectors' roll; a misspelt id would silently void the recusal, correct it",
    ),
    "SSJ-RECUSAL-ORDER": Text(
        "回避清单须按字节升序排列，这一行排错了位置；请用原文件",
        "recusals must be in ascending byte order and this line is out of place; use the original file",
    ),
    "SSJ-RECUSAL-TARGET": Text(
        "回避所指的检查对象“{id}”不在对象名录快照里；写错的编号会使回避悄悄失效，请改正",
        "the recused target '{id}' is not in the targets' roll; a misspelt id would silently void the recusal, correct it",
    ),
    "SSJ-RECUSAL-TWICE": Text(
        "与第 {first} 行完全相同；请删去一行",
        "is the same as row {first}; delete one of them",
    ),
    "SSJ-ROLL-CODES": Text(
        "代码“{value}”须以逗号分隔、按字节严格升序、不重复",
        "the codes '{value}' must be joined by commas in strictly ascending byte order",
    ),
    "SSJ-ROLL-EMPTY": Text(
        "快照里一条也没有；空的名录不能抽取，请检查来源",
        "the roll has no entry; nothing can be drawn from it, check where it came from",
    ),
    "SSJ-ROLL-FIELDS": Text(
        "有 {found} 个字段，应有 {expected} 个（以 TAB 分隔，空字段保留 TAB）",
        "has {found} fields instead of {expected} (separated by TAB; an empty field keeps its TAB)",
    ),
    "SSJ-ROLL-KEY": Text(
        "快照密钥应为 32 个字节，实为 {length} 个",
        "a roll key has 32 bytes, this one has {length}",
    ),
    "SSJ-ROLL-LF": Text(
        "最后一行没有换行符（LF）；文件可能不完整，请用原文件",
        "the last line does not end with LF; the file may be cut short, use the original",
    ),
    "SSJ-ROLL-ORDER": Text(
        "“{id}”排错了位置：快照须按编号的字节严格升序排列",
        "'{id}' is out of place: a roll is in strictly ascending byte order of id",
    ),
    "SSJ-ROLL-SALT": Text(
        "封存快照每行末尾应有 32 个小写十六进制字符的盐，实为“{value}”",
        "a line of a sealed roll ends with a salt of 32 lowercase hex characters, this one with '{value}'",
    ),
    "SSJ-ROLL-SALT-KEY": Text(
        "盐与快照密钥不符：应为 {expected}，实为 {found}",
        "the salt does not fit the roll key: {expected} expected, {found} found",
    ),
    "SSJ-ROLL-STANDING": Text(
        "状态“{value}”不对；应为 eligible 或 excluded:原因",
        "the standing '{value}' is neither eligible nor excluded:reason",
    ),
    "SSJ-ROLL-TWICE": Text(
        "“{id}”与第 {first} 行重复；一个编号在快照里只能出现一次",
        "'{id}' repeats row {first}; an id occurs once in a roll",
    ),
}
