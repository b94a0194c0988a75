"""差异化监管的情形 (第八条): who is to be inspected more often, why, and from when until when.

Whether somebody is flagged is asked of a day: who was taken from the list yesterday is not flagged today.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, days, filled, free_texts, identifiers, no_twice
from shuangsuiji.rulebook import Rulebook

STREAM: Final = "flags"
"""The stream of the flags."""


@frozen(kw_only=True)
class Flag:
    """情形: one reason to inspect a target more often.

    Args:
        target: the target's id.
        word: 情形, one of the rulebook's.
        source: who says so: a list, a platform, a document.
        first: the first day on which it holds.
        until: the first day on which it holds no more; empty while it is not taken back.
        reason: why, where somebody judged it.
        complaints: how many complaints there were in a year, where it comes of them.
    """

    target: str
    word: str
    source: str
    first: str
    until: str = ""
    reason: str = ""
    complaints: int | None = None

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(target=self.target, word=self.word),
                *filled(source=self.source),
                *free_texts(source=self.source, reason=self.reason),
                *days(first=self.first, **{"until": self.until} if self.until else {}),
                *at_least(0, complaints=self.complaints or 0),
                *(
                    [fault("SSJ-FLAG-ORDER", at(".until"), first=self.first, until=self.until)]
                    if self._ends_early
                    else []
                ),
            ]
        )

    @property
    def _ends_early(self) -> bool:
        return bool(self.until) and self.until < self.first

    @property
    def key(self) -> tuple[str, str, str]:
        """Whose it is, why, and who says so."""
        return self.target, self.word, self.source

    def holds_on(self, day: str) -> bool:
        """Say whether it holds on a day."""
        return self.first <= day and (not self.until or day < self.until)

    def faults(self, path: str, rules: Rulebook) -> Iterator[Fault]:
        """The rulebook knows it; many complaints are as many as the rulebook says, or somebody says why they are many."""
        keys = rules.keys
        if self.word not in keys.risk_flags.value:
            known = "、".join(keys.risk_flags.value)
            yield fault("SSJ-FLAG-WORD", at(f"{path}.word"), value=self.word, known=known)
        if self.word != keys.complaints_word.value:
            return
        many = keys.complaints_many_threshold.value
        if many is None:
            if not self.reason:
                yield fault("SSJ-FLAG-REASON", at(f"{path}.reason"), word=self.word)
        elif self.complaints is None or self.complaints < many:
            yield fault("SSJ-FLAG-FEW", at(f"{path}.complaints"), least=many, found=self.complaints or 0)


@frozen(kw_only=True)
class Flags:
    """差异化监管的情形, past and present, in the order in which they came."""

    flags: tuple[Flag, ...] = ()

    def flagged_on(self, day: str) -> dict[str, tuple[str, ...]]:
        """Give, of each target that is flagged on a day, why: each word once, in the order in which they came."""
        found: dict[str, dict[str, None]] = {}
        for each in self.flags:
            if each.holds_on(day):
                found.setdefault(each.target, {})[each.word] = None
        return {target: tuple(words) for target, words in sorted(found.items())}

    def holding(self, key: tuple[str, str, str], day: str) -> Flag | None:
        """Give the flag of a key that holds on a day; None where none does."""
        return next((each for each in self.flags if each.key == key and each.holds_on(day)), None)


@frozen(kw_only=True)
class FlagTarget(Act[Flags]):
    """标记差异化监管的情形 (第八条): one target, by hand.

    Args:
        flag: what is said of it.
    """

    flag: Flag
    kind: Literal["flag-target"] = "flag-target"
    article: ClassVar[str] = "第八条"

    def stream(self) -> str:
        """All flags are one stream."""
        return STREAM

    def faults(self, state: Flags, rules: Rulebook) -> Iterator[Fault]:
        """The rulebook takes it, and the same source does not say the same of it already."""
        yield from self.flag.faults("$.flag", rules)
        if state.holding(self.flag.key, self.flag.first):
            yield fault("SSJ-FLAG-TWICE", at("$.flag"), target=self.flag.target, word=self.flag.word)

    def after(self, state: Flags) -> Flags:
        """Give the state that follows."""
        return evolve(state, flags=(*state.flags, self.flag))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"target": self.flag.target, "word": self.flag.word, "source": self.flag.source}


@frozen(kw_only=True)
class ClearFlag(Act[Flags]):
    """解除差异化监管的情形 (第八条): from a day on it holds no more.

    Args:
        target: the target's id.
        word: 情形.
        source: who said so.
        on: the first day on which it holds no more.
        reason: why.
    """

    target: str
    word: str
    source: str
    on: str
    reason: str
    kind: Literal["clear-flag"] = "clear-flag"
    article: ClassVar[str] = "第八条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(target=self.target, word=self.word)
        yield from filled(source=self.source, reason=self.reason)
        yield from free_texts(source=self.source, reason=self.reason)
        yield from days(on=self.on)

    def stream(self) -> str:
        """All flags are one stream."""
        return STREAM

    def faults(self, state: Flags, rules: Rulebook) -> Iterator[Fault]:
        """What does not hold cannot be taken back."""
        if state.holding((self.target, self.word, self.source), self.on) is None:
            yield fault("SSJ-FLAG-NONE", at("$.target"), target=self.target, word=self.word, on=self.on)

    def after(self, state: Flags) -> Flags:
        """Give the state that follows."""
        ended = state.holding((self.target, self.word, self.source), self.on)
        return evolve(
            state,
            flags=tuple(evolve(each, until=self.on) if each is ended else each for each in state.flags),
        )

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"target": self.target, "word": self.word, "on": self.on, "reason": self.reason}


@frozen(kw_only=True)
class ImportFlags(Act[Flags]):
    """导入名单 (第八条): a whole list of one source as it is on a day, such as 经营异常名录; who is not on it any more is cleared.

    Args:
        word: 情形.
        source: whose list it is.
        on: the day of the list.
        listed: who is on it; each of this word and source.
    """

    word: str
    source: str
    on: str
    listed: tuple[Flag, ...]
    kind: Literal["import-flags"] = "import-flags"
    article: ClassVar[str] = "第八条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(word=self.word)
        yield from filled(source=self.source)
        yield from free_texts(source=self.source)
        yield from days(on=self.on)
        yield from no_twice(".listed", (each.target for each in self.listed))
        for index, each in enumerate(self.listed):
            if (each.word, each.source) != (self.word, self.source) or not each.holds_on(self.on):
                yield fault("SSJ-FLAG-LIST", at(f".listed[{index}]"), target=each.target)

    def stream(self) -> str:
        """All flags are one stream."""
        return STREAM

    def faults(self, state: Flags, rules: Rulebook) -> Iterator[Fault]:
        """The rulebook takes each of them."""
        for index, each in enumerate(self.listed):
            yield from each.faults(f"$.listed[{index}]", rules)

    def after(self, state: Flags) -> Flags:
        """Give the state that follows."""
        listed = {each.key for each in self.listed}
        kept = tuple(
            evolve(each, until=self.on)
            if (each.word, each.source) == (self.word, self.source)
            and each.holds_on(self.on)
            and each.key not in listed
            else each
            for each in state.flags
        )
        new = (each for each in self.listed if state.holding(each.key, self.on) is None)
        return evolve(state, flags=(*kept, *new))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"word": self.word, "source": self.source, "on": self.on, "count": len(self.listed)}
