"""监管事项清单 (第七条): what a section has to supervise, and how much of it the year's plans cover."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, Literal

from attrs import frozen

from shuangsuiji.acts import Act
from shuangsuiji.errors import Fault, raise_if
from shuangsuiji.forms import all_identifiers, at_least_one, filled, free_texts, identifiers, no_twice
from shuangsuiji.texts import path_of


def supervision_stream(department: str) -> str:
    """Name the stream of a department's list of supervised items.

    >>> supervision_stream("运行科")
    'supervision/运行科'
    """
    return path_of("supervision", department)


@frozen(kw_only=True)
class SupervisionItem:
    """监管事项 (第七条): one thing that a section supervises (互联网+监管), which is not the joint checklist's item.

    Args:
        id: its number in the list.
        name: its name.
        items: the checklist's items each of which covers it.
        exception: why no plan covers it, such as 只按个案办理; empty where one must.
    """

    id: str
    name: str
    items: tuple[str, ...] = ()
    exception: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(id=self.id),
                *filled(name=self.name),
                *free_texts(name=self.name, exception=self.exception),
                *all_identifiers(".items", self.items),
                *no_twice(".items", self.items),
            ]
        )

    def is_covered(self, planned: Iterable[str]) -> bool:
        """Say whether planned items cover it: one of those that do, or itself, as internal plans name it."""
        return not {self.id, *self.items}.isdisjoint(planned)


@frozen(kw_only=True)
class Supervision:
    """监管事项清单 of a department."""

    department: str = ""
    items: tuple[SupervisionItem, ...] = ()


@frozen(kw_only=True)
class Coverage:
    """覆盖情况 (第七条): every supervised item stands in exactly one of the three.

    Args:
        covered: covered by a planned item.
        missing: owed, and not covered.
        excepted: excepted with a reason, whether or not it is covered.
    """

    covered: tuple[SupervisionItem, ...]
    missing: tuple[SupervisionItem, ...]
    excepted: tuple[SupervisionItem, ...]

    @property
    def share(self) -> Fraction:
        """How much of what is owed is covered; 1 where nothing is owed."""
        owed = len(self.covered) + len(self.missing)
        return Fraction(len(self.covered), owed) if owed else Fraction(1)


def coverage(supervised: Iterable[SupervisionItem], planned: Iterable[str]) -> Coverage:
    """Say which supervised items a year's planned items, of internal and joint plans, cover (第七条).

    >>> salt = SupervisionItem(id="J01", name="食盐", items=("GX01",))
    >>> coverage([salt], ["GX02"]).missing == (salt,)
    True
    """
    listed, known = tuple(supervised), frozenset(planned)
    owed = tuple(each for each in listed if not each.exception)
    return Coverage(
        covered=tuple(each for each in owed if each.is_covered(known)),
        missing=tuple(each for each in owed if not each.is_covered(known)),
        excepted=tuple(each for each in listed if each.exception),
    )


@frozen(kw_only=True)
class ListSupervision(Act[Supervision]):
    """登记监管事项清单 (第七条): the list takes the place of the one before, which the journal keeps."""

    department: str
    items: tuple[SupervisionItem, ...]
    kind: Literal["list-supervision"] = "list-supervision"
    article: ClassVar[str] = "第七条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(department=self.department)
        yield from at_least_one(".items", self.items)
        yield from no_twice(".items", (each.id for each in self.items))

    def stream(self) -> str:
        """One list a department."""
        return supervision_stream(self.department)

    def after(self, state: Supervision) -> Supervision:
        """Give the state that follows."""
        return Supervision(department=self.department, items=self.items)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"department": self.department, "items": len(self.items)}
