"""Messages about papers: what cannot be printed, what newer rules question about a paper, and `shuangsuiji paper`."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

_FINDINGS: Final[Texts] = {
    "SSJ-N-14": Text(
        "第 {version} 版通知书上有人已不在检查小组里；请重新发放",
        "version {version} of the notice names somebody who is in the team no longer; issue it anew",
    ),
    "SSJ-N-18": Text(
        "样表缺少行政检查通知书的内容：{lacking}；可以改用司法部2025年格式（moj-notice）",
        "the annex lacks what the form of 2025 has ({lacking}); use that form (moj-notice)",
    ),
    "SSJ-N-18-MOJ": Text(
        "行政检查通知书还缺：{missing}；请补上",
        "the notice in the form of 2025 still lacks {missing}; add that",
    ),
    "SSJ-N-4": Text(
        "拟检查的日期是一段时间（{first} 至 {last}），样表要求写明哪一天",
        "the planned day is a period ({first} to {last}); the annex asks for one day",
    ),
    "SSJ-N-5": Text(
        "样表的“公示信息行为”与本次事项无关，已换成：{items}",
        "the sample's disclosure of information has nothing to do with these items; printed instead: {items}",
    ),
    "SSJ-N-7": Text(
        "照印了要求财务、行政负责人在场的一句；新的规定不得刻意要求负责人到场，请改用 softened",
        "the sentence that asks heads to be present is printed; newer rules forbid to insist on that, use `softened`",
    ),
    "SSJ-N-7-SOFT": Text(
        "样表要求财务、行政负责人在场的一句已照规则集改为可以请熟悉情况的人员在场",
        "the annex's sentence that asks heads to be present is softened, as the rulebook says: somebody who knows may be there",
    ),
    "SSJ-N-9-PRIVACY": Text(
        "“{material}”涉及个人信息；确有必要才要求提供，不留存复印件",
        "'{material}' is personal data; ask for it only where needed, and keep no copy",
    ),
}

_FAULTS: Final[Texts] = {
    "SSJ-PAPER-ALL": Text(
        "--all 打印全部检查对象的 {kind}，要用 --out 写明文件夹，不能同时写 --target；整个任务只有一份的文书不用 --all",
        "--all prints {kind} for all targets: name a folder with --out, and no --target; of a paper that a task has once, leave --all out",
    ),
    "SSJ-PAPER-ARCHIVE": Text(
        "这个任务没有第 {edition} 版归档；请先归档",
        "the task has no archive edition {edition}; archive it first",
    ),
    "SSJ-PAPER-CORRECTION": Text(
        "{target} 没有这一版更正；请先办理更正",
        "{target} has no such correction; correct the result first",
    ),
    "SSJ-PAPER-FILE": Text(
        "任务 {task} 没有抽到 {target}，或者还没有检查小组；请检查编号",
        "task {task} has not drawn {target}, or it has no team yet; check the number",
    ),
    "SSJ-PAPER-ITEM": Text(
        "打印这种文书要用 --item 写明事项编号",
        "this paper needs the item's number with --item",
    ),
    "SSJ-PAPER-KIND": Text(
        "没有“{kind}”这种文书；可用：{known}",
        "there is no paper '{kind}'; there are: {known}",
    ),
    "SSJ-PAPER-NO-RESULT": Text(
        "{target} 还没有全部审核通过的结果，或者不予公示；审核通过以后再打印",
        "no result of {target} has passed every review, or it is withheld; print it when it has",
    ),
    "SSJ-PAPER-NONE": Text(
        "日志里没有 {stream}；请检查编号",
        "the journal has no {stream}; check the numbers",
    ),
    "SSJ-PAPER-OBJECTION": Text(
        "第 {number} 号异议还不能出具“{paper}”文书；请先办理这一步",
        "objection {number} has not come to the paper '{paper}'; take that step first",
    ),
    "SSJ-PAPER-INSPECTORS": Text(
        "通知书上只有 {number} 名执法人员，至少要 {least} 名",
        "the notice names {number} inspector(s); name at least {least}",
    ),
    "SSJ-PAPER-OUT": Text(
        "{form} 文书要写进文件；请用 --out 写明文件",
        "a paper as {form} goes into a file; name it with --out",
    ),
    "SSJ-PAPER-PERIOD": Text(
        "拟检查的时间从 {first} 到 {last}，次序颠倒；请改正",
        "the planned period from {first} to {last} is the wrong way round; correct it",
    ),
    "SSJ-PAPER-SECRET": Text(
        "本次活动不宜告知，执行期满（{last}）以前不得公开名单",
        "the activity must not be told in advance; do not publish the list before it is over ({last})",
    ),
    "SSJ-PAPER-SECRET-UNTIL": Text(
        "公告写明 {until} 以前不得公开名单；到时再公开",
        "the announcement keeps the list from the public until {until}; publish it then",
    ),
    "SSJ-PAPER-STRANGER": Text(
        "{inspector} 不在检查小组里；通知书上的执法人员须从小组成员中选派：{team}",
        "{inspector} is not in the team; the notice names members only: {team}",
    ),
    "SSJ-PAPER-SUBSTITUTION": Text(
        "这个任务没有第 {number} 次更换；请检查编号",
        "the task has no substitution {number}; check the number",
    ),
    "SSJ-PAPER-TARGET": Text(
        "打印这种文书要用 --target 写明检查对象的编号",
        "this paper needs the target's number with --target",
    ),
    "SSJ-PAPER-TEMPLATE": Text(
        "纯文本没有模板；--template 要同 --out 的 .docx 文件（或 --as docx）一起用",
        "plain text has no template; use --template with a .docx file in --out (or with --as docx)",
    ),
    "SSJ-PAPER-TOLD": Text(
        "文书里出现了不宜告知的事项 {item} 的名称（如任务名称、计划名称）；请改名称",
        "the paper names item {item}, which must not be told (in the task's or the plan's name?); change that name",
    ),
    "SSJ-PAPER-UNLOCKED": Text(
        "任务 {task} 的名单还没有锁定；请先确认抽取结果",
        "the list of task {task} is not locked; confirm the draw first",
    ),
    "SSJ-PAPER-WRITER-ESCAPED": Text(
        "打印文书的适配器 {name} 自己出错了（{found}）；请告诉它的作者",
        "the adapter {name} that prints papers failed by itself ({found}); tell its author",
    ),
    "SSJ-PAPER-WRITER-LOST": Text(
        "适配器 {name} 打印的文件里没有（或不在原来的位置）“{text}”；没有写出文件，请告诉它的作者，用了自己的模板的，检查模板",
        "what the adapter {name} printed lacks '{text}', or has it in another place; no file is written, tell its author, or look at the template where it is your own",
    ),
}

TEXTS: Final[Texts] = {
    **_FINDINGS,
    **_FAULTS,
    "SSJ-CLI-PAPERS": Text("已写出 {number} 份，在 {folder}", "wrote {number} papers to {folder}"),
    "SSJ-CLI-PAPERS-LEFT": Text("{number} 户没有打印：", "not printed for {number} targets:"),
    "SSJ-HELP-PAPER": Text(
        "文书：从日志打印文书，纯文本或者 Word：通知书、记录表、专项检查表、名单、告知书、审批表、异议的文书。",
        "Papers: print from a journal, as plain text or for Word: notice, sheets, lists, result, approval, papers of an objection.",
    ),
    "SSJ-HELP-PAPER-ALL": Text(
        "全部抽中的检查对象，每户一份，写进 --out 的文件夹",
        "one for each drawn target, into the folder of --out",
    ),
    "SSJ-HELP-PAPER-AS": Text(
        "写成 docx 或者 txt；不写看 --out 的结尾，--all 是 docx",
        "docx or txt; without it as --out ends, with --all docx",
    ),
    "SSJ-HELP-PAPER-BLANK": Text(
        "打印空白的，供手工填写",
        "leave blank what is filled in by hand",
    ),
    "SSJ-HELP-PAPER-CERTIFICATES": Text(
        "执法证号：工号=证号，可以写几次",
        "a certificate number: inspector=number; may stand several times",
    ),
    "SSJ-HELP-PAPER-CONTACT": Text(
        "本局的咨询、监督联系方式（行政检查通知书）",
        "how the bureau can be reached (form of 2025)",
    ),
    "SSJ-HELP-PAPER-DATE": Text("文书的日期；不写留空", "the paper's date; blank unless given"),
    "SSJ-HELP-PAPER-DEPARTMENT": Text(
        "归档目录只列这个部门的副本",
        "of the archive's catalogue, this department's copy only",
    ),
    "SSJ-HELP-PAPER-ITEM": Text("事项编号（专项检查表）", "the item's number (item sheet)"),
    "SSJ-HELP-PAPER-KIND": Text(
        "哪种文书，如 notice 通知书、record-sheet 记录表；写错了会列出全部",
        "which paper, such as notice or record-sheet; a wrong one lists all",
    ),
    "SSJ-HELP-PAPER-NUMBER": Text(
        "第几号异议、第几次更换、第几版通知书、更正或者归档；不写是最新的",
        "which objection, substitution, or version of a notice, correction or archive; the latest unless given",
    ),
    "SSJ-HELP-PAPER-OUT": Text(
        "写进这个文件，.docx 是 Word 文书，.txt 是纯文本；不写显示在屏幕上",
        "write to this file, .docx for Word, .txt for plain text; shown unless given",
    ),
    "SSJ-HELP-PAPER-PLANNED": Text(
        "拟检查的日期：打印还没有发放的通知书",
        "the planned day: print a notice that is not issued yet",
    ),
    "SSJ-HELP-PAPER-TARGET": Text("检查对象的编号", "the target's number"),
    "SSJ-HELP-PAPER-TASK": Text("任务编号", "the task's code"),
    "SSJ-HELP-PAPER-TEMPLATE": Text("本局自己的 .docx 模板", "a .docx template of your own"),
    "SSJ-HELP-PAPER-UNTIL": Text(
        "拟检查的日期是一段时间的，最后一日", "the last day, where the planned day is a period"
    ),
}
