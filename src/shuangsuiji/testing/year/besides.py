"""一年样例的抽查以外 (第二十三条、第二十六条): a lead, another body's check, somebody's misconduct."""

from shuangsuiji.casework import CloseLead, FileCase, RecordCaseCheck, RegisterLead, case_stream
from shuangsuiji.content_digest import H
from shuangsuiji.misconduct import Misconduct, RecordMisconduct, misconduct_stream
from shuangsuiji.other_checks import EnterOtherCheck, OtherCheck, checks_stream
from shuangsuiji.testing.year.agenda import after, moment
from shuangsuiji.testing.year.desk import Desk
from shuangsuiji.testing.year.town import BUREAU, JOBS, YEAR, inspectors, target_ids


class Besides:
    """抽查以外.

    Args:
        desk: where acts are done.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def plan_year(self) -> None:
        """Put all of it on the agenda."""
        at = self.desk.agenda.at
        at(moment(f"{YEAR}-07-20"), self.lead)
        at(moment(f"{YEAR}-09-07"), self.other_check)
        at(moment(f"{YEAR}-10-12"), self.misconduct)

    def lead(self, at: str) -> None:
        """个案线索 (第二十三条): never drawn, never counted."""
        stream = case_stream("XS-2026-01")
        lead = RegisterLead(
            by="投诉受理员",
            at=at,
            number="XS-2026-01",
            source="投诉举报",
            subject=target_ids(JOBS[0], 1)[0],
            matter="反映销售散装食盐",
            department=BUREAU,
        )
        self.desk.do(stream, lead)
        two = tuple(each.id for each in inspectors()[:2])
        check = RecordCaseCheck(
            by=two[0], at=after(at, days=2), on=after(at, days=2)[:10], inspectors=two, found="举报属实"
        )
        self.desk.agenda.at(check.at, lambda _: self.desk.do(stream, check))
        filed = FileCase(by="经办员甲", at=after(at, days=3), file_number="立〔2026〕1号")
        self.desk.agenda.at(filed.at, lambda _: self.desk.do(stream, filed))
        closed = CloseLead(by="经办员甲", at=after(at, days=40), outcome="已作出行政处罚")
        self.desk.agenda.at(closed.at, lambda _: self.desk.do(stream, closed))

    def other_check(self, at: str) -> None:
        """其他检查 (第二十三条): another body's ordinary check of somebody who was not drawn."""
        subject = target_ids(JOBS[0], 1)[0]
        check = OtherCheck(
            subject=subject,
            items=("GX02",),
            on=at[:10],
            nature="ordinary",
            body="市发改委",
            reference="日查〔2026〕7号",
        )
        self.desk.do(checks_stream(str(YEAR)), EnterOtherCheck(by="经办员甲", at=at, check=check))

    def misconduct(self, at: str) -> None:
        """违规 (第二十六条): on record, and shown to nobody else."""
        found = Misconduct(
            salt=H.hex(b"misconduct"),
            task=JOBS[0].code,
            person=inspectors()[0].id,
            wrong="玩忽职守",
            facts="检查记录未按时签字，经提醒仍未改正",
            handled_by="市监委驻局纪检组",
        )
        act = RecordMisconduct(by="机关党委", at=at, number="WG-2026-01", digest=found.digest)
        self.desk.do(misconduct_stream("WG-2026-01"), act)
