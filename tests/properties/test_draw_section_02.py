"""Section 2 of the protocol: rolls."""

import hmac
import re
from itertools import pairwise
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.properties.judging import KEYS, WHOLE_ROUNDS, codes, failed, limits, outcomes, refused, sample
from tests.second import forms
from tests.second import rolls as second

from shuangsuiji.digests import Hash
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import InvalidInput
from shuangsuiji.rolls.entry import Entry, entry_of
from shuangsuiji.rolls.recusals import (
    Recusal,
    freeze_recusals,
    read_recusals,
    recusal_salt_faults,
)
from shuangsuiji.rolls.roll import Roll, freeze, read, read_file, salt_faults
from shuangsuiji.testing.strategies import hashes, identifiers, roll_keys, rolls, target_entries, tasks

SHA256 = Hash("sha256")
GOOD = b"a\tx\teligible\t\t\nb\tx\texcluded:on-leave\tz\tp,q\n"


def placed(data: bytes, form: str = "open") -> list[tuple[str, int]]:
    """Give code and row of each fault of a roll's file."""
    try:
        read_file(data, SHA256, form)  # type: ignore[arg-type]
    except InvalidInput as error:
        return [(each.code, each.place.row) for each in error.faults]
    return []


def second_takes(data: bytes, form: str) -> bool:
    try:
        second.read_roll(data, form, "roll")
    except forms.Refused:
        return False
    return True


@pytest.mark.requirement("X-5")
class TestLines:
    """2.1 A roll is a set of entries, frozen for one draw. One line an entry, fields separated by one TAB, each line ended by LF in the file form (the LF is not hashed). Every field is always there; an empty one keeps its TAB."""

    @given(rolls())
    def test_file_form(self, roll: Roll) -> None:
        data = roll.file()
        lines = data.split(b"\n")
        assert lines.pop() == b""
        assert lines == list(roll.lines)
        assert {line.count(b"\t") for line in lines} == {4 if roll.form == "open" else 5}
        assert roll.root == second.root(roll.hash.name, lines)
        again = read_file(data, roll.hash, roll.form)
        assert (again.lines, again.parts, again.root, set(again.kinds)) == (
            roll.lines,
            roll.parts,
            roll.root,
            set(roll.kinds),
        )

    @pytest.mark.parametrize(
        ("data", "found"),
        [
            (GOOD[:-1], [("SSJ-ROLL-LF", 0)]),
            (GOOD + b"\n", [("SSJ-ROLL-ORDER", 3), ("SSJ-ROLL-FIELDS", 3), ("SSJ-TEXT-EMPTY", 3)]),
            (GOOD.replace(b"\n", b"\r\n"), [("SSJ-TEXT-CHARACTER", 2), ("SSJ-TEXT-CHARACTER", 1)]),
            (b"a\tx\teligible\t\n", [("SSJ-ROLL-FIELDS", 1)]),
            (b"a\tx\teligible\t\t\t\n", [("SSJ-ROLL-FIELDS", 1)]),
            (b"a x eligible\n", [("SSJ-ROLL-FIELDS", 1)]),
            (b"\tx\teligible\t\t\n", [("SSJ-TEXT-EMPTY", 1)]),
            (b"a\t\teligible\t\t\n", [("SSJ-TEXT-EMPTY", 1)]),
        ],
    )
    def test_refused(self, data: bytes, found: list[tuple[str, int]]) -> None:
        assert sorted(placed(data)) == sorted(found)

    @given(rolls(max_size=5), st.data())
    def test_any_changed_byte_is_judged_as_the_second_implementation_does(
        self, roll: Roll, data: st.DataObject
    ) -> None:
        file = roll.file()
        at = data.draw(st.integers(0, len(file) - 1))
        byte = data.draw(st.one_of(st.sampled_from(b"\t\n ,:-a0\x00\xff"), st.integers(0, 255)))
        other = file[:at] + bytes([byte]) + file[at + 1 :]
        assert bool(refused(read_file, other, roll.hash, roll.form)) != second_takes(other, roll.form)


class TestFields:
    """2.2 A target line (检查对象) is `id stratum standing area needs [salt]`. An inspector line (执法检查人员) is `id department standing area skills [salt]`."""

    @given(target_entries(), hashes())
    def test_what_stands_where(self, entries: list[Entry], h: Hash) -> None:
        roll = freeze(entries, h)
        by_id = {entry.id: entry for entry in entries}
        for line in roll.lines:
            id_, part, standing, area, needs = line.decode().split("\t")
            entry = by_id.pop(id_)
            assert (part, standing, area, needs) == (
                entry.part,
                entry.standing,
                entry.area,
                ",".join(entry.codes),
            )
            assert entry_of(line, "open") == entry == roll.find(id_)
        assert not by_id


@pytest.mark.requirement("A08-3")
class TestStanding:
    """2.3 `standing` is `eligible` or `excluded:REASON`, REASON matching `[a-z][a-z0-9]*(-[a-z0-9]+)*`"""

    @given(
        st.text("eligbx:cludaz09-A \n", max_size=24)
        | st.from_regex(r"excluded:[a-z0-9-]{1,9}", fullmatch=True)
    )
    def test_which_are_taken(self, standing: str) -> None:
        good = standing == "eligible" or re.fullmatch(r"excluded:[a-z][a-z0-9]*(-[a-z0-9]+)*", standing)
        found = refused(freeze, [Entry(id="a", part="x", standing=standing)], SHA256)
        assert found == ([] if good else ["SSJ-ROLL-STANDING"])

    @pytest.mark.parametrize(
        "bad",
        [
            "",
            "Eligible",
            "excluded",
            "excluded:",
            "excluded:A",
            "excluded:a-",
            "excluded:-a",
            "excluded:9a",
            "excluded:a--b",
            "excluded:a_b",
        ],
    )
    def test_refused(self, bad: str) -> None:
        assert refused(freeze, [Entry(id="a", part="x", standing=bad)], SHA256) == ["SSJ-ROLL-STANDING"]


@pytest.mark.requirement("A08-3")
class TestExcluded:
    """An excluded entry stays in the roll, so that exclusion is as visible as selection."""

    @given(rolls())
    def test_it_is_there_and_counted_but_cannot_be_drawn(self, roll: Roll) -> None:
        found = list(roll.entries())
        for part in roll.parts:
            inside = [entry for entry in found if entry.part == part.name]
            assert part.scope == len(inside)
            assert part.eligible == sum(entry.standing == "eligible" for entry in inside)
        assert [part.name for part in roll.parts] == sorted({entry.part for entry in found}, key=str.encode)
        assert roll.size == len(found) == sum(part.scope for part in roll.parts)


class TestCodes:
    """2.4 `needs` and `skills` are codes joined by `,` in strictly ascending byte order; the field may be empty, a code not, and a code holds no comma. `area` may be empty."""

    @given(st.lists(identifiers().filter(lambda text: "," not in text), max_size=4))
    def test_order(self, found: list[str]) -> None:
        ascending = [code.encode() for code in found] == sorted({code.encode() for code in found})
        data = f"a\tx\teligible\t\t{','.join(found)}\n".encode()
        assert placed(data) == ([] if ascending else [("SSJ-ROLL-CODES", 1)])
        assert second_takes(data, "open") == ascending

    @pytest.mark.parametrize("needs", [",", "a,", ",a", "a,,b", "b,a", "a,a", " a", "a, b", "b,B"])
    def test_refused_in_a_file(self, needs: str) -> None:
        assert placed(f"a\tx\teligible\t\t{needs}\n".encode())

    @pytest.mark.parametrize("needs", [("a,b",), ("",), ("a", ""), ("b", "a"), ("a", "a"), ("a,b", "c")])
    def test_refused_in_freezing(self, needs: tuple[str, ...]) -> None:
        assert refused(freeze, [Entry(id="a", part="x", codes=needs)], SHA256)


@pytest.mark.requirement("X-8")
class TestSalts:
    """2.5 An open roll has no salt. A sealed roll (for strata that must stay secret, such as a credit-risk class, and for inspectors) ends each line with a salt: the first 32 hex characters of HMAC-H(roll key, id)."""

    @given(target_entries(), hashes(), roll_keys())
    def test_each_salt(self, entries: list[Entry], h: Hash, key: bytes) -> None:
        for line in freeze(entries, h, key).lines:
            id_, *_, salt = line.split(b"\t")
            if h.name == "sha256":
                assert salt.decode() == hmac.new(key, id_, "sha256").hexdigest()[:32]
            assert salt.decode() == forms.hmac_digest(h.name, key, id_)[:32]

    def test_an_open_roll_has_none(self) -> None:
        assert refused(freeze, [Entry(id="a", part="x", salt="0" * 32)], SHA256) == ["SSJ-ROLL-FIELDS"]
        sealed = freeze([Entry(id="a", part="x")], SHA256, bytes(32)).file()
        assert placed(sealed) == [("SSJ-ROLL-FIELDS", 1)]
        assert placed(GOOD, "sealed")


class TestSaltForm:
    """A verifier without it checks only the salt's form (32 lowercase hex); with it, it recomputes each salt."""

    @pytest.mark.parametrize(
        "salt", ["", "0" * 31, "0" * 33, "A" * 32, "g" * 32, " " + "0" * 31, "0" * 31 + "é"]
    )
    def test_form(self, salt: str) -> None:
        data = f"a\tx\teligible\t\t\t{salt}\n".encode()
        assert "SSJ-ROLL-SALT" in [code for code, _ in placed(data, "sealed")]
        assert not placed(b"a\tx\teligible\t\t\t" + b"0" * 32 + b"\n", "sealed")

    @given(target_entries(), hashes(), roll_keys(), roll_keys())
    def test_recomputed(self, entries: list[Entry], h: Hash, key: bytes, other: bytes) -> None:
        roll = freeze(entries, h, key)
        assert not list(salt_faults(roll, key))
        assume(key != other)
        assert [each.place.row for each in salt_faults(roll, other)] == list(range(1, roll.size + 1))

    @pytest.mark.parametrize("name", ["targets", "inspectors", "recusals"])
    def test_in_a_verification(self, name: str) -> None:
        evidence = sample(sealed=True).evidence()
        assert failed(evidence) is None
        without = verify(evolve(evidence, keys={}))
        assert outcomes(without)[3] == "passed"
        assert limits(without, 3) == {"SSJ-VER-NO-KEY"}
        wrong = verify(evolve(evidence, keys={**KEYS, name: bytes(32)}))
        assert codes(wrong, 3) == {"SSJ-ROLL-SALT-KEY"}

    def test_a_sealed_roll_of_another_size_and_other_salts_is_told_all_of_it(self) -> None:
        evidence = sample(sealed=True).evidence()
        assert evidence.targets
        fewer = evolve(
            evidence, targets=evidence.targets.partition(b"\n")[2], keys={**KEYS, "targets": bytes(32)}
        )
        assert codes(verify(fewer), 3) >= {"SSJ-VER-SIZE", "SSJ-VER-ROOT", "SSJ-ROLL-SALT-KEY"}


class TestRollKey:
    """The roll key is 32 secret bytes, fresh for each roll, kept in `private/`."""

    @given(st.binary(max_size=40))
    def test_its_length(self, key: bytes) -> None:
        wrong = [] if len(key) == 32 else ["SSJ-ROLL-KEY"]
        roll = freeze([Entry(id="a", part="x")], SHA256)
        pairs = [Recusal(target="a", inspector="a", reason="r")]
        assert refused(freeze, [Entry(id="a", part="x")], SHA256, key) == wrong
        assert refused(freeze_recusals, pairs, roll, roll, key) == wrong


@pytest.mark.requirement("X-5")
class TestOrder:
    """2.6 Lines stand in strictly ascending byte order of `id`. A repeated id MUST be refused, naming both places. An empty roll MUST be refused."""

    @given(target_entries(), hashes(), st.integers())
    def test_freezing_puts_them_in_order(self, entries: list[Entry], h: Hash, seed: int) -> None:
        shuffled = Random(seed).sample(entries, len(entries))  # noqa: S311  -- any order
        roll = freeze(shuffled, h)
        ids = [line.partition(b"\t")[0] for line in roll.lines]
        assert ids == sorted(entry.id.encode() for entry in entries)
        assert freeze(entries, h).root == roll.root
        for index, id_ in enumerate(ids):
            assert roll.index(id_.decode()) == index

    @given(rolls(), identifiers())
    def test_an_id_that_is_not_there(self, roll: Roll, id_: str) -> None:
        known = {entry.id for entry in roll.entries()}
        assert (roll.index(id_) is None) == (id_ not in known)
        for part in (id_[:-1], id_ + "x", ""):
            assert (roll.index(part) is None) == (part not in known)

    @given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=8))
    def test_disorder_and_repeats(self, ids: list[str]) -> None:
        data = "".join(f"{id_}\tx\teligible\t\t\n" for id_ in ids).encode()
        found = placed(data)
        before = list(pairwise(ids))
        disorder = [row for row, (a, b) in enumerate(before, 2) if a > b]
        assert [row for code, row in found if code == "SSJ-ROLL-ORDER"] == disorder
        repeats = [row for row, id_ in enumerate(ids, 1) if id_ in ids[: row - 1]]
        named = {row for code, row in found if code == "SSJ-ROLL-TWICE"}
        assert bool(found) == bool(disorder or repeats)
        assert named == set(repeats)

    def test_both_places_are_named(self) -> None:
        line = "{}\tx\teligible\t\t\n".format
        for text in ("aa", "aba"):
            data = "".join(map(line, text)).encode()
            with pytest.raises(InvalidInput) as caught:
                read_file(data, SHA256, "open")
            twice = next(each for each in caught.value.faults if each.code == "SSJ-ROLL-TWICE")
            assert (dict(twice.params)["first"], twice.place.row) == (1, len(text))
        assert refused(freeze, [Entry(id="a", part="x"), Entry(id="a", part="y")], SHA256) == [
            "SSJ-ROLL-TWICE"
        ]

    def test_order_is_kept_across_batches(self) -> None:
        lines = [b"%06d\tx\teligible\t\t" % number for number in range(2050)]
        assert read(lines, SHA256, "open").size == 2050
        for at in (1023, 1024, 1025, 2048):
            swapped = [*lines]
            swapped[at - 1], swapped[at] = swapped[at], swapped[at - 1]
            with pytest.raises(InvalidInput) as caught:
                read(swapped, SHA256, "open")
            assert [(each.code, each.place.row) for each in caught.value.faults] == [
                ("SSJ-ROLL-ORDER", at + 1)
            ]

    def test_empty(self) -> None:
        assert refused(freeze, [], SHA256) == ["SSJ-ROLL-EMPTY"]
        assert refused(read_file, b"", SHA256, "open") == ["SSJ-ROLL-EMPTY"]


@pytest.mark.requirement("X-4", "X-6")
class TestRoot:
    """2.7 The roll's root is the Merkle tree hash of its lines in that order, as in RFC 9162 section 2.1.1 with H: a leaf is `H(0x00 || line)`, a node is `H(0x01 || left || right)`."""

    @given(rolls(max_size=20))
    def test_root(self, roll: Roll) -> None:
        def naive(lines: list[bytes]) -> bytes:
            if len(lines) == 1:
                return forms.raw_digest(roll.hash.name, b"\x00" + lines[0])
            k = 1 << ((len(lines) - 1).bit_length() - 1)
            return forms.raw_digest(roll.hash.name, b"\x01" + naive(lines[:k]) + naive(lines[k:]))

        assert roll.root == naive(list(roll.lines)).hex()

    def test_another_root_fails_step_3(self) -> None:
        evidence = sample().evidence()
        assert evidence.targets is not None
        other = evidence.targets.replace("\t红塔区\t".encode(), "\t江川区\t".encode(), 1)
        assert codes(verify(evolve(evidence, targets=other)), 3) == {"SSJ-VER-ROOT"}
        shorter = b"".join(evidence.targets.splitlines(keepends=True)[1:])
        assert "SSJ-VER-SIZE" in codes(verify(evolve(evidence, targets=shorter)), 3)


@pytest.mark.requirement("A12-9")
class TestRecusals:
    """2.8 Recusals (回避) are lines `target-id inspector-id reason [salt]`, strictly ascending by the line's bytes, with the same root; sealed salts are HMAC-H(the recusals' own key, target-id TAB inspector-id) cut to 32 hex characters."""

    @given(rolls(max_size=5), roll_keys() | st.none(), st.data())
    def test_lines(self, roll: Roll, key: bytes | None, data: st.DataObject) -> None:
        ids = st.sampled_from([entry.id for entry in roll.entries()])
        rows = data.draw(st.lists(st.tuples(ids, ids, identifiers()), min_size=1, max_size=5, unique=True))
        pairs = [Recusal(target=t, inspector=i, reason=r) for t, i, r in rows]
        frozen = freeze_recusals(pairs, roll, roll, key)
        expected = []
        for target, inspector, reason in rows:
            salt = (
                []
                if key is None
                else [forms.hmac_digest(roll.hash.name, key, f"{target}\t{inspector}".encode())[:32]]
            )
            expected.append("\t".join([target, inspector, reason, *salt]).encode())
        assert list(frozen.lines) == sorted(expected)
        assert frozen.root == second.root(roll.hash.name, sorted(expected))
        assert frozen.by_target == {t: frozenset(i for other, i, _ in rows if other == t) for t, _, _ in rows}
        if key:
            assert not list(recusal_salt_faults(frozen, key, roll.hash))
            assert len(
                list(recusal_salt_faults(frozen, bytes(32) if any(key) else b"1" * 32, roll.hash))
            ) == len(rows)

    @pytest.mark.parametrize(
        ("lines", "code"),
        [
            ([b"b\ta\tr", b"a\ta\tr"], "SSJ-RECUSAL-ORDER"),
            ([b"a\ta\tr", b"a\ta\tr"], "SSJ-RECUSAL-TWICE"),
            ([b"a\ta"], "SSJ-ROLL-FIELDS"),
            ([b"a\ta\tr\t" + b"0" * 32], "SSJ-ROLL-FIELDS"),
            ([b"a\ta\t"], "SSJ-TEXT-EMPTY"),
            ([b"a\ta\t\xff"], "SSJ-JSON-UTF8"),
            ([], "SSJ-ROLL-EMPTY"),
        ],
    )
    def test_refused(self, lines: list[bytes], code: str) -> None:
        roll = read_file(GOOD, SHA256, "open")
        assert refused(read_recusals, lines, roll, roll, "open") == [code]

    def test_refused_salt(self) -> None:
        roll = read_file(GOOD, SHA256, "open")
        assert refused(read_recusals, [b"a\ta\tr\tAB"], roll, roll, "sealed") == ["SSJ-ROLL-SALT"]
        assert refused(read_recusals, [b"a\ta\tr"], roll, roll, "sealed") == ["SSJ-ROLL-FIELDS"]


@pytest.mark.requirement("A12-9")
class TestRecusalIds:
    """Both ids MUST stand in the rolls: a misspelt one would silently void the recusal. One pair may have several reasons."""

    @WHOLE_ROUNDS
    @given(tasks(inspectors=True), identifiers(), identifiers())
    def test_both_must_be_known(self, task: object, target: str, inspector: str) -> None:
        rolls_ = task.rolls  # type: ignore[attr-defined]
        pair = [Recusal(target=target, inspector=inspector, reason="r")]
        wanted = [
            code
            for roll, id_, code in (
                (rolls_.targets, target, "SSJ-RECUSAL-TARGET"),
                (rolls_.inspectors, inspector, "SSJ-RECUSAL-INSPECTOR"),
            )
            if id_ not in {entry.id for entry in roll.entries()}
        ]
        assert refused(freeze_recusals, pair, rolls_.targets, rolls_.inspectors) == wanted

    def test_several_reasons(self) -> None:
        lines = sample().task.rolls.recusals
        assert lines is not None
        assert lines.size == 8
        assert len(lines.by_target) == 7


@pytest.mark.requirement("A12-9")
class TestNoRecusals:
    """None at all is null, not an empty file: a recusals.tsv beside null is refused, and a missing one where recusals are announced fails step 3."""

    def test_beside_null(self) -> None:
        evidence = sample(None).evidence()
        for beside in (b"", b"a\ta\tr\n"):
            assert codes(verify(evolve(evidence, recusals=beside)), 3) == {"SSJ-VER-BESIDE-NULL"}
            assert codes(verify(evolve(evidence, inspectors=beside)), 3) == {"SSJ-VER-BESIDE-NULL"}

    @pytest.mark.parametrize("sealed", [False, True])
    def test_missing(self, sealed: bool) -> None:  # noqa: FBT001  -- pytest's way
        evidence = evolve(sample(sealed=sealed).evidence(), recusals=None)
        assert failed(evidence) == 3

    def test_an_empty_file_is_none(self) -> None:
        assert failed(evolve(sample().evidence(), recusals=b"")) == 3
