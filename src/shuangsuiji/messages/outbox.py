"""Messages about what is owed to the platform and how sending it went."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-CLI-OUTBOX": Text("待送平台 {number} 件", "{number} documents are owed to the platform"),
    "SSJ-CLI-OUTBOX-DOCUMENT": Text("流 {stream}，摘要 {digest}", "stream {stream}, digest {digest}"),
    "SSJ-CLI-OUTBOX-EMPTY": Text(
        "这里还没有办理日志；请核对路径或地址",
        "there is no bureau's journal here yet; look at the path or address",
    ),
    "SSJ-CLI-OUTBOX-GIVEN-UP": Text(
        "其中 {number} 件不再自动重试：用 shuangsuiji outbox explain 看原因，处理后用 shuangsuiji outbox retry 重新送",
        "{number} of them are no longer tried: shuangsuiji outbox explain says why; see to it, then shuangsuiji outbox retry",
    ),
    "SSJ-CLI-OUTBOX-IS-BEHIND": Text(
        "排在 {behind} 之后：平台先有那一件，才能收这一件；请先看那一件",
        "it waits behind {behind}, which the platform must have first; look at that one",
    ),
    "SSJ-CLI-OUTBOX-IS-DUE": Text("下次发送时就送", "it goes with the next sending"),
    "SSJ-CLI-OUTBOX-IS-GIVEN-UP": Text(
        "不再自动重试；请处理下面的原因，然后用 shuangsuiji outbox retry 重新送",
        "it is no longer tried; see to the reasons below, then have it sent with shuangsuiji outbox retry",
    ),
    "SSJ-CLI-OUTBOX-IS-HELD": Text(
        "还没有到可以公开的时间（第十六条 不宜告知），到时自动送",
        "it must not be public yet (art. 16, not to be known in advance), and goes when it may",
    ),
    "SSJ-CLI-OUTBOX-IS-LATER": Text(
        "{next} 以后自动重试；要立即重试，用 shuangsuiji outbox retry",
        "it is tried again from {next} on; shuangsuiji outbox retry has it tried at once",
    ),
    "SSJ-CLI-OUTBOX-KEY": Text(
        "没有待送的“{key}”；用 shuangsuiji outbox list 看有哪些",
        "nothing of the key '{key}' is owed; shuangsuiji outbox list shows what is",
    ),
    "SSJ-CLI-OUTBOX-REASON": Text("原因：{reason}", "reason: {reason}"),
    "SSJ-CLI-OUTBOX-FAILED": Text("没有送到 {key}：{reason}", "not taken: {key}: {reason}"),
    "SSJ-CLI-OUTBOX-REMEDY": Text(
        "平台拒收，不是再送一次就能好的：设置、账号一类的原因改好以后重送；内容不合平台的要求，键相同的文件改不了，请办理下一版（清单、计划）或者更正（结果），或者请平台改；只有以它为前提的文件跟着等",
        "that the platform refused it does not mend by itself: see to settings and account and have it sent again; where the content is at fault, no other document can have its key: issue the next edition or version (checklist, plan), correct it (results), or have the platform mend its own; only what rests on it waits with it",
    ),
    "SSJ-CLI-OUTBOX-SENT": Text(
        "送到 {taken} 件，等那边办理 {waiting} 件，没有送到 {failed} 件；连同这些，仍待送 {left} 件",
        "{taken} documents taken, {waiting} wait for a decision there, {failed} not taken; with these {left} are still owed",
    ),
    "SSJ-CLI-OUTBOX-WAITING": Text("待办：{reason}", "waiting: {reason}"),
    "SSJ-CLI-NOTICE": Text("请留意：{reason}", "please see to it: {reason}"),
    "SSJ-CLI-OUTBOX-RETRIED": Text(
        "{number} 件改为下次发送时重试", "{number} documents go with the next sending"
    ),
    "SSJ-CLI-OUTBOX-TRIED": Text(
        "试过 {attempts} 次，第一次 {first}，最近一次 {last}",
        "tried {attempts} times, first at {first}, last at {last}",
    ),
    "SSJ-HELP-OUTBOX-CONTENTS": Text(
        "附件原件所在的文件夹：照片、录像等，按摘要找",
        "the folder of the attachments: pictures, recordings; they are found by their digests",
    ),
    "SSJ-HELP-OUTBOX": Text(
        "待送平台的文件：清单、原因、重送、发送", "documents owed to the platform: list, reasons, retry, send"
    ),
    "SSJ-HELP-OUTBOX-EXPLAIN": Text(
        "说明一件为什么还没有送到，在等什么。", "Say why a document has not arrived, and what it waits for."
    ),
    "SSJ-HELP-OUTBOX-KEY": Text(
        "文件的键，清单里每件的第一行", "the document's key, the first line of each in the list"
    ),
    "SSJ-HELP-OUTBOX-KEYS": Text(
        "文件的键；不写就是不再自动重试的那些", "documents' keys; without any, those that were given up"
    ),
    "SSJ-HELP-OUTBOX-LIST": Text(
        "列出欠送平台的文件，按发送的次序；写了 --platform 的，不列那个平台不收的。",
        "List what is owed to the platform, in the order in which it goes; with --platform, without what that platform does not take.",
    ),
    "SSJ-HELP-OUTBOX-RETRY": Text(
        "让不再自动重试的文件下次发送时重试。只改送达情况，不发送。",
        "Have what was given up sent again with the next sending. Nothing is sent by this.",
    ),
    "SSJ-HELP-OUTBOX-SEND": Text(
        "把到时候的文件送平台，回执记入日志；定时运行。",
        "Send what is due to the platform and put the receipts into the journal; to be run every so often.",
    ),
    "SSJ-CLI-PULL": Text(
        "平台来文：收进 {done} 件，日志里已有 {known} 件，要人处理 {refused} 件",
        "from the platform: {done} taken in, {known} in the journal already, {refused} for a person to see to",
    ),
    "SSJ-HELP-PULL": Text(
        "收平台来文：回执、平台上的审核、平台抽取的名单记入日志，每件一次；收不进的列出原因，等人处理。",
        "Take in what came about on the platform: receipts, verdicts and drawn lists go into the journal, each once; what cannot is listed with its reasons.",
    ),
    "SSJ-HELP-PULL-BY": Text("谁收取并负责", "who takes it in and answers for it"),
    "SSJ-INCOMING-DOCUMENT": Text(
        "回执所说的“{key}”不是本局上报的文件；请向平台查询",
        "the receipt speaks of '{key}', which is no document of this bureau; ask the platform",
    ),
    "SSJ-INCOMING-TASK": Text(
        "日志里没有任务“{task}”；请先设置任务，再收平台抽取的名单",
        "the journal has no task '{task}'; set the task up first, then take in what the platform drew for it",
    ),
    "SSJ-CLI-RECONCILE": Text(
        "{task}：日志与平台有 {number} 处不一致；只列出，不改动任何一边",
        "{task}: journal and platform differ in {number} places; they are listed, and neither side is changed",
    ),
    "SSJ-CLI-RECONCILE-OPTION": Text(
        "“{value}”不是 名称=值 的写法；例如 --set url=https://platform.example/api",
        "'{value}' is not of the form NAME=VALUE; such as --set url=https://platform.example/api",
    ),
    "SSJ-CLI-RECONCILE-OWED": Text(
        "另有 {number} 份文件欠送平台，还没有回执可核对；用 outbox list 看在等什么",
        "{number} more documents are owed to the platform and have no receipt to compare; outbox list says what they wait for",
    ),
    "SSJ-CLI-RECONCILE-VARIABLE": Text(
        "选项“{option}”要从环境变量“{variable}”取，这个变量没有设置；请先设置它",
        "the option '{option}' is to come from the environment variable '{variable}', which is not set; set it first",
    ),
    "SSJ-CLI-RECONCILE-TASK": Text(
        "日志里没有任务“{task}”；请核对编号", "the journal has no task '{task}'; look at its code"
    ),
    "SSJ-HELP-RECONCILE": Text(
        "与平台逐项核对一个任务的回执和公示，列出不一致之处。只问不改。",
        "Compare a task's receipts and publications with the platform's, and list what differs. Nothing is changed.",
    ),
    "SSJ-HELP-RECONCILE-PLATFORM": Text("平台适配器的名称", "the name of the platform's adapter"),
    "SSJ-HELP-RECONCILE-SET": Text(
        "适配器的选项，写成 名称=值，可写多次；名称=$变量 从环境变量取，密码请这样写",
        "an option of the adapter, NAME=VALUE, as often as needed; NAME=$VARIABLE takes it from the environment, as is best for a token",
    ),
    "SSJ-HELP-RECONCILE-TASK": Text("任务的编号", "the task's code"),
    "SSJ-RECONCILE-BOTH": Text(
        "{member}：日志里是“{ours}”，平台上是“{theirs}”；请查明哪一边动过，再按更正的程序办",
        "{member}: '{ours}' in the journal, '{theirs}' on the platform; find out which side was changed, then correct it by the procedure",
    ),
    "SSJ-RECONCILE-OURS": Text(
        "{member}：日志里有（{ours}），平台上没有；请向平台查询，不要重新编号上报",
        "{member}: in the journal ({ours}) and not on the platform; ask the platform, and do not report it under another number",
    ),
    "SSJ-RECONCILE-THEIRS": Text(
        "{member}：平台上有（{theirs}），日志里没有；还在待送的，再发送一次就会取回回执，否则请查明是谁上报的",
        "{member}: on the platform ({theirs}) and not in the journal; if it is still owed, sending it again fetches the receipt, else find out who reported it",
    ),
}
