"""Keep freed memory for the next run, instead of giving it back to the system and asking for it again."""

import ctypes
from functools import cache

# Numbers of glibc's mallopt(3).
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENAS = -1, -3, -8
# Arrays up to the most that glibc takes here come from what is kept; of that it holds on to this much.
_LARGEST_ARRAY, _KEPT = 32 * 2**20, 256 * 2**20
# Threads take turns in Python: they can share one arena, and what is kept stays bounded with many visitors.
_ARENAS_AT_MOST = 1


@cache
def keep_freed_memory() -> bool:
    """Ask the C library to hold on to memory; call it once, at the start of a process. False where it cannot be asked.

    A run of 2,000 draws makes and drops some hundred arrays of megabytes. glibc gives each back to the system, which
    hands out zeroed pages again one by one: up to half of the time of a run (``tests/bench/model.py`` shows both).
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError, TypeError):
        # Another C library, or Windows: runs are slower there, and the same.
        return False
    mallopt.argtypes, mallopt.restype = (ctypes.c_int, ctypes.c_int), ctypes.c_int
    wanted = ((_MMAP_THRESHOLD, _LARGEST_ARRAY), (_TRIM_THRESHOLD, _KEPT), (_ARENAS, _ARENAS_AT_MOST))
    return all(mallopt(number, value) == 1 for number, value in wanted)
