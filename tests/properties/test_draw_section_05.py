"""Section 5 of the protocol: seed, keys and tickets."""

import hashlib
import subprocess

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.judging import WHOLE_ROUNDS, codes, parsed, sample
from tests.properties.stub_hash import colliding
from tests.second import draw as second
from tests.second import forms

from shuangsuiji.digests import Hash
from shuangsuiji.draw.dealing import Deck
from shuangsuiji.draw.inspectors import Leaders
from shuangsuiji.draw.seed import Purpose, Seed, seed_of, ticket
from shuangsuiji.draw.targets import draw_targets, lowest
from shuangsuiji.draw.verify import verify
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.testing.strategies import digests, drawn_rounds, hashes, identifiers, target_entries, tasks
from shuangsuiji.testing.tasks import DrawnRound, Task

PURPOSES: tuple[Purpose, ...] = ("targets", "inspectors", "groups", "leaders")


@pytest.mark.requirement("X-4")
class TestSeed:
    """5.1 `seed = H(canonical JSON of {"announcement": digest, "protocol", "reveals": [the revealed values, in the order of entropy]})`."""

    @WHOLE_ROUNDS
    @given(tasks(inspectors=False))
    def test_seed(self, task: Task) -> None:
        made = task.announcement
        found = seed_of(made.digest(), task.reveals, made.h)
        whole = {
            "announcement": made.digest(),
            "protocol": "shuangsuiji/draw/1",
            "reveals": list(task.reveals),
        }
        assert found.text == forms.json_digest(made.hash, whole)
        assert found.text == second.seed_of(parsed(made.encoded()), task.reveals) == task.drawn().record.seed

    @given(digests(), st.lists(digests(), min_size=2, max_size=3, unique=True))
    def test_the_order_of_reveals_counts(self, digest: str, reveals: list[str]) -> None:
        h = Hash("sha256")
        assert seed_of(digest, reveals, h) != seed_of(digest, reveals[::-1], h)

    def test_another_seed_fails_step_6(self) -> None:
        drawn = sample()
        record = evolve(drawn.record, seed="0" * 64)
        evidence = evolve(drawn.evidence(), record=record.encoded(), extract=None, journal=None)
        assert codes(verify(evidence), 6) == {"SSJ-VER-VALUE"}


@pytest.mark.requirement("X-4", "A12-2")
class TestKeys:
    """5.2 For a purpose P of `targets`, `inspectors`, `groups`, `leaders`: `key(P)` is the first 32 hex characters of `H(seed "/" P)`, seed as its 64 ASCII characters."""

    @given(digests(), hashes())
    def test_keys(self, seed: str, h: Hash) -> None:
        for purpose in PURPOSES:
            found = Seed(seed, h).key(purpose)
            assert found == hashlib.new(h.name, f"{seed}/{purpose}".encode()).hexdigest()[:32]
            assert found == second.key_of(h.name, seed, purpose)
        assert len({Seed(seed, h).key(purpose) for purpose in PURPOSES}) == 4


@pytest.mark.requirement("X-4")
class TestTicket:
    """5.3 A target's ticket is `H(key("targets") ":" id)`; in a sealed roll `H(key("targets") ":" salt ":" id)`."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=False))
    def test_tickets(self, drawn: DrawnRound) -> None:
        h, key = drawn.task.announcement.hash, drawn.seed.key("targets")
        roll = drawn.task.rolls.targets
        for each in drawn.record.drawn:
            entry = roll.find(each.id)
            assert entry
            message = f"{key}:{entry.salt}:{entry.id}" if roll.form == "sealed" else f"{key}:{entry.id}"
            assert each.ticket == hashlib.new(h, message.encode()).hexdigest()
            assert ticket(roll.hash, key, message.encode()[33:]).hex() == each.ticket

    def test_a_wrong_ticket_fails_step_7(self) -> None:
        drawn = sample()
        wrong = (evolve(drawn.record.drawn[0], ticket="0" * 64), *drawn.record.drawn[1:])
        record = evolve(drawn.record, drawn=wrong).encoded()
        evidence = evolve(drawn.evidence(), record=record, extract=None, journal=None)
        assert codes(verify(evidence), 7) == {"SSJ-VER-TICKET"}


@pytest.mark.requirement("X-4")
class TestShell:
    """Anyone can check one: `printf '%s:%s' "$KEY" "91530499MA6K00006F" | sha256sum` (for sm3 `| openssl dgst -sm3`). An 18-character id makes 51 bytes, one block of the hash."""

    @pytest.mark.parametrize("id_", ["91530499MA6K00006F", "企业 甲"])
    def test_sha256sum(self, id_: str) -> None:
        key = sample().seed.key("targets")
        script = """printf '%s:%s' "$KEY" "$ID" | sha256sum"""
        made = subprocess.run(  # noqa: S602  -- the command that the protocol names
            script,
            shell=True,
            env={"KEY": key, "ID": id_, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=True,
        )
        assert made.stdout.split()[0].decode() == ticket(Hash("sha256"), key, id_.encode()).hex()
        assert len(f"{key}:91530499MA6K00006F") == 51


@pytest.mark.requirement("X-4")
class TestEqualTickets:
    """5.4 Tickets are compared as byte strings; equal tickets (never seen) fall back to the id's bytes."""

    @given(
        target_entries(),
        st.integers(0, 3),
        st.integers(0, 12),
        st.binary(min_size=32, max_size=32) | st.none(),
    )
    def test_targets(self, entries: list[Entry], kept: int, quota: int, key: bytes | None) -> None:
        weak = colliding(kept)
        roll = evolve(freeze(entries, Hash("sha256"), key), hash=weak)
        quotas = {part.name: quota for part in roll.parts}
        expected = []
        for part in roll.parts:
            tickets = []
            for entry in roll.entries():
                if entry.part == part.name and entry.eligible:
                    tail = f"{entry.salt}:{entry.id}" if key else entry.id
                    tickets.append((weak.raw(f"k:{tail}".encode()), entry.id.encode(), part.name))
            expected += sorted(tickets)[:quota]
        assert draw_targets(roll, quotas, "k") == sorted(expected)

    @given(target_entries())
    def test_all_equal_is_the_order_of_ids(self, entries: list[Entry]) -> None:
        roll = evolve(freeze(entries, Hash("sha256")), hash=colliding(0))
        for part in roll.parts:
            found = [id_ for _, id_ in lowest(part.tails, part.eligible, "k", roll)]
            assert found == sorted(part.tails)

    @given(st.lists(identifiers(), min_size=1, max_size=6, unique=True))
    def test_inspectors_and_leaders(self, ids: list[str]) -> None:
        weak = colliding(0)
        deck = Deck(ids, "k", weak)
        queue = deck.queue(ids)
        dealt = []
        for _ in range(2 * len(ids)):
            choice = queue.next(())
            assert choice
            dealt.append(choice[:2])
        in_order = sorted(ids, key=str.encode)
        assert dealt == [(id_, lap) for lap in (1, 2) for id_ in in_order]
        assert Leaders(Seed("0" * 64, weak)).of(ids, "unit") == in_order[0]
