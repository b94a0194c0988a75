"""代码表: results as generations of platforms code them, read to `shuangsuiji.codes`.

The tables of 2014 and 2017 are those of a provincial system whose source is public; what has no like in `codes` is left out, so that it is
refused and not bent: of 2014 the codes 2 and 3 (two kinds of what was not disclosed) are one result, of 2017 the codes
2 to 5, D and G (of which department's rules were broken) say less than a result does. In 2019 the phone client has words for codes; of
those, what is neither 合格 nor 不合格 is left out.
"""

from typing import Final

from shuangsuiji_http.reading import CodeTable

RESULT_CODES: Final = CodeTable(
    {
        ("2014", "1"): "NO_PROBLEM",
        ("2014", "2"): "NOT_DISCLOSED",
        ("2014", "3"): "NOT_DISCLOSED",
        ("2014", "4"): "UNREACHABLE",
        ("2014", "5"): "FALSE_DISCLOSURE",
        ("2014", "6"): "NON_COOPERATION",
        ("2014", "7"): "DEREGISTERED",
        ("2014", "8"): "LICENCE_REVOKED",
        ("2014", "9"): "REGISTRATION_CANCELLED",
        ("2017", "1"): "NO_PROBLEM",
        ("2017", "6"): "UNREACHABLE",
        ("2017", "7"): "CLOSED",
        ("2017", "8"): "NON_COOPERATION",
        ("2017", "9"): "DEREGISTERED",
        ("2017", "10"): "LICENCE_REVOKED",
        ("2017", "11"): "REGISTRATION_CANCELLED",
        ("2017", "12"): "MOVED_OUT",
        ("2017", "A"): "PENDING",
        ("2017", "B"): "NOT_DISCLOSED",
        ("2017", "C"): "FALSE_DISCLOSURE",
        ("2017", "E"): "CORRECTED",
        ("2017", "F"): "NO_ACTIVITY",
        ("2019", "未发现问题"): "NO_PROBLEM",
        ("2019", "未按规定公示应当公示的信息"): "NOT_DISCLOSED",
        ("2019", "公示信息隐瞒真实情况、弄虚作假"): "FALSE_DISCLOSURE",
        ("2019", "发现问题已责令改正"): "CORRECTED",
        ("2019", "发现问题经责令已改正"): "CORRECTED",
        ("2019", "发现问题待后续处理"): "PENDING",
    }
)
"""检查结果: by generation and code."""
