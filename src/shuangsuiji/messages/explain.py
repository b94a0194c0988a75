"""What an explanation says around the regulation's own words."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-COLUMN-ARTICLE": Text("依据", "under"),
    "SSJ-COLUMN-BUREAU": Text("制定机关", "bureau"),
    "SSJ-COLUMN-FIRST": Text("前一份", "first"),
    "SSJ-COLUMN-RULE": Text("键", "key"),
    "SSJ-COLUMN-RULEBOOK": Text("名称", "name"),
    "SSJ-COLUMN-SECOND": Text("后一份", "second"),
    "SSJ-COLUMN-SINCE": Text("从何时起", "since"),
    "SSJ-COLUMN-STRENGTH": Text("强度", "strength"),
    "SSJ-COLUMN-TITLE": Text("标题", "title"),
    "SSJ-COLUMN-VALUE": Text("值", "value"),
    "SSJ-EXPLAIN-ARTICLE": Text("依据：{article}", "Under: {article}"),
    "SSJ-EXPLAIN-CAP": Text("{area} {years} 年 {times} 次", "{area} {times} in {years} years"),
    "SSJ-EXPLAIN-CAP-HARD": Text(
        "{area} {years} 年 {times} 次（不得超过）", "{area} {times} in {years} years (never more)"
    ),
    "SSJ-EXPLAIN-FAULT": Text("不准", "forbidden"),
    "SSJ-EXPLAIN-INTERPRETATION": Text(
        "解释：{on}，{body}，{document}：{text}", "Interpretation: {on}, {body}, {document}: {text}"
    ),
    "SSJ-EXPLAIN-KEY": Text(
        "规则：{key} = {value}（{article}；{strength}）", "Rule: {key} = {value} ({article}; {strength})"
    ),
    "SSJ-EXPLAIN-NO": Text("否", "no"),
    "SSJ-EXPLAIN-NOTICE": Text("提示（只记下，不拦）", "notice (goes on record, stops nothing)"),
    "SSJ-EXPLAIN-OPEN": Text("未定", "left open"),
    "SSJ-EXPLAIN-QUIET": Text(
        "{region} 每月 {first} 至 {last} 日", "{region} days {first} to {last} of each month"
    ),
    "SSJ-EXPLAIN-QUIET-EXEMPT": Text(
        "{region} 每月 {first} 至 {last} 日（双随机除外）",
        "{region} days {first} to {last} of each month (not for double-random inspections)",
    ),
    "SSJ-EXPLAIN-READING": Text("读法：{reading}", "Reading: {reading}"),
    "SSJ-EXPLAIN-STRENGTH-D": Text("说明", "explained"),
    "SSJ-EXPLAIN-STRENGTH-E": Text("强制", "enforced"),
    "SSJ-EXPLAIN-STRENGTH-M": Text("须能表示", "represented"),
    "SSJ-EXPLAIN-STRENGTH-R": Text("进入报表", "reported"),
    "SSJ-EXPLAIN-STRENGTH-W": Text("预警", "warned of"),
    "SSJ-EXPLAIN-UNKNOWN": Text(
        "没有“{asked}”这个代码；相近的有：{near}", "there is no code '{asked}'; near are: {near}"
    ),
    "SSJ-EXPLAIN-WARNING": Text("预警（要有人具名批准才办得下去）", "warning (needs an override by name)"),
    "SSJ-EXPLAIN-YES": Text("是", "yes"),
    "SSJ-HELP-CODE": Text(
        "代码，如 SSJ-A19-2 或 a19-2；可写几个", "a code such as SSJ-A19-2, or a19-2; several may be given"
    ),
    "SSJ-HELP-EXPLAIN": Text(
        "说明一个代码：说什么、依据哪一条、原文、规则和解释",
        "Explain a code: what it says, the article's own words, the rule and how it is understood",
    ),
    "SSJ-HELP-EXPLAIN-JOURNAL": Text(
        "本局的办理日志：用它采用的规则集，并列出领导小组的解释",
        "a bureau's journal: its rulebook is used, and its interpretations are shown",
    ),
    "SSJ-HELP-KEY": Text("规则集的哪个键；默认全部", "one key of the rulebook; by default all"),
    "SSJ-HELP-LAYER": Text(
        "再加上哪份上级规则：内置的名称或文件，可写多次",
        "superior rules on top: a built-in name or a file; may be repeated",
    ),
    "SSJ-HELP-ON": Text(
        "哪一天的规则，如 2026-01-01；默认全部上级规则都已生效",
        "the rules of which day; by default every layer is in force",
    ),
    "SSJ-HELP-RULEBOOK": Text("规则集：内置的名称或 TOML 文件", "a rulebook: a built-in name or a TOML file"),
    "SSJ-HELP-RULEBOOK-OTHER": Text("与它比较的规则集", "the rulebook to compare it with"),
    "SSJ-HELP-RULES": Text(
        "看规则集：列出、逐键显示、比较两份", "Look at rulebooks: list, show key by key, compare two"
    ),
    "SSJ-HELP-RULES-DIFF": Text(
        "比较两份规则集：哪些键不同；--superior 和 --layer 加在后一份上",
        "Compare two rulebooks key by key; --superior and --layer go on top of the second",
    ),
    "SSJ-HELP-RULES-LIST": Text(
        "列出内置的规则集和上级规则", "List the built-in rulebooks and superior rules"
    ),
    "SSJ-HELP-RULES-SHOW": Text(
        "显示一份规则集，或其中一个键的值、读法和条文",
        "Show a rulebook, or one key's value, reading and article",
    ),
    "SSJ-HELP-SUPERIOR": Text(
        "加上内置的上级规则（superior）来看，不改变日志",
        "look at it with the built-in superior rules on top; changes no journal",
    ),
    "SSJ-RULES-DIFFER": Text("{total} 个键里 {number} 个不同", "{number} of {total} keys differ"),
    "SSJ-RULES-DIGEST": Text(
        "规则集摘要 {digest}；细则原文摘要 {source}", "rulebook {digest}; the regulation's text {source}"
    ),
    "SSJ-RULES-TITLE": Text("《{title}》第 {edition} 版，{bureau}", "{title}, edition {edition}, {bureau}"),
    "SSJ-RULES-UNADOPTED": Text(
        "上级规则没有采用：{title}（{source}），自 {since} 起；涉及 {keys}。采用要由行为 AdoptRulebook 记入日志；--superior 只显示采用后的样子",
        "superior rules not adopted: {title} ({source}), since {since}; they set {keys}. The act AdoptRulebook adopts them; "
        "--superior only shows what they would change",
    ),
    "SSJ-TABLE-LAYERS": Text("上级规则", "superior rules"),
    "SSJ-TABLE-RULEBOOKS": Text("规则集", "rulebooks"),
    "SSJ-TABLE-RULES": Text("规则", "rules"),
    "SSJ-TABLE-RULES-DIFF": Text("不同的规则", "rules that differ"),
}
