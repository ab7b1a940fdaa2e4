"""The folded state of each conversation, kept per process by the number of its head: only new events are read."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from akkoordwijzer.conversation.fold import fold_all
from akkoordwijzer.conversation.state import State
from akkoordwijzer.conversation.store.log import Gone, Log

# A room of two hours folds to a megabyte; who has more rooms open folds one again now and then.
KEPT = 100


@dataclass
class _Slot:
    """One conversation's place; never another's."""

    state: State | None = None
    lock: Lock = field(default_factory=Lock)


class States:
    """States by conversation; safe to share by threads."""

    def __init__(self, log: Log, kept: int = KEPT) -> None:
        self._log = log
        self._kept = kept
        self._slots: OrderedDict[str, _Slot] = OrderedDict()
        self._lock = Lock()

    def current(self, conversation: str) -> State:
        """The state at the head of the log. Raises ``Gone`` when the conversation is not there."""
        if (head := self._log.head(conversation)) is None:
            self.forget(conversation)
            raise Gone
        slot = self._slot(conversation)
        with slot.lock:
            known = slot.state
            if known is None or known.number < head:
                slot.state = fold_all(conversation, self._log.read(conversation, known.number if known else 0), known)
            return slot.state or State(conversation)

    def forget(self, conversation: str) -> None:
        """Let go of a conversation that was erased."""
        with self._lock:
            self._slots.pop(conversation, None)

    def _slot(self, conversation: str) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(conversation, _Slot())
            self._slots.move_to_end(conversation)
            while len(self._slots) > self._kept:
                self._slots.popitem(last=False)
            return slot
