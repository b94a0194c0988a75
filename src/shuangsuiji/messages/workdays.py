"""Messages about working days and calendars."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-WORKDAYS-BOTH": Text(
        "{day} 既列为休息日又列为上班日；请对照放假通知改正",
        "{day} is listed as a day of rest and as a worked day; correct it by the notice",
    ),
    "SSJ-WORKDAYS-BOUNDS": Text(
        "期限 {day} 应当在最早 {earliest} 与最晚 {latest} 之间，不是暂定的三者应当相同；请改正",
        "the deadline {day} must lie between the earliest {earliest} and the latest {latest}, "
        "and be equal to both where it is not provisional; correct it",
    ),
    "SSJ-WORKDAYS-COUNT": Text(
        "期间 {n} 日不在 0 至 {most} 日之内；请改正天数",
        "a period of {n} days is not within 0 to {most}; correct the number of days",
    ),
    "SSJ-WORKDAYS-FILE-TWICE": Text(
        "{year} 年的日历文件有两份（地区代码“{region}”，空为全国）；请只留一份",
        "there are two calendar files of {year} (region '{region}', empty for the country); keep one of them",
    ),
    "SSJ-WORKDAYS-FOLDER": Text(
        "这里没有 .json 日历文件；请检查路径，或放入日历文件",
        "there is no .json calendar file here; check the path or put the files there",
    ),
    "SSJ-WORKDAYS-INSTANT": Text(
        "{value} 是时刻，这里要日期；请先按北京时间取日期再计算",
        "{value} is an instant, but a date is needed; take its date in Asia/Shanghai first",
    ),
    "SSJ-WORKDAYS-JSON": Text(
        "日历文件不是 UTF-8 编码的 JSON（{reason}）；请改正，或重新取得原文件",
        "the calendar file is no JSON in UTF-8 ({reason}); correct it or get the original again",
    ),
    "SSJ-WORKDAYS-MEMBER": Text(
        "日历文件没有“{member}”这一项；请删去，或改正拼写"
        "（year、region、papers、days；每日 name、date、isOffDay）",
        "a calendar file has no member '{member}'; delete it or correct its spelling "
        "(year, region, papers, days; of each day name, date, isOffDay)",
    ),
    "SSJ-WORKDAYS-MEMBER-MISSING": Text(
        "日历文件缺少“{member}”；请补上",
        "the calendar file lacks '{member}'; add it",
    ),
    "SSJ-WORKDAYS-OUTSIDE": Text(
        "{day} 不在 {year} 年，也不在上一年 12 月 27 日至 31 日；请改正日期，或放入该日所属年份的日历",
        "{day} lies neither in {year} nor in 27 to 31 December before it; correct it or list it with its own year",
    ),
    "SSJ-WORKDAYS-PARTIAL": Text(
        "{year} 年的日历没有把法定节日 {day} 列为休息日，是不完整的；请补全，安排尚未公布的年份请把 days 留空",
        "the calendar of {year} does not let the statutory holiday {day} rest, so it is incomplete; "
        "complete it, or leave days empty where the notice is not out",
    ),
    "SSJ-WORKDAYS-REGION": Text(
        "“{value}”不是六位行政区划代码；请改正，全国的日历请删去 region",
        "'{value}' is no region code of six digits; correct it, or delete region where the calendar is the country's",
    ),
    "SSJ-WORKDAYS-REGION-NONE": Text(
        "没有地区 {region} 的日历文件，已有：{regions}；请改正代码，或加入该地区的日历文件",
        "there is no calendar file of region {region}, only of: {regions}; correct the code or add a file",
    ),
    "SSJ-WORKDAYS-SOURCE-ESCAPED": Text(
        "日历来源 {name} 给出了约定以外的结果或错误（{found}，C7）；请告知其作者",
        "the calendar source {name} gave something, or raised an error, beyond its promise ({found}, C7); tell its author",
    ),
    "SSJ-WORKDAYS-SOURCE-YEAR": Text(
        "向日历来源 {name} 要 {asked} 年，给出的却是 {found} 年（C1）；请告知其作者",
        "the calendar source {name} was asked for {asked} but gave {found} (C1); tell its author",
    ),
    "SSJ-WORKDAYS-TWICE": Text(
        "日历里 {year} 年出现了两次；请只留一份",
        "the calendar holds {year} twice; keep one of them",
    ),
    "SSJ-WORKDAYS-UNKNOWN": Text(
        "{day} 是否上班要看 {year} 年的放假安排，日历里还没有；"
        "已经公布的请加入该年的日历文件，尚未公布的只能先算暂定期限",
        "whether {day} is worked depends on the notice for {year}, which the calendar does not hold; "
        "add that year's calendar file, or ask for a provisional deadline until it is out",
    ),
    "SSJ-WORKDAYS-YEAR": Text(
        "{year} 不在 {first} 至 {last} 年之内；请改正年份",
        "{year} is not within the years {first} to {last}; correct the year",
    ),
}
