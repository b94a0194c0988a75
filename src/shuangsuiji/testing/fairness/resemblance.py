"""像哪种已知缺陷: which known defect a pattern looks like. A hint for whoever looks for the cause, never a proof."""

from typing import Final

import numpy as np

from shuangsuiji.testing.fairness.probabilities import Counts, Floats

_SIGMAS: Final = 6
_CLEAR: Final = 4


def of_positions(counts: Counts, expected: float) -> str:
    """Give the defect that counts of positions look like."""
    spread = max(1.0, expected) ** 0.5
    off = (counts - expected) / spread
    ends = (counts[0] + counts[-1]) / 2
    inner = counts[1:-1]
    if len(inner) and ends < 0.75 * expected and abs(off[[0, -1]]).min() > _CLEAR > abs(off[1:-1]).mean():
        return "SSJ-FAIR-LIKE-ROUNDING"
    if _falls(counts):
        return "SSJ-FAIR-LIKE-MODULO"
    if _singled_out(off):
        return "SSJ-FAIR-LIKE-FAVOURITE"
    return "SSJ-FAIR-LIKE-SHUFFLE" if abs(off).max() > _SIGMAS else ""


def _singled_out(off: Floats) -> bool:
    """Whether few positions are far out and all others are about alike."""
    far = abs(off) > _SIGMAS
    return bool(0 < far.sum() <= max(1, len(off) // _SIGMAS) and abs(off[~far]).max(initial=0) < _CLEAR)


def _falls(counts: Counts) -> bool:
    """Whether there are two levels, the higher one first."""
    if len(counts) < _CLEAR:
        return False
    before = np.cumsum(counts)[:-1]
    many = np.arange(1, len(counts))
    least = max(2, len(counts) // _SIGMAS)
    gaps = before / many - (counts.sum() - before) / (len(counts) - many)
    weighed = gaps * np.sqrt(many * (len(counts) - many))
    at = int(weighed[least - 1 : len(counts) - least].argmax()) + least
    first, second = counts[:at], counts[at:]
    apart = float(first.mean() - second.mean())
    return apart > _CLEAR * max(float(first.std()), float(second.std()), 1.0)
