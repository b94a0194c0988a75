"""Words of the fairness command and of its page."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-CLI-FAIR-FUNCTION": Text(
        "模块 {module} 里没有函数 {function}；请核对名称",
        "the module {module} has no function {function}; check the name",
    ),
    "SSJ-CLI-FAIR-KIT": Text(
        "检验公平性要用的 {module} 没有安装；请安装 {package}",
        "{module}, which the examination needs, is not installed; install {package}",
    ),
    "SSJ-CLI-FAIR-MODULE": Text(
        "不能载入模块 {module}：{error}；请在它所在的文件夹里运行，并核对名称",
        "the module {module} cannot be loaded: {error}; run in its folder and check the name",
    ),
    "SSJ-CLI-FAIR-NAME": Text(
        "“{name}”不是 模块:函数 的形式；请写成例如 mydraw:draw",
        "'{name}' is not of the form MODULE:FUNCTION; write, say, mydraw:draw",
    ),
    "SSJ-CLI-FAIR-ONE": Text(
        "请给出一个抽取：或者 模块:函数，或者 --command，不能都给也不能都不给",
        "name one draw: either MODULE:FUNCTION or --command, not both and not neither",
    ),
    "SSJ-CLI-FAIR-PROGRAM": Text(
        "找不到程序“{program}”；请核对 --command", "there is no program '{program}'; check --command"
    ),
    "SSJ-CLI-FAIR-RUNNING": Text("正在试抽", "drawing"),
    "SSJ-CLI-FAIR-TITLE": Text("公平性检验", "Is it fair?"),
    "SSJ-CLI-FAIR-WITHOUT": Text(
        "--without 只能是 loads 或 leaders，而且只用于 --targets；给出的是“{value}”",
        "--without is loads or leaders, with --targets only; it was '{value}'",
    ),
    "SSJ-CLI-FAIR-WRITTEN": Text("已写成网页 {file}", "the page was written to {file}"),
    "SSJ-HELP-FAIRNESS": Text(
        "检验一个抽取或选派是否公平，打印表格，另可写成网页",
        "say whether a draw or a dealing is fair, as a table and as a page",
    ),
    "SSJ-HELP-FAIRNESS-COMMAND": Text(
        "程序及其参数；另加个数和十六进制的种子，从标准输入读标识，写出抽出的标识，每行一个",
        "a program and its arguments; number and seed in hex are added, it reads ids and writes the drawn ones, one a line",
    ),
    "SSJ-HELP-FAIRNESS-K": Text(
        "抽几个；检验选派时是每组人数", "how many are drawn; with --targets, how many a team"
    ),
    "SSJ-HELP-FAIRNESS-N": Text(
        "名单上有几个；检验选派时是检查人员数", "how many ids; with --targets, how many inspectors"
    ),
    "SSJ-HELP-FAIRNESS-NAME": Text(
        "抽取所在，例如 mydraw:draw；它接受标识、个数、种子（32 字节），返回抽出的标识",
        "where the draw is, such as mydraw:draw; it takes ids, a number and a seed of 32 bytes and gives the drawn ids",
    ),
    "SSJ-HELP-FAIRNESS-OUT": Text("写成网页的文件", "the file of the page"),
    "SSJ-HELP-FAIRNESS-TARGETS": Text("检验选派：检查对象数", "examine a dealing: how many targets"),
    "SSJ-HELP-FAIRNESS-TRIALS": Text(
        "试几次；不写时函数 10000 次、选派 2000 次、程序 200 次",
        "how many trials; else 10,000 for functions, 2,000 for dealings, 200 for programs",
    ),
    "SSJ-HELP-FAIRNESS-WITHOUT": Text(
        "选派不承诺的：loads（任务平均）、leaders（每组第一个为组长）；不检验",
        "what the dealing does not promise: loads, leaders; that is left out",
    ),
    "SSJ-FAIR-NAME-AVALANCHE": Text("种子差一位", "seeds that differ by a bit"),
    "SSJ-FAIR-NAME-COUNTED": Text("连续的种子", "seeds in a row"),
    "SSJ-FAIR-NAME-DISTINCT": Text("不同的结果", "different draws"),
    "SSJ-FAIR-NAME-HEAD": Text("名单最前的一段", "head of the list"),
    "SSJ-FAIR-NAME-IDLE-BITS": Text("种子的每一位", "every bit of the seed"),
    "SSJ-FAIR-NAME-INCLUSION": Text("入选是否均匀", "evenness"),
    "SSJ-FAIR-NAME-INPUT-ORDER": Text("名单的顺序", "order of the list"),
    "SSJ-FAIR-NAME-LEADER-RANK": Text("组长在名单上的先后", "leaders' places on the list"),
    "SSJ-FAIR-NAME-LOADS": Text("任务是否平均", "loads"),
    "SSJ-FAIR-NAME-MEMBER": Text("抽出的都在名单里", "members of the list"),
    "SSJ-FAIR-NAME-NEIGHBOURS": Text("相邻对的多少", "neighbours"),
    "SSJ-FAIR-NAME-PAGE": Text("一页以后的", "beyond a page"),
    "SSJ-FAIR-NAME-PAGE-SPREAD": Text("一页以后的离散", "spread beyond a page"),
    "SSJ-FAIR-NAME-PAIR": Text("最特别的一对", "the oddest pair"),
    "SSJ-FAIR-NAME-PAIRS": Text("成对入选", "all pairs"),
    "SSJ-FAIR-NAME-PLACE": Text("最特别的人员与对象", "the oddest inspector and target"),
    "SSJ-FAIR-NAME-POSITION": Text("最特别的一个", "the oddest one"),
    "SSJ-FAIR-NAME-RAISES": Text("出错", "failures"),
    "SSJ-FAIR-NAME-REPEATS": Text("重复", "repeats"),
    "SSJ-FAIR-NAME-RUNS": Text("相邻对的离散", "spread of neighbours"),
    "SSJ-FAIR-NAME-SIZE": Text("个数", "number"),
    "SSJ-FAIR-NAME-SUBSET": Text("最特别的一种结果", "the oddest outcome"),
    "SSJ-FAIR-NAME-SUBSETS": Text("各种结果", "all outcomes"),
    "SSJ-FAIR-NAME-SUCCESSIVE": Text("前后两次", "draws after each other"),
    "SSJ-FAIR-NAME-TAIL": Text("名单最后的一段", "tail of the list"),
    "SSJ-FAIR-NAME-TEAM-BROKEN": Text("给出的检查组", "teams"),
    "SSJ-FAIR-NAME-TWICE-LISTED": Text("名单里写了两遍的", "ids listed twice"),
    "SSJ-FAIR-NAME-UNREPEATABLE": Text("同一种子再抽一次", "the same seed again"),
    "SSJ-FAIR-PAGE-BAD": Text("不公", "unfair"),
    "SSJ-FAIR-PAGE-DISTINCT": Text("不同的结果", "Different draws"),
    "SSJ-FAIR-PAGE-DISTINCT-HOW": Text(
        "实线是见到的，虚线是应有的；实线落在下面说明种子太少",
        "The line is what was seen, the broken one what is expected; a line below it shows too few seeds",
    ),
    "SSJ-FAIR-PAGE-DRAW": Text(
        "从 {n} 个里抽 {k} 个，试 {trials} 次；公平的抽取被误报的机会不超过 {rate}",
        "{k} of {n} drawn in {trials} trials; a fair draw is called unfair at most {rate} of the time",
    ),
    "SSJ-FAIR-PAGE-FOUND": Text("发现", "What was found"),
    "SSJ-FAIR-PAGE-GOOD": Text("没有发现不公", "nothing unfair was found"),
    "SSJ-FAIR-PAGE-INCLUSION": Text("各位置入选的频率", "How often each position is drawn"),
    "SSJ-FAIR-PAGE-INCLUSION-HOW": Text(
        "阴影是公平时所有点都应在其中的范围（千次里有一次例外）；在外的点另行标出",
        "A fair draw leaves all points within the band, but for once in a thousand; those outside stand out",
    ),
    "SSJ-FAIR-PAGE-IS-FAIR": Text("没有发现", "nothing found"),
    "SSJ-FAIR-PAGE-IS-NOTICE": Text("提示", "notice"),
    "SSJ-FAIR-PAGE-IS-UNFAIR": Text("不公", "unfair"),
    "SSJ-FAIR-PAGE-JUDGED": Text("结论", "judged"),
    "SSJ-FAIR-PAGE-LEFT": Text("没有检验的", "What was left out"),
    "SSJ-FAIR-PAGE-LOAD-X": Text("派到几个对象", "targets of one inspector"),
    "SSJ-FAIR-PAGE-LOAD-Y": Text("所占的份额", "share"),
    "SSJ-FAIR-PAGE-LOADS": Text("每人的任务", "Loads"),
    "SSJ-FAIR-PAGE-LOADS-HOW": Text(
        "一次选派里各人派到几个对象；平均的办法最多有相邻的两根",
        "How many targets one inspector has in one dealing; an even rule leaves two bars next to each other at most",
    ),
    "SSJ-FAIR-PAGE-MEASURED": Text("逐项", "What was measured"),
    "SSJ-FAIR-PAGE-P": Text("p 值", "p"),
    "SSJ-FAIR-PAGE-PAIR-X": Text("名单上的位置", "position on the list"),
    "SSJ-FAIR-PAGE-PAIR-Y": Text("另一个的位置", "position of the other"),
    "SSJ-FAIR-PAGE-PAIRS": Text("成对入选", "Drawn together"),
    "SSJ-FAIR-PAGE-PAIRS-HOW": Text(
        "橙色的对一起入选比应有的多，蓝色的少，颜色越深差得越远；公平时只有零星的浅色",
        "Orange pairs are drawn together more often than by chance, blue ones less, the stronger the further; a fair draw leaves few and pale ones",
    ),
    "SSJ-FAIR-PAGE-POSITION-X": Text("名单上的位置", "position on the list"),
    "SSJ-FAIR-PAGE-POSITION-Y": Text("入选频率", "share of draws"),
    "SSJ-FAIR-PAGE-TEAMS": Text(
        "{n} 名检查人员派到 {targets} 个对象，每组 {k} 人，试 {trials} 次；公平的选派被误报的机会不超过 {rate}",
        "{n} inspectors dealt to {targets} targets in teams of {k}, {trials} trials; a fair dealing is called unfair at most {rate} of the time",
    ),
    "SSJ-FAIR-PAGE-TITLE": Text("公平性检验：{title}", "Is it fair? {title}"),
    "SSJ-FAIR-PAGE-TRIAL-X": Text("次数", "trials"),
    "SSJ-FAIR-PAGE-TRIAL-Y": Text("见到几种结果", "different draws seen"),
    "SSJ-FAIR-PAGE-WHAT": Text("项目", "what"),
}
