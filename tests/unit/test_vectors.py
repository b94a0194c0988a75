"""The vectors of tests/vectors/draw-v1, against this library and against the second implementation."""

import base64
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeAlias

import jsonschema_rs
import pytest
from tests.second import draw as second_draw
from tests.second import forms as second_forms
from tests.second import journal as second_journal
from tests.second import proof as second_proof
from tests.second import rolls as second_rolls
from tests.second import verify as second_verify

from shuangsuiji import canonical, merkle
from shuangsuiji.digests import Hash, is_hex
from shuangsuiji.draw import proof as proofs
from shuangsuiji.draw.announce import (
    FrozenRolls,
    InspectorPlan,
    Occasion,
    StratumPlan,
    announce,
)
from shuangsuiji.draw.announcement import Slot, Voids, read_announcement
from shuangsuiji.draw.entropy import (
    Beacon,
    Contribution,
    Drand,
    Public,
    Source,
    check_reveals,
    commitment,
    is_public_value,
)
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.journal import read_journal
from shuangsuiji.draw.quota import quota
from shuangsuiji.draw.record import draw, extract_of, read_extract
from shuangsuiji.draw.report import Report
from shuangsuiji.draw.seed import seed_of
from shuangsuiji.draw.seed import ticket as ticket_of
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import DrawStopped, Fault, InvalidInput
from shuangsuiji.ratios.draw_ratio import parse_ratio_text
from shuangsuiji.rolls.entry import SALT_LENGTH
from shuangsuiji.rolls.recusals import Recusals, read_recusals, recusal_salt_faults
from shuangsuiji.rolls.roll import Roll, file_lines, read_file, salt_faults
from shuangsuiji.texts import free_text_fault, identifier_fault, instant_fault

Json: TypeAlias = Any

FOLDER: Final = Path(__file__).resolve().parents[1] / "vectors" / "draw-v1"
FILES: Final = {
    path.name: json.loads(path.read_bytes()) for path in FOLDER.glob("*.json") if path.name != "schema.json"
}
NAMES: Final = {
    "record": "record.json",
    "extract": "extract.json",
    "announcement": "announcement.json",
    "targets": "targets.roll.tsv",
    "inspectors": "inspectors.roll.tsv",
    "recusals": "recusals.tsv",
}


def vectors(*subjects: str, kind: str = "") -> pytest.MarkDecorator:
    """Parametrize over the tests of a subject."""
    found = [
        pytest.param(one, id=f"{name.removesuffix('.json')}/{one['id']}")
        for name, file in FILES.items()
        if file["subject"] in subjects
        for one in file["tests"]
        if kind in {"", one.get("kind")}
    ]
    return pytest.mark.parametrize("test", found)


def data(content: Json) -> bytes:
    return content.encode() if isinstance(content, str) else base64.b64decode(content["base64"])


def maybe(content: Json) -> bytes | None:
    return None if content is None else data(content)


def holds(test: Json) -> bool:
    return bool(test["result"] == "valid")


def accepted(act: Callable[[], object], *errors: type[Exception]) -> bool:
    try:
        act()
    except errors:
        return False
    return True


def ours(act: Callable[[], object]) -> bool:
    return accepted(act, InvalidInput)


def theirs(act: Callable[[], object]) -> bool:
    return accepted(act, second_forms.Refused)


# ── the files ─────────────────────────────────────────────────────────────────────────────────────────────


def test_make_check_passes() -> None:
    done = subprocess.run(
        [sys.executable, str(FOLDER / "make.py"), "--check"], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("name", sorted(FILES))
def test_file_follows_schema(name: str) -> None:
    schema = json.loads((FOLDER / "schema.json").read_bytes())
    assert jsonschema_rs.meta.is_valid(schema)
    jsonschema_rs.Draft202012Validator(schema).validate(FILES[name])


@pytest.mark.parametrize("name", sorted(FILES))
def test_counts_and_flags(name: str) -> None:
    file = FILES[name]
    results = [one["result"] for one in file["tests"]]
    assert (file["valid"], file["invalid"]) == (results.count("valid"), results.count("invalid"))
    assert set(file["flags"]) == {flag for one in file["tests"] for flag in one["flags"]}
    assert len({one["id"] for one in file["tests"]}) == len(file["tests"])


def test_at_least_a_hundred_invalid_rounds_of_every_step() -> None:
    invalid = [one for file in FILES.values() for one in file["tests"] if "fails" in one]
    assert len(invalid) >= 100
    assert {one["fails"] for one in invalid} == {1, 2, 3, 4, 5, 6, 7, 8, 10}
    assert any(one["expect"]["9"] == "failed" for one in invalid)


def test_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.json")) < 3_500_000


# ── single values ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("X-4")
@vectors("hash", kind="digest")
def test_digest(test: Json) -> None:
    message = test["message"].encode()
    assert Hash(test["hash"]).hex(message) == test["digest"]
    assert second_forms.digest(test["hash"], message) == test["digest"]


@pytest.mark.requirement("X-4")
@vectors("hash", kind="salt")
def test_salt(test: Json) -> None:
    key = bytes.fromhex(test["key"])
    assert Hash(test["hash"]).hmac(key, test["text"].encode())[:SALT_LENGTH] == test["salt"]
    assert second_rolls.salt_of(test["hash"], key, test["text"]) == test["salt"]


@pytest.mark.requirement("X-5")
@vectors("canonical")
def test_canonical(test: Json) -> None:
    content = data(test["bytes"])
    assert ours(lambda: canonical.decode(content)) is holds(test)
    if test.get("rule") != "1.2":  # there it judges texts where it reads members
        assert theirs(lambda: second_forms.parse(content, "bytes")) is holds(test)


def judged_by_second(kind: str, text: str) -> None:
    match kind:
        case "identifier":
            second_forms.identifier(text, "")
        case "free-text":
            second_forms.free_text(text, "")
        case "instant":
            second_forms.instant(text, "")
        case "ratio":
            second_forms.ratio(text, "")
        case _:
            second_draw.check_reveal({}, {"kind": "public"}, text)


def judged(kind: str, text: str) -> bool:
    match kind:
        case "identifier":
            return identifier_fault(text) is None
        case "free-text":
            return free_text_fault(text) is None
        case "instant":
            return instant_fault(text) is None
        case "ratio":
            return ours(lambda: parse_ratio_text(text))
        case _:
            return is_public_value(text)


@pytest.mark.requirement("X-5")
@vectors("text")
def test_text(test: Json) -> None:
    assert judged(test["kind"], test["text"]) is holds(test)
    assert theirs(lambda: judged_by_second(test["kind"], test["text"])) is holds(test)


@pytest.mark.requirement("A11-3", "X-4")
@vectors("quota")
def test_quota(test: Json) -> None:
    ratio, base, eligible, rounding = test["ratio"], test["base"], test["eligible"], test["rounding"]
    assert quota(Fraction(ratio), base, rounding, eligible) == test["quota"]
    assert second_draw.quota_of(ratio, base, eligible, rounding) == test["quota"]


@pytest.mark.requirement("X-4")
@vectors("merkle", kind="root")
def test_root(test: Json) -> None:
    lines = [line.encode() for line in test["lines"]]
    assert merkle.root(lines, Hash(test["hash"])).hex() == test["root"]
    assert second_rolls.root(test["hash"], lines) == test["root"]


@vectors("merkle", kind="path")
def test_path(test: Json) -> None:
    line, index, size, steps = data(test["line"]), test["index"], test["size"], test["path"]
    found = merkle.root_of_path(
        line, index, size, [bytes.fromhex(each) for each in steps], Hash(test["hash"])
    )
    assert (found is not None and found.hex() == test["root"]) is holds(test)

    def by_second() -> None:
        leads_to = second_rolls.root_by_path(test["hash"], line, index, size, steps)
        second_forms.require(leads_to == test["root"], "10.1", "another root")

    assert theirs(by_second) is holds(test)


@vectors("commitment")
def test_commitment(test: Json) -> None:
    party, task, number, nonce = test["party"], test["task"], test["round"], test["nonce"]
    made = commitment(Hash(test["hash"]), party, task, number, nonce)
    assert (is_hex(nonce) and made == test["commitment"]) is holds(test)
    announced = {"hash": test["hash"], "task": task, "round": number}
    source = {"kind": "contribution", "party": party, "commitment": test["commitment"]}
    assert theirs(lambda: second_draw.check_reveal(announced, source, nonce)) is holds(test)


@pytest.mark.requirement("X-4")
@vectors("seed")
def test_seed(test: Json) -> None:
    announcement = read_announcement(test["announcement"].encode())
    h = announcement.h
    seed = seed_of(announcement.digest(), test["reveals"], h)
    assert (announcement.digest(), seed.text) == (test["digest"], test["seed"])
    assert h.hex(test["message"].encode()) == test["seed"]
    parsed = second_forms.parse(test["announcement"].encode(), "announcement")
    assert second_draw.seed_of(parsed, test["reveals"]) == test["seed"]
    for purpose in ("targets", "inspectors", "groups", "leaders"):
        assert seed.key(purpose) == test["keys"][purpose]
        assert second_draw.key_of(h.name, test["seed"], purpose) == test["keys"][purpose]


KEY_OF: Final = {"target": "targets", "inspector": "inspectors", "group": "groups", "leader": "leaders"}


@pytest.mark.requirement("X-4")
@vectors("seed")
def test_tickets(test: Json) -> None:
    name = json.loads(test["announcement"])["hash"]
    for one in test["tickets"]:
        key, id_ = test["keys"][KEY_OF[one["of"]]], one["id"]
        if one["of"] == "target":
            tail = f"{one['salt']}:{id_}" if one["salt"] else id_
            entry = second_rolls.Entry(b"", id_, "", "eligible", "", (), one["salt"])
            by_second = second_draw.target_ticket(name, key, entry)
        elif one["of"] == "leader":
            tail = f"{one['unit']}\t{id_}"
            by_second = second_draw.leader_ticket(name, key, one["unit"], id_)
        else:
            tail = f"{one['lap']}\t{id_}"
            by_second = second_draw.lap_ticket(name, key, one["lap"], id_)
        assert ticket_of(Hash(name), key, tail.encode()).hex() == one["ticket"] == by_second


@pytest.mark.requirement("X-2")
@vectors("beacon")
def test_beacon(test: Json) -> None:
    """What is checked here without a pairing: message, time, randomness; signatures are for the beacon's adapter."""
    assert sha256(test["round"].to_bytes(8, "big")).hexdigest() == test["message"]
    assert test["genesis"] + (test["round"] - 1) * test["period"] == test["time"]
    source = Drand(chain=test["chain"], round=test["round"])
    reveal = {"randomness": test["randomness"], "signature": test["signature"]}
    (checked,) = check_reveals([source], [reveal], lambda *_: False)
    fits = sha256(bytes.fromhex(test["signature"])).hexdigest() == test["randomness"]
    assert (checked.fault is None) is fits
    assert fits or not holds(test)


# ── rolls ─────────────────────────────────────────────────────────────────────────────────────────────────


def our_roll(test: Json) -> Roll:
    roll = read_file(data(test["file"]), Hash(test["hash"]), test["form"])
    if "key" in test and list(salt_faults(roll, bytes.fromhex(test["key"]))):
        raise InvalidInput(*salt_faults(roll, bytes.fromhex(test["key"])))
    return roll


def their_roll(test: Json) -> list[second_rolls.Entry]:
    roll = second_rolls.read_roll(data(test["file"]), test["form"], "roll")
    if "key" in test:
        salted = [(entry.id, entry.salt) for entry in roll]
        second_rolls.check_salts(test["hash"], bytes.fromhex(test["key"]), salted, "roll")
    return roll


@pytest.mark.requirement("X-5")
@vectors("roll", kind="roll")
def test_roll(test: Json) -> None:
    assert ours(lambda: our_roll(test)) is holds(test)
    assert theirs(lambda: their_roll(test)) is holds(test)
    if holds(test):
        roll = our_roll(test)
        parts = [{"name": p.name, "scope": p.scope, "eligible": p.eligible} for p in roll.parts]
        assert {"root": roll.root, "size": roll.size, "parts": parts} == test["expect"]
        lines = [entry.line for entry in their_roll(test)]
        assert second_rolls.root(test["hash"], lines) == test["expect"]["root"]


def our_recusals(test: Json) -> Recusals:
    h = Hash(test["hash"])
    targets, inspectors = (read_file(data(test[name]), h, "open") for name in ("targets", "inspectors"))
    return read_recusals(file_lines(data(test["file"])), targets, inspectors, "open")


def their_recusals(test: Json) -> list[second_rolls.Recusal]:
    found = second_rolls.read_recusals(data(test["file"]), "open", "recusals")
    targets, inspectors = (
        second_rolls.read_roll(data(test[name]), "open", name) for name in ("targets", "inspectors")
    )
    second_rolls.check_recused(found, targets, inspectors, "recusals")
    return found


@vectors("roll", kind="recusals")
def test_recusals(test: Json) -> None:
    assert ours(lambda: our_recusals(test)) is holds(test)
    assert theirs(lambda: their_recusals(test)) is holds(test)
    if holds(test):
        assert {"root": our_recusals(test).root, "size": our_recusals(test).size} == test["expect"]
        lines = [each.line for each in their_recusals(test)]
        assert second_rolls.root(test["hash"], lines) == test["expect"]["root"]


# ── announcements ─────────────────────────────────────────────────────────────────────────────────────────


def source_of(one: Mapping[str, Any]) -> Source:
    members = {name: value for name, value in one.items() if name != "kind"}
    match one["kind"]:
        case "contribution":
            return Contribution(**members)
        case "drand":
            return Drand(**members)
        case _:
            return Public(**members)


def form_of(test: Json, name: str) -> str:
    return "sealed" if name in test["sealed"] else "open"


def rolls_of(test: Json) -> FrozenRolls:
    h, files = Hash(test["hash"]), {name: data(content) for name, content in test["rolls"].items()}
    rolls = {
        name: read_file(files[name], h, form_of(test, name))  # type: ignore[arg-type]
        for name in (NAMES["targets"], NAMES["inspectors"])
        if name in files
    }
    targets, inspectors = rolls[NAMES["targets"]], rolls.get(NAMES["inspectors"])
    pairs = files.get(NAMES["recusals"])
    if pairs is None or inspectors is None:
        return FrozenRolls(targets=targets, inspectors=inspectors)
    form = form_of(test, NAMES["recusals"])
    recusals = read_recusals(file_lines(pairs), targets, inspectors, form)  # type: ignore[arg-type]
    return FrozenRolls(targets=targets, inspectors=inspectors, recusals=recusals)


def announced_by_us(test: Json) -> bytes:
    occasion = Occasion(
        task=test["task"],
        entropy=tuple(source_of(one) for one in test["entropy"]),
        made_at=test["made_at"],
        draw_by=test["draw_by"],
        round=test["round"],
        voids=Voids(**test["voids"]) if test["voids"] else None,
        publish_from=test["publish_from"],
    )
    strata = [
        StratumPlan(
            name=one["name"],
            ratio=parse_ratio_text(one["ratio"]),
            base=one["base"],
            rounding=one["rounding"],
            cap=Fraction(one["cap"]) if one["cap"] else None,
        )
        for one in test["strata"]
    ]
    slots = tuple(Slot(**one) for one in test["slots"])
    plan = (
        InspectorPlan(slots=slots, matching=test["matching"], groups=test["groups"])
        if test["matching"]
        else None
    )
    return announce(occasion, rolls_of(test), strata, plan).encoded()


def announced_by_second(test: Json) -> bytes:
    files = {name: data(content) for name, content in test["rolls"].items()}
    return second_draw.announce(
        task=test["task"],
        targets=files[NAMES["targets"]],
        strata={one["name"]: (one["ratio"], one["base"], one["rounding"]) for one in test["strata"]},
        entropy=test["entropy"],
        made_at=test["made_at"],
        draw_by=test["draw_by"],
        round_=test["round"],
        hash_=test["hash"],
        voids=test["voids"],
        targets_form=form_of(test, NAMES["targets"]),
        inspectors=files.get(NAMES["inspectors"]),
        inspectors_form=form_of(test, NAMES["inspectors"]),
        recusals=files.get(NAMES["recusals"]),
        recusals_form=form_of(test, NAMES["recusals"]),
        matching=test["matching"] or "dealing",
        groups=test["groups"],
        slots=test["slots"],
        publish_from=test["publish_from"],
    )


@pytest.mark.requirement("X-2", "A11-3")
@vectors("announce")
def test_announce(test: Json) -> None:
    assert ours(lambda: announced_by_us(test)) is holds(test)
    if holds(test):
        assert announced_by_us(test).decode() == test["announcement"]
    if "choice" not in test["flags"]:  # the page has no caps
        assert theirs(lambda: announced_by_second(test)) is holds(test)
        if holds(test):
            assert announced_by_second(test).decode() == test["announcement"]


# ── whole rounds ──────────────────────────────────────────────────────────────────────────────────────────


def beacon_of(table: Json) -> Beacon | None:
    if table is None:
        return None
    times = {
        (one["chain"], one["round"], bytes.fromhex(one["signature"])): datetime.fromisoformat(one["time"])
        for one in table
    }
    return lambda chain, number, signature: times.get((chain, number, signature))


def report_of(test: Json) -> Report:
    files = {name: data(test["files"][file]) for name, file in NAMES.items() if file in test["files"]}
    return verify(
        Evidence(
            **files,  # type: ignore[arg-type]
            journal=maybe(test["journal"]),
            earlier=tuple(data(each) for each in test["earlier"]),
            public=tuple(test["public"]),
            beacon=beacon_of(test["beacon"]),
            keys={name: bytes.fromhex(key) for name, key in test["keys"].items()},
            now=datetime.fromisoformat(test["now"]) if "now" in test else None,
        )
    )


@pytest.mark.requirement("X-6")
@vectors("verify", "draw")
def test_ten_steps(test: Json) -> None:
    report = report_of(test)
    found = {str(step.number): step.outcome.value for step in report.steps}
    assert found == {name: value for name, value in test["expect"].items() if name != "trust"}
    if test["expect"]["trust"] is not None:
        assert report.trust == test["expect"]["trust"]
    assert report.ok is holds(test)
    if not holds(test):
        assert min(int(name) for name, value in found.items() if value == "failed") == test["fails"]
    if "rounds" in test:
        rounds = [{"round": n.number, "state": n.state, "complete": n.complete} for n in report.rounds]
        assert rounds == test["rounds"]


@vectors("verify", "draw")
def test_ten_steps_by_second(test: Json) -> None:
    if "choice" in test["flags"]:
        pytest.skip("the page leaves it open, and the second implementation chose otherwise")
    verifier = second_verify.Verifier(
        {name: data(content) for name, content in test["files"].items()},
        test["public"],
        beacon_of(test["beacon"]),
        maybe(test["journal"]),
        [data(each) for each in test["earlier"]],
        {NAMES[name]: bytes.fromhex(key) for name, key in test["keys"].items()},
    )
    found = {str(number): said.partition(":")[0] for number, said in verifier.run().items()}
    assert found == {name: value for name, value in test["expect"].items() if name != "trust"}
    if test["expect"]["trust"] is not None:
        trust = second_verify.trust_of(verifier.announcement, checked=bool(verifier.checked_sources))
        assert trust == test["expect"]["trust"]
    if "rounds" in test:
        states = [
            state.replace("announced", "open") for _, state in second_journal.listed(data(test["journal"]))
        ]
        assert states == [one["state"].replace("abandoned", "open") for one in test["rounds"]]


@pytest.mark.requirement("X-4", "A11-2")
@vectors("draw")
def test_draw_again(test: Json) -> None:
    files = {name: data(content) for name, content in test["files"].items()}
    announcement = read_announcement(files["announcement.json"])
    rolls = frozen_by(announcement.encoded(), files)
    result = draw(announcement, test["reveals"], rolls.targets, rolls.inspectors, rolls.recusals)
    assert result.record.encoded() == files["record.json"]
    assert extract_of(result.record).encoded() == files["extract.json"]
    assert result.forced == (test["forced"] or 0)
    if rolls.recusals and rolls.recusals.form == "sealed":
        key = bytes.fromhex(test["keys"]["recusals"])
        assert not list(recusal_salt_faults(rolls.recusals, key, announcement.h))


@pytest.mark.requirement("X-4")
@vectors("draw")
def test_draw_again_by_second(test: Json) -> None:
    files = {name: data(content) for name, content in test["files"].items()}
    rolls = [files.get(NAMES[name]) for name in ("inspectors", "recusals")]
    record, forced = second_draw.replay(
        files["announcement.json"], test["reveals"], files["targets.roll.tsv"], *rolls
    )
    assert second_forms.canonical(record) == files["record.json"]
    assert second_draw.extract(files["record.json"]) == files["extract.json"]
    assert forced == test["forced"]


def frozen_by(announcement: bytes, files: Mapping[str, bytes]) -> FrozenRolls:
    """The rolls of a folder, in the forms that its announcement gives."""
    head = json.loads(announcement)
    people = head["inspectors"] or {}
    sealed = {
        NAMES["targets"]: head["targets"]["form"] == "sealed",
        NAMES["inspectors"]: people.get("form") == "sealed",
        NAMES["recusals"]: (people.get("recusals") or {}).get("form") == "sealed",
    }
    rolls = {name: content.decode() for name, content in files.items() if name in sealed}
    return rolls_of({"hash": head["hash"], "rolls": rolls, "sealed": [n for n, yes in sealed.items() if yes]})


# ── stops ─────────────────────────────────────────────────────────────────────────────────────────────────

CAUSES: Final = {
    "standing": "standing",
    "skills": "skills",
    "recusal": "recusal",
    "area": "area",
    "team": "already in the team",
    "grouped": "already in a group",
}


def stopped(faults: Sequence[Fault]) -> Json:
    """Put a stop's faults into the words of the vectors."""
    params = [dict(each.params) for each in faults]
    first = params[0]
    if "department" in first:
        causes = {said: first[name] for name, said in CAUSES.items() if name in first}
        unit = first.get("group", first.get("target"))
        return {"unit": unit, "department": first["department"], "causes": causes}
    groups = [
        {"group": one["group"], "inspector": one["inspector"], "cause": each.code.rpartition("-")[2].lower()}
        for one, each in zip(params, faults, strict=True)
    ]
    return {"unit": first["target"], "department": None, "groups": groups}


@pytest.mark.requirement("A12-9")
@vectors("stop")
def test_stop(test: Json) -> None:
    files = {name: data(content) for name, content in test["files"].items()}
    announcement = read_announcement(files["announcement.json"])
    rolls = frozen_by(announcement.encoded(), files)
    with pytest.raises(DrawStopped) as stop:
        draw(announcement, test["reveals"], rolls.targets, rolls.inspectors, rolls.recusals)
    assert stopped(stop.value.faults) == test["expect"]


@vectors("stop")
def test_stop_by_second(test: Json) -> None:
    files = {name: data(content) for name, content in test["files"].items()}
    rolls = [files.get(NAMES[name]) for name in ("inspectors", "recusals")]
    with pytest.raises(second_draw.Stopped) as stop:
        second_draw.draw(files["announcement.json"], test["reveals"], files["targets.roll.tsv"], *rolls)
    found = {"unit": stop.value.unit, "department": stop.value.slot}
    if stop.value.slot is None:
        groups = [
            {"group": name, "inspector": inspector, "cause": cause}
            for name, (inspector, cause) in stop.value.causes.items()
        ]
        assert {**found, "groups": groups} == test["expect"]
    else:
        assert {**found, "causes": stop.value.causes} == test["expect"]


# ── proofs ────────────────────────────────────────────────────────────────────────────────────────────────


def our_answer(test: Json) -> Json:
    proof, extract, journal = (maybe(test[name]) for name in ("proof", "extract", "journal"))
    answer = proofs.check(
        proofs.read_proof(proof or b""),
        read_extract(extract) if extract is not None else None,
        read_journal(journal) if journal is not None else None,
    )
    return {"answer": answer.standing, "reason": answer.reason, "confirmed": answer.confirmed is True}


@vectors("proof")
def test_proof(test: Json) -> None:
    assert ours(lambda: our_answer(test)) is holds(test)
    if holds(test):
        assert our_answer(test) == test["expect"]


@vectors("proof")
def test_proof_by_second(test: Json) -> None:
    def answer() -> str:
        return second_proof.check(data(test["proof"]), maybe(test["extract"]), maybe(test["journal"]))

    assert theirs(answer) is holds(test)
    if holds(test):
        expect = test["expect"]
        said = f"excluded:{expect['reason']}" if expect["answer"] == "excluded" else expect["answer"]
        bound = expect["answer"] != "not bound"
        assert answer() == (said if expect["confirmed"] or not bound else f"{said}; not confirmed")
