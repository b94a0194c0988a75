"""签字 (第十六条、第十七条): each signature names the text that it is under, so that an edit makes it void."""

from attrs import frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import days, digests, filled, free_texts, identifiers, instants


@frozen(kw_only=True)
class Signature:
    """签字确认 (第十七条): an inspector signs a sheet.

    Args:
        inspector: who.
        on: the day.
        text: the digest of what he signed (`Inspection.text`, `ItemSheet.text`).
        present: whether he was there; who was not, signs 知悉.
    """

    inspector: str
    on: str
    text: str
    present: bool = True

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(inspector=self.inspector), *days(on=self.on), *digests(text=self.text)])


@frozen(kw_only=True)
class Countersignature:
    """当事人签字盖章 (第十六条第三项).

    Args:
        capacity: 法定代表人, 经营者, 授权人, …: nobody in particular must come.
        at: when.
        text: the digest of what was signed (`Inspection.text`).
    """

    capacity: str
    at: str
    text: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(capacity=self.capacity),
                *free_texts(capacity=self.capacity),
                *instants(at=self.at),
                *digests(text=self.text),
            ]
        )


@frozen(kw_only=True)
class Refusal:
    """拒绝签字: why the target did not sign, and who or what bears witness.

    Args:
        reason: why.
        witness: who saw it.
        recording: the film of it, as the visit names it.
    """

    reason: str
    witness: str = ""
    recording: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(reason=self.reason),
                *free_texts(reason=self.reason, witness=self.witness, recording=self.recording),
            ]
        )
