"""Section 6 of the protocol: the first random, targets."""

from collections.abc import Iterable
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.judging import WHOLE_ROUNDS, codes, parsed, sample
from tests.second import draw as second
from tests.second import rolls as second_rolls

from shuangsuiji.digests import Hash
from shuangsuiji.draw.record import Drawn
from shuangsuiji.draw.targets import draw_targets, estimated_cutoff
from shuangsuiji.draw.verify import verify
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.testing.strategies import drawn_rounds, hashes, roll_keys, target_entries
from shuangsuiji.testing.tasks import DrawnRound


def tickets(drawn: DrawnRound) -> list[tuple[str, str, str]]:
    """Give (stratum, ticket, id) of every eligible entry, in ascending order."""
    task = drawn.task
    key = second.key_of(task.announcement.hash, drawn.record.seed, "targets")
    roll = second_rolls.read_roll(task.rolls.targets.file(), task.rolls.targets.form, "targets")
    return sorted(
        (entry.kind, second.target_ticket(task.announcement.hash, key, entry), entry.id)
        for entry in roll
        if entry.eligible
    )


def rewritten(drawn: DrawnRound, found: list[Drawn]) -> set[str]:
    """Give the codes of step 7 for a record with another drawn list."""
    record = evolve(drawn.record, drawn=tuple(found)).encoded()
    return codes(verify(evolve(drawn.evidence(), record=record, extract=None, journal=None)), 7)


@pytest.mark.requirement("A11-2", "A11-13")
class TestDrawn:
    """6.1 In each stratum the eligible entries are put in ascending order of ticket, and the first `quota` are drawn."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=False))
    def test_the_first_of_each_stratum(self, drawn: DrawnRound) -> None:
        found = tickets(drawn)
        for stratum in drawn.task.announcement.targets.strata:
            inside = [(ticket, id_) for name, ticket, id_ in found if name == stratum.name]
            listed = [(each.ticket, each.id) for each in drawn.record.drawn if each.stratum == stratum.name]
            assert listed == inside[: stratum.quota]
            assert len(listed) == stratum.quota


@pytest.mark.requirement("A11-2", "A11-13")
class TestNothingElseDecides:
    """Nothing else decides: not the order of the file, not the region, not the operator."""

    @given(target_entries(), hashes(), roll_keys() | st.none(), st.integers(), st.data())
    def test_order_area_and_needs(
        self, entries: list[Entry], h: Hash, key: bytes | None, seed: int, data: st.DataObject
    ) -> None:
        others = [
            evolve(entry, area=data.draw(st.sampled_from(["", "别处"])), codes=())
            for entry in Random(seed).sample(entries, len(entries))  # noqa: S311  -- any order
        ]
        one, two = freeze(entries, h, key), freeze(others, h, key)
        quotas = {part.name: (part.eligible + 1) // 2 for part in one.parts}
        assert draw_targets(one, quotas, "k") == draw_targets(two, quotas, "k")

    @given(target_entries(), st.integers(1, 3))
    def test_a_low_estimate_changes_nothing(self, entries: list[Entry], quota: int) -> None:
        roll = freeze(entries, Hash("sha256"))
        quotas = {part.name: quota for part in roll.parts}
        narrow = Narrow("sha256")
        assert draw_targets(evolve(roll, hash=narrow), quotas, "k") == draw_targets(roll, quotas, "k")

    @given(st.integers(1, 10**7), st.integers(0, 10**7))
    def test_the_estimate_is_a_ticket_that_leaves_room(self, quota: int, more: int) -> None:
        bound = estimated_cutoff(quota, quota + more)
        assert len(bound) == 32
        assert int.from_bytes(bound) >= min(2**256 - 1, 2**256 * quota // (quota + more))


class Narrow(Hash):
    """H that takes every estimate of a cutoff for much lower than it is, so that the draw must do without."""

    def below(self, prefix: bytes, tails: Iterable[bytes], bound: bytes) -> list[tuple[bytes, bytes]]:
        """Give those below a much lower bound."""
        return super().below(prefix, tails, min(bound, b"\x40" + bytes(31)))


@pytest.mark.requirement("A11-2")
class TestDrawnList:
    """6.2 The drawn list is all strata's drawn entries in ascending order of ticket."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=False))
    def test_order(self, drawn: DrawnRound) -> None:
        listed = [(each.ticket, each.id.encode()) for each in drawn.record.drawn]
        assert listed == sorted(listed)
        assert len(set(listed)) == sum(each.quota for each in drawn.task.announcement.targets.strata)

    def test_another_order_or_another_list_fails_step_7(self) -> None:
        drawn = sample(None)
        listed = list(drawn.record.drawn)
        assert rewritten(drawn, listed) == set()
        assert rewritten(drawn, [listed[1], listed[0], *listed[2:]]) == {"SSJ-VER-ORDER"}
        assert rewritten(drawn, listed[1:]) == {"SSJ-VER-LEFT-OUT"}
        assert rewritten(drawn, [*listed, listed[0]]) == {"SSJ-VER-TWICE"}
        assert rewritten(drawn, [evolve(listed[0], id="nobody"), *listed[1:]]) >= {
            "SSJ-VER-STRANGER",
            "SSJ-VER-LEFT-OUT",
        }
        assert rewritten(drawn, [*listed, evolve(listed[0], id="shop9")]) == {"SSJ-VER-EXCLUDED"}
        left = next(id_ for _, _, id_ in tickets(drawn) if id_ not in {each.id for each in listed})
        assert rewritten(drawn, [*listed, evolve(listed[0], id=left)]) == {"SSJ-VER-ABOVE"}
        assert rewritten(drawn, [evolve(listed[0], stratum="空"), *listed[1:]]) == {"SSJ-VER-VALUE"}


@pytest.mark.requirement("A11-2")
class TestCutoff:
    """6.3 The stratum's cutoff is the ticket of its last drawn entry, or null where the quota is 0; an entry is drawn exactly when it is eligible and its ticket is not above the cutoff."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=False))
    def test_cutoffs(self, drawn: DrawnRound) -> None:
        cutoffs = {each.stratum: each.cutoff for each in drawn.record.cutoffs}
        strata = drawn.task.announcement.targets.strata
        assert list(cutoffs) == [stratum.name for stratum in strata]
        for stratum in strata:
            assert (cutoffs[stratum.name] is None) == (stratum.quota == 0)
        ids = {each.id for each in drawn.record.drawn}
        for name, ticket, id_ in tickets(drawn):
            cutoff = cutoffs[name]
            assert (id_ in ids) == (cutoff is not None and ticket <= cutoff)
        eligible = {id_ for _, _, id_ in tickets(drawn)}
        assert ids <= eligible

    def test_another_cutoff_fails_step_7(self) -> None:
        drawn = sample(None)
        value = parsed(drawn.record.encoded())
        assert [each["stratum"] for each in value["cutoffs"]] == ["个体", "企业", "空"]
        assert value["cutoffs"][2]["cutoff"] is None
        first, second_, empty = drawn.record.cutoffs
        for cutoffs in (
            (evolve(first, cutoff=None), second_, empty),
            (first, evolve(second_, cutoff="f" * 64), empty),
            (first, second_, evolve(empty, cutoff="0" * 64)),
            (second_, first, empty),
            (first, second_),
            (first, second_, empty, empty),
        ):
            record = evolve(drawn.record, cutoffs=cutoffs).encoded()
            evidence = evolve(drawn.evidence(), record=record, extract=None, journal=None)
            assert codes(verify(evidence), 7) == {"SSJ-VER-VALUE"}
