"""How fast documents are delivered and a registry is pulled over HTTP, beside bare loops over the same bytes, all in one run.

    python benchmarks/delivery.py --entries 10000 --rows 1000000

Entries go through `HttpPlatform` and through `requests.Session.put` in a bare loop, in turns, to a server in a process of its own. There
are two servers. One is the sandbox, a platform that reads, judges and keeps every document: what a delivery costs in life. The other is
a bare socket that gives back what it was told to beforehand: it costs next to nothing, so that the ratio shows what the client
itself costs. Either way both loops send the same bodies to the same paths. Rows are pulled in pages from the bare server by a process
of its own, whose peak memory is measured whole; beside it another pulls the same pages with `requests` and `json.loads` alone.
"""

import argparse
import gc
import json
import resource
import socket
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final
from urllib.parse import parse_qs, urlsplit

import requests
from attrs import evolve, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import ResultEntry
from shuangsuiji.testing.platform_documents import Correspondence, credit_codes
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_http.questions import path_to

TOKEN: Final = "benchmark-token"  # noqa: S105  -- of no account
PAGE: Final = 1000
HEADERS: Final = ("统一社会信用代码/注册号", "企业名称", "管辖单位", "登记状态")
JSON_HEADERS: Final = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
MEGABYTE: Final = 10**6

SANDBOX: Final = "delivering to the sandbox"
BARE: Final = "delivering to a bare server"
PULLING: Final = "pulling a registry"
MEMORY: Final = "peak memory of pulling, MB"


@frozen(kw_only=True)
class Measured:
    """A measurement: its seconds, those of the bare loop beside it, and the median ratio of each pair."""

    name: str
    count: int
    seconds: float
    bare: float
    ratio: float


# ── The servers, each in a process of its own ─────────────────────────────────────────────────────────────


@contextmanager
def process(*words: str) -> Generator[str]:
    """Run a program that writes a line when it is ready and ends with its standard input; give the line."""
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) as running:  # noqa: S603  -- of our own making
        assert running.stdout
        assert running.stdin
        line = running.stdout.readline()
        try:
            yield line
        finally:
            running.stdin.close()
            running.terminate()


@contextmanager
def sandbox() -> Generator[str]:
    """Serve the sandbox; give its URL."""
    module = "shuangsuiji_sandbox"
    with process(sys.executable, "-m", module, "--stop-with-stdin", "--token", TOKEN) as line:
        yield str(json.loads(line)["url"])


@contextmanager
def bare(rows: int = 0) -> Generator[str]:
    """Serve receipts for whatever is delivered, and a registry of so many rows; give the URL."""
    with process(sys.executable, __file__, "--serve", str(rows)) as line:
        yield line.strip()


def serve(rows: int) -> None:
    """Answer one connection after another with as little as HTTP asks for."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        while True:
            connection, _ = listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with connection:
                for line, body in asked(connection):
                    answer = page(line, rows) if line.startswith(b"GET") else receipt(body)
                    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(answer)}\r\n\r\n".encode()
                    connection.sendall(head + answer)


def asked(connection: socket.socket) -> Iterator[tuple[bytes, bytes]]:
    """Give each request's first line and body."""
    found = b""
    while True:
        while b"\r\n\r\n" not in found:
            data = connection.recv(2**16)
            if not data:
                return
            found += data
        head, _, found = found.partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        lengths = [int(each[15:]) for each in lines if each.lower().startswith(b"content-length:")]
        length = lengths[0] if lengths else 0
        while len(found) < length:
            found += connection.recv(2**16)
        yield lines[0], found[:length]
        found = found[length:]


def receipt(body: bytes) -> bytes:
    """Give a document's receipt, made when it first came."""
    if body not in RECEIPTS:
        RECEIPTS[body] = made_receipt(body)
    return RECEIPTS[body]


RECEIPTS: Final[dict[bytes, bytes]] = {}


def made_receipt(body: bytes) -> bytes:
    """Make the receipt of an entry."""
    document = wire.read(ResultEntry, canonical.decode(body))
    at = "2026-06-01T09:00:00+08:00"
    found = Receipt(key=document.key, digest=document.digest(), number="1", platform="平台", at=at)
    return canonical.encode(wire.write(found))


def page(line: bytes, rows: int) -> bytes:
    """Give a page of the registry."""
    query = parse_qs(urlsplit(line.split()[1].decode()).query)
    after, limit = int(query.get("after", ["0"])[0] or 0), int(query["limit"][0])
    end = min(after + limit, rows)
    cells = [[f"9153{n:014}", f"样例{n}有限公司", "玉样市市场监督管理局", "存续"] for n in range(after, end)]
    return canonical.encode({"headers": list(HEADERS), "next": str(end) if end else "", "rows": cells})


# ── Delivering ────────────────────────────────────────────────────────────────────────────────────────────


def entries(count: int) -> tuple[Correspondence, list[ResultEntry]]:
    """Give a task with so many targets, and the entry of each."""
    c = Correspondence(targets=credit_codes(min(count, 10_000)))
    return c, [c.entry(target) for target in c.targets]


def by_platform(url: str, documents: Sequence[ResultEntry]) -> Callable[[], object]:
    """Deliver through the adapter."""

    def deliver() -> None:
        with HttpPlatform(url=url, token=TOKEN) as platform:
            for each in documents:
                platform.deliver(each)

    return deliver


def by_loop(url: str, documents: Sequence[ResultEntry]) -> Callable[[], object]:
    """Send the same bodies to the same paths and look at nothing but the status."""
    sent = [
        (url + path_to("v1", "documents", each.key), canonical.encode(wire.write(each))) for each in documents
    ]

    def send() -> None:
        with requests.Session() as session:
            session.headers.update(JSON_HEADERS)
            for address, body in sent:
                session.put(address, data=body, timeout=30).raise_for_status()

    return send


def timed(action: Callable[[], object]) -> float:
    """Give the seconds of one call, garbage collected before."""
    gc.collect()
    start = perf_counter()
    action()
    return perf_counter() - start


def measured(
    name: str, count: int, pairs: Iterator[tuple[Callable[[], object], Callable[[], object]]]
) -> Measured:
    """Measure pairs, the adapter's call and the bare loop's, in turns."""
    ours: list[float] = []
    theirs: list[float] = []
    for number, (ours_, theirs_) in enumerate(pairs):
        for action, times in ((ours_, ours), (theirs_, theirs))[:: -1 if number % 2 else 1]:
            times.append(timed(action))
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return Measured(name=name, count=count, seconds=median(ours), bare=median(theirs), ratio=median(ratios))


def to_sandbox(count: int, repeats: int) -> Measured:
    """Deliver new entries each time: half of each pair's targets by the adapter, half by the loop."""
    with sandbox() as url:

        def pairs() -> Iterator[tuple[Callable[[], object], Callable[[], object]]]:
            for number in range(repeats):
                fresh: list[list[ResultEntry]] = []
                for half in range(2):
                    c, documents = entries(count)
                    c = evolve(c, code=f"样例{number}-{half}", mark=f"{number}-{half}")
                    with HttpPlatform(url=url, token=TOKEN) as platform:
                        for each in c.before_entry():
                            platform.deliver(each)
                    fresh.append([c.entry(each.target) for each in documents])
                yield by_platform(url, fresh[0]), by_loop(url, fresh[1])

        return measured(SANDBOX, count, pairs())


def to_bare(count: int, repeats: int) -> Measured:
    """Deliver the same entries to a server that has its answers ready."""
    _, documents = entries(count)
    with bare() as url:
        by_loop(url, documents)()  # from now on every answer is ready
        pairs = ((by_platform(url, documents), by_loop(url, documents)) for _ in range(repeats))
        return measured(BARE, count, pairs)


# ── Pulling ───────────────────────────────────────────────────────────────────────────────────────────────


def pull(url: str, how: str) -> None:
    """Pull the registry to its end, and print how many rows there were, the seconds and the peak memory."""
    start = perf_counter()
    rows = pulled(url) if how == "platform" else looped(url)
    seconds = perf_counter() - start
    print(rows, seconds, peak())


def peak() -> int:
    """Give the most bytes of memory that this process ever had; Linux counts in `ru_maxrss` what its parent had at the fork."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return next(
        int(each.split()[1]) * 1024 for each in status.read_text().splitlines() if each.startswith("VmHWM:")
    )


def pulled(url: str) -> int:
    """Pull through the adapter."""
    count, after = 0, ""
    with HttpPlatform(url=url, token=TOKEN) as platform:
        while (found := platform.registry("targets", after, PAGE)).rows:
            count, after = count + len(found.rows), found.next
    return count


def looped(url: str) -> int:
    """Pull the same pages by requests and json alone."""
    count, after = 0, ""
    with requests.Session() as session:
        session.headers.update(JSON_HEADERS)
        while True:
            address = url + path_to("v1", "registries", "targets", after=after, limit=PAGE)
            found = json.loads(session.get(address, timeout=30).content)
            if not found["rows"]:
                return count
            count, after = count + len(found["rows"]), found["next"]


def pulling(rows: int) -> tuple[Measured, float]:
    """Pull in processes of their own; give the times and the adapter's peak memory in MB."""
    found: dict[str, list[float]] = {}
    with bare(rows) as url:
        for how in ("loop", "platform"):
            words = [sys.executable, __file__, "--pull", url, "--how", how]
            told = subprocess.run(words, capture_output=True, text=True, check=True).stdout  # noqa: S603  -- as above
            found[how] = list(map(float, told.split()))
    assert {each[0] for each in found.values()} == {rows}
    ours, theirs = found["platform"][1], found["loop"][1]
    measured_ = Measured(name=PULLING, count=rows, seconds=ours, bare=theirs, ratio=ours / theirs)
    return measured_, found["platform"][2] / MEGABYTE


# ── Printing ──────────────────────────────────────────────────────────────────────────────────────────────


def show(found: Sequence[Measured], memory: float) -> None:
    """Print the table."""
    print(f"{'':<32}{'count':>10}{'us each':>10}{'bare us':>10}{'ratio':>8}")
    for each in found:
        ours, theirs = (seconds / each.count * 1e6 for seconds in (each.seconds, each.bare))
        print(f"{each.name:<32}{each.count:>10}{ours:>10.1f}{theirs:>10.1f}{each.ratio:>8.2f}")
    print(f"{MEMORY:<32}{memory:>10.0f}")


def judged(name: str, value: float, limit: float) -> bool:
    """Print whether a limit is kept."""
    kept = value <= limit
    print(f"{'yes' if kept else 'no':<5}{name}: {value:.2f} <= {limit:g}")
    return kept


def main() -> int:
    """Measure, print, and give 1 where a limit was missed."""
    options = argparse.ArgumentParser(description="Delivering and pulling over HTTP beside bare loops.")
    options.add_argument("--entries", type=int, default=10_000)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--no-limits", action="store_true", help="measure and print, judge nothing")
    for inner in ("--serve", "--pull", "--how"):
        options.add_argument(inner, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.serve is not None:
        serve(int(given.serve))
    if given.pull is not None:
        pull(given.pull, given.how)
        return 0
    delivered = [to_sandbox(given.entries, given.repeats), to_bare(given.entries, given.repeats)]
    pulled_, memory = pulling(given.rows)
    show([*delivered, pulled_], memory)
    if given.no_limits:
        return 0
    print()
    kept = [judged(SANDBOX, delivered[0].ratio, 1.5), judged(MEMORY, memory, 300)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
