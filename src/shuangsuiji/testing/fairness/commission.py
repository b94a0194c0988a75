"""受托检验 (第十一条、第十二条): examine what a command line names, and give the report in the forms that are shown."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Collection
from contextlib import redirect_stdout
from importlib import import_module
from typing import Any, Final, cast

from attrs import frozen

from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji.testing.fairness.command import Command, DealCommand
from shuangsuiji.testing.fairness.examination import PAGES, examine
from shuangsuiji.testing.fairness.page import page
from shuangsuiji.testing.fairness.report import Report
from shuangsuiji.testing.fairness.teams import Promise, examine_teams
from shuangsuiji.testing.fairness.trials import short

__all__ = ["Commission", "page"]

_PROMISES: Final = ("loads", "leaders")
_TRIALS: Final = 10_000
_TEAM_TRIALS: Final = 2_000
_PROGRAM_TRIALS: Final = 200


@frozen(kw_only=True)
class Commission:
    """委托: what is to be examined.

    Args:
        name: MODULE:FUNCTION, or nothing.
        command: a program and its arguments, or nothing.
        n: how many ids, or inspectors.
        k: how many are drawn, or are in a team.
        trials: how often; None as is usual for what is examined.
        targets: with a dealing, how many targets; None for a draw.
        without: what a dealing does not promise.
    """

    name: str
    command: str
    n: int
    k: int
    trials: int | None
    targets: int | None
    without: Collection[str]

    @property
    def title(self) -> str:
        """What was examined, as it was named."""
        return self.name or self.command

    def examined(self) -> Report:
        """Examine it; what it prints meanwhile goes to the error stream.

        Raises:
            InvalidInput: there is no such function or program, or nothing to examine.
        """
        wrong = [each for each in self.without if self.targets is None or each not in _PROMISES]
        if wrong:
            raise InvalidInput(fault("SSJ-CLI-FAIR-WITHOUT", value=wrong[0]))
        with redirect_stdout(sys.stderr):
            return self._draw() if self.targets is None else self._dealing(self.targets)

    def _draw(self) -> Report:
        found: Any = Command(_program(self.command)) if self._is_program() else _function(self.name)
        trials = self.trials or (_PROGRAM_TRIALS if self.command else _TRIALS)
        pages = () if self.command else PAGES  # a program takes long for each draw
        return examine(found, n=self.n, k=self.k, trials=trials, pages=pages)

    def _dealing(self, targets: int) -> Report:
        found: Any = DealCommand(_program(self.command)) if self._is_program() else _function(self.name)
        trials = self.trials or (_PROGRAM_TRIALS if self.command else _TEAM_TRIALS)
        without = cast("Collection[Promise]", self.without)
        return examine_teams(
            found, inspectors=self.n, targets=targets, k=self.k, trials=trials, without=without
        )

    def _is_program(self) -> bool:
        if bool(self.name) == bool(self.command):
            raise InvalidInput(fault("SSJ-CLI-FAIR-ONE"))
        return bool(self.command)


def _program(words: str) -> tuple[str, ...]:
    try:
        found = tuple(shlex.split(words))
    except ValueError:
        found = ()
    if not found or shutil.which(found[0]) is None:
        raise InvalidInput(fault("SSJ-CLI-FAIR-PROGRAM", program=found[0] if found else words))
    return found


def _function(name: str) -> Callable[..., Any]:
    module, colon, function = name.partition(":")
    if not (module and colon and function):
        raise InvalidInput(fault("SSJ-CLI-FAIR-NAME", name=name))
    if os.getcwd() not in sys.path:  # noqa: PTH109  -- the text that stands there
        sys.path.insert(0, os.getcwd())  # noqa: PTH109  -- as above
    try:
        found: Any = import_module(module)
    except (Exception, SystemExit) as error:  # noqa: BLE001  -- whatever a stranger's module raises
        raise InvalidInput(fault("SSJ-CLI-FAIR-MODULE", module=module, error=_told(error))) from None
    for each in function.split("."):
        found = getattr(found, each, None)
    if not callable(found):
        raise InvalidInput(fault("SSJ-CLI-FAIR-FUNCTION", module=module, function=function))
    return _staying(cast("Callable[..., Any]", found))


def _staying(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function that ends the program only fail."""

    def stays(*given: Any) -> Any:  # noqa: ANN401  -- of a stranger
        try:
            return function(*given)
        except SystemExit as error:
            raise RuntimeError(_told(error)) from error

    return stays


def _told(error: BaseException) -> str:
    return short(error) if isinstance(error, Exception) else f"SystemExit: {error}"
