"""The audit of published lists: what chance does not explain is found, and chance is not blamed."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.audit.auditing import Question, audit
from shuangsuiji.audit.conclusions import smallest_never
from shuangsuiji.audit.draws import Draw
from shuangsuiji.audit.order import ends_together, in_order, periods, unreached
from shuangsuiji.audit.report import AuditReport, Look
from shuangsuiji.audit.shares import of_groups
from shuangsuiji.audit.tails import above, given_total, marked_chances, together, tossed, two_sided
from shuangsuiji.audit.years import between, shifted
from shuangsuiji.errors import InvalidInput
from shuangsuiji.ports.registry_source import Cell, CellKind, Row, Table, text_cell
from shuangsuiji.testing import unfair

ID: Final = "统一社会信用代码"
NAME: Final = "企业名称"
REGION: Final = "区县"
RISK: Final = "风险等级"
OUT: Final = "原抽取对象"
HEADERS: Final = (ID, NAME, REGION, RISK)
REGIONS: Final = ("甲县", "乙县", "丙区", "丁市")
FRAME: Final = Path("名录.csv")

Line = tuple[str, ...]
Key = tuple[str, tuple[str, ...], str, str | int | None, str | int | None]


class Files:
    """Tables that stand in no file."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {}

    def add(self, name: str, headers: Sequence[str], lines: Sequence[Sequence[str | Cell]]) -> Path:
        rows = [headers, *lines]
        self.tables[name] = [
            Row(number, tuple(each if isinstance(each, Cell) else text_cell(each) for each in line))
            for number, line in enumerate(rows, 1)
        ]
        return Path(name)

    def opened(self, path: Path) -> Table:
        return Table(file=str(path), sheet="", encoding="UTF-8", rows=iter(self.tables[str(path)]))


def targets(n: int, seed: int = 1) -> list[Line]:
    random = Random(seed)
    ids = random.sample(range(10**6), n)
    return [
        (f"T{number:07d}", f"企业{random.random():.9f}", random.choice(REGIONS), "高" if i % 5 == 0 else "低")
        for i, number in enumerate(ids)
    ]


def audited(
    lines: Sequence[Line],
    drawn: Sequence[Sequence[Sequence[str]]],
    *,
    headers: Line = HEADERS,
    **asked: object,
) -> AuditReport:
    files = Files()
    files.add(str(FRAME), HEADERS, lines)
    paths = [files.add(f"{2020 + year}.csv", headers, each) for year, each in enumerate(drawn)]
    return audit(FRAME, paths, files.opened, Question(**asked))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def fair(lines: Sequence[Line], k: int, years: int, seed: int = 2) -> list[list[Line]]:
    return [Random(seed * 100 + year).sample(list(lines), k) for year in range(years)]


def test_even_draws_are_called_unfair_no_more_often_than_the_rate_says() -> None:
    """At a rate of one in five, of 120 audits of three even draws each."""
    reports = (
        audited(lines := targets(150, seed), fair(lines, 40, 3, seed), by=(REGION,), order=(NAME,), rate=0.2)
        for seed in range(120)
    )
    wrong = sum(bool(each.findings) for each in reports)
    assert 0 < wrong <= 36  # 24 expected at most; more than 36 once in 300


def with_strata(lines: Sequence[Line], random: Random, k: int) -> list[Line]:
    """A third of those at high risk, a tenth of the others."""
    high = [each for each in lines if each[3] == "高"]
    low = [each for each in lines if each[3] != "高"]
    return [*random.sample(high, len(high) // 3), *random.sample(low, min(k, len(low) // 10))]


def with_substitutes(lines: Sequence[Line], random: Random, k: int) -> list[Line]:
    """One in five was replaced by another at random."""
    drawn = random.sample(list(lines), k + k // 5)
    out = [each[0] for each in drawn[k:]]
    return [(*each, out[i] if i < len(out) else "") for i, each in enumerate(drawn[:k])]


def few(lines: Sequence[Line], random: Random, k: int) -> list[Line]:
    return random.sample(list(lines), k // 8)


def most(lines: Sequence[Line], random: Random, k: int) -> list[Line]:
    return random.sample(list(lines), len(lines) - k)


Fair = Callable[[Sequence[Line], Random, int], list[Line]]


@pytest.mark.parametrize(
    ("draw", "asked"),
    [
        (few, {}),
        (most, {}),
        (with_strata, {"stratum": RISK}),
        (with_strata, {"stratum": RISK, "no_repeats": True}),
        (with_substitutes, {"replaced": OUT, "headers": (*HEADERS, OUT)}),
    ],
)
def test_nor_are_even_draws_of_other_kinds(draw: Fair, asked: Mapping[str, object]) -> None:
    """At a rate of one in five, of 40 audits of three even draws each."""
    wrong = 0
    for seed in range(40):
        lines = left = targets(300, seed)
        drawn: list[list[Line]] = []
        for year in range(3):
            drawn.append(draw(left, Random(seed * 9 + year), 45))
            if "no_repeats" in asked:
                left = [each for each in left if each not in drawn[-1]]
        wrong += not audited(lines, drawn, by=(REGION,), order=(NAME,), rate=0.2, **asked).ok  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert wrong <= 16  # 8 expected at most; more than 16 less than once in a thousand


@pytest.mark.requirement("X-12")
def test_what_a_fair_audit_says() -> None:
    lines = targets(600)
    report = audited(lines, fair(lines, 60, 3), by=(REGION,), order=(NAME,))
    assert report.ok
    assert report.findings == ()
    assert [(each.n, each.k, each.unknown, each.swapped) for each in report.lists] == [(600, 60, 0, 0)] * 3
    assert sum(each.found for each in report.often) == 600
    assert sum(each.expected for each in report.often) == pytest.approx(600)
    assert {each.label for each in report.shares} == set(REGIONS)
    assert [each.code for each in report.left_out] == ["SSJ-AUDIT-LEFT-SWAPS"]
    assert "SSJ-AUDIT-CANNOT-FAIR" in {each.code for each in report.conclusions}
    for language in ("zh", "en"):
        assert all(each.sentence(language) and each.name(language) for each in report.looks)


def every_third(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    start = (year * 7) % 3
    return list(lines[start::3])[:k]


def fractional_step(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    step = len(lines) / k
    start = Random(year).random() * step
    return [lines[int(start + each * step)] for each in range(k)]


def thinned_step(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    """A fixed step of which a third was taken out afterwards."""
    step = len(lines) * 2 // (k * 3)
    drawn = list(lines[Random(year).randrange(step) :: step])
    return Random(year).sample(drawn, len(drawn) * 2 // 3)


def by_name(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    return fractional_step(sorted(lines, key=lambda each: each[1]), k, year)


def stretches(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    """Ten in a row, from places drawn at random."""
    blocks = [lines[at : at + 10] for at in range(0, len(lines), 10)]
    return [each for block in Random(year).sample(blocks, k // 10) for each in block]


def without_tail(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    return Random(year).sample(list(lines[: len(lines) * 2 // 3]), k)


def one_region_spared(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    return Random(year).sample([each for each in lines if each[2] != REGIONS[0]], k)


def same_again(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    del year
    return Random(1).sample(list(lines), k)


def taking_turns(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    mixed = Random(1).sample(list(lines), len(lines))
    return mixed[year * k : year * k + k]


def one_block_each(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    """One of each stretch, at random: each is as likely as any other, yet no two neighbours ever come together."""
    step = len(lines) // k
    return [lines[at * step + Random(year * 1000 + at).randrange(step)] for at in range(len(lines) // step)]


def so_many_a_page(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    """As many of each page of fifty as of any other."""
    pages = [lines[at : at + 50] for at in range(0, len(lines), 50)]
    return [
        each
        for at, page in enumerate(pages)
        for each in Random(year * 1000 + at).sample(list(page), k // len(pages))
    ]


def circle(lines: Sequence[Line], k: int, year: int) -> list[Line]:
    """The favourites are a fifth of those drawn."""
    own = [each for each in lines if each[0].endswith("7")][: k // 5]
    others = Random(year).sample([each for each in lines if each not in own], k - len(own))
    return own + others


DEFECTS: Final[list[tuple[Callable[[Sequence[Line], int, int], list[Line]], str]]] = [
    (every_third, "SSJ-AUDIT-STEP"),
    (every_third, "SSJ-AUDIT-PERIOD"),
    (every_third, "SSJ-AUDIT-SHIFTED"),
    (fractional_step, "SSJ-AUDIT-STEP"),
    (fractional_step, "SSJ-AUDIT-EVEN"),
    (thinned_step, "SSJ-AUDIT-PERIOD"),
    (by_name, "SSJ-AUDIT-STEP"),
    (stretches, "SSJ-AUDIT-UNEVEN"),
    (stretches, "SSJ-AUDIT-STEP"),
    (without_tail, "SSJ-AUDIT-TAIL"),
    (without_tail, "SSJ-AUDIT-NEVER"),
    (without_tail, "SSJ-AUDIT-UNREACHED"),
    (one_region_spared, "SSJ-AUDIT-SHARE"),
    (same_again, "SSJ-AUDIT-REPEATS-MANY"),
    (same_again, "SSJ-AUDIT-ALWAYS"),
    (taking_turns, "SSJ-AUDIT-REPEATS-FEW"),
    (one_block_each, "SSJ-AUDIT-EVEN"),
    (so_many_a_page, "SSJ-AUDIT-EVEN"),
    (circle, "SSJ-AUDIT-ALWAYS"),
]


@pytest.mark.parametrize(("draw", "code"), DEFECTS)
def test_a_defect_is_found(draw: Callable[[Sequence[Line], int, int], list[Line]], code: str) -> None:
    lines = targets(900)
    drawn = [draw(lines, 200, year) for year in range(4)]
    report = audited(lines, drawn, by=(REGION,), order=(NAME,))
    assert code in report.codes()
    assert report.ok == (draw is taking_turns)


@pytest.mark.parametrize("name", ["fixed_step", "fixed_step_by_page", "first_page_only", "rounded"])
def test_known_defects_of_the_kit_are_found_in_lists(name: str) -> None:
    """Of what the kit knows, what leaves a trace in lists of 6,000 targets over five years (`rounded` leaves none)."""
    lines = targets(6_000)
    by_id = {each[0]: each for each in lines}
    draw = getattr(unfair, name)
    drawn = [[by_id[each] for each in draw(list(by_id), 1_000, bytes([year]) * 32)] for year in range(5)]
    assert audited(lines, drawn).ok == (name == "rounded")


def test_a_step_is_told_where_it_is() -> None:
    lines = targets(900)
    report = audited(lines, [by_name(lines, 100, 1)], order=(NAME,))
    assert {each.order for each in report.findings if each.code == "SSJ-AUDIT-STEP"} == {NAME}
    told = next(each for each in report.findings if each.code == "SSJ-AUDIT-STEP")
    assert told.data["gaps"] == 99
    assert (told.data["step"], told.data["found"]) == ("9", 99)
    assert told.sentence("en").startswith("2020.csv; sorted by '企业名称': 99 of 99 steps are 9, ")


def test_a_skew_that_no_one_year_shows_is_found_in_all_together() -> None:
    lines = targets(2_000)
    drawn = [
        sorted(lines, key=lambda each: r.random() * (1.6 if each[2] == REGIONS[0] else 1))[:300]
        for r in map(Random, range(8))
    ]
    report = audited(lines, drawn, by=(REGION,))
    found = [each for each in report.findings if each.code == "SSJ-AUDIT-SHARE"]
    assert found[0].data["label"] == REGIONS[0]
    assert len(found[0].files) == 8
    spared = min(report.shares, key=lambda each: each.p)
    assert (spared.label, spared.found < spared.expected) == (REGIONS[0], True)


def test_ends_of_small_lists_are_added_up() -> None:
    lines = targets(60)
    drawn = [Random(year).sample(lines[:54], 10) for year in range(40)]
    report = audited(lines, drawn)
    found = [each for each in report.findings if each.code == "SSJ-AUDIT-TAIL"]
    assert {len(each.files) for each in found} == {40}
    assert found[0].data["found"] == 0


def test_a_third_of_a_small_list_that_is_never_reached_is_found_and_named() -> None:
    lines = targets(200)
    for missed in (slice(140, 200), slice(70, 130)):
        rest = [each for each in lines if each not in lines[missed]]
        report = audited(lines, [Random(year).sample(rest, 20) for year in range(5)])
        found = next(each for each in report.findings if each.code == "SSJ-AUDIT-UNREACHED")
        assert int(found.data["first"]) <= missed.start + 1
        assert int(found.data["last"]) >= missed.stop
        (can,) = (dict(each.params) for each in report.conclusions if each.code == "SSJ-AUDIT-CAN-UNREACHED")
        assert (can["n"], can["lists"]) == (200, 5)
        assert int(can["size"]) <= int(found.data["size"])


class TestStrata:
    """What was drawn apart is judged apart (第十条)."""

    LINES: Final = targets(3_000)

    def drawn(self) -> list[list[Line]]:
        high, low = ([each for each in self.LINES if each[3] == risk] for risk in ("高", "低"))
        return [Random(year).sample(high, 200) + Random(year + 50).sample(low, 100) for year in range(3)]

    def test_without_the_stratum_ratios_look_like_a_skew(self) -> None:
        assert "SSJ-AUDIT-SHARE" in audited(self.LINES, self.drawn(), by=(RISK,)).codes()

    def test_with_it_they_do_not(self) -> None:
        report = audited(self.LINES, self.drawn(), by=(RISK, REGION), stratum=RISK)
        assert report.findings == ()
        assert {each.stratum for each in report.looks if each.code == "SSJ-AUDIT-STEP"} == {"高", "低"}
        assert sum(each.expected for each in report.often) == pytest.approx(3_000)

    def test_a_step_through_the_whole_list_is_found_all_the_same(self) -> None:
        report = audited(self.LINES, [self.LINES[3::20]], stratum=RISK)
        found = next(each for each in report.findings if each.code == "SSJ-AUDIT-PERIOD" and not each.stratum)
        assert (found.data["period"], found.data["found"]) == (20, 150)

    def test_a_step_within_a_stratum_is_found(self) -> None:
        low = [each for each in self.LINES if each[3] == "低"]
        drawn = [*self.drawn()[0][:200], *low[5::24]]
        found = [
            each
            for each in audited(self.LINES, [drawn], stratum=RISK).findings
            if each.code == "SSJ-AUDIT-STEP"
        ]
        assert {each.stratum for each in found} == {"低"}
        assert "层“低”" in found[0].sentence()


class TestWhatCannotBeDrawn:
    """Exclusions, and the rule that nobody is drawn twice (第八条)."""

    LINES: Final = targets(500)

    def test_who_was_drawn_before_is_not_drawn_again(self) -> None:
        mixed = Random(5).sample(self.LINES, 450)
        drawn = [mixed[each * 150 : each * 150 + 150] for each in range(3)]
        assert audited(self.LINES, drawn).codes() == {"SSJ-AUDIT-REPEATS-FEW"}
        report = audited(self.LINES, drawn, no_repeats=True)
        assert report.findings == ()
        assert [each.n for each in report.lists] == [500, 350, 200]
        assert "SSJ-AUDIT-LEFT-REPEATS" in {each.code for each in report.left_out}
        assert report.often == ()

    def test_who_is_drawn_again_against_the_rule_is_counted(self) -> None:
        first = Random(1).sample(self.LINES, 50)
        report = audited(self.LINES, [first, first[:3] + self.LINES[:20]], no_repeats=True)
        found = next(each for each in report.findings if each.code == "SSJ-AUDIT-DRAWN-AGAIN")
        again = {each[0] for each in first} & {each[0] for each in first[:3] + self.LINES[:20]}
        assert found.data["found"] == len(again)
        assert not report.ok

    def test_who_is_excluded_could_not_be_drawn(self) -> None:
        files = Files()
        files.add(str(FRAME), HEADERS, self.LINES)
        files.add("不抽.csv", (ID,), [each[:1] for each in self.LINES[::2]] + [("T-unknown",)])
        rest = Random(3).sample(self.LINES[1::2], 60)
        files.add("1.csv", HEADERS, rest)
        files.add("2.csv", HEADERS, [*rest, *self.LINES[:4]])
        asked = Question(excluded=(Path("不抽.csv"),))
        good, bad = (audit(FRAME, [Path(each)], files.opened, asked) for each in ("1.csv", "2.csv"))
        assert good.findings == ()
        assert [(each.n, each.k) for each in good.lists] == [(250, 60)]
        drawn = {each[0] for each in (*rest, *self.LINES[:4])} & {each[0] for each in self.LINES[::2]}
        assert [(each.code, each.data["found"]) for each in bad.findings] == [
            ("SSJ-AUDIT-EXCLUDED-DRAWN", len(drawn))
        ]

    def test_a_list_of_its_own_targets(self) -> None:
        files = Files()
        files.add(str(FRAME), HEADERS, self.LINES)
        newer = [*self.LINES[100:], *(("N" + each[0], *each[1:]) for each in self.LINES[:100])]
        files.add("名录2.csv", HEADERS, newer)
        files.add("1.csv", HEADERS, Random(1).sample(self.LINES, 50))
        files.add("2.csv", HEADERS, Random(2).sample(newer, 50))
        own = {Path("2.csv"): Path("名录2.csv")}
        paths = [Path("1.csv"), Path("2.csv")]
        report = audit(FRAME, paths, files.opened, Question(frames=own))
        assert report.findings == ()
        assert [each.frame for each in report.lists] == ["名录.csv", "名录2.csv"]
        assert sum(each.found for each in report.often) == 400
        assert audit(FRAME, paths, files.opened).codes() == {"SSJ-AUDIT-UNKNOWN"}


class TestReplaced:
    """Who took whose place (第十二条)."""

    LINES: Final = targets(1_000)
    HEADERS: Final = (*HEADERS, OUT)

    def swapped(self, pairs: Mapping[int, int], seed: int = 4) -> list[Line]:
        drawn = Random(seed).sample(range(1_000), 200)
        return [
            (*self.LINES[pairs[each]], self.LINES[each][0]) if each in pairs else (*self.LINES[each], "")
            for each in drawn
        ]

    def drawn(self, seed: int = 4) -> list[int]:
        return Random(seed).sample(range(1_000), 200)

    def others(self, seed: int = 4) -> list[int]:
        return sorted(set(range(1_000)) - set(self.drawn(seed)))

    def report(self, *lists: list[Line]) -> AuditReport:
        return audited(self.LINES, lists, headers=self.HEADERS, by=(REGION,), replaced=OUT)

    def test_replacing_at_random_is_nothing(self) -> None:
        pairs = dict(zip(self.drawn()[:40], Random(9).sample(self.others(), 40), strict=True))
        report = self.report(self.swapped(pairs))
        assert report.findings == ()
        assert [(each.k, each.swapped) for each in report.lists] == [(200, 40)]
        assert {"SSJ-AUDIT-SWAP-STEP", "SSJ-AUDIT-SWAP-IN", "SSJ-AUDIT-SWAP-OUT"} <= {
            each.code for each in report.looks
        }

    def test_the_next_in_line(self) -> None:
        free = set(self.others())
        pairs = {each: each + 1 for each in self.drawn() if each + 1 in free}
        report = self.report(self.swapped(dict(list(pairs.items())[:12])))
        found = report.findings[0]
        assert (found.code, found.weight, found.data["distance"]) == ("SSJ-AUDIT-SWAP-STEP", "notice", "+1")
        assert report.ok

    def test_a_region_that_goes_out_and_one_that_comes_in(self) -> None:
        goes, comes = (
            [each for each in places if self.LINES[each][2] == region]
            for places, region in ((self.drawn(), REGIONS[0]), (self.others(), REGIONS[1]))
        )
        pairs = dict(zip(goes[:35], Random(1).sample(comes, 35), strict=False))
        report = self.report(self.swapped(pairs))
        assert next(
            (each.data["label"], each.data["found"])
            for each in report.findings
            if each.code == "SSJ-AUDIT-SWAP-OUT"
        ) == (REGIONS[0], len(pairs))
        assert next(
            (each.data["label"], each.data["found"])
            for each in report.findings
            if each.code == "SSJ-AUDIT-SWAP-IN"
        ) == (REGIONS[1], len(pairs))

    def test_the_same_are_replaced_every_year(self) -> None:
        both = sorted(set(self.drawn(1)) & set(self.drawn(2)))[:12]
        lists: list[list[Line]] = []
        for seed in (1, 2):
            free = sorted(set(self.others(seed)))
            more = [each for each in self.drawn(seed) if each not in both][:3]
            pairs = dict(zip([*both, *more], Random(seed).sample(free, len(both) + 3), strict=True))
            lists.append(self.swapped(pairs, seed))
        found = next(each for each in self.report(*lists).findings if each.code == "SSJ-AUDIT-SWAP-AGAIN")
        assert found.data["found"] == 12
        assert found.weight == "notice"

    def test_who_comes_in_and_was_drawn_already_stands_there_twice(self) -> None:
        first, second, *rest = self.drawn()
        pairs = {first: second}
        report = self.report(self.swapped(pairs))
        assert [(each.code, each.data["named"]) for each in report.findings] == [
            ("SSJ-AUDIT-TWICE", self.LINES[second][0])
        ]
        assert len(rest) == 198
        assert all(each.p > 0 for each in report.looks if not each.certain)

    def test_who_replaces_himself_was_not_replaced(self) -> None:
        lines = [(*self.LINES[each], self.LINES[each][0]) for each in self.drawn()]
        assert self.report(lines).lists[0].swapped == 0


class TestReading:
    """Every fault of every file at once; what can be read is read."""

    def test_every_fault_of_every_file(self) -> None:
        files = Files()
        files.add("名录.csv", HEADERS, [("T1", "甲", "甲县", "高"), (" ", "乙", "甲县", "高")])
        number = Cell("915304990000000000", CellKind.NUMBER)
        files.add("1.csv", HEADERS, [("T1", "", "", ""), (number, "", "", ""), ("9.15305E+17", "", "", "")])
        files.add("2.csv", ("编号", NAME), [("T1", "甲")])
        files.add("3.csv", HEADERS, [])
        with pytest.raises(InvalidInput) as caught:
            audit(FRAME, [Path(f"{each}.csv") for each in (1, 2, 3)], files.opened, Question(by=(REGION,)))
        assert [(each.place.file, each.place.row, each.code) for each in caught.value.faults] == [
            ("名录.csv", 3, "SSJ-TEXT-EMPTY"),
            ("1.csv", 3, "SSJ-REG-CELL-NUMBER"),
            ("1.csv", 4, "SSJ-REG-CELL-SCIENTIFIC"),
            ("2.csv", 0, "SSJ-REG-HEADER"),
            ("3.csv", 0, "SSJ-AUDIT-EMPTY"),
        ]

    def test_a_column_that_is_not_there(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            audited(targets(5), [targets(5)[:2]], by=("行业",), stratum="网格", replaced=OUT)
        assert [(each.place.file, each.code) for each in caught.value.faults] == [
            ("名录.csv", "SSJ-REG-COLUMN-MISSING"),
            ("名录.csv", "SSJ-REG-COLUMN-MISSING"),
            ("2020.csv", "SSJ-REG-COLUMN-MISSING"),
        ]

    def test_who_is_unknown_and_who_stands_there_twice(self) -> None:
        lines = targets(100)
        drawn = [*Random(1).sample(lines, 20), ("X1", "", "", "")]
        report = audited([*lines, lines[3]], [[*drawn, drawn[0]]])
        assert {each.code: (each.data["found"], each.data["named"]) for each in report.findings} == {
            "SSJ-AUDIT-UNKNOWN": (1, "X1"),
            "SSJ-AUDIT-TWICE": (1, drawn[0][0]),
            "SSJ-AUDIT-FRAME-TWICE": (1, lines[3][0]),
        }
        assert report.ok
        assert [(each.n, each.k, each.unknown) for each in report.lists] == [(100, 20, 1)]

    def test_case_and_width_make_no_other_target(self) -> None:
        lines = targets(100)
        drawn = [(each[0].replace("T", "\uff54"), *each[1:]) for each in lines[:20]]
        assert [(each.k, each.unknown) for each in audited(lines, [drawn]).lists] == [(20, 0)]

    @pytest.mark.parametrize("header", ["统一社会信用代码/注册号", "统一社会信用代码", "注册号"])
    def test_the_usual_headers(self, header: str) -> None:
        files = Files()
        files.add("f.csv", ("序号", header), [(str(each), f"T{each}") for each in range(9)])
        files.add("d.csv", (header,), [("T1",), ("T2",)])
        report = audit(Path("f.csv"), [Path("d.csv")], files.opened)
        assert report.lists[0].k == 2
        assert {each.order for each in report.looks} == {""}
        mixed = [(str(each), f"T{each * 7 % 9}") for each in range(9)]
        files.add("f.csv", ("序号", header), mixed)
        report = audit(Path("f.csv"), [Path("d.csv")], files.opened)
        assert {each.order for each in report.looks} == {"", header}

    def test_another_header(self) -> None:
        files = Files()
        files.add("f.csv", ("编号",), [(f"T{each}",) for each in range(9)])
        files.add("d.csv", ("编号",), [("T1",), ("T2",)])
        assert audit(Path("f.csv"), [Path("d.csv")], files.opened, Question(id="编号")).lists[0].n == 9

    @pytest.mark.parametrize(("n", "k"), [(1, 1), (2, 1), (3, 3), (5, 1), (12, 11)])
    def test_small_lists(self, n: int, k: int) -> None:
        lines = targets(n)
        report = audited(lines, [lines[:k], lines[-k:]], by=(REGION,), order=(NAME,), replaced="")
        assert report.ok
        assert [each.code for each in report.left_out if each.place.file] == ["SSJ-AUDIT-LEFT-ALL"] * (
            2 if n == k else 0
        )
        assert report.conclusions


def simple(marks: Sequence[int], n: int, file: str = "now") -> Draw:
    drawn = np.zeros(n, np.bool_)
    drawn[list(marks)] = True
    return Draw(
        file=file,
        stratum="",
        numbers=np.arange(n),
        drawn=drawn,
        orders={},
        groups={"g": np.arange(n) % 3},
        labels={"g": ("a", "b", "c")},
        replaced=np.zeros(0, np.int64),
        substitutes=np.zeros(0, np.int64),
    )


def looks(marks: Sequence[int], n: int) -> Iterator[Look]:
    draw, earlier = simple(marks, n), simple(range(0, n, 4), n, "then")
    other = simple(range(1, n, 3), n, "between")
    yield from in_order(draw, "")
    yield from (evolve(look, stratum="apart") for look in periods(draw, "", "g"))
    yield from (look for look, _ in of_groups([draw], "g"))
    yield from shifted(draw, earlier, "")
    yield from between([draw], [earlier, other], n)
    yield unreached([draw], "")


@pytest.mark.parametrize(("n", "k"), [(10, 5), (11, 3), (14, 4)])
def test_no_measurement_calls_chance_unlikely_more_often_than_it_says(n: int, k: int) -> None:
    """Over all draws: a p of x or less, for any x, comes no more often than in a share x of them."""
    values: dict[Key, list[float]] = defaultdict(list)
    every = list(combinations(range(n), k))
    for marks in every:
        found: dict[Key, float] = {}
        for each in looks(marks, n):
            kind = each.code.replace("UNEVEN", "EVEN").replace("REPEATS-FEW", "REPEATS-MANY")
            key = kind, each.files, each.stratum, each.data.get("size"), each.data.get("label")
            found[key] = each.p
        for found_key, p in found.items():
            values[found_key].append(p)
    assert {key[0] for key in values} >= {
        *("SSJ-AUDIT-HEAD", "SSJ-AUDIT-TAIL", "SSJ-AUDIT-STEP", "SSJ-AUDIT-PERIOD", "SSJ-AUDIT-SHARE"),
        *("SSJ-AUDIT-UNREACHED", "SSJ-AUDIT-SHIFTED", "SSJ-AUDIT-REPEATS-MANY", "SSJ-AUDIT-NEVER"),
    }
    for key, ps in values.items():
        assert min(ps) > 0
        ordered = sorted(ps)
        for rank, p in enumerate(ordered, 1):
            if rank == len(ordered) or ordered[rank] > p:
                assert rank / len(every) <= p * (1 + 1e-9), key


def test_evenness_is_a_bound_too() -> None:
    """Of blocks of two and of five, over draws at random, since all draws of twenty are too many."""
    random, ps = Random(1), defaultdict[int, list[float]](list)
    for _ in range(4_000):
        for each in in_order(simple(random.sample(range(20), 8), 20), ""):
            if each.code in {"SSJ-AUDIT-EVEN", "SSJ-AUDIT-UNEVEN"}:
                ps[int(each.data["size"])].append(each.p)
    assert ps
    for found in ps.values():
        for limit in (0.01, 0.1, 0.5):
            assert sum(p <= limit for p in found) / len(found) <= limit * 1.1 + 0.005


class TestTails:
    """尾概率."""

    @given(st.integers(1, 30), st.data())
    def test_marked_are_hypergeometric(self, n: int, data: st.DataObject) -> None:
        marked, k = data.draw(st.integers(0, n)), data.draw(st.integers(0, n))
        chances = marked_chances(n, marked, k)
        assert float(chances.sum()) == pytest.approx(1)
        assert float((np.arange(len(chances)) * chances).sum()) == pytest.approx(k * marked / n)
        assert two_sided(chances, 0) <= 1
        assert above(chances, 0) == pytest.approx(1)

    def test_sums_of_long_counts_are_those_of_short_ones(self, monkeypatch: pytest.MonkeyPatch) -> None:
        parts = [marked_chances(200, 40, each) for each in (20, 50, 70)]
        plain = together(parts)
        monkeypatch.setattr("shuangsuiji.audit.tails._DIRECT", 0)
        assert np.allclose(together(parts), plain, atol=1e-13)

    @given(st.integers(2, 60), st.data())
    def test_what_is_given_is_the_chance_of_the_total(self, n: int, data: st.DataObject) -> None:
        k = data.draw(st.integers(1, n - 1))
        assert given_total(n, k) == pytest.approx(float(tossed(n, k / n)[k]))
        assert float(tossed(n, k / n).sum()) == pytest.approx(1)

    def test_smallest_group(self) -> None:
        draws = [simple(range(10), 40), simple(range(5), 40)]
        size = smallest_never(draws, 1e-3)

        def chance(group: int) -> float:
            whole = together([marked_chances(40, group, draw.k) for draw in draws])
            return float(whole[0])

        assert chance(size) <= 1e-3 < chance(size - 1)
        assert smallest_never(draws, 1e-30) == 41

    def test_one_draw_has_no_ends_to_add_up(self) -> None:
        assert list(ends_together([simple(range(10), 40)], "")) == []
