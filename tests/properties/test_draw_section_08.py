"""Section 8 of the protocol: record and extract."""

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given
from tests.properties.judging import (
    WHOLE_ROUNDS,
    Json,
    changed,
    codes,
    failed,
    outcomes,
    parsed,
    refused,
    sample,
)
from tests.second import draw as second
from tests.second import forms

from shuangsuiji.draw.journal_entries import Confirmed, Voided
from shuangsuiji.draw.record import extract_of, read_extract, read_record
from shuangsuiji.draw.verify import verify
from shuangsuiji.testing.strategies import drawn_rounds
from shuangsuiji.testing.tasks import DRAW_BY, DrawnRound


@pytest.mark.requirement("X-1")
class TestRecord:
    """8.1 The record is one JSON object"""

    @WHOLE_ROUNDS
    @given(drawn_rounds())
    def test_byte_for_byte_as_the_second_implementation(self, drawn: DrawnRound) -> None:
        rolls = drawn.task.rolls
        theirs = second.draw(
            drawn.task.announcement.encoded(),
            drawn.task.reveals,
            rolls.targets.file(),
            rolls.inspectors.file() if rolls.inspectors else None,
            rolls.recusals.file() if rolls.recusals else None,
        )
        assert drawn.record.encoded() == theirs
        assert drawn.record.digest() == forms.digest(drawn.task.announcement.hash, theirs)

    @WHOLE_ROUNDS
    @given(drawn_rounds())
    def test_read_back(self, drawn: DrawnRound) -> None:
        data = drawn.record.encoded()
        again = read_record(data)
        assert again == drawn.record
        assert again.encoded() == data
        second.check_record(forms.parse(data, "record"))

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (lambda it: it.update(protocol="draw/1"), "SSJ-FORM-PROTOCOL"),
            (lambda it: it.update(protocol=1), "SSJ-FORM-PROTOCOL"),
            (lambda it: it.update(seed="x"), "SSJ-TEXT-HEX"),
            (lambda it: it.update(reveals={}), "SSJ-JSON-TYPE"),
            (lambda it: it.update(reveals=None), "SSJ-JSON-TYPE"),
            (lambda it: it["cutoffs"][0].update(cutoff="x"), "SSJ-TEXT-HEX"),
            (lambda it: it["cutoffs"][0].update(cutoff=1), "SSJ-JSON-TYPE"),
            (lambda it: it["drawn"][0].update(ticket="AB" * 32), "SSJ-TEXT-HEX"),
            (lambda it: it["drawn"].append("x"), "SSJ-JSON-TYPE"),
            (lambda it: it["teams"][0].update(lap=0), "SSJ-FORM-LEAST"),
            (lambda it: it["teams"][0].update(lap="1"), "SSJ-JSON-TYPE"),
            (lambda it: it["teams"][0]["members"][0].update(lap=0), "SSJ-FORM-LEAST"),
            (lambda it: it["teams"][0]["members"][0].update(leader="yes"), "SSJ-JSON-TYPE"),
            (lambda it: it["teams"][0].update(members=None), "SSJ-JSON-TYPE"),
            (lambda it: it["announcement"].update(task=""), "SSJ-TEXT-EMPTY"),
        ],
    )
    def test_refused(self, change: Callable[[Json], object], code: str) -> None:
        data = changed(sample().record.encoded(), change)
        assert refused(read_record, data) == [code]
        with pytest.raises(forms.Refused):
            second.check_record(parsed(data))


class TestTeamsOrNull:
    """`teams` is null exactly where `inspectors` is null, `[]` where nothing is drawn; a group member's lap is 1."""

    @WHOLE_ROUNDS
    @given(drawn_rounds())
    def test_null(self, drawn: DrawnRound) -> None:
        value = parsed(drawn.record.encoded())
        assert (value["teams"] is None) == (value["announcement"]["inspectors"] is None)
        if value["teams"] is not None:
            assert len(value["teams"]) == len(value["drawn"])
            if value["announcement"]["inspectors"]["matching"] == "groups":
                assert {m["lap"] for team in value["teams"] for m in team["members"]} <= {1}

    def test_refused(self) -> None:
        assert refused(read_record, changed(sample().record.encoded(), lambda it: it.update(teams=None))) == [
            "SSJ-FORM-TEAMS"
        ]
        assert refused(
            read_record, changed(sample(None).record.encoded(), lambda it: it.update(teams=[]))
        ) == ["SSJ-FORM-TEAMS"]


@pytest.mark.requirement("A11-8", "A11-10")
class TestConfirming:
    """8.2 Confirming (确认) writes the record's digest into the journal; from then on the list is locked (锁定): no operation adds to, takes from or reorders it."""

    def test_another_record_fails_step_10(self) -> None:
        drawn = sample()
        for record in (
            evolve(drawn.record, drawn=drawn.record.drawn[1:]),
            evolve(drawn.record, drawn=drawn.record.drawn[::-1]),
        ):
            evidence = evolve(drawn.evidence(), record=record.encoded(), extract=None)
            assert codes(verify(evidence), 10) == {"SSJ-VER-VALUE"}

    def test_nothing_follows_a_confirmation(self) -> None:
        drawn = sample()
        digest, h = drawn.task.announcement.digest(), drawn.task.announcement.h
        for body in (
            Confirmed(by="李四", record="0" * 64),
            Voided(approver="李四", reason="", withheld=()),
        ):
            assert refused(drawn.journal.append, body, digest, DRAW_BY, h) == ["SSJ-JOURNAL-CLOSED"]

    def test_values_cannot_be_changed(self) -> None:
        with pytest.raises(AttributeError):
            sample().record.drawn = ()  # type: ignore[misc]
        assert isinstance(sample().record.drawn, tuple)


@pytest.mark.requirement("A13-9")
class TestSubstitution:
    """8.3 A later substitution of an inspector is an event of its own beside the record, never a change of it."""

    def test_a_substituted_inspector_in_the_record_is_found(self) -> None:
        drawn = sample()

        def substitute(it: Json) -> None:
            members = it["teams"][0]["members"]
            members[0]["inspector"] = next(f"甲{i}" for i in range(5) if members[0]["inspector"] != f"甲{i}")

        record = changed(drawn.record.encoded(), substitute)
        report = verify(evolve(drawn.evidence(), record=record, extract=None))
        assert outcomes(report)[8] == outcomes(report)[10] == "failed"


@pytest.mark.requirement("X-8")
class TestExtract:
    """8.4 For an open roll `drawn` is as in the record; for a sealed one it is an array of the drawn id strings alone, ascending by bytes, with no stratum, ticket or order. Teams are left out."""

    @WHOLE_ROUNDS
    @given(drawn_rounds())
    def test_what_is_public(self, drawn: DrawnRound) -> None:
        record, extract = parsed(drawn.record.encoded()), parsed(drawn.extract.encoded())
        assert drawn.extract.encoded() == second.extract(drawn.record.encoded())
        assert set(extract) == {"protocol", "announcement", "reveals", "seed", "cutoffs", "drawn", "record"}
        assert extract["record"] == drawn.record.digest()
        for name in ("protocol", "announcement", "reveals", "seed", "cutoffs"):
            assert extract[name] == record[name]
        if record["announcement"]["targets"]["form"] == "open":
            assert extract["drawn"] == record["drawn"]
        else:
            assert [id_.encode() for id_ in extract["drawn"]] == sorted(
                each["id"].encode() for each in record["drawn"]
            )
        assert read_extract(drawn.extract.encoded()) == drawn.extract
        assert extract_of(drawn.record, drawn.record.digest()) == drawn.extract

    @WHOLE_ROUNDS
    @given(drawn_rounds(sealed=True))
    def test_a_sealed_extract_tells_no_stratum_and_no_inspector(self, drawn: DrawnRound) -> None:
        assert all(isinstance(each, str) for each in drawn.extract.drawn)
        assert b'"teams"' not in drawn.extract.encoded()
        assert b'"leader"' not in drawn.extract.encoded()

    def test_the_other_forms_are_refused(self) -> None:
        opened, closed = sample().extract.encoded(), sample(sealed=True).extract.encoded()
        bare = changed(opened, lambda it: it.update(drawn=[each["id"] for each in it["drawn"]]))
        assert refused(read_extract, bare) == ["SSJ-FORM-DRAWN"]
        whole = changed(closed, lambda it: it.update(drawn=parsed(opened)["drawn"]))
        assert refused(read_extract, whole) == ["SSJ-FORM-DRAWN"]
        short = changed(opened, lambda it: it.update(record="0"))
        assert refused(read_extract, short) == ["SSJ-TEXT-HEX"]
        disorder = changed(closed, lambda it: it["drawn"].reverse())
        evidence = evolve(sample(sealed=True).evidence(), record=None, extract=disorder)
        assert failed(evidence) == 1
