"""The second implementation by itself."""

import hashlib
import hmac
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from . import draw, forms, journal, proof, rolls, verify

KEYS = {"targets.roll.tsv": b"\x01" * 32, "inspectors.roll.tsv": b"\x02" * 32, "recusals.tsv": b"\x03" * 32}
NONCES = {"市场监管局": "11" * 32, "witness": "22" * 32}
SIGNATURE = "ab" * 48
BEACON = {"randomness": hashlib.sha256(bytes.fromhex(SIGNATURE)).hexdigest(), "signature": SIGNATURE}
ALL = dict.fromkeys(range(1, 11), "passed")
SLOTS = [
    {"department": "fire", "count": 1, "leads": False, "area": "any"},
    {"department": "market", "count": 2, "leads": True, "area": "different"},
]
AT = "2026-04-01T{}:00:00+08:00"


def beacon(chain: str, round_: int, signature: bytes) -> datetime | None:
    """A beacon whose only round is at noon in Beijing."""
    good = (chain, round_, signature) == ("cd" * 32, 7, bytes.fromhex(SIGNATURE))
    return datetime(2026, 4, 1, 4, 0, tzinfo=UTC) if good else None


def table(rows: Sequence[tuple[str, ...]], h: str, name: str, *, sealed: bool, joined: int = 1) -> bytes:
    """A roll's or the recusals' file."""
    lines = []
    for row in rows:
        salt = (rolls.salt_of(h, KEYS[name], "\t".join(row[:joined])),) if sealed else ()
        lines.append("\t".join(row + salt).encode())
    return b"".join(line + b"\n" for line in sorted(lines))


def people(h: str, *, sealed: bool) -> bytes:
    """Inspectors of three departments, one of them excluded, one department without a slot."""
    rows = [(f"F{i}", "fire", "eligible", "", "food") for i in range(6)]
    rows += [(f"M{i}", "market", "eligible", f"area {i % 3}", "food,weights") for i in range(9)]
    rows += [("M9", "market", "excluded:on-leave", "area 1", "food"), ("X1", "tax", "eligible", "", "")]
    return table(rows, h, "inspectors.roll.tsv", sealed=sealed)


class Task:
    """A small task with everything in it."""

    def __init__(self, h: str, matching: str = "dealing", *, sealed: bool = False) -> None:
        """Announce, draw, journal."""
        self.h = h
        form = "sealed" if sealed else "open"
        rows = [(f"企业{i:02}", "高" if i % 3 else "low", "eligible", "", "") for i in range(20)]
        rows += [(f"shop{i}", "low", "eligible", f"area {i % 3}", "food") for i in range(6)]
        rows = [(*row[:3], "area 9", row[4]) for row in rows]
        rows += [("gone", "zero", "excluded:deregistered", "", "")]
        self.targets = table(rows, h, "targets.roll.tsv", sealed=sealed)
        self.inspectors = people(h, sealed=sealed)
        pairs = [("shop1", "M1", "kin"), ("shop1", "M1", "shares"), ("企业03", "F0", "former post")]
        pairs = pairs if matching == "dealing" else [("gone", "M1", "kin")]
        self.recusals = table(pairs, h, "recusals.tsv", sealed=sealed, joined=2)
        self.announcement = self.announce(form, matching)
        self.reveals: list[Any] = [*NONCES.values(), BEACON, "03 17 25"]
        self.record = draw.draw(self.announcement, self.reveals, self.targets, self.inspectors, self.recusals)
        self.digest = forms.digest(h, self.announcement)
        self.journal = self.journalled()

    def announce(self, form: str, matching: str, **more: forms.Value) -> bytes:
        """The announcement."""
        entropy: list[dict[str, Any]] = [
            {
                "kind": "contribution",
                "party": name,
                "commitment": draw.commitment(self.h, name, "T", 1, nonce),
            }
            for name, nonce in NONCES.items()
        ]
        entropy.append({"kind": "drand", "chain": "cd" * 32, "round": 7})
        entropy.append({"kind": "public", "source": "the balls, two digits each, one space between"})
        given: dict[str, Any] = {
            "task": "T",
            "hash_": self.h,
            "targets": self.targets,
            "strata": {
                "高": ("1/4", "scope", "up"),
                "low": ("1/3", "eligible", "half-up"),
                "zero": ("3/100", "scope", "up"),
            },
            "entropy": entropy,
            "made_at": AT.format("08"),
            "draw_by": AT.format("18"),
            "targets_form": form,
            "inspectors": self.inspectors,
            "inspectors_form": form,
            "recusals": self.recusals,
            "recusals_form": form,
            "matching": matching,
            "groups": 3 if matching == "groups" else None,
            "slots": SLOTS,
        }
        return draw.announce(**{**given, **more})

    def journalled(self) -> bytes:
        """The journal, up to the confirmation."""
        data = journal.append(b"", self.h, self.digest, AT.format("09"), "announced")
        for index, value in enumerate(self.reveals):
            body = {"index": index, "reveal": forms.json_digest(self.h, value)}
            data = journal.append(data, self.h, self.digest, AT.format(f"{index + 10}"), "revealed", body)
        body = {"by": "clerk", "record": forms.digest(self.h, self.record)}
        return journal.append(data, self.h, self.digest, AT.format("15"), "confirmed", body)

    def files(self) -> dict[str, bytes]:
        """The round's folder."""
        return {
            "announcement.json": self.announcement + b"\n",
            "record.json": self.record,
            "extract.json": draw.extract(self.record),
            "targets.roll.tsv": self.targets,
            "inspectors.roll.tsv": self.inspectors,
            "recusals.tsv": self.recusals,
        }

    def verify(self, **changed: bytes | None) -> dict[int, str]:
        """The verdict, with some files changed (None: left out) and named by their first word."""
        files = self.files()
        for name, data in changed.items():
            full = next((known for known in files if known.startswith(name)), name)
            files.pop(full, None)
            if data is not None and name != "journal":
                files[full] = data
        diary = changed.get("journal", self.journal)
        return verify.verify(files, public=["03 17 25"], beacon=beacon, journal=diary, keys=KEYS)


@pytest.fixture(params=["sha256", "sm3"])
def task(request: pytest.FixtureRequest) -> Task:
    """An open task with dealing, in both hashes."""
    return Task(request.param)


def test_hashes() -> None:
    """1.1 SM3's own example; the written-out SM3 and HMAC."""
    abc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert forms.sm3(b"abc").hex() == abc
    assert forms.digest("sm3", bytes(200)) == forms.sm3(bytes(200)).hex()
    expected = hmac.new(b"k" * 32, b"text", "sha256").hexdigest()
    assert forms.hmac_digest("sha256", b"k" * 32, b"text") == expected


@pytest.mark.parametrize("h", ["sha256", "sm3"])
@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("matching", ["dealing", "groups"])
def test_whole(h: str, matching: str, *, sealed: bool) -> None:
    """A task passes all ten steps, and every target proves its part."""
    made = Task(h, matching, sealed=sealed)
    assert made.verify() == ALL
    extract = draw.extract(made.record)
    answers = []
    for entry in rolls.read_roll(made.targets, "sealed" if sealed else "open", "targets"):
        shown = proof.make(made.record, made.targets, entry.id)
        answers.append(proof.check(shown, extract, made.journal))
        assert proof.check(shown, extract) == answers[-1] + "; not confirmed"
        assert proof.check(shown) == "not bound"
    assert answers.count("drawn") == 4 + 4
    assert answers.count("excluded:deregistered") == 1


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        (b'"quota":4', b'"quota":3', 4),
        (b"11" * 32, b"12" * 32, 5),
        (b'"seed":"', b'"seed":"0', 1),
        (b'"leader":true', b'"leader":false', 8),
        (b'"cutoff":null', b'"cutoff":"' + b"0" * 64 + b'"', 7),
        (b'"teams":[', b'"teams": [', 1),
    ],
)
def test_tampered_record(task: Task, old: bytes, new: bytes, step: int) -> None:
    """A changed record fails where it was changed."""
    assert old in task.record
    found = task.verify(record=task.record.replace(old, new, 1), extract=None, announcement=None)
    assert found[step].startswith("failed")
    if step == 1:
        assert set(list(found.values())[1:]) == {"not run: step 1 failed"}


def test_tampered_files(task: Task) -> None:
    """Changed, missing and superfluous files."""
    found = task.verify(targets=task.targets.replace(b"shop0", b"shoq0"))
    assert found[3].startswith("failed: 2.6")
    assert found[4] == found[9] == "not run: step 3 failed"
    assert task.verify(recusals=None)[3].startswith("failed: 2.8")
    assert task.verify(announcement=b"{}")[1].startswith("failed")
    swapped = task.journal.split(b"\n")
    assert task.verify(journal=b"\n".join([swapped[1], swapped[0], *swapped[2:]]))[2].startswith("failed: 13")
    bare = task.verify(journal=None)
    assert bare == {**ALL, 10: "not run: journal not given"}
    unconfirmed = b"".join(line + b"\n" for line in swapped[:5])
    assert task.verify(journal=unconfirmed) == {**ALL, 10: "not run: not confirmed"}


def test_unchecked_sources(task: Task) -> None:
    """4.3, 9: sources that the verifier cannot check."""
    files = task.files()
    assert verify.verify(files, public=["03 17 25"])[5] == "not run: beacon not checked"
    assert verify.verify(files, beacon=beacon)[5] == "not run: public value not confirmed"
    assert verify.verify(files, public=["03 17 26"], beacon=beacon)[5].startswith("failed: 4.3")
    assert verify.verify(files, public=["03 17 25"], beacon=lambda *_: None)[5].startswith("failed: 4.2")
    early = datetime(2026, 4, 1, 3, 0, tzinfo=UTC)
    late = verify.verify(files, public=["03 17 25"], beacon=lambda *_: early, journal=task.journal)
    assert late[5].startswith("failed: 4.4")


def test_extract_alone() -> None:
    """9: what an outsider can run on a sealed draw."""
    made = Task("sha256", "dealing", sealed=True)
    sealed = "not run: roll sealed"
    found = made.verify(record=None, targets=None, inspectors=None, recusals=None)
    assert found == {**ALL, 3: sealed, 7: sealed, 8: sealed, 9: sealed}


def test_second_round() -> None:
    """3.5 A round after a voided one."""
    made = Task("sha256")
    first = b"".join(line + b"\n" for line in made.journal.split(b"\n")[:3])
    body = {"approver": "head", "reason": "no reveal", "withheld": ["witness"]}
    diary = journal.append(first, "sha256", made.digest, AT.format("12"), "voided", body)
    source = [{"kind": "public", "source": "the balls"}]
    voids = {"announcement": made.digest, "reason": "no reveal"}
    again = made.announce("open", "dealing", round_=2, voids=voids, entropy=source)
    record = draw.draw(again, ["1"], made.targets, made.inspectors, made.recusals)
    digest = forms.digest("sha256", again)
    diary = journal.append(diary, "sha256", digest, AT.format("13"), "announced")
    reveal = {"index": 0, "reveal": forms.json_digest("sha256", "1")}
    diary = journal.append(diary, "sha256", digest, AT.format("14"), "revealed", reveal)
    confirmed = {"by": "clerk", "record": forms.digest("sha256", record)}
    diary = journal.append(diary, "sha256", digest, AT.format("15"), "confirmed", confirmed)
    files = {**made.files(), "announcement.json": again, "record.json": record}
    del files["extract.json"]
    found = verify.verify(files, public=["1"], journal=diary, earlier=[made.announcement])
    assert found == ALL
    assert journal.listed(diary) == [(made.digest, "voided"), (digest, "confirmed")]
    assert verify.verify(files)[2] == "not run: the rounds before were not given"
    assert verify.verify(files, earlier=[again])[2].startswith("failed")


def test_stop() -> None:
    """7.5 Nobody suits a place."""
    made = Task("sha256")
    slots = [{"department": "fire", "count": 7, "leads": True, "area": "any"}]
    with pytest.raises(forms.Refused, match=r"3\.6"):
        made.announce("open", "dealing", slots=slots)
    short = made.announce("open", "dealing", slots=slots, feasible=False)
    with pytest.raises(draw.Stopped) as stop:
        draw.draw(short, made.reveals, made.targets, made.inspectors, made.recusals)
    assert stop.value.causes["already in the team"] + stop.value.causes["recusal"] == 6
    groups = made.announce("open", "groups", groups=7, feasible=False)
    with pytest.raises(draw.Stopped) as stop:
        draw.draw(groups, made.reveals, made.targets, made.inspectors, made.recusals)
    assert (stop.value.unit, stop.value.slot) == ("group/5", "market")
    assert stop.value.causes == {"standing": 1, "already in a group": 9}


def test_database() -> None:
    """Section 11: the same draw by SQL."""
    made = Task("sha256")
    record = forms.parse(made.record, "record")
    with closing(sqlite3.connect(":memory:")) as base:
        base.create_function("sha256", 1, lambda text: hashlib.sha256(text.encode()).hexdigest())
        base.execute("CREATE TABLE roll (id TEXT, stratum TEXT, standing TEXT)")
        rows = [(e.id, e.kind, e.standing) for e in rolls.read_roll(made.targets, "open", "targets")]
        base.executemany("INSERT INTO roll VALUES (?, ?, ?)", rows)
        query = (
            "SELECT id FROM roll WHERE stratum = :s AND standing = 'eligible' "
            "ORDER BY sha256(:key || ':' || id), id LIMIT :quota"
        )
        key = draw.key_of("sha256", record["seed"], "targets")
        for stratum in record["announcement"]["targets"]["strata"]:
            given = {"s": stratum["name"], "key": key, "quota": stratum["quota"]}
            found = [row[0] for row in base.execute(query, given)]
            assert found == [one["id"] for one in record["drawn"] if one["stratum"] == stratum["name"]]


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1.0}',
        b'{"a":-0}',
        b'{"a":1,"a":1}',
        b'"\\ud800"',
        b"1e3",
        b"[1] ",
        b'{"b":1,"a":1}',
        b"NaN",
        b"1\n\n",
    ],
)
def test_refused_json(text: bytes) -> None:
    """1.3 What is refused."""
    with pytest.raises(forms.Refused):
        forms.parse(text, "text")


def test_forms() -> None:
    """1.4, 1.5, 1.6 A few edges."""
    for bad in ("2/4", "0/1", "3/2", "01/2", "1/9007199254740992"):
        with pytest.raises(forms.Refused):
            forms.ratio(bad, "ratio")
    for bad in ("", " a", "a\u3000", "a\tb", "e\u0301", "\u200b", "字" * 43):
        with pytest.raises(forms.Refused):
            forms.identifier(bad, "identifier")
    for bad in (
        "2026-02-29T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01t00:00:00z",
        "2026-01-01T00:00:00-00:00",
    ):
        with pytest.raises(forms.Refused):
            forms.instant(bad, "instant")
    assert forms.instant("2026-01-01T08:00:00+08:00", "a") == forms.instant("2026-01-01T00:00:00Z", "b")
    assert [draw.quota_of("1/2", 3, 3, how) for how in ("up", "half-up", "down")] == [2, 2, 1]
