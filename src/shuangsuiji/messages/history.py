"""What acts say in a history, and what a replay finds."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-ACT-ATTACH-EVIDENCE": Text(
        "给第 {version} 版附上证据 {number} 件", "attached {number} pieces of evidence to version {version}"
    ),
    "SSJ-ACT-ADOPT-RULEBOOK": Text(
        "采用规则集《{title}》第 {edition} 版，{effective} 起",
        "adopted rulebook '{title}', edition {edition}, from {effective}",
    ),
    "SSJ-ACT-AMEND-PLAN": Text(
        "调整年度计划为 {rows} 行：{reason}（{approver} 批准）",
        "amended the plan to {rows} rows: {reason} (approved by {approver})",
    ),
    "SSJ-ACT-ANNOUNCE-DRAW": Text(
        "公告第 {round} 轮抽取：名录 {size} 户（由 {confirmed} 确认），应抽 {quota} 户，公告摘要 {digest}…",
        "announced round {round}: {size} on the roll (confirmed by {confirmed}), quota {quota}, digest {digest}…",
    ),
    "SSJ-ACT-CLEAR-FLAG": Text(
        "{target} 自 {on} 起解除“{word}”：{reason}",
        "{target} has '{word}' no more from {on}: {reason}",
    ),
    "SSJ-ACT-CONFIRM-REGISTRY": Text(
        "更新确认名录库 {registry}：{count} 条，摘要 {digest}…",
        "confirmed the registry '{registry}': {count} entries, digest {digest}…",
    ),
    "SSJ-ACT-CREATE-TASK": Text(
        "设置任务 {code}“{name}”，抽查比例“{ratio}”",
        "set up task {code} '{name}', ratio '{ratio}'",
    ),
    "SSJ-ACT-DECLARE-RECUSAL": Text(
        "{inspector} 回避 {target}：{reason}",
        "{inspector} is recused from {target}: {reason}",
    ),
    "SSJ-ACT-ENTER-RESULT": Text(
        "录入结果，由 {responsible} 负责，记录 {record}…",
        "entered the result, {responsible} answering for it, record {record}…",
    ),
    "SSJ-ACT-FLAG-TARGET": Text(
        "标记 {target}“{word}”（{source}）",
        "flagged {target}: '{word}' ({source})",
    ),
    "SSJ-ACT-FUTURE": Text(
        "时间 {at} 还没有到（现在是 {now}）；请核对时钟",
        "{at} is yet to come (it is {now}); look at the clock",
    ),
    "SSJ-ACT-IMPORT-DRAW": Text(
        "导入平台“{platform}”任务 {number} 的抽取并锁定名单：{drawn} 户，只是平台的声称（文件摘要 {digest}…）",
        "took over the draw of task {number} from platform '{platform}' and locked the list: {drawn} targets, asserted by the platform alone (file {digest}…)",
    ),
    "SSJ-ACT-IMPORT-FLAGS": Text(
        "导入 {source} 截至 {on} 的“{word}”名单，{count} 户",
        "imported the list '{word}' of {source} as of {on}, {count} targets",
    ),
    "SSJ-ACT-ISSUE-EDITION": Text(
        "制定联合清单第 {edition} 版（{document}），{items} 个事项",
        "issued edition {edition} of the checklist ({document}), {items} items",
    ),
    "SSJ-ACT-INTERPRET-RULE": Text(
        "解释规则 {key}：{text}（{body}，{document}）",
        "interpreted rule {key}: {text} ({body}, {document})",
    ),
    "SSJ-ACT-LOCK-DRAW": Text(
        "确认并锁定名单：{drawn} 户，抽取记录 {record}…",
        "confirmed and locked the list: {drawn} targets, record {record}…",
    ),
    "SSJ-ACT-OFFSET": Text(
        "时间须用北京时间，以 {offset} 结尾",
        "times are written in the time of China, ending in {offset}",
    ),
    "SSJ-ACT-OPEN-FILE": Text(
        "立档：{name}（{target}），{items} 个事项",
        "opened the file of {name} ({target}), {items} items",
    ),
    "SSJ-ACT-PUBLISH-EDITION": Text(
        "在“{channel}”公示清单第 {edition} 版",
        "showed edition {edition} on '{channel}'",
    ),
    "SSJ-ACT-PUBLISH-PLAN": Text(
        "公布“{department}”{year} 年度计划，{rows} 行",
        "published the {year} plan of '{department}', {rows} rows",
    ),
    "SSJ-ACT-PUBLISH-RESULT": Text(
        "公示检查结果，回执 {number}：{key}",
        "made the result public, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-ANNOUNCEMENT": Text(
        "抽取前公告送达，回执 {number}：{key}",
        "announcement of a draw received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-CHECKLIST": Text(
        "联合清单送达，回执 {number}：{key}",
        "checklist received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-DISPATCH": Text(
        "名单下发送达，回执 {number}：{key}",
        "list received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-ENTRY": Text(
        "录入送达，回执 {number}：{key}",
        "entry received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-EVIDENCE": Text(
        "证据附件送达，回执 {number}：{key}",
        "evidence received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-FEEDBACK": Text(
        "异议反馈送达，回执 {number}：{key}",
        "feedback on an objection received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-PLAN": Text(
        "年度计划送达，回执 {number}：{key}",
        "plan received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-RECORD": Text(
        "抽取记录送达，回执 {number}：{key}",
        "record of a draw received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-REVIEW": Text(
        "审核意见送达，回执 {number}：{key}",
        "review received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-SUBSTITUTION": Text(
        "更换送达，回执 {number}：{key}",
        "substitution received, number {number}: {key}",
    ),
    "SSJ-ACT-RECEIVE-TASK": Text(
        "任务和方案送达，回执 {number}：{key}",
        "task received, number {number}: {key}",
    ),
    "SSJ-ACT-RECORD-INSPECTION": Text(
        "检查记录：{on}，检查人员 {inspectors}，{problems} 个事项发现问题",
        "record of {on}, by {inspectors}, problems under {problems} items",
    ),
    "SSJ-ACT-REVEAL-SOURCE": Text(
        "登记第 {index} 个随机数来源的揭示，摘要 {digest}…",
        "put the reveal of source {index} on record, digest {digest}…",
    ),
    "SSJ-ACT-REVIEW-RESULT": Text(
        "“{department}”审核第 {version} 版：{verdict}",
        "'{department}' reviewed version {version}: {verdict}",
    ),
    "SSJ-ACT-STREAM-OTHER": Text(
        "这个行为属于“{expected}”，不能记在别的流里",
        "this act belongs to '{expected}' and to no other stream",
    ),
    "SSJ-ACT-SUBSTITUTE-INSPECTOR": Text(
        "更换“{unit}”检查组的 {out}，由 {substitute} 接替：{circumstance}（{approver} 批准）",
        "replaced {out} by {substitute} in the team of '{unit}': {circumstance} (approved by {approver})",
    ),
    "SSJ-ACT-VOID-ROUND": Text(
        "作废本轮：{reason}（{approver} 批准）",
        "voided the round: {reason} (approved by {approver})",
    ),
    "SSJ-REPLAY-CITE": Text(
        "所引“{stream}”第 {seq} 行不在或已改动",
        "line {seq} of '{stream}', which is cited, is not there or was changed",
    ),
    "SSJ-REPLAY-CITE-OLD": Text(
        "所引“{stream}”第 {seq} 行不是当时的最后一行（应为第 {last} 行）：依据的内容那时已经变了",
        "line {seq} of '{stream}', which is cited, was not its last one then ({last} was): what the act relies on had moved on",
    ),
    "SSJ-REPLAY-EMPTY": Text(
        "这里没有日志可核验",
        "there is no journal here to be checked",
    ),
    "SSJ-REPLAY-FOLLOWS": Text(
        "与前一条（第 {number} 号，“{stream}”第 {row} 行）接不上：那一条被改动过",
        "does not follow the entry before (number {number}, line {row} of '{stream}'): that one was changed",
    ),
    "SSJ-REPLAY-FINDING": Text(
        "预警 {finding} 没有记在日志里，或被删去",
        "finding {finding} is not on record, or was removed",
    ),
    "SSJ-REPLAY-UNFOUNDED": Text(
        "日志里记着预警 {finding}，但这一行为没有这样的情形：是后来添上的，请与原件核对",
        "finding {finding} is on record, but nothing about the act gives rise to it: it was added; compare the original",
    ),
    "SSJ-REPLAY-HEAD": Text(
        "第 {number} 号与别处保存的摘要不符：日志被改写过",
        "entry number {number} does not have the digest that was kept elsewhere: the journal was rewritten",
    ),
    "SSJ-REPLAY-HEAD-MISSING": Text(
        "没有第 {number} 号：末尾被截去了",
        "there is no entry number {number}: the end was cut off",
    ),
    "SSJ-REPLAY-OVERRIDE": Text(
        "预警 {finding} 没有例外批准",
        "finding {finding} has no override",
    ),
    "SSJ-REPLAY-PINNED": Text(
        "任务应一直按设置时的规则集 {expected} 办，这一条写的是 {found}",
        "a task keeps the rulebook it was created under, {expected}, but this entry says {found}",
    ),
    "SSJ-REPLAY-RULES": Text(
        "规则集 {rules} 没有采用过",
        "rulebook {rules} was never adopted",
    ),
    "SSJ-REPLAY-STATE": Text(
        "状态摘要不符：应为 {expected}，日志里是 {found}",
        "the state's digest should be {expected}, but the journal says {found}",
    ),
    "SSJ-REPLAY-UNCITED": Text(
        "没有引“{stream}”，它的内容却用到了",
        "takes facts from '{stream}' without citing it",
    ),
}
