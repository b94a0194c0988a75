"""记录表、专项检查表、名单、告知书、审批表、异议、归档目录: what they say, and when they are refused."""

from collections.abc import Callable
from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    copy_of,
    locked,
    opened,
    passed,
    published,
    recorded,
    returned,
    target,
    voided,
)
from tests.unit.aftermath_tables import (
    ARCHIVE,
    archived,
    concluded,
    corrected,
    incomplete,
    late,
    objected,
    objection,
    request,
    told,
    withheld,
)
from tests.unit.inspection_tables import direct, ground
from tests.unit.papers_tables import (
    SHOWN,
    file_in,
    fresh_file,
    judge_golden,
    judge_paper,
    matter_of,
    plain_matter,
    with_items,
    words,
)
from tests.unit.test_acts_teams import substitute

from shuangsuiji.documents.archive import archive_catalogue
from shuangsuiji.documents.item_sheets import item_sheet, item_sheets
from shuangsuiji.documents.lists import drawn_list, public_list
from shuangsuiji.documents.objections import (
    conclusion_paper,
    correction_paper,
    feedback_paper,
    receipt_paper,
    refusal_paper,
    supplement_paper,
)
from shuangsuiji.documents.people import substitution_approval
from shuangsuiji.documents.results import published_fields, result_notice
from shuangsuiji.documents.sheets import record_sheet
from shuangsuiji.documents.wording import BLANK
from shuangsuiji.errors import InvalidInput
from shuangsuiji.inspection.entering import result_lines
from shuangsuiji.printed import Fields, Paper, Paragraph, Signatures, Table
from shuangsuiji.publicity import publications
from shuangsuiji.sheets.grounds import Evidence
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.scheme_document import NoNotice, SchemeDocument
from shuangsuiji.task.setup import task_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, EMERGENCY, ITEMS, MARKET

AT = "2026-05-11T10:00:00+08:00"


@cache
def substituted() -> Line:
    """Somebody of the first target's team was replaced."""
    line = copy_of(locked())
    line.do(task_stream(CODE), substitute(line))
    return line


@cache
def asked() -> Line:
    """The initiating department has asked for what is missing."""
    line = copy_of(incomplete())
    line.do(f"objection/{CODE}/{target()}/1", request())
    return line


def of(line: Line, make: Callable[..., Paper]) -> Paper:
    """Make a paper of the line's first objection."""
    return make(matter_of(line), file_in(line), objection(line))


def archive_paper(department: str = "") -> Paper:
    """The archive's catalogue."""
    line = archived()
    return archive_catalogue(matter_of(line), line.office.state(ARCHIVE), department)


PAPERS: dict[str, Callable[[], Paper]] = {
    "record-sheet-blank": lambda: record_sheet(plain_matter(), fresh_file(plain_matter())),
    "record-sheet": lambda: record_sheet(matter_of(recorded()), file_in(recorded())),
    "item-sheet-blank": lambda: item_sheet(plain_matter(), fresh_file(plain_matter()), "GX02"),
    "item-sheet": lambda: item_sheet(matter_of(recorded()), file_in(recorded()), "GX01"),
    "drawn-list": lambda: drawn_list(matter_of(locked())),
    "public-list": lambda: public_list(matter_of(locked()), AT),
    "result-notice": lambda: result_notice(matter_of(published()), file_in(published()), "2026-06-01"),
    "substitution-approval": lambda: substitution_approval(matter_of(substituted()), 1),
    "objection-receipt": lambda: of(objected(), receipt_paper),
    "objection-refusal": lambda: of(late(), refusal_paper),
    "objection-supplement": lambda: of(asked(), supplement_paper),
    "objection-conclusion": lambda: of(concluded(), conclusion_paper),
    "objection-feedback": lambda: of(told(), feedback_paper),
    "correction-decision": lambda: correction_paper(matter_of(corrected()), file_in(corrected())),
    "archive-catalogue": archive_paper,
}
"""One of each kind."""


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.requirement("N-17", "A16-3", "A25-1")
def test_it_reads_as_the_one_that_was_read(name: str) -> None:
    judge_golden(name, PAPERS[name]())


@pytest.mark.requirement("A16-2")
def test_a_target_has_one_record_sheet_and_exactly_one_sheet_for_each_of_its_items() -> None:
    matter = plain_matter()
    file = fresh_file(matter)
    (table,) = [each for each in record_sheet(matter, file).parts if isinstance(each, Table)]
    assert [row[0] for row in table.rows] == [f"{each.id} {each.name}" for each in SHOWN]
    sheets = item_sheets(matter, file)
    assert [field_of(each, "事项编号") for each in sheets] == [each.id for each in file.items]
    fewer = evolve(file, items=file.items[:1])
    assert [field_of(each, "事项编号") for each in item_sheets(matter, fewer)] == ["GX01"]
    with pytest.raises(InvalidInput, match="SSJ-RECORD-ITEM"):
        item_sheet(matter, fewer, "GX02")


def field_of(paper: Paper, name: str) -> str:
    """Give a field of a paper."""
    fields = (field for part in paper.parts if isinstance(part, Fields) for field in part.fields)
    return next(each.value for each in fields if each.name == name)


@pytest.mark.requirement("A16-3")
def test_it_is_prefilled_from_the_draw_and_blank_where_nobody_knows() -> None:
    matter, line = plain_matter(), opened()
    paper = record_sheet(matter, fresh_file(matter))
    team = line.task().team(target())
    assert team
    assert field_of(paper, "任务编号") == CODE
    assert field_of(paper, "组长") == f"{team.leader}号"
    assert field_of(paper, "住所（经营场所）") == ""
    (signed,) = [each for each in paper.parts if isinstance(each, Signatures)]
    assert [each.name for each in signed.signatures] == [""] * (1 + len(team.inspectors))


@pytest.mark.requirement("A16-3")
def test_printed_again_it_keeps_its_version_and_after_a_return_has_the_next() -> None:
    versions = [
        record_sheet(matter_of(line), file_in(line)).version
        for line in (opened(), recorded(), passed(), returned())
    ]
    assert versions == [1, 1, 1, 2]
    line = recorded()
    assert record_sheet(matter_of(line), file_in(line)) == record_sheet(matter_of(line), file_in(line))
    assert "未发现问题" not in words(record_sheet(matter_of(line), file_in(line), blank=True))
    assert "未发现问题" not in words(record_sheet(matter_of(returned()), file_in(returned())))


@pytest.mark.requirement("A16-8")
def test_the_departments_see_what_must_not_be_told_and_the_public_does_not() -> None:
    hidden = NoNotice(reason="告知后可能转移证据", approver="局领导丁", items=("GX01",))
    matter = with_items(ITEMS, SchemeDocument(no_notice=hidden))
    assert "食盐专营检查（不宜告知）" in words(drawn_list(matter))
    public = words(public_list(matter, AT))
    assert "工业节能监察" in public
    assert "食盐" not in public
    assert "不宜告知" not in public


@pytest.mark.requirement("A13-9", "A11-10")
def test_a_substitution_changes_nothing_on_the_drawn_list() -> None:
    assert substituted().task().substitutions
    assert drawn_list(matter_of(substituted())) == drawn_list(matter_of(locked()))


@cache
def replaced(*, leader: bool = False) -> Line:
    """Somebody was replaced after the first target's record was signed."""
    line = copy_of(recorded())
    later = {"approved_at": "2026-05-13T08:30:00+08:00", "at": "2026-05-13T09:00:00+08:00"}
    line.do(
        task_stream(CODE),
        evolve(substitute(line, BUREAU if leader else MARKET, leader=leader), **later),
    )
    return line


@pytest.mark.parametrize("leader", [False, True], ids=["member", "leader"])
@pytest.mark.requirement("A13-13")
def test_a_substitution_after_it_was_signed_does_not_change_a_record_sheet(*, leader: bool) -> None:
    line = replaced(leader=leader)
    signed = record_sheet(matter_of(recorded()), file_in(recorded()))
    assert record_sheet(matter_of(line), file_in(line)) == signed
    later = evolve(file_in(line), team=line.task().teams[0])
    assert record_sheet(matter_of(line), later) == signed
    made = line.task().substitutions[0]
    assert made.name in words(record_sheet(matter_of(line), file_in(line), blank=True))


@pytest.mark.requirement("A16-3", "A19-4")
def test_the_end_of_a_record_sheet_says_what_is_known_by_then() -> None:
    before, after = (words(record_sheet(matter_of(line), file_in(line))) for line in (recorded(), passed()))
    assert f"后续处置：{BLANK}" in before
    assert f"公示审批意见：{BLANK}" in before
    assert f"公示审批意见：{BUREAU}通过（{BUREAU}审核人，2026年5月14日）；" in after
    blank = words(record_sheet(matter_of(passed()), file_in(passed()), blank=True))
    assert f"后续处置：{BLANK}" in blank
    assert f"公示审批意见：{BLANK}" in blank


@pytest.mark.requirement("N-17")
def test_a_place_that_nobody_entered_stays_blank() -> None:
    file = file_in(recorded())
    assert file.inspection
    (table,) = [each for each in visits_of(file) if each.columns[1] == "地点"]
    assert [row[1] for row in table.rows] == [""]
    (visit,) = file.inspection.visits
    there = evolve(file, inspection=evolve(file.inspection, visits=(evolve(visit, place="二号仓库"),)))
    assert "二号仓库" in words(record_sheet(matter_of(recorded()), there))


def visits_of(file: TargetFile) -> list[Table]:
    """Give the tables of a record sheet."""
    parts = record_sheet(matter_of(recorded()), file).parts
    return [each for each in parts if isinstance(each, Table)]


@pytest.mark.requirement("A18-2")
def test_a_direct_result_has_no_method_and_its_dated_attempts_and_evidence() -> None:
    read = Evidence(source="国家企业信用信息公示系统", on="2026-05-10", reference="查档3号")
    file = evolve(file_in(opened()), inspection=direct(ground(evidence=(read,))))
    items, attempts, evidence = visits_of(file)
    assert {row[1] for row in items.rows} == {""}
    assert attempts.rows == (
        ("登记的住所", "2026年5月11日", "已拆除"),
        ("留存的电话", "2026年5月12日", "空号"),
    )
    assert evidence.rows == (("国家企业信用信息公示系统", "2026年5月10日", "查档3号"),)


@pytest.mark.requirement("A11-12")
def test_the_public_list_tells_every_round_and_why_one_is_void() -> None:
    assert field_of(public_list(matter_of(locked()), AT), "抽取轮次") == "共公告1轮"
    matter = plain_matter()
    again = evolve(matter, task=evolve(matter.task, draw=(*voided().task().draw, *matter.task.draw)))
    paper = public_list(again, AT)
    assert field_of(paper, "抽取轮次") == "共公告2轮，其中1轮作废"
    (void, _) = [each for each in paper.parts if isinstance(each, Table)]
    assert void.rows == (("第1轮", "公告有误"),)


@pytest.mark.requirement("A16-8")
def test_a_day_on_the_public_list_makes_nothing_public_sooner() -> None:
    hidden = NoNotice(reason="告知后可能转移证据", approver="局领导丁")
    matter = with_items(ITEMS, SchemeDocument(no_notice=hidden))
    over = "2026-07-02T10:00:00+08:00"
    assert public_list(plain_matter(), AT, "2026-05-20").on == "2026-05-20"
    assert public_list(matter, over, "2026-07-01").on == "2026-07-01"
    for at, on in ((AT, "2026-07-01"), (over, "2026-06-30")):
        with pytest.raises(InvalidInput, match="SSJ-PAPER-SECRET"):
            public_list(matter, at, on)


@pytest.mark.requirement("N-17")
def test_a_conclusion_names_who_signs_it_and_is_not_signed() -> None:
    (signed,) = [each for each in of(concluded(), conclusion_paper).parts if isinstance(each, Signatures)]
    assert [(each.role, each.name, each.on) for each in signed.signatures] == [
        ("复查人（复查员己）签字", "", ""),
        ("复查人（复查员庚）签字", "", ""),
    ]


@pytest.mark.requirement("A16-8")
def test_a_target_with_nothing_that_may_be_told_is_not_on_the_public_list() -> None:
    hidden = NoNotice(reason="告知后可能转移证据", approver="局领导丁", items=("GX01",))
    matter = with_items(ITEMS, SchemeDocument(no_notice=hidden))
    lock = matter.task.lock
    assert lock
    first = evolve(lock.targets[0], items=("GX01",))
    partly = evolve(matter.task, lock=evolve(lock, targets=(first, *lock.targets[1:])))
    found = words(public_list(evolve(matter, task=partly), AT))
    assert first.name not in found
    assert lock.targets[1].name in found


@pytest.mark.requirement("A16-8")
def test_the_list_of_a_secret_activity_is_public_when_it_is_over() -> None:
    hidden = NoNotice(reason="告知后可能转移证据", approver="局领导丁")
    matter = with_items(ITEMS, SchemeDocument(no_notice=hidden))
    with pytest.raises(InvalidInput, match="SSJ-PAPER-SECRET"):
        public_list(matter, "2026-06-30T23:59:59+08:00")
    assert "食盐专营检查" in words(public_list(matter, "2026-07-01T00:00:00+08:00"))


@pytest.mark.requirement("A16-8")
def test_the_list_is_not_public_before_the_announced_time() -> None:
    matter = plain_matter()
    announced = evolve(matter.task.announcements[-1], publish_from="2026-06-01T09:00:00+08:00")
    later = evolve(matter, task=evolve(matter.task, announcements=(announced,)))
    with pytest.raises(InvalidInput, match="SSJ-PAPER-SECRET-UNTIL"):
        public_list(later, "2026-06-01T08:59:59+08:00")
    assert public_list(later, "2026-06-01T09:00:00+08:00")
    assert "名单在2026-06-01以前不得公开" in words(drawn_list(later))


def test_what_is_not_locked_has_no_list() -> None:
    matter = plain_matter()
    early = evolve(matter, task=evolve(matter.task, lock=None))
    with pytest.raises(InvalidInput, match="SSJ-PAPER-UNLOCKED"):
        drawn_list(early)
    with pytest.raises(InvalidInput, match="SSJ-PAPER-UNLOCKED"):
        public_list(early, AT)


@pytest.mark.requirement("A19-10")
def test_the_result_says_what_is_public_and_nothing_else() -> None:
    line = published()
    file = file_in(line)
    paper = result_notice(matter_of(line), file)
    (public,) = publications(file)
    (fields,) = [each for each in paper.parts if isinstance(each, Fields)]
    assert fields.fields == published_fields(public)
    assert len(fields.fields) == 9
    assert file.current
    (table,) = [each for each in paper.parts if isinstance(each, Table)]
    lines = result_lines(file, file.current.inspection)
    assert table.rows == tuple((each.name, "；".join(each.results)) for each in lines)
    for inspector in file.team.inspectors:
        assert inspector not in words(paper)
    assert "自公示之日（2026年6月1日）起60日内" in words(paper)


@pytest.mark.requirement("A19-10")
def test_a_corrected_result_is_the_new_version_and_names_the_old_one() -> None:
    paper = result_notice(matter_of(corrected()), file_in(corrected()))
    assert paper.version == 2
    assert "本结果为第2版，更正了第1版" in words(paper)


@pytest.mark.parametrize("line", [recorded, withheld], ids=["not passed", "withheld"])
def test_what_is_not_public_is_not_told(line: Callable[[], Line]) -> None:
    with pytest.raises(InvalidInput, match="SSJ-PAPER-NO-RESULT"):
        result_notice(matter_of(line()), file_in(line()))


@pytest.mark.requirement("A13-8")
def test_the_approval_names_who_approved_it_and_when() -> None:
    line = substituted()
    paper = substitution_approval(matter_of(line), 1)
    made, act = line.task().substitutions[0], substitute(locked())
    (signed,) = [each for each in paper.parts if isinstance(each, Signatures)]
    assert [(each.role, each.name, each.on) for each in signed.signatures] == [
        (f"申请人（{act.by}）签字", "", ""),
        (f"批准人（{act.approver}）签字", "", ""),
    ]
    assert (made.approved_at, paper.on) == (act.approved_at, act.approved_at[:10])
    assert act.approved_at[11:16] in field_of(paper, "批准时间")
    with pytest.raises(InvalidInput, match="SSJ-PAPER-SUBSTITUTION"):
        substitution_approval(matter_of(line), 2)


@pytest.mark.requirement("A20-12")
def test_feedback_names_the_remedies_in_the_rulebooks_words_and_no_period() -> None:
    line = told()
    paper = of(line, feedback_paper)
    rules = matter_of(line).rules
    texts = (each.text for each in paper.parts if isinstance(each, Paragraph))
    (remedies,) = [each for each in texts if "不服" in each]
    assert remedies == f"你单位对异议处理结果不服的，{rules.keys.remedies.value}。"
    assert not any(character.isdigit() for character in remedies)
    assert paper.on == "2026-06-30"
    blank = feedback_paper(matter_of(concluded()), file_in(concluded()), objection(concluded()))
    assert blank.on == ""


@pytest.mark.parametrize(
    ("line", "make"),
    [
        pytest.param(late, receipt_paper, id="late ones are not accepted"),
        pytest.param(incomplete, receipt_paper, id="incomplete ones are not accepted yet"),
        pytest.param(objected, refusal_paper, id="what came in time is not refused"),
        pytest.param(objected, supplement_paper, id="nothing was asked for"),
        pytest.param(objected, conclusion_paper, id="nothing is concluded"),
        pytest.param(objected, feedback_paper, id="nothing to feed back"),
    ],
)
def test_a_paper_comes_after_its_step(line: Callable[[], Line], make: Callable[..., Paper]) -> None:
    with pytest.raises(InvalidInput, match=r"SSJ-PAPER-OBJECTION|SSJ-OBJECTION-UNDECIDED"):
        of(line(), make)


def test_what_was_not_corrected_has_no_decision() -> None:
    with pytest.raises(InvalidInput, match="SSJ-PAPER-CORRECTION"):
        correction_paper(matter_of(published()), file_in(published()))


@pytest.mark.requirement("A20-9", "A20-10")
def test_a_correction_after_an_objection_says_so() -> None:
    file = file_in(corrected())
    objected_to = evolve(file.corrections[0], objection=1, department=MARKET)
    said = words(correction_paper(matter_of(corrected()), evolve(file, corrections=(objected_to,))))
    assert "经复查你单位提出的第1号异议，公示的检查结果（第1版）确有错误" in said
    assert f"现由{MARKET}予以更正，更正后为第2版" in said


@pytest.mark.requirement("A13-8")
def test_the_department_whose_place_it_is_issues_the_approval_of_a_substitution() -> None:
    assert PAPERS["substitution-approval"]().issuer == MARKET


@pytest.mark.requirement("A25-6")
def test_each_department_has_its_own_copy_of_the_catalogue() -> None:
    whole = archive_paper()
    for department in (BUREAU, MARKET, EMERGENCY):
        copy = archive_paper(department)
        judge_paper(copy)
        assert copy.title == ("归档目录", f"（{department}副本）")
        assert len(copy.parts) <= len(whole.parts)
    with pytest.raises(InvalidInput, match="SSJ-REVIEW-DEPARTMENT"):
        archive_paper("市财政局")


@pytest.mark.requirement("A25-6")
def test_a_copy_has_the_targets_whose_teams_the_department_is_in() -> None:
    line = archived()
    matter = matter_of(line)
    changed = tuple(
        evolve(team, members=tuple(each for each in team.members if each.department != MARKET))
        if target() in team.targets
        else team
        for team in matter.task.teams
    )
    without = evolve(matter, task=evolve(matter.task, teams=changed))
    found = archive_catalogue(without, line.office.state(ARCHIVE), MARKET)
    assert f"（{target()}）" not in words(found)
    assert f"（{target()}）" in words(archive_catalogue(without, line.office.state(ARCHIVE), EMERGENCY))


def test_without_an_archive_there_is_no_catalogue() -> None:
    line = archived()
    with pytest.raises(InvalidInput, match="SSJ-PAPER-ARCHIVE"):
        archive_catalogue(matter_of(line), line.office.state(ARCHIVE), edition=2)


@pytest.mark.requirement("A20-12", "A20-13")
def test_who_is_refused_or_corrected_is_told_what_he_may_do() -> None:
    remedies = "你单位对异议处理结果不服的，可以依法申请行政复议或者提起行政诉讼。"
    assert remedies in words(of(late(), refusal_paper))
    own, file = words(correction_paper(matter_of(corrected()), file_in(corrected()))), file_in(corrected())
    assert "应当自更正后的结果公示之日起60日内" in own
    assert remedies not in own  # nobody had objected
    after = evolve(file, corrections=(evolve(file.corrections[0], objection=1),))
    assert remedies in words(correction_paper(matter_of(corrected()), after))


@pytest.mark.requirement("N-3", "A19-10")
def test_a_result_is_told_by_all_who_inspected() -> None:
    paper = words(result_notice(matter_of(published()), file_in(published())))
    assert f"{BUREAU}会同{MARKET}、{EMERGENCY}对你单位的联合抽查已经完成" in paper


@pytest.mark.requirement("A02-8", "X-8")
def test_whose_result_is_withheld_is_not_on_the_public_list() -> None:
    line = withheld()
    file = file_in(line)
    assert file.target_name in words(public_list(matter_of(line), AT))
    found = words(public_list(matter_of(line), AT, files=(file,)))
    assert file.target_name not in found
    assert "食盐专营检查" in found
