"""Messages about deadlines: what is to be done, how it stands, and the table of `shuangsuiji due`."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

_WHAT: Final[Texts] = {
    "SSJ-DUE-DRAW": Text("确认抽取名单", "confirm the drawn list"),
    "SSJ-DUE-ENTRY": Text("录入检查结果", "enter the result"),
    "SSJ-DUE-INSPECT": Text("完成检查", "finish the inspections"),
    "SSJ-DUE-JOINT": Text("至少一次部门联合抽查", "at least one joint inspection"),
    "SSJ-DUE-PLAN": Text("公布年度计划", "publish the annual plan"),
    "SSJ-DUE-RESUBMIT": Text("退回后重新上报", "submit again what was returned"),
}

_STANDING: Final[Texts] = {
    "SSJ-STANDING-DUE-SOON": Text("即将到期", "due soon"),
    "SSJ-STANDING-DUE-TODAY": Text("今日到期", "due today"),
    "SSJ-STANDING-LATE": Text("逾期未办", "late"),
    "SSJ-STANDING-MET": Text("按期办结", "done in time"),
    "SSJ-STANDING-MET-LATE": Text("逾期办结", "done late"),
    "SSJ-STANDING-RUNNING": Text("未到期", "running"),
}

TEXTS: Final[Texts] = {
    **_WHAT,
    **_STANDING,
    "SSJ-CLI-DUE": Text("{day} 的时钟：{number} 个", "clocks on {day}: {number}"),
    "SSJ-CLI-DUE-AND-MORE": Text("{shown}等 {number} 户", "{shown} and others, {number} in all"),
    "SSJ-CLI-DUE-ARTICLE": Text("依据", "article"),
    "SSJ-CLI-DUE-DAYS": Text("{number} 个工作日", "{number} working day(s)"),
    "SSJ-CLI-DUE-LATE": Text("逾期未办 {number} 个", "{number} late"),
    "SSJ-CLI-DUE-LEFT": Text("剩余", "left"),
    "SSJ-CLI-DUE-PROVISIONAL": Text(
        "暂定 {day}（{earliest} 至 {latest}，放假安排未公布）",
        "{day}, provisional ({earliest} to {latest}; the holidays are not announced)",
    ),
    "SSJ-CLI-DUE-SINCE": Text("自 {day} 逾期", "late since {day}"),
    "SSJ-CLI-DUE-STANDING": Text("状态", "standing"),
    "SSJ-CLI-DUE-SUBJECT": Text("对象", "whose"),
    "SSJ-CLI-DUE-TITLE": Text("期限", "deadlines"),
    "SSJ-CLI-DUE-UNTIL": Text("最后一日", "last day"),
    "SSJ-CLI-DUE-WHAT": Text("事项", "what"),
    "SSJ-CLI-DUE-WHEN": Text("起算", "since"),
    "SSJ-HELP-DUE": Text(
        "期限：列出某一天一个局所有在走的时钟：何时起算、何时到期、依据第几条、还剩几个工作日、自何时逾期。",
        "Deadlines: every clock that runs in a bureau on a day: since when, until when, under which article, how many working days are left, since when it is late.",
    ),
    "SSJ-HELP-DUE-ALL": Text("已经办结的也列出", "list what is done, too"),
    "SSJ-HELP-DUE-CALENDAR": Text(
        "放假安排的文件夹，用于软件还不知道的年份",
        "a folder of calendar files, for years that the software does not know yet",
    ),
    "SSJ-HELP-DUE-ON": Text("哪一天；不写是今天", "which day; today unless given"),
}
