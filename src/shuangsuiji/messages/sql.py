"""Messages about the draw on a database."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-SQL-FOUND-HASH": Text(
        "这个数据库没有装带来 {example} 的扩展；请由管理员执行 create extension pgcrypto（服务器的 OpenSSL 也要有 {example}），"
        "也可以不用数据库抽取",
        "this database lacks the extension that {example} comes with; have an administrator run 'create extension pgcrypto' "
        "(the server's OpenSSL must have {example} too), or draw without a database",
    ),
    "SSJ-SQL-FOUND-NFC": Text(
        "表中有 {count} 行的编号或分层名不是 NFC 形式（如“{example}”），会得到另一个签号；请重新装入冻结的名录快照",
        "{count} rows have an id or a stratum that is not NFC (such as '{example}') and would get another ticket; load the frozen roll again",
    ),
    "SSJ-SQL-FOUND-NULL": Text(
        "表中有 {count} 行缺少编号、分层、状态或盐（NULL，有编号的如“{example}”），会无声无息地落选；请重新装入冻结的名录快照",
        "{count} rows lack id, stratum, standing or salt (NULL; with an id, such as '{example}') and would vanish silently; load the frozen roll again",
    ),
    "SSJ-SQL-FOUND-SALT": Text(
        "表中有 {count} 行的盐不是 32 个小写十六进制字符（如“{example}”）；请重新装入封存的名录快照",
        "{count} rows have a salt that is not 32 lowercase hex characters (such as '{example}'); load the sealed roll again",
    ),
    "SSJ-SQL-FOUND-SPACE": Text(
        "表中有 {count} 行的编号或分层名为空，或首尾有空格（如编号“{example}”）；请重新装入冻结的名录快照",
        "{count} rows have an id or a stratum that is empty or has spaces at an end (such as id '{example}'); load the frozen roll again",
    ),
    "SSJ-SQL-FOUND-STRATA": Text(
        "有 {count} 个分层的总数或可抽数与公告不符（如“{example}”），这张表不是公告的名录快照；请重新装入",
        "{count} strata do not have as many entries or eligible entries as announced (such as '{example}'), so this is not the announced roll; "
        "load it again",
    ),
    "SSJ-SQL-FOUND-TWICE": Text(
        "表中有 {count} 行的编号与别的行重复（如“{example}”）；请清空后重新装入冻结的名录快照",
        "{count} rows repeat an id (such as '{example}'); empty the table and load the frozen roll again",
    ),
    "SSJ-SQL-FOUND-TYPE": Text(
        "表中有 {count} 行的编号、分层、状态或盐不是变长文本列（整数会丢掉前导零，定长文本会改动空格；如编号“{example}”）；请把列改为文本后重新装入",
        "{count} rows have id, stratum, standing or salt in a column that is no text of variable length (numbers lose "
        "leading zeros, char(n) changes spaces; such as id '{example}'); make the columns text and load the roll again",
    ),
    "SSJ-SQL-HASH": Text(
        "{engine} 没有杂凑算法 {hash}；有它的数据库：{having}（PostgreSQL 的 sm3 来自扩展 pgcrypto），也可以不用数据库抽取",
        "{engine} has no {hash}; these have: {having} (PostgreSQL's sm3 comes with its extension pgcrypto), or draw without "
        "a database",
    ),
    "SSJ-SQL-KEY": Text(
        '抽取检查对象的密钥应为 {length} 个小写十六进制字符；请用种子的 key("targets")',
        'the key for targets has {length} lowercase hex characters; use the seed\'s key("targets")',
    ),
    "SSJ-SQL-NAME": Text(
        "“{name}”不能作表名：应为至多三节以点分隔的名称，每节以字母或汉字开头，只含字母、汉字、数字、下划线、空格和连字符，"
        "不超过 63 个字节；请改名，或建一个视图",
        "'{name}' cannot be a table's name: at most three names joined by dots, each beginning with a letter, of letters, "
        "digits, underscores, spaces and hyphens, 63 bytes at most; rename it or make a view",
    ),
    "SSJ-SQL-NEEDS": Text(
        "公告要选派执法检查人员，取回的行却没有区域和所需专业（area、needs）；请用 table_of 所给的表重新生成语句",
        "inspectors are to be drawn but the rows have no area and needs; make the statement again for the table that "
        "table_of gives",
    ),
    "SSJ-SQL-ORDER": Text(
        "“{id}”排错了位置：结果须按签号升序；请按语句给出的次序原样交回",
        "'{id}' is out of place: the rows are in ascending order of ticket; hand them back as the statement gave them",
    ),
    "SSJ-SQL-QUOTA": Text(
        "分层“{stratum}”应抽 {expected} 个，数据库给出 {found} 个；请检查表是否为公告的名录快照，再用一步抽取的语句",
        "stratum '{stratum}' has a quota of {expected} and the database gave {found}; check that the table is the "
        "announced roll, then use the one-step statement",
    ),
    "SSJ-SQL-SALT": Text(
        "“{id}”的盐与名录的形式（{form}）不符：封存的须有 32 个小写十六进制字符，公开的没有；请用 table_of 所给的表",
        "the salt of '{id}' does not fit the roll's form ({form}): a sealed roll has 32 lowercase hex characters, an open "
        "one none; use the table that table_of gives",
    ),
    "SSJ-SQL-STRATA": Text(
        "没有给出分层；请用公告中的分层",
        "no stratum is given; use those of the announcement",
    ),
    "SSJ-SQL-STRATUM": Text(
        "公告中没有分层“{stratum}”，数据库却给出 {found} 个；请用公告的分层重新生成语句",
        "the announcement has no stratum '{stratum}' of which the database gave {found}; make the statement again for "
        "the announced strata",
    ),
    "SSJ-SQL-TICKET": Text(
        "“{id}”的签号应为 {expected}，数据库给出“{found}”；请检查密钥、编号的文本形式和数据库编码",
        "the ticket of '{id}' is {expected}, the database gave '{found}'; check the key, the id's text and the "
        "database's encoding",
    ),
    "SSJ-SQL-TWICE": Text(
        "“{id}”与第 {first} 行重复；表中有重复的行，请清空后重新装入冻结的名录快照",
        "'{id}' repeats row {first}; the table has rows twice, empty it and load the frozen roll again",
    ),
    "SSJ-SQL-VALUE": Text(
        "取回的行缺少这一列，或它的值不是文本；请按语句给出的列原样交回",
        "the row lacks this column or its value is no text; hand the columns back as the statement gave them",
    ),
}
