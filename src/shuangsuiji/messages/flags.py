"""Messages about flagged targets, exclusions and the strata of the flagged (第八条)."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-A08-1-SHARE": Text(
        "这一次要抽 {drawn} 户，超过名录 {size} 户的 {percent}%",
        "{drawn} targets would be drawn, more than {percent}% of the {size} on the roll",
    ),
    "SSJ-A08-10": Text(
        "冻结名录之后又有别的检查，达到了领域的年度上限",
        "other inspections since the roll was frozen have reached its area's cap of the year",
    ),
    "SSJ-A08-2": Text(
        "{drawn} 抽取，{first} 至 {last} 检查，跨了年度：次数算在实际检查的那一年",
        "drawn on {drawn} and inspected from {first} to {last}, in another year: it counts for the year of the inspection",
    ),
    "SSJ-A08-5": Text(
        "应抽 {required} 户，排除之后可抽的只够 {quota} 户：能抽的都抽，差额记录在案，不用被排除的补足",
        "{required} should be drawn and after the exclusions only {quota} can be: all of them are, the rest is on record, and nobody excluded fills it",
    ),
    "SSJ-A08-7": Text(
        "有第八条情形的 {count} 户没有加大抽查比例（任务的比例是“{ratio}”）；请给它们单独分层、提高比例，或者说明理由",
        "{count} flagged targets are drawn by no higher ratio than the task's, '{ratio}'; give them a stratum and a higher ratio, or say why not",
    ),
    "SSJ-A08-7-CAP": Text(
        "有第八条情形的检查对象，一年的次数上限（{cap} 次）与一般的相同，没有增加抽查频次",
        "flagged targets may be inspected {cap} times a year, no more often than others",
    ),
    "SSJ-A08-9": Text(
        "{count} 户全部检查，不是抽取",
        "all {count} are inspected: a census, not a draw",
    ),
    "SSJ-FLAG-COMPLAINTS": Text(
        "投诉件数“{value}”不是整数；请填件数，没有的留空",
        "the number of complaints, '{value}', is no whole number; give the number or nothing",
    ),
    "SSJ-FLAG-FEW": Text(
        "投诉 {found} 件，不到规则集定的 {least} 件，不算投诉举报多；请核对件数",
        "{found} complaints are fewer than the {least} that the rulebook calls many; check the number",
    ),
    "SSJ-FLAG-LIST": Text(
        "{target} 的情形、来源与名单不同，或者在名单的那一天不成立；请分开导入，或改正日期",
        "{target} is of another word or source than the list, or does not hold on the list's day; import it apart, or correct the days",
    ),
    "SSJ-FLAG-NONE": Text(
        "{target} 在 {on} 没有这个来源的“{word}”；请核对代码、来源和日期",
        "{target} has no '{word}' of this source on {on}; check code, source and day",
    ),
    "SSJ-FLAG-ORDER": Text(
        "解除日 {until} 早于开始日 {first}；请改正",
        "it ends on {until}, before it begins on {first}; correct it",
    ),
    "SSJ-FLAG-REASON": Text(
        "“{word}”没有件数标准，由人认定；请写明理由",
        "no number settles '{word}'; whoever judges it says why",
    ),
    "SSJ-FLAG-TWICE": Text(
        "{target} 的“{word}”已经由同一来源标记过；请先解除",
        "{target} has '{word}' from the same source already; clear that first",
    ),
    "SSJ-FLAG-WORD": Text(
        "规则集里没有“{value}”这种情形；有：{known}",
        "the rulebook knows no '{value}'; it has: {known}",
    ),
    "SSJ-NOTE-FLAGGED": Text(
        "名录公开，“{strata}”这些分层里有谁会跟着公开；不宜公开的，请封存名录（sealed）",
        "the roll is open, so who stands in '{strata}' is public; seal the roll where that must not be",
    ),
    "SSJ-NOTE-STRIPPED": Text(
        "有 {rows} 行在别的列里写了身份证号或手机号，那一格没有留存；请从原表删去",
        "{rows} rows have resident ID or phone numbers in other columns, which were not kept; remove them from the table",
    ),
    "SSJ-TASK-AREA-CAP": Text(
        "{target} 已达到领域的年度检查上限，不得再查；请作废本轮，重新公告",
        "{target} has reached its area's cap of the year and may not be inspected again; void the round and announce anew",
    ),
    "SSJ-TASK-EARLIER-UNKNOWN": Text(
        "写着 {target} 已经查过（任务 {task}），日志里却没有这一次；请取最新的再办，别处的检查请先登记",
        "{target} is said to have been inspected (task {task}), but the journal has no such check; take the latest, and enter a check made elsewhere first",
    ),
    "SSJ-TASK-EARLIER-OTHER-UNKNOWN": Text(
        "写着 {body} 在 {on} 检查过 {target}，日志里却没有这一次；请先登记这次检查，或取最新的再办",
        "{body} is said to have inspected {target} on {on}, but the journal has no such check; enter that check first, or take the latest",
    ),
    "SSJ-TASK-FLAGGED-CAP": Text(
        "有第八条情形的检查对象，一年的次数上限 {cap} 次比一般的 {base} 次还少；请改规则集",
        "flagged targets may be inspected {cap} times a year, less often than the {base} of others; correct the rulebook",
    ),
    "SSJ-TASK-FLAGGED-NO-JOURNAL": Text(
        "有第八条情形的分层要按日志里的名单来分；没有日志的抽取请在名录里加一列，用 [[targets.strata]]",
        "strata of flagged targets go by the journal's lists; without a journal, give the registry a column and use [[targets.strata]]",
    ),
    "SSJ-TASK-FLAGGED-PLACE": Text(
        "{target} 在“{stratum}”层，与公告时谁有第八条情形不符",
        "{target} stands in the stratum '{stratum}', which is not where the announcement has the flagged",
    ),
    "SSJ-TASK-FLAGGED-RATIO": Text(
        "有第八条情形的“{stratum}”层按 {ratio} 抽，比任务的“{base}”还低；应加大抽查比例",
        "the stratum '{stratum}' of the flagged is drawn by {ratio}, less than the task's '{base}'; it should be more",
    ),
    "SSJ-TASK-FLAGGED-STRATUM": Text(
        "公告里没有“{stratum}”这一层；请核对",
        "the announcement has no stratum '{stratum}'; check it",
    ),
    "SSJ-TASK-WAIVER-FLAG": Text(
        "{target} 的例外说是有第八条的情形，当天却没有；请核对，或另行批准",
        "the exception for {target} rests on a flag that it has not on the day; check it, or have it approved otherwise",
    ),
    "SSJ-TASK-WAIVER-HARD": Text(
        "{target} 已达到领域的年度检查上限，这个上限没有例外",
        "{target} has reached its area's cap of the year, which takes no exception",
    ),
    "SSJ-TASK-WAIVER-SPECIAL": Text(
        "{target} 的例外说是第二十二条的专项检查，这个任务却不是；请核对，或另行批准",
        "the exception for {target} rests on article 22, but the task is no special check; check it, or have it approved otherwise",
    ),
}
