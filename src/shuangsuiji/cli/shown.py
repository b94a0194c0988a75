"""What the commands show of announcements, draws and verifications."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from rich.markup import escape

from shuangsuiji.cli.screen import Data, Screen
from shuangsuiji.draw.entropy import Contribution, Drand, Source
from shuangsuiji.draw.inspectors import Member
from shuangsuiji.draw.proof import Answer
from shuangsuiji.draw.record import Record
from shuangsuiji.draw.report import Outcome, Report, RoundNote, Step
from shuangsuiji.errors import fault
from shuangsuiji.messages import CATALOGUE
from shuangsuiji.office.announcing import Announced
from shuangsuiji.office.lists import Names

FIRST: Final = 10
FIRST_TEAMS: Final = 5
_FAULTS: Final = 5
_STYLES: Final = {Outcome.PASSED: "green", Outcome.FAILED: "bold red", Outcome.NOT_RUN: "yellow"}


def _table(
    screen: Screen, title: str, columns: str, rows: Sequence[Sequence[str]], left_out: int = 0
) -> None:
    headers = [f"SSJ-COLUMN-{each}" for each in columns.split()]
    escaped = [[escape(cell) for cell in row] for row in rows]
    if rows:
        screen.table(f"SSJ-TABLE-{title}", headers, escaped, left_out)


def show_announced(screen: Screen, announced: Announced) -> None:
    """Show what was announced: strata with quotas, who cannot be drawn, sources, the digest."""
    announcement = announced.announcement
    strata = [
        (s.name, str(s.scope), str(s.eligible), s.ratio, str(s.quota)) for s in announcement.targets.strata
    ]
    _table(screen, "STRATA", "STRATUM SCOPE ELIGIBLE RATIO QUOTA", strata)
    excluded = [
        (screen.text(f"SSJ-WORD-{roll.upper()}"), _reason(screen, reason), str(number))
        for roll, reasons in announced.excluded.items()
        for reason, number in reasons.items()
    ]
    _table(screen, "EXCLUDED", "ROLL REASON COUNT", excluded)
    sources = [
        (str(number), screen.text(f"SSJ-WORD-{source.kind.upper()}"), source_name(source))
        for number, source in enumerate(announcement.entropy, 1)
    ]
    _table(screen, "SOURCES", "NUMBER KIND SOURCE", sources)
    screen.note(announced.notes)
    screen.say("SSJ-CLI-ANNOUNCED", style="bold", round=announcement.round, digest=announced.digest)


def _reason(screen: Screen, reason: str) -> str:
    code = f"SSJ-REASON-{reason.upper()}"
    return f"{screen.text(code)}（{reason}）" if code in CATALOGUE else reason


def source_name(source: Source) -> str:
    """Name a source: its party, its event, or its chain and round."""
    if isinstance(source, Contribution):
        return source.party
    return f"{source.chain[:16]}… {source.round}" if isinstance(source, Drand) else source.source


def show_drawn(screen: Screen, record: Record, names: Names, forced: int) -> None:
    """Show the first of the drawn targets and of their teams."""
    # Of a sealed roll no screen shows a class, nor the order from which one could be told.
    sealed = record.announcement.targets.form == "sealed"
    shown = sorted(record.drawn, key=lambda each: each.id.encode()) if sealed else record.drawn
    columns = "NUMBER ID NAME" if sealed else "NUMBER ID NAME STRATUM TICKET"
    drawn = [
        (str(number), each.id, names["targets"].get(each.id, ""), each.stratum, f"{each.ticket[:8]}…")
        for number, each in enumerate(shown[:FIRST], 1)
    ]
    cut = [row[: len(columns.split())] for row in drawn]
    _table(screen, "DRAWN", columns, cut, len(record.drawn) - len(drawn))
    all_teams = record.teams or ()
    teams = [
        (str(number), team.target, team.group or "—", _members(screen, team.members, names))
        for number, team in enumerate(all_teams[:FIRST_TEAMS], 1)
    ]
    _table(screen, "TEAMS", "NUMBER TARGET GROUP MEMBERS", teams, len(all_teams) - len(teams))
    if record.teams is not None:
        unit = "SSJ-CLI-FORCED-GROUPS" if _in_groups(record) else "SSJ-CLI-FORCED"
        screen.say(unit, style="dim", forced=forced)


def _in_groups(record: Record) -> bool:
    inspectors = record.announcement.inspectors
    return inspectors is not None and inspectors.groups is not None


def _members(screen: Screen, members: Sequence[Member], names: Names) -> str:
    leader = screen.text("SSJ-WORD-LEADER")
    return "\n".join(
        f"{names['inspectors'].get(each.inspector) or each.inspector}（{each.department}"
        f"{'，' + leader if each.leader else ''}）"
        for each in members
    )


def show_report(screen: Screen, report: Report, now: datetime) -> None:
    """Show the ten steps, the rounds, the trust and what follows from it."""
    rows = [_step_row(screen, step) for step in report.steps]
    headers = [f"SSJ-COLUMN-{each}" for each in ("STEP", "CHECKS", "OUTCOME", "REMARKS")]
    screen.table("SSJ-TABLE-STEPS", headers, rows)
    rounds = [_round_row(screen, each) for each in report.rounds]
    _table(screen, "ROUNDS", "ROUND STATE ANNOUNCEMENT REMARKS", rounds)
    if report.task:
        _show_numbers(screen, report, now)
        if report.held_back(now):
            screen.note([fault("SSJ-NOTE-SECRET", publish_from=report.publish_from)])
        parties = "、".join(report.parties) or "—"
        style = "green" if report.trust in {"public", "multi-party"} else "bold yellow"
        screen.say(f"SSJ-TRUST-{report.trust.upper()}", style=style, parties=parties)
    counts = {each: sum(step.outcome is each for step in report.steps) for each in Outcome}
    screen.say(
        "SSJ-CLI-VERIFIED" if report.ok else "SSJ-CLI-NOT-VERIFIED",
        style="bold green" if report.ok else "bold red",
        passed=counts[Outcome.PASSED],
        failed=counts[Outcome.FAILED],
        not_run=counts[Outcome.NOT_RUN],
    )


def _step_row(screen: Screen, step: Step) -> tuple[str, ...]:
    style = _STYLES[step.outcome]
    outcome = screen.text(f"SSJ-OUTCOME-{step.outcome.name.replace('_', '-')}")
    remarks = [each.text(screen.language) for each in (*step.faults[:_FAULTS], *step.limits)]
    if len(step.faults) > _FAULTS:
        remarks.append(screen.text("SSJ-CLI-MORE", number=len(step.faults) - _FAULTS))
    checks = escape(screen.text(f"SSJ-STEP-{step.number}"))
    return str(step.number), checks, f"[{style}]{escape(outcome)}[/]", escape("\n".join(remarks))


def _round_row(screen: Screen, each: RoundNote) -> tuple[str, ...]:
    remarks: list[str] = []
    if each.reason:
        remarks.append(screen.text("SSJ-CLI-VOID-NOTE", reason=each.reason, approver=each.approver))
    if each.withheld:
        remarks.append(screen.text("SSJ-CLI-WITHHELD-NOTE", parties="、".join(each.withheld)))
    if each.late:
        remarks.append(screen.text("SSJ-CLI-LATE-NOTE"))
    if each.complete is not None and each.state in {"voided", "abandoned"}:
        remarks.append(screen.text("SSJ-CLI-KNOWN" if each.complete else "SSJ-CLI-UNKNOWN"))
    state = screen.text(f"SSJ-STATE-{each.state.upper()}")
    return str(each.number), state, f"{each.announcement[:16]}…", "\n".join(remarks)


def _show_numbers(screen: Screen, report: Report, now: datetime) -> None:
    numbers = (
        ("TASK", f"{report.task}"),
        ("ROUND", str(report.round)),
        ("HASH", report.hash),
        ("ANNOUNCEMENT", report.announcement),
        ("RECORD", report.record),
        ("SEED", "—" if report.held_back(now) else report.seed or "—"),
        ("KEY", "—" if report.held_back(now) else report.key or "—"),
        ("HEAD", report.head or "—"),
        ("COUNT", str(report.drawn)),
        ("FORCED", "—" if report.forced is None else str(report.forced)),
        ("UNICODE", report.unicode),
    )
    _show_lines(screen, numbers)


def _show_lines(screen: Screen, numbers: Sequence[tuple[str, str]]) -> None:
    """Show one line a value, unbroken, so that digests can be copied."""
    for name, value in numbers:
        screen.say("SSJ-CLI-LINE", name=screen.text(f"SSJ-COLUMN-{name}"), value=value)


def report_data(screen: Screen, report: Report, now: datetime) -> dict[str, Data]:
    """Give a report to programs."""
    return {
        "ok": report.ok,
        "complete": report.complete,
        "task": report.task,
        "round": report.round,
        "hash": report.hash,
        "announcement": report.announcement,
        "record": report.record,
        "seed": "" if report.held_back(now) else report.seed,
        "key": "" if report.held_back(now) else report.key,
        "publish_from": report.publish_from,
        "trust": report.trust,
        "parties": list(report.parties),
        "drawn": report.drawn,
        "forced": report.forced,
        "head": report.head,
        "unicode": report.unicode,
        "steps": [
            {
                "step": step.number,
                "checks": screen.text(f"SSJ-STEP-{step.number}"),
                "outcome": step.outcome.value,
                "faults": [screen.fault(each) for each in step.faults],
                "limits": [screen.fault(each) for each in step.limits],
            }
            for step in report.steps
        ],
        "rounds": [
            {
                "round": each.number,
                "announcement": each.announcement,
                "state": each.state,
                "complete": each.complete,
                "reason": each.reason,
                "approver": each.approver,
                "withheld": list(each.withheld),
            }
            for each in report.rounds
        ],
    }


def show_answer(screen: Screen, answer: Answer) -> None:
    """Show what the check of a proof found."""
    code = f"SSJ-PROOF-ANSWER-{answer.standing.upper().replace(' ', '-')}"
    screen.say(code, style="bold", id=answer.id, stratum=answer.stratum, reason=answer.reason)
    if answer.standing == "not bound":
        return
    _show_lines(screen, [("TICKET", answer.ticket), ("CUTOFF", answer.cutoff or "—")])
    if not answer.confirmed:
        screen.say("SSJ-PROOF-ANSWER-UNCONFIRMED", style="yellow")
