"""Messages about stores of the journal."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-OUTBOX-DAMAGED": Text(
        "送达情况读不出来，是被改动过；日志不受影响。请删去它：欠送的文件下次发送时全部重新送；文件夹里的，下一次没有送到时会自动另存为 outbox.damaged.json，重新记起",
        "what is known of sending cannot be read, somebody changed it; the journal is not concerned. Remove it: everything owed then goes with the next sending; in a folder it is put aside as outbox.damaged.json when something next fails, and begun anew",
    ),
    "SSJ-OUTBOX-O2": Text(
        "送达情况的适配器 {adapter} 违反了约定 O2：同一份文件给出了两条，或者给出的不是送达情况；请告诉适配器的作者",
        "the outbox adapter {adapter} broke promise O2: it gives one document twice, or what is no knowledge of sending; tell its author",
    ),
    "SSJ-RESTRICTED-CHANGED": Text(
        "限制查阅的内容被改动，与日志里的摘要值 {digest} 不一致；请从备份恢复，并查明是谁动过",
        "the restricted content was changed and is not what the journal has the digest {digest} of; restore it, and find out who touched it",
    ),
    "SSJ-RESTRICTED-LOST": Text(
        "没有摘要值为 {digest} 的限制查阅内容；请核对文件夹，或者从备份恢复",
        "there is no restricted content with the digest {digest}; check the folder, or restore it",
    ),
    "SSJ-STORE-BREAK": Text(
        "第 {position} 个字节是换行，日志的一行不能断开；请用规范 JSON 的字节",
        "byte {position} is a line break, and a line of the journal has none; give the bytes of canonical JSON",
    ),
    "SSJ-STORE-BUSY": Text(
        "另一个程序正在写这份日志；请稍后再试",
        "another process is writing in this journal; try again later",
    ),
    "SSJ-STORE-CHANGED": Text(
        "这个文件被改动过：日志的最后一行（head 文件第二行）本应在它的末尾；什么也没有写，请先查明并从备份恢复",
        "this file was changed: the journal's last line (second row of the head file) should stand at its end; nothing was written, find out and restore it first",
    ),
    "SSJ-STORE-DOTS": Text(
        "“{name}”不能作名称；请换一个",
        "'{name}' cannot be a name; choose another",
    ),
    "SSJ-STORE-DRIVER": Text(
        "没有安装连接这种数据库的程序 {driver}；请安装 {package}",
        "the driver {driver} of this database is not installed; install {package}",
    ),
    "SSJ-STORE-EMPTY": Text(
        "日志的一行不能为空；请给出内容",
        "a line of the journal cannot be empty; give its content",
    ),
    "SSJ-STORE-FILE": Text(
        "这是一个文件，日志要放在文件夹里；请换一个路径",
        "this is a file, and a journal is kept in a folder; give another path",
    ),
    "SSJ-STORE-HEAD-DAMAGED": Text(
        "head 文件已损坏或被改动过，无法知道日志的最后一行；什么也没有写，请先查明并从备份恢复",
        "the head file is damaged or was changed, so that the journal's last line is not known; nothing was written, find out and restore it first",
    ),
    "SSJ-STORE-HEAD-LOST": Text(
        "文件夹里有日志，head 文件却不在，无法知道最后一行；什么也没有写，请先查明并从备份恢复",
        "the folder holds a journal but no head file, so that its last line is not known; nothing was written, find out and restore it first",
    ),
    "SSJ-STORE-LONG": Text(
        "这一行有 {length} 个字节，超过 {most}；请把内容另存，日志里只写摘要",
        "the line has {length} bytes, more than {most}; keep the content elsewhere and its digest here",
    ),
    "SSJ-STORE-MEDIUM": Text(
        "存放日志的地方读写不了：{reason}；请排除后再试",
        "the place where the journal is kept cannot be read or written: {reason}; see to it and try again",
    ),
    "SSJ-STORE-NUMBER": Text(
        "整个日志的下一行是第 {next} 号，给出的是第 {found} 号：已有别的行先写入，什么也没有写；请重新读取后再决定",
        "the journal's next line has number {next}, but {found} was given: another line came first. Nothing was written; load again and decide again",
    ),
    "SSJ-STORE-PARTS": Text(
        "名称有 {parts} 段，最多 {most} 段；请缩短",
        "the name has {parts} parts, and at most {most} are allowed; shorten it",
    ),
    "SSJ-STORE-ROW": Text(
        "日志第 {number} 号这一行不是应用写下的样子，是在数据库里被改动过；什么也没有写，请先查明并从备份恢复",
        "the row of the journal's line {number} is nothing that was ever appended: it was changed in the database. Nothing was written; find out and restore it first",
    ),
    "SSJ-STORE-ROW-NAME": Text(
        "日志里有一个不可能的名称“{stream}”，是在数据库里被改动过；请先查明并从备份恢复",
        "the journal has a stream of the impossible name '{stream}': it was changed in the database; find out and restore it first",
    ),
    "SSJ-STORE-S1": Text(
        "存放日志的适配器违反了约定 S1：“{stream}”读出的不是一行行的字节；请告诉适配器的作者",
        "the store's adapter broke promise S1: what it gives of '{stream}' is not lines of bytes; tell its author",
    ),
    "SSJ-STORE-S6": Text(
        "存放日志的适配器违反了约定 S6：以“{prefix}”开头的名称里有重复的或不应有的“{found}”；请告诉适配器的作者",
        "the store's adapter broke promise S6: '{found}' stands twice or wrongly among the names that begin with '{prefix}'; tell its author",
    ),
    "SSJ-STORE-S8": Text(
        "存放日志的适配器违反了约定 S8：给出的最后一行是 {found}；请告诉适配器的作者",
        "the store's adapter broke promise S8: it gives {found} as the last line; tell its author",
    ),
    "SSJ-STORE-S9": Text(
        "存放日志的适配器违反了约定 S9（{error}）；请告诉适配器的作者",
        "the store's adapter broke promise S9 ({error}); tell its author",
    ),
    "SSJ-STORE-SEQ": Text(
        "“{stream}”的下一行是第 {next} 行，给出的是第 {found} 行：已有别的行先写入，什么也没有写；请重新读取后再决定",
        "the next line of '{stream}' is {next}, but {found} was given: another line came first. Nothing was written; load again and decide again",
    ),
    "SSJ-STORE-TORN": Text(
        "这个文件最后一行不完整，而且不是写到一半中断留下的，是被改动过；文件没有动，请先查明并从备份恢复",
        "the last row of this file is not whole, and no append that was broken off explains it: the file was changed. It was left as it is, find out and restore it first",
    ),
    "SSJ-STORE-URL-AT": Text(
        "地址里的密码含有“@”；请把密码里的 @ 写成 %40",
        "the address has a password with an '@' in it; write %40 for that @",
    ),
    "SSJ-STORE-URL": Text(
        "不是能用的数据库地址；应以 {known} 开头，例如 sqlite:///日志.db、postgresql://用户@主机/库",
        "no address of a database that can be used; it begins with {known}, such as sqlite:///journal.db or postgresql://USER@HOST/DATABASE",
    ),
}
