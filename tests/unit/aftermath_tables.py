"""What the tables of what comes after publicity share: objections and follow-ups of the small bureau."""

from functools import cache

from attrs import evolve
from tests.unit.acts_tables import (
    copy_of,
    file_of,
    opened,
    passed,
    published,
    receive_all,
    target,
)

from shuangsuiji.archive.archiving import ArchiveTask, archive_stream
from shuangsuiji.archive.sealing import SealFile, electronic
from shuangsuiji.casework import CloseLead, FileCase, RecordCaseCheck, RegisterLead, case_stream
from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.content_digest import H
from shuangsuiji.correction import CorrectResult, WithholdResult
from shuangsuiji.findings import Override
from shuangsuiji.followup.handing import AcknowledgeFollowUp, CloseFollowUp
from shuangsuiji.followup.opening import OpenFollowUp
from shuangsuiji.followup.state import followup_stream
from shuangsuiji.found_errors import DismissError, NoteError
from shuangsuiji.misconduct import Misconduct, RecordMisconduct, misconduct_stream
from shuangsuiji.objection.concluding import ConcludeReexamination, SendFeedback
from shuangsuiji.objection.receiving import ForwardObjection, ReceiveObjection
from shuangsuiji.objection.state import ItemOutcome, Objection, disputed, objection_stream
from shuangsuiji.objection.supplementing import RequestSupplement, SupplementObjection
from shuangsuiji.other_checks import EnterOtherCheck, OtherCheck, checks_stream, repeated_by
from shuangsuiji.outcomes import Change
from shuangsuiji.papers import Paper
from shuangsuiji.procedure import AnyAct
from shuangsuiji.sheets.items import ItemResult, Measure
from shuangsuiji.target_file import file_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, EMERGENCY, MARKET

FILE = file_of()
OBJECTION = objection_stream(CODE, target(), 1)
SECOND = objection_stream(CODE, target(), 2)
FOLLOWUP = followup_stream(CODE, target(), 1)
LAST_DAY = "2026-07-31"
"""Sixty days after 2026-06-01, on which everything was acknowledged."""

REMEDIES = "可以依法申请行政复议或者提起行政诉讼"


def paper(title: str) -> Paper:
    """A paper with a digest of its own."""
    return Paper(title=title, reference=f"档案柜/{title}", digest=H.hex(title.encode()))


def application(line: Line, who: str = "", version: int = 1) -> ReceiveObjection:
    """The target objects to both items, with everything, at the right department."""
    unit = who or target()
    file = line.office.file(CODE, unit)
    assert file
    public = disputed(file, version)
    assert public
    return ReceiveObjection(
        by="窗口戊",
        at="2026-06-10T09:00:00+08:00",
        number=1,
        disputed=public,
        applicant=unit,
        items=public.items,
        application=paper("异议申请书"),
        evidence=(paper("台账复印件"),),
        received_by=BUREAU,
        last_day=LAST_DAY,
    )


def forward() -> ForwardObjection:
    """The department that it came to hands it on."""
    return ForwardObjection(by=f"{MARKET}收发室", at="2026-06-12T09:00:00+08:00")


def request() -> RequestSupplement:
    """The initiating department asks for the written application."""
    return RequestSupplement(
        by="复查员己", at="2026-06-15T09:00:00+08:00", wanted="书面申请", until="2026-08-10"
    )


def supplement() -> SupplementObjection:
    """The target hands in the written application, and more evidence."""
    return SupplementObjection(
        by="窗口戊",
        at="2026-06-18T09:00:00+08:00",
        application=paper("异议申请书"),
        evidence=(paper("检定证书"),),
    )


def conclude(*wrong: str) -> ConcludeReexamination:
    """The re-examination finds some items wrong."""
    return ConcludeReexamination(
        by="复查员己",
        at="2026-06-25T09:00:00+08:00",
        nature="objection",
        reviewers=("复查员己", "复查员庚"),
        outcomes=tuple(
            ItemOutcome(item=item, outcome="wrong" if item in wrong else "right", reason="调阅原件")
            for item in ("GX01", "GX02")
        ),
    )


def feedback() -> SendFeedback:
    """The target is told."""
    return SendFeedback(
        by="复查员己", at="2026-06-30T09:00:00+08:00", paper=paper("复查情况反馈"), remedies=REMEDIES
    )


@cache
def objected() -> Line:
    """A complete objection has come to the right department in time."""
    line = copy_of(published())
    line.do(OBJECTION, application(line))
    return line


@cache
def astray() -> Line:
    """An incomplete objection has come to another department."""
    line = copy_of(published())
    act = evolve(application(line), application=None, received_by=MARKET)
    line.do(OBJECTION, act)
    return line


@cache
def incomplete() -> Line:
    """It has been forwarded, and still lacks the written application."""
    line = copy_of(astray())
    line.do(OBJECTION, forward())
    return line


@cache
def late() -> Line:
    """A complete objection has come a day too late."""
    line = copy_of(published())
    line.do(OBJECTION, evolve(application(line), at="2026-08-01T09:00:00+08:00"))
    return line


@cache
def concluded() -> Line:
    """The re-examination found GX02 wrong."""
    line = copy_of(objected())
    line.do(OBJECTION, conclude("GX02"))
    return line


@cache
def told() -> Line:
    """The target was told."""
    line = copy_of(concluded())
    line.do(OBJECTION, feedback())
    return line


def objection(line: Line, number: int = 1) -> Objection:
    """Give the state of an objection."""
    found: Objection = line.office.state(objection_stream(CODE, target(), number))
    return found


# ── corrections ──────────────────────────────────────────────────────────────────────────────────────────


def change(item: str, before: tuple[Result, ...], results: tuple[Result, ...]) -> Change:
    """Change a line, with a measure where something is found now."""
    found = any(RESULTS[code].problem for code in results)
    words, measures = ("电表台账缺三个月", (Measure(name="督促整改"),)) if found else ("", ())
    return Change(item=item, before=before, results=results, problem=words, measures=measures)


def correct(unit: str = "") -> CorrectResult:
    """The initiating department has found an error of its own in GX02, and corrects it the same day."""
    return CorrectResult(
        by="经办员甲",
        at="2026-06-08T15:00:00+08:00",
        task=CODE,
        target=unit or target(),
        department=BUREAU,
        changes=(change("GX02", ("NO_PROBLEM",), ("CORRECTED",)),),
        reason="录入时看错行",
        evidence=(paper("专项检查表复印件"),),
        approver="局领导丁",
        found_on="2026-06-08",
    )


def note(unit: str = "") -> NoteError:
    """A participating department has found GX02 wrong, the Friday before it is corrected."""
    return NoteError(
        by="经办员甲",
        at="2026-06-08T10:00:00+08:00",
        task=CODE,
        target=unit or target(),
        department=MARKET,
        items=("GX02",),
        wrong="录入时看错行",
        found_on="2026-06-05",
    )


def dismiss() -> DismissError:
    """It was none after all."""
    return DismissError(
        by="经办员甲",
        at="2026-06-08T14:00:00+08:00",
        number=1,
        department=MARKET,
        reason="调阅原件，公示无误",
        approver="局领导丁",
    )


def withhold() -> WithholdResult:
    """The result must not be public."""
    return WithholdResult(
        by="经办员甲",
        at="2026-05-15T09:00:00+08:00",
        ground="涉及国家秘密（密级：秘密）",
        approver="局领导丁",
    )


def answered(act: AnyAct, code: str) -> Override:
    """Answer for a warning of an act."""
    return Override(code=code, reason="保密审查意见", by="局领导丁", at=act.at)


@cache
def corrected() -> Line:
    """The first result was corrected, which the platform does not know yet."""
    line = copy_of(published())
    line.do(FILE, correct())
    return line


@cache
def noted() -> Line:
    """An error was found in the first result, and is not corrected yet."""
    line = copy_of(published())
    line.do(FILE, note())
    return line


@cache
def withheld() -> Line:
    """The first result has passed and is withheld."""
    line = copy_of(passed())
    line.do(FILE, withhold(), answered(withhold(), "SSJ-A02-8"))
    return line


# ── follow-ups ────────────────────────────────────────────────────────────────────────────────────────────


def problem(code: Result = "PENDING") -> tuple[ItemResult, ...]:
    """Results where something was found of GX02."""
    words, measures = "电表台账缺三个月", (Measure(name="移送"),)
    return (
        ItemResult(item="GX01", results=("NO_PROBLEM",)),
        ItemResult(item="GX02", results=(code,), problem=words, measures=measures),
    )


@cache
def found() -> Line:
    """A problem was found of GX02 that is to be dealt with."""
    line = copy_of(opened())
    line.record(target(), results=problem())
    return line


def open_followup(unit: str = "") -> OpenFollowUp:
    """Hand it over to the department that is competent."""
    return OpenFollowUp(
        by="经办员甲",
        at="2026-05-14T09:00:00+08:00",
        task=CODE,
        target=unit or target(),
        number=1,
        matter="衔接移交",
        item="GX02",
        results=("PENDING",),
        basis="《节约能源法》第七十四条",
        department=BUREAU,
        competent=EMERGENCY,
        found_on="2026-05-12",
    )


def acknowledge_followup() -> AcknowledgeFollowUp:
    """The other department has it."""
    return AcknowledgeFollowUp(
        by="经办员甲",
        at="2026-05-18T09:00:00+08:00",
        body=EMERGENCY,
        sent_on="2026-05-15",
        number="应急收〔2026〕7号",
    )


def close_followup() -> CloseFollowUp:
    """It has come to its end."""
    return CloseFollowUp(by="经办员甲", at="2026-05-28T09:00:00+08:00", outcome="已整改，复核通过")


@cache
def followed() -> Line:
    """It is handed over."""
    line = copy_of(found())
    line.do(FOLLOWUP, open_followup())
    return line


@cache
def received() -> Line:
    """It is acknowledged."""
    line = copy_of(followed())
    line.do(FOLLOWUP, acknowledge_followup())
    return line


@cache
def closed() -> Line:
    """It has ended."""
    line = copy_of(received())
    line.do(FOLLOWUP, close_followup())
    return line


# ── cases and other checks ───────────────────────────────────────────────────────────────────────────────

CASE = case_stream("XS-2026-01")
CHECKS = checks_stream("2026")
MISCONDUCT = misconduct_stream("JJ-2026-01")


def lead(subject: str = "") -> RegisterLead:
    """Somebody complains about the first target."""
    return RegisterLead(
        by="窗口戊",
        at="2026-07-06T09:00:00+08:00",
        number="XS-2026-01",
        source="投诉举报",
        subject=subject or target(),
        matter="反映私自改动电表",
        department=BUREAU,
    )


def case_check() -> RecordCaseCheck:
    """It is looked into two days later."""
    return RecordCaseCheck(
        by="E001",
        at="2026-07-08T17:00:00+08:00",
        on="2026-07-08",
        inspectors=("E001", "E004"),
        found="铅封完好",
    )


def file_case() -> FileCase:
    """It is filed."""
    return FileCase(by="科长乙", at="2026-07-09T09:00:00+08:00", file_number="玉工信立〔2026〕3号")


def close_lead() -> CloseLead:
    """It is closed."""
    return CloseLead(by="科长乙", at="2026-07-20T09:00:00+08:00", outcome="举报不实，已回复")


def other_check(line: Line, subject: str = "") -> EnterOtherCheck:
    """Another bureau has inspected the first target for one of the items."""
    made = OtherCheck(
        subject=subject or target(),
        items=("GX02", "YJ07"),
        on="2026-07-03",
        nature="ordinary",
        body=EMERGENCY,
        reference="应急检〔2026〕12号",
    )
    repeated = repeated_by(made, line.office.checks(2026))
    return EnterOtherCheck(by="经办员甲", at="2026-07-06T10:00:00+08:00", check=made, repeated=repeated)


def said() -> Misconduct:
    """What somebody is said to have done."""
    return Misconduct(
        salt=H.hex(b"salt"),
        task=CODE,
        person="E001",
        wrong="谋取私利",
        facts="收受土特产",
        handled_by="市监委驻局纪检组",
    )


def misconduct() -> RecordMisconduct:
    """Somebody is said to have taken something."""
    return RecordMisconduct(
        by="纪检员辛", at="2026-07-07T09:00:00+08:00", number="JJ-2026-01", digest=said().digest
    )


# ── archives ──────────────────────────────────────────────────────────────────────────────────────────────

ARCHIVE = archive_stream(CODE)


def seal(line: Line, target_: str = "") -> SealFile:
    """Put a file together, electronically."""
    file = line.office.file(CODE, target_ or target())
    assert file
    return SealFile(by="档案员壬", at="2026-08-03T09:00:00+08:00", materials=electronic(file, "电子库"))


def archive(line: Line, edition: int = 1) -> ArchiveTask:
    """Archive the task."""
    return ArchiveTask(
        by="档案员壬",
        at="2026-08-04T09:00:00+08:00",
        edition=edition,
        department=BUREAU,
        dossier=line.office.dossier(CODE),
        form="电子档案",
        place="市档案馆电子库",
    )


@cache
def settled() -> Line:
    """Every result is public, and everything was acknowledged."""
    line = copy_of(published())
    settle(line)
    return line


def settle(line: Line) -> None:
    """Inspect, enter, review and publish what is left."""
    lock = line.task().lock
    for each in lock.targets if lock else ():
        file = line.office.file(CODE, each.entry.id)
        if file is None or not file.submissions:
            for step in (line.record, line.enter, line.review):
                step(each.entry.id)
    receive_all(line)


def seal_all(line: Line, at: str = "2026-08-03T09:00:00+08:00") -> None:
    """Put every file together that is not."""
    for file in line.office.files(CODE):
        if file.sealed is None:
            line.do(file_stream(CODE, file.target), evolve(seal(line, file.target), at=at))


@cache
def sealed() -> Line:
    """Every file is put together."""
    line = copy_of(settled())
    seal_all(line)
    return line


@cache
def archived() -> Line:
    """The task is archived."""
    line = copy_of(sealed())
    line.do(ARCHIVE, archive(line), *keeping(archive(line)))
    return line


def keeping(act: AnyAct) -> tuple[Override, ...]:
    """Answer for a time of retention that nobody has settled."""
    return (Override(code="SSJ-A25-3", reason="待上级办法印发", by="局领导丁", at=act.at),)


# ── everything once ───────────────────────────────────────────────────────────────────────────────────────


def aftermath(line: Line, first: str, second: str) -> None:
    """Do every act of what comes after publicity: the first target's result is public, the second's file not begun."""
    own = objection_stream(CODE, first, 1)
    act = application(line, first)
    line.do(own, evolve(act, application=None, received_by=MARKET))
    for each in (forward(), request(), supplement(), conclude(), feedback()):
        line.do(own, each)
    for found in (note(first), dismiss(), correct(first)):
        line.do(file_stream(CODE, first), found)
    line.record(second, at="2026-06-30T17:00:00+08:00", results=problem())
    handed = followup_stream(CODE, second, 1)
    opening = evolve(open_followup(second), at="2026-07-03T09:00:00+08:00", found_on="2026-06-30")
    line.do(handed, opening)
    line.do(handed, evolve(acknowledge_followup(), at="2026-07-06T09:00:00+08:00", sent_on="2026-07-03"))
    line.do(handed, evolve(close_followup(), at="2026-07-10T09:00:00+08:00"))
    line.enter(second, at="2026-07-13T09:00:00+08:00")
    line.review(second, at="2026-07-14T09:00:00+08:00")
    withholding = evolve(withhold(), at="2026-07-14T15:00:00+08:00")
    line.do(file_stream(CODE, second), withholding, answered(withholding, "SSJ-A02-8"))
    line.do(CASE, lead(first))
    for step in (case_check(), file_case(), close_lead()):
        line.do(CASE, step)
    checked = other_check(line, first)
    line.do(CHECKS, checked, answered(checked, "SSJ-A23-1-CHECK"))
    line.do(MISCONDUCT, misconduct())
    settle(line)
    seal_all(line)
    archiving = evolve(archive(line), at="2026-08-10T09:00:00+08:00")
    line.do(ARCHIVE, archiving, *keeping(archiving))
