"""A writer that a test kills: appends lines to changing streams, a new one now and then, and says each that was taken."""

from tests.killing import serve

from shuangsuiji.errors import Conflict
from shuangsuiji_sql.store import SqlStore

from .warming import warm


def main(address: str, name: str, most: str) -> None:
    """Write so many lines."""
    store = SqlStore.at(address)
    written = 0
    while written < int(most):
        head = store.head()
        number = head.number + 1 if head else 1
        stream = f"task/{name if number % 3 else number}"
        line = f"{name} {number} ".encode() + b"x" * (number * 7919 % 20000)
        try:
            store.append(stream, line, seq=len(store.read(stream)) + 1, number=number)
        except Conflict:
            continue
        written += 1
        print(stream, number, flush=True)  # noqa: T201  -- what was acknowledged


if __name__ == "__main__":
    warm()
    serve(main)
