"""增减变更 (第六条、第七条): what one version of a list adds to, changes in and removes from the one before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, Protocol, TypeVar, cast

import attrs
from attrs import frozen

from shuangsuiji.errors import Fault, fault
from shuangsuiji.messages.text import Language


class Listable(Protocol):
    """What stands in a list under a number of its own: an attrs value."""

    @property
    def id(self) -> str:
        """Its number."""
        raise NotImplementedError

    @property
    def title(self) -> str:
        """What people call it."""
        raise NotImplementedError


Entry = TypeVar("Entry", bound=Listable)

_NOTHING: Final = "—"
_HOLDS: Final = "√"


@frozen(kw_only=True)
class Change(Generic[Entry]):
    """变更: one entry, before and after."""

    before: Entry
    after: Entry

    def lines(self, language: Language) -> Iterator[Fault]:
        """Give a line for each member that changed."""
        for member in attrs.fields_dict(type(self.after)):  # type: ignore[arg-type]
            before, after = getattr(self.before, member), getattr(self.after, member)
            if before != after:
                label = fault(f"SSJ-DIFF-MEMBER-{member.upper().replace('_', '-')}").sentence(language)
                yield fault(
                    "SSJ-DIFF-CHANGED",
                    id=self.after.id,
                    title=self.after.title,
                    member=label,
                    before=_shown(before),
                    after=_shown(after),
                )


@frozen(kw_only=True)
class Difference(Generic[Entry]):
    """增减变更.

    Args:
        added: entries that only the later version has, in its order.
        changed: entries that both have and that are not the same, in the later version's order.
        removed: entries that only the earlier version has, in its order.
    """

    added: tuple[Entry, ...]
    changed: tuple[Change[Entry], ...]
    removed: tuple[Entry, ...]

    def lines(self, language: Language = "zh") -> Iterator[Fault]:
        """Give it line by line: data whose sentences are in `messages`, and the members' names in a language."""
        yield from (fault("SSJ-DIFF-ADDED", id=each.id, title=each.title) for each in self.added)
        for change in self.changed:
            yield from change.lines(language)
        yield from (fault("SSJ-DIFF-REMOVED", id=each.id, title=each.title) for each in self.removed)

    def text(self, language: Language = "zh") -> str:
        """Give it in words, one line each; empty where nothing differs."""
        return "\n".join(each.sentence(language) for each in self.lines(language))

    def applied(self, before: Iterable[Entry]) -> Mapping[str, Entry]:
        """Give the later version's entries by their numbers, from those of the earlier one."""
        found = {each.id: each for each in before}
        for gone in self.removed:
            del found[gone.id]
        found.update({each.after.id: each.after for each in self.changed})
        found.update({each.id: each for each in self.added})
        return found


def difference(before: Sequence[Entry], after: Sequence[Entry]) -> Difference[Entry]:
    """Compare two versions of a list, entry by entry under its number."""
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    return Difference(
        added=tuple(each for each in after if each.id not in old),
        changed=tuple(
            Change(before=old[each.id], after=each)
            for each in after
            if each.id in old and old[each.id] != each
        ),
        removed=tuple(each for each in before if each.id not in new),
    )


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _HOLDS if value else _NOTHING
    if isinstance(value, tuple):
        members = cast("tuple[object, ...]", value)
        return "、".join(map(str, members)) or _NOTHING
    return str(value) or _NOTHING
