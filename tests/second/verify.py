"""Section 9: verification, in numbered steps."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from .draw import (
    Drawn,
    Stopped,
    check_announcement,
    check_counts,
    check_extract,
    check_frozen,
    check_quotas,
    check_record,
    check_reveal,
    drawn_json,
    drawn_targets,
    extract_of,
    seed_of,
    teams_of,
)
from .forms import Refused, canonical, instant, json_digest, parse, require, since_beginning
from .journal import State, check_chain, check_reveal_order, read_entries, walk
from .rolls import Entry, Recusal, check_recused, check_salts, read_recusals, read_roll

Json = dict[str, Any]
Beacon = Callable[[str, int, bytes], datetime | None]

RECORD, EXTRACT, ANNOUNCEMENT = "record.json", "extract.json", "announcement.json"
TARGETS, INSPECTORS, RECUSALS = "targets.roll.tsv", "inspectors.roll.tsv", "recusals.tsv"
NEEDS = {
    1: (),
    2: (1,),
    3: (1,),
    4: (1, 3),
    5: (1,),
    6: (1,),
    7: (1, 3, 6),
    8: (1, 3, 6, 7),
    9: (1, 3),
    10: (1,),
}


class NotRun(Exception):
    """A step that does not run, and why."""


class Verifier:
    """One verification of one round."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        public: Sequence[str | None],
        beacon: Beacon | None,
        journal: bytes | None,
        earlier: Sequence[bytes],
        keys: Mapping[str, bytes],
    ) -> None:
        """Keep what was given; `keys` are the roll keys by file name, for 2.5."""
        self.files = files
        self.public = list(public)
        self.beacon = beacon
        self.journal = journal
        self.earlier = list(earlier)
        self.keys = keys
        self.record: Json | None = None
        self.shown: Json = {}
        self.announcement: Json = {}
        self.h = ""
        self.digest = ""
        self.targets: list[Entry] | None = None
        self.inspectors: list[Entry] | None = None
        self.recusals: list[Recusal] | None = None
        self.drawn: list[Drawn] = []
        self.forced: int | None = None
        self.checked_sources: list[int] = []

    def run(self) -> dict[int, str]:
        """All steps that can run."""
        results: dict[int, str] = {}
        steps = (
            self.step1, self.step2, self.step3, self.step4, self.step5,
            self.step6, self.step7, self.step8, self.step9, self.step10,
        )  # fmt: skip
        for number, step in enumerate(steps, 1):
            failed = [need for need in NEEDS[number] if results[need].startswith("failed")]
            if failed:
                results[number] = f"not run: step {failed[0]} failed"
                continue
            try:
                step()
                results[number] = "passed"
            except NotRun as reason:
                results[number] = f"not run: {reason}"
            except (Refused, Stopped) as reason:
                results[number] = f"failed: {reason}"
        return results

    # Step 1

    def step1(self) -> None:
        """The record is well-formed; the announcement and the extract equal what they should."""
        require(RECORD in self.files or EXTRACT in self.files, "9", "neither a record nor an extract")
        if RECORD in self.files:
            self.record = check_record(parse(self.files[RECORD], RECORD))
            self.shown = self.record
        if EXTRACT in self.files:
            extract = check_extract(parse(self.files[EXTRACT], EXTRACT))
            if self.record is None:
                self.shown = extract
            else:
                same = canonical(extract) == canonical(extract_of(self.record))
                require(same, "8.4", f"{EXTRACT} is not the record's extract")
        if ANNOUNCEMENT in self.files:
            found = canonical(parse(self.files[ANNOUNCEMENT], ANNOUNCEMENT))
            same = found == canonical(self.shown["announcement"])
            require(same, "9", f"{ANNOUNCEMENT} does not equal the announcement within")
        self.announcement = self.shown["announcement"]
        self.h = self.announcement["hash"]
        self.digest = json_digest(self.h, self.announcement)

    # Step 2

    def step2(self) -> None:
        """The announcement's digest, the rounds before it, and the journal."""
        round_ = self.announcement["round"]
        before: list[str] | None = None
        if self.earlier or round_ == 1:
            before = self.rounds_before()
        if self.journal is None:
            if before is None:
                raise NotRun("the rounds before were not given")
            return
        entries = read_entries(self.journal)
        check_chain(self.h, entries)
        states = walk(entries)
        require(self.digest in states, "3.4", f"announcement {self.digest} is not in the journal")
        names = list(states)
        place = names.index(self.digest)
        require(place == round_ - 1, "3.4", f"round {round_} is announcement {place + 1} of the journal")
        if before is not None:
            require(names[:place] == before, "3.4", f"journal: expected {before}, found {names[:place]}")
        if round_ > 1:
            self.check_voided(names[place - 1], states[names[place - 1]])
        self.check_own(states[self.digest])

    def rounds_before(self) -> list[str]:
        """3.1, 3.5 Each round names the one before it; one task, one hash. The digests of those before."""
        round_ = self.announcement["round"]
        found = len(self.earlier)
        require(found == round_ - 1, "3.1", f"expected {round_ - 1} rounds before, found {found}")
        chain = [check_announcement(parse(data, f"round {i}")) for i, data in enumerate(self.earlier, 1)]
        digests = [json_digest(self.h, item) for item in chain]
        for number, item in enumerate([*chain, self.announcement], 1):
            for name, expected in (("round", number), ("task", self.announcement["task"]), ("hash", self.h)):
                require(
                    item[name] == expected,
                    "3.1",
                    f"round {number}: {name}: {expected!r}, found {item[name]!r}",
                )
            if number > 1:
                named, expected = item["voids"]["announcement"], digests[number - 2]
                require(
                    named == expected, "3.1", f"round {number}: voids: expected {expected}, found {named}"
                )
        return digests

    def check_voided(self, name: str, state: State) -> None:
        """3.5, 4.4 The round before, by the journal."""
        named = self.announcement["voids"]["announcement"]
        require(named == name, "3.5", f"voids: expected {name}, found {named}")
        kinds = {source["kind"] for source in self.announcement["entropy"]}
        if state.withheld:
            require(
                bool(kinds & {"drand", "public"}), "4.4", "no drand or public source after a withheld reveal"
            )

    def check_own(self, state: State) -> None:
        """3.4 This round's reveals and confirmation, by the journal."""
        sources = self.announcement["entropy"]
        check_reveal_order(sources, state)
        for index in range(len(sources)):
            require(index in state.reveals, "3.4", f"journal: reveal {index} is missing")
        for index, value in enumerate(self.shown["reveals"][: len(sources)]):
            expected, found = state.reveals[index], json_digest(self.h, value)
            require(found == expected, "3.4", f"reveal {index}: journal has {expected}, found {found}")
        if state.confirmed is not None:
            late = state.confirmed > instant(self.announcement["draw_by"], "draw_by")
            require(not late, "3.1", f"confirmed after draw_by {self.announcement['draw_by']}")

    # Step 3

    def heads(self) -> dict[str, Json]:
        """What the announcement freezes, by file name."""
        found = {TARGETS: self.announcement["targets"]}
        inspectors = self.announcement["inspectors"]
        if inspectors is not None:
            found[INSPECTORS] = inspectors
            if inspectors["recusals"] is not None:
                found[RECUSALS] = inspectors["recusals"]
        return found

    def step3(self) -> None:
        """Each roll and the recusals."""
        heads = self.heads()
        for name in (INSPECTORS, RECUSALS):
            require(name in heads or name not in self.files, "2.8", f"{name} beside null")
        for name, head in heads.items():
            if name in self.files:
                self.read(name, head)
            elif head["form"] == "open" or (name == RECUSALS and self.record is not None):
                raise Refused("2.8" if name == RECUSALS else "9", f"{name} is missing")
        if self.recusals is not None:
            check_recused(self.recusals, self.targets, self.inspectors, RECUSALS)
        if self.targets is None:
            raise NotRun("roll sealed")

    def read(self, name: str, head: Json) -> None:
        """Section 2: one file."""
        salted: list[tuple[str, str | None]]
        if name == RECUSALS:
            self.recusals = read_recusals(self.files[name], head["form"], name)
            lines = [pair.line for pair in self.recusals]
            salted = [(f"{pair.target}\t{pair.inspector}", pair.salt) for pair in self.recusals]
        else:
            roll = read_roll(self.files[name], head["form"], name)
            lines = [entry.line for entry in roll]
            salted = [(entry.id, entry.salt) for entry in roll]
            if name == TARGETS:
                self.targets = roll
            else:
                self.inspectors = roll
        check_frozen(self.h, head, lines, name)
        if name in self.keys and head["form"] == "sealed":
            check_salts(self.h, self.keys[name], salted, name)

    # Step 4

    def step4(self) -> None:
        """Each stratum's scope, eligible and quota; without the sealed roll the arithmetic only."""
        if self.targets is not None:
            check_counts(self.announcement["targets"], self.targets)
        check_quotas(self.announcement["targets"])

    # Step 5

    def step5(self) -> None:
        """Each reveal."""
        sources, reveals = self.announcement["entropy"], self.shown["reveals"]
        require(len(reveals) == len(sources), "4.4", f"expected {len(sources)} reveals, found {len(reveals)}")
        values = iter(self.public)
        unsure: list[str] = []
        for index, (source, value) in enumerate(zip(sources, reveals, strict=True)):
            check_reveal(self.announcement, source, value)
            if source["kind"] == "drand":
                unsure += self.check_beacon(index, source, value)
            elif source["kind"] == "public":
                unsure += self.check_public(index, next(values, None), value)
        if unsure:
            raise NotRun(unsure[0])

    def check_public(self, index: int, known: str | None, value: str) -> list[str]:
        """4.3 A public value, against the one that the user gives."""
        if known is None:
            return ["public value not confirmed"]
        require(value == known, "4.3", f"reveal {index}: expected {known!r}, found {value!r}")
        self.checked_sources.append(index)
        return []

    def check_beacon(self, index: int, source: Json, value: Json) -> list[str]:
        """4.2, 4.4 A beacon's signature and time."""
        if self.beacon is None:
            return ["beacon not checked"]
        moment = self.beacon(source["chain"], source["round"], bytes.fromhex(value["signature"]))
        if moment is None:
            raise Refused("4.2", f"reveal {index}: the signature is not the beacon's")
        at = since_beginning(moment)
        state = self.own_state()
        if state is not None:
            require(
                at > state.announced, "4.2", f"reveal {index}: the beacon's round is before the announcement"
            )
            for other, revealed in state.revealed.items():
                if self.announcement["entropy"][other]["kind"] == "contribution":
                    require(revealed < at, "4.4", f"reveal {other}: not before the beacon's round")
        self.checked_sources.append(index)
        return []

    def own_state(self) -> State | None:
        """This round in the journal, if step 2 could read it."""
        if self.journal is None:
            return None
        try:
            state = walk(read_entries(self.journal)).get(self.digest)
            if state is not None:
                check_reveal_order(self.announcement["entropy"], state)
        except Refused:
            return None
        return state

    # Steps 6 and 7

    def step6(self) -> None:
        """The seed; the keys follow from it."""
        expected, found = seed_of(self.announcement, self.shown["reveals"]), self.shown["seed"]
        require(found == expected, "5.1", f"expected seed {expected}, found {found}")

    def step7(self) -> None:
        """The drawn targets and the cutoffs."""
        if self.targets is None:
            raise NotRun("roll sealed")
        self.drawn, cutoffs = drawn_targets(self.announcement, self.shown["seed"], self.targets)
        compare("6.3", "cutoff", cutoffs, self.shown["cutoffs"])
        expected: list[Any] = drawn_json(self.drawn)
        if self.record is None and self.announcement["targets"]["form"] == "sealed":
            expected = sorted((one["id"] for one in expected), key=str.encode)
        compare("6.1", "drawn", expected, self.shown["drawn"])

    # Steps 8 and 9

    def second(self) -> tuple[list[Json], list[Entry], list[Entry], list[Recusal]]:
        """What steps 8 and 9 work on."""
        head = self.announcement["inspectors"]
        if head is None:
            raise NotRun("no inspectors")
        recusals = [] if head["recusals"] is None else self.recusals
        sealed = any(one["form"] == "sealed" for one in self.heads().values())
        if self.targets is None or self.inspectors is None or recusals is None:
            raise NotRun("roll sealed")
        if self.record is None:
            raise NotRun("roll sealed" if sealed else "an extract has no teams")
        return self.record["teams"], self.targets, self.inspectors, recusals

    def step8(self) -> None:
        """The teams, replayed."""
        teams, _, inspectors, recusals = self.second()
        expected, self.forced = teams_of(
            self.announcement, self.shown["seed"], self.drawn, inspectors, recusals
        )
        compare("7.2", "team", expected, teams)

    def step9(self) -> None:
        """Every team by itself."""
        teams, _, inspectors, recusals = self.second()
        departments = {entry.id: entry.kind for entry in inspectors}
        recused = {(pair.target, pair.inspector) for pair in recusals}
        slots = self.announcement["inspectors"]["slots"]
        leading = next(slot["department"] for slot in slots if slot["leads"])
        for team in teams:
            target, listed = team["target"], team["members"]
            ids = [member["inspector"] for member in listed]
            require(len(set(ids)) >= 2, "9", f"{target!r}: expected at least two inspectors, found {ids}")
            leaders = [member["inspector"] for member in listed if member["leader"]]
            require(len(leaders) == 1, "7.4", f"{target!r}: expected one leader, found {leaders}")
            found = departments.get(leaders[0])
            require(found == leading, "7.4", f"{target!r}: expected a leader of {leading!r}, found {found!r}")
            bad = [name for name in ids if (target, name) in recused]
            require(not bad, "7.1", f"{target!r}: recused {bad}")

    # Step 10

    def step10(self) -> None:
        """The record's digest against the confirmation."""
        if self.journal is None:
            raise NotRun("journal not given")
        entries = read_entries(self.journal)
        mine = [one for one in entries if one["announcement"] == self.digest and one["kind"] == "confirmed"]
        if not mine:
            raise NotRun("not confirmed")
        found = self.shown["record"] if self.record is None else json_digest(self.h, self.record)
        for entry in mine:
            expected = entry["body"]["record"]
            require(found == expected, "8.2", f"expected record {expected}, found {found}")


def compare(rule: str, what: str, expected: list[Any], found: list[Any]) -> None:
    """Two lists, item by item."""
    for place, (one, two) in enumerate(zip(expected, found, strict=False), 1):
        require(canonical(one) == canonical(two), rule, f"{what} {place}: expected {one}, found {two}")
    require(len(expected) == len(found), rule, f"{what}: expected {len(expected)}, found {len(found)}")


def trust_of(announcement: Json, *, checked: bool) -> str:
    """4.5 The trust found; `checked` tells whether a drand or public source was checked."""
    parties = {one["party"] for one in announcement["entropy"] if one["kind"] == "contribution"}
    if checked:
        return "public"
    if len(parties) >= 2:
        return "multi-party"
    return "single-party" if parties else "none"


def verify(
    files: Mapping[str, bytes],
    *,
    public: Sequence[str | None] = (),
    beacon: Beacon | None = None,
    journal: bytes | None = None,
    earlier: Sequence[bytes] = (),
    keys: Mapping[str, bytes] | None = None,
) -> dict[int, str]:
    """Section 9: for each step `passed`, `failed: why` or `not run: why`.

    `public` holds the user's values in the order of the public sources; `earlier` the announcements of the
    rounds before; `keys` the roll keys by file name.
    """
    return Verifier(files, public, beacon, journal, earlier, keys or {}).run()
