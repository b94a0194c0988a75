"""What a program loads before it forks: both drivers, as far as they go without a connection to a server."""

from contextlib import suppress

from shuangsuiji.errors import AdapterMissing
from shuangsuiji_sql.database import engine_at
from shuangsuiji_sql.store import SqlStore


def warm() -> None:
    """Load them."""
    SqlStore.at("sqlite://").head()
    with suppress(AdapterMissing):
        engine_at("postgresql://localhost/nowhere")
