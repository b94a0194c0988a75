"""Findings (预警): what questions an act; each code names the article and the requirement under it."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-A04-3": Text(
        "抽取在平台以外进行；省级平台收到名单之前，它不是平台的抽取",
        "the draw was made outside the platform; until the platform has the list it is not the platform's draw",
    ),
    "SSJ-A04-6": Text(
        "{done} 办的，{recorded} 才记入日志：事后补录",
        "done on {done} and put on record on {recorded}: a late record",
    ),
    "SSJ-A05-2": Text(
        "事项“{item}”没有省级清单编号：不是省级事项，就是本科室增补，须报政策法规科统一公布",
        "item '{item}' has no number of the provincial checklist: it is a department's supplement, to be reported and published",
    ),
    "SSJ-A05-3": Text(
        "发起部门不是清单写明的“{initiating}”",
        "the initiating department is not the checklist's, '{initiating}'",
    ),
    "SSJ-A05-7": Text(
        "事项“{item}”没有写检查依据；没有依据不得检查",
        "item '{item}' names no legal basis; without one nothing may be inspected",
    ),
    "SSJ-A06-4": Text(
        "联合清单还没有在“{channel}”公示",
        "the checklist has not been shown on '{channel}' yet",
    ),
    "SSJ-A07-1": Text(
        "年度计划应在 {due} 前公布，{at} 才公布：逾期，计划可用，永久标记",
        "the plan was due by {due} and is made public on {at}: late for ever, but usable",
    ),
    "SSJ-A07-5": Text(
        "抽查比例“{ratio}”没有定下数来；设置任务前须定下",
        "the ratio '{ratio}' settles no number; settle it before a task is set up",
    ),
    "SSJ-A07-7": Text(
        "“{item}”的发起或参与部门与清单或计划不一致",
        "initiating or participating departments of '{item}' differ from checklist or plan",
    ),
    "SSJ-A08-1": Text(
        "冻结名录之后别的任务又抽到它：本年第 {times} 次，超过上限",
        "another task drew it since the roll was frozen: time {times} this year, above the cap",
    ),
    "SSJ-A08-4": Text(
        "{target} 本年已查或已抽，经 {approver} 批准仍可抽取：{reason}",
        "{target} was inspected or drawn this year and may be drawn again as {approver} approved: {reason}",
    ),
    "SSJ-A09-1": Text(
        "有 {count} 行被退回，没有进名录库：{rows}；请改正后补录",
        "{count} rows were rejected and are not in the registry: {rows}; correct and enter them",
    ),
    "SSJ-A09-10": Text(
        "行政执法公务员没有录入检查人员名录库（{ground}）；应录尽录",
        "this civil servant of enforcement is not in the registry of inspectors ({ground}); all belong there",
    ),
    "SSJ-A09-11": Text(
        "具有执法资格的工作人员没有录入检查人员名录库（{ground}）；应录尽录",
        "this qualified person is not in the registry of inspectors ({ground}); all belong there",
    ),
    "SSJ-A09-12": Text(
        "从事日常监管的人员没有录入检查人员名录库（{ground}）；应录尽录，没有执法资格的注明，不参加抽取",
        "this person who does daily supervision is not in the registry of inspectors ({ground}); list him, as not qualified where he is not",
    ),
    "SSJ-A09-15": Text(
        "名录库的更新确认已过 {days} 日；请重新核对确认",
        "the registry was confirmed {days} days ago; confirm it again",
    ),
    "SSJ-A09-16": Text(
        "名录库在 {at} 确认之后有变动；请重新确认",
        "the registry has changed since it was confirmed on {at}; confirm it again",
    ),
    "SSJ-A09-7": Text(
        "“{name}”有不止一个代码；请核对是不是同一个主体（例如换发统一社会信用代码以前的注册号）",
        "'{name}' has more than one code; check whether it is one body, such as under its number from before the credit code",
    ),
    "SSJ-A09-7-LEGACY": Text(
        "有 {count} 个检查对象还用原来的注册号；请换成统一社会信用代码",
        "{count} targets still stand under an old registration number; give their credit codes",
    ),
    "SSJ-A10-3": Text(
        "抽取应在检查开始（{first}）之前",
        "the draw should come before the inspections begin on {first}",
    ),
    "SSJ-A10-3-VISIT": Text(
        "检查日期 {on} 不在任务执行时间 {first} 至 {last} 之内",
        "the visit on {on} is outside the task's days {first} to {last}",
    ),
    "SSJ-A10-5": Text(
        "检查对象范围“{range}”与年度计划的“{planned}”写法不同",
        "the range '{range}' is not in the plan's words, '{planned}'",
    ),
    "SSJ-A10-6": Text(
        "抽查比例“{ratio}”与预定的“{planned}”不同",
        "the ratio '{ratio}' is not the one that was set, '{planned}'",
    ),
    "SSJ-A11-12": Text(
        "第 {round} 轮作废：{reason}",
        "round {round} is void: {reason}",
    ),
    "SSJ-A11-7": Text(
        "名录确认时 {count} 条，冻结的快照 {size} 条：有的没有机会被抽到，或没有确认过",
        "{count} entries were confirmed and {size} are in the frozen roll: some have no chance, or were never confirmed",
    ),
    "SSJ-A11-8": Text(
        "确认名单的人就是公告抽取的人（{by}）；应由另一人确认",
        "whoever confirms ({by}) announced the draw; somebody else should confirm",
    ),
    "SSJ-A13-4": Text(
        "检查人员 {out} 更换为 {substitute}；已抽取的人员原则上不得更换",
        "inspector {out} is replaced by {substitute}; drawn inspectors are not replaced in principle",
    ),
    "SSJ-A13-6": Text(
        "接替人员来自别的部门：{department}",
        "the substitute is another department's: {department}",
    ),
    "SSJ-A13-6-ROLL": Text(
        "接替人员 {name} 不在冻结的人员名录快照里，或部门、资质、状态与快照不同；请核对执法证和资质",
        "the substitute {name} does not stand in the frozen roll of inspectors as he is given here; look at certificate and skills",
    ),
    "SSJ-A13-8": Text(
        "批准人 {approver} 就是经办人或换下、换上的人；应由别人批准",
        "{approver} approves what he does himself, or his own coming or going; somebody else should approve",
    ),
    "SSJ-A16-17": Text(
        "当事人没有签字盖章：{reason}",
        "the target did not sign: {reason}",
    ),
    "SSJ-A17-4": Text(
        "{made} 已签字的记录被替换：签字之后的改动须全体重新签字，录入期限仍从第一次算起",
        "the record signed on {made} is replaced: all sign anew, and the entry stays due from the first",
    ),
    "SSJ-A19-2": Text(
        "结果 {made} 作出，应在 {days} 个工作日内、即 {due} 前录入：逾期，可以录入，永久标记（第二十四条）",
        "the result was made on {made} and due within {days} working days, by {due}: late for ever (art. 24), but accepted",
    ),
    "SSJ-A19-5": Text(
        "审核人 {by} 是该检查小组的成员；应由别人审核",
        "reviewer {by} is a member of the team; somebody else should review",
    ),
    "SSJ-A23-1": Text(
        "本年已查过的事项又要查：{items}",
        "items that were inspected this year would be again: {items}",
    ),
    "SSJ-X-14": Text(
        "平台“{platform}”任务 {number} 的抽取没有公布种子：名单只是平台的声称，谁也核实不了",
        "the draw of task {number} on platform '{platform}' has no published seed: the list is asserted by the platform, nobody can verify it",
    ),
    "SSJ-X-22": Text(
        "平台的检查结果“{words}”不在对照表里：照原文保留，记为其他；请核对它是哪一种结果",
        "the platform's result '{words}' stands in no table: it is kept as it is and counts as other; find out which result it is",
    ),
    "SSJ-X-23": Text(
        "下列各列是个人信息，没有读入：{columns}",
        "these columns hold persons' data and were not read: {columns}",
    ),
    "SSJ-A27-1": Text(
        "“{body}”作了解释：细则由“{known}”负责解释；请由它解释",
        "'{body}' interprets a rule; the regulation says that '{known}' does; let it do so",
    ),
    "SSJ-A28-2": Text(
        "细则 {since} 起试行，到 {until} 已满 {years} 年；请评估，重新印发或者延长",
        "the regulation is on trial since {since}; by {until} that is {years} years: evaluate it, issue it anew or prolong it",
    ),
    "SSJ-X-3": Text(
        "只有“{party}”一方提供随机数：它本可以挑选结果；请至少再请一方，或加一个公共来源",
        "only '{party}' shakes the drum and could have chosen the result; ask another party or name a public source",
    ),
}
