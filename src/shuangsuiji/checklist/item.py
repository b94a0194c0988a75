"""检查事项 (第五条): one thing that is inspected."""

import re
import unicodedata
from typing import Final, Literal

from attrs import frozen

from shuangsuiji.errors import Fault, InvalidInput, raise_if
from shuangsuiji.exchange.planning import ItemLine
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least_one,
    filled,
    free_texts,
    identifiers,
    no_twice,
    texts,
)
from shuangsuiji.ratios.wording import parse_ratio

_LAW: Final = re.compile("《([^《》]+)》")


@frozen(kw_only=True)
class Material:
    """检查材料: what a target is asked to show.

    Args:
        name: what it is called.
        form: 原件 or 复印件.
    """

    name: str
    form: Literal["original", "copy"] = "copy"

    def __attrs_post_init__(self) -> None:
        raise_if([*filled(name=self.name), *free_texts(name=self.name)])

    def __str__(self) -> str:
        return f"{self.name}（{'原件' if self.form == 'original' else '复印件'}）"


@frozen(kw_only=True)
class Item:
    """检查事项 (第五条): one thing that is inspected; “等内容” may be left out.

    Args:
        id: its number in the checklist.
        name: its name.
        category: 检查事项分类, 一般 or 重点.
        methods: 检查方式.
        initiating: 发起部门.
        participating: 参与部门.
        basis: 检查依据, the laws that it rests on, each in 《》; may be empty, which is a finding.
        provincial: its number in the provincial checklist; empty for what a department added (第六条).
        provincial_edition: in which edition of the provincial checklist it has that number.
        area: 领域, where items are grouped by area too.
        kinds: 检查对象, the kinds of targets that it is for.
        level: 事项层级, such as 市级.
        content: 检查内容.
        ratio_cap: 抽查比例上限, in its own words.
        frequency_cap: 频次上限, in its own words.
        needs: what its inspectors must be skilled in.
        materials: what targets are asked to show.
        territorial: 属地: whether inspectors must be of the target's own region.
        guidance: 检查指引, where it says how it is inspected.
        remark: 备注.
    """

    id: str
    name: str
    category: str
    methods: tuple[str, ...]
    initiating: str
    participating: tuple[str, ...]
    basis: str = ""
    provincial: str = ""
    provincial_edition: str = ""
    area: str = ""
    kinds: tuple[str, ...] = ()
    level: str = ""
    content: str = ""
    ratio_cap: str = ""
    frequency_cap: str = ""
    needs: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    territorial: bool = False
    guidance: str = ""
    remark: str = ""

    def __attrs_post_init__(self) -> None:
        words = ("name", "basis", "provincial", "provincial_edition", "area", "level", "content", "guidance")
        raise_if(
            [
                *identifiers(id=self.id, category=self.category, initiating=self.initiating),
                *filled(name=self.name),
                *free_texts(**{each: getattr(self, each) for each in words}, remark=self.remark),
                *at_least_one(".methods", self.methods),
                *texts(".methods", self.methods),
                *at_least_one(".participating", self.participating),
                *all_identifiers(".participating", self.participating),
                *no_twice(".participating", (self.initiating, *self.participating)),
                *texts(".kinds", self.kinds),
                *all_identifiers(".needs", self.needs),
                *no_twice(".materials", (each.name for each in self.materials)),
                *_wording_faults("ratio_cap", self.ratio_cap),
                *_wording_faults("frequency_cap", self.frequency_cap),
            ]
        )

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name

    @property
    def departments(self) -> tuple[str, ...]:
        """Who takes part, the initiating department first."""
        return (self.initiating, *self.participating)

    @property
    def laws(self) -> tuple[str, ...]:
        """The laws that it rests on: what its basis names in 《》, or else the whole basis.

        A law within a law's name stands in 〈〉: 《云南省实施〈中华人民共和国节约能源法〉办法》.
        """
        return tuple(dict.fromkeys(_LAW.findall(self.basis))) or ((self.basis,) if self.basis else ())

    def line(self) -> ItemLine:
        """Give it as the platform is told of it."""
        return ItemLine(
            id=self.id,
            name=self.name,
            category=self.category,
            methods=self.methods,
            initiating=self.initiating,
            participating=self.participating,
            basis=self.basis,
        )


def _wording_faults(member: str, wording: str) -> list[Fault]:
    """A cap is left out, or its wording can be read."""
    if not wording:
        return []
    try:
        parse_ratio(wording)
    except InvalidInput as error:
        return [each.at(at(f".{member}")) for each in error.faults]
    return []


def folded(name: str) -> str:
    """Bring a name to the form in which names are compared: half width, no white space.

    >>> folded("食盐（专营） 检查") == folded("食盐(专营)检查")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).split())
