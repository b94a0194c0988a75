"""Organisation, supplements, supervised items and plans: why they are refused, and what changed."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-A02-1": Text(
        "联合清单是 {day} 当天才公示的，没有写时间，不能证明先公示、后抽取（第二条“事先公布”）；请补上公示时间，或写明情况",
        "the checklist was shown only on {day} itself, at no known time, so that nobody can say it came before (art. 2); add the time, or explain",
    ),
    "SSJ-A02-5": Text(
        "参加的都是“{department}”自己的科室，规则集不把这样的检查算作联合抽查（第二条）；请有别的部门参加，或写明理由",
        "only sections of '{department}' take part, which the rulebook does not count as joint (art. 2); ask another department, or say why",
    ),
    "SSJ-A03-3": Text(
        "第 {first} 行和第 {second} 行的范围都是“{range}”，时间重叠；可以并成一次检查（第三条“统筹安排”）",
        "rows {first} and {second} have the same range '{range}' and overlap in time; they may be one inspection (art. 3)",
    ),
    "SSJ-A06-3": Text(
        "事项“{item}”所依据的法律已经废止：{law}；不得再用它抽取，在办的任务要写明怎样处理",
        "the law that item '{item}' rests on is repealed: {law}; nothing may be drawn for it any more, and open tasks need a decision",
    ),
    "SSJ-A06-7": Text(
        "省级事项“{item}”的检查方式、参与部门或检查对象比上一版少：增补和修订不能缩小联合清单（第六条）；请补齐，或写明依据",
        "the provincial item '{item}' has fewer methods, departments or kinds of targets than before: the checklist may not be narrowed (art. 6); complete it, or say why",
    ),
    "SSJ-A07-5-COUNT": Text(
        "抽查比例“{ratio}”与范围内 {size} 户、计划抽查 {planned} 户不一致（第七条）；请核对",
        "the ratio '{ratio}' does not fit a range of {size} and a planned number of {planned} (art. 7); compare them",
    ),
    "SSJ-A07-5-FREQUENCY": Text(
        "频次“{frequency}”读不出次数，年终无法核对是否达到（第七条）；可写成“每年1次”",
        "the frequency '{frequency}' gives no number, so that nobody can say whether it was reached (art. 7); write 每年1次, for example",
    ),
    "SSJ-A07-9": Text(
        "监管事项“{item}”没有列入内部和联合计划：应当全覆盖（第七条）；请列入，或在监管事项清单里写明例外的理由",
        "the supervised item '{item}' stands in no plan, internal or joint: all must be covered (art. 7); plan it, or state an exception in the list",
    ),
    "SSJ-A07-10": Text(
        "“{department}”每年应至少发起或参与 {owed} 次部门联合抽查，计划里有 {found} 次（第七条）；请列入，或写明由谁发起",
        "'{department}' owes {owed} joint inspection(s) a year and has planned {found} (art. 7); plan one, or say whose it joins",
    ),
    "SSJ-A07-12": Text(
        "调整减少了第 {row} 行的检查，规则集要求批准文号（第七条）；请写上批准文号",
        "the amendment reduces row {row}, for which the rulebook asks the number of its approval (art. 7); give it",
    ),
    "SSJ-ACT-LIST-DEPARTMENTS": Text(
        "登记组织机构：{units} 个单位，{adjacent} 对相邻区域",
        "listed {units} units and {adjacent} pairs of adjacent regions",
    ),
    "SSJ-ACT-LIST-SUPERVISION": Text(
        "登记“{department}”的监管事项清单：{items} 项",
        "listed {items} supervised items of '{department}'",
    ),
    "SSJ-ACT-PROPOSE-SUPPLEMENT": Text(
        "“{proposer}”提出增补事项 {item}“{name}”，报政策法规科",
        "'{proposer}' proposed to add item {item} '{name}'",
    ),
    "SSJ-ACT-PUBLISH-SUPPLEMENT": Text(
        "在“{channel}”统一公布增补事项 {item}（{on}）",
        "published the added item {item} on '{channel}' on {on}",
    ),
    "SSJ-ACT-REPEAL-LAW": Text(
        "登记废止：《{law}》自 {on} 起废止（{document}）",
        "recorded that '{law}' is repealed from {on} ({document})",
    ),
    "SSJ-CHECKLIST-DAY": Text(
        "公示的时间 {at} 不在写明的那一天；请改成同一天",
        "the time {at} is not on the day that is given; make them the same day",
    ),
    "SSJ-CHECKLIST-DROPPED": Text(
        "省级事项 {item}“{name}”不见了：只有因“废”而修订的一版才可以去掉省级事项（第六条）；请补上，或把修订原因改为“废”",
        "the provincial item {item} '{name}' is gone: only an edition whose cause is 废 may drop one (art. 6); put it back or state that cause",
    ),
    "SSJ-CHECKLIST-EXPIRY": Text(
        "有效期的最后一天早于生效日期；请核对",
        "the last day comes before the first one; check both",
    ),
    "SSJ-CHECKLIST-REPEALED": Text(
        "《{law}》的废止已经登记过，不必再登",
        "the repeal of '{law}' is on record already; nothing is to be done",
    ),
    "SSJ-DIFF-ADDED": Text("增加：{id} {title}", "added: {id} {title}"),
    "SSJ-DIFF-CHANGED": Text(
        "变更：{id} {title}，{member} 由“{before}”改为“{after}”",
        "changed: {id} {title}, {member} from '{before}' to '{after}'",
    ),
    "SSJ-DIFF-MEMBER-AREA": Text("领域", "area"),
    "SSJ-DIFF-MEMBER-BASIS": Text("检查依据", "legal basis"),
    "SSJ-DIFF-MEMBER-CATEGORY": Text("检查事项分类", "category"),
    "SSJ-DIFF-MEMBER-CONTENT": Text("检查内容", "content"),
    "SSJ-DIFF-MEMBER-FIRST": Text("开始时间", "first day"),
    "SSJ-DIFF-MEMBER-FREQUENCY": Text("频次", "frequency"),
    "SSJ-DIFF-MEMBER-FREQUENCY-CAP": Text("频次上限", "cap of the frequency"),
    "SSJ-DIFF-MEMBER-GUIDANCE": Text("检查指引", "guidance"),
    "SSJ-DIFF-MEMBER-ID": Text("编号", "number"),
    "SSJ-DIFF-MEMBER-INITIATING": Text("发起部门", "initiating department"),
    "SSJ-DIFF-MEMBER-ITEMS": Text("检查事项", "items"),
    "SSJ-DIFF-MEMBER-KINDS": Text("检查对象类别", "kinds of targets"),
    "SSJ-DIFF-MEMBER-LAST": Text("结束时间", "last day"),
    "SSJ-DIFF-MEMBER-LEVEL": Text("事项层级", "level"),
    "SSJ-DIFF-MEMBER-MATERIALS": Text("检查材料", "materials"),
    "SSJ-DIFF-MEMBER-METHOD": Text("检查方式", "method"),
    "SSJ-DIFF-MEMBER-METHODS": Text("检查方式", "methods"),
    "SSJ-DIFF-MEMBER-NAME": Text("名称", "name"),
    "SSJ-DIFF-MEMBER-NEEDS": Text("专业资质", "skills"),
    "SSJ-DIFF-MEMBER-PARTICIPATING": Text("参与部门", "participating departments"),
    "SSJ-DIFF-MEMBER-PLANNED": Text("计划抽查户数", "planned number"),
    "SSJ-DIFF-MEMBER-PROVINCIAL": Text("省级编号", "provincial number"),
    "SSJ-DIFF-MEMBER-PROVINCIAL-EDITION": Text("省级清单版次", "provincial edition"),
    "SSJ-DIFF-MEMBER-RANGE": Text("抽查范围", "range"),
    "SSJ-DIFF-MEMBER-RATIO": Text("抽查比例", "ratio"),
    "SSJ-DIFF-MEMBER-RATIO-CAP": Text("抽查比例上限", "cap of the ratio"),
    "SSJ-DIFF-MEMBER-REMARK": Text("备注", "remark"),
    "SSJ-DIFF-MEMBER-RESPONSIBLE": Text("责任人", "who is responsible"),
    "SSJ-DIFF-MEMBER-SIZE": Text("范围内户数", "size of the range"),
    "SSJ-DIFF-MEMBER-TARGETS": Text("检查对象", "targets"),
    "SSJ-DIFF-MEMBER-TASK": Text("抽查任务", "task"),
    "SSJ-DIFF-MEMBER-TERRITORIAL": Text("属地", "own region only"),
    "SSJ-DIFF-REMOVED": Text("取消：{id} {title}", "removed: {id} {title}"),
    "SSJ-PLAN-WINDOW": Text(
        "实施检查时间“{text}”读不出 {year} 年的月份；可写成“1月—12月”“7-12”“3月起”“6月底前”",
        "the wording '{text}' names no months of {year}; write 1月—12月, 7-12, 3月起 or 6月底前",
    ),
    "SSJ-SUPPLEMENT-EARLY": Text(
        "提出时还不能写公布情况；公布另办（第六条）",
        "a proposal is not published yet; publishing is an act of its own (art. 6)",
    ),
    "SSJ-SUPPLEMENT-PROVINCIAL": Text(
        "增补事项 {item} 写了省级编号：省级事项由联合清单列入，不作增补；请去掉编号",
        "the added item {item} has a provincial number: provincial items stand in the checklist itself; leave the number out",
    ),
    "SSJ-SUPPLEMENT-PUBLISHED": Text(
        "增补事项 {item} 已于 {on} 公布，不必再公布",
        "the added item {item} was published on {on} already; nothing is to be done",
    ),
    "SSJ-SUPPLEMENT-TAKEN": Text(
        "编号或名称与已有的 {item}“{name}”相同；请改用另外的编号和名称，增补不能替换清单里的事项（第六条）",
        "number or name are those of {item} '{name}'; take others: an addition does not replace what is listed (art. 6)",
    ),
    "SSJ-SUPPLEMENT-UNKNOWN": Text(
        "没有提出过增补事项 {item}；请先提出",
        "no added item {item} was proposed; propose it first",
    ),
    "SSJ-SUPPLEMENT-UNPUBLISHED": Text(
        "增补事项 {item} 还没有统一公布，或与公布的不同；公布之后才能使用（第六条）",
        "the added item {item} is not published, or not like this; it may be used once it is (art. 6)",
    ),
    "SSJ-SUPPLEMENT-UNREPORTED": Text(
        "增补事项 {item} 到 {reported} 才报政策法规科，公布不能早于它；请核对日期",
        "the added item {item} was reported on {reported} and cannot be published before; check the days",
    ),
    "SSJ-TASK-NO-EDITION": Text(
        "{day} 没有生效的联合清单（还没有第一版，或上一版已过有效期）；请先制定新的一版（第六条）",
        "no edition of the checklist is in force on {day} (none is yet, or the last one expired); issue one first (art. 6)",
    ),
    "SSJ-TASK-REPEALED": Text(
        "事项 {item} 只依据已经废止的法律：{law}；不得再抽取（第六条），请去掉这一项，或先修订清单",
        "item {item} rests only on laws that are repealed: {law}; it may not be drawn any more (art. 6): leave it out, or amend the checklist",
    ),
    "SSJ-UNIT-PARENT": Text(
        "“{unit}”的上级“{parent}”不在名单里；请一并列入",
        "the parent '{parent}' of '{unit}' is not listed; list it too",
    ),
    "SSJ-UNIT-SECTION": Text(
        "科室“{unit}”没有写属于哪个部门；请写上",
        "section '{unit}' does not say whose it is; name its department",
    ),
    "SSJ-UNIT-TREE": Text(
        "“{unit}”不能属于“{parent}”：部门不属于别的单位，科室下面不设科室；请核对",
        "'{unit}' cannot be part of '{parent}': a department is nobody's part, and a section has no parts; check them",
    ),
}
