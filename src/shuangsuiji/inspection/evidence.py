"""证据附件 (第十六条、第十九条): which papers, pictures and recordings stand behind an entered version of a result.

The journal has their digests; the content stays where it is kept, and goes to the platform before the document that names it.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge, Act
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange.attachment import Attachment
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.results import EntryEvidence
from shuangsuiji.forms import at, at_least, at_least_one, no_twice
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import Submission, TargetFile


@frozen(kw_only=True)
class AttachEvidence(Act[TargetFile]):
    """附上证据 (第十六条、第十九条): once for a version, when it was entered and before the file is put together.

    Args:
        version: which version of the result.
        attachments: what there is; `attachment_of` makes one of content.
    """

    version: int
    attachments: tuple[Attachment, ...]
    kind: Literal["attach-evidence"] = "attach-evidence"
    article: ClassVar[str] = "第十九条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, version=self.version)
        yield from at_least_one(".attachments", self.attachments)
        yield from no_twice(".attachments", (each.digest for each in self.attachments))

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """The version was entered before, has no evidence yet, and the file is not put together yet."""
        entered = next((each for each in state.submissions if each.version == self.version), None)
        if entered is None:
            last = len(state.submissions)
            yield fault("SSJ-EVIDENCE-VERSION", at("$.version"), version=self.version, last=last)
            return
        yield from self.early_faults(entered.at)
        if entered.evidence:
            yield fault("SSJ-EVIDENCE-TWICE", version=self.version, at=entered.evidence_at)
        if state.sealed:
            yield fault("SSJ-EVIDENCE-SEALED", at=state.sealed.at)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        return evolve(state, submissions=tuple(map(self._attached, state.submissions)))

    def _attached(self, entered: Submission) -> Submission:
        if entered.version != self.version:
            return entered
        return evolve(entered, evidence=self.attachments, evidence_at=self.at)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"version": self.version, "number": len(self.attachments)}


def entry_evidence(file: TargetFile) -> Iterator[EntryEvidence]:
    """Give what the platform is told of the evidence behind every version that has any."""
    for each in file.submissions:
        if each.evidence:
            yield EntryEvidence(
                task=file.task, target=file.target, version=each.version, attachments=each.evidence
            )


@frozen(kw_only=True)
class ReceiveEvidence(Acknowledge[TargetFile]):
    """证据附件送达平台 (第十九条)."""

    kind: Literal["receive-evidence"] = "receive-evidence"
    article: ClassVar[str] = "第十九条"

    def documents(self, state: TargetFile) -> Iterator[EntryEvidence]:
        """Give the evidence of all versions."""
        return entry_evidence(state)

    def since(self, state: TargetFile, document: Document) -> str:
        """Evidence came to be when it was attached."""
        return next(
            (
                each.evidence_at
                for each in state.submissions
                if isinstance(document, EntryEvidence) and each.version == document.version
            ),
            "",
        )
