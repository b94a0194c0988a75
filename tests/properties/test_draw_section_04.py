"""Section 4 of the protocol: entropy."""

import ast
import hashlib
import inspect
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.properties.judging import (
    NONCES,
    WHOLE_ROUNDS,
    codes,
    failed,
    limits,
    outcomes,
    refused,
    sample,
    sample_task,
)
from tests.properties.test_draw_section_03 import two_rounds
from tests.second import draw as second
from tests.second import verify as second_verify

import shuangsuiji.draw
from shuangsuiji.canonical import Json
from shuangsuiji.digests import Hash
from shuangsuiji.draw.announcement import Announcement, Voids
from shuangsuiji.draw.entropy import (
    Checked,
    Contribution,
    Drand,
    Public,
    Source,
    check_reveals,
    commitment,
    is_public_value,
    parties_of,
    trust_of,
)
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.journal import Journal, reveal_digest
from shuangsuiji.draw.journal_entries import Revealed
from shuangsuiji.draw.record import extract_of, recompute
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import fault
from shuangsuiji.testing.strategies import digests, hashes, identifiers, nonces, public_values, tasks
from shuangsuiji.testing.tasks import EXISTED_AT, Signatures, Task


def redrawn(reveals: tuple[Json, ...]) -> Evidence:
    """Give the evidence of the sample drawn with other reveals, without a journal."""
    task, rolls = sample_task(), sample_task().rolls
    record = recompute(task.announcement, reveals, rolls.targets, rolls.inspectors, rolls.recusals).record
    extract = extract_of(record).encoded()
    return evolve(sample().evidence(), record=record.encoded(), extract=extract, journal=None, head=None)


def with_reveal(index: int, value: Json) -> Evidence:
    """Give the evidence of the sample with one reveal changed."""
    reveals = list(sample_task().reveals)
    reveals[index] = value
    return redrawn(tuple(reveals))


@pytest.mark.requirement("X-3")
class TestContribution:
    """4.1 `{"kind": "contribution", "party", "commitment"}`: the party drew 32 secret bytes and gives `commitment = H("shuangsuiji/commit/1" LF party LF task LF round LF nonce)`, nonce as 64 lowercase hex characters, round in decimal; it later reveals `nonce`."""

    @given(hashes(), identifiers(), identifiers(), st.integers(1, 2**53 - 1), nonces())
    def test_commitment(self, h: Hash, party: str, task: str, round_: int, nonce: str) -> None:
        message = b"shuangsuiji/commit/1\n%s\n%s\n%d\n%s" % (
            party.encode(),
            task.encode(),
            round_,
            nonce.encode(),
        )
        expected = hashlib.new(h.name, message).hexdigest()
        assert commitment(h, party, task, round_, nonce) == expected
        assert second.commitment(h.name, party, task, round_, nonce) == expected

    @WHOLE_ROUNDS
    @given(tasks(inspectors=False), st.data())
    def test_a_wrong_nonce_is_found(self, task: Task, data: st.DataObject) -> None:
        at = [i for i, source in enumerate(task.announcement.entropy) if isinstance(source, Contribution)]
        assume(at)
        index = data.draw(st.sampled_from(at))
        other = data.draw(nonces().filter(lambda nonce: nonce != task.reveals[index]))
        reveals = [*task.reveals[:index], other, *task.reveals[index + 1 :]]
        checked = check_reveals(task.announcement.entropy, reveals, task.announcement.committed)
        assert [i for i, each in enumerate(checked) if each.fault] == [index]
        assert [each.fault.code for each in checked if each.fault] == ["SSJ-REVEAL-COMMITMENT"]

    @pytest.mark.parametrize(
        "bad", [None, 7, "", "11" * 31, "AB" * 32, "11" * 32 + "\n", ["11" * 32], {"nonce": "11" * 32}]
    )
    def test_a_malformed_nonce_is_found(self, bad: Json) -> None:
        assert codes(verify(with_reveal(0, bad)), 5) == {"SSJ-REVEAL-NONCE"}

    def test_a_commitment_is_for_its_party_its_task_and_its_round(self) -> None:
        task = sample_task()
        source = task.announcement.entropy[0]
        assert isinstance(source, Contribution)
        nonce = NONCES[source.party]
        assert task.announcement.committed(source, nonce)
        assert not evolve(task.announcement, task="T-2").committed(source, nonce)
        assert not sample_task(
            round_=2, voids=Voids(announcement="ab" * 32, reason="")
        ).announcement.committed(source, nonce)
        assert not task.announcement.committed(evolve(source, party="别人"), nonce)


class TestParties:
    """Party names in one announcement are distinct."""

    @given(identifiers(), digests(), digests())
    def test_twice(self, party: str, one: str, two: str) -> None:
        twice = (Contribution(party=party, commitment=one), Contribution(party=party, commitment=two))
        assert refused(evolve_entropy, twice) == ["SSJ-FORM-PARTY-TWICE"]
        assert not refused(evolve_entropy, twice[:1])


def evolve_entropy(entropy: tuple[Source, ...]) -> Announcement:
    return evolve(sample_task().announcement, entropy=entropy)


class TestBeacon:
    """4.2 `{"kind": "drand", "chain", "round"}`: a round of an unchained public beacon"""

    @pytest.mark.parametrize(
        ("reveal", "code"),
        [
            (None, "SSJ-REVEAL-DRAND"),
            ("ab" * 32, "SSJ-REVEAL-DRAND"),
            ({"randomness": "ab" * 32}, "SSJ-REVEAL-DRAND"),
            ({"randomness": "ab" * 32, "signature": ""}, "SSJ-REVEAL-DRAND"),
            ({"randomness": "ab" * 32, "signature": "abc"}, "SSJ-REVEAL-DRAND"),
            ({"randomness": "ab" * 32, "signature": "AB"}, "SSJ-REVEAL-DRAND"),
            ({"randomness": "ab" * 32, "signature": None}, "SSJ-REVEAL-DRAND"),
            ({"randomness": 7, "signature": "ab"}, "SSJ-REVEAL-DRAND"),
            ({"randomness": "ab" * 32, "signature": "ab", "round": 7}, "SSJ-REVEAL-DRAND"),
            ({"randomness": "ab" * 32, "signature": "ab" * 48}, "SSJ-REVEAL-RANDOMNESS"),
            ({"randomness": hashlib.sha256(b"\xcd").hexdigest(), "signature": "cd"}, "SSJ-REVEAL-SIGNATURE"),
        ],
    )
    def test_refused(self, reveal: Json, code: str) -> None:
        assert codes(verify(with_reveal(3, reveal)), 5) == {code}

    def test_randomness_is_sha256_of_the_signature_whatever_h_is(self) -> None:
        for name in ("sha256", "sm3"):
            drawn = sample(name=name)
            reveal = drawn.record.reveals[3]
            assert isinstance(reveal, dict)
            expected = hashlib.sha256(bytes.fromhex(str(reveal["signature"]))).hexdigest()
            assert reveal["randomness"] == expected
            assert failed(drawn.evidence()) is None


class TestBeaconKey:
    """The verifier holds the chain's public key itself, checks the signature, and recomputes randomness = SHA-256(signature bytes), whatever H is."""

    def test_without_a_key_it_is_not_run(self) -> None:
        evidence = sample().evidence()
        for beacon in (None, Signatures({})):
            report = verify(evolve(evidence, beacon=beacon))
            assert outcomes(report)[5] == "not run"
            assert limits(report, 5) == {"SSJ-REVEAL-NO-BEACON"}

    def test_the_key_is_asked_for_this_chain_and_round(self) -> None:
        asked = []

        def beacon(chain: str, round_: int, signature: bytes) -> datetime:
            asked.append((chain, round_, signature))
            return datetime.fromisoformat(EXISTED_AT)

        assert outcomes(verify(evolve(sample().evidence(), beacon=beacon)))[5] == "passed"
        assert asked == [("cd" * 32, 7, b"\xab" * 48)]


@pytest.mark.requirement("X-2")
class TestBeaconTime:
    """whose time (genesis + (round - 1) x period) lies after the announcement's journal time"""

    @pytest.mark.parametrize("seconds", [-1, 0, 1])
    def test_after_the_announcement(self, seconds: int) -> None:
        task = sample_task()
        digest, h = task.announcement.digest(), task.announcement.h
        at = datetime(2026, 4, 1, 1, 0, 1, tzinfo=UTC)
        journal = Journal().append(None, digest, "2026-04-01T09:00:01+08:00", h)
        for index in (2, 3):
            body = Revealed(index=index, reveal=reveal_digest(task.reveals[index], h))
            journal = journal.append(body, digest, "2026-04-02T09:00:01+08:00", h)
        existed = at + timedelta(seconds=seconds)
        evidence = evolve(
            task.drawn().evidence(), journal=journal.file(), head=None, beacon=lambda *_: existed
        )
        expected = set[str]() if seconds > 0 else {"SSJ-VER-EXISTED"}
        assert codes(verify(evidence), 5) == expected


class TestPublic:
    """4.3 revealed as that string, 1 to 128 characters of U+0020 to U+007E with no space at either end."""

    @given(public_values())
    def test_taken(self, text: str) -> None:
        assert is_public_value(text)

    @given(st.text(max_size=6) | st.text(" ~!\x7f\x1f\n", max_size=5))
    def test_which_are_taken(self, text: str) -> None:
        good = 1 <= len(text) <= 128 and all(" " <= c <= "~" for c in text) and text.strip(" ") == text
        assert is_public_value(text) == good

    @pytest.mark.parametrize("bad", ["", " ", "1 ", " 1", "1\n", "１", "1\x7f", "a" * 129, None, 7, ["1"]])
    def test_refused(self, bad: Json) -> None:
        evidence = evolve(with_reveal(2, bad), public=(str(bad),))
        assert codes(verify(evidence), 5) == {"SSJ-REVEAL-PUBLIC"}
        assert codes(verify(evolve(evidence, public=())), 5) == {"SSJ-REVEAL-PUBLIC"}


class TestPublicValue:
    """A verifier takes the value from its user, never from the record; without it step 5 says `not run: public value not confirmed`, and the source adds nothing to the trust; that stops no later step, while a failed commitment or a malformed reveal fails step 5 all the same."""

    @pytest.mark.parametrize("public", [(), (None,)])
    def test_without_it(self, public: tuple[str | None, ...]) -> None:
        report = verify(evolve(sample().evidence(), public=public, beacon=None))
        assert outcomes(report)[5] == "not run"
        assert limits(report, 5) == {"SSJ-REVEAL-UNCONFIRMED", "SSJ-REVEAL-NO-BEACON"}
        assert report.trust == "multi-party"
        assert all(outcomes(report)[number] == "passed" for number in (6, 7, 8, 9, 10))

    def test_another_value(self) -> None:
        report = verify(evolve(sample().evidence(), public=("03 17 26",)))
        assert codes(report, 5) == {"SSJ-REVEAL-VALUE"}
        assert outcomes(report)[6] == "passed"

    def test_a_failed_commitment_fails_all_the_same(self) -> None:
        report = verify(evolve(with_reveal(0, "00" * 32), public=()))
        assert codes(report, 5) == {"SSJ-REVEAL-COMMITMENT"}

    def test_values_are_taken_in_the_order_of_the_public_sources(self) -> None:
        entropy = (Public(source="a"), Contribution(party="p", commitment="ab" * 32), Public(source="b"))
        reveals = ("1", "11" * 32, "2")
        for public, expected in (
            (("1", "2"), [False, True, False]),
            (("2", "1"), [True, True, True]),
            ((None, "1"), [False, True, True]),
        ):
            checked = check_reveals(entropy, reveals, lambda *_: False, public)
            assert [each.fault is not None for each in checked] == expected


@pytest.mark.requirement("A11-12")
class TestMissingReveal:
    """4.4 A missing or wrong reveal MUST NOT be skipped or replaced: the round cannot be drawn and is voided on record, and the next round MUST name a `drand` or `public` source."""

    @pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
    def test_as_many_as_sources(self, number: int) -> None:
        reveals = (*sample_task().reveals, "1")[:number]
        report = verify(redrawn(reveals))
        assert "SSJ-REVEAL-COUNT" in codes(report, 5)
        assert report.trust == "none"

    def test_a_reveal_is_not_journalled_twice(self) -> None:
        task = sample_task()
        again = Revealed(index=0, reveal=reveal_digest("00" * 32, task.announcement.h))
        found = refused(
            task.journal().append,
            again,
            task.announcement.digest(),
            "2026-05-01T00:00:00Z",
            task.announcement.h,
        )
        assert found == ["SSJ-JOURNAL-REVEALED"]

    @pytest.mark.parametrize(("withheld", "expected"), [(("公证处",), {"SSJ-ROUND-WITHHELD"}), ((), set())])
    def test_the_next_round_names_another_source(self, withheld: tuple[str, ...], expected: set[str]) -> None:
        def only_parties(task: Task) -> Task:
            made = evolve(task.announcement, entropy=task.announcement.entropy[:2])
            sources = evolve(task.sources, entropy=made.entropy, reveals=task.reveals[:2], public=())
            return evolve(task, announcement=made, sources=sources)

        _, evidence = two_rounds(withheld=withheld, change=only_parties)
        assert codes(verify(evidence), 2) == expected


@pytest.mark.requirement("X-2")
class TestLateReveal:
    """Where a `drand` or `public` source is named, every contribution's reveal is in the journal before that source's value exists; a later one counts as missing."""

    @pytest.mark.parametrize(
        "order", [(0, 1, 2, 3), (1, 0, 3, 2), (0, 2, 1, 3), (2, 0, 1, 3), (0, 1, 3, 2), (3, 2, 1, 0)]
    )
    def test_journal_order(self, order: tuple[int, ...]) -> None:
        task = sample_task()
        digest, h = task.announcement.digest(), task.announcement.h
        journal = Journal().append(None, digest, "2026-04-01T09:00:01+08:00", h)
        for index in order:
            body = Revealed(index=index, reveal=reveal_digest(task.reveals[index], h))
            journal = journal.append(body, digest, "2026-04-02T09:00:00+08:00", h)
        evidence = evolve(task.drawn().evidence(), journal=journal.file(), head=None)
        late = any(
            index < 2 and any(other >= 2 for other in order[:place]) for place, index in enumerate(order)
        )
        assert codes(verify(evidence), 2) == ({"SSJ-JOURNAL-LATE-REVEAL"} if late else set())

    @pytest.mark.parametrize(("at", "late"), [("11:59:59", False), ("12:00:00", True), ("12:00:01", True)])
    def test_journal_time(self, at: str, late: bool) -> None:  # noqa: FBT001  -- pytest's way
        task = sample_task()
        digest, h = task.announcement.digest(), task.announcement.h
        journal = Journal().append(None, digest, "2026-04-01T09:00:01+08:00", h)
        for index, value in enumerate(task.reveals):
            body = Revealed(index=index, reveal=reveal_digest(value, h))
            journal = journal.append(body, digest, f"2026-04-02T{at}+08:00", h)
        report = verify(evolve(task.drawn().evidence(), journal=journal.file(), head=None))
        assert codes(report, 5) == ({"SSJ-VER-EXISTED"} if late else set())


checks = st.lists(
    st.tuples(
        st.one_of(
            st.builds(Contribution, party=identifiers(), commitment=digests()),
            st.builds(Public, source=st.just("x")),
            st.builds(Drand, chain=digests(), round=st.integers(1, 9)),
        ),
        st.sampled_from(["checked", "unchecked"]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda each: getattr(each[0], "party", each),
)


@pytest.mark.requirement("X-3")
class TestTrust:
    """4.5 Verification states the trust it found. `single-party`: contributions of one party only; the operator could have chosen the result, and the draw proves nothing against it. `multi-party`: two or more parties; it holds if one of them is honest, and the last to reveal can still choose between accepting and voiding. `public`: a `drand` or `public` source that was checked. `none`: neither a contribution nor a checked source."""

    @given(checks)
    def test_from_the_sources(self, found: list[tuple[Source, str]]) -> None:
        checked = [
            Checked(
                source=source,
                unchecked=fault("SSJ-VER-MISSING")
                if state == "unchecked" and not isinstance(source, Contribution)
                else None,
            )
            for source, state in found
        ]
        public = any(each.unchecked is None and not isinstance(each.source, Contribution) for each in checked)
        whole = {
            "entropy": [{"kind": source.kind, "party": getattr(source, "party", "")} for source, _ in found]
        }
        assert trust_of(checked) == second_verify.trust_of(whole, checked=public)

    @pytest.mark.parametrize(
        ("kept", "public", "trust"),
        [
            ((0,), (), "single-party"),
            ((0, 1), (), "multi-party"),
            ((0, 2), (), "single-party"),
            ((0, 2), ("03 17 25",), "public"),
            ((2,), (), "none"),
            ((2,), ("03 17 25",), "public"),
            ((3,), (), "public"),
        ],
    )
    def test_reported(self, kept: tuple[int, ...], public: tuple[str, ...], trust: str) -> None:
        task = sample_task()
        entropy = tuple(task.announcement.entropy[index] for index in kept)
        sources = evolve(task.sources, entropy=entropy, reveals=tuple(task.reveals[index] for index in kept))
        again = evolve(task, announcement=evolve(task.announcement, entropy=entropy), sources=sources)
        report = verify(evolve(again.drawn().evidence(), public=public))
        assert report.trust == trust
        assert (
            report.parties == tuple(parties_of(entropy)) == tuple(NONCES)[: sum(index < 2 for index in kept)]
        )

    def test_a_failed_step_5_gives_none(self) -> None:
        assert verify(with_reveal(0, "00" * 32)).trust == "none"


def protocol_modules() -> Iterator[ModuleType]:
    """Give every module of the protocol's core."""
    for name in ("canonical", "digests", "merkle", "texts", "wire"):
        yield import_module(f"shuangsuiji.{name}")
    for package in (shuangsuiji.draw, import_module("shuangsuiji.rolls")):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield import_module(found.name)


@pytest.mark.requirement("X-3")
class TestWhereSecretsComeFrom:
    """4.6 Nonces come from the operating system's generator. A seed, nonce or key MUST NOT be taken from a clock, a counter, a general-purpose generator or the user's choice."""

    def test_the_core_cannot_reach_a_clock_or_a_generator(self) -> None:
        barred = {
            "random",
            "secrets",
            "time",
            "uuid",
            "os",
            "numpy",
            "socket",
            "urllib",
            "threading",
            "tempfile",
        }
        modules = list(protocol_modules())
        assert len(modules) > 25
        for module in modules:
            tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
                assert not barred & {name.partition(".")[0] for name in names}, module
                if isinstance(node, ast.Attribute):
                    assert node.attr not in {
                        "now",
                        "today",
                        "utcnow",
                        "urandom",
                        "fromtimestamp",
                    } or module.__name__.endswith(("verify", "evidence")), module

    def test_only_a_verification_knows_the_present_and_only_by_argument(self) -> None:
        uses = [
            module.__name__
            for module in protocol_modules()
            if ".now" in Path(str(module.__file__)).read_text(encoding="utf-8")
        ]
        assert uses == ["shuangsuiji.draw.verify"]
        assert Evidence().now is None

    def test_no_function_takes_a_generator_or_a_clock(self) -> None:
        for module in protocol_modules():
            for name, function in inspect.getmembers(module, inspect.isfunction):
                given_ = set(inspect.signature(function).parameters)
                assert not given_ & {"random", "rng", "generator", "clock", "entropy_source"}, (module, name)

    def test_the_same_task_gives_the_same_record(self) -> None:
        assert sample_task().drawn().record.encoded() == sample().record.encoded()
