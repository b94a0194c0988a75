"""预警与例外批准 (设计决定 6): which override answers for which finding, and what the office makes of it."""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    CHECKLIST,
    Unborn,
    adopted,
    copy_of,
    issue,
    judge_unborn,
    kept,
    named,
    nothing,
    rule,
    shown_faults,
)

from shuangsuiji.checklist.issuing import IssueEdition
from shuangsuiji.errors import ActRefused, InvalidInput, OverrideNeeded
from shuangsuiji.findings import (
    Datum,
    Finding,
    Override,
    article_finding,
    finding,
    idle,
    noted,
    unanswered,
)
from shuangsuiji.journal import read_entry
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import ITEMS, edition

RULES = builtin_rulebook("2026-01-01")
AT = "2026-01-05T09:00:00+08:00"


def answer(code: str, subject: str = "", reason: str = "省厅口头同意") -> Override:
    """Answer for a finding."""
    return Override(code=code, subject=subject, reason=reason, by="局领导丁", at=AT)


def warn(code: str, subject: str = "") -> Finding:
    """A warning."""
    return article_finding(code, "第五条", subject=subject)


def notice(code: str) -> Finding:
    """A notice."""
    return article_finding(code, "第五条", severity="notice")


def bare() -> IssueEdition:
    """An edition of two items without a legal basis, the second of which is a supplement."""
    first, second = (evolve(each, basis="") for each in ITEMS)
    return issue(edition((first, evolve(second, provincial=""))))


BASIS = "SSJ-A05-7"
SUPPLEMENT = "SSJ-A05-2"

UNBORN = (
    Unborn(
        name="an answer without code, reason and person, at no time",
        make=lambda: Override(code="", reason="", by="", at="当日"),
        says=(
            "SSJ-TEXT-EMPTY .code",
            "SSJ-TEXT-EMPTY .reason",
            "SSJ-TEXT-EMPTY .by",
            "SSJ-TEXT-INSTANT .at",
        ),
    ),
    Unborn(
        name="an answer with characters that nobody sees",
        make=lambda: answer(BASIS, "GX\u200b01", "同\u202e意"),
        says=("SSJ-TEXT-CHARACTER .subject", "SSJ-TEXT-CHARACTER .reason"),
    ),
)

TABLES = (UNBORN,)


@pytest.mark.parametrize("case", named(UNBORN))
def test_unborn(case: Unborn) -> None:
    judge_unborn(case)


# ── findings and overrides by themselves ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("override", "covers"),
    [
        (answer(BASIS, "GX01"), True),
        (answer(BASIS), True),
        (answer(BASIS, "GX02"), False),
        (answer(SUPPLEMENT, "GX01"), False),
        (answer(SUPPLEMENT), False),
    ],
    ids=["code and subject", "code alone", "another subject", "another code", "another code alone"],
)
def test_what_an_override_covers(override: Override, covers: bool) -> None:  # noqa: FBT001  -- a table's column
    assert override.covers(warn(BASIS, "GX01")) is covers


def test_a_finding_without_subject_is_covered_by_its_code_alone() -> None:
    assert answer(BASIS).covers(warn(BASIS))
    assert not answer(BASIS, "GX01").covers(warn(BASIS))


def test_the_first_override_that_covers_a_finding_answers_for_it() -> None:
    exact, general = answer(BASIS, "GX01"), answer(BASIS)
    found = [warn(BASIS, "GX01"), warn(BASIS, "GX02"), warn(SUPPLEMENT, "GX01")]
    assert [each.override for each in noted(found, [exact, general])] == [exact, general, None]
    assert [each.override for each in noted(found, [general, exact])] == [general, general, None]


def test_only_warnings_must_be_answered() -> None:
    found = [warn(BASIS, "GX01"), notice(SUPPLEMENT), warn(BASIS, "GX02")]
    assert unanswered(noted(found, [answer(BASIS, "GX01")])) == [found[2]]
    assert unanswered(noted(found, [answer(BASIS)])) == []


def test_an_override_that_answers_for_nothing_is_idle() -> None:
    used, unused, later = answer(BASIS), answer("SSJ-A05-9"), answer(BASIS, "GX01")
    listed = noted([warn(BASIS, "GX01")], [used, unused, later])
    assert idle([used, unused, later], listed) == [unused, later]


def test_a_notice_may_be_answered_for() -> None:
    listed = noted([notice(BASIS)], [answer(BASIS)])
    assert [each.override for each in listed] == [answer(BASIS)]
    assert idle([answer(BASIS)], listed) == []


@pytest.mark.requirement("X-31")
def test_a_finding_under_a_key_has_the_keys_article() -> None:
    found = finding("SSJ-A09-15", RULES, "library_max_age_days", subject="targets", days=31)
    assert (found.article, found.key, found.severity) == ("第九条", "library_max_age_days", "warning")
    assert found.data == (Datum(name="days", value=31),)


def test_a_finding_says_what_is_the_matter_in_both_languages() -> None:
    found = finding("SSJ-A09-15", RULES, "library_max_age_days", subject="targets", days=31).fault()
    assert found.text() == "targets：名录库的更新确认已过 31 日；请重新核对确认〔SSJ-A09-15〕"
    assert found.text("en").startswith("targets: the registry was confirmed 31 days ago")


# ── in the office ─────────────────────────────────────────────────────────────────────────────────────────


@cache
def morning() -> Line:
    """The rulebook is adopted, and it is the time of the acts and answers here."""
    line = copy_of(adopted())
    line.clock = AT
    return line


@pytest.mark.requirement("X-35")
def test_every_warning_is_asked_for_at_once_and_nothing_is_done() -> None:
    line = morning()
    before = kept(line)
    for do in (line.office.do, line.office.check):
        with pytest.raises(OverrideNeeded) as caught:
            do(CHECKLIST, bare())
        assert shown_faults(caught.value.faults) == [
            f"{SUPPLEMENT} GX02",
            f"{BASIS} GX01",
            f"{BASIS} GX02",
        ]
    assert kept(line) == before


def test_those_that_nobody_answers_for_are_asked_for_again() -> None:
    with pytest.raises(OverrideNeeded) as caught:
        morning().office.do(CHECKLIST, bare(), [answer(BASIS, "GX01"), answer(SUPPLEMENT)])
    assert shown_faults(caught.value.faults) == [f"{BASIS} GX02"]


@pytest.mark.requirement("X-35")
def test_with_all_overrides_it_passes_and_the_journal_keeps_who_answered_for_what() -> None:
    line = copy_of(morning())
    given = [
        answer(BASIS, "GX01", "第一项另有依据"),
        answer(BASIS, reason="正在修订"),
        answer(SUPPLEMENT, "GX02"),
    ]
    line.office.do(CHECKLIST, bare(), given)
    entry = read_entry(line.store.read(CHECKLIST)[-1])
    assert [
        (each.finding.code, each.finding.subject, each.override and each.override.reason)
        for each in entry.noted
    ] == [
        (BASIS, "GX01", "第一项另有依据"),
        (BASIS, "GX02", "正在修订"),
        (SUPPLEMENT, "GX02", "省厅口头同意"),
    ]
    assert {each.override.by for each in entry.noted if each.override} == {"局领导丁"}
    assert line.office.checklist().editions
    assert line.office.replay().faults == ()


@pytest.mark.parametrize(
    "extra",
    [answer("SSJ-A05-77"), answer(BASIS, "GX03"), answer("SSJ-A08-1")],
    ids=["a code that there is not", "a subject that there is not", "a finding of another act"],
)
def test_an_override_that_answers_for_nothing_is_refused_and_nothing_is_done(extra: Override) -> None:
    line = morning()
    before = kept(line)
    with pytest.raises(InvalidInput) as caught:
        line.office.do(CHECKLIST, bare(), [answer(BASIS), answer(SUPPLEMENT), extra])
    assert shown_faults(caught.value.faults) == ["SSJ-OVERRIDE-IDLE"]
    assert caught.value.faults[0].params == (("finding", extra.code),)
    assert kept(line) == before


def test_an_override_of_tomorrow_is_refused_and_nothing_is_done() -> None:
    line = morning()
    before = kept(line)
    late = evolve(answer(BASIS), at="2026-01-05T09:00:01+08:00")
    with pytest.raises(InvalidInput) as caught:
        line.office.do(CHECKLIST, bare(), [late, answer(SUPPLEMENT), answer("SSJ-A05-77")])
    assert shown_faults(caught.value.faults) == ["SSJ-OVERRIDE-FUTURE", "SSJ-OVERRIDE-IDLE"]
    assert kept(line) == before


def test_what_would_question_an_act_is_shown_before_anybody_answers() -> None:
    line = morning()
    before = kept(line)
    found = line.office.findings(CHECKLIST, bare())
    assert [(each.code, each.subject) for each in found] == [
        (BASIS, "GX01"),
        (BASIS, "GX02"),
        (SUPPLEMENT, "GX02"),
    ]
    assert kept(line) == before


@pytest.mark.requirement("A04-6")
def test_what_is_put_on_record_a_day_late_is_marked_for_ever() -> None:
    line = copy_of(morning())
    line.clock = "2026-01-06T00:00:00+08:00"
    done = line.do(CHECKLIST, issue(edition()))
    (found,) = done.noted
    assert (found.finding.code, found.finding.severity, found.override) == (
        "SSJ-A04-6",
        "warning",
        done.noted[0].override,
    )
    assert found.finding.fault().text() == "2026-01-05 办的，2026-01-06 才记入日志：事后补录〔SSJ-A04-6〕"


def test_overrides_do_not_help_an_act_that_is_forbidden() -> None:
    line = morning()
    act = evolve(bare(), edition=evolve(bare().edition, number=2))
    with pytest.raises(ActRefused) as caught:
        line.office.do(CHECKLIST, act, [answer(BASIS), answer(SUPPLEMENT)])
    assert not isinstance(caught.value, OverrideNeeded)
    assert shown_faults(caught.value.faults) == ["SSJ-CHECKLIST-NUMBER $.edition.number"]


def test_a_check_says_what_would_be_noted_and_does_nothing() -> None:
    line = morning()
    before = kept(line)
    overrides = [answer(BASIS), answer(SUPPLEMENT)]
    listed = line.office.check(CHECKLIST, bare(), overrides)
    assert [each.finding.code for each in listed] == [BASIS, BASIS, SUPPLEMENT]
    assert kept(line) == before


def test_without_a_rulebook_nothing_is_done() -> None:
    line = copy_of(nothing())
    with pytest.raises(ActRefused) as caught:
        line.do(CHECKLIST, issue(edition()))
    assert shown_faults(caught.value.faults) == ["SSJ-OFFICE-RULES"]
    assert line.store.streams() == ()


@pytest.mark.parametrize("key", ["library_max_age_days", "entry_wd", "separation"])
def test_the_rulebook_gives_a_findings_article(key: str) -> None:
    rules: Rulebook = rule(key, RULES.rule(key).value)  # type: ignore[attr-defined]
    assert finding("SSJ-X-3", rules, key, party="甲").article == rules.rule(key).article
