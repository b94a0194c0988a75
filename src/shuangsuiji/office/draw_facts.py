"""公告入账 (第十一条): what the act that records an announcement says beside the announcement itself."""

from collections.abc import Mapping, Sequence
from typing import cast

from attrs import frozen

from shuangsuiji import canonical, wire
from shuangsuiji.canonical import Json
from shuangsuiji.checklist.state import Repeal
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.errors import ActRefused, Place, fault
from shuangsuiji.findings import Override
from shuangsuiji.office import folder as files
from shuangsuiji.office.announcing import Announced
from shuangsuiji.office.eve import Eve
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.registries import Registries
from shuangsuiji.office.service import Office
from shuangsuiji.registries.confirmation import REGISTRIES, Confirmation, registry_digest
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.batches import Batch, DrawMode
from shuangsuiji.task.differentiation import FlaggedTarget
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.freezing import library_of, modes_of
from shuangsuiji.task.library import ImportedLibrary
from shuangsuiji.task.scheme import Scheme
from shuangsuiji.task.selection import SelectionMode
from shuangsuiji.task.setup import ItemsLeft, Setup, Waiver


@frozen(kw_only=True)
class DrawFacts:
    """公告入账所需: what the act that records an announcement needs beside it, kept in private beside the names.

    Args:
        by: who announced.
        overrides: who answers for what questions the act.
        confirmed: what was last confirmed of each registry that is drawn from.
        digests: the digest of each registry as its file had it.
        waivers: who may be drawn all the same.
        left: what stays to be inspected of whom.
        earlier: the earlier checks of those whom waivers and what is left speak of.
        flagged: who is flagged.
        entities: of each target that has one, the body that it belongs to.
        modes: how each department finds its inspectors.
        library: the initiating department's own list, where it is drawn from.
        draw_mode: 抽出应抽数 or 全部排出次序.
        batches: how the drawn order is cut.
        outcomes: how many values public sources can have.
    """

    by: str
    overrides: tuple[Override, ...]
    confirmed: tuple[Confirmation, ...]
    digests: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    left: tuple[ItemsLeft, ...]
    earlier: tuple[Check, ...] = ()
    flagged: tuple[FlaggedTarget, ...] = ()
    entities: tuple[tuple[str, str], ...] = ()
    modes: tuple[SelectionMode, ...]
    library: ImportedLibrary | None
    draw_mode: DrawMode
    batches: tuple[Batch, ...]
    outcomes: int

    def act(self, announcement: Announcement, at: str, repeals: tuple[Repeal, ...]) -> AnnounceDraw:
        """Give the act that records an announcement, by the laws that are repealed then."""
        return AnnounceDraw(
            by=self.by,
            at=at,
            announcement=announcement,
            confirmed=self.confirmed,
            digests=self.digests,
            waivers=self.waivers,
            left=self.left,
            earlier=self.earlier,
            flagged=self.flagged,
            modes=self.modes,
            library=self.library,
            draw_mode=self.draw_mode,
            batches=self.batches,
            outcomes=self.outcomes,
            repeals=repeals,
        )


def gathered(
    office: Office,
    setup: Setup,
    scheme: Scheme,
    announced: Announced,
    eve: Eve,
    by: str,
    overrides: Sequence[Override],
) -> DrawFacts:
    """Gather the facts of an announcement that is about to be made.

    Args:
        office: the bureau's office.
        setup: the task as it was set up.
        scheme: its TASK.toml.
        announced: what is announced.
        eve: what the office knew when the roll was frozen.
        by: who announces.
        overrides: who answers for what questions the act.
    """
    registries, rolls, roll = announced.registries, announced.rolls, announced.rolls.targets
    pool = tuple(rolls.inspectors.entries()) if rolls.inspectors else ()
    digests = [registry_digest(registries.targets)]
    if registries.inspectors is not None:
        digests.append(registry_digest(registries.inspectors))
    left = eve.left(registries, roll)
    bodies = {each.id: each.owner for each in registries.drawn_from if each.owner}
    spoken_of = {*(each.target for each in eve.waivers), *(each.target for each in left)}
    spoken_of |= {bodies[each] for each in spoken_of if each in bodies}
    return DrawFacts(
        by=by,
        overrides=tuple(overrides),
        confirmed=_confirmed(office, len(digests)),
        digests=tuple(digests),
        waivers=eve.waivers,
        left=left,
        earlier=tuple(each for each in eve.checks(registries) if {each.target, each.subject} & spoken_of),
        flagged=eve.flagged(registries, roll),
        entities=tuple(bodies.items()),
        modes=modes_of(scheme, setup, pool),
        library=_library(scheme, registries),
        draw_mode=scheme.draw_mode,
        batches=scheme.batches,
        outcomes=scheme.outcomes,
    )


def kept(folder: TaskFolder, number: int) -> DrawFacts:
    """Read the facts that a round's announcement kept.

    Raises:
        ActRefused: it kept none: the draw was announced without a journal.
    """
    data = folder.secret(number, files.NAMES) or b"{}"
    found = cast("Mapping[str, Json]", canonical.decode(data, Place(file=files.NAMES)))
    if "act" not in found:
        raise ActRefused(fault("SSJ-OFFICE-DRAW-ELSEWHERE", Place(file=str(folder.path))))
    return wire.read(DrawFacts, found["act"])


def _library(scheme: Scheme, registries: Registries) -> ImportedLibrary | None:
    if registries.imported is None:
        return None
    source = registries.sources["imported"].file
    return library_of(scheme, source, registries.targets, registries.imported)


def _confirmed(office: Office, number: int) -> tuple[Confirmation, ...]:
    latest = (office.registry(name).latest for name in REGISTRIES[:number])
    return tuple(each for each in latest if each)
