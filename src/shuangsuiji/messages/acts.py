"""Why acts are refused."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-ACT-BEFORE": Text(
        "办理时间 {at} 早于它所依据的一步（{since}）；请核对时间，按先后办理",
        "it is of {at}, before what it rests on ({since}): compare the time; one comes after the other",
    ),
    "SSJ-ACT-BEGUN": Text(
        "这个流已经开始：不能再次设立",
        "the stream has begun; it cannot be begun again",
    ),
    "SSJ-ACT-FACT": Text(
        "行为所依据的内容与“{stream}”里的不一致（可能刚被别人改动）；请重新取用后再办",
        "what the act relies on is not what '{stream}' holds (somebody may just have changed it); take it anew and try again",
    ),
    "SSJ-ACT-NOT-BEGUN": Text(
        "这个流还没有开始：先要有设立它的行为（如设置任务、公布计划、立档）",
        "the stream has not begun: what sets it up comes first (create the task, publish the plan, open the file)",
    ),
    "SSJ-ACT-STREAM": Text(
        "没有这种流；流的名称以这些开头：{known}",
        "there is no such stream; names of streams begin with: {known}",
    ),
    "SSJ-CHECKLIST-CATEGORY": Text(
        "检查事项分类“{value}”不在规则集里；可用：{known}",
        "category '{value}' is none of the rulebook's: {known}",
    ),
    "SSJ-CHECKLIST-CHANNEL": Text(
        "“{value}”不是规则集里的公示渠道；可用：{known}",
        "'{value}' is none of the rulebook's channels: {known}",
    ),
    "SSJ-CHECKLIST-EFFECTIVE": Text(
        "生效日期须晚于上一版的 {last}",
        "the edition must take effect after the last one did ({last})",
    ),
    "SSJ-CHECKLIST-METHOD": Text(
        "检查方式“{value}”不在规则集里；可用：{known}",
        "method '{value}' is none of the rulebook's: {known}",
    ),
    "SSJ-CHECKLIST-NUMBER": Text(
        "版次应为 {expected}，给出的是 {found}",
        "this is edition {expected}, not {found}",
    ),
    "SSJ-CHECKLIST-PUBLISHED": Text(
        "这一版已经在“{channel}”公示过",
        "this edition is shown on '{channel}' already",
    ),
    "SSJ-CHECKLIST-UNKNOWN": Text(
        "没有第 {edition} 版清单；请先制定",
        "there is no edition {edition}; issue it first",
    ),
    "SSJ-FILE-NO-RECORD": Text(
        "{target} 没有待录入的检查记录；请先制作记录（退回的须重新核实后再录）",
        "{target} has no record to be entered; make one first (after a return, anew)",
    ),
    "SSJ-FILE-NOT-ENTERED": Text(
        "{target} 还没有录入结果，不能审核",
        "nothing is entered of {target} yet, so that nothing can be reviewed",
    ),
    "SSJ-FILE-NOT-NEW": Text(
        "新立的档里不能已有记录、录入或公示",
        "a new file holds no record, entry or publication",
    ),
    "SSJ-FILE-OTHER": Text(
        "这是 {expected} 的档，行为写的是 {found}",
        "this is the file of {expected}, but the act says {found}",
    ),
    "SSJ-FILE-RECORD": Text(
        "录入内容与签字的记录不一致（记录摘要应为 {expected}）；请照签字的记录录入",
        "what is entered is not the signed record (whose digest is {expected}); enter what was signed",
    ),
    "SSJ-FILE-UNDER-REVIEW": Text(
        "{target} 的结果已录入待审核或已通过，不能再改记录；须先退回",
        "the result of {target} is entered or passed; the record cannot change unless it is returned",
    ),
    "SSJ-JOURNAL-FORMAT": Text(
        "日志格式“{found}”不认识；请用写它的那个版本读",
        "journal format '{found}' is unknown; read it with the version that wrote it",
    ),
    "SSJ-JOURNAL-GAP": Text(
        "缺第 {number} 号日志：它被删去了，或没有一并交来（下一条在“{stream}”第 {row} 行）",
        "entry number {number} is missing: dropped, or not handed over (the next one is line {row} of '{stream}')",
    ),
    "SSJ-JOURNAL-HEAD": Text(
        "存放日志的地方说最后一行是第 {number} 号、“{stream}”第 {seq} 行，那一行自己写的是第 {expected} 号或别的位置：行号被改动过；"
        "请查明并从备份恢复",
        "the place where the journal is kept has its last line as number {number}, line {seq} of '{stream}'; the line itself says "
        "number {expected}, or another place: the numbers were changed, find out and restore them",
    ),
    "SSJ-JOURNAL-NUMBER-ORDER": Text(
        "第 {number} 号不该排在这里：编号在流里须递增；行被移动过",
        "number {number} does not belong here: numbers rise within a stream; a line was moved",
    ),
    "SSJ-JOURNAL-NUMBER-TWICE": Text(
        "第 {number} 号已经是“{stream}”第 {row} 行；有一行是后加的或复制的",
        "number {number} is line {row} of '{stream}' already; one of the lines was added or copied",
    ),
    "SSJ-JOURNAL-STREAM": Text(
        "这一行是“{found}”的，不是“{expected}”的；行被移动过",
        "this line is of '{found}', not of '{expected}'; it was moved",
    ),
    "SSJ-OVERRIDE-FUTURE": Text(
        "例外批准“{finding}”的时间 {at} 还没有到",
        "the override of '{finding}' is dated {at}, which is yet to come",
    ),
    "SSJ-OVERRIDE-IDLE": Text(
        "例外批准“{finding}”没有对上任何预警；请核对代码和对象",
        "the override of '{finding}' answers for no finding; compare code and subject",
    ),
    "SSJ-PLAN-DEPARTMENT-ROW": Text(
        "“{department}”不在这一行的发起和参与部门里",
        "'{department}' neither initiates nor participates in this row",
    ),
    "SSJ-PLAN-ITEM": Text(
        "事项“{item}”不在清单第 {edition} 版里",
        "item '{item}' is not in edition {edition} of the checklist",
    ),
    "SSJ-PLAN-YEAR": Text(
        "检查时间 {first} 至 {last} 不在计划年度 {year} 内",
        "the days {first} to {last} are not in the plan's year {year}",
    ),
    "SSJ-RECEIPT-BEFORE": Text(
        "回执写的接收时间 {taken} 早于文件形成的时间 {since}；请核对平台给出的时间",
        "the receipt says that it was taken at {taken}, before the document came to be at {since}; compare with the platform",
    ),
    "SSJ-RECEIPT-EARLY": Text(
        "平台还没有收到“{key}”，不能先公示",
        "the platform has not received '{key}' yet, so that nothing can be public",
    ),
    "SSJ-RECEIPT-FORGED": Text(
        "回执由平台“{platform}”给出，不由别人登记",
        "a receipt comes from the platform '{platform}' and from nobody else",
    ),
    "SSJ-RECEIPT-FUTURE": Text(
        "回执写的接收时间 {taken} 晚于登记回执的时间 {at}；请核对平台给出的时间",
        "the receipt says that it was taken at {taken}, after it went on record at {at}; compare with the platform",
    ),
    "SSJ-RECEIPT-OTHER": Text(
        "回执的摘要不是“{key}”的：平台收到的内容不同，请核对",
        "the receipt's digest is not that of '{key}': the platform has something else; compare",
    ),
    "SSJ-RECEIPT-TWICE": Text(
        "“{key}”的回执已经登记过",
        "the receipt of '{key}' is on record already",
    ),
    "SSJ-RECEIPT-UNKNOWN": Text(
        "没有要送的“{key}”，这份回执不知是谁的",
        "nothing called '{key}' was to be sent; whose receipt this is is unknown",
    ),
    "SSJ-REVIEW-DEPARTMENT": Text(
        "“{department}”不是本任务的发起或参与部门；有：{known}",
        "'{department}' neither initiates nor participates; those who do: {known}",
    ),
    "SSJ-REVIEW-ITEM": Text(
        "“{item}”不归“{department}”审核：发起部门审全部事项，参与部门审本部门的事项",
        "'{item}' is not for '{department}' to judge: the initiating department judges all, each other one its own items",
    ),
    "SSJ-REVIEW-PASS-ITEMS": Text(
        "退回才写明事项；审核通过的是本部门的全部事项，请留空",
        "items are named where a result is returned; who passes it, passes all of them: leave it empty",
    ),
    "SSJ-REVIEW-RETURNED": Text(
        "这一版已被“{department}”退回；须重新核实、录入后再审",
        "this version was returned by '{department}'; it is verified and entered anew first",
    ),
    "SSJ-REVIEW-TWICE": Text(
        "“{department}”已经审核过这一版",
        "'{department}' has reviewed this version already",
    ),
    "SSJ-EVIDENCE-SEALED": Text(
        "{at} 已经立卷，不能再附证据；证据随更正另外归档",
        "the file was put together at {at}, no evidence can be attached; keep it with the correction that it belongs to",
    ),
    "SSJ-EVIDENCE-TWICE": Text(
        "第 {version} 版的证据 {at} 已经附上；一版只附一次，请核对",
        "the evidence of version {version} was attached at {at}, and is attached once; check it",
    ),
    "SSJ-EVIDENCE-VERSION": Text(
        "没有录入过第 {version} 版（最后一版是 {last}）；请先录入结果",
        "version {version} was not entered (the last is {last}); enter the result first",
    ),
    "SSJ-REVIEW-VERSION": Text(
        "现在待审的是第 {expected} 版，不是第 {found} 版；请重新查看",
        "version {expected} is to be reviewed, not {found}; read it again",
    ),
    "SSJ-TASK-ANNOUNCEMENT": Text(
        "这不是现在第 {round} 轮的公告",
        "this is not the announcement of the present round {round}",
    ),
    "SSJ-TASK-CHANNELS": Text(
        "联合清单须先公示（第二条“事先公布”）：至少 {least} 处，现有 {found} 处",
        "the checklist must be public first (art. 2): on {least} channel(s) at least, and it is on {found}",
    ),
    "SSJ-TASK-EARLIER": Text(
        "{target} 已被任务“{task}”锁定，这次锁定没有写上；请重新取用后再办",
        "task '{task}' has locked {target} and this lock does not say so; take the facts anew",
    ),
    "SSJ-TASK-EARLIER-OTHER": Text(
        "{target} 在 {on} 已由 {body} 检查过，这里没有写上；请重新取用后再办",
        "{target} was inspected by {body} on {on} and this does not say so; take the facts anew",
    ),
    "SSJ-TASK-ITEM": Text(
        "事项“{item}”不在计划第“{row}”行里",
        "item '{item}' is not in row '{row}' of the plan",
    ),
    "SSJ-TASK-LATE": Text(
        "最迟确认时间 {draw_by} 已过；须经批准作废，再公告下一轮",
        "draw_by {draw_by} is past; void the round with an approver and announce the next",
    ),
    "SSJ-TASK-LIST": Text(
        "名单与抽取记录不一致；须照抽取记录，次序也不能变",
        "the list is not the record's; it must be the record's, in its order",
    ),
    "SSJ-TASK-NO-SLOT": Text(
        "“{department}”没有名额：每个执行部门都要有人进每个检查小组（第十三条）",
        "'{department}' has no slot: every executing department is in every team (art. 13)",
    ),
    "SSJ-TASK-NOT-ANNOUNCED": Text(
        "还没有抽取前公告",
        "no draw is announced yet",
    ),
    "SSJ-TASK-ORIGIN": Text(
        "规则集不许在“{origin}”抽取：这次抽取只是模拟，不能确认（第四条）",
        "the rulebook does not allow draws of origin '{origin}': this one is a simulation and cannot be confirmed (art. 4)",
    ),
    "SSJ-TASK-QUOTA": Text(
        "各分层抽中的户数不是应抽数",
        "the strata do not have as many drawn as their quotas",
    ),
    "SSJ-TASK-RATIO": Text(
        "抽查比例“{ratio}”没有定下数来；请写明确的比例",
        "the ratio '{ratio}' settles no number; write an exact one",
    ),
    "SSJ-TASK-RECORD": Text(
        "抽取记录与按种子、名单、人员和回避重算的结果不同：不是这样抽出来的",
        "the record is not what seed, list, inspectors and recusals give: it was not drawn that way",
    ),
    "SSJ-TASK-ROUND": Text(
        "应为第 {expected} 轮，公告写的是第 {found} 轮",
        "this is round {expected}, but the announcement says {found}",
    ),
    "SSJ-TASK-ROW": Text(
        "任务的计划行、名称或发起部门与计划第“{row}”行（{initiating}）不一致",
        "row, name or initiating department are not those of the plan's row '{row}' ({initiating})",
    ),
    "SSJ-TASK-RULES": Text(
        "规则集还没有生效（生效日期：{effective}；第二十八条）",
        "the rulebook is not in force yet (effective from: {effective}; art. 28)",
    ),
    "SSJ-TASK-SCHEME": Text(
        "与设置的任务不同：设置的是“{expected}”，这里是“{found}”",
        "this is not the task that was set up, which says '{expected}', not '{found}'",
    ),
    "SSJ-TASK-STRANGER": Text(
        "{target} 不在公告的名录快照里，或与快照不同",
        "{target} does not stand in the announced roll as it is given here",
    ),
    "SSJ-TASK-TARGET-ITEMS": Text(
        "{target} 的检查事项不是任务规定的，或不是还没有查过的",
        "the items of {target} are not those that the task has for it",
    ),
    "SSJ-TASK-UNCONFIRMED": Text(
        "{year} 年抽取以前没有更新确认{registries}（第九条）；请写上抽取时有效的那次确认，没有的须先确认、后抽取",
        "not confirmed in {year} before the draw: {registries} (art. 9); name the confirmation that held then, or confirm first and draw after",
    ),
    "SSJ-TASK-UNREVEALED": Text(
        "还有 {missing} 个随机数来源没有揭示登记",
        "{missing} source(s) of chance are not on record as revealed",
    ),
    "SSJ-TASK-WINDOW": Text(
        "执行时间须在计划的 {first} 至 {last} 之内",
        "the task's days must lie within the plan's, {first} to {last}",
    ),
    "SSJ-TEAM-ACTED": Text(
        "档里已有 {inspector} 在这以后到场或签字；已做的记录不改，更换的时间须在其后（第十三条）",
        "a record has {inspector} on site or signing after that: what was done stays his, so that the substitution comes later (art. 13)",
    ),
    "SSJ-TEAM-ALREADY": Text(
        "{inspector} 已在这个检查小组里",
        "{inspector} is in this team already",
    ),
    "SSJ-TEAM-APPROVAL": Text(
        "批准时间 {approved} 在更换之后；须先批准",
        "approved at {approved}, after the substitution; approval comes first",
    ),
    "SSJ-TEAM-APPROVAL-EARLY": Text(
        "批准时间早于名单锁定（{locked}）",
        "approved before the list was locked ({locked})",
    ),
    "SSJ-TEAM-AREA": Text(
        "{inspector} 的区域不符合 {target} 的区域要求",
        "the area of {inspector} does not satisfy the rule for {target}",
    ),
    "SSJ-TEAM-BACK": Text(
        "{inspector} 曾从这个小组换下；再换回来须写明新的原因",
        "{inspector} was replaced in this team before; say why he comes back",
    ),
    "SSJ-TEAM-CHOICE": Text(
        "“{value}”不在规则集里；可用：{known}",
        "'{value}' is none of the rulebook's: {known}",
    ),
    "SSJ-TEAM-LEADING": Text(
        "{inspector} 不是“{department}”的人员：组长的名额须由发起科室的人接替（第十三条）",
        "{inspector} is not of '{department}': the leading places stay the initiating department's (art. 13)",
    ),
    "SSJ-TEAM-NOT-MEMBER": Text(
        "{inspector} 现在不在“{unit}”的检查小组里",
        "{inspector} is not in the team of '{unit}' now",
    ),
    "SSJ-TEAM-NOTE": Text(
        "原因为“其他”时须写明",
        "the circumstance '其他' (other) needs words",
    ),
    "SSJ-TEAM-ORDER": Text(
        "按发牌顺序下一位是 {expected}；要选派别人，方式写 appointed",
        "the dealing gives {expected} next; to appoint somebody else, say so (appointed)",
    ),
    "SSJ-TEAM-RECUSE-MEMBER": Text(
        "{inspector} 正在“{unit}”的检查小组里；请用更换，原因写“回避”",
        "{inspector} is in the team of '{unit}'; substitute him for the circumstance 回避 (recusal)",
    ),
    "SSJ-TEAM-RECUSED": Text(
        "{inspector} 须回避",
        "{inspector} is recused",
    ),
    "SSJ-TEAM-SKILLS": Text(
        "{inspector} 不具备 {target} 需要的资质：{needs}",
        "{inspector} lacks what {target} needs: {needs}",
    ),
    "SSJ-TEAM-UNIT": Text(
        "没有“{unit}”的检查小组",
        "there is no team of '{unit}'",
    ),
    "SSJ-TEAM-UNLOCKED": Text(
        "名单还没有确认锁定，没有检查小组可换",
        "the list is not locked yet; there is no team to change",
    ),
    "SSJ-TEAM-UNQUALIFIED": Text(
        "{inspector} 不能选派：{standing}（须在岗、执法证有效、能到场）",
        "{inspector} cannot serve: {standing} (active, certified and available is asked for)",
    ),
}
