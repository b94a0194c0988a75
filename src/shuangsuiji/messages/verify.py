"""Messages about verification and proofs."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-PROOF-BINDING": Text(
        "自证与公开摘要不符：应为 {expected}，实为 {found}",
        "the proof does not fit the extract: {expected} expected, {found} found",
    ),
    "SSJ-PROOF-LISTED": Text(
        "“{id}”的签号 {ticket} 高于入选线 {cutoff} 或已被排除，却在抽中名单里",
        "'{id}' is listed as drawn, but its ticket {ticket} is above the cutoff {cutoff} or it is excluded",
    ),
    "SSJ-PROOF-UNKNOWN": Text(
        "“{id}”不在对象名录快照里；请核对编号",
        "'{id}' is not in the targets' roll; check the id",
    ),
    "SSJ-PROOF-UNLISTED": Text(
        "“{id}”的签号 {ticket} 不高于入选线 {cutoff}，却不在抽中名单里",
        "'{id}' is not listed, but its ticket {ticket} is not above the cutoff {cutoff}",
    ),
    "SSJ-VER-ABOVE": Text(
        "“{id}”不该被抽中：它的签号高于分层“{stratum}”的入选线",
        "'{id}' should not be drawn: its ticket is above the cutoff of stratum '{stratum}'",
    ),
    "SSJ-VER-ARITHMETIC": Text(
        "没有对象名录快照，只复算了应抽数",
        "no targets' roll at hand: the quotas' arithmetic only",
    ),
    "SSJ-VER-BESIDE-NULL": Text(
        "公告里没有这一份（null），却有此文件",
        "the announcement has null here, yet this file is there",
    ),
    "SSJ-VER-BYTES": Text(
        "与记录不符，从第 {position} 个字节起：应为“{expected}”，实为“{found}”",
        "differs from the record from byte {position} on: '{expected}' expected, '{found}' found",
    ),
    "SSJ-VER-COUNT": Text(
        "分层“{stratum}”的 {member}：快照里是 {expected}，公告为 {found}",
        "{member} of stratum '{stratum}': {expected} in the roll, {found} announced",
    ),
    "SSJ-VER-CUTOFFS": Text(
        "入选线应恰为公告的各分层、按序各一",
        "there must be one cutoff for each announced stratum, in order",
    ),
    "SSJ-VER-ELIGIBLE": Text(
        "可抽 {found} 户多于全部 {scope} 户",
        "{found} eligible of {scope} in scope",
    ),
    "SSJ-VER-EXCLUDED": Text(
        "“{id}”不该被抽中：快照里它是 {standing}",
        "'{id}' should not be drawn: the roll has it as {standing}",
    ),
    "SSJ-VER-EXISTED": Text(
        "信标的值 {existed} 就已存在，不晚于日志里的 {journal}",
        "the beacon's value existed at {existed}, not after {journal} in the journal",
    ),
    "SSJ-VER-EXISTENCE": Text(
        "没有日志，未核对信标的值是否在公告和揭示之后才产生",
        "without the journal it was not checked that the beacon's value came after announcement and reveals",
    ),
    "SSJ-VER-HEAD": Text(
        "日志这一行的摘要与另外保存的不符：应为 {expected}，实为 {found}",
        "this line's digest is not the one kept elsewhere: {expected} expected, {found} found",
    ),
    "SSJ-VER-JOURNAL-UNREADABLE": Text(
        "日志读不了（见第 2 步），无法核对确认",
        "the journal cannot be read (see step 2), so that the confirmation cannot be checked",
    ),
    "SSJ-VER-LATER": Text(
        "核验的是第 {round} 轮，日志里已有第 {last} 轮；其他轮用 --round 指定",
        "this is round {round}, the journal has {last} rounds; ask for another with --round",
    ),
    "SSJ-VER-LEADER": Text(
        "组长 {inspector} 应来自“{expected}”，实为“{found}”",
        "the leader {inspector} must be of '{expected}', but is of '{found}'",
    ),
    "SSJ-VER-LEADERS": Text(
        "检查对象“{target}”的小组有 {found} 名组长，应恰好一名",
        "the team for '{target}' has {found} leaders instead of one",
    ),
    "SSJ-VER-LEFT-OUT": Text(
        "漏掉了“{id}”：它的签号 {ticket} 不高于入选线",
        "'{id}' is left out: its ticket {ticket} is not above the cutoff",
    ),
    "SSJ-VER-MISSING": Text(
        "没有给出此文件",
        "this file was not given",
    ),
    "SSJ-VER-NO-EARLIER": Text(
        "这是第 {round} 轮，没有给出以前各轮和日志",
        "this is round {round}; neither the rounds before nor the journal were given",
    ),
    "SSJ-VER-NO-HEAD": Text(
        "没有另外保存的日志摘要：第 {row} 行的时间和姓名只以日志自身为凭",
        "no digest of the journal was kept elsewhere: the time and name in row {row} rest on the journal alone",
    ),
    "SSJ-VER-NO-INSPECTORS": Text(
        "本次不抽取人员",
        "no inspectors are drawn here",
    ),
    "SSJ-VER-NO-JOURNAL": Text(
        "没有给出抽取日志",
        "the journal was not given",
    ),
    "SSJ-VER-NO-KEY": Text(
        "没有快照密钥，只核对了盐的形式",
        "no roll key at hand: only the salts' form was checked",
    ),
    "SSJ-VER-NO-TEAMS": Text(
        "公开摘要不含检查小组",
        "a public extract has no teams",
    ),
    "SSJ-VER-NOTHING": Text(
        "record.json 和 extract.json 都没有给出",
        "neither record.json nor extract.json was given",
    ),
    "SSJ-VER-NUMBER": Text(
        "抽中的户数与应抽数不符：应为 {expected}，实为 {found}",
        "the number drawn is not the quota: {expected} expected, {found} found",
    ),
    "SSJ-VER-ORDER": Text(
        "顺序不对：此处应为“{expected}”，实为“{found}”",
        "out of order: '{expected}' expected here, '{found}' found",
    ),
    "SSJ-VER-PARTLY": Text(
        "第 {round} 轮作废时有的已揭示，而 {parties} 没有：没有揭示的一方可能知道了结果",
        "round {round} was voided when some had revealed, but {parties} had not: whoever held back could have known the result",
    ),
    "SSJ-VER-QUOTA": Text(
        "分层“{stratum}”的应抽数：应为 {expected}，公告为 {found}",
        "the quota of stratum '{stratum}': {expected} expected, {found} announced",
    ),
    "SSJ-VER-RECUSALS-ALONE": Text(
        "没有两份名录快照，不能核对回避清单",
        "recusals cannot be checked without both rolls",
    ),
    "SSJ-VER-RECUSED": Text(
        "检查对象“{target}”的小组里有须回避的 {inspector}",
        "the team for '{target}' has {inspector}, who is recused",
    ),
    "SSJ-VER-ROOT": Text(
        "根与公告不同：公告为 {expected}，实为 {found}",
        "the root is not the announced one: {expected} announced, {found} found",
    ),
    "SSJ-VER-SCOPES": Text(
        "各分层合计 {found} 户，名录共 {expected} 户",
        "the strata have {found} entries, the roll {expected}",
    ),
    "SSJ-VER-SEALED": Text(
        "此份名录已封存，没有给出",
        "roll sealed: this file was not given",
    ),
    "SSJ-VER-SIZE": Text(
        "条数与公告不同：公告为 {expected}，实为 {found}",
        "the size is not the announced one: {expected} announced, {found} found",
    ),
    "SSJ-VER-STEP": Text(
        "第 {step} 步未通过",
        "step {step} failed",
    ),
    "SSJ-VER-STOPPED": Text(
        "重放时抽取本应停止",
        "the replayed draw stops",
    ),
    "SSJ-VER-STRANGER": Text(
        "“{id}”不在对象名录快照里",
        "'{id}' is not in the targets' roll",
    ),
    "SSJ-VER-STRATUM-EXTRA": Text(
        "公告有分层“{stratum}”，快照里没有",
        "stratum '{stratum}' is announced, but does not occur in the roll",
    ),
    "SSJ-VER-STRATUM-MISSING": Text(
        "缺少分层“{stratum}”",
        "stratum '{stratum}' is missing",
    ),
    "SSJ-VER-TEAM": Text(
        "检查对象“{target}”的小组不符：应为 {expected}，实为 {found}",
        "the team for '{target}' differs: {expected} expected, {found} found",
    ),
    "SSJ-VER-TEAMS": Text(
        "应有 {expected} 个小组，实有 {found} 个",
        "{expected} teams expected, {found} found",
    ),
    "SSJ-VER-TICKET": Text(
        "“{id}”的签号：应为 {expected}，实为 {found}",
        "the ticket of '{id}': {expected} expected, {found} found",
    ),
    "SSJ-VER-TOO-FEW": Text(
        "检查对象“{target}”的小组只有 {found} 名执法人员，至少两名（第十六条）",
        "the team for '{target}' has {found} inspectors, at least two are needed (art. 16)",
    ),
    "SSJ-VER-TWICE": Text(
        "“{id}”出现两次",
        "'{id}' occurs twice",
    ),
    "SSJ-VER-UNSORTED": Text(
        "没有按签号升序排列",
        "not in ascending order of ticket",
    ),
    "SSJ-VER-UNCONFIRMED": Text(
        "日志里没有本轮的确认：名单还没有锁定",
        "the journal has no confirmation of this round: its list is not locked",
    ),
    "SSJ-VER-VALUE": Text(
        "应为 {expected}，实为 {found}",
        "{expected} expected, {found} found",
    ),
    "SSJ-VER-VOIDED": Text(
        "这一轮已作废：{reason}",
        "this round is void: {reason}",
    ),
}
