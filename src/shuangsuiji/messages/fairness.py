"""Messages of the fairness kit: what chance does not explain, and which known defect it looks like."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-FAIR-ARGUMENTS": Text(
        "不能检验：从 {n} 个里抽 {k} 个，试 {trials} 次，给出不同的标识 {ids} 个；请核对（0 ≤ k ≤ n，标识恰好 n 个，次数至少 1，误报率在 0 与 1 之间）",
        "nothing to examine: {k} of {n}, {trials} trials, {ids} different ids; correct it (0 <= k <= n, exactly n ids, at least one trial, a rate between 0 and 1)",
    ),
    "SSJ-FAIR-AVALANCHE": Text(
        "种子只差一位时，两次抽取平均有 {found} 个相同（离散 {spread}，共 {pairs} 对），独立时应为 {expected}（p={p}）；请先对种子取散列再用",
        "draws whose seeds differ by one bit share {found} ids on average (spread {spread}, {pairs} pairs), independent ones {expected} (p={p}); hash the seed before using it",
    ),
    "SSJ-FAIR-COUNTED": Text(
        "种子是连续的数时，前后两次平均有 {found} 个相同（离散 {spread}，共 {pairs} 对），独立时应为 {expected}（p={p}）；请先对种子取散列再用",
        "draws by seeds that are consecutive numbers share {found} ids on average (spread {spread}, {pairs} pairs), independent ones {expected} (p={p}); hash the seed before using it",
    ),
    "SSJ-FAIR-DISTINCT": Text(
        "从 {n} 个里抽 {k} 个，{trials} 次只得出 {distinct} 种结果，远少于应有的（p={p}）；有效的种子估计约 {seeds} 个，请用 256 位的种子",
        "{k} of {n}, {trials} times, gave only {distinct} different draws (p={p}); there are about {seeds} effective seeds, take seeds of 256 bits",
    ),
    "SSJ-FAIR-HEAD": Text(
        "名单最前的 {size} 个一共入选 {found} 次，应约 {expected} 次（p={p}）；请检查取数的范围",
        "the first {size} of the list were drawn {found} times together, about {expected} expected (p={p}); check the range that is drawn from",
    ),
    "SSJ-FAIR-IDLE-BITS": Text(
        "种子的 {bits} 位里有 {idle} 位改了也不影响结果（如第 {first} 位；p={p}）；请使用整个种子",
        "{idle} of the seed's {bits} bits change nothing (such as {first}; p={p}); use the whole seed",
    ),
    "SSJ-FAIR-INCLUSION": Text(
        "各位置的入选次数不像均匀抽取：χ²={statistic}，自由度 {freedom}（p={p}）；太大是不均，太小是被安排得过匀",
        "positions are not drawn as evenly as by chance: chi-square {statistic} on {freedom} (p={p}); large is uneven, small is arranged",
    ),
    "SSJ-FAIR-INPUT-ORDER": Text(
        "{seeds} 个种子里有 {other} 个，名单倒过来就抽出别的对象；请在公布种子之前固定名单的顺序",
        "{other} of {seeds} seeds draw others when the list is reversed; fix the list's order before the seed is known",
    ),
    "SSJ-FAIR-LEADER-RANK": Text(
        "每组 {k} 人里，按名单排第 {rank} 的当组长 {found} 次，应约 {expected} 次（p={p}）；请检查组长怎样产生",
        "of each team of {k}, the one who is number {rank} by the list led {found} times, about {expected} expected (p={p}); check how leaders are chosen",
    ),
    "SSJ-FAIR-LEFT-BROKEN": Text(
        "给出的抽取不成立，频率一类的检验没有做；请先改正上面的错误",
        "what was given is no draw, so frequencies were not measured; correct the faults above first",
    ),
    "SSJ-FAIR-LEFT-EXTRAS": Text(
        "人数恰好轮尽，没有人多分到，“谁多分到”没有检验；要检验请换一个对象数",
        "places come out even, so who bears one more was not measured; to measure it take another number of targets",
    ),
    "SSJ-FAIR-LEFT-FEW": Text(
        "每格预期不足 {least} 次，卡方检验没有做（试了 {trials} 次）；请增加次数",
        "chi-squares were not taken, for cells expect fewer than {least} ({trials} trials); try more often",
    ),
    "SSJ-FAIR-LEFT-LEADERS": Text(
        "按要求没有检验组长；要检验请让每组第一个为组长，不要排除 leaders",
        "leaders were not measured, as asked; to measure them let the first of a team lead it, and do not leave out leaders",
    ),
    "SSJ-FAIR-LEFT-LOADS": Text(
        "按要求没有检验任务是否平均；要检验请不要排除 loads",
        "evenness of loads was not measured, as asked; to measure it do not leave out loads",
    ),
    "SSJ-FAIR-LEFT-NO-CHOICE": Text(
        "从 {n} 个里抽 {k} 个没有选择的余地，频率一类的检验没有做；请换一个个数",
        "{k} of {n} leaves no choice, so frequencies were not measured; take another number",
    ),
    "SSJ-FAIR-LEFT-OWN": Text(
        "只用给出的 {n} 个标识，没有检验更长的名单（{sizes} 个）；要检验请不给标识，或给出更多",
        "only the {n} given ids were drawn from, longer lists ({sizes}) were not; to measure those give no ids, or more",
    ),
    "SSJ-FAIR-LEFT-PAIRS": Text(
        "名单有 {n} 个，多于 {most} 个，成对入选没有逐对检验，只看相邻的；要检验请用较短的名单",
        "of {n} ids, more than {most}, only neighbours were measured and not every pair; to measure those take a shorter list",
    ),
    "SSJ-FAIR-LEFT-RECUSALS": Text(
        "每组用尽全部检查人员，没有检验回避；请增加检查人员",
        "teams take all inspectors, so recusals were not measured; take more inspectors",
    ),
    "SSJ-FAIR-LEFT-SHIFT": Text(
        "被回避者本人此后多得多少没有检验：各种公正的办法补回的快慢不同；需要的请核对其规则",
        "how soon a recused one gets back his place was not measured, for fair rules differ in it; read the rule where that matters",
    ),
    "SSJ-FAIR-LIKE-CLOCK": Text(
        "像是没有用给出的种子，而用了时钟或固定的数",
        "it looks like a draw that takes a clock or a constant for its seed",
    ),
    "SSJ-FAIR-LIKE-FAVOURITE": Text(
        "像是有个别对象受到特殊照顾",
        "it looks like a few ids that are favoured or spared",
    ),
    "SSJ-FAIR-LIKE-MODULO": Text(
        "像是取余的偏差、没洗完就取前面的，或者前面的一段权重更大",
        "it looks like a remainder's bias, a shuffle that stopped early, or a weight on the first part of the list",
    ),
    "SSJ-FAIR-LIKE-PAGE": Text(
        "像是只读了第一页",
        "it looks like a list of which only the first page was read",
    ),
    "SSJ-FAIR-LIKE-ROUNDING": Text(
        "像是四舍五入 round(random*(n-1))：首尾两个只有一半的机会",
        "it looks like round(random*(n-1)): the first and the last have half a chance",
    ),
    "SSJ-FAIR-LIKE-SHORT-SEED": Text(
        "像是种子太短，例如六位数",
        "it looks like a seed that is too short, such as six digits",
    ),
    "SSJ-FAIR-LIKE-SHUFFLE": Text(
        "像是没有洗匀：例如用随机比较排序",
        "it looks like a poor shuffle, such as a sort by random comparisons",
    ),
    "SSJ-FAIR-LIKE-STEP": Text(
        "像是从一个随机起点按固定间隔跳号抽取",
        "it looks like a fixed step from one random start",
    ),
    "SSJ-FAIR-LOADS": Text(
        "一次选派中各人的任务最多相差 {apart} 个，最多的有 {most} 个（设回避 {recusals} 项）；相差应不超过 1，请检查分派的规则",
        "loads of one dealing differ by up to {apart}, the largest is {most} ({recusals} recusals); they may differ by one, check the rule",
    ),
    "SSJ-FAIR-MEMBER": Text(
        "从 {n} 个里抽 {k} 个，抽出了名单里没有的“{id}”；抽取只能给出名单里的标识",
        "{k} of {n}: '{id}' was drawn, which is not on the list; a draw gives ids of the list only",
    ),
    "SSJ-FAIR-NEIGHBOURS": Text(
        "每次入选的相邻对平均 {found} 对，应为 {expected} 对（p={p}）；请检查是否按间隔抽取",
        "neighbours that are drawn together are {found} on average, {expected} expected (p={p}); check whether it draws by intervals",
    ),
    "SSJ-FAIR-OF-EXTRAS": Text(
        "多分到一个任务的人",
        "those who bear one place more",
    ),
    "SSJ-FAIR-OF-LEADERS": Text(
        "组长",
        "leaders",
    ),
    "SSJ-FAIR-OF-RECUSAL": Text(
        "有一人回避的对象，其余人员",
        "the others, at the target that one is recused from",
    ),
    "SSJ-FAIR-OF-RECUSAL-ELSEWHERE": Text(
        "有一人回避时各对象的其余人员",
        "the others, at all targets, while one is recused from the first",
    ),
    "SSJ-FAIR-OF-TEAMS": Text(
        "轮流取各对象的检查组",
        "teams, of each target in turn",
    ),
    "SSJ-FAIR-OK": Text(
        "从 {n} 个里抽 {k} 个，试 {trials} 次，{tests} 项检验没有发现不公",
        "{k} of {n}, {trials} trials: {tests} tests found nothing unfair",
    ),
    "SSJ-FAIR-PAGE": Text(
        "名单共 {n} 个，第 {page} 个以后的每次平均入选 {found} 个，应为 {expected} 个（{trials} 次，p={p}）；请检查是否读全了各页",
        "of {n} ids, those after the first {page} were drawn {found} times on average, {expected} expected ({trials} trials, p={p}); check that all pages are read",
    ),
    "SSJ-FAIR-PAGE-SPREAD": Text(
        "名单共 {n} 个，第 {page} 个以后的每次入选平均 {found} 个，离散只有或多达 {spread}，不像随机（{trials} 次，p={p}）；请检查是否逐页抽取",
        "of {n} ids, those after the first {page} were drawn {found} times on average with a spread of {spread}, which is not chance ({trials} trials, p={p}); check whether each page is drawn apart",
    ),
    "SSJ-FAIR-PAIR": Text(
        "第 {one} 个与第 {other} 个同时入选 {found} 次，应约 {expected} 次（p={p}）；{pairs} 对里有 {never} 对从未同时入选，请检查是否成组抽取",
        "numbers {one} and {other} were drawn together {found} times, about {expected} expected (p={p}); {never} of {pairs} pairs never were: check whether it draws in groups",
    ),
    "SSJ-FAIR-PAIRS": Text(
        "成对入选的次数不像随机：χ²={statistic}，自由度 {freedom}（p={p}）；请检查是否成组抽取",
        "pairs are not drawn together as by chance: chi-square {statistic} on {freedom} (p={p}); check whether it draws in groups",
    ),
    "SSJ-FAIR-PLACE": Text(
        "第 {target} 个对象的检查组里，第 {inspector} 名检查人员出现 {found} 次，应约 {expected} 次（{trials} 次选派，p={p}）；请检查分派的方法",
        "inspector {inspector} came to target {target} {found} times, about {expected} expected ({trials} dealings, p={p}); check the method",
    ),
    "SSJ-FAIR-POSITION": Text(
        "第 {position} 个（共 {n} 个）在 {trials} 次里入选 {found} 次，应约 {expected} 次（p={p}）；请检查它为什么与别的不同",
        "number {position} of {n} was drawn {found} times in {trials} trials, about {expected} expected (p={p}); find out what sets it apart",
    ),
    "SSJ-FAIR-RAISES": Text(
        "从 {n} 个里抽 {k} 个时出错：{error}；请改正，0 个、1 个、全部都应当能抽",
        "drawing {k} of {n} failed: {error}; correct it, none, one and all can be drawn too",
    ),
    "SSJ-FAIR-REPEATS": Text(
        "从 {n} 个里抽 {k} 个，有 {repeats} 个重复；请改为不放回抽取",
        "{k} of {n}: {repeats} were drawn again; draw without replacement",
    ),
    "SSJ-FAIR-RUNS": Text(
        "每次入选的相邻对平均 {found} 对（应为 {expected} 对），各次之间的离散不像随机（p={p}）；请检查是否按间隔抽取",
        "neighbours that are drawn together are {found} on average ({expected} expected) and do not vary as by chance (p={p}); check whether it draws by intervals",
    ),
    "SSJ-FAIR-SIZE": Text(
        "从 {n} 个里应抽 {k} 个，却给出 {found} 个；请改正个数",
        "{k} of {n} should be drawn, {found} were; correct the number",
    ),
    "SSJ-FAIR-SUBSET": Text(
        "从 {n} 个里抽 {k} 个共有 {ways} 种结果，其中“{subset}”出现 {found} 次，应约 {expected} 次（p={p}）；请检查抽取的方法",
        "{k} of {n} has {ways} outcomes; '{subset}' came {found} times, about {expected} expected (p={p}); check the method",
    ),
    "SSJ-FAIR-SUBSETS": Text(
        "从 {n} 个里抽 {k} 个，各种结果出现的次数不像随机：χ²={statistic}，自由度 {freedom}（p={p}）；请检查抽取的方法",
        "{k} of {n}: outcomes do not come as by chance, chi-square {statistic} on {freedom} (p={p}); check the method",
    ),
    "SSJ-FAIR-SUCCESSIVE": Text(
        "前后两次抽取平均有 {found} 个相同（离散 {spread}，共 {pairs} 对），独立时应为 {expected}（p={p}）；请检查前一次是否影响后一次",
        "two draws after each other share {found} ids on average (spread {spread}, {pairs} pairs), independent ones {expected} (p={p}); check whether one influences the next",
    ),
    "SSJ-FAIR-TAIL": Text(
        "名单最后的 {size} 个一共入选 {found} 次，应约 {expected} 次（p={p}）；请检查取数的范围",
        "the last {size} of the list were drawn {found} times together, about {expected} expected (p={p}); check the range that is drawn from",
    ),
    "SSJ-FAIR-TEAM-ARGUMENTS": Text(
        "不能检验：{n} 名检查人员，{targets} 个对象，每组 {k} 人，试 {trials} 次；请核对（1 ≤ 每组人数 ≤ 检查人员数，对象至少 1 个，次数至少 1，误报率在 0 与 1 之间）",
        "nothing to examine: {n} inspectors, {targets} targets, teams of {k}, {trials} trials; correct it (1 <= team <= inspectors, at least one target and one trial, a rate between 0 and 1)",
    ),
    "SSJ-FAIR-TEAM-MEMBER": Text(
        "选派（{n} 人、{targets} 个对象、每组 {k} 人）给对象“{target}”派了名单里没有的“{id}”；只能派名单里的检查人员",
        "dealing {n} inspectors to {targets} targets by {k} gave '{id}' to target '{target}', who is not on the list; deal those of the list only",
    ),
    "SSJ-FAIR-TEAM-NUMBER": Text(
        "选派（{n} 人、{targets} 个对象、每组 {k} 人）给出了 {found} 个检查组；请每个对象给一组",
        "dealing {n} inspectors to {targets} targets by {k} gave {found} teams; give one a target",
    ),
    "SSJ-FAIR-TEAM-RAISES": Text(
        "选派（{n} 人、{targets} 个对象、每组 {k} 人）时出错：{error}；请改正，回避再多，只要还有 {k} 人可派就应当能派",
        "dealing {n} inspectors to {targets} targets by {k} failed: {error}; correct it, as long as {k} may be dealt it can be done",
    ),
    "SSJ-FAIR-TEAM-RECUSED": Text(
        "选派（{n} 人、{targets} 个对象、每组 {k} 人）把应当回避的“{id}”派给了对象“{target}”；请先排除应当回避的人员",
        "dealing {n} inspectors to {targets} targets by {k} gave '{id}', who is recused, to target '{target}'; leave out who is recused",
    ),
    "SSJ-FAIR-TEAM-SIZE": Text(
        "选派（{n} 人、{targets} 个对象、每组 {k} 人）给对象“{target}”派了 {found} 个不同的人；请派满 {k} 人，不重复",
        "dealing {n} inspectors to {targets} targets by {k} gave target '{target}' {found} different ones; give it {k} different ones",
    ),
    "SSJ-FAIR-TWICE-LISTED": Text(
        "名单里有的标识写了两遍：{seeds} 个种子里有 {other} 个既不拒绝，也没有当作一个；请在抽取之前去掉重复",
        "of {seeds} seeds, {other} neither refuse a list with ids twice in it nor take them as one; remove repeats before drawing",
    ),
    "SSJ-FAIR-UNREPEATABLE": Text(
        "{seeds} 个种子里有 {other} 个，同一种子再抽一次结果不同；抽取只能由名单、个数和种子决定",
        "{other} of {seeds} seeds give another draw when used again; list, number and seed alone may decide",
    ),
}
