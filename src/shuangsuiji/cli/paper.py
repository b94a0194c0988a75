"""`shuangsuiji paper`: which papers there are, and what each needs of a bureau's journal."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import count, takewhile
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from attrs import evolve, frozen

from shuangsuiji.archive.archiving import Archive, archive_stream
from shuangsuiji.bureau import Bureau
from shuangsuiji.cli.printing import PLAIN, form_of, press_of, print_all, show
from shuangsuiji.cli.replaying import bureau_in
from shuangsuiji.cli.words import screen_of
from shuangsuiji.documents.archive import archive_catalogue
from shuangsuiji.documents.content import Content, Planned, blank_content, issued_content, planned_content
from shuangsuiji.documents.item_sheets import item_sheet
from shuangsuiji.documents.lists import drawn_list, public_list
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.moj import Given, chosen_paper, moj_paper
from shuangsuiji.documents.objections import (
    conclusion_paper,
    correction_paper,
    feedback_paper,
    receipt_paper,
    refusal_paper,
    supplement_paper,
)
from shuangsuiji.documents.people import substitution_approval
from shuangsuiji.documents.results import result_notice
from shuangsuiji.documents.sheets import record_sheet
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.filing import new_file
from shuangsuiji.forms import is_day
from shuangsuiji.objection.state import Objection, objection_stream
from shuangsuiji.office.clock import now
from shuangsuiji.printed import Paper
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class Asked:
    """What the command line asks for, with the bureau that it is about."""

    bureau: Bureau
    task: str
    target: str
    item: str
    number: int
    blank: bool
    planned: Planned
    contact: str
    department: str

    @property
    def matter(self) -> Matter:
        """The task with what stands behind it today."""
        return self.matter_on("")

    def matter_on(self, day: str) -> Matter:
        """Give the task with the rules as they held on a day, so that a paper of then says what it said; empty for today."""
        task: Task = _known(self.bureau, task_stream(self.task))
        rules = self.bureau.rules(task_stream(self.task), day or now().date().isoformat())
        if rules is None:
            raise InvalidInput(fault("SSJ-PAPER-NONE", stream="rulebook"))
        listed = self.bureau.checklist.editions[task.edition - 1]
        return Matter(task=task, edition=listed.edition, rules=rules, departments=self.bureau.departments)

    @property
    def drawn(self) -> tuple[str, ...]:
        """The drawn targets, in the order in which they were drawn.

        Raises:
            InvalidInput: the list is not locked.
        """
        task = self.matter.task
        if task.lock is None:
            raise InvalidInput(fault("SSJ-PAPER-UNLOCKED", task=self.task))
        return tuple(each.entry.id for each in task.lock.targets)

    @property
    def file(self) -> TargetFile:
        """The target's file; before it is opened, as it would be."""
        if not self.target:
            raise InvalidInput(fault("SSJ-PAPER-TARGET", Place(path="--target")))
        opened: TargetFile | None = self.bureau.states.get(file_stream(self.task, self.target))
        found = opened or new_file(self.matter.task, self.target)
        if found is None:
            raise InvalidInput(
                fault("SSJ-PAPER-FILE", Place(path="--target"), task=self.task, target=self.target)
            )
        return found

    @property
    def objection(self) -> Objection:
        """The target's objection of that number; the latest without a number."""
        numbers = takewhile(self._objected, count(1))
        number = self.number or max(numbers, default=1)
        state: Objection = _known(self.bureau, objection_stream(self.task, self.target, number))
        return state

    def _objected(self, number: int) -> bool:
        return objection_stream(self.task, self.target, number) in self.bureau.states

    @property
    def content(self) -> Content:
        """What the notice tells: issued, to be issued on a planned day, or to be completed by hand."""
        if self.blank:
            return blank_content(self.matter, self.file)
        if self.planned.planned_on or not self.file.notices:
            return planned_content(self.matter, self.file, self.planned)
        return issued_content(self.matter, self.file, self.number)

    @property
    def given(self) -> Given:
        """What the form of 2025 wants and no file has."""
        matter = self.matter
        setup = matter.task.setup
        used = self.bureau.inspected(self.target, setup.year, matter.rules, besides=setup.code)
        return Given(used=used, contact=self.contact)


def _known(bureau: Bureau, stream: str) -> Any:  # noqa: ANN401  -- a stream's state is of its own kind
    if stream not in bureau.states:
        raise InvalidInput(fault("SSJ-PAPER-NONE", stream=stream))
    return bureau.states[stream]


def _item_sheet(asked: Asked) -> Paper:
    if not asked.item:
        raise InvalidInput(fault("SSJ-PAPER-ITEM", Place(path="--item")))
    return item_sheet(asked.matter, asked.file, asked.item, blank=asked.blank)


def _catalogue(asked: Asked) -> Paper:
    archive: Archive = _known(asked.bureau, archive_stream(asked.task))
    return archive_catalogue(asked.matter, archive, asked.department, asked.number)


def _substitution(asked: Asked) -> Paper:
    matter = asked.matter
    return substitution_approval(matter, asked.number or len(matter.task.substitutions))


PAPERS: Final[Mapping[str, Callable[[Asked], Paper]]] = {
    "notice": lambda asked: chosen_paper(asked.matter_on(asked.content.on), asked.content, asked.given),
    "moj-notice": lambda asked: moj_paper(asked.matter_on(asked.content.on), asked.content, asked.given),
    "record-sheet": lambda asked: record_sheet(asked.matter, asked.file, blank=asked.blank),
    "item-sheet": _item_sheet,
    "drawn-list": lambda asked: drawn_list(asked.matter),
    "public-list": lambda asked: public_list(
        asked.matter, now().isoformat(), asked.planned.on, asked.bureau.files(asked.task)
    ),
    "result-notice": lambda asked: result_notice(asked.matter, asked.file, asked.planned.on),
    "substitution-approval": _substitution,
    "objection-receipt": lambda asked: receipt_paper(asked.matter, asked.file, asked.objection),
    "objection-refusal": lambda asked: refusal_paper(asked.matter, asked.file, asked.objection),
    "objection-supplement": lambda asked: supplement_paper(asked.matter, asked.file, asked.objection),
    "objection-conclusion": lambda asked: conclusion_paper(asked.matter, asked.file, asked.objection),
    "objection-feedback": lambda asked: feedback_paper(
        asked.matter, asked.file, asked.objection, asked.planned.on
    ),
    "correction-decision": lambda asked: correction_paper(asked.matter, asked.file, asked.number),
    "archive-catalogue": _catalogue,
}
"""Each paper by its name on the command line."""

OF_TASKS: Final = frozenset({"drawn-list", "public-list", "substitution-approval", "archive-catalogue"})
"""Papers that are a task's and no single target's."""

OF_TARGETS: Final = frozenset(PAPERS) - OF_TASKS


def paper(  # noqa: PLR0913, PLR0917  -- the words of a command
    context: typer.Context,
    journal: Annotated[str, typer.Argument(help="SSJ-HELP-REPLAY-DIR", metavar="DIR")],
    kind: Annotated[str, typer.Argument(help="SSJ-HELP-PAPER-KIND", metavar="KIND")],
    task: Annotated[str, typer.Option(help="SSJ-HELP-PAPER-TASK", metavar="CODE")],
    target: Annotated[str, typer.Option(help="SSJ-HELP-PAPER-TARGET", metavar="ID")] = "",
    item: Annotated[str, typer.Option(help="SSJ-HELP-PAPER-ITEM", metavar="ID")] = "",
    number: Annotated[int, typer.Option(help="SSJ-HELP-PAPER-NUMBER", min=0, metavar="N")] = 0,
    planned: Annotated[str, typer.Option(help="SSJ-HELP-PAPER-PLANNED", metavar="YYYY-MM-DD")] = "",
    until: Annotated[str, typer.Option(help="SSJ-HELP-PAPER-UNTIL", metavar="YYYY-MM-DD")] = "",
    date: Annotated[str, typer.Option(help="SSJ-HELP-PAPER-DATE", metavar="YYYY-MM-DD")] = "",
    certificate: Annotated[
        list[str] | None, typer.Option(help="SSJ-HELP-PAPER-CERTIFICATES", metavar="ID=NUMBER")
    ] = None,
    contact: Annotated[str, typer.Option(help="SSJ-HELP-PAPER-CONTACT", metavar="TEXT")] = "",
    department: Annotated[str, typer.Option(help="SSJ-HELP-PAPER-DEPARTMENT", metavar="NAME")] = "",
    out: Annotated[Path | None, typer.Option(help="SSJ-HELP-PAPER-OUT", metavar="PATH")] = None,
    as_: Annotated[str, typer.Option("--as", help="SSJ-HELP-PAPER-AS", metavar="FORM")] = "",
    template: Annotated[Path | None, typer.Option(help="SSJ-HELP-PAPER-TEMPLATE", metavar="FILE")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="SSJ-HELP-PAPER-ALL")] = False,
    blank: Annotated[bool, typer.Option("--blank", help="SSJ-HELP-PAPER-BLANK")] = False,
) -> None:
    """SSJ-HELP-PAPER"""
    screen = screen_of(context)
    make = PAPERS.get(kind)
    if make is None:
        raise InvalidInput(fault("SSJ-PAPER-KIND", kind=kind[:80], known="、".join(PAPERS)))
    raise_if(
        fault("SSJ-TEXT-DAY", Place(path=name), value=day[:80])
        for name, day in (("--planned", planned), ("--until", until), ("--date", date))
        if day and not is_day(day)
    )
    form = form_of(as_, out, every=every)
    press = press_of(form, template)
    if every and (out is None or target or kind not in OF_TARGETS):
        raise InvalidInput(fault("SSJ-PAPER-ALL", Place(path="--all"), kind=kind))
    if out is None and form != PLAIN:
        raise InvalidInput(fault("SSJ-PAPER-OUT", Place(path="--as"), form=form))
    certificates = {each.partition("=")[0]: each.partition("=")[2] for each in certificate or ()}
    asked = Asked(
        bureau=bureau_in(screen, journal),
        task=task,
        target=target,
        item=item,
        number=number,
        blank=blank,
        planned=Planned(planned_on=planned, planned_to=until, on=date, certificates=certificates),
        contact=contact,
        department=department,
    )
    if every and out:
        targets = asked.drawn
        papers = ((each, partial(make, evolve(asked, target=each))) for each in targets)
        print_all(screen, press, papers, out, form)
    else:
        show(screen, press, make(asked), out)
