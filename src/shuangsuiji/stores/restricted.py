"""限制查阅的文件夹 (第二十六条): what the journal has only the digest of lies here, a file each that its owner alone may read."""

import secrets
from pathlib import Path
from typing import Final, TypeVar

from attrs import field, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.ports.store import translated
from shuangsuiji.restricted import Restricted
from shuangsuiji.stores.whole import write

_FOLDER_MODE: Final = 0o700
_SALT_BYTES: Final = 32

Kept = TypeVar("Kept", bound=Restricted)


def new_salt() -> str:
    """Draw a salt from the operating system."""
    return secrets.token_hex(_SALT_BYTES)


@frozen
class RestrictedFolder:
    """限制查阅的文件夹: apart from the journal, so that whoever may read that does not see it; back it up on its own.

    Args:
        path: the folder; the first `keep` makes it, for its owner alone.
    """

    path: Path = field(converter=Path)

    def keep(self, said: Restricted) -> str:
        """Keep a content, and give the digest for the journal; keep it before the act that names it.

        Raises:
            Unavailable: the medium fails.
        """
        with translated():
            self.path.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            write(self._file(said.digest), canonical.encode(wire.write(said)), secret=True)
        return said.digest

    def read(self, kind: type[Kept], digest: str) -> Kept:
        """Give back the content that the journal names.

        Args:
            kind: what it is: `Misconduct`, `PrivateReason`.
            digest: as the journal has it.

        Raises:
            InvalidInput: it is not here, or it is not what the journal has the digest of.
            Unavailable: the medium fails.
        """
        path = self._file(digest)
        place = Place(file=str(path))
        with translated():
            data = path.read_bytes() if path.is_file() else None
        if data is None:
            raise InvalidInput(fault("SSJ-RESTRICTED-LOST", place, digest=digest))
        found = wire.read(kind, canonical.decode(data))
        if found.digest != digest:
            raise InvalidInput(fault("SSJ-RESTRICTED-CHANGED", place, digest=digest))
        return found

    def _file(self, digest: str) -> Path:
        return self.path / f"{digest}.json"
