"""Why what a team does is refused, and what questions it (第十三条至第十八条、第二十五条、第二十六条)."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-A02-6": Text(
        "第 {visit} 次实地检查（{on}）与第一次不在同一天，又没有写明原因；对一个对象应一次完成",
        "visit {visit} ({on}) is on another day than the first and nobody says why; all should be done at once",
    ),
    "SSJ-A03-1": Text(
        "录入的人 {by} 不是检查小组的成员，由 {responsible} 负责；谁检查、谁录入、谁负责",
        "{by}, who enters the result, is no member of the team; {responsible} answers for it",
    ),
    "SSJ-A13-11": Text(
        "抽出的 {drawn} 人里已更换 {gone} 人，超过 {percent}%；请核对是否仍是随机抽取的小组",
        "{gone} of the {drawn} drawn inspectors are replaced, more than {percent}%; look whether the teams are still random",
    ),
    "SSJ-A13-11-AGAIN": Text(
        "{substitute} 在这个任务里第 {times} 次接替别人",
        "{substitute} takes somebody's place for the {times}th time in this task",
    ),
    "SSJ-A13-2": Text(
        "{inspector} 在 {on} 已安排在“{unit}”的小组；请错开日期",
        "{inspector} is arranged for the team of '{unit}' on {on} already; choose another day",
    ),
    "SSJ-A13-2-LENT": Text(
        "“{department}”发起并借用 {lent}，借来的人可能抽为组长；组长应是发起科室的执法人员，请写明怎样安排",
        "'{department}' initiates and borrows {lent}, who may be drawn to lead: the leader is the initiating department's, say how that is arranged",
    ),
    "SSJ-A13-3-DAY": Text(
        "日期 {on} 不是组长安排的 {arranged}；安排有变的，请组长重新安排",
        "it is of {on}, and the leader arranged {arranged}: where plans change, the leader arranges it anew",
    ),
    "SSJ-A13-3-WHO": Text(
        "到场的是 {there}，组长安排的是 {arranged}；请核对分工",
        "{there} were there, and the leader arranged {arranged}: compare who was to go",
    ),
    "SSJ-A13-3": Text(
        "工作安排由组长 {leader} 作出，这里是 {by}",
        "work is arranged by the leader, {leader}, and this is by {by}",
    ),
    "SSJ-A13-7": Text(
        "按发牌顺序应取 {inspector}，因故跳过：{reason}",
        "{inspector} would come next by the dealing and is passed over: {reason}",
    ),
    "SSJ-A13-8-HEAD": Text(
        "更换应由换下的人所在部门的负责人 {head} 批准，这里是 {approver}",
        "{head}, who heads the department of whoever goes, approves substitutions; here it is {approver}",
    ),
    "SSJ-A14-3": Text(
        "清单里还有适用于这个对象、任务没有列入的事项，可以一次完成：{items}",
        "the checklist has items that apply to this target and are not in the task; they could be done at once: {items}",
    ),
    "SSJ-A14-4": Text(
        "对一个对象实地检查了 {visits} 次；应一次性完成，复查整改不算第二次检查",
        "there were {visits} visits to one target; all is done at once, and looking at corrections is no second check",
    ),
    "SSJ-A15-4": Text(
        "委托费用由被检查对象“{payer}”承担；应由委托的部门承担",
        "the target '{payer}' is made to pay for the commission; the department should",
    ),
    "SSJ-A15-4-NONE": Text(
        "事项 {item} 用了委托专业机构的方式，档里却没有委托；请先登记委托",
        "item {item} was inspected by commission, but no commission is on file; put it on record first",
    ),
    "SSJ-A15-6": Text(
        "采用的鉴定结论 {number} 有效期到 {valid_to}，检查时已过期",
        "the adopted conclusion {number} was valid to {valid_to} and had expired when it was used",
    ),
    "SSJ-A16-1": Text(
        "实地检查之前没有预查比对记录；请补记查询了哪些系统、看到什么",
        "there is no pre-check on record before the visit; record what was looked up and what was found",
    ),
    "SSJ-A16-10": Text(
        "{on} 实地检查了“{department}”的事项，现场却没有它的人",
        "items of '{department}' were inspected on {on} with none of its inspectors there",
    ),
    "SSJ-A16-10-EACH": Text(
        "第 {visit} 次实地检查，“{department}”在现场的不足 {least} 人",
        "on visit {visit} fewer than {least} of '{department}' were there",
    ),
    "SSJ-A16-11": Text(
        "{inspector} 出示的执法证号 {shown} 与通知书上的 {told} 不同；请核对，换发证件的写明原因",
        "{inspector} showed certificate {shown}, and the notice tells {told}: compare them, and say so where it was renewed",
    ),
    "SSJ-A16-12": Text(
        "“{measure}”另有程序，还没有写文号；立案、决定后请补记",
        "'{measure}' has a procedure of its own, and no number is given; add it once there is one",
    ),
    "SSJ-A16-15": Text(
        "事项 {item} 的结果是“已责令改正”，措施里却没有责令：{measures}",
        "the result of item {item} says that correction was ordered, but no measure orders it: {measures}",
    ),
    "SSJ-A16-4": Text(
        "通知书在检查前 {minutes} 分钟才送达，对象来不及准备",
        "the notice arrived {minutes} minutes before the visit, too late to prepare",
    ),
    "SSJ-A16-4-TEAM": Text(
        "第 {version} 版通知书上的执法人员不是检查时的小组；更换以后应重新发放",
        "version {version} of the notice names others than the team of the visit; issue it anew after a substitution",
    ),
    "SSJ-A16-5": Text(
        "通知书没有送达记录；请登记送达方式、收件人和时间",
        "the notice has no delivery on record; record how, to whom and when it was delivered",
    ),
    "SSJ-A16-6": Text(
        "通知书没有告知权利（样表没有这一段）；应告知申请回避、陈述申辩和提出异议的权利",
        "the notice does not tell the target's rights, which the annex leaves out: recusal, statement and defence, objection",
    ),
    "SSJ-A17-2": Text(
        "不在现场的成员签的是知悉：{absent}",
        "members who were not there sign that they know of it: {absent}",
    ),
    "SSJ-A18-1": Text(
        "第十八条没有列出这种情形（“等情况”），请核对：{facts}",
        "article 18 does not name this ground ('and the like'); look at it: {facts}",
    ),
    "SSJ-A18-2": Text(
        "只用 {routes} 种途径联系过，应有 {least} 种（登记的住所、留存的联络方式）",
        "the target was looked for by {routes} route(s), and there should be {least}: domicile and kept contact",
    ),
    "SSJ-A18-3": Text(
        "“{result}”在 {on} 就已查到，早于抽取：这个对象本应在抽取前排除，请更新名录库",
        "'{result}' was known on {on}, before the draw: the target should have been excluded; mend the registry",
    ),
    "SSJ-A18-5": Text(
        "认定不配合检查情节严重，须有证据和书面告诫",
        "serious non-cooperation needs evidence and warnings that were given",
    ),
    "SSJ-A18-7": Text(
        "对象已迁往“{region}”；建议移交那里的监管部门",
        "the target has moved to '{region}'; propose to transfer it to the authority there",
    ),
    "SSJ-A19-7": Text(
        "新的记录里没有 {at} 的实地检查（{there}）；重新核实不抹去去过的检查，没有这回事的写明原因",
        "the new record leaves out the visit of {at} by {there}: what was visited stays on record; say why where there was none",
    ),
    "SSJ-A23-1-BACK": Text(
        "{target} 上一次的记录不算检查过，可能已被别的任务抽中；请先核实本年度是否已另行检查",
        "the last record of {target} did not count as a check, so that another task may have drawn it: see whether it was inspected this year",
    ),
    "SSJ-A25-2": Text(
        "{on} 的实地检查没有音像记录",
        "the visit of {on} was not filmed",
    ),
    "SSJ-A26-1": Text(
        "被检查对象对检查日期有意见：{objection}",
        "the target objects to the day: {objection}",
    ),
    "SSJ-A26-1-EARLY": Text(
        "第 {visit} 次实地检查早于 {hour} 时开始，妨碍正常经营",
        "visit {visit} began before {hour} o'clock, which hinders business",
    ),
    "SSJ-A26-1-LATE": Text(
        "第 {visit} 次实地检查晚于 {hour} 时结束，妨碍正常经营",
        "visit {visit} ended after {hour} o'clock, which hinders business",
    ),
    "SSJ-A26-1-LONG": Text(
        "第 {visit} 次实地检查超过 {hours} 小时，妨碍正常经营",
        "visit {visit} took more than {hours} hours, which hinders business",
    ),
    "SSJ-A26-1-QUIET": Text(
        "{on} 在企业安静期内，不应入企检查",
        "{on} lies in a quiet period, in which enterprises are not visited",
    ),
    "SSJ-A26-1-REST": Text(
        "{on} 是休息日，实地检查妨碍正常经营",
        "{on} is a day of rest; a visit hinders business",
    ),
    "SSJ-ACT-ARRANGE-WORK": Text(
        "安排“{unit}”小组的工作：{first} 至 {last}",
        "arranged the work of the team of '{unit}', {first} to {last}",
    ),
    "SSJ-ACT-COMMISSION-EXPERT": Text(
        "委托“{institution}”：{matter}",
        "commissioned '{institution}': {matter}",
    ),
    "SSJ-ACT-DELIVER-NOTICE": Text(
        "送达第 {version} 版通知书：{method}，{recipient} 收",
        "delivered version {version} of the notice: {method}, taken by {recipient}",
    ),
    "SSJ-ACT-ISSUE-NOTICE": Text(
        "发放抽查通知书：拟于 {on} 检查，执法人员 {inspectors}",
        "issued the notice: a visit on {on} by {inspectors}",
    ),
    "SSJ-ACT-RECORD-PRE-CHECK": Text(
        "预查比对：{inspector} 查询了 {sources}",
        "pre-check: {inspector} looked at {sources}",
    ),
    "SSJ-COMMISSION-MATTER": Text(
        "“{value}”不是可以委托的事；可用：{known}",
        "'{value}' is nothing to commission; there are: {known}",
    ),
    "SSJ-N-9": Text(
        "“{material}”可以通过共享取得，不应再要求提供",
        "'{material}' can be had by sharing data; the target should not be asked for it",
    ),
    "SSJ-NOTICE-EARLY": Text(
        "送达（{delivered}）早于发出（{issued}）",
        "delivered at {delivered}, before it was issued at {issued}",
    ),
    "SSJ-NOTICE-NONE": Text(
        "{target} 的全部事项都不宜告知，不得发通知书，也不得透露",
        "nothing may be told to {target}; no notice is issued and nothing is disclosed",
    ),
    "SSJ-NOTICE-INSPECTORS": Text(
        "通知书上的执法人员须是检查小组现在的全体成员：{team}",
        "the notice names every present member of the team and nobody else: {team}",
    ),
    "SSJ-NOTICE-PAST": Text(
        "拟检查的日期 {day} 早于发出的日期 {issued}",
        "the planned day {day} is before the day of issue, {issued}",
    ),
    "SSJ-NOTICE-SILENT": Text(
        "“{material}”只有不宜告知的事项才用得着，写进通知书就泄露了检查内容；请删去",
        "“{material}” is needed only for items that must not be told, and tells of them; leave it out",
    ),
    "SSJ-NOTICE-TWICE": Text(
        "第 {version} 版通知书已经登记送达",
        "version {version} of the notice is on record as delivered already",
    ),
    "SSJ-NOTICE-UNKNOWN": Text(
        "没有第 {version} 版通知书；请先发放",
        "there is no version {version} of the notice; issue it first",
    ),
    "SSJ-NOTICE-WINDOW": Text(
        "拟检查的日期 {day} 不在任务执行时间 {first} 至 {last} 之内",
        "the planned day {day} is outside the task's days {first} to {last}",
    ),
    "SSJ-RECORD-ALONE": Text(
        "“{result}”不能与别的结果同时选",
        "'{result}' excludes every other result",
    ),
    "SSJ-RECORD-ATTEMPTS": Text(
        "无法联系须写明哪天、用什么途径联系过（第十八条）",
        "that the target cannot be reached needs attempts, by which route and on which day (art. 18)",
    ),
    "SSJ-RECORD-BEFORE": Text(
        "检查日期 {day} 早于名单锁定日 {locked}",
        "inspected on {day}, before the list was locked on {locked}",
    ),
    "SSJ-RECORD-COUNTERSIGN": Text(
        "当事人签字盖章，或者没有签而写明原因，二者取一",
        "either the target signed, or it did not and the reason stands here: one of both",
    ),
    "SSJ-RECORD-COUNTERSIGN-EARLY": Text(
        "当事人 {signed} 签字，早于最后一个事项查完（{last}）；须全部查完再签",
        "the target signed at {signed}, before the last item was done ({last}); it signs after all of them",
    ),
    "SSJ-RECORD-DECIDED": Text(
        "直接形成结果的日期 {day} 早于它所依据的最后一次联系或查询（{last}）；请核对日期",
        "it was decided on {day}, before the last attempt or evidence that it rests on ({last}): compare the days",
    ),
    "SSJ-RECORD-EARLY": Text(
        "签字日期 {signed} 太早：不得早于查完、退回之日 {earliest}",
        "signed on {signed}, too early: nothing is signed before it is done, or returned, on {earliest}",
    ),
    "SSJ-RECORD-ESCALATION": Text(
        "事项 {item} 需要实地检查：须有实地检查，方式里写上“{method}”（第十五条）",
        "item {item} needs a visit: there must be one, and '{method}' among its methods (art. 15)",
    ),
    "SSJ-RECORD-EVIDENCE": Text(
        "“{result}”须有登记机关的查询记录和日期（第十八条）",
        "'{result}' needs what the registry says, and when (art. 18)",
    ),
    "SSJ-RECORD-EXPIRED": Text(
        "{inspector} 的执法证 {valid_to} 已到期，不能执法，也不计入现场人数",
        "the certificate of {inspector} expired on {valid_to}; he cannot act and does not count",
    ),
    "SSJ-RECORD-FINISHED": Text(
        "事项 {item} 要实地检查，查完的时间早于实地检查开始（{started}）；请核对时间",
        "item {item} is inspected on site and was done with before the visit began at {started}: compare the times",
    ),
    "SSJ-RECORD-FORM": Text(
        "“{measure}”不能口头作出；可以口头的：{oral}（第十六条）",
        "'{measure}' cannot be taken by word of mouth; these can: {oral} (art. 16)",
    ),
    "SSJ-RECORD-FUTURE": Text(
        "日期 {day} 还没有到",
        "the day {day} is yet to come",
    ),
    "SSJ-RECORD-GROUND": Text(
        "事项“{item}”直接形成结果“{result}”，须写明依据和经过（第十八条）",
        "item '{item}' has the direct result '{result}': say on what ground (art. 18)",
    ),
    "SSJ-RECORD-GROUND-IDLE": Text(
        "写了“{result}”的依据，却没有事项是这个结果",
        "a ground for '{result}' stands here, but no item has that result",
    ),
    "SSJ-RECORD-ITEM": Text(
        "事项“{item}”不是这个对象本次要检查的",
        "item '{item}' is not to be inspected of this target",
    ),
    "SSJ-RECORD-LICENCE": Text(
        "事项“{item}”不在被吊销的许可证“{licence}”之下，须照常检查",
        "item '{item}' is not under the revoked licence '{licence}' and is inspected as usual",
    ),
    "SSJ-RECORD-MEASURE": Text(
        "事项“{item}”发现了问题，须写明情况和至少一项措施（第十六条）",
        "a problem was found under item '{item}': say what, and name a measure at least (art. 16)",
    ),
    "SSJ-RECORD-MEASURE-UNKNOWN": Text(
        "措施“{value}”不在规则集里；可用：{known}",
        "measure '{value}' is none of the rulebook's: {known}",
    ),
    "SSJ-RECORD-MISMATCH": Text(
        "事项“{item}”汇总表的这一格与专项检查表不一致；须逐一核对（第十七条）",
        "this cell of item '{item}' is not what its sheet says; compare them one by one (art. 17)",
    ),
    "SSJ-RECORD-MISSING": Text(
        "事项“{item}”还没有结果；须一次完成（第十四条）",
        "item '{item}' has no result; all are done at once (art. 14)",
    ),
    "SSJ-RECORD-NO-NOTICE": Text(
        "现场检查（{started}）之前没有发放通知书（第十六条）",
        "no notice was issued before the visit at {started} (art. 16)",
    ),
    "SSJ-RECORD-NO-PROBLEM": Text(
        "事项“{item}”没有发现问题，不应写问题或措施",
        "no problem was found under item '{item}', so that neither words about one nor a measure belong there",
    ),
    "SSJ-RECORD-NO-VISIT": Text(
        "事项“{item}”写的是实地检查，却没有实地检查；只有无法联系、注销等可以直接形成的结果（第十八条）才不必检查",
        "item '{item}' says that it was inspected on site, but there was no visit; only direct results (art. 18) do without",
    ),
    "SSJ-RECORD-NOT-DIRECT": Text(
        "“{result}”不能直接形成，须经检查（第十八条）",
        "'{result}' cannot be stated directly; it takes an inspection (art. 18)",
    ),
    "SSJ-RECORD-NOTICE-LATE": Text(
        "通知书 {delivered} 才送达，不早于检查开始（{started}）（第十六条）",
        "the notice arrived at {delivered}, not before the visit at {started} (art. 16)",
    ),
    "SSJ-RECORD-INSPECTORS": Text(
        "同时在现场的执法人员只有 {found} 人，不得少于 {least} 人（第十六条）；辅助人员、专家和执法证到期的人不算",
        "only {found} inspectors were on site at the same time, and there must be {least} (art. 16); assistants, experts and expired ones do not count",
    ),
    "SSJ-RECORD-ORAL": Text(
        "事项“{item}”口头“{measure}”，须记入汇总表：说了什么、何时、谁说的（第十六条）",
        "'{measure}' under item '{item}' was said by word of mouth: record what, when and by whom (art. 16)",
    ),
    "SSJ-RECORD-ORDER": Text(
        "记了口头的“{measure}”（事项“{item}”），结果里却没有这项口头措施",
        "an oral '{measure}' under item '{item}' stands here, but no result has that measure in that form",
    ),
    "SSJ-RECORD-PERIOD": Text(
        "结束 {ended} 早于开始 {started}",
        "it ends at {ended}, before it begins at {started}",
    ),
    "SSJ-RECORD-PRESENT": Text(
        "{inspector} 在不在现场与到场记录不一致：在场的签确认，不在场的签知悉",
        "whether {inspector} was there is not what the visits say: who was there confirms, who was not signs that he knows",
    ),
    "SSJ-RECORD-RECORDING": Text(
        "{day} 的音像记录不是 {visited} 这次检查的；请附当天的音像记录",
        "a recording of {day} is not of the visit of {visited}: name what was filmed on the day",
    ),
    "SSJ-RECORD-REFUSED": Text(
        "规则集不许在当事人拒绝签字时提交",
        "the rulebook does not let a record pass that the target did not sign",
    ),
    "SSJ-RECORD-REGION": Text(
        "迁出的须写明迁往哪里",
        "say where the target has moved to",
    ),
    "SSJ-RECORD-SAME": Text(
        "与被退回的第 {version} 版一模一样；须重新核实、重新签字",
        "it is the very record that was returned as version {version}; verify and sign anew",
    ),
    "SSJ-RECORD-SHEET": Text(
        "事项“{item}”没有专项检查表；每个事项一张（第十六条）",
        "item '{item}' has no sheet of its own; each has one (art. 16)",
    ),
    "SSJ-RECORD-STAY": Text(
        "到场 {came}、离开 {left} 不在这次检查（{started} 至 {ended}）之内，或离开早于到场；请核对时间",
        "he came at {came} and left at {left}: not within the visit ({started} to {ended}), or in the wrong order; compare the times",
    ),
    "SSJ-RECORD-STRANGER": Text(
        "{inspector} 不是（或那时不是）检查小组的成员，或不负责这个事项",
        "{inspector} is no member of the team, was none then, or is not responsible here",
    ),
    "SSJ-RECORD-TEXT": Text(
        "签字之后内容有改动，签字无效：现在的内容摘要是 {expected}，须重新签字（第十七条）",
        "what was signed was changed since, so that the signature is void: the digest is {expected} now; sign anew (art. 17)",
    ),
    "SSJ-RECORD-UNSIGNED": Text(
        "应签字的人须全部签字（第十七条），还缺：{missing}",
        "all who must sign have to (art. 17); still missing: {missing}",
    ),
    "SSJ-RECORD-VISIT-METHOD": Text(
        "去了现场，却没有一个事项的检查方式是“{method}”（第十五条）",
        "there was a visit, but no item was inspected by '{method}' (art. 15)",
    ),
    "SSJ-RECORD-WITNESS": Text(
        "当事人拒绝签字的，须有见证人或音像记录",
        "where the target refuses to sign, a witness or a recording is needed",
    ),
    "SSJ-TEAM-PASSED": Text(
        "{inspector} 按发牌顺序不在接替人之前，不必写成跳过",
        "{inspector} would not have come before the substitute, so that nobody passed him over",
    ),
    "SSJ-TEAM-PRIVATE": Text(
        "“{circumstance}”属于个人隐私，日志里只写类别；详情和证明材料另行保存（RestrictedFolder），这里写它的摘要值或者不写",
        "'{circumstance}' is private and the journal has no more than the word; keep the rest apart (RestrictedFolder) and give its digest here, or nothing",
    ),
    "SSJ-TEAM-PUBLISHED": Text(
        "“{unit}”的检查结果已经公示，或者审核通过后不予公示，不再更换检查人员",
        "the results of '{unit}' are public, or passed and withheld; nobody is replaced any more",
    ),
    "SSJ-TEAM-RECUSES": Text(
        "原因为“{recusal}”的，且只有这一种，须写明使其回避",
        "whether he is recused for good must be said where the circumstance is '{recusal}', and only there",
    ),
    "SSJ-TEAM-TASK": Text(
        "这是任务“{expected}”的小组",
        "these are the teams of task '{expected}'",
    ),
    "SSJ-TEAM-TARGETS": Text(
        "这个小组检查的对象是：{targets}",
        "this team inspects: {targets}",
    ),
}
