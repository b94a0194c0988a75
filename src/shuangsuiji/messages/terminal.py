"""Messages of the command line: help, tables, words, results."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

_HELP: Final[Texts] = {
    "SSJ-HELP": Text(
        "双随机、一公开：可核验的抽取。退出码：0 正常，1 核验未通过或抽取停止，2 用法或输入有误，3 程序自身出错。",
        "双随机、一公开: a draw that anyone can verify. Exit codes: 0 fine, 1 a check failed or the draw stopped, 2 usage or bad input, 3 a fault of this program.",
    ),
    "SSJ-HELP-ANNOUNCE": Text(
        "公告：读两库、写明排除原因、冻结快照，写出下一轮的文件夹和日志。",
        "Announce: read the registries, exclude with reasons, freeze the rolls, write the next round's folder and the journal.",
    ),
    "SSJ-HELP-APPROVER": Text("批准人", "who approves it"),
    "SSJ-HELP-BY": Text("确认人", "who confirms"),
    "SSJ-HELP-CHAIN": Text(
        "您信任的信标链的链信息（JSON 文件），可写多次；适配器认识的链不必给",
        "information on a beacon's chain that you trust, a JSON file; may be repeated; not needed for chains that the adapter knows",
    ),
    "SSJ-HELP-CHECK-PROOF": Text(
        "核对一份自证：它在不在名录里，抽中没有。",
        "Check a proof: whether the target stood in the roll, and whether it was drawn.",
    ),
    "SSJ-HELP-CONFIRM": Text(
        "确认：把抽取记录的摘要写进日志，名单从此锁定。",
        "Confirm: write the record's digest into the journal; from then on the list is locked.",
    ),
    "SSJ-HELP-DEMO": Text(
        "演示：样例局从联合清单到结果公示走完一遍，经 HTTP 往来模拟平台，最后自行核验抽取和日志。",
        "Demo: an example bureau from checklist to publicity, over HTTP with a sandbox platform, ending in the verification of draw and journal.",
    ),
    "SSJ-HELP-DEMO-OUT": Text(
        "写到哪个新文件夹；默认为当前目录下带时间的一个",
        "the new folder to write; by default one with the time in its name, here",
    ),
    "SSJ-HELP-DIR": Text("任务文件夹", "the task's folder"),
    "SSJ-HELP-DRAW": Text(
        "抽取：先登记揭示，齐了就抽，写出记录、摘要、抽取对象名单和检查人员分组表。有公共来源的分两次：先 --reveal，事件发生后再 --public。",
        "Draw: journal what is revealed and, once everything is, draw; writes record, extract and lists. With a public source in two calls: --reveal first, --public after the event.",
    ),
    "SSJ-HELP-EXTRACT": Text("公开摘要 extract.json", "the public extract.json"),
    "SSJ-HELP-HEAD": Text(
        "第三方留存的日志末行，写成 行号:摘要（journal.head 总是一并核对，但它和日志出自同一处）",
        "the journal's head as somebody else kept it, line:digest (journal.head is compared too, but comes from the journal's own hands)",
    ),
    "SSJ-HELP-HELP": Text("显示用法", "show this help"),
    "SSJ-HELP-ID": Text("统一社会信用代码或注册号", "the target's credit code or registration number"),
    "SSJ-HELP-JOURNAL": Text("抽取日志 journal.jsonl", "the task's journal.jsonl"),
    "SSJ-HELP-JSON": Text("给程序读的 JSON", "JSON for programs"),
    "SSJ-HELP-LANG": Text(
        "语言：zh 或 en；也可用环境变量 SHUANGSUIJI_LANG",
        "language: zh or en; the variable SHUANGSUIJI_LANG does the same",
    ),
    "SSJ-HELP-NONCE": Text(
        "随机数：生成本方的秘密随机数存入文件（只有本人可读），显示承诺。",
        "Nonce: draw a party's secret into a file that only its owner can read, and show the commitment.",
    ),
    "SSJ-HELP-NONCE-OUT": Text("随机数存到哪个新文件", "the new file for the secret"),
    "SSJ-HELP-NONCE-ROUND": Text("用于第几轮", "the round that it is for"),
    "SSJ-HELP-OUT": Text("任务文件夹", "the task's folder"),
    "SSJ-HELP-PARTY": Text(
        "提供方名称，与 TASK.toml 里一字不差", "the party's name, exactly as in TASK.toml"
    ),
    "SSJ-HELP-PROOF": Text("自证文件", "the proof's file"),
    "SSJ-HELP-PROOF-OUT": Text("写到哪个文件；默认显示在屏幕上", "the file to write; by default it is shown"),
    "SSJ-HELP-PROVE": Text(
        "自证：给一个检查对象开具它在名录里、抽中与否的证明。",
        "Prove: make the proof for one target that it stood in the roll, and whether it was drawn.",
    ),
    "SSJ-HELP-PUBLIC": Text(
        "公共来源的值，按公告里的顺序，可写多次",
        "the value of a public source, in the announced order; may be repeated",
    ),
    "SSJ-HELP-REASON": Text("作废原因，会公开", "why; it is published"),
    "SSJ-HELP-REJECT": Text(
        "有错的行不纳入名录，连同原因另存到此文件",
        "leave faulty rows out and list them with their reasons in this file",
    ),
    "SSJ-HELP-REPLAY": Text(
        "重放：把办理日志从头读一遍，逐条列出谁、何时、做了什么、依据第几条，并核验有无删改。",
        "Replay: read a bureau's journal again from nothing, list who did what, when and under which article, and check that nothing was changed.",
    ),
    "SSJ-HELP-REPLAY-DIR": Text(
        "办理日志：文件夹、SQLite 文件，或者 postgresql:// 地址",
        "the journal: a folder, a file of SQLite, or a postgresql:// address",
    ),
    "SSJ-HELP-REPLAY-HEAD": Text(
        "第三方留存的日志末行，写成 编号:摘要（文件夹里的 head 文件总是一并核对，但它和日志出自同一处）",
        "the journal's last line as somebody else kept it, number:digest (the folder's head file is compared too, but comes from the journal's own hands)",
    ),
    "SSJ-HELP-REPLAY-STREAM": Text(
        "只列名称以此开头的流，例如 task/YXGX-2026-01；核验的总是整个日志",
        "list only the streams whose names begin so, such as task/YXGX-2026-01; what is checked is always the whole journal",
    ),
    "SSJ-HELP-REVEAL": Text(
        "揭示：随机数文件，或信标一轮的 JSON，可写多次",
        "a reveal: a nonce file, or a beacon round's JSON; may be repeated",
    ),
    "SSJ-HELP-ROUND": Text("第几轮；默认最近抽取的一轮", "which round; by default the last that was drawn"),
    "SSJ-HELP-TASK": Text("任务文件", "the task's file"),
    "SSJ-HELP-TASK-CODE": Text("任务编号", "the task's code"),
    "SSJ-HELP-VERIFY": Text(
        "核验：十个步骤，各查了什么、查出什么，以及可信程度。",
        "Verify: ten steps, what each checks and found, and the trust that results.",
    ),
    "SSJ-HELP-VERIFY-PATH": Text(
        "任务文件夹、一轮的文件夹、record.json 或 extract.json",
        "a task's folder, a round's folder, record.json or extract.json",
    ),
    "SSJ-HELP-VERSION": Text("显示版本", "show the version"),
    "SSJ-HELP-VOID": Text(
        "作废：确认之前，经批准把本轮作废，永远留痕。",
        "Void: before its confirmation, void the round with an approver, on record for ever.",
    ),
    "SSJ-HELP-WITHHELD": Text("没有揭示的一方，可写多次", "a party that did not reveal; may be repeated"),
}

_WORDS: Final[Texts] = {
    "SSJ-COLUMN-ANNOUNCEMENT": Text("公告摘要", "announcement"),
    "SSJ-COLUMN-CHECKS": Text("核验内容", "checks"),
    "SSJ-COLUMN-COUNT": Text("户数", "count"),
    "SSJ-COLUMN-CUTOFF": Text("入选线", "cutoff"),
    "SSJ-COLUMN-ELIGIBLE": Text("可抽", "eligible"),
    "SSJ-COLUMN-FORCED": Text("强制名额", "forced places"),
    "SSJ-COLUMN-GROUP": Text("检查小组", "group"),
    "SSJ-COLUMN-HASH": Text("摘要算法", "hash"),
    "SSJ-COLUMN-HEAD": Text("日志末行摘要", "journal head"),
    "SSJ-COLUMN-ID": Text("代码/注册号", "id"),
    "SSJ-COLUMN-KEY": Text("签号密钥", "key for targets"),
    "SSJ-COLUMN-KIND": Text("种类", "kind"),
    "SSJ-COLUMN-MEMBERS": Text("检查人员", "inspectors"),
    "SSJ-COLUMN-NAME": Text("企业名称", "name"),
    "SSJ-COLUMN-NUMBER": Text("序号", "no."),
    "SSJ-COLUMN-OUTCOME": Text("结果", "outcome"),
    "SSJ-COLUMN-QUOTA": Text("应抽数", "quota"),
    "SSJ-COLUMN-RATIO": Text("比例", "ratio"),
    "SSJ-COLUMN-REASON": Text("原因", "reason"),
    "SSJ-COLUMN-RECORD": Text("抽取记录摘要", "record"),
    "SSJ-COLUMN-REMARKS": Text("说明", "remarks"),
    "SSJ-COLUMN-ROLL": Text("名录", "registry"),
    "SSJ-COLUMN-ROUND": Text("轮次", "round"),
    "SSJ-COLUMN-SCOPE": Text("总数", "scope"),
    "SSJ-COLUMN-SEED": Text("种子", "seed"),
    "SSJ-COLUMN-SOURCE": Text("来源", "source"),
    "SSJ-COLUMN-STATE": Text("状态", "state"),
    "SSJ-COLUMN-STEP": Text("步骤", "step"),
    "SSJ-COLUMN-STRATUM": Text("分层", "stratum"),
    "SSJ-COLUMN-TARGET": Text("检查对象", "target"),
    "SSJ-COLUMN-TASK": Text("任务编号", "task"),
    "SSJ-COLUMN-TICKET": Text("签号", "ticket"),
    "SSJ-COLUMN-UNICODE": Text("Unicode 版本", "Unicode version"),
    "SSJ-OUTCOME-FAILED": Text("未通过", "failed"),
    "SSJ-OUTCOME-NOT-RUN": Text("未核验", "not run"),
    "SSJ-OUTCOME-PASSED": Text("通过", "passed"),
    "SSJ-REASON-ANNUAL-CAP": Text("本年已达检查次数", "inspected often enough this year"),
    "SSJ-REASON-CERTIFICATE-EXPIRED": Text("执法证到期", "certificate expired"),
    "SSJ-REASON-CERTIFICATE-MISSING": Text("无执法证", "no certificate"),
    "SSJ-REASON-DEREGISTERED": Text("注销", "deregistered"),
    "SSJ-REASON-INACTIVE": Text("失效", "inactive"),
    "SSJ-REASON-LICENCE-REVOKED": Text("吊销", "licence revoked"),
    "SSJ-REASON-MOVED-OUT": Text("迁出", "moved out"),
    "SSJ-REASON-ON-LEAVE": Text("请假", "on leave"),
    "SSJ-REASON-REGISTRATION-CANCELLED": Text("撤销登记", "registration cancelled"),
    "SSJ-STATE-ABANDONED": Text("逾期未决", "abandoned"),
    "SSJ-STATE-CONFIRMED": Text("已确认", "confirmed"),
    "SSJ-STATE-OPEN": Text("进行中", "open"),
    "SSJ-STATE-VOIDED": Text("已作废", "void"),
    "SSJ-TABLE-DRAWN": Text("抽取对象名单", "drawn targets"),
    "SSJ-TABLE-EXCLUDED": Text("不可抽取的（仍在快照里）", "excluded (they stay in the roll)"),
    "SSJ-TABLE-ROUNDS": Text("各轮", "rounds"),
    "SSJ-TABLE-SOURCES": Text("随机数来源", "entropy"),
    "SSJ-TABLE-STEPS": Text("核验", "verification"),
    "SSJ-TABLE-STRATA": Text("分层", "strata"),
    "SSJ-TABLE-TEAMS": Text("检查人员分组表", "teams"),
    "SSJ-WATCH-DRAW": Text("抽取", "drawing"),
    "SSJ-WATCH-FREEZE": Text("冻结名录", "freezing"),
    "SSJ-WATCH-HISTORY": Text("读本年已检查清单", "reading this year's inspections"),
    "SSJ-WATCH-INSPECTORS": Text("读执法检查人员名录", "reading inspectors"),
    "SSJ-WATCH-PAPERS": Text("打印文书", "printing papers"),
    "SSJ-WATCH-RECUSALS": Text("读回避登记", "reading recusals"),
    "SSJ-WATCH-REPLAY": Text("重放", "replaying"),
    "SSJ-WATCH-IMPORTED": Text("读导入的名单", "reading the imported list"),
    "SSJ-WATCH-TARGETS": Text("读检查对象名录", "reading targets"),
    "SSJ-WATCH-VERIFY": Text("核验", "verifying"),
    "SSJ-WORD-CONTRIBUTION": Text("一方的随机数", "contribution"),
    "SSJ-WORD-DRAND": Text("公共随机信标", "beacon"),
    "SSJ-WORD-INSPECTORS": Text("执法检查人员", "inspectors"),
    "SSJ-WORD-LEADER": Text("组长", "leader"),
    "SSJ-WORD-PUBLIC": Text("公共事件", "public event"),
    "SSJ-WORD-TARGETS": Text("检查对象", "targets"),
}

_STEPS: Final[Texts] = {
    "SSJ-STEP-1": Text("记录、公告、摘要的形式与一致", "forms of record, announcement and extract"),
    "SSJ-STEP-2": Text("轮次、作废与日志的先后", "rounds, voids and the journal's order"),
    "SSJ-STEP-3": Text("名录快照与回避清单", "rolls and recusals"),
    "SSJ-STEP-4": Text("各分层的户数与应抽数", "strata and quotas"),
    "SSJ-STEP-5": Text("各方揭示与公共值", "reveals and public values"),
    "SSJ-STEP-6": Text("种子与密钥", "seed and keys"),
    "SSJ-STEP-7": Text(
        "抽中名单：签号、次序、入选线、无遗漏", "drawn list: tickets, order, cutoffs, nobody left out"
    ),
    "SSJ-STEP-8": Text("检查小组的重放", "teams, replayed"),
    "SSJ-STEP-9": Text("每组两人以上、一名组长、回避", "two inspectors, one leader, no recused pair"),
    "SSJ-STEP-10": Text("与确认的记录一致", "the confirmed record"),
    "SSJ-TRUST-MULTI-PARTY": Text(
        "可信程度：多方。随机数由 {parties} 提供（名称未经认证）；其中一方诚实即可信，最后揭示的一方仍可使本轮作废",
        "Trust: multi-party. Entropy by {parties} (unauthenticated names); it holds if one of them is honest, and the last to reveal can still void the round",
    ),
    "SSJ-TRUST-NONE": Text(
        "可信程度：无。没有一个核对过的随机数来源（各方：{parties}）",
        "Trust: none. No source of entropy was checked (parties: {parties})",
    ),
    "SSJ-TRUST-PUBLIC": Text(
        "可信程度：公共。有核对过的信标或公共事件；提供随机数的各方：{parties}（名称未经认证）",
        "Trust: public. A beacon or public event was checked; parties: {parties} (unauthenticated names)",
    ),
    "SSJ-TRUST-SINGLE-PARTY": Text(
        "可信程度：单方。随机数只由 {parties} 提供：它本可以挑选结果，这次抽取对它什么也证明不了",
        "Trust: single-party. Entropy by {parties} alone: it could have chosen the result, and the draw proves nothing against it",
    ),
}

_RESULTS: Final[Texts] = {
    "SSJ-CLI-ANNOUNCED": Text(
        "第 {round} 轮已公告，摘要 {digest}", "round {round} is announced, digest {digest}"
    ),
    "SSJ-CLI-COMMAND": Text("\n$ {command}", "\n$ {command}"),
    "SSJ-CLI-COMMITMENT": Text("承诺（{hash}）{commitment}", "commitment ({hash}) {commitment}"),
    "SSJ-CLI-BUG": Text(
        "程序自身出错（上面是详情），请报告；这不表示核验未通过",
        "a fault of this program (see above), please report it; it does not mean that a check failed",
    ),
    "SSJ-CLI-CONFIRMED": Text(
        "已由 {by} 确认，名单锁定（第十一条）。抽取记录摘要 {digest}",
        "confirmed by {by}, the list is locked (art. 11). Record {digest}",
    ),
    "SSJ-CLI-DISK": Text(
        "磁盘或文件系统不允许：{reason}；请检查路径、权限和剩余空间",
        "the disk or file system refuses: {reason}; check path, permissions and free space",
    ),
    "SSJ-CLI-DRAWN": Text(
        "抽中 {targets} 户，抽取记录摘要 {digest}；尚未确认，下一步：shuangsuiji confirm",
        "{targets} targets are drawn, record {digest}; not confirmed yet, next: shuangsuiji confirm",
    ),
    "SSJ-CLI-EXISTS": Text(
        "已经存在，不覆盖；请换一个名字", "exists already and is not overwritten; give another name"
    ),
    "SSJ-CLI-FAULTS": Text("共有 {number} 处错误：", "{number} faults:"),
    "SSJ-CLI-FORCED": Text(
        "强制名额（除已在组内的以外只有一人合适）：{forced} 个",
        "forced places (exactly one inspector suited): {forced}",
    ),
    "SSJ-CLI-FORCED-GROUPS": Text(
        "只有一个小组合适的检查对象：{forced} 户",
        "targets that exactly one group suited: {forced}",
    ),
    "SSJ-CLI-HAND-OVER": Text(
        "请把任务所用算法的那个承诺交给组织部门，写进 TASK.toml 的 [[entropy]]；文件自己留着，公告之后再揭示",
        "give the commitment under the task's hash to the organising office for [[entropy]] in TASK.toml; keep the file until after the announcement",
    ),
    "SSJ-CLI-HEAD": Text(
        "日志末行 {digest}；请交公证或时间戳机构留存，核验时用 --head 给出",
        "journal head {digest}; have it kept by somebody else, and give it with --head when verifying",
    ),
    "SSJ-CLI-HEAD-FORM": Text(
        "“{value}”应写成 行号:摘要，例如 5:3af0…",
        "'{value}' must be line:digest, such as 5:3af0…",
    ),
    "SSJ-CLI-KNOWN": Text(
        "当时揭示已齐，结果已能知道", "all was revealed, so that the result could have been known"
    ),
    "SSJ-CLI-LANG": Text(
        "没有这种语言；--lang 和 SHUANGSUIJI_LANG 可写 zh 或 en",
        "there is no such language; --lang and SHUANGSUIJI_LANG take zh or en",
    ),
    "SSJ-CLI-LATE-NOTE": Text("超过了最迟确认时间", "draw_by passed"),
    "SSJ-CLI-LINE": Text("{name}　{value}", "{name}: {value}"),
    "SSJ-CLI-MORE": Text("另有 {number} 条", "{number} more"),
    "SSJ-CLI-NONCE": Text(
        "随机数已写入 {file}：这是秘密，揭示之前不给任何人看，也不要弄丢",
        "the nonce is in {file}: keep it secret until it is revealed, and do not lose it",
    ),
    "SSJ-CLI-NOT-REPLAYED": Text(
        "重放未通过：{lines} 行，{streams} 个流，{faults} 处不符（见上）；末行 {head}",
        "replay failed: {lines} lines, {streams} streams, {faults} faults (see above); head {head}",
    ),
    "SSJ-CLI-NOT-VERIFIED": Text(
        "核验未通过：通过 {passed} 步，未通过 {failed} 步，未核验 {not_run} 步",
        "not verified: {passed} steps passed, {failed} failed, {not_run} not run",
    ),
    "SSJ-CLI-NOTHING-NEW": Text(
        "没有新的揭示；还缺：{missing}。请用 --reveal 或 --public 给出",
        "nothing new is revealed; still missing: {missing}. Give it with --reveal or --public",
    ),
    "SSJ-CLI-PUBLISH": Text(
        "请先公开 {folder} 里的公告，再揭示随机数（见 docs/howto/run-a-draw.md）",
        "publish the announcement in {folder} before anything is revealed (see docs/howto/run-a-draw.md)",
    ),
    "SSJ-CLI-REJECTED": Text("{number} 行有错，已列入 {file}", "{number} faulty rows are listed in {file}"),
    "SSJ-CLI-REPLAY-BEYOND": Text(
        "最后一条是第 {number} 号，日志却有 {lines} 行：有的行是绕过程序加进去的或者删去的，或 head 文件是旧的；请查明",
        "the last entry is number {number}, but the journal has {lines} lines: some were added or removed past the program, or the head file is an old one; find out",
    ),
    "SSJ-CLI-REPLAY-LAST": Text(
        "这里应是整个日志的最后一条（第 {number} 号），与 head 文件里的不同：其中一处被改动过；请查明并从备份恢复",
        "the journal's last entry (number {number}) should stand here as the head file has it: one of the two was changed; find out and restore it",
    ),
    "SSJ-CLI-REPLAY-EMPTY": Text(
        "这个数据库里还没有办理日志；请核对地址",
        "there is no bureau's journal in this database yet; look at the address",
    ),
    "SSJ-CLI-REPLAY-NONE": Text(
        "这个文件夹里没有办理日志（应有 head 文件和 rulebook.jsonl 等）；抽取的文件夹请用 shuangsuiji verify 核验",
        "there is no bureau's journal in this folder (with a head file, rulebook.jsonl and so on); for a draw's folder use shuangsuiji verify",
    ),
    "SSJ-CLI-REPLAY-STREAM": Text(
        "没有名称以“{stream}”开头的流；请核对名称",
        "no stream's name begins with '{stream}'; look at the name",
    ),
    "SSJ-CLI-REPLAYED": Text(
        "重放：{lines} 行，{streams} 个流，没有发现删改；末行 {head}",
        "replayed: {lines} lines, {streams} streams, nothing found changed; head {head}",
    ),
    "SSJ-CLI-REPLAYED-ALONE": Text(
        "未与局外留存的末行核对：末尾有没有被截去，只有它看得出。请把 {head} 交公证或时间戳机构留存，日后用 --head 给出",
        "not compared with a head that was kept elsewhere, which alone shows whether the end was cut off; have {head} kept by somebody else, and give it with --head later",
    ),
    "SSJ-CLI-REPLAYED-HEAD": Text(
        "与局外留存的第 {number} 号一致：到它为止的全部日志没有改动",
        "entry number {number} is the one that was kept elsewhere: nothing up to it has changed",
    ),
    "SSJ-CLI-STOPPED": Text(
        "抽取停止，没有产生名单；已登记的揭示仍在日志里。出路见 docs/howto/run-a-draw.md 第六节",
        "the draw is stopped and there is no list; what was revealed stays in the journal. What to do: docs/howto/run-a-draw.md, section 6",
    ),
    "SSJ-CLI-UNKNOWN": Text(
        "揭示不齐：没有揭示的一方可能知道了结果",
        "not all was revealed: whoever held back could have known the result",
    ),
    "SSJ-CLI-USAGE": Text("用法不对：{message}；加 --help 看用法", "usage: {message} See --help"),
    "SSJ-CLI-USAGE-COMMAND": Text(
        "没有“{name}”这个命令；shuangsuiji --help 列出全部命令",
        "there is no command '{name}'; shuangsuiji --help lists all of them",
    ),
    "SSJ-CLI-USAGE-MISSING": Text(
        "缺少 {name}（{help}）；加 --help 看用法",
        "{name} is missing ({help}); see --help",
    ),
    "SSJ-CLI-USAGE-OPTION": Text(
        "没有 {name} 这个选项；相近的有：{known}；加 --help 看用法",
        "there is no option {name}; similar: {known}; see --help",
    ),
    "SSJ-CLI-VERIFIED": Text(
        "核验：通过 {passed} 步，未通过 {failed} 步，未核验 {not_run} 步",
        "verified: {passed} steps passed, {failed} failed, {not_run} not run",
    ),
    "SSJ-CLI-VOID-NOTE": Text(
        "作废：{reason}（批准人 {approver}）", "void: {reason} (approved by {approver})"
    ),
    "SSJ-CLI-VOIDED": Text("第 {round} 轮已作废，永远留痕", "round {round} is void, on record for ever"),
    "SSJ-CLI-VOIDED-WITHHELD": Text(
        "因未揭示而作废：下一轮必须有信标或公共来源",
        "void because of a withheld reveal: the next round must name a drand or public source",
    ),
    "SSJ-CLI-WAITING": Text(
        "已登记 {number} 个揭示；还缺：{missing}",
        "{number} reveals are journalled; still missing: {missing}",
    ),
    "SSJ-CLI-WITHHELD-NOTE": Text("未揭示：{parties}", "withheld by {parties}"),
    "SSJ-CLI-WRITTEN": Text("已写出 {file}", "wrote {file}"),
    "SSJ-PROOF-ANSWER-DRAWN": Text(
        "“{id}”在名录里（分层“{stratum}”），抽中",
        "'{id}' stands in the roll (stratum '{stratum}') and is drawn",
    ),
    "SSJ-PROOF-ANSWER-EXCLUDED": Text(
        "“{id}”在名录里（分层“{stratum}”），不可抽取：{reason}",
        "'{id}' stands in the roll (stratum '{stratum}') and is excluded: {reason}",
    ),
    "SSJ-PROOF-ANSWER-NOT-BOUND": Text(
        "没有公开摘要，自证无所依附；请用 --extract 给出 extract.json",
        "not bound: without the public extract a proof shows nothing; give --extract",
    ),
    "SSJ-PROOF-ANSWER-NOT-DRAWN": Text(
        "“{id}”在名录里（分层“{stratum}”），未抽中",
        "'{id}' stands in the roll (stratum '{stratum}') and is not drawn",
    ),
    "SSJ-PROOF-ANSWER-UNCONFIRMED": Text(
        "未与日志里的确认对照（给 --journal），只对这份摘要而言",
        "not confirmed: holds for this extract only (give --journal)",
    ),
}

TEXTS: Final[Texts] = {**_HELP, **_WORDS, **_STEPS, **_RESULTS}
