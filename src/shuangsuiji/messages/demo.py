"""What the demo says, and how a history is shown."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-COLUMN-DAY": Text("完成日期", "finished"),
    "SSJ-COLUMN-ITEM": Text("检查事项", "item"),
    "SSJ-COLUMN-RESULT": Text("检查结果", "result"),
    "SSJ-DEMO-ANNOUNCE": Text("抽取前公告（第十一条）", "announcing the draw (art. 11)"),
    "SSJ-DEMO-BEGIN": Text(
        "演示：机构、人员、企业和日期都是虚构的；省级平台由 shuangsuiji-sandbox 扮演，经 HTTP 往来。\n"
        "带编号的每一行是日志里的一条：编号、时间、谁、做了什么、依据。",
        "Demo: bureau, persons, companies and dates are invented; shuangsuiji-sandbox plays the provincial platform over HTTP.\n"
        "Each numbered line is an entry of the journal: number, time, who, what, under which article.",
    ),
    "SSJ-DEMO-CHECK": Text("自行核验：抽取和日志", "verifying the draw and the journal"),
    "SSJ-DEMO-CHECKLIST": Text(
        "联合抽查事项清单，三处公示（第五条、第六条）", "the checklist, shown on three channels (art. 5, 6)"
    ),
    "SSJ-DEMO-DRAW": Text(
        "揭示随机数，抽取对象和人员（第十一条、第十二条）",
        "reveals; targets and inspectors are drawn (art. 11, 12)",
    ),
    "SSJ-DEMO-INSPECT": Text(
        "检查、签字、录入（第十六条至第十九条）", "inspection, signatures, entry (art. 16-19)"
    ),
    "SSJ-DEMO-LOCK": Text("确认锁定，自动下发（第十一条）", "confirmed, locked, dispatched (art. 11)"),
    "SSJ-DEMO-NONCES": Text(
        "三方各自生成随机数，只交承诺", "three parties draw nonces and hand over commitments"
    ),
    "SSJ-DEMO-PARTY": Text("{party} 的随机数已写入 {file}", "the nonce of {party} is in {file}"),
    "SSJ-DEMO-PLAN": Text("年度抽查工作计划（第七条）", "the annual plan (art. 7)"),
    "SSJ-DEMO-PUBLIC": Text("社会公众在平台上看到的", "what the public sees on the platform"),
    "SSJ-DEMO-REGISTRIES": Text("更新确认“两库”（第九条）", "both registries are confirmed (art. 9)"),
    "SSJ-DEMO-REVIEW": Text(
        "审核：一件退回重新核实，两件通过后自动公示（第十九条）",
        "review: one is returned and verified anew, both are published when passed (art. 19)",
    ),
    "SSJ-DEMO-SANDBOX": Text(
        "演示要用模拟平台；请安装 {package}", "the demo needs the sandbox platform; install {package}"
    ),
    "SSJ-DEMO-STAGE": Text("\n■ {stage}", "\n■ {stage}"),
    "SSJ-DEMO-SUBSTITUTE": Text("更换两名检查人员（第十三条）", "two inspectors are substituted (art. 13)"),
    "SSJ-DEMO-TASK": Text("抽查任务和方案（第十条）", "the task (art. 10)"),
    "SSJ-DEMO-TICKET": Text(
        "\n任何人都能算一个签号（先是 shell，后是 PowerShell）：\n"
        "  printf '%s:%s' {key} {id} | sha256sum\n"
        "  {powershell}\n应得 {ticket}",
        "\nAnyone can compute a ticket (in a shell, or in PowerShell):\n"
        "  printf '%s:%s' {key} {id} | sha256sum\n"
        "  {powershell}\nwhich gives {ticket}",
    ),
    "SSJ-TABLE-PUBLISHED": Text("检查结果公告", "published results"),
    "SSJ-TOLD": Text(
        "{number:>4}  {at}  {by}  {what}（{article}）", "{number:>4}  {at}  {by}  {what} [{article}]"
    ),
    "SSJ-TOLD-UNANSWERED": Text("预警（没有例外批准）：{text}", "warning that nobody answered for: {text}"),
    "SSJ-TOLD-NOTICE": Text("提示：{text}", "notice: {text}"),
    "SSJ-TOLD-OVERRIDE": Text(
        "预警：{text}；{by} 批准：{reason}", "warning: {text}; {by} answered: {reason}"
    ),
    "SSJ-HELP-DEMO-INSPECTED": Text(
        "--year：一年检查多少户；600 户约一万个行为",
        "--year: how many targets are inspected; 600 make about ten thousand acts",
    ),
    "SSJ-HELP-DEMO-YEAR": Text(
        "一整年：三个部门、两个县、六个任务，然后重放、核验、重建、出报表",
        "a whole year: three departments, two counties, six tasks; then replay, verification, rebuilding, reports",
    ),
    "SSJ-YEAR-MONTH": Text("{month}：累计 {acts} 个行为", "{month}: {acts} acts so far"),
    "SSJ-YEAR-NOT-REBUILT": Text(
        "重建的状态与办理时的不同（共 {streams} 个流）；请报告这个错误",
        "states as rebuilt differ from those that were worked with ({streams} streams); please report it",
    ),
    "SSJ-YEAR-REBUILT": Text(
        "{streams} 个流的状态都从日志重建，与办理时的相同",
        "{streams} streams rebuilt from the journal, each as it was worked with",
    ),
    "SSJ-YEAR-VERIFIED": Text(
        "{draws} 次抽取，完整核验通过 {verified} 次", "{draws} draws, {verified} verified completely"
    ),
}
