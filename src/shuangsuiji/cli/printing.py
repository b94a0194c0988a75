"""打印: papers on the screen, in a file, or for all targets in a folder; as plain text, or by a writer such as Word's."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

import typer
from attrs import asdict, evolve
from rich.console import Console
from rich.markup import escape

from shuangsuiji import plugins
from shuangsuiji.cli.screen import Bars, Data, Screen
from shuangsuiji.cli.telling import finding_text
from shuangsuiji.documents.plain import plain
from shuangsuiji.errors import Fault, InvalidInput, Place, ShuangsuijiError, fault
from shuangsuiji.findings import Finding
from shuangsuiji.printed import Paper
from shuangsuiji.stores.names import names_of
from shuangsuiji.stores.whole import write

Press = Callable[[Paper], bytes]
"""What makes a file's bytes of a paper."""

PLAIN: Final = ".txt"
_ALL: Final = ".docx"


def form_of(asked: str, out: Path | None, *, every: bool) -> str:
    """Give how the files end: as it is asked for, else as the file to write does.

    >>> form_of("", Path("通知书.DOCX"), every=False), form_of("txt", Path("通知书"), every=True), form_of("", None, every=False)
    ('.docx', '.txt', '.txt')
    """
    if asked:
        return "." + asked.lower().lstrip(".")
    return _ALL if every else (out.suffix.lower() if out else "") or PLAIN


def press_of(form: str, template: Path | None) -> Press:
    """Give what prints in a form.

    Raises:
        AdapterMissing: nobody prints in it; the package to install is named.
        InvalidInput: the template cannot be used.
    """
    if form == PLAIN:
        if template:
            raise InvalidInput(fault("SSJ-PAPER-TEMPLATE", Place(path="--template")))
        return _plain
    return plugins.paper_writer(form, template).printed


def _plain(paper: Paper) -> bytes:
    return f"{plain(paper)}\n".encode()


def show(screen: Screen, press: Press, made: Paper, out: Path | None) -> None:
    """Show the paper alone, so that it can be piped; what questions it goes to the error stream."""
    if out is not None:
        write(out, press(made))
        screen.say("SSJ-CLI-WRITTEN", file=str(out))
    elif not screen.as_json:
        typer.echo(plain(made))
    _question(screen, made.findings)
    screen.result(
        {
            "ok": True,
            "paper": asdict(made, filter=lambda attribute, _: attribute.name != "findings"),
            "plain": plain(made),
            "findings": _findings(screen, made.findings),
        }
    )


def print_all(
    screen: Screen, press: Press, papers: Iterable[tuple[str, Callable[[], Paper]]], folder: Path, form: str
) -> None:
    """每户一份: print what can be printed, each file named after its target, and say why the rest cannot be.

    Args:
        screen: where to say so.
        press: what prints.
        papers: each target with what makes its paper.
        folder: where to.
        form: how the files end.

    Raises:
        InvalidInput: nothing can be printed.
        typer.Exit: with 1, something cannot.
    """
    printed: list[tuple[str, Path, Paper]] = []
    left: dict[str, tuple[Fault, ...]] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for target, make in Bars(screen).rows("SSJ-WATCH-PAPERS", iter(papers)):
        try:
            made = make()
            data = press(made)
        except ShuangsuijiError as error:
            left[target] = tuple(_of(target, each) for each in error.faults)
            continue
        path = folder.joinpath(*names_of(target)).with_name(names_of(target)[-1] + form)
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, data, lasting=False)
        printed.append((target, path, made))
    if left and not printed:
        raise InvalidInput(*(each for faults in left.values() for each in faults))
    _say(screen, printed, left, folder)


def _of(target: str, found: Fault) -> Fault:
    """Say whose paper cannot be printed, beside the place that is wrong."""
    return found.at(evolve(found.place, path=f"{target} {found.place.path}".rstrip()))


def _say(
    screen: Screen,
    printed: Sequence[tuple[str, Path, Paper]],
    left: dict[str, tuple[Fault, ...]],
    folder: Path,
) -> None:
    screen.say("SSJ-CLI-PAPERS", number=len(printed), folder=str(folder))
    if left:
        screen.say("SSJ-CLI-PAPERS-LEFT", number=len(left))
        screen.note([each for faults in left.values() for each in faults])
    findings = tuple(dict.fromkeys(each for _, _, made in printed for each in made.findings))
    _question(screen, findings)
    papers: list[Data] = [{"target": target, "file": str(path)} for target, path, _ in printed]
    left_out: list[Data] = [
        {"target": target, "faults": [screen.fault(each) for each in faults]}
        for target, faults in left.items()
    ]
    screen.result(
        {"ok": not left, "papers": papers, "left_out": left_out, "findings": _findings(screen, findings)}
    )
    if left:
        raise typer.Exit(1)


def _findings(screen: Screen, findings: Iterable[Finding]) -> list[Data]:
    return [{"code": each.code, "text": finding_text(each, screen.language)} for each in findings]


def _question(screen: Screen, findings: Sequence[Finding]) -> None:
    if screen.as_json:
        return
    console = Console(stderr=True, highlight=False, emoji=False)
    for each in findings:
        console.print(f"[yellow]![/] {escape(finding_text(each, screen.language))}", soft_wrap=True)
