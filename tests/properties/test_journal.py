"""Any line of a journal that is dropped, moved or edited is found and named; what only a head can tell is named too."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.journals import (
    TASK,
    Path,
    Spot,
    Streams,
    at_path,
    chained,
    cited,
    codes,
    complete,
    concerns,
    entry_at,
    finished,
    head_of,
    lasts,
    names,
    paths,
    rehashed,
    second_edition,
    spots,
    with_line,
    with_stream,
    without,
)

from shuangsuiji import adoption, chain, wire
from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import Damaged
from shuangsuiji.findings import unanswered
from shuangsuiji.journal import Entry, line_digest, read_stream
from shuangsuiji.office.service import Office
from shuangsuiji.replay import replay
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.testing.samples import CALENDAR

SPOTS = spots()
LAST = SPOTS[-1]
LASTS = lasts()
STREAMS = sorted(complete())
COVERED = cited()
"""Up to which row each stream is cited; nobody cites a file."""
BARE = max((each for each in LASTS if each.stream.startswith("registry/")), key=lambda each: each.number)
"""The last line of a stream, which nobody cites, and which is not the last of all."""

some = st.sampled_from(SPOTS)


def later(time: str, **by: int) -> str:
    """Give a time that comes so much later."""
    return (datetime.fromisoformat(time) + timedelta(**by)).isoformat()


def row_ids(spot: Spot) -> str:
    """Name a line in a test's name."""
    return f"{spot.number} {spot.stream} {spot.row}"


def each_of(spots: list[Spot]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Try each of many lines; one in four in the short form."""
    return lambda test: pytest.mark.each_nth(4)(pytest.mark.parametrize("spot", spots, ids=row_ids)(test))


each_line = each_of(SPOTS)
each_stream = pytest.mark.parametrize("stream", STREAMS)


@pytest.mark.requirement("A04-1")
class TestUntouched:
    """An untouched journal replays, and every state is rebuilt as the office has it."""

    def test_it_replays_with_every_head(self) -> None:
        replayed = replay(complete())
        assert (replayed.ok, replayed.faults) == (True, ())
        assert (replayed.lines, replayed.streams) == (len(SPOTS), len(STREAMS))
        assert [each.entry.number for each in replayed.done] == [each.number for each in SPOTS]
        for spot in LASTS:
            assert replay(complete(), head_of(spot)).ok

    def test_every_state_is_the_offices(self) -> None:
        office = finished().office
        assert replay(complete()).states == {stream: office.state(stream) for stream in STREAMS}
        assert office.replay() == replay(complete())

    def test_it_holds_what_there_is_to_tamper_with(self) -> None:
        replayed = replay(complete())
        kinds = {getattr(each.act, "kind", "") for each in replayed.done}
        assert kinds >= {"substitute-inspector", "review-result", "publish-result", "adopt-rulebook"}
        overrides = {noted.override for each in replayed.done for noted in each.entry.noted if noted.override}
        assert {each.code for each in overrides} == {"SSJ-A04-6", "SSJ-A10-3-VISIT", "SSJ-A13-6"}
        assert sum(each.entry.state is not None for each in replayed.done) == 2

    def test_a_head_that_is_not_its_own_is_refused(self) -> None:
        number, digest = head_of(LAST)
        assert codes(replay(complete(), (number, "0" * 64))) == {"SSJ-REPLAY-HEAD"}
        assert codes(replay(complete(), (number - 1, digest))) == {"SSJ-REPLAY-HEAD"}
        assert codes(replay(complete(), (number + 1, digest))) == {"SSJ-REPLAY-HEAD-MISSING"}

    def test_no_journal_is_no_proof(self) -> None:
        assert codes(replay({})) == {"SSJ-REPLAY-EMPTY"}
        assert codes(replay({"task/T-1": ()})) == {"SSJ-REPLAY-EMPTY"}


@pytest.mark.requirement("A04-1", "A04-4")
class TestDropped:
    """Any line that is dropped is found and named; the very last one of all by a head that was kept elsewhere."""

    @each_of(SPOTS[:-1])
    def test_every_line_but_the_very_last(self, spot: Spot) -> None:
        replayed = replay(without(spot))
        assert not replayed.ok
        assert names(replayed, spot)

    @each_of(SPOTS[:-1])
    def test_every_line_but_the_very_last_where_its_stream_was_chained_anew(self, spot: Spot) -> None:
        lines = [json.loads(line) for line in without(spot)[spot.stream]]
        for row, entry in enumerate(lines, 1):
            entry["seq"] = row
            entry["prev"] = None
        made = chained([wire_line(entry) for entry in lines])
        replayed = replay(with_stream(spot.stream, made))
        assert not replayed.ok
        assert names(replayed, spot)

    def test_the_very_last_line_of_all_only_by_a_head_that_was_kept_elsewhere(self) -> None:
        assert replay(without(LAST)).ok
        replayed = replay(without(LAST), head_of(LAST))
        assert codes(replayed) == {"SSJ-REPLAY-HEAD-MISSING"}
        assert names(replayed, LAST)

    @pytest.mark.parametrize("count", range(1, 5))
    def test_the_last_lines_of_all_together(self, count: int) -> None:
        gone = {each.number for each in SPOTS[-count:]}
        cut = {
            stream: tuple(line for line in lines if json.loads(line)["number"] not in gone)
            for stream, lines in complete().items()
        }
        assert replay(cut).ok
        replayed = replay(cut, head_of(LAST))
        assert codes(replayed) == {"SSJ-REPLAY-HEAD-MISSING"}

    @given(st.sets(some, min_size=2, max_size=12))
    def test_several_lines(self, gone: set[Spot]) -> None:
        cut = {
            stream: tuple(
                line
                for row, line in enumerate(lines, 1)
                if not any((each.stream, each.row) == (stream, row) for each in gone)
            )
            for stream, lines in complete().items()
        }
        replayed = replay(cut, head_of(LAST))
        assert not replayed.ok
        for spot in gone:
            assert names(replayed, spot) or spot.number > max(json_numbers(cut))

    def test_missing_lines_are_named_together_however_many(self) -> None:
        entry = entry_at(LAST)
        entry["number"] = 2**53 - 1
        replayed = replay(rehashed(LAST, entry))
        gap = next(each for each in replayed.faults if each.code == "SSJ-JOURNAL-GAP")
        assert dict(gap.params)["number"] == f"{LAST.number}–{2**53 - 2}"


@pytest.mark.requirement("A04-1")
class TestChainAlone:
    """The chain alone, without doing any act again, finds and names whatever was dropped, moved or edited."""

    def test_nothing_is_wrong_with_an_untouched_journal(self) -> None:
        for head in (None, *map(head_of, LASTS)):
            assert chain.check(complete(), head) == ()

    @each_line
    def test_a_line_that_is_dropped_is_what_a_replay_says_of_the_chain(self, spot: Spot) -> None:
        found = chain.check(without(spot), head_of(LAST))
        assert found == replay(without(spot), head_of(LAST)).faults[: len(found)]
        assert {each.code for each in found} & {"SSJ-JOURNAL-GAP", "SSJ-REPLAY-HEAD-MISSING"}

    @given(some, st.data())
    def test_any_edited_byte(self, spot: Spot, data: st.DataObject) -> None:
        line = bytearray(complete()[spot.stream][spot.index])
        place = data.draw(st.integers(0, len(line) - 1))
        line[place] = data.draw(st.integers(0, 255).filter(lambda each: each not in {line[place], 10}))
        edited = with_line(spot, bytes(line))
        assert chain.check(edited, head_of(LAST))
        assert chain.check(edited) or spot == LAST

    @pytest.mark.parametrize("spot", [SPOTS[0], SPOTS[20], LAST], ids=row_ids)
    @pytest.mark.parametrize(
        ("member", "new"),
        [
            *((name, new) for name in ("stream", "prev", "follows", "recorded") for new in (1, [])),
            *((name, new) for name in ("seq", "number") for new in (True, 1.5, "1")),
            ("recorded", "2026-13-01T00:00:00+08:00"),
        ],
    )
    def test_members_that_tie_lines_are_judged_as_in_a_replay(
        self, spot: Spot, member: str, new: object
    ) -> None:
        entry = {**entry_at(spot), member: new}
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        found = chain.check(with_line(spot, line))
        assert found == replay(with_line(spot, line)).faults[: len(found)]
        assert found

    def test_lines_that_change_places(self) -> None:
        for stream, lines in complete().items():
            if len(lines) > 1:
                assert chain.check(with_stream(stream, [lines[1], lines[0], *lines[2:]]))


def wire_line(entry: object) -> bytes:
    """A line of an entry as JSON."""
    return wire.read(Entry, entry).line()  # type: ignore[arg-type]


def json_numbers(streams: Streams) -> list[int]:
    """The numbers of all lines."""
    return [json.loads(line)["number"] for lines in streams.values() for line in lines]


@pytest.mark.requirement("A04-1", "A04-4")
class TestWholeStreams:
    """A stream that is removed, renamed or passed off as another is found and named."""

    @each_stream
    def test_removed(self, stream: str) -> None:
        streams = {name: lines for name, lines in complete().items() if name != stream}
        replayed = replay(streams, head_of(LAST))
        assert not replayed.ok
        for spot in SPOTS:
            assert spot.stream != stream or names(replayed, spot) or spot.number > max(json_numbers(streams))
        if stream != LAST.stream:
            assert not replay(streams).ok

    @each_stream
    @pytest.mark.parametrize("name", ["notes", "task/YXGX-2026-09", "file/YXGX-2026-01/对象0019"])
    def test_renamed(self, stream: str, name: str) -> None:
        streams = {name if each == stream else each: lines for each, lines in complete().items()}
        replayed = replay(streams)
        assert "SSJ-JOURNAL-STREAM" in codes(replayed)
        for row in range(1, len(streams[name]) + 1):
            found = next(
                each
                for each in replayed.faults
                if each.code == "SSJ-JOURNAL-STREAM" and each.place.row == row
            )
            assert found.place.file == name
            assert dict(found.params)["found"] == stream

    @each_stream
    def test_renamed_in_every_line_and_chained_anew(self, stream: str) -> None:
        kind, _, rest = stream.partition("/")
        name = f"{kind}/{rest}x" if rest else f"{kind}x"
        lines = [wire_line({**json.loads(line), "stream": name, "prev": None}) for line in complete()[stream]]
        streams = {each: lines for each, lines in complete().items() if each != stream}
        replayed = replay({**streams, name: chained(lines)})
        assert ("SSJ-REPLAY-CITE" in codes(replayed)) == (stream in COVERED)
        assert concerns(replayed, name)

    @given(st.permutations(STREAMS))
    def test_exchanged(self, order: list[str]) -> None:
        streams = {name: complete()[other] for name, other in zip(STREAMS, order, strict=True)}
        replayed = replay(streams)
        for name, other in zip(STREAMS, order, strict=True):
            assert name == other or concerns(replayed, name)


@pytest.mark.requirement("A04-1")
class TestMoved:
    """Lines that change places within or between streams are found and named."""

    @given(some, some)
    def test_any_two_lines_change_places(self, one: Spot, other: Spot) -> None:
        if one == other:
            return
        replayed = replay(exchanged(one, other))
        assert not replayed.ok
        for spot in (one, other):
            assert names(replayed, spot)

    @pytest.mark.soak
    @each_line
    def test_every_two_lines_change_places(self, spot: Spot) -> None:
        for other in SPOTS[: spot.number - 1]:
            replayed = replay(exchanged(spot, other))
            assert names(replayed, spot)
            assert names(replayed, other)

    @each_of([each for each in SPOTS if each.row > 1])
    def test_neighbours_change_places(self, spot: Spot) -> None:
        before = next(each for each in SPOTS if (each.stream, each.row) == (spot.stream, spot.row - 1))
        replayed = replay(exchanged(before, spot))
        assert names(replayed, spot)
        assert names(replayed, before)

    @each_of([each for each in SPOTS if each.row > 1])
    def test_neighbours_change_places_and_the_stream_is_chained_anew(self, spot: Spot) -> None:
        lines = [json.loads(line) for line in complete()[spot.stream]]
        lines[spot.index - 1], lines[spot.index] = lines[spot.index], lines[spot.index - 1]
        for row, entry in enumerate(lines, 1):
            entry["seq"] = row
        replayed = replay(with_stream(spot.stream, chained([wire_line(entry) for entry in lines])))
        assert not replayed.ok  # the numbers do not rise
        assert names(replayed, spot)

    @given(some, st.sampled_from(STREAMS), st.integers(0, 20))
    def test_a_line_goes_elsewhere(self, spot: Spot, stream: str, index: int) -> None:
        line = complete()[spot.stream][spot.index]
        streams = without(spot)
        lines = list(streams[stream])
        index = min(index, len(lines))
        if (stream, index) == (spot.stream, spot.index):
            return
        streams[stream] = (*lines[:index], line, *lines[index:])
        replayed = replay(streams)
        assert not replayed.ok
        assert names(replayed, Spot(0, stream, index + 1))


def exchanged(one: Spot, other: Spot) -> Streams:
    """The journal in which two lines have changed places."""
    streams = {name: list(lines) for name, lines in complete().items()}
    left, right = streams[one.stream], streams[other.stream]
    left[one.index], right[other.index] = right[other.index], left[one.index]
    return {name: tuple(lines) for name, lines in streams.items()}


@pytest.mark.requirement("A04-1")
class TestDuplicated:
    """A line that stands twice is found and named, wherever the second one stands."""

    @each_line
    def test_behind_itself(self, spot: Spot) -> None:
        lines = complete()[spot.stream]
        line = lines[spot.index]
        replayed = replay(with_stream(spot.stream, [*lines[: spot.row], line, *lines[spot.row :]]))
        assert "SSJ-JOURNAL-NUMBER-TWICE" in codes(replayed)
        assert names(replayed, Spot(spot.number, spot.stream, spot.row + 1))

    @given(some, st.sampled_from(STREAMS))
    def test_at_the_end_of_any_stream(self, spot: Spot, stream: str) -> None:
        lines = complete()[stream]
        copied = complete()[spot.stream][spot.index]
        replayed = replay(with_stream(stream, [*lines, copied]))
        assert not replayed.ok
        assert names(replayed, Spot(spot.number, stream, len(lines) + 1))

    @given(some)
    def test_chained_anew_as_the_next_line(self, spot: Spot) -> None:
        lines = complete()[spot.stream]
        entry = {**json.loads(lines[spot.index]), "seq": len(lines) + 1, "prev": line_digest(lines[-1])}
        replayed = replay(with_stream(spot.stream, [*lines, wire_line(entry)]))
        assert not replayed.ok
        assert names(replayed, Spot(spot.number, spot.stream, len(lines) + 1))


@pytest.mark.requirement("A04-1", "A04-4")
class TestEditedBytes:
    """A byte that is changed, added or taken away in any line is found and named."""

    @given(some, st.integers(0), st.integers(0, 255), st.sampled_from(["changed", "added", "gone"]))
    def test_any_byte(self, spot: Spot, at: int, byte: int, how: str) -> None:
        line = complete()[spot.stream][spot.index]
        at %= len(line)
        after = line[at:] if how == "added" else line[at + 1 :]
        edited = line[:at] + (b"" if how == "gone" else bytes([byte])) + after
        if edited == line:
            return
        # The last line of a stream is covered by no line after it; that is what its own head is for.
        replayed = replay(with_line(spot, edited), head_of(spot) if spot in LASTS else None)
        assert not replayed.ok
        assert names(replayed, spot)

    @each_line
    def test_a_line_that_is_no_entry_is_named_and_nothing_else_is_blamed_for_it(self, spot: Spot) -> None:
        replayed = replay(with_line(spot, b"{}"), head_of(LAST))
        files = {each.place.file for each in replayed.faults}
        rows = {each.place.row for each in replayed.faults if each.place.file == spot.stream}
        assert names(replayed, spot)
        assert rows <= {spot.row, spot.row + 1}  # the line behind it does not follow; no other is blamed
        assert "SSJ-JOURNAL-TIME" not in codes(replayed)
        assert {each.entry.number for each in replayed.done} == {each.number for each in SPOTS} - {
            spot.number
        }
        if spot.stream not in COVERED and spot.stream != adoption.STREAM:
            assert files - {""} <= {spot.stream}

    @pytest.mark.parametrize("edited", [b"", b"null", b"[]", b"{}", b"\xff", b"1e400", b"[" * 5000])
    @each_of(LASTS)
    def test_what_is_no_json_or_no_entry(self, spot: Spot, edited: bytes) -> None:
        replayed = replay(with_line(spot, edited))
        assert not replayed.ok
        assert names(replayed, spot)


PLAIN: tuple[object, ...] = (
    None, True, False, 0, 1, 2, -1, 2**53 - 1, "", "x", "甲", "0" * 64, "2026-05-01",
    "2026-05-01T00:00:00+08:00", [], ["x"], {}, {"x": 1},
)  # fmt: skip
"""What is put in the place of something else."""


def near(value: Any) -> list[object]:  # noqa: ANN401  -- JSON
    """What differs from a value by little."""
    if isinstance(value, str):
        return [f"{value}x", value[:-1], value[::-1]]
    if isinstance(value, list):
        return [value[:-1], value + value, value[::-1]]
    if isinstance(value, dict):
        return [{**value, "x": 1}, dict(list(cast("dict[str, Any]", value).items())[1:])]
    return [value - 1, value + 1] if type(value) is int else []


@st.composite
def edits(draw: st.DrawFn) -> tuple[Spot, object]:
    """A line, and its entry with one member changed."""
    spot = draw(some)
    entry = entry_at(spot)
    path: Path = draw(st.sampled_from(list(paths(entry))))
    old = at_path(entry, path)
    new = draw(st.sampled_from([*PLAIN, *near(old)]))
    at_path(entry, path[:-1])[path[-1]] = new
    return spot, entry


@pytest.mark.requirement("A04-1", "A04-4")
class TestEditedAndChainedAnew:
    """Any member of any line is edited and its stream chained anew: a citation, a number, an act, a state, a fact, or a
    head tells."""

    @given(edits())
    def test_any_member(self, edit: tuple[Spot, object]) -> None:
        spot, entry = edit
        if entry == entry_at(spot) and repr(entry) == repr(entry_at(spot)):  # 1 is not true
            return
        streams = rehashed(spot, entry)
        assert concerns(replay(streams, head_of(LAST) if spot == LAST else None), spot.stream)

    @each_line
    def test_every_line_by_another_person(self, spot: Spot) -> None:
        """The smallest edit there is: who did it. It is seen at the next entry of all, or by a head."""
        entry = entry_at(spot)
        entry["act"]["by"] += "某"
        streams = rehashed(spot, entry)
        replayed = replay(streams, head_of(LAST))
        assert ("SSJ-REPLAY-FOLLOWS" in codes(replayed)) == (spot != LAST)
        assert ("SSJ-REPLAY-HEAD" in codes(replayed)) == (spot.stream == LAST.stream)
        assert names(replayed, spot)

    @each_line
    @pytest.mark.parametrize(
        ("member", "new", "code"),
        [
            ("format", "shuangsuiji/journal/1", "SSJ-JOURNAL-FORMAT"),
            ("stream", "task/YXGX-2026-09", "SSJ-JOURNAL-STREAM"),
            ("seq", 99, "SSJ-JOURNAL-SEQ"),
            ("prev", "0" * 64, "SSJ-JOURNAL-PREV"),
        ],
    )
    def test_what_an_entry_says_of_itself(self, spot: Spot, member: str, new: object, code: str) -> None:
        lines = rehashed(spot, {**entry_at(spot), member: new})[spot.stream]
        found = [(each.code, each.place.file, each.place.row) for each in read_stream(spot.stream, lines)[1]]
        assert found == [(code, spot.stream, spot.row)]

    @each_line
    def test_a_number(self, spot: Spot) -> None:
        replayed = replay(rehashed(spot, {**entry_at(spot), "number": spot.number % len(SPOTS) + 1}))
        assert (spot.number < len(SPOTS)) == ("SSJ-JOURNAL-GAP" in codes(replayed))
        assert "SSJ-JOURNAL-NUMBER-TWICE" in codes(replayed)
        assert names(replayed, spot)

    @each_of([each for each in SPOTS if each.row > 1])
    def test_a_time_that_goes_back(self, spot: Spot) -> None:
        entry = entry_at(spot)
        entry["recorded"] = "2026-01-03T09:00:00+08:00"
        assert places(replay(rehashed(spot, entry)), "SSJ-JOURNAL-TIME") == [(spot.stream, spot.row)]

    @pytest.mark.requirement("A04-6")
    @each_of(LASTS)
    def test_an_act_that_was_yet_to_come(self, spot: Spot) -> None:
        entry = entry_at(spot)
        entry["act"]["at"] = later(entry["recorded"], minutes=5, seconds=1)
        assert places(replay(rehashed(spot, entry)), "SSJ-ACT-FUTURE") == [(spot.stream, spot.row)]
        entry["act"]["at"] = later(entry["recorded"], minutes=5)
        assert places(replay(rehashed(spot, entry)), "SSJ-ACT-FUTURE") == []

    @pytest.mark.parametrize("number", [spot.number for spot in SPOTS if entry_at(spot)["state"]])
    def test_a_checkpoint(self, number: int) -> None:
        spot = SPOTS[number - 1]
        for state in (None, "0" * 64):
            replayed = replay(rehashed(spot, {**entry_at(spot), "state": state}))
            assert places(replayed, "SSJ-REPLAY-STATE") == [(spot.stream, spot.row)]

    def test_a_state_where_none_belongs(self) -> None:
        replayed = replay(rehashed(LAST, {**entry_at(LAST), "state": "0" * 64}))
        assert places(replayed, "SSJ-REPLAY-STATE") == [(LAST.stream, LAST.row)]

    @each_of([each for each in SPOTS if entry_at(each)["cites"]])
    def test_a_citation(self, spot: Spot) -> None:
        entry = entry_at(spot)
        for cite in entry["cites"]:
            for changed in ({"seq": cite["seq"] + 1}, {"digest": "0" * 64}, {"seq": 10**6}):
                edited = {
                    **entry,
                    "cites": [{**each, **changed} if each == cite else each for each in entry["cites"]],
                }
                replayed = replay(rehashed(spot, edited))
                assert (spot.stream, spot.row) in places(replayed, "SSJ-REPLAY-CITE")
            edited = {**entry, "cites": [each for each in entry["cites"] if each != cite]}
            replayed = replay(rehashed(spot, edited))
            assert (spot.stream, spot.row) in places(replayed, "SSJ-REPLAY-UNCITED")

    @pytest.mark.parametrize(
        ("stream", "row", "path", "new"),
        [
            (TASK, 1, ("act", "channels"), ["省级平台"]),
            (TASK, 1, ("act", "row", "ratio"), "50%"),
            (TASK, 3, ("act", "confirmed", 0, "by"), "别人"),
        ],
    )
    def test_a_fact_that_was_taken_from_another_stream(
        self, stream: str, row: int, path: Path, new: object
    ) -> None:
        spot = next(each for each in SPOTS if (each.stream, each.row) == (stream, row))
        entry = entry_at(spot)
        at_path(entry, path[:-1])[path[-1]] = new
        assert (stream, row) in places(replay(rehashed(spot, entry)), "SSJ-ACT-FACT")


def places(replayed: Any, code: str) -> list[tuple[str, int]]:  # noqa: ANN401  -- Replayed
    """Stream and row of every fault of a code."""
    return [(each.place.file, each.place.row) for each in replayed.faults if each.code == code]


NOTED = [(spot, index) for spot in SPOTS for index in range(len(entry_at(spot)["noted"]))]


@pytest.mark.requirement("X-35")
class TestOverrides:
    """Who answered for what stays on record: an override or a finding that is taken away is found and named."""

    @pytest.mark.parametrize(
        ("spot", "index"), [each for each in NOTED if entry_at(each[0])["noted"][each[1]]["override"]]
    )
    def test_an_override_taken_away(self, spot: Spot, index: int) -> None:
        entry = entry_at(spot)
        entry["noted"][index]["override"] = None
        replayed = replay(rehashed(spot, entry))
        assert places(replayed, "SSJ-REPLAY-OVERRIDE") == [(spot.stream, spot.row)]

    @pytest.mark.parametrize(
        ("spot", "index"), [each for each in NOTED if entry_at(each[0])["noted"][each[1]]["override"]]
    )
    def test_an_override_of_tomorrow(self, spot: Spot, index: int) -> None:
        entry = entry_at(spot)
        entry["noted"][index]["override"]["at"] = later(entry["recorded"], seconds=1)
        replayed = replay(rehashed(spot, entry))
        assert places(replayed, "SSJ-OVERRIDE-FUTURE") == [(spot.stream, spot.row)]

    @pytest.mark.parametrize(
        ("spot", "index"), [each for each in NOTED if entry_at(each[0])["noted"][each[1]]["override"]]
    )
    def test_an_override_that_answers_for_something_else(self, spot: Spot, index: int) -> None:
        entry = entry_at(spot)
        entry["noted"][index]["override"]["code"] = "SSJ-NOTHING"
        replayed = replay(rehashed(spot, entry))
        assert places(replayed, "SSJ-REPLAY-OVERRIDE") == [(spot.stream, spot.row)]

    @pytest.mark.parametrize(("spot", "index"), NOTED)
    def test_a_finding_taken_away_with_its_override(self, spot: Spot, index: int) -> None:
        entry = entry_at(spot)
        code = entry["noted"].pop(index)["finding"]["code"]
        replayed = replay(rehashed(spot, entry))
        assert (spot.stream, spot.row) in places(replayed, "SSJ-REPLAY-FINDING")
        assert code in {dict(each.params).get("finding") for each in replayed.faults}

    @pytest.mark.parametrize(
        ("spot", "index"), [each for each in NOTED if entry_at(each[0])["noted"][each[1]]["override"]]
    )
    def test_a_warning_made_a_notice(self, spot: Spot, index: int) -> None:
        entry = entry_at(spot)
        entry["noted"][index]["override"] = None
        entry["noted"][index]["finding"]["severity"] = "notice"
        replayed = replay(rehashed(spot, entry))
        assert places(replayed, "SSJ-REPLAY-FINDING") == [(spot.stream, spot.row)]

    @pytest.mark.parametrize(("spot", "index"), NOTED)
    def test_a_finding_that_nothing_gives_rise_to(self, spot: Spot, index: int) -> None:
        entry = entry_at(spot)
        made = deepcopy(entry["noted"][index])
        made["finding"].update(code="SSJ-A20-5-OPEN", severity="warning")
        override = {"reason": "同意", "by": "局领导丁", "at": entry["recorded"], "subject": ""}
        made["override"] = {**override, "code": "SSJ-A20-5-OPEN"}
        entry["noted"].append(made)
        replayed = replay(rehashed(spot, entry))
        assert places(replayed, "SSJ-REPLAY-UNFOUNDED") == [(spot.stream, spot.row)]

    @pytest.mark.parametrize(("spot", "index"), NOTED)
    def test_a_finding_that_is_noted_twice(self, spot: Spot, index: int) -> None:
        entry = entry_at(spot)
        entry["noted"].append(deepcopy(entry["noted"][index]))
        replayed = replay(rehashed(spot, entry))
        assert places(replayed, "SSJ-REPLAY-UNFOUNDED") == [(spot.stream, spot.row)]

    def test_the_journal_has_no_warning_that_nobody_answers_for(self) -> None:
        for stream, lines in complete().items():
            entries, faults = read_stream(stream, lines)
            assert faults == []
            assert [each for entry in entries for each in unanswered(entry.noted)] == []


@pytest.mark.requirement("X-32")
class TestRulebooks:
    """A rulebook that is swapped is found, in its own stream and wherever it was applied."""

    def test_a_rulebook_is_swapped_where_it_was_adopted(self) -> None:
        spot = SPOTS[0]
        entry = entry_at(spot)
        milder = evolve(finished().rules, title="另一份细则")
        entry["act"]["rulebook"] = wire.write(milder)
        replayed = replay(rehashed(spot, entry))
        found = {place[0] for place in places(replayed, "SSJ-REPLAY-RULES")}
        assert found == {each.stream for each in SPOTS} - {adoption.STREAM}

    @pytest.mark.parametrize(
        "spot", [each for each in SPOTS if each.stream.startswith(("task/", "file/"))], ids=row_ids
    )
    def test_a_task_or_file_is_put_under_the_later_rulebook(self, spot: Spot) -> None:
        later = second_edition(finished().rules).digest()
        replayed = replay(rehashed(spot, {**entry_at(spot), "rules": later}))
        assert codes(replayed) & {"SSJ-REPLAY-PINNED", "SSJ-REPLAY-RULES"}
        assert concerns(replayed, spot.stream)

    @each_line
    def test_an_entry_names_a_rulebook_that_nobody_adopted(self, spot: Spot) -> None:
        if spot.stream == adoption.STREAM:
            return
        for rules in ("0" * 64, None):
            replayed = replay(rehashed(spot, {**entry_at(spot), "rules": rules}))
            assert (spot.stream, spot.row) in places(replayed, "SSJ-REPLAY-RULES")

    @each_stream
    def test_the_adoption_is_removed(self, stream: str) -> None:
        streams = {name: lines for name, lines in complete().items() if name != adoption.STREAM}
        replayed = replay(streams)
        assert stream == adoption.STREAM or (stream, 1) in places(replayed, "SSJ-REPLAY-RULES")
        assert {1, 21} <= {
            int(str(dict(e.params)["number"])) for e in replayed.faults if e.code.endswith("GAP")
        }


class TestWhatOnlyAHeadTells:
    """The very last line of all, and a journal that somebody chained anew from some line on in every stream, are told by a
    head that was kept elsewhere, and by nothing else."""

    def test_the_very_last_line_of_all_is_rewritten_unseen_without_its_head(self) -> None:
        entry = entry_at(LAST)
        entry["act"]["receipt"]["number"] = "另一个编号"
        streams = rehashed(LAST, entry)
        assert replay(streams).ok
        replayed = replay(streams, head_of(LAST))
        assert places(replayed, "SSJ-REPLAY-HEAD") == [(LAST.stream, LAST.row)]

    @pytest.mark.parametrize("spot", [SPOTS[0], SPOTS[7], SPOTS[8], BARE], ids=row_ids)
    def test_a_journal_that_is_chained_anew_in_every_stream_is_told_by_its_last_head(
        self, spot: Spot
    ) -> None:
        streams = chained_anew_everywhere(spot)
        assert replay(streams).ok
        assert places(replay(streams, head_of(LAST)), "SSJ-REPLAY-HEAD") == [(LAST.stream, LAST.row)]

    def test_a_head_covers_every_stream_before_it(self) -> None:
        entry = entry_at(BARE)
        entry["act"]["count"] += 1
        replayed = replay(rehashed(BARE, entry))
        assert codes(replayed) == {"SSJ-REPLAY-FOLLOWS"}
        assert names(replayed, BARE)

    def test_a_file_is_not_rewritten_in_the_middle(self) -> None:
        spot = next(each for each in SPOTS if entry_at(each)["act"]["kind"] == "enter-result")
        entry = entry_at(spot)
        entry["act"]["by"] = "别人"
        replayed = replay(rehashed(spot, entry))
        assert "SSJ-RECEIPT-OTHER" in codes(replayed)  # what the platform acknowledged is another entry now


def chained_anew_everywhere(spot: Spot) -> Streams:
    """The journal as somebody would write it who can write everything: one entry edited, all digests made to fit."""
    made: dict[str, list[bytes]] = {stream: [] for stream in STREAMS}
    last: bytes | None = None
    for each in SPOTS:
        entry = entry_at(each)
        if each == spot:
            entry["act"]["by"] += "某"
        if each.stream.startswith("task/") and entry["act"]["kind"] == "announce-draw":
            names_of = {"targets": "registry/targets", "inspectors": "registry/inspectors"}
            for confirmed in entry["act"]["confirmed"]:
                confirmed["by"] = json.loads(made[names_of[confirmed["registry"]]][0])["act"]["by"]
        entry["prev"] = line_digest(made[each.stream][-1]) if made[each.stream] else None
        entry["follows"] = line_digest(last) if last else None
        for cite in entry["cites"]:
            cite["digest"] = line_digest(made[cite["stream"]][cite["seq"] - 1])
        last = wire_line(entry)
        if entry["state"]:
            known = replay({**made, each.stream: [*made[each.stream], last]}).states[each.stream]
            last = wire_line({**entry, "state": digest_of(known)})
        made[each.stream].append(last)
    return {stream: tuple(lines) for stream, lines in made.items()}


REFUSED: dict[str, Callable[[Any], object]] = {
    "not what was drawn": lambda entry: entry["act"]["record"]["drawn"].reverse(),
    "another seed": lambda entry: entry["act"]["record"].update(seed="0" * 64),
    "another leader": lambda entry: [
        each.update(leader=not each["leader"]) for each in entry["act"]["record"]["teams"][0]["members"]
    ],
}


@pytest.mark.requirement("A04-1")
class TestActs:
    """An act that was never allowed is refused by a replay as the office would have refused it."""

    @pytest.mark.parametrize("how", REFUSED)
    def test_a_draw_that_was_never_drawn_so(self, how: str) -> None:
        spot = next(each for each in SPOTS if entry_at(each)["act"]["kind"] == "lock-draw")
        entry = entry_at(spot)
        REFUSED[how](entry)
        replayed = replay(rehashed(spot, entry))
        blamed = {
            each.code for each in replayed.faults if (each.place.file, each.place.row) == (TASK, spot.row)
        }
        assert blamed - {"SSJ-REPLAY-STATE"}

    def test_an_office_does_not_go_on_from_a_journal_that_was_tampered_with(self) -> None:
        for spot in (SPOTS[1], SPOTS[9]):
            store = MemoryStore()
            edited = complete()[spot.stream][spot.index].replace("领导小组".encode(), "工作小组".encode())
            edited = edited.replace("经办员甲".encode(), "经办员乙".encode())
            streams = with_line(spot, edited)
            for each in SPOTS:  # a store takes whatever bytes it is given
                line = streams[each.stream][each.index]
                store.append(each.stream, line, seq=each.row, number=each.number)
            with pytest.raises(Damaged, match="SSJ-JOURNAL-PREV"):
                Office(store, CALENDAR).state(spot.stream)
