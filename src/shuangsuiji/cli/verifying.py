"""The commands of whoever checks a draw: verify it, prove one entry of it, check such a proof."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from shuangsuiji import plugins
from shuangsuiji.cli.screen import Bars
from shuangsuiji.cli.shown import report_data, show_answer, show_report
from shuangsuiji.cli.words import Chains, Folder, Publics, head_of, must_be_folder, screen_of
from shuangsuiji.errors import InvalidInput
from shuangsuiji.office.checking import check_proof_at, prove_at, verify_at
from shuangsuiji.office.clock import now
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.stores.whole import write

RoundNumber = Annotated[int | None, typer.Option("--round", help="SSJ-HELP-ROUND", min=1)]


def verify(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="SSJ-HELP-VERIFY-PATH", metavar="DIR")],
    public: Publics = None,
    round_: RoundNumber = None,
    head: Annotated[str | None, typer.Option(help="SSJ-HELP-HEAD", metavar="SEQ:DIGEST")] = None,
    chain: Chains = None,
) -> None:
    """SSJ-HELP-VERIFY"""
    screen = screen_of(context)
    with Bars(screen).phase("SSJ-WATCH-VERIFY"):
        report = verify_at(path, public or [], now(), plugins.beacon(chain or []), round_, head_of(head))
    show_report(screen, report, now())
    screen.result(report_data(screen, report, now()))
    if not report.ok:
        raise typer.Exit(1)


def prove(
    context: typer.Context,
    folder: Folder,
    id_: Annotated[str, typer.Argument(help="SSJ-HELP-ID", metavar="ID")],
    out: Annotated[Path | None, typer.Option(help="SSJ-HELP-PROOF-OUT", metavar="FILE")] = None,
    round_: RoundNumber = None,
) -> None:
    """SSJ-HELP-PROVE"""
    screen = screen_of(context)
    must_be_folder(folder)
    proof = prove_at(TaskFolder(folder), id_, now(), round_)
    data = proof.encoded() + b"\n"
    if out is None:
        # The bytes themselves: a console's encoding or line ends would break them.
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    write(out, data)
    screen.say("SSJ-CLI-WRITTEN", file=str(out))
    screen.result({"ok": True, "file": str(out), "ticket": proof.ticket})


def check_proof(
    context: typer.Context,
    proof: Annotated[Path, typer.Argument(help="SSJ-HELP-PROOF", metavar="FILE")],
    extract: Annotated[Path | None, typer.Option(help="SSJ-HELP-EXTRACT", metavar="FILE")] = None,
    journal: Annotated[Path | None, typer.Option(help="SSJ-HELP-JOURNAL", metavar="FILE")] = None,
) -> None:
    """SSJ-HELP-CHECK-PROOF"""
    screen = screen_of(context)
    try:
        answer = check_proof_at(proof, extract, journal)
    except InvalidInput as error:
        if any(each.code == "SSJ-FILE-MISSING" for each in error.faults):
            raise
        screen.failed(error)
        raise typer.Exit(1) from error
    show_answer(screen, answer)
    screen.result(
        {
            "ok": answer.standing != "not bound",
            "standing": answer.standing,
            "id": answer.id,
            "stratum": answer.stratum,
            "reason": answer.reason,
            "ticket": answer.ticket,
            "cutoff": answer.cutoff,
            "confirmed": answer.confirmed,
        }
    )
    if answer.standing == "not bound":
        raise typer.Exit(1)
