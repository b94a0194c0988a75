"""立卷 (第二十五条): the papers and recordings of a target's file are put together."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act
from shuangsuiji.archive.leaves import FILED, Leaf, file_leaves
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at, at_least_one, no_twice
from shuangsuiji.outcomes import Material, Seal
from shuangsuiji.papers import Paper
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile

RECORDING: Final = "音像记录"


def required(file: TargetFile) -> tuple[Leaf, ...]:
    """必备材料 (第二十五条): give what a target's file must hold, by what its own stream says happened.

    Objections and follow-ups have streams of their own: the archive of the task lists them.
    """
    return tuple(each for each in file_leaves(file) if each.role in FILED)


def electronic(file: TargetFile, reference: str) -> tuple[Material, ...]:
    """电子卷 (第四条、第二十五条): give every required material as the journal holds it, for a file that is electronic throughout.

    Args:
        file: the target's file.
        reference: where they are kept: a folder, an address.
    """
    return tuple(
        Material(
            role=each.role,
            paper=Paper(
                title=each.title,
                reference=f"{reference}/{each.digest}",
                digest=each.digest,
                medium="audio-visual" if each.role == RECORDING else "text",
            ),
        )
        for each in {(each.role, each.digest): each for each in required(file)}.values()
    )


@frozen(kw_only=True)
class SealFile(Act[TargetFile]):
    """立卷 (第二十五条): from then on only errors, corrections and receipts come in.

    Args:
        materials: text and audio-visual records: what `required` gives, and whatever else there is.
    """

    materials: tuple[Material, ...]
    kind: Literal["seal-file"] = "seal-file"
    article: ClassVar[str] = "第二十五条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least_one(".materials", self.materials)
        held = (f"{each.role} {each.paper.digest} {each.copy_of}" for each in self.materials)
        yield from no_twice(".materials", held)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """The result is public or withheld, nothing that happened is missing, and the file is put together once."""
        if not state.settled:
            yield fault("SSJ-SEAL-UNSETTLED", target=state.target)
        if state.sealed:
            yield fault("SSJ-SEAL-TWICE", at=state.sealed.at)
        yield from self._material_faults(required(state))

    def _material_faults(self, wanted: tuple[Leaf, ...]) -> Iterator[Fault]:
        """Each document that the file has is there under its own digest, and none of that kind is another one."""
        held = {
            (each.role, digest) for each in self.materials for digest in (each.paper.digest, each.copy_of)
        }
        for leaf in wanted:
            if (leaf.role, leaf.digest) not in held:
                yield fault("SSJ-SEAL-MISSING", at("$.materials"), role=leaf.role, title=leaf.title)
        known = {(each.role, each.digest) for each in wanted}
        roles = {each.role for each in wanted}
        for index, each in enumerate(self.materials):
            if each.role in roles and not known & {(each.role, each.paper.digest), (each.role, each.copy_of)}:
                yield fault("SSJ-SEAL-OTHER", at(f"$.materials[{index}]"), role=each.role)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        return evolve(state, sealed=Seal(materials=self.materials, by=self.by, at=self.at))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        recordings = sum(each.paper.medium == "audio-visual" for each in self.materials)
        return {"papers": len(self.materials) - recordings, "recordings": recordings}
