"""更正、异议、后续、个案、归档 (第二十条至第二十六条): what is said of what comes after publicity."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-A02-8": Text(
        "不公示这个结果：{ground}（{approver} 批准）；抽查结果应当依法公开",
        "this result is withheld: {ground} (approved by {approver}); results are to be made public",
    ),
    "SSJ-A19-8": Text(
        "{since} 退回，应在 {days} 个工作日内（{due} 前）重新上报：逾期，永久标记",
        "returned on {since}, to be entered anew within {days} working days (by {due}): late for ever",
    ),
    "SSJ-A19-9": Text(
        "{since} 检查完成，应在 {days} 个工作日内（{due} 前）公示：逾期，永久标记",
        "inspected on {since}, to be made public within {days} working days (by {due}): late for ever",
    ),
    "SSJ-A20-10": Text(
        "{since} 复查确有错误，应在 {days} 个工作日内（{due} 前）更正：逾期，永久标记",
        "found wrong on {since}, to be corrected within {days} working days (by {due}): late for ever",
    ),
    "SSJ-A20-2": Text(
        "{since} 发现错误，“及时”更正按 {days} 个工作日（{due} 前）掌握：逾期，永久标记",
        "found on {since}, to be corrected within {days} working days (by {due}): late for ever",
    ),
    "SSJ-A20-4": Text(
        "“{target}”的异议缺书面申请或证明材料；请要求补正，复查的期限从收齐之日算起",
        "the objection of '{target}' lacks the written application or evidence; ask for them, the clock of the review starts when all is there",
    ),
    "SSJ-A20-5": Text(
        "异议应在 {last} 前提出，{on} 才提出：不作为异议受理，但须查看是否应当主动更正",
        "objections were possible until {last}, this one came on {on}: it is not accepted as one, but look whether there is something to correct",
    ),
    "SSJ-A20-5-OPEN": Text(
        "异议期到 {last} 才满；此前归档的，以后可能要补充归档",
        "objections are possible until {last}; what is archived before may need another edition",
    ),
    "SSJ-A20-6": Text(
        "异议应向“{agency}”提出；请转交，复查的期限从它收到之日算起",
        "objections go to '{agency}'; forward it, the clock of the review starts when it has it",
    ),
    "SSJ-A20-7": Text(
        "{since} 收到齐全的申请材料，应在 {days} 个工作日内（{due} 前）复查：逾期，永久标记",
        "complete on {since}, to be examined again within {days} working days (by {due}): late for ever",
    ),
    "SSJ-A20-7-UNTIL": Text(
        "补正期限晚于 {due}（{since} 起 {days} 个工作日）：等待补正不比复查更久；请缩短期限，或说明理由",
        "what is missing is waited for beyond {due} ({days} working days from {since}), longer than a review may take; shorten it, or say why",
    ),
    "SSJ-A20-8": Text(
        "复查人 {reviewer} 是原检查小组的成员；请另派人，或说明理由",
        "{reviewer}, who examines it again, was of the team; send somebody else, or say why",
    ),
    "SSJ-A20-11": Text(
        "{since} 作出复查结果，应在 {days} 个工作日内（{due} 前）反馈：逾期，永久标记",
        "concluded on {since}, to be fed back within {days} working days (by {due}): late for ever",
    ),
    "SSJ-A20-13": Text(
        "对同一版公示的第 {number} 次异议之后再次提出，没有新的证据",
        "after objection {number} to the same publication another one, without new evidence",
    ),
    "SSJ-A20-14": Text(
        "本局规则规定异议期间暂停公示：请在平台暂停第 {version} 版的公示",
        "the rules suspend publicity while an objection runs: suspend version {version} on the platform",
    ),
    "SSJ-A21-1": Text(
        "{since} 发现的问题应在 {days} 日内（{due} 前）完结后续处置：逾期，永久标记",
        "found on {since}, to be brought to an end within {days} days (by {due}): late for ever",
    ),
    "SSJ-A21-1-OPEN": Text(
        "事项 {item} 不配合检查情节严重，没有启动处罚或惩戒；请启动后续，或说明理由",
        "item {item}: the target refused to cooperate, and nobody followed it up; open a follow-up, or say why not",
    ),
    "SSJ-A21-3": Text(
        "{since} 发现的涉嫌犯罪线索应在 {days} 日内（{due} 前）移送：逾期，永久标记",
        "suspected on {since}, to be transferred within {days} days (by {due}): late for ever",
    ),
    "SSJ-A21-3-FOUND": Text(
        "结果（{result}）作出以后，{on} 才发现，期限从这一天起算；请说明是怎么发现的",
        "found on {on} only, after the result of {result}, and its period counts from there; say how it came out",
    ),
    "SSJ-A21-3-OPEN": Text(
        "第 {number} 项后续涉嫌犯罪，司法机关还没有签收；请先移送，或说明理由",
        "follow-up {number} is of a suspected crime, and the judicial organs have not acknowledged it; transfer it, or say why not",
    ),
    "SSJ-A23-1-CHECK": Text(
        "事项 {items} 本年度已由联合抽查任务“{task}”检查，原则上不再检查",
        "items {items} are inspected this year by joint task '{task}'; they are not to be inspected again",
    ),
    "SSJ-A23-4": Text(
        "{since} 收到的线索应在 {days} 日内（{due} 前）处置：逾期，永久标记",
        "the lead of {since} was to be looked into within {days} days (by {due}): late for ever",
    ),
    "SSJ-A25-3": Text(
        "规则没有规定保存期限；请按《玉溪市行政执法全过程记录办法》等规定补上，或说明理由",
        "the rules give no time of retention; settle it, or say why not",
    ),
    "SSJ-A25-4": Text(
        "归档形式“{found}”不是规则写的“{expected}”", "the form '{found}' is not the rules' '{expected}'"
    ),
    "SSJ-ACT-ACKNOWLEDGE-FOLLOW-UP": Text(
        "“{body}”收到移交（{sent_on} 送出），文号 {number}",
        "'{body}' acknowledged the hand-over of {sent_on}, number {number}",
    ),
    "SSJ-ACT-ARCHIVE-TASK": Text(
        "归档第 {edition} 版：{targets} 户，{form}，存放于{place}",
        "archived, edition {edition}: {targets} targets, {form}, kept at {place}",
    ),
    "SSJ-ACT-CLOSE-FOLLOW-UP": Text("后续完结：{outcome}", "brought the follow-up to an end: {outcome}"),
    "SSJ-ACT-CLOSE-LEAD": Text("线索办结：{outcome}", "closed the lead: {outcome}"),
    "SSJ-ACT-CONCLUDE-REEXAMINATION": Text(
        "复查结论：{outcome}，复查人 {reviewers}", "concluded the re-examination: {outcome}, by {reviewers}"
    ),
    "SSJ-ACT-CORRECT-RESULT": Text(
        "更正：{changes}；{reason}（{approver} 批准）",
        "corrected: {changes}; {reason} (approved by {approver})",
    ),
    "SSJ-ACT-DISMISS-ERROR": Text(
        "第 {number} 号发现的错误经核查认定无误：{reason}（{approver} 批准）",
        "error {number} is none after all: {reason} (approved by {approver})",
    ),
    "SSJ-ACT-ENTER-OTHER-CHECK": Text(
        "登记其他检查：“{body}”{on} 检查 {subject}",
        "entered another check: '{body}' inspected {subject} on {on}",
    ),
    "SSJ-ACT-FILE-CASE": Text("立案：{file_number}", "filed the case: {file_number}"),
    "SSJ-ACT-FORWARD-OBJECTION": Text(
        "异议转交发起部门", "forwarded the objection to the initiating department"
    ),
    "SSJ-ACT-NOTE-ERROR": Text(
        "“{department}”{on} 发现事项 {items} 的公示有错误：{wrong}",
        "'{department}' found an error in what is public of items {items} on {on}: {wrong}",
    ),
    "SSJ-ACT-OPEN-FOLLOW-UP": Text(
        "启动后续（{matter}）：{target} 的事项 {item}，由“{competent}”处理，依据{basis}",
        "opened a follow-up ({matter}): item {item} of {target}, for '{competent}', under {basis}",
    ),
    "SSJ-ACT-RECEIVE-OBJECTION": Text(
        "{applicant} 对第 {version} 版公示的事项 {items} 提出异议，“{received_by}”收到",
        "{applicant} objected to items {items} of version {version}, received by '{received_by}'",
    ),
    "SSJ-ACT-RECORD-CASE-CHECK": Text(
        "个案检查（{on}，{inspectors}）：{found}",
        "inspected because of the lead ({on}, {inspectors}): {found}",
    ),
    "SSJ-ACT-RECORD-MISCONDUCT": Text(
        "登记违规线索 {number}（内容限有权人员查阅）",
        "recorded misconduct {number} (what it says is restricted)",
    ),
    "SSJ-ACT-REGISTER-LEAD": Text(
        "登记线索（{source}）：{subject}，由“{department}”处理",
        "registered a lead ({source}): {subject}, for '{department}'",
    ),
    "SSJ-ACT-REQUEST-SUPPLEMENT": Text(
        "要求在 {until} 以前（含当日）补正：{wanted}", "asked for what is missing by {until}: {wanted}"
    ),
    "SSJ-ACT-SEAL-FILE": Text(
        "立卷：文字材料 {papers} 份，音像记录 {recordings} 份",
        "put the file together: {papers} papers, {recordings} recordings",
    ),
    "SSJ-ACT-SEND-FEEDBACK": Text("反馈复查情况：{paper}", "told the target what came of it: {paper}"),
    "SSJ-ACT-SUPPLEMENT-OBJECTION": Text("补正 {papers} 份材料", "handed in {papers} more papers"),
    "SSJ-ACT-WITHHOLD-RESULT": Text(
        "不予公示：{ground}（{approver} 批准）", "withheld the result: {ground} (approved by {approver})"
    ),
    "SSJ-ARCHIVE-CHANGED": Text(
        "归档以后被改动：这一行与案卷目录的摘要不一致；请查明是谁动过",
        "changed since it was archived: the line is not that of the manifest; find out who touched it",
    ),
    "SSJ-ARCHIVE-CLOSED": Text(
        "任务 {task} 已经归档，不再改动；更正、异议和后续另行办理",
        "task {task} is archived and does not change any more; correct, object and follow up apart from it",
    ),
    "SSJ-ARCHIVE-DEPARTMENT": Text(
        "由任务发起部门“{expected}”归档", "the initiating department, '{expected}', archives"
    ),
    "SSJ-ARCHIVE-ERROR": Text(
        "{target} 第 {number} 号发现的错误还没有更正；请先更正，或经批准认定无误",
        "error {number} of {target} is found and not corrected; correct it first, or have it approved that it is none",
    ),
    "SSJ-ARCHIVE-FILE": Text(
        "{target} 还没有立卷；请先公示（或决定不予公示）并立卷",
        "the file of {target} is not put together yet; publish (or withhold) its result and do so",
    ),
    "SSJ-ARCHIVE-LOST": Text(
        "归档以后缺失：只剩 {lines} 行；请从备份恢复",
        "missing since it was archived: {lines} lines are left; restore it",
    ),
    "SSJ-ARCHIVE-MISSING": Text(
        "“{stream}”没有列入案卷；请一并归档", "'{stream}' is not in the archive; put it in"
    ),
    "SSJ-ARCHIVE-NUMBER": Text(
        "应是第 {expected} 版，写的是第 {found} 版", "this is edition {expected}, not {found}"
    ),
    "SSJ-ARCHIVE-OBJECTION": Text(
        "{target} 的第 {number} 次异议还没有办结；请先复查、反馈",
        "objection {number} of {target} is open; examine and answer it first",
    ),
    "SSJ-ARCHIVE-PENDING": Text(
        "{target} 的事项 {item} 待后续处理，移交还没有回执和处理结果；请先办结后续",
        "item {item} of {target} waits to be dealt with, and its hand-over has no receipt and result; bring a follow-up to its end first",
    ),
    "SSJ-ARCHIVE-SAME": Text(
        "与第 {edition} 版一样；没有新的内容不用补充归档",
        "this is as in edition {edition}; without anything new there is nothing to archive",
    ),
    "SSJ-ARCHIVE-UNCORRECTED": Text(
        "{target} 的第 {number} 次异议确有错误，还没有更正；请先更正",
        "objection {number} of {target} was right, and nothing is corrected yet; do so first",
    ),
    "SSJ-ARCHIVE-UNLOCKED": Text(
        "任务 {task} 还没有锁定名单，没有可归档的",
        "the list of task {task} is not locked: there is nothing to archive",
    ),
    "SSJ-ARCHIVE-UNSHOWN": Text(
        "{target} 还有 {number} 版没有公示回执；请先送达平台",
        "{number} versions of {target} lack the platform's receipt; send them first",
    ),
    "SSJ-CASE-CLOSED": Text(
        "线索已在 {on} 办结；有新的情况请另行登记",
        "the lead was closed on {on}; register anything new apart from it",
    ),
    "SSJ-CASE-DAY": Text(
        "检查日期 {day} 须在收到线索（{received}）之后、登记之前",
        "{day} has to lie after the lead came ({received}) and before now",
    ),
    "SSJ-CASE-FILED": Text("已经立案：{number}", "it is filed already: {number}"),
    "SSJ-CHECKS-REPEATED": Text(
        "{subject} 本年度由联合抽查检查过的事项没有如实列出；请重新取",
        "what joint tasks inspect of {subject} this year is not named as it is; take it anew",
    ),
    "SSJ-CHECKS-TWICE": Text(
        "这次检查（{reference}）已经登记", "this check ({reference}) is on record already"
    ),
    "SSJ-CORRECT-BEFORE": Text(
        "现在公示的是“{expected}”；请按现在的公示填写更正前的结果",
        "what is public is '{expected}'; say that as what is corrected",
    ),
    "SSJ-CORRECT-FOUND": Text(
        "因异议更正的，发现错误之日是复查结论之日 {expected}",
        "after an objection the error was found on the day of the conclusion, {expected}",
    ),
    "SSJ-CORRECT-FOUND-EARLY": Text(
        "结果 {entered} 才录入，此前谈不上发现错误；请改发现错误之日",
        "the result was entered on {entered}, nobody found it wrong before; correct the day",
    ),
    "SSJ-CORRECT-NOTED": Text(
        "这个错误登记的发现之日是 {expected}；更正请写这一天",
        "the error is on record as found on {expected}; name that day",
    ),
    "SSJ-CORRECT-OBJECTION": Text(
        "写了第几次异议就要写它的复查结论，没有异议的都不写",
        "an objection's number stands with its conclusion, and neither without the other",
    ),
    "SSJ-CORRECT-SAME": Text(
        "事项 {item} 更正前后一样；没有改动的不用列",
        "item {item} stays as it is; leave out what does not change",
    ),
    "SSJ-CORRECT-UNPUBLISHED": Text(
        "{target} 的结果还没有公示，不用更正；有错的请退回重新核实",
        "the result of {target} is not public yet: there is nothing to correct, return it to the team",
    ),
    "SSJ-CORRECT-UPHELD": Text(
        "复查没有认定事项 {item} 有错误（有错误的：{known}）；别的错误请另行更正",
        "the re-examination did not find item {item} wrong (wrong: {known}); correct other errors apart from it",
    ),
    "SSJ-DUE-CORRECTION": Text("更正确有错误的结果", "correct what was found wrong"),
    "SSJ-DUE-FEEDBACK": Text("反馈复查情况", "tell the target what came of the re-examination"),
    "SSJ-DUE-FOLLOWUP": Text("后续处置完结", "bring the follow-up to an end"),
    "SSJ-DUE-LEAD": Text("处置个案线索", "look into the lead"),
    "SSJ-DUE-OBJECTION": Text("可以提出异议", "objections are possible"),
    "SSJ-DUE-PUBLICITY": Text("公示检查结果", "make the result public"),
    "SSJ-DUE-REEXAMINATION": Text("组织复查", "examine the result again"),
    "SSJ-DUE-SUPPLEMENT": Text(
        "补正异议材料，或期满后核查", "have what is missing of an objection, or look into it without"
    ),
    "SSJ-DUE-TRANSFER": Text("移送涉嫌犯罪线索", "transfer the suspected crime"),
    "SSJ-ERROR-NOTED": Text(
        "事项 {item} 的错误已经登记（第 {number} 号，{on} 发现），还没有更正；请更正，不用再登记",
        "an error of item {item} is on record (number {number}, found on {on}) and open; correct it, there is nothing to add",
    ),
    "SSJ-ERROR-UNKNOWN": Text(
        "没有第 {number} 号未更正的错误（未更正的：{known}）；请核对编号",
        "there is no open error {number} (open: {known}); correct the number",
    ),
    "SSJ-FOLLOWUP-AFTER": Text(
        "待后续处理的或涉嫌犯罪的，才能在结果（{result}）以后发现，发现之日须晚于结果之日；请核对",
        "only what is to be dealt with later, or a suspected crime, comes out after the result, and on a later day than that of {result}; correct it",
    ),
    "SSJ-FOLLOWUP-BODY": Text(
        "移交的是“{expected}”，回执须是它的；由别的机关处理的，请另行启动后续，这一项以改由那一项处理完结",
        "it went to '{expected}', the receipt is to be theirs; open another follow-up where somebody else sees to it, and end this one as moved to that",
    ),
    "SSJ-FOLLOWUP-CLOSED": Text(
        "后续已在 {on} 完结；有新的情况请另行启动",
        "the follow-up ended on {on}; open another one for anything new",
    ),
    "SSJ-FOLLOWUP-FOUND": Text(
        "发现之日须在 {first} 至 {last} 之间：名单锁定以后，结果作出（或更正）以前；请改日期，结果以后才查出的请写结果之日",
        "it was found between {first} and {last}: after the list was locked, before the result was made or corrected; correct the day, or name that of the result where it came out after it",
    ),
    "SSJ-FOLLOWUP-HANDED": Text(
        "“{body}”已在 {on} 收到；不再登记",
        "'{body}' acknowledged it on {on}; that is on record",
    ),
    "SSJ-FOLLOWUP-JUDICIAL": Text(
        "涉嫌犯罪的须移送司法机关，不能由“{competent}”自行处理；请写接收移送的机关（如公安机关）",
        "a suspected crime goes to the judicial organs, '{competent}' does not see to it itself; name whom it is transferred to, such as the police",
    ),
    "SSJ-FOLLOWUP-IDLE": Text(
        "第 {number} 项后续没有人签收就已完结，不能由它接着处理；请另行启动后续",
        "follow-up {number} ended with nobody's receipt and goes on with nothing; open another one",
    ),
    "SSJ-FOLLOWUP-MOVED": Text(
        "接着处理的须是第 {number} 项以外、同一检查对象、同一事项（{item}）、同一种类、同一发现之日的后续；请核对",
        "what goes on with it is another follow-up than {number}, of the same target, item ({item}) and kind, found on the same day; correct it",
    ),
    "SSJ-FOLLOWUP-NOTHING": Text(
        "事项 {item} 没有发现问题，也没有不配合检查，没有可以处置的；请核对事项",
        "nothing was found of item {item}, and nobody refused: there is nothing to follow up; look at the item",
    ),
    "SSJ-FOLLOWUP-ORDER": Text(
        "移交须在发现（{found}）之后、回执（{received}）之前；请改日期",
        "it is handed over after it was found ({found}) and before it is acknowledged ({received}); correct the day",
    ),
    "SSJ-FOLLOWUP-OTHER": Text(
        "这项后续是 {target} 的事项 {item}；请写它现在的结果",
        "this follow-up is of item {item} of {target}; name what stands for that now",
    ),
    "SSJ-FOLLOWUP-STANDS": Text(
        "事项 {item} 现在的结果仍有问题须处置，不能以更正为由完结",
        "what stands for item {item} still has something to follow up: a correction does not end it",
    ),
    "SSJ-FOLLOWUP-UNRECEIVED": Text(
        "“{competent}”还没有回执；请先登记回执",
        "'{competent}' has not acknowledged it; put the receipt on record first",
    ),
    "SSJ-OBJECTION-ACCEPTED": Text(
        "申请在期限（{last}）内提出，材料齐全，须作为异议复查",
        "the application came in time (until {last}) and is complete: examine it as an objection",
    ),
    "SSJ-OBJECTION-APPLICATION": Text(
        "书面申请已经有了；不同的诉求请另行提出异议",
        "the written application is there; make another objection for anything else",
    ),
    "SSJ-OBJECTION-BEFORE": Text(
        "不能早于 {since}；请改时间", "this cannot be before {since}; correct the time"
    ),
    "SSJ-OBJECTION-COMPLETE": Text(
        "材料在 {on} 已经齐全，不再要求补正；请组织复查",
        "all is there since {on}: nothing more is asked for; examine it again",
    ),
    "SSJ-OBJECTION-CONCLUDED": Text(
        "{on} 已经作出复查结论；有新的证据请另行提出异议",
        "it was concluded on {on}; with new evidence make another objection",
    ),
    "SSJ-OBJECTION-EARLY": Text(
        "{published} 才公示，公示以前没有异议；请核对时间",
        "it was made public on {published}, nobody objects before that; correct the time",
    ),
    "SSJ-OBJECTION-ELSEWHERE": Text(
        "“{agency}”还没有收到申请；请先转交",
        "'{agency}' does not have the application yet; forward it first",
    ),
    "SSJ-OBJECTION-EVIDENCE": Text(
        "“{title}”已经交过了；只列新的材料", "'{title}' is there already; name new papers only"
    ),
    "SSJ-OBJECTION-FORWARDED": Text(
        "“{agency}”在 {on} 已经收到；不用再转交",
        "'{agency}' has it since {on}; there is nothing to forward",
    ),
    "SSJ-OBJECTION-ITEM": Text(
        "事项 {item} 不在其中（有：{known}）；没有改动的事项请对原来那一版提出",
        "item {item} is not among them ({known}); what was not corrected is objected to in the version before",
    ),
    "SSJ-OBJECTION-LAST-DAY": Text(
        "登记的最后一日 {found} 不是按日历算出的 {least}；期限不能缩短，也不能另定",
        "the last day on record, {found}, is not the calendar's {least}; nobody shortens or sets the period",
    ),
    "SSJ-OBJECTION-MISSING": Text(
        "事项 {item} 没有复查结论；每个事项都要有", "item {item} has no outcome; each item needs one"
    ),
    "SSJ-OBJECTION-NOT-ACCEPTED": Text(
        "申请晚于 {last} 或材料不齐，不作为异议复查；请作内部核查（internal）",
        "the application came after {last} or is not complete: it is no objection; look at it internally (internal)",
    ),
    "SSJ-OBJECTION-NUMBER": Text(
        "第 {number} 次异议与前一次不相接；请取前一次的内容",
        "objection {number} does not follow the one before it; take that as it stands",
    ),
    "SSJ-OBJECTION-UNTIL": Text(
        "补正期限要在今天（{on}）以后；请给对方留出时间",
        "the last day for what is missing comes after today ({on}); leave some time for it",
    ),
    "SSJ-OBJECTION-WAIT": Text(
        "材料不齐全的，先要求补正；到 {until} 过后仍未补齐，才作内部核查",
        "ask for what is missing first; only when it has not come after {until} is it looked at internally",
    ),
    "SSJ-OBJECTION-REMEDIES": Text(
        "救济途径须照规则写“{expected}”", "the remedies are told in the rules' words: '{expected}'"
    ),
    "SSJ-OBJECTION-STRANGER": Text(
        "只有被检查对象 {target} 可以提出异议；其他人的请登记为投诉举报线索",
        "only the target {target} can object; register what others say as a complaint",
    ),
    "SSJ-OBJECTION-TOLD": Text("{on} 已经反馈；不再登记", "it was fed back on {on}; that is on record"),
    "SSJ-OBJECTION-UNDECIDED": Text(
        "还没有复查结论；请先复查", "there is no conclusion yet; examine it again first"
    ),
    "SSJ-SEAL-CLOSED": Text(
        "{target} 的档案已经立卷，只接受发现错误的登记、更正和回执",
        "the file of {target} is put together and takes only errors that are found, corrections and receipts",
    ),
    "SSJ-SEAL-MISSING": Text(
        "卷内缺“{role}”（{title}），或者摘要值与日志里的不一致；请补上那一份，扫描件写明是哪一份的副本（copy_of）",
        "the file lacks '{role}' ({title}), or its digest is not the journal's; add it, and say of a scan what it is a copy of (copy_of)",
    ),
    "SSJ-SEAL-OTHER": Text(
        "这份“{role}”的摘要值在日志里没有，不是这一户的；请核对，确属其他材料的换一个名称",
        "the journal holds no '{role}' with this digest: it is none of this target's; check it, or give it another role",
    ),
    "SSJ-SEAL-TWICE": Text("已在 {at} 立卷", "the file was put together at {at}"),
    "SSJ-SEAL-UNSETTLED": Text(
        "{target} 的结果还没有公示，也没有决定不予公示；请先办结",
        "the result of {target} is neither public nor withheld; settle that first",
    ),
    "SSJ-WITHHOLD-PUBLISHED": Text(
        "结果已在 {on} 公示，不能再不予公示；有错的请更正",
        "the result is public since {on} and cannot be withheld any more; correct it where it is wrong",
    ),
    "SSJ-WITHHOLD-TWICE": Text("已经决定不予公示：{ground}", "it is withheld already: {ground}"),
}
