"""Section 1 of the protocol: bytes."""

import ast
import hashlib
import math
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from tests.properties.judging import (
    BAD_IDENTIFIERS,
    Json,
    changed,
    codes,
    parsed,
    refused,
    sample,
    sections,
    written,
)
from tests.second import forms

import shuangsuiji
from shuangsuiji import canonical
from shuangsuiji.digests import Hash, HashName, is_hex
from shuangsuiji.draw.announcement import Announcement, Matching, Slot, Stratum, Voids, read_announcement
from shuangsuiji.draw.entropy import Contribution, Public
from shuangsuiji.draw.proof import prove, read_proof
from shuangsuiji.draw.record import read_extract, read_record
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import InvalidInput
from shuangsuiji.ratios.draw_ratio import parse_ratio_text, ratio_text
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.recusals import Recusal, freeze_recusals
from shuangsuiji.rolls.roll import freeze, read_file
from shuangsuiji.testing.strategies import free_texts, hashes, identifiers, instants, roll_keys
from shuangsuiji.texts import (
    UNICODE_VERSION,
    free_text_fault,
    identifier_fault,
    instant_fault,
    normalised,
)

SOURCES = Path(shuangsuiji.__file__).parent
SHA256 = Hash("sha256")

any_text = st.text(st.characters(), max_size=12)
near_texts = st.text(
    st.sampled_from(
        "aZ0 ~\t\n\x7f\u0085\u00a0\u00e9e\u0301\u0323\u1100\u1161\u200b\u2028\u3000\ue000\ufeff字\U0002000b\u0378\ud800"
    ),
    max_size=6,
)


def accepts(judge: object, *given: object) -> bool:
    """Say whether the second implementation takes something."""
    try:
        judge(*given, "x")  # type: ignore[operator]
    except forms.Refused:
        return False
    return True


def dict_updater(members: dict[str, object]) -> Callable[[Json], object]:
    """Give a change that sets members of a document."""
    return lambda it: it.update(members)


@pytest.mark.requirement("X-4")
class TestHash:
    """1.1 `H` is the announcement's hash: `sha256` (FIPS 180-4) or `sm3` (GB/T 32905-2016)."""

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            ("sm3", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        ],
    )
    def test_the_standards_examples(self, name: HashName, expected: str) -> None:
        assert Hash(name).hex(b"abc") == expected

    @given(st.binary(max_size=200))
    def test_sm3_is_the_written_out_one(self, data: bytes) -> None:
        assert Hash("sm3").raw(data) == forms.sm3(data)
        assert Hash("sha256").raw(data) == hashlib.sha256(data).digest()

    @given(hashes(), roll_keys(), st.binary(max_size=80))
    def test_hmac(self, h: Hash, key: bytes, message: bytes) -> None:
        assert h.hmac(key, message) == forms.hmac_digest(h.name, key, message)

    @given(hashes(), st.binary(max_size=70), st.lists(st.binary(max_size=70)), roll_keys())
    def test_many_at_once(self, h: Hash, prefix: bytes, tails: list[bytes], bound: bytes) -> None:
        single = [bytes.fromhex(forms.digest(h.name, prefix + tail)) for tail in tails]
        assert h.each(prefix, tails) == single
        below = [(digest, tail) for digest, tail in zip(single, tails, strict=True) if digest < bound]
        assert h.below(prefix, tails, bound) == below

    def test_another_hash_is_refused(self) -> None:
        data = changed(sample().task.announcement.encoded(), lambda it: it.update(hash="md5"))
        assert refused(lambda: read_announcement(data)) == ["SSJ-JSON-CHOICE"]


class TestDigestForm:
    """Digests are 64 lowercase hex characters."""

    @given(
        st.one_of(
            st.text("0123456789abcdefABCDEFg", max_size=66),
            st.text("0123456789abcdef", min_size=64, max_size=64),
        )
    )
    def test_form(self, text: str) -> None:
        assert is_hex(text) == (len(text) == 64 and all(c in "0123456789abcdef" for c in text))

    @pytest.mark.parametrize("bad", ["AB" * 32, "ab" * 31, "ab" * 33, "", "０" * 64, "ab" * 31 + "a\n"])
    def test_refused(self, bad: str) -> None:
        data = changed(sample().task.announcement.encoded(), lambda it: it["targets"].update(root=bad))
        assert refused(lambda: read_announcement(data)) == ["SSJ-TEXT-HEX"]


@pytest.mark.requirement("X-5")
class TestText:
    """1.2 Text is Unicode NFC, encoded as UTF-8 without a byte-order mark. A verifier refuses other text and never normalises it; a maker of rolls normalises before freezing and says so."""

    @given(free_texts())
    def test_not_nfc_is_refused_everywhere(self, text: str) -> None:
        other = unicodedata.normalize("NFD", text)
        data = forms.canonical([other])
        wrong = [] if other == unicodedata.normalize("NFC", other) else ["SSJ-TEXT-NFC"]
        assert refused(lambda: canonical.decode(data)) == wrong
        assert refused(lambda: canonical.encode({other: 1})) == wrong
        assert [free_text_fault(other).code] == wrong if wrong else free_text_fault(other) is None  # type: ignore[union-attr]

    def test_freezing_does_not_normalise(self) -> None:
        assert refused(lambda: freeze([Entry(id="e\u0301", part="x")], SHA256)) == ["SSJ-TEXT-NFC"]
        assert (
            freeze([Entry(id=normalised(" e\u0301\u3000"), part="x")], SHA256)
            .lines[0]
            .startswith(b"\xc3\xa9\t")
        )

    @given(any_text)
    def test_normalising_gives_an_identifier_or_says_why_not(self, text: str) -> None:
        once = normalised(text.replace("\ud800", ""))
        assert normalised(once) == once
        found = identifier_fault(once)
        assert found is None or found.code not in {"SSJ-TEXT-SPACE", "SSJ-TEXT-NFC"}

    def test_a_byte_order_mark_is_refused(self) -> None:
        bom = b"\xef\xbb\xbf"
        roll = freeze([Entry(id="a", part="x")], SHA256)
        assert refused(lambda: read_file(bom + roll.file(), SHA256, "open")) == ["SSJ-TEXT-CHARACTER"]
        assert refused(lambda: canonical.decode(bom + b"1")) == ["SSJ-JSON-SYNTAX"]

    @pytest.mark.parametrize(
        "bad", [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", "字".encode("gb18030")]
    )
    def test_other_encodings_are_refused(self, bad: bytes) -> None:
        assert refused(lambda: canonical.decode(b'"' + bad + b'"')) == ["SSJ-JSON-UTF8"]
        for line in (
            b"%s\tx\teligible\t\t\n",
            b"a\t%s\teligible\t\t\n",
            b"a\tx\teligible\t%s\t\n",
            b"a\tx\teligible\t\t%s\n",
        ):
            assert refused(read_file, line % bad, SHA256, "open") == ["SSJ-JSON-UTF8"]


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | free_texts()
    | st.sampled_from(["\n\u0303", '\\"\b\x1f', "\ufffd\uffff"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(free_texts(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.requirement("X-5")
class TestCanonicalJson:
    """1.3 JSON that is hashed is canonical (RFC 8785): objects, arrays, strings, integers in -(2^53-1)..2^53-1, true, false, null."""

    @given(values)
    @example({"\U00010000": 1, "\uffff": 2, "\ud7ff": 3})
    def test_one_value_one_sequence_of_bytes(self, value: Json) -> None:
        data = canonical.encode(value)
        assert data == forms.canonical(value)
        assert canonical.decode(data) == value
        assert canonical.decode(data + b"\n") == value

    @given(values, st.sampled_from([b"\n\n", b" ", b"\r\n", b"\t", b"\x00"]))
    def test_at_most_one_lf_after_it(self, value: Json, after: bytes) -> None:
        assert refused(lambda: canonical.decode(canonical.encode(value) + after))

    @given(st.integers())
    @example(2**53)
    @example(-(2**53))
    def test_integers(self, number: int) -> None:
        good = abs(number) < 2**53
        assert bool(refused(lambda: canonical.encode(number))) != good
        assert bool(refused(lambda: canonical.decode(str(number).encode()))) != good

    @given(st.binary(max_size=12) | near_texts.map(lambda text: text.encode(errors="surrogatepass")))
    def test_any_bytes_are_judged_as_the_second_implementation_does(self, data: bytes) -> None:
        if not refused(lambda: canonical.decode(data)):
            assert accepts(forms.parse, data)
        elif accepts(forms.parse, data):
            text = parsed(data)
            assert unicodedata.normalize("NFC", str(text)) != str(text)


@pytest.mark.requirement("X-5")
class TestRefusedJson:
    """A fraction, an exponent, `-0`, a duplicate member or a lone surrogate MUST be refused."""

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            ("1.0", "SSJ-JSON-NUMBER"),
            ("0.5", "SSJ-JSON-NUMBER"),
            ("1e3", "SSJ-JSON-NUMBER"),
            ("1E400", "SSJ-JSON-NUMBER"),
            ("-0", "SSJ-JSON-NUMBER"),
            ("NaN", "SSJ-JSON-NUMBER"),
            ("-Infinity", "SSJ-JSON-NUMBER"),
            ("9" * 5000, "SSJ-JSON-NUMBER"),
            ('{"a":1,"a":1}', "SSJ-JSON-DUPLICATE"),
            ('{"a":1,"\\u0061":2}', "SSJ-JSON-DUPLICATE"),
            ('"\\ud800"', "SSJ-JSON-VALUE"),
            ('{"\\udfff":1}', "SSJ-JSON-VALUE"),
            ('"\\ud83d\\ude00"', "SSJ-JSON-CANONICAL"),
            ('{"b":1,"a":1}', "SSJ-JSON-CANONICAL"),
            ("[1, 2]", "SSJ-JSON-CANONICAL"),
            ('"\\u0041"', "SSJ-JSON-CANONICAL"),
            ('"\\/"', "SSJ-JSON-CANONICAL"),
            ("01", "SSJ-JSON-SYNTAX"),
            ("", "SSJ-JSON-SYNTAX"),
        ],
    )
    def test_refused(self, data: str, code: str) -> None:
        for inside in ("{}", '[{{"x":{}}}]'):
            given = inside.format(data) if data else ""
            assert refused(canonical.decode, given.encode()) == [code]

    @pytest.mark.parametrize("value", [1.5, 1.0, -0.0, {"a": [0.1]}])
    def test_floating_point_is_not_written_either(self, value: Json) -> None:
        assert refused(lambda: canonical.encode(value)) == ["SSJ-JSON-NUMBER"]


@pytest.mark.requirement("X-1")
class TestMembers:
    """Every listed member is present, and none beyond, at every depth."""

    @pytest.mark.parametrize("matching", ["dealing", "groups"])
    @pytest.mark.parametrize("document", ["announcement", "record", "extract", "proof"])
    def test_each_member_of_each_object(self, document: str, matching: Matching) -> None:
        drawn = sample(matching)
        announcement: Announcement = drawn.task.announcement
        proof = prove(announcement, drawn.task.rolls.targets, drawn.record.drawn[0].id, drawn.seed)
        data, read = {
            "announcement": (announcement.encoded(), read_announcement),
            "record": (drawn.record.encoded(), read_record),
            "extract": (drawn.extract.encoded(), read_extract),
            "proof": (proof.encoded(), read_proof),
        }[document]
        read(data)
        for path in sections(parsed(data)):
            if ".reveals" in path:
                continue

            def grow(it: Json, path: str = path) -> None:
                sections(it)[path]["zz"] = None

            assert "SSJ-JSON-EXTRA" in refused(read, changed(data, grow)), path
            for name in sections(parsed(data))[path]:

                def shrink(it: Json, path: str = path, name: str = name) -> None:
                    del sections(it)[path][name]

                found = refused(read, changed(data, shrink))
                wanted = "SSJ-JSON-CHOICE" if name == "kind" else "SSJ-JSON-MISSING"
                assert wanted in found, (path, name)


@pytest.mark.requirement("X-19")
class TestRatio:
    """1.4 A ratio is a string `p/q` in lowest terms, both decimal without leading zeros and at most 2^53-1, 0 < p <= q (`3%` is `3/100`)."""

    numbers = st.integers(0, 30) | st.integers(2**53 - 3, 2**53 + 3)

    @given(numbers, numbers)
    def test_which_are_taken(self, p: int, q: int) -> None:
        good = 0 < p <= q < 2**53 and math.gcd(p, q) == 1
        text = f"{p}/{q}"
        assert bool(refused(lambda: parse_ratio_text(text))) != good
        assert accepts(forms.ratio, text) == good
        if good:
            assert ratio_text(parse_ratio_text(text)) == text

    @given(st.text("0123456789/ +-.%３", max_size=8))
    def test_any_text(self, text: str) -> None:
        assert bool(refused(lambda: parse_ratio_text(text))) != accepts(forms.ratio, text)

    @pytest.mark.parametrize(
        "bad", ["1/2\n", " 1/2", "01/2", "1/02", "1", "1/", "1/2/3", "３/100", "3%", "0.5", "+1/2"]
    )
    def test_refused_in_a_stratum(self, bad: str) -> None:
        data = changed(
            sample().task.announcement.encoded(), lambda it: it["targets"]["strata"][0].update(ratio=bad)
        )
        assert refused(lambda: read_announcement(data)) == ["SSJ-RATIO-TEXT-FORM"]


@pytest.mark.requirement("X-19", "A11-3")
class TestNoFloats:
    """Binary floating point MUST NOT enter any count."""

    def test_the_core_has_no_float_and_no_true_division(self) -> None:
        files = [
            *(SOURCES / "draw").glob("*.py"),
            *(SOURCES / "rolls").glob("*.py"),
            SOURCES / "merkle.py",
            SOURCES / "digests.py",
        ]
        assert len(files) > 20
        for file in files:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), file
                assert not (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)), (
                    file
                )
                assert not (isinstance(node, ast.Name) and node.id in {"float", "math"}), file


@pytest.mark.requirement("X-5")
class TestIdentifier:
    """1.5 An identifier is 1 to 128 bytes of UTF-8 in NFC with no character of the general categories Cc, Cf, Cs, Co, Zl, Zp, and no white space (Unicode White_Space) at either end."""

    @given(any_text | near_texts | identifiers())
    @example("a" * 128)
    @example("a" * 129)
    @example("字" * 42)
    @example("字" * 43)
    @example(" " * 128)
    @example("a" + " " * 126 + "b")
    def test_which_are_taken(self, text: str) -> None:
        assert (identifier_fault(text) is None) == accepts(forms.identifier, text)

    @pytest.mark.parametrize("bad", BAD_IDENTIFIERS)
    def test_refused(self, bad: str) -> None:
        assert identifier_fault(bad) is not None

    def test_every_character_at_the_ends_and_inside(self) -> None:
        barred = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        for point in (
            *range(0x3100),
            *range(0xD7F0, 0xE010),
            *range(0xFE00, 0x10000),
            *range(0xE0000, 0xE0100),
        ):
            character = chr(point)
            text = f"a{character}b"
            good = unicodedata.category(character) not in barred and unicodedata.is_normalized("NFC", text)
            assert (identifier_fault(text) is None) == good, hex(point)
            if good:
                space = character in forms.WHITE_SPACE
                assert (identifier_fault(text[1:]) is None) == (
                    not space and unicodedata.is_normalized("NFC", text[1:])
                )
                assert (identifier_fault(text[:-1]) is None) == (not space)


@pytest.mark.requirement("X-5")
class TestWhereIdentifiersStand:
    """This holds for target and inspector ids, task, party, stratum, department, area, codes and a recusal's reason."""

    @pytest.mark.parametrize("bad", BAD_IDENTIFIERS)
    def test_in_rolls(self, bad: str) -> None:
        good = Entry(id="a", part="x")
        assert refused(lambda: freeze([Entry(id=bad, part="x")], SHA256))
        assert refused(lambda: freeze([Entry(id="a", part=bad)], SHA256))
        assert refused(lambda: freeze([Entry(id="a", part="x", codes=(bad,))], SHA256))
        roll = freeze([good], SHA256)
        assert refused(lambda: freeze_recusals([Recusal(target="a", inspector="a", reason=bad)], roll, roll))
        if bad:
            assert refused(lambda: freeze([Entry(id="a", part="x", area=bad)], SHA256))

    @pytest.mark.parametrize("bad", BAD_IDENTIFIERS)
    def test_in_documents(self, bad: str) -> None:
        assert refused(lambda: Contribution(party=bad, commitment="ab" * 32))
        assert refused(lambda: Slot(department=bad, count=2, leads=True, area="any"))
        assert refused(
            lambda: Stratum(name=bad, scope=1, eligible=1, ratio="1/1", base="scope", rounding="up", quota=1)
        )
        drawn = sample("groups")
        places: list[Callable[[Json], None]] = [
            lambda it: it["announcement"].update(task=bad),
            lambda it: it["cutoffs"][0].update(stratum=bad),
            lambda it: it["drawn"][0].update(id=bad),
            lambda it: it["drawn"][0].update(stratum=bad),
            lambda it: it["teams"][0].update(target=bad),
            lambda it: it["teams"][0].update(group=bad),
            lambda it: it["teams"][0]["members"][0].update(inspector=bad),
            lambda it: it["teams"][0]["members"][0].update(department=bad),
        ]
        for change in places:
            value = parsed(drawn.record.encoded())
            change(value)
            found = refused(read_record, forms.canonical(value))
            assert found
            assert all(code.startswith("SSJ-TEXT-") for code in found)

    def test_a_line_feed_in_an_id_is_refused(self) -> None:
        assert refused(lambda: freeze([Entry(id="a\nb", part="x")], SHA256)) == ["SSJ-TEXT-CHARACTER"]

    def test_a_lone_surrogate_is_refused(self) -> None:
        assert refused(lambda: freeze([Entry(id="\ud800", part="x")], SHA256)) == ["SSJ-JSON-UTF8"]
        roll = freeze([Entry(id="a", part="x")], SHA256)
        assert roll.index("\ud800") is None
        assert refused(
            lambda: freeze_recusals([Recusal(target="a", inspector="a", reason="\ud800")], roll, roll)
        )


class TestFreeText:
    """Free texts (a source's text, a void's reason) are NFC with no Cc, Cf, Cs, Co, Zl, Zp character."""

    @given(any_text | near_texts | free_texts())
    def test_which_are_taken(self, text: str) -> None:
        good = accepts(forms.free_text, text)
        assert (free_text_fault(text) is None) == good
        assert bool(refused(lambda: Public(source=text))) != good
        assert bool(refused(lambda: Voids(announcement="ab" * 32, reason=text))) != good


class TestUnicodeVersion:
    """The Unicode version used is named in the report; a code point unassigned (Cn) in it is accepted."""

    def test_named(self) -> None:
        assert verify(sample().evidence()).unicode == UNICODE_VERSION == unicodedata.unidata_version

    def test_unassigned_is_accepted(self) -> None:
        assert unicodedata.category("\u0378") == "Cn"
        assert identifier_fault("\u0378") is None
        assert identifier_fault("a\uffff") is None


class TestInstant:
    """1.6 An instant is `YYYY-MM-DDThh:mm:ss` and `Z`, `+hh:mm` or `-hh:mm`, such as `2026-04-01T09:00:00+08:00`: capital letters, a real date, hours 00 to 23, seconds 00 to 59; `-00:00` is refused."""

    @given(instants())
    def test_taken(self, text: str) -> None:
        assert instant_fault(text) is None
        assert accepts(forms.instant, text)

    @given(instants(), st.integers(0, 24), st.sampled_from("0123456789:-+TZtz. "))
    def test_one_character_changed(self, text: str, at: int, character: str) -> None:
        other = text[:at] + character + text[at + 1 :]
        assert (instant_fault(other) is None) == accepts(forms.instant, other)

    @pytest.mark.parametrize(
        "bad",
        [
            "2026-04-01T09:00:00-00:00",
            "2026-04-01t09:00:00z",
            "2026-02-29T00:00:00Z",
            "2026-04-01T24:00:00Z",
            "2026-04-01T09:60:00Z",
            "2026-04-01T23:59:60Z",
            "2026-04-01T09:00:00",
            "2026-04-01T09:00:00.5Z",
            "2026-04-01 09:00:00Z",
            "2026-04-01T09:00:00+0800",
            "2026-04-01T09:00:00+24:00",
            "2026-04-01T09:00:00+08:60",
            "0000-01-01T00:00:00Z",
            "20260401T090000Z",
            "２026-04-01T09:00:00Z",
            "2026-04-01T09:00:00Z\n",
        ],
    )
    def test_refused(self, bad: str) -> None:
        for member in ("made_at", "draw_by", "publish_from"):
            data = changed(sample().task.announcement.encoded(), dict_updater({member: bad}))
            assert refused(read_announcement, data) == ["SSJ-TEXT-INSTANT"]


def test_a_verifier_names_the_fault_of_a_bad_document() -> None:
    evidence = sample().evidence()
    report = verify(evolve(evidence, record=written({"protocol": "x"}), extract=None, announcement=None))
    assert codes(report, 1) == {"SSJ-FORM-PROTOCOL"}
    with pytest.raises(InvalidInput):
        read_record(b"{}")
