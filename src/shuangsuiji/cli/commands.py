"""The commands by name, in the order of their use, and where each stands: only the one that is asked for is loaded."""

from collections.abc import Callable, Mapping
from pkgutil import resolve_name
from typing import Final, cast

Command = Callable[..., None]

COMMANDS: Final[Mapping[str, str]] = {
    "demo": "demo:demo",
    "nonce": "drawing:nonce",
    "announce": "drawing:announce",
    "draw": "drawing:draw",
    "confirm": "drawing:confirm",
    "void": "drawing:void",
    "verify": "verifying:verify",
    "prove": "verifying:prove",
    "check-proof": "verifying:check_proof",
    "replay": "replaying:replay_journal",
    "pull": "pulling:pull",
    "reconcile": "reconciling:reconcile_task",
    "due": "due:due",
    "paper": "paper:paper",
    "report": "reporting:report",
    "fairness": "fairness:fairness",
    "audit": "audit:audit",
    "explain": "rules:explain_codes",
}

GROUPS: Final[Mapping[str, Mapping[str, str]]] = {
    "rules": {
        "list": "rules:list_rulebooks",
        "show": "rules:show_rulebook",
        "diff": "rules:diff_rulebooks",
    },
    "outbox": {
        "list": "outbox:list_queue",
        "retry": "outbox:retry",
        "explain": "outbox:explain_queued",
        "send": "outbox:send",
    },
    "registry": {"update": "registry:update_registry"},
    "adapter": {"check": "adapter:check"},
}
"""The commands that have commands of their own; alone they say which."""


def command(place: str) -> Command:
    """Load a command.

    >>> command("replaying:replay_journal").__name__
    'replay_journal'
    """
    return cast("Command", resolve_name(f"{__package__}.{place}"))
