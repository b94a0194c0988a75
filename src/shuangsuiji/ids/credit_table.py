"""登记管理部门与机构类别代码 (GB 32100-2015 with amendment 1 of 2016): a closed table.

54 and 55 are not in the standard's table: the civil affairs departments issue them since the end of 2017 to
residents' and villagers' committees (基层群众性自治组织特别法人).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Department(NamedTuple):
    """登记管理部门: a registering department and the kinds of bodies that it registers, by their character."""

    name: str
    kinds: Mapping[str, str]


def _department(name: str, **kinds: str) -> Department:
    return Department(name, MappingProxyType({key.removeprefix("k"): kind for key, kind in kinds.items()}))


DEPARTMENTS: Final[Mapping[str, Department]] = MappingProxyType(
    {
        "1": _department(
            "机构编制", k1="机关", k2="事业单位", k3="编办直接管理机构编制的群众团体", k9="其他"
        ),
        "2": _department("外交", k1="外国常驻新闻机构", k9="其他"),
        "3": _department(
            "司法行政",
            k1="律师执业机构",
            k2="公证处",
            k3="基层法律服务所",
            k4="司法鉴定机构",
            k5="仲裁委员会",
            k9="其他",
        ),
        "4": _department("文化", k1="外国在华文化中心", k9="其他"),
        "5": _department(
            "民政",
            k1="社会团体",
            k2="民办非企业单位",
            k3="基金会",
            k4="基层群众性自治组织",
            k5="基层群众性自治组织",
            k9="其他",
        ),
        "6": _department(
            "旅游",
            k1="外国旅游部门常驻代表机构",
            k2="港澳台地区旅游部门常驻内地（大陆）代表机构",
            k9="其他",
        ),
        "7": _department("宗教", k1="宗教活动场所", k2="宗教院校", k9="其他"),
        "8": _department("工会", k1="基层工会", k9="其他"),
        "9": _department("工商（市场监管）", k1="企业", k2="个体工商户", k3="农民专业合作社"),
        "A": _department("中央军委改革和编制办公室", k1="军队事业单位", k9="其他"),
        "N": _department(
            "农业", k1="组级集体经济组织", k2="村级集体经济组织", k3="乡镇级集体经济组织", k9="其他"
        ),
        "Y": _department("其他", k1="其他"),
    }
)
"""Every registering department by the first character, its kinds by the second."""
