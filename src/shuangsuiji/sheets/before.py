"""检查之前 (第十五条、第十六条): pre-check, notice and commission, as they stand in a target's file."""

from attrs import frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    instants,
    no_twice,
)


@frozen(kw_only=True)
class PreCheck:
    """预查比对 (第十六条第一项).

    Args:
        inspector: who looked.
        at: when.
        sources: where: the platform, business systems, archives.
        summary: what was found of the target.
        beyond: items of the checklist that would apply too and are not in the task (第十四条).
    """

    inspector: str
    at: str
    sources: tuple[str, ...]
    summary: str
    beyond: tuple[str, ...] = ()


@frozen(kw_only=True)
class NamedInspector:
    """通知书上的执法人员: name and certificate number."""

    inspector: str
    name: str
    certificate: str

    def __attrs_post_init__(self) -> None:
        words = {"name": self.name, "certificate": self.certificate}
        raise_if([*identifiers(inspector=self.inspector), *filled(**words), *free_texts(**words)])


@frozen(kw_only=True)
class Delivery:
    """送达 (第十六条第二项).

    Args:
        method: 直接送达, 邮寄, 电子, …
        recipient: who took it.
        at: when.
        receipt: the number of its receipt; may be empty.
    """

    method: str
    recipient: str
    at: str
    receipt: str = ""

    def __attrs_post_init__(self) -> None:
        words = {"method": self.method, "recipient": self.recipient}
        raise_if(
            [*filled(**words), *free_texts(**words, receipt=self.receipt), *instants(at=self.at)],
        )


@frozen(kw_only=True)
class Notice:
    """抽查通知书 (第十六条第二项), one version.

    Args:
        version: from 1; one more each time that it is issued anew.
        at: when it was issued.
        items: the items that it names: never one that must not be told.
        inspectors: the team.
        planned_on: the day of the visit.
        materials: what the target is asked to have ready.
        rights: whether it tells the target's rights.
        delivery: how it was delivered; None where it was not.
    """

    version: int
    at: str
    items: tuple[str, ...]
    inspectors: tuple[NamedInspector, ...]
    planned_on: str
    materials: tuple[str, ...]
    rights: bool
    delivery: Delivery | None = None


@frozen(kw_only=True)
class Commission:
    """委托专业机构 (第十五条).

    Args:
        institution: who is commissioned.
        qualification: the number of its qualification.
        matter: 审计, 验资, …: one of the rulebook's.
        items: the items that it is for.
        contract_on: the day of the contract.
        reason: why it is needed.
        payer: who pays for it.
    """

    institution: str
    qualification: str
    matter: str
    items: tuple[str, ...]
    contract_on: str
    reason: str
    payer: str

    def __attrs_post_init__(self) -> None:
        words = {
            "institution": self.institution,
            "qualification": self.qualification,
            "reason": self.reason,
            "payer": self.payer,
        }
        raise_if(
            [
                *filled(**words),
                *free_texts(**words),
                *identifiers(matter=self.matter),
                *at_least_one(".items", self.items),
                *no_twice(".items", self.items),
                *days(contract_on=self.contract_on),
            ]
        )


@frozen(kw_only=True)
class Conclusion:
    """采用的鉴定结论 (第十五条).

    Args:
        item: the item that it is used for.
        issuer: who made it.
        number: its number.
        on: its day.
        valid_to: the last day on which it is valid; empty where it has none.
        text: what it concludes.
    """

    item: str
    issuer: str
    number: str
    on: str
    text: str
    valid_to: str = ""

    def __attrs_post_init__(self) -> None:
        words = {"issuer": self.issuer, "number": self.number, "text": self.text}
        raise_if(
            [
                *identifiers(item=self.item),
                *filled(**words),
                *free_texts(**words),
                *days(on=self.on),
                *(days(valid_to=self.valid_to) if self.valid_to else ()),
            ]
        )
