"""What an announcement or a lock is refused or questioned for by the rules of drawing, selecting and importing (第十一条、第十二条)."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-A03-3-TARGET": Text(
        "任务 {task} 也抽到它，检查时间 {first} 至 {last} 与本任务重叠；请合并成一次检查",
        "task {task} drew it too, and its days {first} to {last} overlap this task's; inspect it once for both",
    ),
    "SSJ-A11-6": Text(
        "导入的名单里有 {count} 户不在检查对象名录库里：{targets}；请核实它们存在、在管辖范围内",
        "{count} targets of the imported list are not in the standing registry: {targets}; make sure of them",
    ),
    "SSJ-A11-7-CENSUS": Text(
        "导入的名单 {size} 户全部抽取：没有随机；抽中谁在导入时就定了",
        "all {size} targets of the imported list are drawn: nothing is left to chance; who is drawn was decided by the import",
    ),
    "SSJ-A11-7-EXACT": Text(
        "导入的名单正好是应抽的 {size} 户：没有随机；抽中谁在导入时就定了",
        "the imported list has exactly the {size} targets that are needed: nothing is left to chance",
    ),
    "SSJ-A11-7-LIST": Text(
        "导入的名单只有范围内 {standing} 户里的 {listed} 户，{without} 户没有机会被抽到；标准：{criterion}",
        "the imported list has {listed} of the {standing} targets in range, {without} have no chance; criterion: {criterion}",
    ),
    "SSJ-A12-1": Text(
        "“{department}”选择产生方式时没有写明客观因素：{missing}",
        "'{department}' chose its mode without weighing these objective factors: {missing}",
    ),
    "SSJ-A12-3": Text(
        "直接委派，而可抽的有 {pool} 人，多于 {most} 人：能够随机抽取的应当随机抽取；确需委派的写明理由",
        "assigned directly although {pool} can be drawn, more than {most}: draw at random, or say why not",
    ),
    "SSJ-A12-5": Text(
        "向“{unit}”借用人员，没有写跨区域协助的依据",
        "inspectors of '{unit}' are borrowed without a basis of assistance across regions",
    ),
    "SSJ-A12-10": Text(
        "可抽的 {pool} 人，正好是或不够所需的 {needed} 人：没有选择余地，抽取结果是确定的",
        "{pool} can be drawn for {needed} places: there is no choice, the outcome is certain",
    ),
    "SSJ-LIBRARY-LATE": Text(
        "名单在公告之后（{imported}）才导入；须先导入、再冻结、再公告",
        "the list was imported after the announcement, at {imported}; import, freeze, then announce",
    ),
    "SSJ-LIBRARY-SIZE": Text(
        "导入的名单 {listed} 户，公告的快照 {size} 户；快照须就是这份名单",
        "the imported list has {listed} targets and the announced roll {size}; the roll is that list",
    ),
    "SSJ-TASK-ASSIGNED": Text(
        "直接委派的名额 {places} 个，委派了 {found} 人；须正好相等",
        "{places} places are assigned directly and {found} people are named; they must be as many",
    ),
    "SSJ-TASK-ASSIGNED-DRAWN": Text(
        "“{department}”不是直接委派，不应指定人员",
        "'{department}' does not assign directly, so that it names nobody",
    ),
    "SSJ-TASK-BASE": Text(
        "比例应以 {expected} 为基数（ratio_base），这里是 {found}",
        "ratios are of '{expected}' (ratio_base), not of '{found}'",
    ),
    "SSJ-TASK-BATCH-DAYS": Text(
        "批次的日子不在任务的执行时间 {first} 至 {last} 之内",
        "the batch's days are not within the task's, {first} to {last}",
    ),
    "SSJ-TASK-BATCH-ORDER": Text(
        "批次须按先后排列；这一批从 {first} 开始，早于上一批",
        "batches follow each other in time; this one begins on {first}, before the last one",
    ),
    "SSJ-TASK-BATCH-SIZE": Text(
        "各批合计 {size} 户，应抽 {quota} 户；须正好分完",
        "the batches hold {size} targets and {quota} are drawn; they must be as many",
    ),
    "SSJ-TASK-CONSENT": Text(
        "“{unit}”的同意还没有作出；须先同意再公告",
        "the consent of '{unit}' is yet to come; it comes before the announcement",
    ),
    "SSJ-TASK-DRAW-MODE": Text(
        "抽取方式“{value}”不在规则集里；可用：{known}",
        "the draw mode '{value}' is none of the rulebook's: {known}",
    ),
    "SSJ-TASK-FACTOR": Text(
        "客观因素“{value}”不在规则集里；可用：{known}",
        "the factor '{value}' is none of the rulebook's: {known}",
    ),
    "SSJ-TASK-LEAST": Text(
        "至少应抽 {least} 户，公告合计 {quota} 户（min_selected）",
        "at least {least} are drawn and the announcement has {quota} (min_selected)",
    ),
    "SSJ-TASK-LOANS": Text(
        "“{department}”：与相邻区域随机匹配的须写明借用谁的人，其他方式不写",
        "'{department}': with neighbours the loans are named, with other modes there are none",
    ),
    "SSJ-TASK-MODE": Text(
        "产生方式“{value}”不在规则集里；可用：{known}",
        "the selection mode '{value}' is none of the rulebook's: {known}",
    ),
    "SSJ-TASK-MODE-MISSING": Text(
        "没有写“{department}”怎样产生检查人员（第十二条）",
        "how '{department}' finds its inspectors is not said (art. 12)",
    ),
    "SSJ-TASK-NOBODY": Text(
        "“{department}”没有一个可以检查的人，也没有向相邻区域借用：任务办不下去；请补充人员、借用，或调整参与部门",
        "'{department}' has nobody who could inspect and borrows nobody: the task is blocked; find people, borrow, or change the departments",
    ),
    "SSJ-TASK-ORDER": Text(
        "全部排出次序的，各层须全部抽取（比例 100%）",
        "an order is drawn of everybody: every stratum is drawn whole (ratio 100%)",
    ),
    "SSJ-TASK-POOL": Text(
        "公告说“{department}”可抽 {said} 人，冻结的名录里是 {found} 人",
        "the announcement says that {said} of '{department}' can be drawn, the frozen roll has {found}",
    ),
    "SSJ-TASK-POOL-PEOPLE": Text(
        "冻结的名录里，“{department}”可抽的不是委派的那些人，或借用的人不在其中",
        "in the frozen roll the eligible of '{department}' are not those assigned, or somebody lent is missing",
    ),
    "SSJ-TASK-PUBLISH-FROM": Text(
        "整个活动不宜告知：名单须到检查全部结束（{last}）之后才公开，请写 publish_from",
        "the whole activity is secret: the list is public only after the last day, {last}; set publish_from",
    ),
    "SSJ-TASK-ROUNDING": Text(
        "应抽数应按 {expected} 取整，这里是 {found}",
        "quotas are rounded '{expected}', not '{found}'",
    ),
    "SSJ-TASK-SELECTION-POOL": Text(
        "“{department}”：读人员名录的不写 pool，从名录里数；不读的须写明可以检查的有几人",
        "'{department}': a pool is counted where inspectors are read, and written where they are not",
    ),
    "SSJ-TASK-TEAM-SIZE": Text(
        "每个检查小组至少 {least} 人，名额合计 {found} 人（min_drawn_team）",
        "a team has at least {least} members, the slots give {found} (min_drawn_team)",
    ),
    "SSJ-X-3-SMALL": Text(
        "随机数全部来自公开来源，可能的取值只有 {outcomes} 种：有人可以事先逐一试算；请再请一方提供随机数",
        "chance comes from public sources alone, with {outcomes} possible values: somebody could try them all; ask a party to contribute",
    ),
    "SSJ-TASK-ADJACENT": Text(
        "组织机构名册里没有 {region} 与 {other} 相邻，或单位不在所写的区域；请先登记再借用",
        "the list of units does not say that {region} and {other} are adjacent, or who lies there; list them first",
    ),
    "SSJ-TASK-TERRITORIAL": Text(
        "事项“{item}”有属地规定（第十二条“另有规定的除外”）：名额的区域须为 same，不得借用",
        "item '{item}' is territorial (art. 12): the slots' area is 'same', and nobody is lent",
    ),
    "SSJ-TASK-RANGE": Text(
        "{target} 不在范围内（{range}）",
        "{target} is not in the range ({range})",
    ),
    "SSJ-TASK-STAGE": Text(
        "{target} 的区域 {area} 不是第一阶段抽到的",
        "the area {area} of {target} was not drawn in the first stage",
    ),
    "SSJ-TASK-RATIO-CAP": Text(
        "抽查比例“{ratio}”超过清单给事项“{item}”的上限“{cap}”；请降低，或分开设任务",
        "the ratio '{ratio}' is above the checklist's cap of item '{item}', '{cap}'; lower it, or set up another task",
    ),
    "SSJ-X-11": Text(
        "抽取没有见证人；请请人见证并写明，或写明为什么没有",
        "nobody watched the draw; name a witness, or say why there is none",
    ),
    "SSJ-X-36": Text(
        "见证人 {witness} 就是公告或确认的人；应由别人见证",
        "witness {witness} announced or confirms the draw himself; somebody else should watch",
    ),
    "SSJ-TASK-LAST": Text(
        "各部门上一个任务的检查人员与留痕不符或没有写全；请重新确认",
        "who inspected in the departments' last tasks is not told as the journal has it; confirm again",
    ),
    "SSJ-TASK-NAMED": Text(
        "{inspector} 不在冻结的人员名录快照里，却写了姓名；请删去",
        "{inspector} is named and does not stand in the frozen roll of inspectors; leave the name out",
    ),
    "SSJ-TASK-FLAGGED-ENTRY": Text(
        "{target} 因 {flagged} 有第八条的情形，公告里却没有列入；请作废，重新公告",
        "{target} is flagged because of {flagged}, which the announcement does not say; void the round and announce again",
    ),
    "SSJ-X-36-APPROVER": Text(
        "批准人 {approver} 就是经办人；应由别人批准",
        "{approver} approves what he does himself; somebody else should approve",
    ),
    "SSJ-A11-15": Text(
        "锁定到检查开始相隔 {days} 日，超过 {most} 日：名单容易泄露",
        "{days} days lie between lock and inspection, more than {most}: the list may leak",
    ),
    "SSJ-A12-2-ROTATION": Text(
        "{inspector} 在本部门上一个任务 {task} 里检查过，又被抽到；应当轮换",
        "{inspector} inspected in the department's last task, {task}, and is drawn again; inspectors should rotate",
    ),
    "SSJ-ACT-ASSIGN-TEAMS": Text(
        "直接委派检查小组 {teams} 个，从 {pool} 人中",
        "assigned {teams} teams out of {pool} people",
    ),
    "SSJ-TASK-TEAMS-THERE": Text(
        "检查人员已经抽取或委派；人员有变动的，用更换",
        "the teams are drawn or assigned already; who changes is substituted",
    ),
    "SSJ-TASK-TEAM-FORMER": Text(
        "“{unit}”的小组刚委派，不能写有人换下或中途加入；删去，人员有变动的用更换（第十三条）",
        "the team of '{unit}' is only assigned now: nobody has left it or joined later; leave that out, and substitute (art. 13)",
    ),
    "SSJ-TASK-TEAM-LEADER": Text(
        "“{unit}”的小组须恰有一名组长，由发起部门的人担任（第十三条）",
        "the team of '{unit}' has exactly one leader, of the initiating department (art. 13)",
    ),
    "SSJ-TASK-TEAM-MEMBER": Text(
        "{inspector} 不能进“{unit}”的小组：须在名录里、可以检查、属于所列部门、有所需资质、区域相符、不须回避",
        "{inspector} cannot be in the team of '{unit}': listed, able to inspect, of that department, skilled, of the right area, and not recused",
    ),
    "SSJ-TASK-TEAM-PLACES": Text(
        "“{unit}”的小组人数与各部门的名额不符",
        "the team of '{unit}' does not have the places of each department",
    ),
    "SSJ-TASK-TEAM-TARGETS": Text(
        "每个被抽取的对象须恰有一个小组，这些不是：{targets}",
        "each drawn target has exactly one team, unlike: {targets}",
    ),
}
