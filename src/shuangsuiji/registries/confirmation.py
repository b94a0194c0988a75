"""“两库”更新确认 (第九条): before the year's first draw somebody confirms each registry, and answers for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar, Final, Literal

import attrs
from attrs import evolve, frozen

from shuangsuiji import canonical, merkle
from shuangsuiji.acts import Act, Moment
from shuangsuiji.content_digest import H
from shuangsuiji.errors import Fault, raise_if
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.forms import at_least, at_least_one, digests, identifiers, instants, no_twice, texts
from shuangsuiji.registries.inspectors import InspectorRecord
from shuangsuiji.registries.reading import Reading
from shuangsuiji.registries.staff import GROUNDS, Ground, StaffMember, missing_staff
from shuangsuiji.registries.targets import TargetRecord, same_names
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.texts import path_of

RegistryName = Literal["targets", "inspectors"]
"""检查对象名录库, 执法检查人员名录库."""

REGISTRIES: Final[tuple[RegistryName, RegistryName]] = ("targets", "inspectors")
"""两库, in the order in which a draw names them."""


_TITLES: Final[Mapping[RegistryName, str]] = {"targets": "检查对象名录库", "inspectors": "执法检查人员名录库"}


def titles_of(registries: Iterable[RegistryName]) -> str:
    """Name registries as the regulation does."""
    return "、".join(_TITLES[each] for each in registries)


def registry_stream(registry: RegistryName) -> str:
    """Name the stream of a registry's confirmations."""
    return path_of("registry", registry)


_NOT_KEPT: Final = frozenset({"row", "stratum"})
"""Where a record stands, and which of its columns a task makes strata of, is not what the registry says of it."""


def registry_digest(records: Iterable[TargetRecord] | Iterable[InspectorRecord]) -> str:
    """Give the digest of a registry: the Merkle root of its records' canonical JSON in the order of their bytes.

    It does not depend on the order of the rows, nor on the file that they come from.
    """
    lines = sorted(canonical.encode(_plain(each)) for each in records)
    return merkle.root(lines, H).hex()


def _plain(record: TargetRecord | InspectorRecord) -> canonical.Json:
    found: dict[str, canonical.Json] = attrs.asdict(
        record, filter=lambda attribute, _: attribute.name not in _NOT_KEPT, value_serializer=_day
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

    def standing_at(self, instant: str) -> Confirmation | None:
        """Give the last confirmation that was made by an instant; None where there is none."""
        made = datetime.fromisoformat(instant)
        known = (each for each in reversed(self.confirmations) if datetime.fromisoformat(each.at) <= made)
        return next(known, None)


@frozen(kw_only=True)
class Rejection:
    """退回的行: a row that is not in the registry, and why.

    Args:
        source: the file.
        row: its number, as the user's program shows it.
        codes: the codes of what is wrong with it.
    """

    source: str
    row: int
    codes: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *texts(".source", (self.source,)),
                *at_least(1, row=self.row),
                *at_least_one(".codes", self.codes),
                *texts(".codes", self.codes),
            ]
        )


_MISSING: Final[Mapping[Ground, str]] = dict(
    zip(GROUNDS, ("SSJ-A09-10", "SSJ-A09-11", "SSJ-A09-12"), strict=True)
)


@frozen(kw_only=True)
class ConfirmRegistry(Act[Confirmations]):
    """更新确认名录库 (第九条): whoever confirms says what he confirms, and what he knows to be wrong with it.

    Args:
        registry: which registry.
        count: how many entries it has.
        digest: its digest, by `registry_digest`.
        sources: the files that it comes from.
        rejected: rows of them that were rejected.
        dropped: columns of them that hold persons' data, which were not read.
        same_names: names that targets with different codes share.
        legacy: how many targets still stand under an old registration number.
        missing: persons of the staff list whom the registry of inspectors does not have.
    """

    registry: RegistryName
    count: int
    digest: str
    sources: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    dropped: tuple[str, ...] = ()
    same_names: tuple[str, ...] = ()
    legacy: int = 0
    missing: tuple[StaffMember, ...] = ()
    kind: Literal["confirm-registry"] = "confirm-registry"
    article: ClassVar[str] = "第九条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, count=self.count)
        yield from digests(digest=self.digest)
        yield from at_least(0, legacy=self.legacy)
        for name, listed in (
            (".sources", self.sources),
            (".dropped", self.dropped),
            (".same_names", self.same_names),
        ):
            yield from texts(name, listed)
        yield from no_twice(".missing", (each.id for each in self.missing))

    def findings(self, state: Confirmations, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Rejected rows, doubtful identities, persons who are missing; and columns that may not be kept."""
        article = self.article
        if self.rejected:
            rows = "、".join(f"{each.source} {each.row}" for each in self.rejected)
            yield article_finding("SSJ-A09-1", article, count=len(self.rejected), rows=rows)
        for name in self.same_names:
            yield article_finding("SSJ-A09-7", article, subject=name, name=name)
        if self.legacy:
            yield article_finding("SSJ-A09-7-LEGACY", article, count=self.legacy)
        for each in self.missing:
            yield article_finding(_MISSING[each.ground], article, subject=each.id, ground=each.ground)
        if self.dropped:
            columns = "、".join(self.dropped)
            yield article_finding("SSJ-X-23", article, severity="notice", columns=columns)

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


def confirming_targets(
    readings: Mapping[str, Reading[TargetRecord]],
    entered: Sequence[TargetRecord] = (),
    *,
    by: str,
    at: str,
) -> ConfirmRegistry:
    """Make the act that confirms the registry of targets, with what is to be known of it.

    Args:
        readings: of each file what it came to.
        entered: records that were entered by hand (`single.enter_target`).
        by: who confirms.
        at: when.

    Raises:
        InvalidInput: the registry is empty, or a form is broken.
    """
    records = [*(each for found in readings.values() for each in found.records), *entered]
    made = _confirming("targets", readings, records, by=by, at=at)
    return evolve(made, same_names=same_names(records), legacy=sum(each.is_legacy for each in records))


def confirming_inspectors(
    readings: Mapping[str, Reading[InspectorRecord]],
    entered: Sequence[InspectorRecord] = (),
    staff: Iterable[StaffMember] = (),
    *,
    by: str,
    at: str,
) -> ConfirmRegistry:
    """Make the act that confirms the registry of inspectors, with who is missing of the staff list, if there is one.

    Args:
        readings: of each file what it came to.
        entered: records that were entered by hand (`single.enter_inspector`).
        staff: who belongs in it.
        by: who confirms.
        at: when.

    Raises:
        InvalidInput: the registry is empty, or a form is broken.
    """
    records = [*(each for found in readings.values() for each in found.records), *entered]
    made = _confirming("inspectors", readings, records, by=by, at=at)
    return evolve(made, missing=missing_staff(staff, {each.id for each in records}))


def _confirming(
    registry: RegistryName,
    readings: Mapping[str, Reading[TargetRecord]] | Mapping[str, Reading[InspectorRecord]],
    records: Sequence[TargetRecord] | Sequence[InspectorRecord],
    *,
    by: str,
    at: str,
) -> ConfirmRegistry:
    """Make what the confirmations of both registries say alike."""
    return ConfirmRegistry(
        by=by,
        at=at,
        registry=registry,
        count=len(records),
        digest=registry_digest(records),
        sources=tuple(readings),
        rejected=tuple(
            Rejection(
                source=source, row=each.row, codes=tuple(dict.fromkeys(found.code for found in each.faults))
            )
            for source, reading in readings.items()
            for each in reading.rejected
        ),
        dropped=tuple(
            dict.fromkeys(each for reading in readings.values() for each in reading.dropped_columns)
        ),
    )
