"""测试区的核对 (第四条): the contract kit of the platform port run against a live system's test area, without pytest's runner.

Whoever writes an adapter runs the kit in his own tests, on a platform of his own making. Here it runs against what is really
there and keeps everything: each test gets names of its own (`apart`), what cannot be brought about from outside is not shown, and
what there is to read is read.
"""

import linecache
import re
import secrets
import tempfile
import time
import traceback
from collections.abc import Callable, Container, Generator, Iterator
from contextlib import contextmanager, suppress
from itertools import count, islice
from typing import Any, Final, Literal, NoReturn

import pytest
from attrs import frozen
from hypothesis.configuration import set_hypothesis_home_dir

from shuangsuiji.content_digest import H
from shuangsuiji.errors import AdapterFault, Rejected, ShuangsuijiError
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.ports.platform import EDITION, MAX_PAGE, Platform
from shuangsuiji.testing.apart import SPARE, Apart, Exchange, Heard
from shuangsuiji.testing.contract_platform import PlatformContract
from shuangsuiji.testing.contract_platform_offers import CONTENTS
from shuangsuiji.testing.contract_platform_pages import NEVER_GIVEN
from shuangsuiji.testing.platform_documents import CONTENT

OBLIGATIONS: Final = range(1, 21)
"""P1 to P20."""

READ: Final = 20
"""So many things are read of what there is, and so many pages to find the end."""

_KNOWN: Final = {H.hex(each): each for each in (CONTENT, *CONTENTS.values())}
_TEST: Final = re.compile(r"test_p(\d+)_")
_HOOK: Final = re.compile(r"`(\w+)`")
_KIT: Final = re.compile(r"[/\\]testing[/\\]contract_platform_\w+\.py$")

Outcome = Literal["ok", "failed", "not-shown"]


@frozen(kw_only=True)
class Shown:
    """一项测试的结果: what a test of the kit showed.

    Args:
        obligation: the number of the obligation.
        test: the test's name, with its case in brackets.
        outcome: whether it held.
        seconds: how long it took.
        lacks: why it was not shown: the hook that is not there, or empty; what the platform does not offer stands in `came`.
        came: what came instead of what was promised, or what is not offered.
        last: the last exchange before that.
    """

    obligation: int
    test: str
    outcome: Outcome
    seconds: float
    lacks: str = ""
    came: str = ""
    last: Exchange | None = None


class AreaContract(PlatformContract):
    """测试区约定 (第四条): what every platform adapter holds, as far as a live test area can show it.

    Args:
        platform: the platform.
        unavailable: one that never answers, if there is any (P9).
        stranger: one with a wrong account, if there is any (P10).
    """

    spare = SPARE

    def __init__(
        self, platform: Platform, unavailable: Platform | None = None, stranger: Platform | None = None
    ) -> None:
        self.platform = platform
        self.run = f"T{secrets.token_hex(4)}"
        self.heard = Heard()
        self._unavailable, self._stranger = unavailable, stranger
        self._numbers = count(1)

    def ask_once(self) -> None:
        """Ask the area for a receipt that there is none of.

        Raises:
            Unavailable: it does not answer.
            NotAuthorised: it does not know us.
        """
        with suppress(AdapterFault, Rejected):  # the kit's tests find it too
            self.platform.receipt(f"checklist/{self.run}/1")

    def make(self) -> Platform:
        """Give the area under a mark of its own."""
        return Apart(self.platform, f"{self.run}x{next(self._numbers)}", _KNOWN, self.heard)

    def unavailable(self) -> Platform | None:
        """Give the one that does not answer."""
        return self._unavailable and Apart(self._unavailable, self.run, _KNOWN, self.heard)

    def stranger(self) -> Platform | None:
        """Give the one that is not known."""
        return self._stranger and Apart(self._stranger, self.run, _KNOWN, self.heard)

    def test_p12_it_is_of_this_edition(self) -> None:
        """P12: the adapter was written for the edition that this kit tests."""
        assert self.platform.edition == EDITION

    def test_p14_content_of_no_bytes_arrives(self) -> None:
        """P14: content of no bytes at all may be there since an earlier run; its receipt stays the first."""
        nothing = H.hex(b"")
        with self.fresh("attach"):
            platform = Apart(self.platform, self.run, {}, self.heard)
            receipt = platform.attach(b"", nothing)
            assert platform.attach(b"", nothing) == platform.receipt(content_key(nothing)) == receipt

    def test_p17_nothing_came_about_yet(self) -> None:
        """P17: behind the last thing, an empty page gives back its own position."""
        with self.fresh("incoming") as platform:
            after = ""
            for _ in range(READ):
                page = platform.incoming(after)
                if not page.items:
                    assert page.next == after
                    return
                after = page.next

    @pytest.mark.parametrize("limit", [1, 2, 7])
    def test_p17_what_there_is_is_read_once(self, limit: int) -> None:
        """P17, P19: in pages of any size the same things come in the same order, each once."""
        with self.fresh("incoming") as platform:
            first = _things(platform, MAX_PAGE)
            if not first:
                _lacks("tell")
            assert _things(platform, limit) == first
            keys = [each.key for each in first]
            assert len(set(keys)) == len(keys)
            assert _things(platform, limit) == first

    @pytest.mark.parametrize("name", ["targets", "inspectors"])
    def test_p18_a_registry_without_entries(self, name: RegistryName = "inspectors") -> None:
        """P18: behind the last row, an empty page gives back its own position."""
        with self.fresh("registry") as platform:
            after = ""
            for _ in range(READ):
                page = platform.registry(name, after)
                if not page.rows:
                    assert page.next == after
                    return
                after = page.next

    @pytest.mark.parametrize("limit", [1, 2, 7])
    def test_p18_what_there_is_is_read_once(self, limit: int) -> None:
        """P18, P19: in pages of any size the same rows come under the same columns."""
        with self.fresh("registry") as platform:
            first = _rows(platform, MAX_PAGE)
            if not first:
                _lacks("enrol")
            assert _rows(platform, limit) == first

    @pytest.mark.parametrize("position", NEVER_GIVEN)
    def test_p20_a_position_that_was_never_given(self, position: str) -> None:
        """P20: it raises `Rejected`, whatever there is."""
        with self.fresh() as platform:
            if not platform.offers & {"incoming", "registry"}:
                pytest.skip("P13: the platform does not offer incoming")
            if "incoming" in platform.offers:
                with pytest.raises(Rejected):
                    platform.incoming(position)
            if "registry" in platform.offers:
                with pytest.raises(Rejected):
                    platform.registry("targets", position)


def _lacks(hook: str) -> NoReturn:
    pytest.skip(f"there is nothing to read yet, and no `{hook}`")


def _things(platform: Platform, limit: int) -> list[Incoming]:
    """Read the first things, in pages of a size."""

    def pages() -> Iterator[Incoming]:
        after = ""
        while (page := platform.incoming(after, limit)).items:
            assert len(page.items) <= limit
            yield from page.items
            after = page.next

    return list(islice(pages(), READ))


def _rows(platform: Platform, limit: int) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Read the first rows, each with the columns, in pages of a size."""

    def pages() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        after = ""
        while (page := platform.registry("targets", after, limit)).rows:
            assert len(page.rows) <= limit
            yield from ((page.headers, row) for row in page.rows)
            after = page.next

    return list(islice(pages(), READ))


def tests_of(contract: PlatformContract) -> list[tuple[int, str, Callable[[], object]]]:
    """Give the tests of a kit by the number of their obligation, with their names, ready to be run; one for each case."""
    found: list[tuple[int, str, Callable[[], object]]] = []
    for name in dir(contract):
        numbered = _TEST.match(name)
        if numbered:
            cases = _cases(getattr(contract, name))
            found += [(int(numbered[1]), f"{name}{case}", call) for case, call in cases]
    return sorted(found, key=lambda each: each[0])


def _cases(test: Callable[..., object]) -> Iterator[tuple[str, Callable[[], object]]]:
    marks = [each for each in getattr(test, "pytestmark", ()) if each.name == "parametrize"]
    if not marks:
        yield "", test
    for mark in marks:
        name, values = mark.args
        for value in values:
            yield f"[{value}]", _bound(test, {name: value})


def _bound(test: Callable[..., object], given: dict[str, Any]) -> Callable[[], object]:
    return lambda: test(**given)


def run_tests(contract: AreaContract, only: Container[int] = OBLIGATIONS) -> Iterator[Shown]:
    """Run the tests of the kit against an area, one after another, and say what each showed.

    Args:
        contract: the kit, with its area.
        only: the obligations that are wanted.

    Raises:
        Unavailable: after a test that failed the area does not answer; nothing more can be shown, nor did that test.
        NotAuthorised: it does not know us any more, likewise.
    """
    with tempfile.TemporaryDirectory() as folder:
        for obligation, name, call in tests_of(contract):
            if obligation in only:
                with _home_at(folder):
                    shown = _shown(contract, obligation, name, call)
                if shown.outcome == "failed":
                    contract.ask_once()
                yield shown


def _shown(contract: AreaContract, obligation: int, name: str, call: Callable[[], object]) -> Shown:
    begun = time.monotonic()
    outcome, lacks, came = _outcome(call)
    return Shown(
        obligation=obligation,
        test=name,
        outcome=outcome,
        seconds=time.monotonic() - begun,
        lacks=lacks,
        came=came,
        last=contract.heard.exchanges.get("last") if outcome == "failed" else None,
    )


@contextmanager
def _home_at(folder: str) -> Generator[None, None, None]:
    """Let hypothesis put nothing into the folder where somebody happens to stand."""
    set_hypothesis_home_dir(folder)
    try:
        yield
    finally:
        set_hypothesis_home_dir(None)


def _outcome(call: Callable[[], object]) -> tuple[Outcome, str, str]:
    try:
        call()
    except pytest.skip.Exception as skipped:
        hook = _HOOK.search(str(skipped))
        return "not-shown", hook[1] if hook else "", "" if hook else str(skipped).rpartition(" ")[2]
    except (pytest.fail.Exception, Exception) as error:  # noqa: BLE001  -- whatever it is, it is not what was promised
        return "failed", "", _told(error)
    return "ok", "", ""


def _told(error: BaseException) -> str:
    """Say what came: the error, and the line of the kit where it came."""
    found = [each for each in traceback.extract_tb(error.__traceback__) if _KIT.search(each.filename)]
    line = linecache.getline(found[-1].filename, found[-1].lineno or 0).strip() if found else ""
    if isinstance(error, ShuangsuijiError):
        return f"{type(error).__name__}: {error.text()}; {line}"
    said = str(error).partition("\n")[0]
    return f"{type(error).__name__}{': ' if said else ''}{said}; {line}"
