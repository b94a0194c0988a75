"""One tree of errors; each leaf says what its reader does next.

    ShuangsuijiError                 anything that this library raises on purpose
    ├── InvalidInput (ValueError)    what was given is not valid: correct it; every fault is listed
    ├── ActRefused                   the act is not allowed in this state: read why, do what comes first
    │   └── OverrideNeeded           the act is questioned by findings: leave it, or give an override for each
    ├── DrawStopped                  a place that no inspector suits (第十二条): decide on record, then a new round
    ├── Conflict                     somebody else was first: load again and decide again
    ├── Damaged                      the journal was changed or is incomplete: replay it, find out who touched it
    ├── Unavailable                  a store or platform does not answer now: try the same again later
    ├── Rejected                     the platform took nothing and says why: correct it, then send again
    ├── NotAuthorised                the platform does not know us, or we may not: see to account and token
    ├── NotOffered                   the platform has no such thing: do without it, nothing else is wrong
    ├── AdapterFault                 an adapter broke its port's promise: tell its author, the code names the promise
    └── AdapterMissing               an adapter is not installed: install the package that is named

An error holds `faults`: codes, places and data. Words are made from `messages` when somebody reads them,
in Chinese unless English is asked for. Codes are stable; tests and programs compare codes, never words.
"""

from collections.abc import Iterable
from typing import Self

from attrs import evolve, frozen

from shuangsuiji import messages
from shuangsuiji.messages.text import Language, visible


@frozen(kw_only=True)
class Place:
    """Where something stands: as much of it as is known.

    Args:
        file: the file's name as the user gave it.
        sheet: the worksheet's name.
        row: the row or line, from 1, as a spreadsheet or an editor shows it.
        column: the column's header, or its letter.
        cell: the cell as a spreadsheet names it, such as `B17`.
        path: the place inside a JSON or TOML document, such as `$.targets.strata[0].ratio`.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    cell: str = ""
    path: str = ""

    def text(self, language: Language = "zh") -> str:
        """Give the place in words, empty where nothing is known.

        >>> Place(file="对象.xlsx", sheet="检查对象", row=17, column="企业名称", cell="B17").text()
        '对象.xlsx，工作表“检查对象”，第 17 行，“企业名称”列（B17）'
        """
        zh = language == "zh"
        cell = (f"（{self.cell}）" if zh else f" ({self.cell})") if self.cell else ""
        parts = (
            self.file,
            self.sheet and (f"工作表“{self.sheet}”" if zh else f"sheet '{self.sheet}'"),
            self.row and (f"第 {self.row} 行" if zh else f"row {self.row}"),
            self.column and (f"“{self.column}”列{cell}" if zh else f"column '{self.column}'{cell}"),
            self.path,
        )
        return ("，" if zh else ", ").join(visible(str(part)) for part in parts if part)


@frozen
class Fault:
    """One thing that is wrong: its code, its place and its data.

    Args:
        code: stable, such as `SSJ-ROLL-ORDER`; its sentence stands in `messages`.
        params: the data that the sentence names.
        place: where it stands.
    """

    code: str
    params: tuple[tuple[str, str | int], ...] = ()
    place: Place = Place()

    def sentence(self, language: Language = "zh") -> str:
        """Give what is wrong, without place and code, for whoever shows those himself.

        A code of somebody else, such as the adapter of a province, has no sentence here: its data are given as they are.

        >>> fault("PROVINCE-17", line=3).text()
        'line=3〔PROVINCE-17〕'
        """
        if self.code not in messages.CATALOGUE:
            return visible(", ".join(f"{name}={datum}" for name, datum in self.params))
        return messages.text(self.code, dict(self.params), language)

    def text(self, language: Language = "zh") -> str:
        """Give place, sentence and code in one line."""
        sentence = self.sentence(language)
        place = self.place.text(language)
        if language == "zh":
            return f"{place + '：' if place else ''}{sentence}〔{self.code}〕"
        return f"{place + ': ' if place else ''}{sentence} [{self.code}]"

    def at(self, place: Place) -> Self:
        """Give the same fault at another place."""
        return evolve(self, place=place)


def fault(code: str, place: Place | None = None, **params: str | int) -> Fault:
    """Make a fault: `fault("SSJ-ROLL-ORDER", Place(row=7), id="...")`."""
    return Fault(code, tuple(params.items()), place or Place())


class ShuangsuijiError(Exception):
    """Anything that this library raises on purpose.

    Args:
        faults: what is wrong, every one, in the order of the places.
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    @property
    def code(self) -> str:
        """The first fault's code."""
        return self.faults[0].code

    def text(self, language: Language = "zh") -> str:
        """Give all faults, one a line."""
        return "\n".join(each.text(language) for each in self.faults)

    def __str__(self) -> str:
        return self.text()


class InvalidInput(ShuangsuijiError, ValueError):
    """What was given is not valid; correct every fault that is listed and try again."""


class ActRefused(ShuangsuijiError):
    """The act is not allowed in this state; the fault says what comes first."""


class DrawStopped(ShuangsuijiError):
    """A place that no inspector suits stopped the whole draw (第十二条; spec 7.5)."""


class OverrideNeeded(ActRefused):
    """Findings (预警) question the act; it goes through only with an override for each: reason, person, time."""


class Conflict(ShuangsuijiError):
    """Somebody else was first; nothing was written. Load again and decide again."""


class Damaged(ShuangsuijiError):
    """The journal was changed or is incomplete; nothing is written to it. Replay it and find out who touched it."""


class Unavailable(ShuangsuijiError):
    """A store or a platform does not answer now; the same may be tried again later."""


class Undecided(Unavailable):
    """The platform has the document, and somebody there has yet to decide; nothing is wrong, ask for it again later."""


class Rejected(ShuangsuijiError):
    """The platform took nothing and says why; correct it and send again."""


class NotAuthorised(ShuangsuijiError):
    """The platform does not know us, or we may not do this; see to account and token."""


class NotOffered(ShuangsuijiError):
    """The platform has no such thing, today as tomorrow: do without it; nothing else is wrong."""


class AdapterFault(ShuangsuijiError):
    """An adapter broke a promise of its port; the fault names the obligation. Tell its author."""


class AdapterMissing(ShuangsuijiError):
    """No adapter for this; the fault names the package to install."""


def raise_if(faults: Iterable[Fault], error: type[ShuangsuijiError] = InvalidInput) -> None:
    """Raise all faults in one error; do nothing where there are none."""
    found = tuple(faults)
    if found:
        raise error(*found)
