"""Make the vectors of the draw protocol: `python make.py` writes them, `python make.py --check` compares bytes.

Everything follows from the plans in `tasks.py`; nonces, keys and salts are digests of labels, so that every run gives
the same bytes. Nothing here imports the library: the vectors are made from the page alone, and tests hold the library
against them.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import announcing
import figures
import forms
import frozen
import invalid_documents
import invalid_draws
import invalid_journal
import invalid_rolls
import invalid_teams
import proofs
import stops
import valid
from sealing import PROTOCOL, Json
from vectors import FLAGS

HERE = Path(__file__).resolve().parent

FILES: dict[str, tuple[str, str, Callable[[], Iterable[Json]]]] = {
    "hash.json": ("hash", "Digests and salts (1.1, 2.5, 2.8).", figures.hashes),
    "canonical.json": ("canonical", "Bytes that are canonical JSON, and bytes that are refused (1.2, 1.3).", forms.canonical),
    "texts.json": ("text", "Identifiers, free texts, instants, ratios, public values (1.4 to 1.6, 4.3).", forms.texts),
    "rolls.json": ("roll", "Files of rolls and recusals by themselves (section 2).", frozen.tests),
    "quota.json": ("quota", "Quotas, exactly (3.2).", figures.quotas),
    "merkle.json": ("merkle", "Roots of 1 to 20 lines and inclusion paths (2.7, 10.1).", figures.merkle),
    "announce.json": ("announce", "Announcements made of rolls and rules, and those that are refused (3.1, 3.2, 3.6).", announcing.tests),
    "commitment.json": ("commitment", "Commitments and nonces (4.1).", figures.commitments),
    "quicknet.json": ("beacon", "Rounds of the drand chain quicknet (4.2), for verifiers that hold its key.", figures.quicknet),
    "seed.json": ("seed", "Seeds, keys and tickets (section 5, 7.2 to 7.4).", figures.seeds),
    "draw.json": ("draw", "Whole folders: made again byte for byte, and verified in ten steps (sections 3 to 9, 13).", valid.draws),
    "stop.json": ("stop", "Draws that must stop (7.5).", stops.tests),
    "verify.json": ("verify", "What a verifier says of sound rounds, also where part is missing (section 9).", valid.tests),
    "verify-documents.json": ("verify", "Rounds that step 1 refuses.", invalid_documents.tests),
    "verify-journal.json": ("verify", "Rounds that steps 2 and 10 refuse.", invalid_journal.tests),
    "verify-rolls.json": ("verify", "Rounds that steps 3 and 4 refuse.", invalid_rolls.tests),
    "verify-draws.json": ("verify", "Rounds that steps 5, 6 and 7 refuse.", invalid_draws.tests),
    "verify-teams.json": ("verify", "Rounds that steps 8 and 9 refuse.", invalid_teams.tests),
    "proof.json": ("proof", "Proofs for single targets (section 10).", proofs.tests),
}  # fmt: skip


def plain(character: str) -> bool:
    """Characters that stay as they are: ASCII, common ideographs and their punctuation; nothing that can hide."""
    return character < "\x7f" or "\u4e00" <= character <= "\u9fff" or character in "，。：；（）、“”"


def written(value: Json) -> bytes:
    """A file's bytes: one member a line, with escapes for all that an editor might show wrongly or normalise."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    found = "".join(each if plain(each) else json.dumps(each)[1:-1] for each in text)
    return f"{found}\n".encode()


def file(subject: str, about: str, tests: list[Json]) -> Json:
    names = [one["id"] for one in tests]
    if len({*names}) < len(names):
        raise ValueError(sorted(name for name in names if names.count(name) > 1))
    used = {flag for one in tests for flag in one["flags"]}
    results = [one["result"] for one in tests]
    return {
        "protocol": PROTOCOL,
        "subject": subject,
        "about": about,
        "valid": results.count("valid"),
        "invalid": results.count("invalid"),
        "flags": {flag: said for flag, said in FLAGS.items() if flag in used},
        "tests": tests,
    }


def made() -> dict[str, bytes]:
    return {
        name: written(file(subject, about, list(tests()))) for name, (subject, about, tests) in FILES.items()
    }


def differing(files: dict[str, bytes]) -> list[str]:
    there = {path.name for path in HERE.glob("*.json")} - {"schema.json"}
    changed = {name for name, data in files.items() if name in there and (HERE / name).read_bytes() != data}
    return sorted(changed | (there ^ files.keys()))


def main(arguments: list[str]) -> int:
    files = made()
    if arguments == ["--check"]:
        found = differing(files)
        sys.stdout.write("".join(f"{name}: not what make.py makes; run it and commit\n" for name in found))
        return 1 if found else 0
    for name, data in files.items():
        (HERE / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
