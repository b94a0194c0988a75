"""Messages about the platform and what is exchanged with it."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-ATTACHMENT-TYPE": Text(
        "“{found}”不是附件类型；请写成小写的“大类/小类”，例如 image/jpeg",
        "'{found}' is no media type; write it in lower case as type/subtype, such as image/jpeg",
    ),
    "SSJ-REGISTRY-HEADERS": Text(
        "名录的列（{found}）与先前的不同；请按先前的列给出",
        "the registry's columns ({found}) are others than before; give it with the same columns",
    ),
    "SSJ-REGISTRY-CELLS": Text(
        "这一行有 {found} 个单元格，表头有 {expected} 列；请补齐或去掉多余的单元格",
        "the row has {found} cells, the header {expected} columns; fill in what is missing or take out what is too much",
    ),
    "SSJ-PLATFORM-ABSENT": Text(
        "平台上还没有“{key}”；请先上报它，再上报这一件",
        "the platform does not have '{key}' yet; send that first, then this",
    ),
    "SSJ-PLATFORM-CONFLICT": Text(
        "平台上已有另一份“{key}”，内容不同，以先收的为准；请核对两份内容，不要覆盖",
        "the platform has another '{key}' whose content differs, and keeps it; compare the two, and do not overwrite",
    ),
    "SSJ-PLATFORM-CONTENT": Text(
        "平台上没有摘要为 {digest} 的附件，或者大小不是 {size} 字节；请先上传附件，再上报这一件",
        "the platform has no content of the digest {digest} that is of {size} bytes; attach it first, then send this",
    ),
    "SSJ-PLATFORM-CORRECTED": Text(
        "这一版已经被“{key}”更正；请更正最新的一版",
        "'{key}' has taken the place of this version; correct the latest one",
    ),
    "SSJ-PLATFORM-DEPARTMENT": Text(
        "“{department}”既不是任务“{task}”的发起部门，也不是参与部门；请核对部门",
        "'{department}' neither initiates nor participates in task '{task}'; see to the department",
    ),
    "SSJ-PLATFORM-DIGEST": Text(
        "附件内容的摘要是 {expected}，不是 {found}；请核对是哪一份附件",
        "the content's digest is {expected}, not {found}; see which content it is",
    ),
    "SSJ-PLATFORM-DRAWN": Text(
        "名单与已下发的“{key}”不一致（轮次、抽取记录、种子、检查对象或检查小组不同），名单一经锁定不得更改；请下发同一份名单",
        "the list differs from '{key}', which was dispatched before (round, record, seed, targets or teams), and a locked list never changes; dispatch the same list",
    ),
    "SSJ-PLATFORM-ESCAPED": Text(
        "平台适配器违反了约定 P11（{error}）；请告诉适配器的作者",
        "the platform's adapter broke promise P11 ({error}); tell its author",
    ),
    "SSJ-PLATFORM-ITEM": Text(
        "检查事项“{item}”不在“{key}”之中；请核对检查事项",
        "item '{item}' is not among those of '{key}'; see to the items",
    ),
    "SSJ-PLATFORM-LIMIT": Text(
        "一页取 1 到 {most} 条，不能是 {found} 条；请改正",
        "a page has from 1 to {most} things, not {found}; correct it",
    ),
    "SSJ-PLATFORM-LINE": Text(
        "年度计划的最新版本“{plan}”没有“{line}”这一行；请核对计划，或先上报新版本",
        "'{plan}', the plan's latest version, has no line '{line}'; see to the plan, or send its new version first",
    ),
    "SSJ-PLATFORM-LOCKED": Text(
        "平台已收“{key}”，名单一经锁定，不再接收该任务的抽取公告或抽取记录；请核对轮次",
        "the platform has '{key}': the list is locked, and no announcement or record of that task is taken any more; see to the round",
    ),
    "SSJ-PLATFORM-MEMBERS": Text(
        "检查对象“{target}”更换后的检查小组应当是原小组去掉换出的人、加上“{inspector}”；请核对成员和部门",
        "after the substitution the team of target '{target}' is the team before without who goes and with '{inspector}'; see to the members and their departments",
    ),
    "SSJ-PLATFORM-NAME": Text(
        "“{found}”与先前上报的“{expected}”不一致；请改为一致",
        "'{found}' differs from '{expected}', which was sent before; make them the same",
    ),
    "SSJ-PLATFORM-INSPECTOR": Text(
        "“{inspector}”从未在检查对象“{target}”的检查小组中；请核对执法人员，或先上报更换",
        "'{inspector}' never was of the team of target '{target}'; see to the inspectors, or send the substitution first",
    ),
    "SSJ-PLATFORM-NOT-OFFERED": Text(
        "平台没有“{what}”这一项；请不用这一项，或换用有这一项的平台",
        "the platform has no '{what}'; do without it, or use a platform that has it",
    ),
    "SSJ-PLATFORM-OUT": Text(
        "换出的“{inspector}”不在检查对象“{target}”的检查小组中；请核对人员",
        "'{inspector}', who goes, is not of the team of target '{target}'; see to the inspectors",
    ),
    "SSJ-PLATFORM-PAGE": Text(
        "前一页“{key}”已是最后一页，或者表头与这一页不同；请按同一版名录重新分页上报",
        "the page before, '{key}', is the last one, or has other columns; cut the same edition into pages again",
    ),
    "SSJ-PLATFORM-PAGES": Text(
        "平台适配器 {adapter} 在“{after}”之后给出的一页（{count} 条）违反了约定 P17 至 P19（过大、空页却前进或停在原处）；请告诉适配器的作者",
        "the page of {count} things that the platform's adapter {adapter} gave behind '{after}' breaks promise P17, P18 or P19 (too large, going on from an empty page, or standing still); tell its author",
    ),
    "SSJ-PLATFORM-POSITION": Text(
        "平台从未给出过位置“{after}”；请从头开始取",
        "the platform never gave the position '{after}'; begin at the beginning",
    ),
    "SSJ-PLATFORM-PUBLISHED": Text(
        "平台适配器给出的任务“{task}”公示结果违反了约定 P7（混入别的任务、重复或次序不对）；请告诉适配器的作者",
        "what the platform's adapter gives as published of task '{task}' breaks promise P7 (another task's, twice, or out of order); tell its author",
    ),
    "SSJ-PLATFORM-RECEIPT": Text(
        "平台适配器给出的回执（{found}）不是“{key}”的，违反了约定 P1；请告诉适配器的作者",
        "the receipt that the platform's adapter gave ({found}) is not that of '{key}', which breaks promise P1; tell its author",
    ),
    "SSJ-PLATFORM-RESULTS": Text(
        "公示的检查结果与录入的“{key}”不一致；请按录入的内容公示",
        "the results differ from those entered in '{key}'; publish them as they were entered",
    ),
    "SSJ-PLATFORM-RETURNED": Text(
        "“{key}”已将这一版退回，不能再审核或公示；请核实后录入下一版",
        "'{key}' returned this version, so it takes no review and no publication; verify the result and enter the next version",
    ),
    "SSJ-PLATFORM-ROUND": Text(
        "抽取记录不是最新一轮公告“{key}”的；请核对轮次和公告",
        "the record is not that of '{key}', the latest round's announcement; see to the round and its announcement",
    ),
    "SSJ-PLATFORM-SIZE": Text(
        "“{key}”有 {size} 字节，平台最多收 {most} 字节；请拆成较小的任务",
        "'{key}' has {size} bytes, and a platform takes at most {most}; split the task",
    ),
    "SSJ-PLATFORM-STATUS": Text(
        "平台适配器给出的状态（{found}）不是“{key}”的，违反了约定 P16；请告诉适配器的作者",
        "the status that the platform's adapter gave ({found}) is not that of '{key}', which breaks promise P16; tell its author",
    ),
    "SSJ-PLATFORM-SUBSTITUTE": Text(
        "换入的“{inspector}”已在检查对象“{target}”的检查小组中；请另派人员",
        "'{inspector}', who comes, is of the team of target '{target}' already; appoint somebody else",
    ),
    "SSJ-PLATFORM-TARGET": Text(
        "任务“{task}”下发的名单中没有检查对象“{target}”；请核对检查对象",
        "the dispatched list of task '{task}' has no target '{target}'; see to the target",
    ),
    "SSJ-PLATFORM-UNRETURNED": Text(
        "“{key}”没有被退回，不能录入下一版；请等待审核",
        "'{key}' was not returned, so no next version can be entered; wait for the reviews",
    ),
    "SSJ-PLATFORM-WAITING": Text(
        "平台已收到“{key}”，还没有处理；请稍后再送同一件，或查询状态",
        "the platform has '{key}' and has not decided; send the same again later, or ask for its status",
    ),
    "SSJ-STATUS-REASONS": Text(
        "状态“{stage}”与原因不符：退回的要有原因，其余的没有；请改正",
        "the stage '{stage}' does not go with the reasons: what is rejected has some, anything else none; correct it",
    ),
}
