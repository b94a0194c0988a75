"""Messages about the draw: announcement, entropy, journal, rounds, teams."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-DRAW-ROLL": Text(
        "{roll} 的根与公告不同：公告为 {expected}，给出的是 {found}；请用公告时冻结的快照",
        "the root of {roll} is not the announced one: {expected} announced, {found} given; use the roll that was frozen for it",
    ),
    "SSJ-FORM-DRAWN": Text(
        "名录快照公开时 drawn 为对象数组，封存时只列编号",
        "drawn holds objects for an open roll and bare ids for a sealed one",
    ),
    "SSJ-FORM-GROUPS": Text(
        "groups 在发牌（dealing）时须为 null，在分组（groups）时至少为 1",
        "groups is null with dealing and at least 1 with groups",
    ),
    "SSJ-FORM-LEADING": Text(
        "必须恰好一个部门出组长（leads），现有 {found} 个；由发起科室出（第十三条）",
        "exactly one slot leads, but {found} do; it is the initiating department's (art. 13)",
    ),
    "SSJ-FORM-LEAST": Text(
        "至少为 {least}，实为 {found}",
        "must be at least {least}, but is {found}",
    ),
    "SSJ-FORM-ORDER": Text(
        "“{name}”须排在“{before}”之前（按字节严格升序，不重复）",
        "'{name}' must stand before '{before}' (strictly ascending byte order)",
    ),
    "SSJ-FORM-PARTY-TWICE": Text(
        "随机数提供方“{party}”出现两次；一方只能提供一份",
        "the party '{party}' occurs twice; a party contributes once",
    ),
    "SSJ-FORM-PLACES": Text(
        "每组至少两名执法人员（第十六条），现有名额合计 {found}",
        "a team has at least two inspectors (art. 16), but the slots have {found} places",
    ),
    "SSJ-FORM-PROTOCOL": Text(
        "协议“{found}”未知；本程序只认 {expected}",
        "the protocol '{found}' is unknown; this program knows {expected}",
    ),
    "SSJ-FORM-SECRET": Text(
        "有 publish_from（不宜告知的检查）时，至少要有一方承诺；只有公共来源则人人能提前算出名单",
        "with publish_from at least one source is a contribution; with public sources alone anyone could compute the list",
    ),
    "SSJ-FORM-SLOT-TWICE": Text(
        "部门“{department}”有两个名额项；请合并为一项",
        "the department '{department}' has two slots; merge them",
    ),
    "SSJ-FORM-TEAMS": Text(
        "teams 只在不抽人员（inspectors 为 null）时为 null",
        "teams is null exactly where inspectors is null",
    ),
    "SSJ-FORM-VOIDS": Text(
        "第 1 轮的 voids 须为 null，以后各轮须写明作废的上一轮；这是第 {round} 轮",
        "voids is null in round 1 and names the void round before later; this is round {round}",
    ),
    "SSJ-JOURNAL-AGAIN": Text(
        "同一份公告在日志里出现两次；一个任务的一轮只能公告一次",
        "the same announcement is in the journal twice; a round is announced once",
    ),
    "SSJ-JOURNAL-BEFORE": Text(
        "这一条所指的公告不是当前轮次的公告；须先公告，再揭示、确认或作废",
        "this entry is not of the current round's announcement; a round is announced before anything else of it",
    ),
    "SSJ-JOURNAL-CLOSED": Text(
        "第 {round} 轮已确认或作废，此后不能再有它的条目",
        "round {round} is confirmed or void; nothing of it can follow",
    ),
    "SSJ-JOURNAL-EMPTY": Text(
        "日志是空的；请用原文件",
        "the journal is empty; use the original file",
    ),
    "SSJ-JOURNAL-FOLLOWS": Text(
        "第 {round} 轮未作废，不能公告下一轮；确认后的任务不再抽取，要重抽须先经批准作废",
        "round {round} is not void, so that no round can follow; a confirmed task is not drawn again, another round needs an approved void first",
    ),
    "SSJ-JOURNAL-INDEX": Text(
        "日志有第 {index} 个来源的揭示，公告里没有这个来源",
        "the journal has a reveal for source {index}, which the announcement does not have",
    ),
    "SSJ-JOURNAL-LATE": Text(
        "确认时间 {found} 晚于公告的最迟确认时间 {draw_by}",
        "confirmed at {found}, later than draw_by {draw_by}",
    ),
    "SSJ-JOURNAL-LATE-REVEAL": Text(
        "“{party}”的揭示排在公共来源之后；此时它已能看到结果，按缺失处理，本轮须作废",
        "the reveal of '{party}' stands after a public source's; it could see the result by then, it counts as missing and the round must be voided",
    ),
    "SSJ-JOURNAL-PREV": Text(
        "与上一行接不上：应为 {expected}，实为 {found}；上一行被改动、删去或移动过",
        "does not follow the line before: {expected} expected, {found} found; that line was changed, dropped or moved",
    ),
    "SSJ-JOURNAL-REVEAL": Text(
        "第 {index} 个来源的揭示与日志不符：应为 {expected}，日志为 {found}",
        "the reveal of source {index} is not the journalled one: {expected} expected, {found} in the journal",
    ),
    "SSJ-JOURNAL-REVEALED": Text(
        "第 {index} 个来源已经揭示过；揭示不能更换",
        "source {index} is revealed already; a reveal is never replaced",
    ),
    "SSJ-JOURNAL-SEQ": Text(
        "序号应为 {expected}，实为 {found}；有行被删去或移动",
        "seq must be {expected}, but is {found}; a line was dropped or moved",
    ),
    "SSJ-JOURNAL-TIME": Text(
        "时间 {found} 早于上一行；日志时间不能倒退",
        "its time {found} is before the line before; a journal's time never goes back",
    ),
    "SSJ-JOURNAL-UNREVEALED": Text(
        "日志里没有第 {index} 个来源的揭示",
        "the journal has no reveal of source {index}",
    ),
    "SSJ-PLAN-CAP": Text(
        "分层“{stratum}”：比例上限 {cap} 最多 {most} 户，而应抽数为 {quota} 户（至少 1 户）；请并入其他分层或调整上限",
        "stratum '{stratum}': the cap {cap} allows {most}, but the quota is {quota} (at least 1); merge it or change the cap",
    ),
    "SSJ-PLAN-DEPARTMENT": Text(
        "部门“{department}”不在人员名录里；名录中有：{known}",
        "the department '{department}' is not in the inspectors' registry, which has: {known}",
    ),
    "SSJ-PLAN-EMPTY": Text(
        "分层“{stratum}”里一户也没有；请核对名称，或从方案中删去",
        "the stratum '{stratum}' has no entry; check its name or take it out of the scheme",
    ),
    "SSJ-PLAN-GROUPS": Text(
        "部门“{department}”：{groups} 个检查小组需要 {needed} 人，可派 {eligible} 人；请减少小组数",
        "department '{department}': {groups} groups need {needed} inspectors, {eligible} are eligible; form fewer groups",
    ),
    "SSJ-PLAN-HASH": Text(
        "两份名录快照的摘要算法不同：对象为 {expected}，人员为 {found}；请用同一种",
        "the rolls have different hashes: {expected} of the targets, {found} of the inspectors; use one",
    ),
    "SSJ-PLAN-INSPECTORS": Text(
        "人员方案和人员名录快照须同时给出，或都不给",
        "give both a plan for inspectors and their roll, or neither",
    ),
    "SSJ-PLAN-SHORT": Text(
        "检查对象“{target}”（需要：{needs}；区域：{area}）：部门“{department}”合适的人有 {suiting} 名，不足 {needed} 名；可用邻近区域人员、直接委派（第十二条）或调整名额",
        "target '{target}' (needs {needs}; area {area}): {suiting} of department '{department}' suit, {needed} are needed; use a neighbouring pool, direct assignment (art. 12) or other slots",
    ),
    "SSJ-PLAN-TWICE": Text(
        "分层“{stratum}”写了两次；请留一处",
        "the stratum '{stratum}' is planned twice; keep one",
    ),
    "SSJ-PLAN-UNPLANNED": Text(
        "名录里有分层“{stratum}”，方案没有给它比例；请在 [[targets.strata]] 补上",
        "the registry has the stratum '{stratum}', for which the scheme has no ratio; add it to [[targets.strata]]",
    ),
    "SSJ-REVEAL-BEACON": Text(
        "未核对信标：适配器出错（{reason}）；请修好或更换适配器",
        "beacon not checked: its adapter failed ({reason}); mend or replace the adapter",
    ),
    "SSJ-REVEAL-COMMITMENT": Text(
        "“{party}”揭示的随机数与其承诺不符；缺失或错误的揭示不能跳过，本轮须作废",
        "the nonce that '{party}' revealed does not give its commitment; a wrong reveal cannot be skipped, the round must be voided",
    ),
    "SSJ-REVEAL-COUNT": Text(
        "应有 {expected} 个揭示，实有 {found} 个",
        "{expected} reveals expected, {found} found",
    ),
    "SSJ-REVEAL-DRAND": Text(
        "信标的揭示须恰有 randomness（64 个小写十六进制字符）和 signature（小写十六进制）",
        "a beacon's reveal has exactly randomness (64 lowercase hex) and signature (lowercase hex)",
    ),
    "SSJ-REVEAL-NO-BEACON": Text(
        "未核对信标：没有链 {chain} 的公钥；请装信标适配器，适配器不认识而您信任的链用 --chain 给出链信息",
        "beacon not checked: no key for the chain {chain}; install a beacon adapter, and give with --chain the information of a chain that it does not know and you trust",
    ),
    "SSJ-REVEAL-NONCE": Text(
        "“{party}”的揭示应为 64 个小写十六进制字符",
        "the reveal of '{party}' must be 64 lowercase hex characters",
    ),
    "SSJ-REVEAL-PUBLIC": Text(
        "公共来源“{source}”的值须为 1 至 128 个可见 ASCII 字符，首尾无空格",
        "the value of '{source}' must be 1 to 128 printable ASCII characters with no space at either end",
    ),
    "SSJ-REVEAL-RANDOMNESS": Text(
        "randomness 应为签名的 SHA-256：{expected}，实为 {found}",
        "randomness must be SHA-256 of the signature: {expected} expected, {found} found",
    ),
    "SSJ-REVEAL-SIGNATURE": Text(
        "信标第 {round} 轮的签名不对",
        "the signature of beacon round {round} is wrong",
    ),
    "SSJ-REVEAL-UNCONFIRMED": Text(
        "未确认公共来源“{source}”的值；请自行查到后用 --public 给出",
        "public value not confirmed for '{source}'; look it up yourself and give it with --public",
    ),
    "SSJ-REVEAL-VALUE": Text(
        "公共来源的值不符：您给出的是“{expected}”，记录里是“{found}”",
        "the public value differs: you gave '{expected}', the record has '{found}'",
    ),
    "SSJ-ROUND-DIGEST": Text(
        "第 {round} 轮的公告不是日志里公告的那一份：日志为 {expected}，实为 {found}",
        "the announcement of round {round} is not the journalled one: {expected} in the journal, {found} found",
    ),
    "SSJ-ROUND-MEMBER": Text(
        "与前一轮接不上（第 {round} 轮）：应为 {expected}，实为 {found}",
        "does not follow the round before (round {round}): {expected} expected, {found} found",
    ),
    "SSJ-ROUND-NOT-VOID": Text(
        "第 {round} 轮在日志里没有作废，不能有下一轮",
        "round {round} is not void in the journal, so that no round can follow",
    ),
    "SSJ-ROUND-NUMBER": Text(
        "轮次应为 {expected}，实为 {found}",
        "round {expected} expected, {found} found",
    ),
    "SSJ-ROUND-REASON": Text(
        "作废原因与日志不同：日志为“{expected}”，公告为“{found}”",
        "the void's reason differs: '{expected}' in the journal, '{found}' in the announcement",
    ),
    "SSJ-ROUND-UNANNOUNCED": Text(
        "日志里没有第 {round} 轮的公告",
        "the journal has no announcement of round {round}",
    ),
    "SSJ-ROUND-VOIDS": Text(
        "voids 应指日志里上一轮的公告 {expected}，实为 {found}",
        "voids must name the round before as journalled, {expected}, but names {found}",
    ),
    "SSJ-ROUND-WITHHELD": Text(
        "上一轮因“{parties}”未揭示而作废，本轮必须有信标或公共来源",
        "the round before was void because {parties} withheld; this round must name a drand or public source",
    ),
    "SSJ-STOP-AREA": Text(
        "检查对象“{target}”：{group} 的 {inspector} 区域不合",
        "target '{target}': {inspector} of {group} breaks the area rule",
    ),
    "SSJ-STOP-GROUP": Text(
        "{group} 在部门“{department}”无人可派，抽取停止：状态 {standing}、已在小组内 {grouped}；请减少小组数",
        "nobody of department '{department}' is left for {group}, the draw is stopped: standing {standing}, already in a group {grouped}; form fewer groups",
    ),
    "SSJ-STOP-NOBODY": Text(
        "检查对象“{target}”在部门“{department}”无人可派，抽取停止；该部门人员不合适的原因：状态 {standing}、资质 {skills}、回避 {recusal}、区域 {area}、已在组内 {team}；请经批准改用邻近区域人员、直接委派（第十二条）或作废本轮",
        "nobody of department '{department}' suits target '{target}', the draw is stopped; causes: standing {standing}, skills {skills}, recusal {recusal}, area {area}, already in the team {team}; decide on record for a neighbouring pool, direct assignment (art. 12) or a void round",
    ),
    "SSJ-STOP-RECUSAL": Text(
        "检查对象“{target}”：{group} 的 {inspector} 须回避",
        "target '{target}': {inspector} of {group} is recused",
    ),
    "SSJ-STOP-SKILLS": Text(
        "检查对象“{target}”：{group} 的 {inspector} 没有所需资质",
        "target '{target}': {inspector} of {group} lacks the skills",
    ),
    "SSJ-STOP-STANDING": Text(
        "检查对象“{target}”：{group} 的 {inspector} 状态不合",
        "target '{target}': {inspector} of {group} is not eligible",
    ),
}
