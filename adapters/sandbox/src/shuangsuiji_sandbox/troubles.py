"""故障 (P9): what befalls requests on purpose, by a list, by chance with a seed, or for ever.

    none          nothing: such requests pass
    delay         nothing but the delay that any of these may have
    too-many      429, with Retry-After if it is given
    broken        500
    unavailable   503, with Retry-After if it is given
    cut-before    the connection breaks before the request takes effect
    cut-after     the connection breaks after it, before the answer
    cut-within    the connection breaks in the middle of the answer
    twice         the request takes effect twice, and the second answer is given
    answer-twice  the answer is given twice, one behind the other
    stale         a GET is answered as of some events ago

The first trouble of the list that is due befalls a request, and no other does.
"""

from collections.abc import Iterator
from typing import Final, Literal, get_args

from attrs import frozen

from shuangsuiji.content_digest import H
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, free_texts

What = Literal[
    "none",
    "delay",
    "too-many",
    "broken",
    "unavailable",
    "cut-before",
    "cut-after",
    "cut-within",
    "twice",
    "answer-twice",
    "stale",
]
"""What befalls a request."""

Method = Literal["", "GET", "HEAD", "PUT"]
"""Of which method a request is; empty for any."""

BEFALLING: Final[tuple[What, ...]] = tuple(each for each in get_args(What) if each != "none")
"""Everything that is a trouble."""

WHOLE: Final = 1000
"""A share of so many in a thousand is every request."""

MAX_DELAY: Final = 600_000
"""A request is delayed by so many milliseconds at most."""

MAX_RETRY: Final = 10**6
"""Retry-After asks for so many seconds at most."""

API: Final = "/v1/"
HEALTH: Final = "/v1/health"


@frozen(kw_only=True)
class Trouble:
    """故障: what befalls which requests.

    Args:
        what: what befalls them.
        method: of which method they are; empty for any.
        path: how their path begins, percent-encoded as it was sent. Health is meant only where it is named in full.
        times: how many of them it befalls until it is used up; 0 for no end.
        share: how many in a thousand of them, by chance.
        milliseconds: how long each of them waits before anything else.
        retry_after: how many seconds Retry-After asks for; 0 for none.
        retry_as_date: whether Retry-After is a date.
        back: how many events ago a stale answer is of.
    """

    what: What
    method: Method = ""
    path: str = API
    times: int = 1
    share: int = WHOLE
    milliseconds: int = 0
    retry_after: int = 0
    retry_as_date: bool = False
    back: int = 1

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *free_texts(path=self.path),
                *at_least(
                    0,
                    times=self.times,
                    share=self.share,
                    milliseconds=self.milliseconds,
                    retry_after=self.retry_after,
                    back=self.back,
                ),
                *self._beyond(),
                *self._idle(),
            ]
        )

    def _beyond(self) -> list[Fault]:
        mosts = {"share": WHOLE, "milliseconds": MAX_DELAY, "retry_after": MAX_RETRY}
        return [
            fault("SSJ-SANDBOX-MOST", at(f".{name}"), most=most, found=getattr(self, name))
            for name, most in mosts.items()
            if getattr(self, name) > most
        ]

    def _idle(self) -> Iterator[Fault]:
        """Find what no request could ever be befallen by."""
        if not (self.path.startswith(API) or API.startswith(self.path)):
            yield fault("SSJ-SANDBOX-NEVER-PATH", at(".path"), path=self.path, api=API)
        if self.what == "stale" and self.method not in {"", "GET"}:
            yield fault("SSJ-SANDBOX-NEVER-STALE", at(".method"), method=self.method)

    def means(self, method: str, path: str) -> bool:
        """Say whether it means requests of a method and a path."""
        if not path.startswith(API):  # or a switch could take away the switches
            return False
        named = path == self.path if path == HEALTH else path.startswith(self.path)
        return named and self.method in {"", method} and (self.what != "stale" or method == "GET")


@frozen(kw_only=True)
class Troubles:
    """故障开关: everything that goes wrong on purpose.

    Args:
        faults: what befalls requests; the first that is due does.
        seed: decides by chance; the same seed and the same requests in the same order give the same troubles.
        skew: how many seconds the platform's clock goes before the right time, or behind it where they are negative.
    """

    faults: tuple[Trouble, ...] = ()
    seed: str = ""
    skew: int = 0

    def __attrs_post_init__(self) -> None:
        beyond = abs(self.skew) > MAX_RETRY
        raise_if(
            [
                *free_texts(seed=self.seed),
                *(
                    [fault("SSJ-SANDBOX-MOST", at(".skew"), most=MAX_RETRY, found=self.skew)]
                    if beyond
                    else ()
                ),
            ]
        )


@frozen(kw_only=True)
class Befallen:
    """故障经过: the troubles that are set, and how many requests each of them befell so far.

    Args:
        set: the troubles.
        befell: how many requests each befell, in their order.
    """

    set: Troubles
    befell: tuple[int, ...]


NONE: Final = Troubles()
"""Nothing goes wrong."""

OUT_OF_ORDER: Final = Troubles(faults=(Trouble(what="unavailable", times=0),))
"""Nothing goes."""


def by_chance(seed: str, share: int, *, milliseconds: int = 0, retry_after: int = 0) -> Troubles:
    """随机故障: every kind of trouble, without end.

    Args:
        seed: decides; the same gives the same.
        share: in how many of a thousand requests each kind comes up, where none before it does.
        milliseconds: how long a delay lasts.
        retry_after: what 429 and 503 ask for.
    """
    return Troubles(
        seed=seed,
        faults=tuple(
            Trouble(
                what=each,
                times=0,
                share=share,
                milliseconds=milliseconds if each == "delay" else 0,
                retry_after=retry_after if each in {"too-many", "unavailable"} else 0,
            )
            for each in BEFALLING
        ),
    )


class Schedule:
    """Says of each request what befalls it."""

    def __init__(self, troubles: Troubles = NONE) -> None:
        self.set(troubles)

    def set(self, troubles: Troubles) -> None:
        """Begin anew."""
        self._troubles = troubles
        self._met = [0] * len(troubles.faults)
        self._befell = [0] * len(troubles.faults)

    def shown(self) -> Befallen:
        """Show how far it has gone."""
        return Befallen(set=self._troubles, befell=tuple(self._befell))

    def next(self, method: str, path: str) -> Trouble | None:
        """Give what befalls a request; None where nothing does."""
        for index, each in enumerate(self._troubles.faults):
            used_up = each.times and self._befell[index] == each.times
            if used_up or not each.means(method, path):
                continue
            self._met[index] += 1
            if self._comes_up(index) < each.share:
                self._befell[index] += 1
                return each
        return None

    def _comes_up(self, index: int) -> int:
        """Give a number below `WHOLE`, of the seed and of how many requests were met."""
        return int(H.hex(f"{self._troubles.seed}/{index}/{self._met[index]}".encode()), 16) % WHOLE
