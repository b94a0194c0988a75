"""文书: what each paper says, as data and as plain text (`printed` says what a paper is); the layout is somebody else's.

wording     blanks, days, quoted names
plain       a paper as plain text
matter      what all papers of a task rely on: task, checklist, rules, departments
silence     不宜告知: the last look at what a target or the public reads
content     what a notice tells, whichever form it takes
notice      联合抽查通知书 (附件)
moj         行政检查通知书 (司法部2025年基本格式)
sheets      记录表（汇总表）、专项检查表
lists       抽查名单: 下发的、公开的
results     检查结果告知书
people      更换审批表
objections  受理、不予受理、补正、复查结论、反馈、更正决定
archive     归档目录
"""
