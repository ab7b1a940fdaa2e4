"""Where conversations are kept: an append-only log in SQLite or PostgreSQL, through the same code."""

from akkoordwijzer.conversation.store.engine import SETTING, open_engine
from akkoordwijzer.conversation.store.log import Busy, Conflict, Conversation, Gone, Log, open_log
from akkoordwijzer.conversation.store.states import States

__all__ = ["SETTING", "Busy", "Conflict", "Conversation", "Gone", "Log", "States", "open_engine", "open_log"]
