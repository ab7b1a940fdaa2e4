"""The tables. A date is text (ISO) and a moment too, so that both databases keep the same thing."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, PrimaryKeyConstraint, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

metadata = MetaData()

# ``owner_hash``: the device that opened it, for the list of one's own conversations.
conversations = Table(
    "conversations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("code", String(16)),
    Column("code_hash", String(64), unique=True),
    Column("owner_hash", String(64), nullable=False, index=True),
    Column("opened_at", String(40), nullable=False),
    Column("delete_after", String(10), nullable=False, index=True),
)

# Erasing a conversation takes its events along, also one that is being written at that moment.
events = Table(
    "events",
    metadata,
    Column("conversation", String(64), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("key", String(160), nullable=False),
    Column("at", String(40), nullable=False),
    Column("by", String(64), nullable=False),
    Column("move", Text, nullable=False),
    PrimaryKeyConstraint("conversation", "number"),
    Unique("conversation", "key"),
)

# Wrong codes and tokens, for as long as they count.
attempts = Table(
    "attempts",
    metadata,
    Column("place", String(80), nullable=False),
    Column("at", Float, nullable=False),
    Index("attempts_place_at", "place", "at"),
)
