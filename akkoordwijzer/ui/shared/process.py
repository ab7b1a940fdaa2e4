"""What holds for the whole server, set before it begins."""

import sys

from akkoordwijzer.model.memory import keep_freed_memory

# While a page is computed, Streamlit sends what is ready message by message and waits for its turn before each: tens
# of milliseconds for a screen, at Python's five a turn.
TURN_S = 0.0005


def settle() -> None:
    """Memory that stays, and short turns. Before the first thread: one that runs already keeps its own memory."""
    keep_freed_memory()
    sys.setswitchinterval(TURN_S)
