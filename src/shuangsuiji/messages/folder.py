"""Messages about the folder platform and its workbooks."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-FOLDER-ANSWER": Text(
        "不认识“{value}”；请填写其中之一：{known}", "'{value}' is unknown; fill in one of: {known}"
    ),
    "SSJ-FOLDER-AWAY": Text(
        "找不到平台往来的文件夹；请检查网络盘是否连上，第一次使用的请先建好空文件夹",
        "the platform's folder is not there; see whether its drive is connected, and make an empty folder before the first use",
    ),
    "SSJ-FOLDER-CAME": Text(
        "“{key}”先前已经登记，内容与这里不同；请核对，以平台上的为准，一份名单要放在同一张表里",
        "'{key}' was entered before with other content; compare with the platform, and put one list into one sheet",
    ),
    "SSJ-FOLDER-CELL": Text(
        "这里应当是文本，却存成了“{value}”这样的值；请把单元格设为文本格式后重新填写",
        "this must be text but is a value such as '{value}'; set the cell's format to text and enter it again",
    ),
    "SSJ-FOLDER-DAMAGED": Text(
        "登记簿的这一行被改动过，或者比先前短了；请从备份恢复，不要手工编辑",
        "this line of the register was changed, or the file is shorter than it was; restore it from a backup, and do not edit it",
    ),
    "SSJ-FOLDER-DECLINED": Text(
        "平台没有收“{key}”，经办人写的理由：{words}；请按理由改正后再上报",
        "the platform did not take '{key}'; the clerk gives this reason: {words}. Correct it and send it again",
    ),
    "SSJ-FOLDER-DISK": Text(
        "平台往来的文件夹读写失败（{reason}）；请检查磁盘、网络盘和权限，稍后再送",
        "the platform's folder cannot be read or written ({reason}); see to the disk, the drive and the permissions, and send again later",
    ),
    "SSJ-FOLDER-FUTURE": Text(
        "{at} 还没有到；请按平台上的时间填写",
        "{at} is still to come; fill in the time that the platform shows",
    ),
    "SSJ-FOLDER-HELD": Text(
        "“{key}”要等前面的文件有了平台的回执，才放进“发件”；请先办前面的",
        "'{key}' is put out when those before it have the platform's receipt; see to them first",
    ),
    "SSJ-FOLDER-OPEN": Text(
        "这个文件还开着；请存好、关闭，下次运行时再读（没有人打开的，删去旁边以“~$”开头的文件）",
        "this file is still open; save and close it, and it is read next time (if nobody has it open, remove the file beside it that begins with ~$)",
    ),
    "SSJ-FOLDER-OUT": Text(
        "“{key}”等经办人办理：照这个工作簿录入平台，填好“回执”，再放进“收件”",
        "'{key}' waits for the clerk: type this workbook into the platform, fill in its sheet 回执, and put it into 收件",
    ),
    "SSJ-FOLDER-SUFFIX": Text(
        "“收件”里只读 .xlsx 和 .xlsm 工作簿，这个没有读；请另存为 .xlsx 放进来，或从“收件”里拿走",
        "only .xlsx and .xlsm workbooks are read here, and this was not; save it as .xlsx, or take it away",
    ),
    "SSJ-FOLDER-NUMBER": Text(
        "“{key}”先前登记的平台编号是 {number}；请核对，以平台上的为准，并删去这一行",
        "'{key}' was entered with the platform's number {number} before; compare with the platform, and take this row out",
    ),
    "SSJ-FOLDER-OTHER": Text(
        "文件摘要与送出的“{key}”不符，填的可能是另一份；请在送出的工作簿里填写",
        "the digest is not that of '{key}' as it was sent, so this may be another one's; fill in the workbook that was sent",
    ),
    "SSJ-FOLDER-RECEIVED": Text(
        "先前登记的是已收，平台编号 {number}，收件时间 {at}，登记以后不能改；请核对，以平台上的为准，并删去这一行",
        "it was entered as received before, under number {number} at {at}, which nothing changes; compare with the platform, and take this row out",
    ),
    "SSJ-FOLDER-SHEETS": Text(
        "没有可以登记的工作表（{sheets}）；请用送出的工作簿或样表填写，或从“收件”里拿走这个文件",
        "it has none of the sheets that can be entered ({sheets}); fill in the workbook that was sent, or take the file away",
    ),
    "SSJ-FOLDER-UNKNOWN": Text(
        "没有送出过“{key}”，或已经退回；请核对文件编号",
        "'{key}' was not sent, or was declined before; see to the number",
    ),
    "SSJ-FOLDER-WAIT": Text(
        "“{value}”不是等待的秒数；请写 0 到 {most} 的整数",
        "'{value}' is no number of seconds to wait; give a whole number from 0 to {most}",
    ),
}
