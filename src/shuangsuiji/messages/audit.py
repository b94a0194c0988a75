"""Messages of the audit of published lists: what was measured, what it means, and what no list can show."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-AUDIT-ALWAYS": Text(
        "前几次都抽中的 {targets} 个里，这次又抽中 {found} 个，随机应约 {expected} 个（p={p}）；请查总被抽中的对象有什么共同之处",
        "of {targets} that every earlier list has, {found} were drawn again, about {expected} expected (p={p}); ask what those who are always drawn have in common",
    ),
    "SSJ-AUDIT-AS-LISTED": Text("按名录的顺序", "as the list of targets stands"),
    "SSJ-AUDIT-CAN-NEVER": Text(
        "看得出来的：从没抽到过的一组（--by 分的），只要有 {size} 个以上；最小的一份名录有 {smallest} 个",
        "this shows: a group (of --by) of {size} targets or more that was never drawn; the smallest list of targets has {smallest}",
    ),
    "SSJ-AUDIT-CAN-REPEATS": Text(
        "看得出来的：{before} 和 {now} 重复 {least} 个以上；随机应约 {expected} 个",
        "this shows: {least} or more that {before} and {now} have in common; about {expected} expected",
    ),
    "SSJ-AUDIT-CAN-UNREACHED": Text(
        "看得出来的：名录的 {n} 个里连着 {size} 个以上，{lists} 份名单都没有抽到",
        "this shows: {size} or more in a row, of a list of {n} targets, of whom {lists} lists have none",
    ),
    "SSJ-AUDIT-CANNOT-FAIR": Text(
        "看不出来的：没有发现不等于公平。只有事先承诺、事后公开的种子，才能证明名单是照规则抽出来的",
        "no list shows that a draw was fair: nothing found is no proof. Only a seed that was committed to before and opened after is",
    ),
    "SSJ-AUDIT-CANNOT-FRAME": Text(
        "看不出来的：名录本身全不全。抽取之前就从名录里去掉的对象，只有同登记信息比对才知道",
        "no list shows whether the list of targets was complete; who was taken out before the draw is seen only beside the register",
    ),
    "SSJ-AUDIT-CANNOT-NEVER": Text(
        "看不出来的：名单太小，哪怕最小的名录（{smallest} 个）里有一组从没抽到，也可能是随机；请用更多次的名单",
        "these lists are too small to show that a group was never drawn (the smallest list of targets has {smallest}); take more of them",
    ),
    "SSJ-AUDIT-CANNOT-ONE": Text(
        "看不出来的：某一个对象是不是被照顾或被盯上。{lists} 次都抽中的机会是 {chance}，最小的名录里随机就约有 {expected} 个",
        "no list shows whether one target was spared or singled out: to be drawn in all {lists} has a chance of {chance}, and about {expected} of the smallest list are by chance",
    ),
    "SSJ-AUDIT-CANNOT-REDRAWN": Text(
        "看不出来的：是不是抽了几次挑一次公布。每一次都是随机的，挑哪一次在名单上没有痕迹",
        "no list shows whether it was drawn several times and one was chosen: each is random, and the choice leaves no trace",
    ),
    "SSJ-AUDIT-CANNOT-ONE-LIST": Text(
        "看不出来的：某一个对象是不是被照顾或被盯上；只有一份名单，抽中一次说明不了什么",
        "no list shows whether one target was spared or singled out; there is one list only, and to be drawn once means nothing",
    ),
    "SSJ-AUDIT-DRAWN-AGAIN": Text(
        "{found} 个对象在以前的名单里，按规则不能再抽，又抽中了；请核对不重复抽取的规则",
        "{found} targets of earlier lists were drawn again, which the rule forbids; check the rule that forbids repeats",
    ),
    "SSJ-AUDIT-EMPTY": Text("表头下面没有一行数据；请核对文件", "no row below the header; check the file"),
    "SSJ-AUDIT-EVEN": Text(
        "每 {size} 个一段，各段抽中 {least} 到 {most} 个，离散 {spread}，随机应为 {expected}（p={p}）；太匀了，像跳号抽取或人为安排",
        "of each {size} in a row {least} to {most} were drawn, variance {spread}, {expected} expected (p={p}); too even, like a fixed step or an arrangement",
    ),
    "SSJ-AUDIT-EXCLUDED-DRAWN": Text(
        "{found} 个对象在不能抽取的名单里，又抽中了；请核对排除的名单",
        "{found} targets that could not be drawn were; check the list of those excluded",
    ),
    "SSJ-AUDIT-FRAME-TWICE": Text(
        "名录里有 {found} 个对象写了两遍以上：{named}；照行抽取时它们的机会多一倍，请去掉重复",
        "{found} targets stand on the list of targets more than once: {named}; where rows are drawn they have twice the chance, so remove the repeats",
    ),
    "SSJ-AUDIT-HEAD": Text(
        "最前的 {size} 个里抽中 {found} 个，随机应约 {expected} 个（p={p}）；请检查取数的范围和分页",
        "{found} of the first {size} were drawn, about {expected} expected (p={p}); check the range and the pages drawn from",
    ),
    "SSJ-AUDIT-LEFT-ALL": Text(
        "{n} 个里抽了 {k} 个，没有选择，不检验", "{k} of {n} were drawn: no choice, nothing measured"
    ),
    "SSJ-AUDIT-LEFT-GROUPS": Text(
        "没有说按哪些列分组，各组所占没有检验；请加 --by 列名",
        "no column to group by was named, so shares were not measured; add --by HEADER",
    ),
    "SSJ-AUDIT-LEFT-ONE": Text(
        "只有一份名单，前后各次没有比较；请给出各年的名单",
        "there is one list only, so years were not compared; give the lists of several years",
    ),
    "SSJ-AUDIT-LEFT-REPEATS": Text(
        "抽过的不再抽，前后各次的重复没有检验",
        "who was drawn is not drawn again, so repeats between lists were not measured",
    ),
    "SSJ-AUDIT-LEFT-SWAPS": Text(
        "没有说哪一列是被替换的对象，替换没有检验；名单有这一列的，请加 --replaced 列名",
        "no column of those replaced was named, so replacing was not measured; where the lists have one, add --replaced HEADER",
    ),
    "SSJ-AUDIT-NAME-ALWAYS": Text("总被抽中", "always drawn"),
    "SSJ-AUDIT-NAME-DRAWN-AGAIN": Text("不该再抽的", "drawn again against the rule"),
    "SSJ-AUDIT-NAME-EVEN": Text("各段是否太匀", "evenness of blocks"),
    "SSJ-AUDIT-NAME-EXCLUDED-DRAWN": Text("不能抽的", "drawn though excluded"),
    "SSJ-AUDIT-NAME-FRAME-TWICE": Text("名录里的重复", "repeats on the list of targets"),
    "SSJ-AUDIT-NAME-HEAD": Text("名录的头", "head of the list"),
    "SSJ-AUDIT-NAME-NEVER": Text("从没抽到", "never drawn"),
    "SSJ-AUDIT-NAME-PERIOD": Text("周期", "period"),
    "SSJ-AUDIT-NAME-REPEATS-FEW": Text("重复太少", "few repeats"),
    "SSJ-AUDIT-NAME-REPEATS-MANY": Text("重复太多", "many repeats"),
    "SSJ-AUDIT-NAME-SHARE": Text("各组所占", "shares of groups"),
    "SSJ-AUDIT-NAME-SHIFTED": Text("整体平移", "moved on as a whole"),
    "SSJ-AUDIT-NAME-STEP": Text("跳号", "constant step"),
    "SSJ-AUDIT-NAME-SWAP-AGAIN": Text("一再被替换", "replaced again"),
    "SSJ-AUDIT-NAME-SWAP-IN": Text("换进的是谁", "who came in"),
    "SSJ-AUDIT-NAME-SWAP-OUT": Text("换出的是谁", "who went out"),
    "SSJ-AUDIT-NAME-SWAP-STEP": Text("顺位替换", "the next in line comes in"),
    "SSJ-AUDIT-NAME-TAIL": Text("名录的尾", "tail of the list"),
    "SSJ-AUDIT-NAME-TWICE": Text("名单里的重复", "repeats on the published list"),
    "SSJ-AUDIT-NAME-UNEVEN": Text("各段是否不匀", "unevenness of blocks"),
    "SSJ-AUDIT-NAME-UNREACHED": Text("连着没抽到的一段", "longest stretch never drawn"),
    "SSJ-AUDIT-NAME-UNKNOWN": Text("名录里没有的", "not on the list of targets"),
    "SSJ-AUDIT-NEVER": Text(
        "以前抽过的 {targets} 个里，这次又抽中 {found} 个，随机应约 {expected} 个（p={p}）；到这次为止从没抽到的有 {missed} 个，随机应约 {missed_expected} 个：有对象抽不到，请检查取数的范围",
        "of {targets} drawn before, {found} were drawn again, about {expected} expected (p={p}); {missed} were never drawn so far, about {missed_expected} expected: part of the list is not reached, check the range that is drawn from",
    ),
    "SSJ-AUDIT-PAGE-ALL": Text("全部名单", "all lists"),
    "SSJ-AUDIT-PAGE-CONCLUSIONS": Text("能得出什么，不能得出什么", "What can be concluded, and what cannot"),
    "SSJ-AUDIT-PAGE-EXPECTED": Text("随机应约", "expected"),
    "SSJ-AUDIT-PAGE-FOUND-COUNT": Text("抽中", "drawn"),
    "SSJ-AUDIT-PAGE-FRAME": Text("名录", "list of targets"),
    "SSJ-AUDIT-PAGE-GAP-X": Text("与前一个抽中的相距", "distance to the one drawn before"),
    "SSJ-AUDIT-PAGE-GAP-Y": Text("所占的份额", "share"),
    "SSJ-AUDIT-PAGE-GAPS": Text("间隔：{file}", "Steps: {file}"),
    "SSJ-AUDIT-PAGE-GAPS-HOW": Text(
        "柱是见到的间隔，虚线是随机的；跳号抽取只剩一两根柱",
        "The bars are the steps seen, the broken line those of chance; a fixed step leaves one bar or two",
    ),
    "SSJ-AUDIT-PAGE-GROUP": Text("组", "group"),
    "SSJ-AUDIT-PAGE-GROUPS": Text("各组所占", "Shares of groups"),
    "SSJ-AUDIT-PAGE-GROUPS-LEFT": Text(
        "另有 {number} 组没有列出，它们的 p 值都更大",
        "{number} more groups are not shown; their p-values are all larger",
    ),
    "SSJ-AUDIT-PAGE-LIST": Text("名单", "list"),
    "SSJ-AUDIT-PAGE-LISTS": Text("审了哪些名单", "The lists"),
    "SSJ-AUDIT-PAGE-OFTEN": Text("被抽中几次", "How often drawn"),
    "SSJ-AUDIT-PAGE-OFTEN-HOW": Text(
        "柱是见到的，虚线是随机的。最左边是从没抽到的，最右边是每次都抽中的",
        "The bars are what was seen, the broken line is chance; at the left those never drawn, at the right those always drawn",
    ),
    "SSJ-AUDIT-PAGE-OFTEN-X": Text("抽中的次数", "times drawn"),
    "SSJ-AUDIT-PAGE-OFTEN-Y": Text("对象数", "targets"),
    "SSJ-AUDIT-PAGE-PLACE": Text("哪里", "where"),
    "SSJ-AUDIT-PAGE-PLACES": Text("抽中的在名录的哪里：{file}", "Where those drawn stand: {file}"),
    "SSJ-AUDIT-PAGE-PLACES-HOW": Text(
        "每点是名录的一段，高低是这一段抽中的份额；阴影是随机时所有点都应在其中的范围（千次里有一次例外）",
        "Each point is a stretch of the list, its height the share drawn of it; chance leaves all points within the band but for once in a thousand",
    ),
    "SSJ-AUDIT-PAGE-PLACES-X": Text("名录上的位置", "place on the list of targets"),
    "SSJ-AUDIT-PAGE-PLACES-Y": Text("抽中的份额", "share drawn"),
    "SSJ-AUDIT-PAGE-RATE": Text(
        "共检验 {tests} 处；全部公平时，误报的机会不超过 {rate}",
        "{tests} measurements; where all draws are even, anything is called unfair at most {rate} of the time",
    ),
    "SSJ-AUDIT-PAGE-SWAPPED": Text("替换", "replaced"),
    "SSJ-AUDIT-PAGE-TARGETS": Text("可抽的", "could be drawn"),
    "SSJ-AUDIT-PAGE-TITLE": Text("公布名单的审计", "An audit of published lists"),
    "SSJ-AUDIT-PAGE-UNKNOWN": Text("名录里没有", "not on the list of targets"),
    "SSJ-AUDIT-PERIOD": Text(
        "把名录每 {period} 个一轮地数，抽中的 {drawn} 个里有 {found} 个是轮中的第 {rest} 个，随机应约 {expected} 个（p={p}）；像跳号抽取，请检查步长",
        "counting the list off by {period}, {found} of the {drawn} drawn are number {rest}, about {expected} expected (p={p}); this looks like a fixed step",
    ),
    "SSJ-AUDIT-REPEATS-FEW": Text(
        "前一份名单的 {targets} 个里只有 {found} 个又抽中，随机应约 {expected} 个（p={p}）；如果规则是抽过的不再抽，请加 --no-repeats，否则请查为什么避开",
        "only {found} of {targets} on the earlier list were drawn again, about {expected} expected (p={p}); if the rule forbids repeats add --no-repeats, otherwise ask why they were avoided",
    ),
    "SSJ-AUDIT-REPEATS-MANY": Text(
        "前一份名单的 {targets} 个里有 {found} 个又抽中，随机应约 {expected} 个（p={p}）；请查是不是用了同一个种子、同一份名单，或者盯着同一批对象",
        "{found} of {targets} on the earlier list were drawn again, about {expected} expected (p={p}); ask whether a seed or a list was used again, or the same targets are singled out",
    ),
    "SSJ-AUDIT-SHARE": Text(
        "“{header}”是“{label}”的 {targets} 个里抽中 {found} 个，随机应约 {expected} 个（p={p}）；如果各组比例本来不同，请用 --stratum，否则请查这一组为什么不同",
        "{found} of {targets} whose '{header}' is '{label}' were drawn, about {expected} expected (p={p}); where ratios differ by rule use --stratum, otherwise ask why this group differs",
    ),
    "SSJ-AUDIT-SHIFTED": Text(
        "把前一份名单整体移动 {shift} 位，有 {found} 个相合，随机应约 {expected} 个（p={p}）；像换了起点的跳号抽取，或者轮流",
        "moved on by {shift} places the earlier list agrees in {found}, about {expected} expected (p={p}); this looks like a step from another start, or like taking turns",
    ),
    "SSJ-AUDIT-SORTED": Text("按“{header}”排序", "sorted by '{header}'"),
    "SSJ-AUDIT-STEP": Text(
        "{gaps} 个间隔里有 {found} 个是 {step}，随机应约 {expected} 个（p={p}）；这是跳号抽取：起点一定，全部就定了",
        "{found} of {gaps} steps are {step}, about {expected} expected (p={p}); this is a fixed step: once the start is known, so is all of it",
    ),
    "SSJ-AUDIT-STRATUM": Text("层“{stratum}”", "stratum '{stratum}'"),
    "SSJ-AUDIT-SWAP-AGAIN": Text(
        "两次都抽中的 {both} 个里，有 {found} 个两次都被替换，随机应约 {expected} 个（p={p}）；请看每一次替换的理由",
        "of {both} drawn in both lists, {found} were replaced both times, about {expected} expected (p={p}); read the reasons given each time",
    ),
    "SSJ-AUDIT-SWAP-IN": Text(
        "换进的 {swaps} 个里有 {found} 个的“{header}”是“{label}”，随机应约 {expected} 个（p={p}）；请查递补的是不是抽出来的",
        "of {swaps} that came in, {found} have '{label}' for '{header}', about {expected} expected (p={p}); ask whether those were drawn",
    ),
    "SSJ-AUDIT-SWAP-OUT": Text(
        "换出的 {swaps} 个里有 {found} 个的“{header}”是“{label}”，随机应约 {expected} 个（p={p}）；请看替换的理由",
        "of {swaps} that went out, {found} have '{label}' for '{header}', about {expected} expected (p={p}); read the reasons",
    ),
    "SSJ-AUDIT-SWAP-STEP": Text(
        "{swaps} 次替换里有 {found} 次，换进的与换出的相距都是 {distance} 位（p={p}）；递补由位置决定，事先就知道是谁，请改为随机",
        "in {found} of {swaps} cases the one who came in stands {distance} from the one who went out (p={p}); who comes in is known beforehand, so draw it",
    ),
    "SSJ-AUDIT-TAIL": Text(
        "最后的 {size} 个里抽中 {found} 个，随机应约 {expected} 个（p={p}）；请检查取数的范围和分页",
        "{found} of the last {size} were drawn, about {expected} expected (p={p}); check the range and the pages drawn from",
    ),
    "SSJ-AUDIT-TWICE": Text(
        "名单里有 {found} 个对象写了两遍以上：{named}；只算一次，请查是不是抽了两次",
        "{found} targets stand on this list more than once: {named}; they count once, ask whether they were drawn twice",
    ),
    "SSJ-AUDIT-UNEVEN": Text(
        "每 {size} 个一段，各段抽中 {least} 到 {most} 个，离散 {spread}，随机应为 {expected}（p={p}）；抽中的聚在一起，请检查分页和范围",
        "of each {size} in a row {least} to {most} were drawn, variance {spread}, {expected} expected (p={p}); those drawn stand together, check pages and ranges",
    ),
    "SSJ-AUDIT-UNKNOWN": Text(
        "抽中的 {found} 个对象名录里没有：{named}；没有算进去，请核对名录是不是抽取时的那一份",
        "{found} targets that were drawn are not on the list of targets: {named}; they were left out, check that it is the list that was drawn from",
    ),
    "SSJ-AUDIT-UNREACHED": Text(
        "名录的 {n} 个里，第 {first} 到第 {last} 个连着 {size} 个从没抽到（p={p}）；请检查取数的范围和分页",
        "of {n} targets, {size} in a row, from number {first} to {last}, were never drawn (p={p}); check the range and the pages drawn from",
    ),
    "SSJ-CLI-AUDIT-FRAME": Text(
        "--frame “{value}”写得不对；请写成 公布的名单=名录，左边是命令里的一份名单",
        "--frame '{value}' is not right; write DRAWN.csv=FRAME.csv, the left one a list of this command",
    ),
    "SSJ-CLI-AUDIT-MORE": Text(
        "另有 {number} 处也是这样，见 --out 的网页或 --json",
        "{number} more places show the same, see the page of --out or --json",
    ),
    "SSJ-CLI-AUDIT-PLACES": Text("几处", "places"),
    "SSJ-CLI-AUDIT-RATE": Text(
        "误报的机会 {value} 要在 0 与 1 之间；请改正 --rate",
        "the rate {value} is not between 0 and 1; correct --rate",
    ),
    "SSJ-CLI-AUDIT-RUNNING": Text("正在审名单", "auditing"),
    "SSJ-CLI-AUDIT-SAME": Text(
        "{file} 给了两次；每份名单只给一次", "{file} is given twice; give each list once"
    ),
    "SSJ-CLI-AUDIT-TITLE": Text("公布名单的审计", "An audit of published lists"),
    "SSJ-HELP-AUDIT": Text(
        "审计公布的名单：不用种子，只看历次抽中的是不是像随机",
        "audit published lists: without any seed, do those drawn over the years look like chance?",
    ),
    "SSJ-HELP-AUDIT-BY": Text(
        "名录里的一列，如区县、行业：检验各组所占；可以给几次",
        "a column of the list of targets, such as region: are the shares of its groups even? may be given again",
    ),
    "SSJ-HELP-AUDIT-DRAWN": Text(
        "历次公布的抽查名单，从早到晚", "the published lists of those drawn, the earliest first"
    ),
    "SSJ-HELP-AUDIT-EXCLUDE": Text(
        "不能抽取的对象的名单；可以给几次", "a list of those who could not be drawn; may be given again"
    ),
    "SSJ-HELP-AUDIT-FRAME": Text("抽取时的检查对象名录", "the list of targets that was drawn from"),
    "SSJ-HELP-AUDIT-FRAMES": Text(
        "某一份名单另有自己的名录：名单=名录；可以给几次",
        "a list that was drawn from a list of targets of its own; may be given again",
    ),
    "SSJ-HELP-AUDIT-ID": Text(
        "标识列的列名；不写时是统一社会信用代码/注册号、统一社会信用代码或注册号",
        "the header of the ids; else 统一社会信用代码/注册号, 统一社会信用代码 or 注册号",
    ),
    "SSJ-HELP-AUDIT-NO-REPEATS": Text(
        "规则是抽过的不再抽", "by rule, who was drawn before could not be drawn again"
    ),
    "SSJ-HELP-AUDIT-ORDER": Text(
        "名录里的一列：也按它排序后再检验位置；可以给几次",
        "a column of the list of targets: places are measured sorted by it as well; may be given again",
    ),
    "SSJ-HELP-AUDIT-OUT": Text("写成网页的文件", "the file of the page"),
    "SSJ-HELP-AUDIT-RATE": Text("全部公平时误报的机会", "how often at most even draws are called unfair"),
    "SSJ-HELP-AUDIT-REPLACED": Text(
        "公布的名单里的一列：这一行的对象替换了谁，没有替换的空着",
        "a column of the published lists: whom the target of this row took the place of, empty where nobody",
    ),
    "SSJ-HELP-AUDIT-STRATUM": Text(
        "名录里的一列，如风险等级：各层分开抽的",
        "a column of the list of targets, such as risk class, of what was drawn apart",
    ),
}
