"""“两库”更新确认 (第九条): before the year's first draw somebody confirms each registry, and answers for it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import ClassVar, Final, Literal

import attrs
from attrs import evolve, frozen

from shuangsuiji import canonical, merkle
from shuangsuiji.acts import Act
from shuangsuiji.errors import Fault, raise_if
from shuangsuiji.exchange import H
from shuangsuiji.forms import at_least, digests, identifiers, instants, texts
from shuangsuiji.registries.inspectors import InspectorRecord
from shuangsuiji.registries.targets import TargetRecord
from shuangsuiji.texts import path_of

RegistryName = Literal["targets", "inspectors"]
"""检查对象名录库, 执法检查人员名录库."""

REGISTRIES: Final[tuple[RegistryName, RegistryName]] = ("targets", "inspectors")
"""两库, in the order in which a draw names them."""


def registry_stream(registry: RegistryName) -> str:
    """Name the stream of a registry's confirmations."""
    return path_of("registry", registry)


def registry_digest(records: Iterable[TargetRecord] | Iterable[InspectorRecord]) -> str:
    """Give the digest of a registry: the Merkle root of its records' canonical JSON in the order of their bytes.

    It does not depend on the order of the rows, nor on the file that they come from.
    """
    lines = sorted(canonical.encode(_plain(each)) for each in records)
    return merkle.root(lines, H).hex()


def _plain(record: TargetRecord | InspectorRecord) -> canonical.Json:
    found: dict[str, canonical.Json] = attrs.asdict(
        record, filter=lambda attribute, _: attribute.name != "row", value_serializer=_day
    )
    return found


def _day(_record: object, _attribute: object, value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@frozen(kw_only=True)
class Confirmation:
    """更新确认: who confirmed what, when.

    Args:
        registry: which registry.
        by: who answers for it.
        at: when.
        count: how many entries it has.
        digest: its digest.
    """

    registry: RegistryName
    by: str
    at: str
    count: int
    digest: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(by=self.by),
                *instants(at=self.at),
                *at_least(1, count=self.count),
                *digests(digest=self.digest),
            ]
        )

    @property
    def year(self) -> int:
        """The calendar year that it counts for."""
        return datetime.fromisoformat(self.at).year


@frozen(kw_only=True)
class Confirmations:
    """一库的历次确认, the latest last."""

    confirmations: tuple[Confirmation, ...] = ()

    @property
    def latest(self) -> Confirmation | None:
        """The latest confirmation; None where there is none."""
        return self.confirmations[-1] if self.confirmations else None


@frozen(kw_only=True)
class ConfirmRegistry(Act[Confirmations]):
    """更新确认名录库 (第九条).

    Args:
        registry: which registry.
        count: how many entries it has.
        digest: its digest, by `registry_digest`.
        sources: the files that it comes from.
    """

    registry: RegistryName
    count: int
    digest: str
    sources: tuple[str, ...] = ()
    kind: Literal["confirm-registry"] = "confirm-registry"
    article: ClassVar[str] = "第九条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, count=self.count)
        yield from digests(digest=self.digest)
        yield from texts(".sources", self.sources)

    def stream(self) -> str:
        """One stream a registry."""
        return registry_stream(self.registry)

    def after(self, state: Confirmations) -> Confirmations:
        """Give the state that follows."""
        made = Confirmation(
            registry=self.registry, by=self.by, at=self.at, count=self.count, digest=self.digest
        )
        return evolve(state, confirmations=(*state.confirmations, made))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"registry": self.registry, "count": self.count, "digest": self.digest[:12]}
