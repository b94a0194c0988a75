"""Section 10 of the protocol: the proof for one target. That nothing leaves the office before `publish_from` (10.3) is held where things leave it, and tested there."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.judging import WHOLE_ROUNDS, changed, parsed, refused, sample
from tests.second import proof as second
from tests.second import rolls as second_rolls
from tests.second.forms import Refused

from shuangsuiji.draw.journal import read_journal
from shuangsuiji.draw.proof import Answer, check, prove, read_proof
from shuangsuiji.draw.record import Extract, read_extract
from shuangsuiji.testing.strategies import drawn_rounds
from shuangsuiji.testing.tasks import DrawnRound


def shown(answer: Answer) -> str:
    """Give our answer in the second implementation's words."""
    text = f"excluded:{answer.reason}" if answer.standing == "excluded" else str(answer.standing)
    return text if answer.confirmed or answer.standing == "not bound" else f"{text}; not confirmed"


@pytest.mark.requirement("X-4")
class TestProof:
    """10.1 A proof is `{"protocol", "announcement": digest, "line", "index": from 0, "size", "path": [digests from leaf to root], "ticket"}`. The path is an inclusion proof as in RFC 9162 section 2.1.3."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=False))
    def test_byte_for_byte_as_the_second_implementation(self, drawn: DrawnRound) -> None:
        roll = drawn.task.rolls.targets
        for index, entry in enumerate(roll.entries()):
            proof = prove(drawn.task.announcement, roll, entry.id, drawn.seed)
            assert proof.encoded() == second.make(drawn.record.encoded(), roll.file(), entry.id)
            assert read_proof(proof.encoded() + b"\n") == proof
            assert (proof.index, proof.size) == (index, roll.size)
            assert (
                second_rolls.root_by_path(
                    roll.hash.name, proof.line.encode(), index, roll.size, list(proof.path)
                )
                == roll.root
            )

    def test_an_unknown_target(self) -> None:
        drawn = sample()
        assert refused(prove, drawn.task.announcement, drawn.task.rolls.targets, "nobody", drawn.seed) == [
            "SSJ-PROOF-UNKNOWN"
        ]

    @pytest.mark.parametrize(
        ("members", "code"),
        [
            ({"protocol": "x"}, "SSJ-FORM-PROTOCOL"),
            ({"announcement": "x"}, "SSJ-TEXT-HEX"),
            ({"ticket": "x"}, "SSJ-TEXT-HEX"),
            ({"path": ["x"]}, "SSJ-TEXT-HEX"),
            ({"path": "x"}, "SSJ-JSON-TYPE"),
            ({"index": -1}, "SSJ-FORM-LEAST"),
            ({"index": "0"}, "SSJ-JSON-TYPE"),
            ({"size": 0}, "SSJ-FORM-LEAST"),
            ({"line": None}, "SSJ-JSON-TYPE"),
        ],
    )
    def test_form(self, members: dict[str, object], code: str) -> None:
        drawn = sample()
        proof = prove(drawn.task.announcement, drawn.task.rolls.targets, "企业1", drawn.seed).encoded()
        assert refused(read_proof, changed(proof, lambda it: it.update(members))) == [code]


@pytest.mark.requirement("X-6")
class TestChecking:
    """10.2 Checking takes the proof and the public extract: the announcement's digest, root and size equal the extract's; the path leads from the line to the root; the seed is recomputed from announcement and reveals and equals the extract's; the ticket is recomputed from the line; the answer is the standing in the line and, if eligible, drawn or not drawn by the cutoff of its stratum; a drawn target's id stands in the extract's `drawn`, an undrawn one's does not."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=False))
    def test_each_target(self, drawn: DrawnRound) -> None:
        roll = drawn.task.rolls.targets
        listed = {each.id for each in drawn.record.drawn}
        extract, journal = drawn.extract.encoded(), drawn.journal.file()
        for entry in roll.entries():
            proof = prove(drawn.task.announcement, roll, entry.id, drawn.seed).encoded()
            answer = check(read_proof(proof), read_extract(extract), read_journal(journal))
            expected = "excluded" if not entry.eligible else "drawn" if entry.id in listed else "not drawn"
            assert (answer.standing, answer.id, answer.stratum) == (expected, entry.id, entry.part)
            assert answer.confirmed
            assert shown(answer) == second.check(proof, extract, journal)

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=False), st.data())
    def test_another_targets_proof_is_refused(self, drawn: DrawnRound, data: st.DataObject) -> None:
        roll = drawn.task.rolls.targets
        ids = [entry.id for entry in roll.entries()]
        one, two = (data.draw(st.sampled_from(ids)) for _ in "ab")
        first, other = (prove(drawn.task.announcement, roll, id_, drawn.seed) for id_ in (one, two))
        for name in ("line", "index", "path", "ticket"):
            mixed = evolve(first, **{name: getattr(other, name)})
            theirs = second_refuses(mixed.encoded(), drawn.extract.encoded())
            assert bool(refused(check, mixed, drawn.extract)) == theirs
            assert theirs == (mixed != first)

    @pytest.mark.parametrize(
        ("change", "codes"),
        [
            ({"announcement": "0" * 64}, ["SSJ-PROOF-BINDING"]),
            ({"size": 13}, ["SSJ-PROOF-BINDING"]),
            ({"index": 11}, ["SSJ-PROOF-BINDING"]),
            ({"index": 12}, ["SSJ-PROOF-BINDING"]),
            ({"path": ()}, ["SSJ-PROOF-BINDING"]),
            ({"path": ("0" * 64,) * 4}, ["SSJ-PROOF-BINDING"]),
            ({"path": ("0" * 64,) * 5}, ["SSJ-PROOF-BINDING"]),
            ({"line": "企业1\t企业\texcluded:annual-cap\t江川区\t"}, ["SSJ-PROOF-BINDING"]),
            ({"line": "x\ny"}, ["SSJ-PROOF-BINDING"]),
            ({"ticket": "0" * 64}, ["SSJ-VER-TICKET"]),
        ],
    )
    def test_refused(self, change: dict[str, object], codes: list[str]) -> None:
        drawn = sample()
        made = prove(drawn.task.announcement, drawn.task.rolls.targets, "企业1", drawn.seed)
        proof = evolve(made, **change)  # type: ignore[arg-type]
        found = refused(check, proof, drawn.extract)
        assert found[: len(codes)] == codes
        assert second_refuses(proof.encoded(), drawn.extract.encoded())

    def test_a_forged_extract(self) -> None:
        drawn = sample()
        listed = drawn.record.drawn[0].id
        left = next(
            e.id for e in drawn.task.rolls.targets.entries() if e.eligible and e.id not in drawn.extract.ids()
        )
        yes, no = (
            prove(drawn.task.announcement, drawn.task.rolls.targets, id_, drawn.seed)
            for id_ in (listed, left)
        )
        excluded = prove(drawn.task.announcement, drawn.task.rolls.targets, "shop9", drawn.seed)
        extract = drawn.extract
        first = drawn.record.drawn[0]
        fake, also = evolve(first, id=left), evolve(first, id="shop9")
        for proof, forged, code in (
            (yes, evolve(extract, drawn=extract.drawn[1:]), "SSJ-PROOF-UNLISTED"),
            (no, evolve(extract, drawn=(*extract.drawn, fake)), "SSJ-PROOF-LISTED"),
            (excluded, evolve(extract, drawn=(*extract.drawn, also)), "SSJ-PROOF-LISTED"),
            (yes, evolve(extract, seed="0" * 64), "SSJ-VER-VALUE"),
            (yes, evolve(extract, reveals=extract.reveals[::-1]), "SSJ-VER-VALUE"),
            (yes, evolve(extract, cutoffs=()), "SSJ-VER-STRATUM-MISSING"),
            (yes, evolve(extract, cutoffs=(*extract.cutoffs, *extract.cutoffs)), "SSJ-VER-TWICE"),
            (
                yes,
                evolve(extract, cutoffs=tuple(evolve(each, cutoff=None) for each in extract.cutoffs)),
                "SSJ-PROOF-LISTED",
            ),
        ):
            assert refused(check, proof, forged) == [code]
            assert second_refuses(proof.encoded(), forged.encoded())


def second_refuses(proof: bytes, extract: bytes) -> bool:
    """Say whether the second implementation refuses a proof."""
    try:
        second.check(proof, extract)
    except Refused:
        return True
    return False


@pytest.mark.requirement("X-6")
class TestBinding:
    """The answer is for this extract, whose `record` is compared with the confirmation where the journal is given, else it adds `not confirmed`. Without the extract the answer is `not bound`, never `valid`."""

    def test_not_bound(self) -> None:
        drawn = sample()
        proof = prove(drawn.task.announcement, drawn.task.rolls.targets, "企业1", drawn.seed)
        assert check(proof) == Answer(standing="not bound")
        assert second.check(proof.encoded()) == "not bound"

    def test_confirmed_or_not(self) -> None:
        drawn = sample()
        proof = prove(drawn.task.announcement, drawn.task.rolls.targets, "企业1", drawn.seed)
        assert check(proof, drawn.extract).confirmed is None
        assert check(proof, drawn.extract, drawn.journal).confirmed is True
        unconfirmed = b"".join(line + b"\n" for line in drawn.journal.lines[:-1])
        assert check(proof, drawn.extract, read_journal(unconfirmed)).confirmed is False
        assert check(proof, drawn.extract, sample("groups").journal).confirmed is False
        other: Extract = evolve(drawn.extract, record="0" * 64)
        assert refused(check, proof, other, drawn.journal) == ["SSJ-VER-VALUE"]

    def test_the_extract_is_read_as_strictly_as_any_file(self) -> None:
        value = parsed(sample().extract.encoded())
        value["teams"] = []
        assert refused(read_extract, changed(sample().extract.encoded(), lambda it: it.update(teams=[]))) == [
            "SSJ-JSON-EXTRA"
        ]
