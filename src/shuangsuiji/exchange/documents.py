"""平台往来 (第四条、第十一条、第十九条): what goes to the platform.

A platform adapter has to carry these documents and no others; all are plain texts and numbers. A document's `key`
names it for ever: sent twice, it takes effect once. Its `digest()` comes back in the receipt.

    checklist     联合抽查事项清单 (第六条)          one an edition
    plan          年度抽查工作计划 (第七条)          one a department, year and version
    registry      “两库”的一页 (第九条)              one a registry, edition and page
    task          抽查任务和方案 (第十条)            one a task
    announcement  抽取前公告 (第十一条)              one a round
    record        抽取记录 (第四条、第十一条)        one a confirmed round
    dispatch      下发 (第十一条)                    one an executing department
    substitution  更换 (第十三条)                    one a substitution
    entry         录入 (第十九条)                    one a target and version
    evidence      证据附件 (第十六条、第十九条)      one a target and version
    review        审核 (第十九条)                    one a target, version and department
    publicity     公示、更正 (第十九条、第二十条)    one a target and version
    feedback      异议反馈 (第二十条)                one an objection
"""

from typing import Final, cast, get_args

from attrs import fields

from shuangsuiji import canonical, wire
from shuangsuiji.exchange.attachment import Attachment
from shuangsuiji.exchange.draws import DrawAnnouncement, DrawRecord
from shuangsuiji.exchange.objections import ObjectionFeedback
from shuangsuiji.exchange.planning import ChecklistNotice, PlanNotice, TaskNotice
from shuangsuiji.exchange.registries import RegistryPage
from shuangsuiji.exchange.results import EntryEvidence, Publication, ResultEntry, ReviewDecision
from shuangsuiji.exchange.teams import DispatchList, SubstitutionNotice

Document = (
    ChecklistNotice
    | PlanNotice
    | RegistryPage
    | TaskNotice
    | DrawAnnouncement
    | DrawRecord
    | DispatchList
    | SubstitutionNotice
    | ResultEntry
    | EntryEvidence
    | ReviewDecision
    | Publication
    | ObjectionFeedback
)
"""Anything that goes to the platform."""

KINDS: Final[frozenset[str]] = frozenset(str(fields(each).kind.default) for each in get_args(Document))
"""Every kind of document."""


def attachments_of(document: Document) -> tuple[Attachment, ...]:
    """附件: give what a document names of content that is handed over beside it."""
    if isinstance(document, EntryEvidence):
        return document.attachments
    if isinstance(document, DrawAnnouncement | DrawRecord) and document.content:
        return (document.content,)
    return ()


def read_document(json: canonical.Json) -> Document:
    """Make a document of its JSON.

    Raises:
        InvalidInput: with every fault and its path.
    """
    return cast("Document", wire.read_one_of(Document, json))
