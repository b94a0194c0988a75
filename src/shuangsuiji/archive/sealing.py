"""立卷 (第二十五条): the papers and recordings of a target's file are put together."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at_least_one, no_twice
from shuangsuiji.outcomes import Material, Seal
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile

RECORD: Final = "记录表"
"""The role of the signed record, without which no file is whole."""


@frozen(kw_only=True)
class SealFile(Act[TargetFile]):
    """立卷 (第二十五条): from then on only corrections and receipts come in.

    Args:
        materials: text and audio-visual records: 通知书, 送达回证, 记录表, 专项检查表, 音像记录, 证据, ...
    """

    materials: tuple[Material, ...]
    kind: Literal["seal-file"] = "seal-file"
    article: ClassVar[str] = "第二十五条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least_one(".materials", self.materials)
        yield from no_twice(".materials", (f"{each.role} {each.paper.digest}" for each in self.materials))

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """The result is public or withheld, the signed record is among them, and the file is put together once."""
        if not state.settled:
            yield fault("SSJ-SEAL-UNSETTLED", target=state.target)
        if state.sealed:
            yield fault("SSJ-SEAL-TWICE", at=state.sealed.at)
        if all(each.role != RECORD for each in self.materials):
            yield fault("SSJ-SEAL-RECORD", role=RECORD)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        return evolve(state, sealed=Seal(materials=self.materials, by=self.by, at=self.at))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        recordings = sum(each.paper.medium == "audio-visual" for each in self.materials)
        return {"papers": len(self.materials) - recordings, "recordings": recordings}
