"""Whether a change is noticed: every test module is imported once, then each change is put into a process of its own.

A function's code is replaced where it stands, so whoever imported the function has the changed one, and only the tests
that run the changed lines are run, the quickest first. What stands outside functions, or runs while tests are
collected, cannot be replaced like that: there the whole package is imported anew, changed.
"""

import gc
import importlib.machinery
import io
import os
import pickle
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import partial
from itertools import accumulate
from types import CodeType, FunctionType
from typing import Any, Final

import coverage
import pytest
from _pytest.runner import runtestprotocol
from attrs import frozen
from tests.mutation.changes import PACKAGE, Change, changed

WORKERS: Final = os.cpu_count() or 1
NEVER_ENDS: Final = 20
"""Seconds of computing after which a change has made something endless; three times what its tests take, added."""

NOTICED, SURVIVED, ANEW, LATE = 1, 4, 5, 6
"""Verdicts, which are exit codes; whatever else a process ends with, it noticed something."""
Verdicts = dict[Change, int]
Seconds = Mapping[str, float]
Job = Callable[[], int]
OPTIONS: Final = ("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "-m", "not soak")


@frozen
class Bounds:
    """How long a change may be looked at: by tests that take so many seconds together, and until when at all."""

    seconds: float
    until: float

    def quickest(self, tests: Iterable[str], taking: Seconds) -> list[str]:
        """Give the quickest tests, as many as there is time for; one at least."""
        ordered = sorted(tests, key=lambda test: taking[test])
        most = max([self.seconds, *(taking[test] for test in ordered[:1])])
        sums = accumulate(taking[test] for test in ordered)
        return [test for test, sum_ in zip(ordered, sums, strict=True) if sum_ <= most]


@frozen
class Reach:
    """Which tests run which lines, and how long each takes."""

    tests: Mapping[str, Mapping[int, frozenset[str]]]
    seconds: Seconds

    def of(self, change: Change) -> set[str]:
        """Give the tests that run a change; the empty name stands for collecting them."""
        lines = self.tests[change.module]
        return {test for line in range(change.lines[0], change.lines[1] + 1) for test in lines.get(line, ())}


class Judge:
    """A plugin that runs the collected tests not once, but for each change those that reach it."""

    def __init__(self, changes: Sequence[Change], bounds: Bounds) -> None:
        self.changes, self.bounds = changes, bounds
        self.verdicts: Verdicts = {}
        self.seconds: Seconds = {}
        self.functions: dict[str, list[FunctionType]] = {}
        self.cover = coverage.Coverage(
            data_file=None, config_file=False, include=[str(PACKAGE / each.module) for each in changes]
        )
        self.cover.start()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find the reach of each test, then judge."""
        items = {item.nodeid: item for item in session.items}
        reach: Reach = _in_child(lambda: self._reach(list(items.values())))
        self.cover.stop()
        self.seconds = reach.seconds
        self.functions = _functions()
        gc.freeze()
        jobs = {change: self._job(change, items, reach) for change in self.changes}
        self.verdicts = in_parallel(jobs, self.bounds)
        return True

    def _job(self, change: Change, items: Mapping[str, pytest.Item], reach: Reach) -> Job:
        reached = reach.of(change)
        tests = self.bounds.quickest(reached - {""}, reach.seconds)
        otherwise = ANEW if "" in reached else SURVIVED
        return lambda: self._run(change, [items[test] for test in tests], otherwise)

    def _run(self, change: Change, items: Sequence[pytest.Item], otherwise: int) -> int:
        _limit(self.bounds.seconds)
        if items and not self._put_in(change):
            return ANEW
        following = (*items[1:], None)
        return NOTICED if not all(map(_passes, items, following)) else otherwise

    def _put_in(self, change: Change) -> bool:
        """Give every function of the changed module its new code; False where that cannot be done."""
        codes = dict(_codes(changed(change)))
        try:
            for function in self.functions[str(PACKAGE / change.module)]:
                old = function.__code__
                if new := codes.get((old.co_qualname, old.co_firstlineno)):
                    function.__code__ = new
        except ValueError:  # it closes over other names than before
            return False
        return True

    def _reach(self, items: Sequence[pytest.Item]) -> Reach:
        seconds: dict[str, float] = {}
        for item, following in zip(items, (*items[1:], None), strict=True):
            begun = time.process_time()
            self.cover.switch_context(item.nodeid)
            if not _passes(item, following):
                print(f"fails unchanged: {item.nodeid}", file=sys.__stderr__)
                continue
            seconds[item.nodeid] = time.process_time() - begun
        self.cover.stop()
        return Reach(dict(self._lines(seconds)), seconds)

    def _lines(self, passed: Mapping[str, float]) -> Iterator[tuple[str, dict[int, frozenset[str]]]]:
        data = self.cover.get_data()
        known = {"", *passed}
        for module in {change.module for change in self.changes}:
            lines = data.contexts_by_lineno(str(PACKAGE / module))
            yield module, {line: frozenset(known.intersection(tests)) for line, tests in lines.items()}


def judged(changes: Sequence[Change], tests: Sequence[str], bounds: Bounds) -> Verdicts:
    """Judge changes by some test files: in a process of its own, so that the next area begins with nothing imported."""
    verdicts, seconds = _in_child(lambda: _session(changes, tests, bounds))
    chosen = Chosen(bounds.quickest(seconds, seconds))
    anew = {
        change: partial(_imported_anew, change, tests, chosen)
        for change, verdict in verdicts.items()
        if verdict == ANEW
    }
    return verdicts | in_parallel(anew, bounds)


def _session(changes: Sequence[Change], tests: Sequence[str], bounds: Bounds) -> tuple[Verdicts, Seconds]:
    judge = Judge(changes, bounds)
    with _silence():
        pytest.main([*OPTIONS, *tests], plugins=[judge])
    return judge.verdicts, judge.seconds


@frozen
class Chosen:
    """A plugin that keeps some tests, in their order."""

    names: Sequence[str]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the chosen tests."""
        order = {name: place for place, name in enumerate(self.names)}
        items[:] = sorted(
            (item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid]
        )


def _imported_anew(change: Change, tests: Sequence[str], chosen: Chosen) -> int:
    _limit(2 * NEVER_ENDS)
    path, code = str(PACKAGE / change.module), changed(change)
    found = importlib.machinery.SourceFileLoader.get_code

    def get_code(self: importlib.machinery.SourceFileLoader, name: str) -> CodeType | None:
        return code if self.path == path else found(self, name)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
    with _silence():
        return SURVIVED if pytest.main([*OPTIONS, *tests], plugins=[chosen]) == 0 else NOTICED


def _functions() -> dict[str, list[FunctionType]]:
    """Give all functions that there are, by the file that they come from."""
    found: dict[str, list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType):
            found[each.__code__.co_filename].append(each)
    return found


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    """Give the functions that stand in a module or in its classes."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield (each.co_qualname, each.co_firstlineno), each
            if not each.co_flags & 0x2:  # a class's body has no fast locals
                yield from _codes(each)


def in_parallel(jobs: Mapping[Change, Job], bounds: Bounds) -> Verdicts:
    """Run each job in a process of its own, a few at a time; its exit code is the verdict."""
    verdicts: Verdicts = {}
    running: dict[int, Change] = {}
    for change, job in jobs.items():
        if time.time() > bounds.until:
            verdicts[change] = LATE
            continue
        if len(running) >= WORKERS:
            _wait_for_one(running, verdicts)
        pid = os.fork()
        if not pid:
            _leave(job)
        running[pid] = change
    while running:
        _wait_for_one(running, verdicts)
    return verdicts


def _wait_for_one(running: dict[int, Change], verdicts: Verdicts) -> None:
    pid, status = os.wait()
    change = running.pop(pid)
    verdicts[change] = os.waitstatus_to_exitcode(status)
    if verdicts[change] == SURVIVED:
        print(f"survived: {change}", file=sys.__stderr__, flush=True)


def _leave(job: Callable[[], int]) -> None:
    status = 1
    with suppress(BaseException):
        status = job()
    os._exit(status)


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def _limit(seconds: float) -> None:
    most = int(3 * seconds) + NEVER_ENDS
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def _in_child(job: Callable[[], Any]) -> Any:  # noqa: ANN401  -- whatever the job gives
    """Do something in a process of its own and give its answer, pickled on the way."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        with os.fdopen(writing, "wb") as out:
            _leave(lambda: pickle.dump(job(), out) or out.flush() or 0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        content = answer.read()
    os.waitpid(pid, 0)
    return pickle.loads(content)  # noqa: S301  -- our own


@contextmanager
def _silence() -> Iterator[None]:
    nothing = io.StringIO()
    with redirect_stdout(nothing), redirect_stderr(nothing):
        yield
