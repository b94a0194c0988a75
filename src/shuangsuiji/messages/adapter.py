"""Messages about checking an adapter against a live system's test area."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-CLI-ADAPTER-FAILED": Text(
        "P{number}：约定“{promise}”；测试 {test} 得到 {came}；最后一次往来 {asked} → {answer}",
        "P{number}: promised is: {promise}; test {test} got {came}; the last exchange was {asked} -> {answer}",
    ),
    "SSJ-CLI-ADAPTER-IS": Text(
        "约定第 {edition} 版（本库第 {wanted} 版）；接收：{takes}；提供：{offers}",
        "edition {edition} of the contract (ours is {wanted}); takes {takes}; offers {offers}",
    ),
    "SSJ-CLI-ADAPTER-KIT": Text(
        "核对适配器要用的 {module} 没有安装；请安装 {package}",
        "{module}, which the check needs, is not installed; install {package}",
    ),
    "SSJ-CLI-ADAPTER-LONGEST": Text(
        "最长的一次往来 {seconds} 秒：{asked}；请看它是否在适配器的时限之内（P11）",
        "the longest exchange took {seconds} s: {asked}; see whether that is within the adapter's time limit (P11)",
    ),
    "SSJ-CLI-ADAPTER-MORE": Text(
        "P{obligation} 另有 {number} 项测试失败；--json 全部列出",
        "{number} more tests of P{obligation} failed; --json lists all",
    ),
    "SSJ-CLI-ADAPTER-NOT-OFFERED": Text(
        "部分未验：平台不接收或不提供 {what}（P13）",
        "not all shown: the platform does not take or offer {what} (P13)",
    ),
    "SSJ-CLI-ADAPTER-RUNNING": Text("逐条核对", "checking"),
    "SSJ-CLI-ADAPTER-STOPPED": Text(
        "测试区中途没有应答，核对到此为止，上面的不全，没有轮到的算未验；等它恢复后重新核对：{reason}",
        "the area stopped answering, and the check stopped with it; what stands above is not all of it. Check again when it is back: {reason}",
    ),
    "SSJ-CLI-ADAPTER-SUM": Text(
        "守住 {ok} 条，失败 {failed} 条，未验 {other} 条；送去的文件，单位和任务的编号都以 {mark} 开头",
        "{ok} hold, {failed} failed, {other} were not shown; bureaus and tasks of what was delivered begin with {mark}",
    ),
    "SSJ-CLI-ADAPTER-TITLE": Text("平台适配器约定的核对", "the platform contract, checked"),
    "SSJ-CLI-ADAPTER-YES": Text(
        "核对会向 {where} 送去几千份编造的文件，平台会一直留着；确认这是测试区、不是正式系统，再加上 --yes",
        "the check delivers thousands of invented documents to {where}, which keeps them; make sure that it is a test area, then add --yes",
    ),
    "SSJ-COLUMN-OBLIGATION-NUMBER": Text("约定", "number"),
    "SSJ-COLUMN-OBLIGATION-OUTCOME": Text("结果", "outcome"),
    "SSJ-COLUMN-OBLIGATION-PROMISE": Text("内容", "what is promised"),
    "SSJ-COLUMN-OBLIGATION-SECONDS": Text("用时（秒）", "seconds"),
    "SSJ-HELP-ADAPTER": Text("适配器：核对它是否守约", "adapters: whether one keeps its promises"),
    "SSJ-HELP-ADAPTER-CHECK": Text(
        "把平台约定的测试对着真实系统的测试区跑一遍，逐条（P1 到 P20）报告。会送去编造的文件。",
        "Run the platform contract's tests against a live system's test area, and report on each obligation, P1 to P20. Invented documents are delivered.",
    ),
    "SSJ-HELP-ADAPTER-ONLY": Text(
        "只核对这几条约定，写号码，可写多次；例如 --only 3",
        "check only these obligations, by number, as often as needed; such as --only 3",
    ),
    "SSJ-HELP-ADAPTER-STRANGER": Text(
        "怎样成为平台不认识的账号，例如 token=wrong；用来验 P10",
        "what makes it an account that the platform does not know, such as token=wrong; for P10",
    ),
    "SSJ-HELP-ADAPTER-UNAVAILABLE": Text(
        "怎样使平台没有应答，例如 url=http://127.0.0.1:9；用来验 P9",
        "what makes the platform not answer, such as url=http://127.0.0.1:9; for P9",
    ),
    "SSJ-HELP-ADAPTER-YES": Text("确认送往的是测试区", "confirm that documents are delivered to a test area"),
    "SSJ-HOOK-ENROL": Text(
        "部分未验：测试区的名录还没有内容，从外面也不能增减；请在适配器自己的测试里验（enrol、strike）",
        "not all shown: the test area's registry has no rows to read, or cannot be changed from outside; show it in the adapter's own tests (enrol, strike)",
    ),
    "SSJ-HOOK-LOSING": Text(
        "部分未验：从外面不能让应答丢失；请在适配器自己的测试里验（losing）",
        "not all shown: an answer cannot be lost from outside; show it in the adapter's own tests (losing)",
    ),
    "SSJ-HOOK-PAUSE": Text(
        "部分未验：从外面不能让平台暂不处理；请在适配器自己的测试里验（pause）",
        "not all shown: the platform cannot be made to wait from outside; show it in the adapter's own tests (pause)",
    ),
    "SSJ-HOOK-STRANGER": Text(
        "未验：没有说怎样成为不认识的账号；请加上例如 --stranger token=wrong",
        "not shown: nothing says what makes a stranger; add such as --stranger token=wrong",
    ),
    "SSJ-HOOK-TELL": Text(
        "部分未验：测试区还没有来文，从外面也不能产生；请在适配器自己的测试里验（tell）",
        "not all shown: nothing has come about in the test area, or cannot be made to from outside; show it in the adapter's own tests (tell)",
    ),
    "SSJ-HOOK-UNAVAILABLE": Text(
        "部分未验：没有说怎样使平台没有应答；请加上例如 --unavailable url=http://127.0.0.1:9",
        "not all shown: nothing says what makes the platform not answer; add such as --unavailable url=http://127.0.0.1:9",
    ),
    "SSJ-OBLIGATION-1": Text(
        "deliver 返回时平台已收到，回执重复编号和摘要",
        "when deliver returns the platform has the document, and the receipt repeats key and digest",
    ),
    "SSJ-OBLIGATION-2": Text(
        "同一份文件再送，只生效一次，得到第一次的回执",
        "the same document again takes effect once and gets the first receipt",
    ),
    "SSJ-OBLIGATION-3": Text(
        "编号已被占用，另一份文件得到 Conflict，先收的不变",
        "another document under a taken key raises Conflict, and the first stays",
    ),
    "SSJ-OBLIGATION-4": Text(
        "不收的文件得到 Rejected 和每一条理由，平台不留下它",
        "what is not taken raises Rejected with every reason, and is not kept",
    ),
    "SSJ-OBLIGATION-5": Text(
        "次序：缺什么就不收，并说出缺什么",
        "order: what comes too early is rejected, and what is missing is named",
    ),
    "SSJ-OBLIGATION-6": Text(
        "receipt 给出编号的回执，没有收过的是 None",
        "receipt gives a key's receipt, None where nothing was taken",
    ),
    "SSJ-OBLIGATION-7": Text(
        "published 给出公众看得到的每一版，按标识的字节和版本排列，永不改变",
        "published gives every version that the public sees, in the order of bytes and versions, unchanged for ever",
    ),
    "SSJ-OBLIGATION-8": Text("文字原样到达，一字不差", "texts arrive as they were sent, every character"),
    "SSJ-OBLIGATION-9": Text(
        "没有应答、太晚、太忙、对方出错都是 Unavailable，可以重送",
        "no answer, a late one, too many requests or a fault there raise Unavailable, and the same may be repeated",
    ),
    "SSJ-OBLIGATION-10": Text(
        "账号不对或没有账号是 NotAuthorised", "a wrong or missing account raises NotAuthorised"
    ),
    "SSJ-OBLIGATION-11": Text(
        "不抛别的错误，每次往来都在时限之内", "nothing else is raised, and no call outlasts the time limit"
    ),
    "SSJ-OBLIGATION-12": Text(
        "edition 说明按约定的哪一版写成", "edition says for which edition of the contract it was written"
    ),
    "SSJ-OBLIGATION-13": Text(
        "没有列在 takes、offers 的一律 NotOffered，列了的从不这样答",
        "what takes and offers do not name raises NotOffered always, what they name never does",
    ),
    "SSJ-OBLIGATION-14": Text(
        "attach 返回时平台已有附件，任何字节都行，再送只生效一次",
        "when attach returns the platform has the content, whatever its bytes; again takes effect once",
    ),
    "SSJ-OBLIGATION-15": Text(
        "文件提到的附件不在或大小不对，就不收，并说出摘要",
        "a document whose content is missing or of another size is rejected, and the digest is named",
    ),
    "SSJ-OBLIGATION-16": Text(
        "status 说出已收、待办、退回和理由、没有",
        "status says taken, waiting, rejected with its reasons, or unknown",
    ),
    "SSJ-OBLIGATION-17": Text(
        "incoming 逐页给出来文，不漏不重，旧位置得到同样的内容",
        "incoming gives everything page by page, none left out, none twice; an old position gives the same again",
    ),
    "SSJ-OBLIGATION-18": Text(
        "registry 逐页给出名录，不漏不重，列不变",
        "registry gives a registry's rows likewise, under the same columns",
    ),
    "SSJ-OBLIGATION-19": Text(
        "一页不超过所要的条数和 MAX_BYTES，有就至少给一条",
        "a page has no more than the limit and MAX_BYTES, and one thing where there is any",
    ),
    "SSJ-OBLIGATION-20": Text(
        "从没给过的位置得到 Rejected", "a position that was never given raises Rejected"
    ),
    "SSJ-PROMISE-FAILED": Text("失败", "failed"),
    "SSJ-PROMISE-NOT-SHOWN": Text("未验", "not shown"),
    "SSJ-PROMISE-OK": Text("守住", "holds"),
}
