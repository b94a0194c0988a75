"""任务文件夹 (spec section 13): the files of a task's draw.

    DIR/journal.jsonl          the journal
    DIR/journal.head           number and digest of its last line, for time-stamping elsewhere
    DIR/1/, DIR/2/, ...        one folder a round
    DIR/private/1/, ...        nonces, roll keys, names: mode 0600, handed to nobody

A file appears whole or not at all. One process at a time writes.
"""

import re
import shutil
from collections.abc import Collection, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from attrs import frozen
from filelock import FileLock, Timeout

from shuangsuiji.digests import Hash
from shuangsuiji.draw.announcement import Announcement, read_announcement
from shuangsuiji.draw.journal import Journal, Round, read_journal
from shuangsuiji.errors import ActRefused, InvalidInput, Place, fault
from shuangsuiji.stores.whole import write

JOURNAL: Final = "journal.jsonl"
HEAD: Final = "journal.head"
PRIVATE: Final = "private"
ANNOUNCEMENT: Final = "announcement.json"
RECORD: Final = "record.json"
EXTRACT: Final = "extract.json"
TARGETS: Final = "targets.roll.tsv"
INSPECTORS: Final = "inspectors.roll.tsv"
RECUSALS: Final = "recusals.tsv"

SOURCES: Final = "sources.json"
NAMES: Final = "names.json"

_ANNOUNCED: Final = re.compile(
    "|".join(map(re.escape, (ANNOUNCEMENT, TARGETS, INSPECTORS, RECUSALS, SOURCES)))
)
_ANNOUNCED_SECRETS: Final = re.compile(r"nonce-[0-9]+\.json|[a-z]+\.key|" + re.escape(NAMES))
"""What an announcement that was broken off before it was journalled can leave."""

HEAD_FORM: Final = re.compile(r"([1-9][0-9]{0,15})[ :]([0-9a-f]{64})")
"""Number and digest of a line, as the head file and `--head` have them."""

_LOCK_SECONDS: Final = 5


def nonce_name(index: int) -> str:
    """Name the file of our own nonce for the source at a place in the entropy."""
    return f"nonce-{index}.json"


def reveal_name(index: int) -> str:
    """Name the file of a value that is journalled, but waits for the others."""
    return f"reveal-{index}.json"


def key_name(roll: str) -> str:
    """Name the file of a sealed roll's key."""
    return f"{roll}.key"


def _strange(folder: Path, expected: re.Pattern[str]) -> list[Path]:
    if not folder.exists():
        return []
    return (
        [each for each in folder.iterdir() if not expected.fullmatch(each.name)]
        if folder.is_dir()
        else [folder]
    )


@frozen
class TaskFolder:
    """任务文件夹: one task's folder.

    Args:
        path: where it is.
    """

    path: Path

    def round_path(self, number: int) -> Path:
        """Give a round's folder."""
        return self.path / str(number)

    def private_path(self, number: int) -> Path:
        """Give the folder of a round's secrets."""
        return self.path / PRIVATE / str(number)

    @contextmanager
    def lock(self) -> Generator[None, None, None]:
        """Keep other processes from writing.

        Raises:
            ActRefused: another process is writing.
        """
        private = self.path / PRIVATE
        private.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with FileLock(private / ".lock", timeout=_LOCK_SECONDS):
                yield
        except Timeout as error:
            raise ActRefused(fault("SSJ-OFFICE-BUSY", Place(file=str(self.path)))) from error

    @contextmanager
    def lock_existing(self) -> Generator[None, None, None]:
        """Keep other processes from writing in a folder that is a task's; any other is left as it is.

        Raises:
            ActRefused: nothing is announced here yet, or another process is writing.
        """
        self.current()
        with self.lock():
            yield

    def journal(self) -> Journal:
        """Read the journal; an empty one where there is none yet.

        Raises:
            InvalidInput: a line breaks its form.
        """
        path = self.path / JOURNAL
        return read_journal(path.read_bytes(), Place(file=JOURNAL)) if path.is_file() else Journal()

    def keep(self, journal: Journal, h: Hash) -> None:
        """Write the journal, then its head: what can be time-stamped elsewhere."""
        write(self.path / JOURNAL, journal.file())
        write(self.path / HEAD, f"{len(journal.lines)} {h.hex(journal.lines[-1])}\n".encode())

    def head(self) -> tuple[int, str] | None:
        """Give number and digest of the journal's line that the head file holds; None where there is none."""
        path = self.path / HEAD
        if not path.is_file():
            return None
        found = HEAD_FORM.fullmatch(path.read_bytes().decode("ascii", "replace").strip())
        return (
            (int(found[1]), found[2]) if found else (0, "—")
        )  # line 0 fits no digest, and the check says so

    def announcement(self, number: int) -> Announcement:
        """Read a round's announcement.

        Raises:
            InvalidInput: there is none, or it breaks its form.
        """
        path = self.round_path(number) / ANNOUNCEMENT
        place = Place(file=f"{number}/{ANNOUNCEMENT}")
        if not path.is_file():
            raise InvalidInput(fault("SSJ-FILE-MISSING", place))
        return read_announcement(path.read_bytes(), place)

    def current(self) -> Round:
        """Give the last round of the journal.

        Raises:
            ActRefused: nothing is announced here yet.
        """
        rounds = self.journal().rounds()
        if not rounds:
            raise ActRefused(fault("SSJ-OFFICE-NOTHING", Place(file=str(self.path))))
        return rounds[-1]

    def remains(self, number: int) -> list[str]:
        """Give what stands in the place of a round that is not in the journal, but is no broken-off announcement's."""
        found = [self.path / HEAD] if not (self.path / JOURNAL).is_file() else []
        found += _strange(self.round_path(number), _ANNOUNCED)
        found += _strange(self.private_path(number), _ANNOUNCED_SECRETS)
        return sorted(each.relative_to(self.path).as_posix() for each in found if each.exists())

    def add_round(
        self,
        number: int,
        files: Mapping[str, bytes],
        secrets: Mapping[str, bytes],
        guarded: Collection[str] = (),
    ) -> None:
        """Write a new round's files and secrets; what an announcement that was never journalled left is replaced.

        Args:
            number: the round.
            files: the files of the round's folder.
            secrets: the files of its private folder.
            guarded: which files of the round's folder only the owner may read: sealed rolls and recusals.
        """
        self._fill(self.private_path(number), secrets, secret=True)
        self._fill(self.round_path(number), files, guarded=guarded)

    def _fill(
        self,
        folder: Path,
        files: Mapping[str, bytes],
        *,
        secret: bool = False,
        guarded: Collection[str] = (),
    ) -> None:
        partial = folder.with_name(f".{folder.name}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True, mode=0o700 if secret else 0o755)
        for name, data in files.items():
            write(partial / name, data, secret=secret or name in guarded)
        shutil.rmtree(folder, ignore_errors=True)
        partial.replace(folder)

    def secret(self, number: int, name: str) -> bytes | None:
        """Give a secret of a round; None where it is not here."""
        path = self.private_path(number) / name
        return path.read_bytes() if path.is_file() else None
