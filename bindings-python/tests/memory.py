"""How much memory this process holds."""

from __future__ import annotations

import gc

import psutil


def resident() -> int:
    """Bytes in memory, after garbage was collected."""
    gc.collect()
    return int(psutil.Process().memory_info().rss)
