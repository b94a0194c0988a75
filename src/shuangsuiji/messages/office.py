"""Messages about acts on a task's folder, and notes on what was done."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-NOTE-CENSUS": Text(
        "分层“{stratum}”全部 {eligible} 户都抽：没有随机可言",
        "all {eligible} of stratum '{stratum}' are drawn: nothing is left to chance",
    ),
    "SSJ-NOTE-DEPARTMENTS": Text(
        "名录里这些部门没有名额，其人员不会被抽到：{departments}",
        "these departments of the registry have no slot, and their inspectors are not drawn: {departments}",
    ),
    "SSJ-NOTE-DROPPED": Text(
        "丢弃了涉及个人信息的列：{columns}",
        "columns with persons' data were dropped: {columns}",
    ),
    "SSJ-NOTE-GROUPS": Text(
        '预先编组时，资质、回避或区域的限制仍可能使抽取停止；改用逐户派组（matching = "dealing"）可以避免',
        'with groups, needs, recusals or area rules can still stop the draw; matching = "dealing" rules that out',
    ),
    "SSJ-NOTE-HISTORY": Text(
        "本年已检查清单里有 {unknown} 户不在检查对象名录里",
        "{unknown} targets of this year's inspections are not in the registry",
    ),
    "SSJ-NOTE-LOCAL": Text(
        "这是平台以外的抽取（第四条、第十一条）：在省级平台收到名单之前，它是平台抽取之外的佐证",
        "this draw was made outside the platform (art. 4, 11): until the platform has the list, it is evidence beside the platform's own",
    ),
    "SSJ-NOTE-NO-BEACON": Text(
        "公告里有信标，而这台机器上没有信标适配器（入口组 shuangsuiji.beacons，例如 shuangsuiji-drand）：装好之前不能抽取",
        "a beacon is announced, but no adapter (entry points shuangsuiji.beacons, such as shuangsuiji-drand) checks it on this machine: nothing can be drawn before one is installed",
    ),
    "SSJ-NOTE-NONCES": Text(
        "{parties} 的随机数文件都在本机：一处都拿得到，就和只有一方一样；请各方自己保管，TASK.toml 里只写承诺（commitment）",
        "the nonce files of {parties} are all on this machine: who holds them all is as good as one party; let each keep its own and write commitments in TASK.toml",
    ),
    "SSJ-NOTE-REJECTED": Text(
        "{rows} 行中有 {rejected} 行有错，未纳入名录",
        "{rejected} of {rows} rows are faulty and were left out",
    ),
    "SSJ-NOTE-SECRET": Text(
        "不宜告知的检查：{publish_from} 之前只公开公告和抽取记录的摘要，名单、种子、密钥和自证都不得离开本单位",
        "not to be known in advance: before {publish_from} only the announcement and the record's digest are public; list, seed, key and proofs stay in the office",
    ),
    "SSJ-NOTE-SINGLE-PARTY": Text(
        "只有“{party}”一方提供随机数：它本可以挑选结果，这次抽取对它自己什么也证明不了；请至少再请一方，或加一个公共来源",
        "only '{party}' shakes the drum: it could have chosen the result, and the draw proves nothing against it; ask another party at least, or name a public source",
    ),
    "SSJ-OFFICE-ABANDONED": Text(
        "第 {round} 轮的最迟确认时间 {draw_by} 已过；请经批准作废（shuangsuiji void），再公告下一轮",
        "draw_by {draw_by} of round {round} is past; void it with an approver (shuangsuiji void) and announce the next",
    ),
    "SSJ-OFFICE-BEACON": Text(
        "公告里没有信标第 {round} 轮这个来源；请取公告写明的那一条链、那一轮",
        "the announcement names no beacon round {round}; fetch the chain and the round that it names",
    ),
    "SSJ-OFFICE-BEACON-LATE": Text(
        "信标第 {round} 轮要到 {existed} 才产生，晚于最迟确认时间 {draw_by}；请选早一些的一轮，或推迟 draw_by",
        "beacon round {round} comes to exist at {existed} only, after draw_by {draw_by}; choose an earlier round or a later draw_by",
    ),
    "SSJ-OFFICE-BEACON-PAST": Text(
        "信标第 {round} 轮在 {existed} 已经产生，不晚于公告的 {now}；请选公告之后、各方揭示之后的一轮",
        "beacon round {round} exists since {existed}, not after the announcement at {now}; choose a round after it, and after all reveals",
    ),
    "SSJ-OFFICE-BUSY": Text(
        "另一个程序正在写这个任务文件夹；请稍后再试",
        "another process is writing in this task's folder; try again later",
    ),
    "SSJ-OFFICE-CONFIRMED": Text(
        "第 {round} 轮已经确认，名单已锁定（第十一条）：不能再抽、再公告，也不能作废；要再抽须另立任务",
        "round {round} is confirmed and its list locked (art. 11): it cannot be drawn, announced or voided again; another draw is another task",
    ),
    "SSJ-OFFICE-DRAW-DIFFERS": Text(
        "这个文件夹里的抽取与日志里这个任务的抽取不同；放错了文件夹，或有一处被改动过",
        "the draw in this folder is not the one on record for this task; it is another folder, or one of them was changed",
    ),
    "SSJ-OFFICE-DRAW-ELSEWHERE": Text(
        "这一轮不是经本局日志公告的，日志里补不上；请经批准作废后重新公告",
        "this round was not announced through this office's journal and cannot be put on record; void it and announce anew",
    ),
    "SSJ-OFFICE-NO-TASK": Text(
        "日志里没有任务“{task}”；请先设置任务（CreateTask）",
        "there is no task '{task}' on record; set it up first (CreateTask)",
    ),
    "SSJ-OFFICE-DRAW-BY": Text(
        "最迟确认时间 {draw_by} 已过（现在是 {now}）；请改 draw_by",
        "draw_by {draw_by} is past (it is {now}); change draw_by",
    ),
    "SSJ-OFFICE-LATE": Text(
        "公共来源的值已经有了，而“{parties}”还没有揭示：此时才揭示按缺失处理。应先用 draw --reveal 收齐揭示，事后再给 --public；事件已经发生的，请作废本轮",
        "the public value exists already, but {parties} have not revealed: a reveal from now on counts as missing. Collect the reveals with draw --reveal first and give --public afterwards; where the event has happened, void the round",
    ),
    "SSJ-OFFICE-NO-RECORD": Text(
        "这里没有 record.json 或 extract.json：还没有抽取，或给错了文件夹（任务文件夹里有 journal.jsonl）",
        "there is no record.json or extract.json here: nothing is drawn yet, or this is another folder (a task's has a journal.jsonl)",
    ),
    "SSJ-OFFICE-NONCE": Text(
        "不是随机数文件；请用 shuangsuiji nonce 生成的文件",
        "not a nonce file; use one made by shuangsuiji nonce",
    ),
    "SSJ-OFFICE-NONCE-FOR": Text(
        "这个随机数文件的 {member} 是“{found}”，应为“{expected}”；随机数和提供方、任务、轮次绑在一起，请重新生成",
        "the {member} of this nonce file is '{found}' instead of '{expected}'; a nonce is bound to party, task and round, draw a new one",
    ),
    "SSJ-OFFICE-NOT-EVIDENCE": Text(
        "不是抽取记录，也不是公开摘要；请给出任务文件夹、一轮的文件夹、record.json 或 extract.json",
        "neither a record nor an extract; give a task's folder, a round's folder, record.json or extract.json",
    ),
    "SSJ-OFFICE-NOTHING": Text(
        "这里还没有公告；请先用 shuangsuiji announce",
        "nothing is announced here yet; begin with shuangsuiji announce",
    ),
    "SSJ-OFFICE-OPEN": Text(
        "第 {round} 轮还没有作废，不能公告下一轮；要重来须先经批准作废（shuangsuiji void）",
        "round {round} is not void, so that no other can be announced; void it with an approver first (shuangsuiji void)",
    ),
    "SSJ-OFFICE-PARTY": Text(
        "“{party}”不是本轮公告里的随机数提供方",
        "'{party}' is no party of this round's announcement",
    ),
    "SSJ-OFFICE-PUBLIC": Text(
        "给了 {found} 个公共来源的值，公告里有 {expected} 个公共来源",
        "{found} public values were given, but the announcement names {expected} public sources",
    ),
    "SSJ-OFFICE-RECORD": Text(
        "这里已有一份抽取记录，与重新计算的不同；它被改动过，没有覆盖它，请先查明",
        "there is a record here that differs from the recomputed one; it was changed. It was not overwritten, find out first",
    ),
    "SSJ-OFFICE-REMAINS": Text(
        "日志里没有第 {round} 轮，文件夹里却有 {names}：日志可能丢失，或放错了文件；什么也没有覆盖，请先查明，或另给一个文件夹",
        "the journal has no round {round}, yet the folder holds {names}: the journal may be lost, or files misplaced; nothing was replaced, find out first or give another folder",
    ),
    "SSJ-OFFICE-REVEAL-CHANGED": Text(
        "第 {index} 个来源的值与日志里登记的不同，被改动过；请用 --reveal 或 --public 重新给出原来的值",
        "the value of source {index} is not the journalled one, it was changed; give the original again with --reveal or --public",
    ),
    "SSJ-OFFICE-REVEAL-LOST": Text(
        "第 {index} 个来源已经登记，但它的值不在了；请用 --reveal 或 --public 重新给出原来的值",
        "source {index} is journalled, but its value is gone; give the original again with --reveal or --public",
    ),
    "SSJ-OFFICE-SECRET": Text(
        "{publish_from} 之前不得给出自证、种子或密钥（不宜告知的检查）",
        "no proof, seed or key leaves the office before {publish_from}",
    ),
    "SSJ-OFFICE-UNVERIFIED": Text(
        "第 {round} 轮的抽取记录核验未通过，不能确认",
        "the record of round {round} does not verify and cannot be confirmed",
    ),
    "SSJ-OFFICE-VOIDED": Text(
        "第 {round} 轮已经作废；请公告下一轮（shuangsuiji announce）",
        "round {round} is void; announce the next one (shuangsuiji announce)",
    ),
    "SSJ-OFFICE-WITHHELD-REVEALED": Text(
        "“{party}”已经揭示，不能写成未揭示",
        "'{party}' has revealed and cannot be named as withholding",
    ),
    "SSJ-OFFICE-WITHHELD-UNKNOWN": Text(
        "“{party}”不是本轮的随机数提供方；本轮有：{known}",
        "'{party}' is no party of this round, which has: {known}",
    ),
    "SSJ-PLUGIN-BEACON": Text(
        "没有核对信标的适配器，读不了链信息；请安装 {package}",
        "no adapter checks beacons, so that none reads the chain's information; install {package}",
    ),
    "SSJ-PLUGIN-NAME": Text(
        "{group} 里没有名为“{name}”的适配器（已装：{known}）；请安装 {package}，或核对名称",
        "no adapter in {group} is named '{name}' (installed: {known}); install {package}, or look at the name",
    ),
    "SSJ-PLUGIN-OPTION": Text(
        "没有“{name}”这个选项；可用：{known}", "there is no option '{name}'; those that there are: {known}"
    ),
    "SSJ-PLUGIN-OPTION-MISSING": Text("缺少选项“{name}”", "option '{name}' is missing"),
    "SSJ-PLUGIN-PAPER": Text(
        "没有写 {suffix} 文书的适配器（已装：{known}）；Word 文书（.docx）请安装 {package}，纯文本请用 .txt",
        "no adapter prints papers as {suffix} (installed: {known}); install {package} for Word (.docx), or use .txt for plain text",
    ),
    "SSJ-PLUGIN-SOURCE": Text(
        "没有能读这种文件的适配器；表格请存为 .xlsx 或 .csv，并确认已安装 {package}",
        "no adapter reads such a file; save tables as .xlsx or .csv, and make sure that {package} is installed",
    ),
    "SSJ-PLUGIN-TWICE": Text(
        "{group} 里有两个同名的适配器“{name}”；请卸载其中一个",
        "two adapters in {group} are named '{name}'; uninstall one",
    ),
    "SSJ-PLUGIN-UNKNOWN": Text(
        "{group} 里没有名为“{name}”的适配器（已装：{known}）；请核对名称，或向提供方取得它的适配器",
        "no adapter in {group} is named '{name}' (installed: {known}); look at the name, or ask its provider for the adapter",
    ),
    "SSJ-PLUGIN-WRITER": Text(
        "没有写名单的适配器；请安装 {package}",
        "no adapter writes lists; install {package}",
    ),
    "SSJ-OFFICE-CROWDED": Text(
        "别的程序一直在写日志，试了 {tries} 次都没有轮到；请稍后再试",
        "others kept writing to the journal, and {tries} tries were in vain; try again later",
    ),
    "SSJ-OFFICE-CONTENT": Text(
        "上报“{key}”要先交附件“{name}”，这里没有摘要为 {digest} 的内容；请找到原件后重送",
        "'{key}' needs the content '{name}' first, and there is none of the digest {digest} here; find the original and send it again",
    ),
    "SSJ-OFFICE-NOT-DRAWN": Text(
        "任务“{task}”没有抽中 {target}，或还没有检查小组",
        "task '{task}' has not drawn {target}, or there is no team yet",
    ),
    "SSJ-OFFICE-RULES": Text(
        "还没有采用规则集；请先采用（AdoptRulebook）",
        "no rulebook is adopted yet; adopt one first (AdoptRulebook)",
    ),
}
