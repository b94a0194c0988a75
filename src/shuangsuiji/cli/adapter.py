"""`shuangsuiji adapter check`: the contract kit against a live system's test area, and a report of what it showed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from attrs import frozen
from rich.markup import escape

from shuangsuiji import plugins
from shuangsuiji.cli.reconciling import options_of
from shuangsuiji.cli.screen import Bars, Data, Screen
from shuangsuiji.cli.words import Settings, screen_of
from shuangsuiji.errors import ActRefused, AdapterMissing, NotAuthorised, ShuangsuijiError, Unavailable, fault
from shuangsuiji.ports.platform import EDITION, Platform

_KIT: Final = "shuangsuiji.testing.contract_platform_area"
_EXTRA: Final = "shuangsuiji[testing]"
_HEADERS: Final = tuple(
    f"SSJ-COLUMN-OBLIGATION-{name}" for name in ("NUMBER", "OUTCOME", "SECONDS", "PROMISE")
)
_WHERE: Final = ("url", "path")
"""Options that say where documents go, and hold no secret."""


@frozen(kw_only=True)
class _Obligation:
    """An obligation, and what the kit's tests of it showed."""

    number: int
    tests: Sequence[Any]

    @property
    def outcome(self) -> str:
        """Failed where any test did, shown where any did."""
        outcomes = {each.outcome for each in self.tests}
        return next((each for each in ("failed", "ok") if each in outcomes), "not-shown")

    @property
    def seconds(self) -> float:
        """How long its tests took together."""
        return float(sum(each.seconds for each in self.tests))

    def of(self, outcome: str) -> list[Any]:
        """Give its tests that had an outcome."""
        return [each for each in self.tests if each.outcome == outcome]


def check(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="SSJ-HELP-RECONCILE-PLATFORM", metavar="NAME")],
    set_: Settings = None,
    stranger: Annotated[
        list[str] | None, typer.Option(help="SSJ-HELP-ADAPTER-STRANGER", metavar="NAME=VALUE")
    ] = None,
    unavailable: Annotated[
        list[str] | None, typer.Option(help="SSJ-HELP-ADAPTER-UNAVAILABLE", metavar="NAME=VALUE")
    ] = None,
    only: Annotated[
        list[int] | None, typer.Option(help="SSJ-HELP-ADAPTER-ONLY", metavar="NUMBER", min=1, max=20)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="SSJ-HELP-ADAPTER-YES")] = False,  # noqa: FBT002  -- typer's form of a flag
) -> None:
    """SSJ-HELP-ADAPTER-CHECK"""
    screen = screen_of(context)
    options = options_of(set_ or ())
    others = [options_of(words or ()) for words in (unavailable, stranger)]
    if not yes:
        where = "，".join(options[each] for each in _WHERE if each in options) or name
        raise ActRefused(fault("SSJ-CLI-ADAPTER-YES", where=where))
    kit = _kit()
    wanted = sorted(set(only or kit.OBLIGATIONS))
    with ExitStack() as stack:

        def opened(more: Mapping[str, str]) -> Platform:
            return stack.enter_context(closing(plugins.platform(name, {**options, **more})))

        platform = opened({})
        area = kit.AreaContract(platform, *(opened(more) if more else None for more in others))
        area.ask_once()  # without an answer there is nothing to test
        shown: list[Any] = []
        stopped: ShuangsuijiError | None = None
        try:
            shown.extend(Bars(screen).rows("SSJ-CLI-ADAPTER-RUNNING", kit.run_tests(area, wanted)))
        except (Unavailable, NotAuthorised) as error:
            stopped = error
        found = [
            _Obligation(number=number, tests=[each for each in shown if each.obligation == number])
            for number in wanted
        ]
        _show(screen, area, found)
        if stopped:
            screen.say("SSJ-CLI-ADAPTER-STOPPED", style="bold red", reason=stopped.text(screen.language))
        screen.result(_data(screen, name, area, found, stopped))
    if stopped:
        raise typer.Exit(2)
    if any(each.outcome == "failed" for each in found):
        raise typer.Exit(1)


def _kit() -> Any:  # noqa: ANN401  -- the kit is there only where pytest and hypothesis are
    """Give the contract kit.

    Raises:
        AdapterMissing: what it is built on is not installed; it is named.
    """
    try:
        return import_module(_KIT)
    except ModuleNotFoundError as error:
        missing = fault("SSJ-CLI-ADAPTER-KIT", module=error.name or "—", package=_EXTRA)
    raise AdapterMissing(missing)


def _show(screen: Screen, area: Any, found: Sequence[_Obligation]) -> None:  # noqa: ANN401  -- of the kit
    platform: Platform = area.platform
    takes, offers = ("、".join(sorted(each)) or "—" for each in (platform.takes, platform.offers))
    screen.say("SSJ-CLI-ADAPTER-IS", edition=platform.edition, wanted=EDITION, takes=takes, offers=offers)
    rows = [
        (f"P{each.number}", _outcome(screen, each), f"{each.seconds:.1f}", _promise(screen, each))
        for each in found
    ]
    screen.table("SSJ-CLI-ADAPTER-TITLE", _HEADERS, rows)
    for each in () if screen.as_json else found:
        failed = each.of("failed")
        for test in failed[:1]:
            screen.console.print(f"[red]×[/] {escape(_failure(screen, each, test))}", soft_wrap=True)
        if failed[1:]:
            screen.say("SSJ-CLI-ADAPTER-MORE", style="dim", number=len(failed) - 1, obligation=each.number)
        for reason in _lacks(screen, each):
            screen.console.print(f"[yellow]![/] P{each.number}  {escape(reason)}", soft_wrap=True)
    longest = area.heard.exchanges.get("longest")
    if longest:
        seconds = f"{longest.seconds:.2f}"
        screen.say("SSJ-CLI-ADAPTER-LONGEST", seconds=seconds, asked=longest.asked)
    numbers = {key: sum(each.outcome == key for each in found) for key in ("ok", "failed", "not-shown")}
    screen.say(
        "SSJ-CLI-ADAPTER-SUM",
        style="bold red" if numbers["failed"] else "bold green",
        ok=numbers["ok"],
        failed=numbers["failed"],
        other=numbers["not-shown"],
        mark=area.run,
    )


def _outcome(screen: Screen, each: _Obligation) -> str:
    return screen.text(f"SSJ-PROMISE-{each.outcome.upper()}")


def _promise(screen: Screen, each: _Obligation) -> str:
    return screen.text(f"SSJ-OBLIGATION-{each.number}")


def _failure(screen: Screen, each: _Obligation, test: Any) -> str:  # noqa: ANN401  -- of the kit
    last = test.last
    asked, answer = (last.asked, last.came) if last else ("—", "—")
    params = {"promise": _promise(screen, each), "test": test.test, "came": test.came}
    return screen.text("SSJ-CLI-ADAPTER-FAILED", number=each.number, asked=asked, answer=answer, **params)


def _lacks(screen: Screen, each: _Obligation) -> Iterator[str]:
    """Say why something was not shown, each reason once."""
    tests = each.of("not-shown")
    kinds = "、".join(dict.fromkeys(test.came for test in tests if not test.lacks))
    if kinds:
        yield screen.text("SSJ-CLI-ADAPTER-NOT-OFFERED", what=kinds)
    yield from dict.fromkeys(screen.text(f"SSJ-HOOK-{test.lacks.upper()}") for test in tests if test.lacks)


def _data(
    screen: Screen,
    name: str,
    area: Any,  # noqa: ANN401  -- of the kit
    found: Sequence[_Obligation],
    stopped: ShuangsuijiError | None,
) -> dict[str, Data]:
    platform: Platform = area.platform
    longest = area.heard.exchanges.get("longest")
    return {
        "ok": not stopped and all(each.outcome != "failed" for each in found),
        "stopped": [screen.fault(each) for each in stopped.faults] if stopped else None,
        "adapter": name,
        "mark": area.run,
        "edition": platform.edition,
        "wanted": EDITION,
        "takes": sorted(platform.takes),
        "offers": sorted(platform.offers),
        "asked": dict(area.heard.counts),
        "longest": {"asked": longest.asked, "seconds": f"{longest.seconds:.3f}"} if longest else None,
        "obligations": [
            {
                "number": f"P{each.number}",
                "promise": _promise(screen, each),
                "outcome": each.outcome,
                "seconds": f"{each.seconds:.3f}",
                "tests": len(each.tests),
                "failed": [_failed_data(test) for test in each.of("failed")],
                "not_shown": list(_lacks(screen, each)),
            }
            for each in found
        ],
    }


def _failed_data(test: Any) -> dict[str, Data]:  # noqa: ANN401  -- of the kit
    last = test.last
    return {
        "test": test.test,
        "came": test.came,
        "asked": last.asked if last else None,
        "answer": last.came if last else None,
    }
