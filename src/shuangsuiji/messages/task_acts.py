"""What a task's settings, its scheme and its end are refused or questioned for, and what they say in a history."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-ACT-CANCEL-TASK": Text(
        "取消任务：{reason}（{approver} 批准）",
        "cancelled the task: {reason} (approved by {approver})",
    ),
    "SSJ-ACT-CLOSE-TASK": Text(
        "终止任务：{reason}（{approver} 批准）",
        "closed the task: {reason} (approved by {approver})",
    ),
    "SSJ-A10-7-APPROVAL": Text(
        "方案没有写批准文号；请报负责人批准后写上，或写明为什么没有",
        "the scheme names no approval; have it approved, or say why there is none",
    ),
    "SSJ-A10-7-CODE": Text(
        "方案没有检查码；请先赋码、再检查，或写明为什么没有",
        "the scheme names no inspection code; have one given first, or say why there is none",
    ),
    "SSJ-A14-1": Text(
        "事项“{item}”没有写按哪一份细则或指引检查；请写进方案，没有的写明",
        "no guidance is named for item '{item}'; name it in the scheme, or say that there is none",
    ),
    "SSJ-A16-8": Text(
        "“不宜告知”由经办人 {approver} 自己批准；应由别人批准",
        "{approver} approves himself that nobody is told; somebody else should approve",
    ),
    "SSJ-A22-3": Text(
        "专项检查的抽查比例“{ratio}”低于引起它的任务的“{other}”；条文要求提高",
        "the special check's ratio '{ratio}' is below that of the task that caused it, '{other}'; it is to be raised",
    ),
    "SSJ-A22-3-FREQUENCY": Text(
        "专项检查的频次“{frequency}”低于引起它的任务的“{other}”；条文要求提高",
        "the special check's frequency '{frequency}' is below that of the task that caused it, '{other}'; it is to be raised",
    ),
    "SSJ-TASK-SPECIAL": Text(
        "专项检查须写明由哪些检查结果引起（derived_from），联合抽查不写",
        "a special check names the results that caused it (derived_from), and no other check does",
    ),
    "SSJ-TASK-CAUSE-UNKNOWN": Text(
        "任务“{task}”没有抽到“{target}”，或没有为它检查这个事项；请核对起因",
        "task '{task}' did not draw '{target}', or not for this item; look at the cause",
    ),
    "SSJ-TASK-ELEMENT": Text(
        "任务缺“{element}”（第十条）；请补上",
        "the task lacks '{element}' (art. 10); add it",
    ),
    "SSJ-TASK-ENDED": Text(
        "任务已于 {at} 取消或终止（{reason}）；须另设任务",
        "the task was cancelled or closed at {at} ({reason}); set up another one",
    ),
    "SSJ-TASK-IMPORT-LOCKED": Text(
        "名单已于 {locked} 锁定，不能再导入平台的抽取；确需另抽的，另设任务",
        "the list was locked at {locked}, so that no platform's draw can be taken over; set up another task",
    ),
    "SSJ-TASK-IMPORT-ROUND": Text(
        "本任务在这里公告的第 {round} 轮还没有作废；请先作废，写明理由，再导入平台的抽取",
        "round {round}, announced here, is not void; void it with its reason first, then take over the platform's draw",
    ),
    "SSJ-TASK-IMPORT-TIMES": Text(
        "平台抽取的时间 {drawn}、取回的时间 {retrieved} 和导入的时间次序不对；请核对",
        "drawn at {drawn}, retrieved at {retrieved}, and taken over: these times are out of order; check them",
    ),
    "SSJ-TASK-IMPORTED": Text(
        "名单是从平台“{platform}”任务 {number} 导入并锁定的，不能再在这里抽取；确需另抽的，另设任务",
        "the list was taken over from task {number} of platform '{platform}' and is locked; set up another task to draw again",
    ),
    "SSJ-TASK-LOCKED": Text(
        "名单已于 {locked} 锁定，不能取消；确需停止的，终止任务",
        "the list was locked at {locked}, so that nothing can be cancelled; close the task if it must stop",
    ),
    "SSJ-TASK-METHOD": Text(
        "事项“{item}”的清单没有检查方式“{method}”；可用：{known}",
        "the checklist does not allow the method '{method}' for item '{item}': {known}",
    ),
    "SSJ-TASK-NO-PLAN": Text(
        "任务没有列入年度计划；请先调整并公布计划（第二条）",
        "the task stands in no plan; amend and publish the plan first (art. 2)",
    ),
    "SSJ-TASK-NOT-LOCKED": Text(
        "名单还没有锁定；不办的，取消任务",
        "the list is not locked yet; a task that is not to be done is cancelled",
    ),
    "SSJ-TASK-NUMBER": Text(
        "任务编号“{number}”不合规则集的格式 {pattern}；请照格式编号",
        "the number '{number}' does not match the rulebook's pattern {pattern}; give one that does",
    ),
    "SSJ-TASK-ORIGINS": Text(
        "origins 须恰好是起因（derived_from）所在的各个任务",
        "origins are exactly the tasks that derived_from names",
    ),
    "SSJ-TASK-REDRAW": Text(
        "规则集不许重抽：这一轮不能作废（redraw_policy）；须等它过期，或照结果办",
        "the rulebook allows no new draw: the round cannot be voided (redraw_policy); let it lapse, or go by its result",
    ),
    "SSJ-TASK-ROUND-OPEN": Text(
        "第 {round} 轮抽取还开着；请先作废，写明理由，再取消任务",
        "round {round} is still open; void it with its reason first, then cancel the task",
    ),
    "SSJ-TASK-SCHEME-ITEM": Text(
        "方案写了任务没有的事项“{item}”；请改正",
        "the scheme speaks of item '{item}', which the task does not have; correct it",
    ),
}
