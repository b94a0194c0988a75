"""演示的平台: the sandbox, a program of its own that is reached over a real socket."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, cast
from urllib.request import ProxyHandler, Request, build_opener

from shuangsuiji import plugins
from shuangsuiji.errors import AdapterMissing, fault
from shuangsuiji.ports.platform import Platform

SANDBOX: Final = "shuangsuiji-sandbox"
"""The program that plays the provincial platform."""

_SECONDS: Final = 10.0
_OPENER: Final = build_opener(ProxyHandler({}))
"""Opens addresses of this machine, past whatever proxy the environment names."""


@contextmanager
def sandbox() -> Generator[tuple[Platform, Callable[[str], None]]]:
    """模拟平台: start the sandbox as a program of its own, and reach it over HTTP; with it comes what sets its clock.

    Raises:
        AdapterMissing: the sandbox or the HTTP adapter is not installed; the package is named.
    """
    program = _beside_python() or shutil.which(SANDBOX)
    if program is None:
        raise AdapterMissing(fault("SSJ-DEMO-SANDBOX", package=SANDBOX))
    with subprocess.Popen(  # noqa: S603  -- our own program, found by its name
        [program, "--stop-with-stdin"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else b""
            options = cast("Mapping[str, str]", json.loads(line or b"{}"))
            platform = plugins.platform("http", options)
            yield platform, lambda at: _set_clock(options, at)
            platform.close()
        finally:
            if process.stdin:
                process.stdin.close()
            process.terminate()


def _set_clock(options: Mapping[str, str], at: str) -> None:
    """Let the sandbox's clock stand at an instant: a story has days of its own, and a receipt bears the platform's."""
    asked = Request(  # noqa: S310  -- our own program on this machine
        f"{options['url']}/sandbox/clock",
        data=json.dumps(at).encode(),
        method="PUT",
        headers={"Authorization": f"Bearer {options['token']}", "Content-Type": "application/json"},
    )
    with _OPENER.open(asked, timeout=_SECONDS):
        pass


def _beside_python() -> str | None:
    """Find the program beside the interpreter: an environment need not be active."""
    return shutil.which(SANDBOX, path=str(Path(sys.executable).parent))
