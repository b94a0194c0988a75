"""Messages about ratios and frequencies."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

_WORDING: Final[Texts] = {
    "SSJ-RATIO-EMPTY": Text(
        "抽查比例是空的；请填写，如 5%、不低于3%、2%-5%、10户、每年1次、全覆盖，暂时不定的写“根据实际情况确定”",
        "the ratio is empty; write such as 5%, 不低于3%, 2%-5%, 10户, 每年1次, 全覆盖, or 根据实际情况确定",
    ),
    "SSJ-RATIO-TOO-LONG": Text(
        "这段文字有 {found} 个字符，超过 {most} 个；请只填写抽查比例和频次",
        "{found} characters are more than {most}; write the ratio and the frequency only",
    ),
    "SSJ-RATIO-UNREADABLE": Text(
        "“{found}”读不懂；请写成如 5%、2‰、三成、百分之三、不低于3%、2%-5%、10户、每年1次、全覆盖",
        "'{found}' cannot be read; write such as 5%, 2‰, 三成, 百分之三, 不低于3%, 2%-5%, 10户, 每年1次, 全覆盖",
    ),
    "SSJ-RATIO-UNIT": Text(
        "数字“{found}”没有可用的单位；请写成 {found}%、{found}户 或 {found}次/年"
        "（单元格是百分比格式的，请照显示的样子写）",
        "the number '{found}' has no unit known here; write {found}%, {found}户 or {found}次/年"
        " (of a cell in percent format, what it shows)",
    ),
    "SSJ-RATIO-NO-FIGURE": Text(
        "“{found}”后面没有数字；请补上，如 不低于3%",
        "no figure follows '{found}'; add it, such as 不低于3%",
    ),
    "SSJ-RATIO-STRICT": Text(
        "“{found}”不含本数，抽取时无法恰好满足；请改为“不低于”或“不超过”",
        "'{found}' leaves the figure itself out, which no draw can meet exactly; write 不低于 or 不超过",
    ),
    "SSJ-RATIO-ABOUT": Text(
        "“{found}”是约数；请写确数或范围，如 5% 或 4%-6%",
        "'{found}' is only about a figure; write the figure or a range, such as 5% or 4%-6%",
    ),
    "SSJ-RATIO-TWO-BOUNDS": Text(
        "“{found}”给范围或限值又加了一个限定；请只写一种，如 2%-5% 或 不低于2%",
        "'{found}' bounds what is bounded already; write one of them, such as 2%-5% or 不低于2%",
    ),
    "SSJ-RATIO-EACH": Text(
        "“各{found}”前面没有确定的次数，或合计超过 100%；请写成如 每年2次各10%",
        "no fixed number of times stands before '各{found}', or all together pass 100%; write such as 每年2次各10%",
    ),
    "SSJ-RATIO-SEVERAL": Text(
        "有几个数字合不到一起：{found}；请一行只写一个，或写明各是哪一类，如 A级1%、B级3%",
        "several figures do not fit together: {found}; write one a row, or name the class of each, such as A级1%、B级3%",
    ),
    "SSJ-RATIO-NO-TARGETS": Text(
        "“{found}”说的不是检查对象的数量；请只写抽多少检查对象，如 10户",
        "'{found}' counts no targets; write only how many targets are drawn, such as 10户",
    ),
    "SSJ-RATIO-COUNT-PERIOD": Text(
        "“{found}”不是按一年定的数量；请换算成一年抽多少户，如 120户",
        "'{found}' is a count for another time than a year; write how many a year, such as 120户",
    ),
    "SSJ-RATIO-FREQUENCIES": Text(
        "有几个频次的周期无法换算：{found}；请一行只写一个频次",
        "several frequencies count in times that do not convert: {found}; write one frequency a row",
    ),
}

_FIGURES: Final[Texts] = {
    "SSJ-RATIO-NOTHING": Text(
        "“{found}”既没有下限也没有上限；请至少给出一个",
        "'{found}' has neither a lower nor an upper bound; give one at least",
    ),
    "SSJ-RATIO-NEGATIVE": Text(
        "“{found}”是负数；请写大于 0 的数",
        "'{found}' is negative; write a figure above 0",
    ),
    "SSJ-RATIO-ZERO": Text(
        "“{found}”为零，等于不抽查；请写大于 0 的数，暂时不定的写“根据实际情况确定”",
        "'{found}' is zero, which inspects nobody; write a figure above 0, or 根据实际情况确定",
    ),
    "SSJ-RATIO-OVER": Text(
        "“{found}”超过 100%；请写不超过 100% 的比例，全部检查的写“全覆盖”",
        "'{found}' is above 100%; write at most 100%, or 全覆盖 for all",
    ),
    "SSJ-RATIO-BROKEN": Text(
        "“{found}”不是整数；户数请写整数",
        "'{found}' is no whole number; a count of targets is whole",
    ),
    "SSJ-RATIO-REVERSED": Text(
        "“{found}”下限大于上限；请把小的写在前面",
        "in '{found}' the lower bound is above the upper; write the smaller first",
    ),
    "SSJ-RATIO-CLASS-UNNAMED": Text(
        "分类比例没有写明是哪一类；请补上类别，如 A级1%",
        "a ratio by class has no class; name it, such as A级1%",
    ),
    "SSJ-RATIO-CLASS-TWICE": Text(
        "类别“{found}”出现了两次；请合并为一个",
        "class '{found}' occurs twice; make one of them",
    ),
}

_DRAW: Final[Texts] = {
    "SSJ-RATIO-BASE": Text(
        "基数是 {found}，没有可抽的对象；请检查抽查范围",
        "the base is {found}, there is nothing to draw from; check the scope",
    ),
    "SSJ-RATIO-UNSET": Text(
        "“{found}”没有定出比例，不能据此抽取；请在任务设置中写明，如 5% 或 10户",
        "'{found}' sets no ratio to draw by; set one in the task, such as 5% or 10户",
    ),
    "SSJ-RATIO-FREQUENCY-ONLY": Text(
        "“{found}”只有频次，没有比例；请补上比例，如 5%，全部检查的写“全覆盖”",
        "'{found}' is a frequency without a ratio; add one such as 5%, or 全覆盖 for all",
    ),
    "SSJ-RATIO-BY-CLASS": Text(
        "“{found}”按类别（{classes}）分别定比例；请按类别分层，每层写一个比例",
        "'{found}' sets ratios by class ({classes}); make a stratum of each class with one ratio",
    ),
    "SSJ-RATIO-PERIOD": Text(
        "“{found}”的比例不是按一年定的；请写明本次抽取的比例，如 5%",
        "the ratio of '{found}' is not for one year; write the ratio of this draw, such as 5%",
    ),
    "SSJ-RATIO-TOO-MANY": Text(
        "“{found}”要求至少 {least} 户，而范围内只有 {base} 户；请改为不超过 {base} 户，或写“全覆盖”",
        "'{found}' asks for {least} at least and there are {base}; write at most {base}, or 全覆盖",
    ),
    "SSJ-RATIO-EXCLUDE": Text(
        "“{found}”的比例和户数在 {base} 户中互相矛盾；请只保留一个",
        "of {base} targets the ratio and the count of '{found}' exclude each other; keep one of them",
    ),
    "SSJ-RATIO-COUNT-DISAGREES": Text(
        "“{found}”：范围内 {base} 户，按比例应抽 {quota} 户，与写明的 {count} 户不一致；请核对",
        "'{found}': of {base} targets the ratio gives {quota}, the plan says {count}; check which one holds",
    ),
    "SSJ-RATIO-ABOVE-CAP": Text(
        "抽取比例 {found} 超过上限 {cap}；请改小比例",
        "the ratio {found} is above its cap {cap}; lower it",
    ),
    "SSJ-RATIO-TEXT-FORM": Text(
        "“{found}”不是 p/q 形式的比例；请写成如 3/100，十进制、无前导零",
        "'{found}' is no ratio p/q; write such as 3/100, decimal without leading zeros",
    ),
    "SSJ-RATIO-TEXT-TERMS": Text(
        "比例 {found} 不是最简分数；请写成 {expected}",
        "ratio {found} is not in lowest terms; write {expected}",
    ),
    "SSJ-RATIO-TEXT-RANGE": Text(
        "比例“{found}”应大于 0 且不超过 1；请改正",
        "ratio '{found}' must be above 0 and at most 1; correct it",
    ),
    "SSJ-RATIO-TEXT-FINE": Text(
        "比例的分子或分母超过 {most}；请用较少的小数位",
        "a term of the ratio is beyond {most}; use fewer decimals",
    ),
}

TEXTS: Final[Texts] = {**_WORDING, **_FIGURES, **_DRAW}
