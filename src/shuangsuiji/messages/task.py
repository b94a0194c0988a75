"""Messages about tasks and their files."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-TASK-COMMITMENT": Text(
        "“{party}”须在 commitment 和 nonce_file 中恰好写一个：别方写承诺，本方写随机数文件",
        "give exactly one of commitment and nonce_file for '{party}': a commitment for another party, the nonce file for our own",
    ),
    "SSJ-TASK-DAY": Text(
        "“{value}”不是日期；请写成 2026-12-07",
        "'{value}' is not a date; write it like 2026-12-07",
    ),
    "SSJ-TASK-DAYS": Text(
        "检查结束日 {last} 早于开始日 {first}",
        "the last day {last} is before the first day {first}",
    ),
    "SSJ-TASK-DEPARTMENT": Text(
        "部门“{department}”既不是发起部门也不是参与部门；请补进 [task] 的 participating，或改正名称",
        "the department '{department}' neither initiates nor participates; add it to [task] participating or correct it",
    ),
    "SSJ-TASK-DEPARTMENT-NEAR": Text(
        "部门“{department}”不在本任务里，是不是“{near}”？写错的部门，其人员永远抽不到",
        "the department '{department}' is none of the task's, is it '{near}'? Misspelt, its inspectors can never be drawn",
    ),
    "SSJ-TASK-HASH": Text(
        "同一任务各轮用同一种摘要算法：以前各轮是 {expected}，这里是 {found}",
        "all rounds of a task use one hash: {expected} before, {found} here",
    ),
    "SSJ-TASK-KEY": Text(
        "没有“{key}”这个键；全部写法见 docs/howto/run-a-draw.md 第八节",
        "there is no key '{key}'; all keys are in docs/howto/run-a-draw.md, section 8",
    ),
    "SSJ-TASK-KEY-NEAR": Text(
        "没有“{key}”这个键，是不是“{near}”？全部写法见 docs/howto/run-a-draw.md 第八节",
        "there is no key '{key}', did you mean '{near}'? All keys are in docs/howto/run-a-draw.md, section 8",
    ),
    "SSJ-TASK-LEADS": Text(
        "组长由发起部门出（第十三条），“{department}”不是发起科室",
        "the leader is of the initiating department (art. 13), which '{department}' is not",
    ),
    "SSJ-TASK-MISSING": Text(
        "缺少“{key}”；请补上",
        "lacks '{key}'; add it",
    ),
    "SSJ-TASK-OTHER": Text(
        "这个文件夹是任务“{expected}”的，不能放“{found}”；请另给一个文件夹",
        "this folder is of the task '{expected}' and cannot take '{found}'; give another folder",
    ),
    "SSJ-TASK-PROVISO": Text(
        "比例之外还有“{rest}”，抽取不会照它办；请只写比例，例如 3%",
        "beside the ratio there is '{rest}', by which nothing would be drawn; write the ratio alone, such as 3%",
    ),
    "SSJ-TASK-RECUSALS": Text(
        "有 [recusals] 而没有 [inspectors]；不抽人员时不需要回避清单",
        "has [recusals] but no [inspectors]; without drawing inspectors there is nobody to recuse",
    ),
    "SSJ-TASK-STRATUM-VALUE": Text(
        "“{value}”不属于方案里的任何分层；请写进某个 [[targets.strata]] 的 values",
        "'{value}' belongs to no stratum of the scheme; add it to the values of a [[targets.strata]]",
    ),
    "SSJ-TASK-STRATUM-TWICE": Text(
        "“{value}”写进了两个分层：“{first}”和“{second}”；请只留一处",
        "'{value}' is in two strata, '{first}' and '{second}'; keep one",
    ),
    "SSJ-TASK-TOML": Text(
        "不是 TOML：{reason}",
        "not TOML: {reason}",
    ),
}
