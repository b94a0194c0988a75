"""通知的内容 (第十六条、附件): what a notice tells a target, whichever form it takes; what must not be told never gets in."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from shuangsuiji.checklist.item import Item
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.wording import BLANK, known
from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.printed import Table
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.before import Notice
from shuangsuiji.target_file import TargetFile
from shuangsuiji.texts import china_day


@frozen(kw_only=True)
class ShownInspector:
    """通知书上的执法人员: empty where it is not on record, and left blank on paper."""

    name: str = ""
    certificate: str = ""


@frozen(kw_only=True)
class Content:
    """通知的内容.

    Args:
        target: the target's number.
        addressee: its registered name as it was drawn.
        items: the items that it is told of.
        inspectors: who inspects.
        materials: what it is asked to have ready.
        planned_on: the day of the visit; empty for a blank.
        planned_to: the last day where it is a period; empty for one day.
        on: the day of the notice; empty for a blank.
        version: from 1.
        rights: whether it is told its rights.
        renamed: its registered name now, where that has changed since the draw.
        outdated: whether the team is another one since.
    """

    target: str
    addressee: str
    items: tuple[Item, ...]
    inspectors: tuple[ShownInspector, ...]
    materials: tuple[str, ...]
    planned_on: str = ""
    planned_to: str = ""
    on: str = ""
    version: int = 1
    rights: bool = True
    renamed: str = ""
    outdated: bool = False

    @property
    def methods(self) -> tuple[str, ...]:
        """检查方式 of all items, each once."""
        return tuple(dict.fromkeys(method for each in self.items for method in each.methods))


@frozen(kw_only=True)
class Planned:
    """拟办的通知: what is not on record before it is issued.

    Args:
        planned_on: the day of the visit; empty for a notice that is completed by hand.
        planned_to: the last day where it is a period; empty for one day.
        inspectors: who of the team inspects; empty for the whole team.
        certificates: certificate numbers by inspector; who is not there is left blank.
        on: the day of the notice; empty for a blank.
        rights: whether the target is told its rights.
        renamed: its registered name now, where that has changed since the draw.
    """

    planned_on: str = ""
    planned_to: str = ""
    inspectors: tuple[str, ...] = ()
    certificates: Mapping[str, str] = field(factory=dict[str, str])
    on: str = ""
    rights: bool = True
    renamed: str = ""


def planned_content(matter: Matter, file: TargetFile, planned: Planned) -> Content:
    """拟通知书 (附件): give what a notice that is not issued yet tells.

    Raises:
        InvalidInput: nothing may be told, the day is outside the task's days or before the notice, or the inspectors
            are too few or not of the team.
    """
    team = matter.task.team(file.target) or file.team
    inspectors = planned.inspectors or team.inspectors
    raise_if(_planned_faults(file, planned, inspectors, matter.rules, team.inspectors))
    certificates = {**certificates_on_record(file), **planned.certificates}
    return Content(
        target=file.target,
        addressee=file.addressee,
        items=file.told_items,
        inspectors=tuple(
            ShownInspector(name=matter.task.name(each), certificate=certificates.get(each, ""))
            for each in inspectors
        ),
        materials=file.materials,
        planned_on=planned.planned_on,
        planned_to=planned.planned_to,
        on=planned.on,
        version=len(file.notices) + 1,
        rights=planned.rights,
        renamed=planned.renamed,
    )


def blank_content(matter: Matter, file: TargetFile) -> Content:
    """空白通知书: give a notice whose day and inspectors are filled in by hand; items and addressee stand there.

    Raises:
        InvalidInput: nothing may be told.
    """
    content = planned_content(matter, file, Planned())
    return evolve(content, inspectors=(ShownInspector(),) * len(content.inspectors))


def _planned_faults(
    file: TargetFile, planned: Planned, inspectors: Sequence[str], rules: Rulebook, team: Sequence[str]
) -> Iterator[Fault]:
    """Judge what is to be told: something, on a day that can be, by enough inspectors of the team."""
    if not file.told_items:
        yield fault("SSJ-NOTICE-NONE", target=file.target)
    least = rules.keys.min_onsite.value
    if len(set(inspectors)) < least:
        yield fault("SSJ-PAPER-INSPECTORS", at("$.inspectors"), least=least, number=len(set(inspectors)))
    for each in inspectors:
        if each not in team:
            yield fault("SSJ-PAPER-STRANGER", at("$.inspectors"), inspector=each, team="、".join(team))
    for name, day in (("planned_on", planned.planned_on), ("planned_to", planned.planned_to)):
        if day and not file.first <= day <= file.last:
            yield fault("SSJ-NOTICE-WINDOW", at(f"$.{name}"), day=day, first=file.first, last=file.last)
    if planned.planned_to and planned.planned_to < planned.planned_on:
        yield fault("SSJ-PAPER-PERIOD", at("$.planned_to"), first=planned.planned_on, last=planned.planned_to)
    if planned.on and planned.planned_on and planned.planned_on < planned.on:
        yield fault("SSJ-NOTICE-PAST", at("$.planned_on"), day=planned.planned_on, issued=planned.on)


def issued_content(matter: Matter, file: TargetFile, version: int = 0) -> Content:
    """已发放的通知书 (第十六条): give what an issued notice told, word for word the same each time.

    Args:
        matter: the task.
        file: the target's file.
        version: which version; 0 for the latest.

    Raises:
        InvalidInput: there is no such version.
    """
    found = _issued(file, version)
    team = matter.task.team(file.target) or file.team
    items = (file.item(each) for each in found.items)
    return Content(
        target=file.target,
        addressee=file.addressee,
        items=tuple(each for each in items if each),
        inspectors=tuple(
            ShownInspector(name=each.name, certificate=each.certificate) for each in found.inspectors
        ),
        materials=found.materials,
        planned_on=found.planned_on,
        on=china_day(found.at),
        version=found.version,
        rights=found.rights,
        outdated=not {each.inspector for each in found.inspectors} <= set(team.inspectors),
    )


def _issued(file: TargetFile, version: int) -> Notice:
    for each in reversed(file.notices):
        if version in {0, each.version}:
            return each
    raise InvalidInput(fault("SSJ-NOTICE-UNKNOWN", at("$.version"), version=version or 1))


def certificates_on_record(file: TargetFile) -> dict[str, str]:
    """Give the certificate numbers that notices and visits of a file name, the latest of each inspector."""
    shown = {
        each.inspector: each.certificate
        for made in (*(sent.inspection for sent in file.submissions), file.inspection)
        for visit in (made.visits if made else ())
        for each in visit.present
        if each.certificate
    }
    return {each.inspector: each.certificate for sent in file.notices for each in sent.inspectors} | shown


def inspectors_table(content: Content) -> Table:
    """执法人员: every one of them, with name and certificate number."""
    return Table(
        columns=("序号", "执法人员姓名", "执法证号"),
        rows=tuple(
            (str(number), known(each.name), each.certificate or BLANK)
            for number, each in enumerate(content.inspectors, 1)
        ),
    )


def content_findings(content: Content, rules: Rulebook) -> Iterator[Finding]:
    """Question what a notice tells, in whichever form: a period, a team of before, what need not be asked for."""
    if content.planned_to and content.planned_to != content.planned_on:
        yield article_finding("SSJ-N-4", "附件", first=content.planned_on, last=content.planned_to)
    if content.outdated:
        yield article_finding("SSJ-N-14", "附件", version=content.version)
    for each in content.materials:
        if each in rules.keys.shared_materials.value:
            yield finding("SSJ-N-9", rules, "shared_materials", subject=each, material=each)
        elif "身份证" in each:
            yield article_finding("SSJ-N-9-PRIVACY", "附件", subject=each, material=each)
