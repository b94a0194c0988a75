"""What needs numpy and scipy, which only those install who examine draws."""

from importlib import import_module
from typing import Any, Final

from shuangsuiji.errors import AdapterMissing, fault

_NEEDED: Final = ("numpy", "scipy")
_EXTRA: Final = "shuangsuiji[fairness]"


def kit(module: str) -> Any:  # noqa: ANN401  -- it is there only where numpy and scipy are
    """Give a module of the fairness kit or of the audit.

    Raises:
        AdapterMissing: what it is built on is not installed; it is named.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        missing = fault("SSJ-CLI-FAIR-KIT", module=error.name or "—", package=_EXTRA)
    raise AdapterMissing(missing)
