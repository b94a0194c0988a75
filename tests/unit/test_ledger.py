"""例外批准台账 (X-35): every override is listed once, in the year in which it was given."""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import PLAN, RULEBOOK, adopt, copy_of, nothing, prepared
from tests.unit.test_acts_plan import amend

from shuangsuiji.adoption import InterpretRule
from shuangsuiji.findings import Override
from shuangsuiji.ledger import Ledger, overrides
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import plan_row

YEARS = ("2026-12-30", "2027-01-05", "2027-01-06")


def interpret(line: Line, day: str) -> None:
    """Somebody else interprets a rule, and the head answers for it."""
    act = InterpretRule(
        by="经办员甲",
        at=f"{day}T09:00:00+08:00",
        key="entry_wd",
        text="签字之日",
        document="文号",
        body="市司法局",
    )
    said = Override(code="SSJ-A27-1", reason="先行答复", by="局长丁", at=act.at)
    line.do(RULEBOOK, act, said)


@cache
def answered() -> Line:
    """A bureau in which three overrides were given in two years."""
    line = copy_of(nothing())
    line.do(RULEBOOK, adopt(line))
    for day in YEARS:
        interpret(line, day)
    return line


@pytest.mark.requirement("X-35")
class TestLedger:
    """台账: finding, act, reason, person and time of every override, year by year."""

    def test_each_year_has_its_own(self) -> None:
        found = overrides(answered().office.replay().done)
        assert [(each.year, len(each.approvals)) for each in found] == [(2026, 1), (2027, 2)]
        assert [each.override.at[:10] for book in found for each in book.approvals] == list(YEARS)

    def test_it_says_what_was_done_in_spite_of_what_and_who_answered(self) -> None:
        first = overrides(answered().office.replay().done)[0].approvals[0]
        assert (first.number, first.stream, first.by) == (2, "rulebook", "经办员甲")
        assert first.what.code == "SSJ-ACT-INTERPRET-RULE"
        assert (first.finding.code, first.finding.key, first.finding.subject) == (
            "SSJ-A27-1",
            "interpreting_body",
            "entry_wd",
        )
        assert (first.override.by, first.override.reason) == ("局长丁", "先行答复")
        assert "市司法局" in first.finding.fault().sentence()
        assert "签字之日" in first.what.sentence()

    def test_it_counts_by_finding_and_by_person(self) -> None:
        line = copy_of(answered())
        interpret(line, "2027-02-01")
        book = overrides(line.office.replay().done)[1]
        other = evolve(book.approvals[0], override=evolve(book.approvals[0].override, by="副局长戊"))
        mixed = Ledger(year=2027, approvals=(other, *book.approvals[1:]))
        assert mixed.by_code() == {"SSJ-A27-1": 3}
        assert list(mixed.by_person().items()) == [("局长丁", 2), ("副局长戊", 1)]

    def test_an_override_that_answers_for_two_findings_is_listed_for_each(self) -> None:
        line = copy_of(prepared())
        act = amend(plan_row(ratio="适当比例"), plan_row(id="2", ratio="适当比例"))
        line.clock = act.at
        warned = [each for each in line.office.findings(PLAN, act) if each.severity == "warning"]
        said = [
            Override(code=code, reason="待定", by="局长丁", at=act.at)
            for code in sorted({each.code for each in warned})
        ]
        line.do(PLAN, act, *said)
        book = overrides(line.office.replay().done)[0]
        assert len(warned) > len(said)
        assert [each.finding for each in book.approvals] == warned

    def test_notices_and_a_quiet_journal_give_none(self) -> None:
        assert overrides(prepared().office.replay().done) == ()
        assert overrides(()) == ()
