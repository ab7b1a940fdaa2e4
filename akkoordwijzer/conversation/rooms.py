"""What a page may call: open, join, do, look. It keeps the state to itself and hands out views.

Every method raises ``Refused``, whose text is one Dutch sentence for the screen.
"""

import random
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from threading import Lock
from typing import Any

from akkoordwijzer.conversation import access, moves, permissions
from akkoordwijzer.conversation.agreement import Lever, Measured, measure
from akkoordwijzer.conversation.conditions import name_is_free
from akkoordwijzer.conversation.events import Event, build_move, event, write_move
from akkoordwijzer.conversation.moves import Move
from akkoordwijzer.conversation.packages import Found, packages
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.positions import positions
from akkoordwijzer.conversation.state import Member, State
from akkoordwijzer.conversation.store import Busy, Conflict, Gone, Log, States, open_log
from akkoordwijzer.conversation.view import View, view_for

KEEP_DAYS = 30
LONGEST_KEEP_DAYS = 365
# How long a move looks for a free number among other writers, before it gives up with a sentence.
PATIENCE_SECONDS = 8.0

Clock = Callable[[], datetime]
Check = Callable[[State], str | None]


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a conversation. ``token`` is for this device only: it is kept nowhere else."""

    conversation: str
    member: str
    token: str


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Rooms:
    """All conversations of a store. One per process is enough (``rooms``); safe to share by threads."""

    def __init__(self, log: Log, clock: Clock = now) -> None:
        self._log = log
        self._clock = clock
        self._states = States(log)
        self._purged = date.min
        # Writers of one process take turns per conversation, so that only other processes can be in the way.
        self._turns = [Lock() for _ in range(64)]

    def open(
        self,
        name: str,
        title: str,
        form: moves.Form = "room",
        region: str | None = None,
        basis: str | None = None,
        keep_days: int = KEEP_DAYS,
        token: str | None = None,
    ) -> Seat:
        """Begin a conversation and sit down as its facilitator (``form="alone"``: as the only one).

        ``token`` is that of a device which opened conversations before, so that ``own`` lists them together.
        """
        self._purge()
        token = token or access.new_token()
        owner = access.hashed(token)
        move = build_move("opened", name=name, title=title, form=form, region=region, basis=basis, token_hash=owner)
        last = self._last_day(keep_days)
        for _ in range(5):
            conversation, member = secrets.token_urlsafe(12), _new_member()
            code = access.new_code() if form == "room" else None
            first = event(conversation, 1, self._clock(), member, move)
            try:
                self._log.open(first, owner, last, code, access.hashed(code) if code else None)
            except Conflict:  # another room has this code
                continue
            return Seat(conversation, member, token)
        raise Busy

    def join(self, code: str, name: str, role: str = "party", device: str = "") -> Seat:
        """Knock with the code on the projector; the facilitator admits. ``device``: what tells this device from
        another one for the counting of wrong guesses (its address)."""
        self._purge()
        places = {"*": access.OVERALL} | ({f"device {access.hashed(device)[:32]}": access.PER_DEVICE} if device else {})
        self._not_over(places)
        read = access.read_code(code)
        found = self._log.by_code(access.hashed(read)) if read else None
        if found is None or read is None or not access.same(found.code or "", read):
            self._note(list(places))
            raise Refused(access.WRONG_CODE)
        token = access.new_token()
        move = build_move("joined", name=name, role=role, token_hash=access.hashed(token))
        member = _new_member()

        def check(state: State) -> str | None:
            free = name_is_free(state, move.name)  # type: ignore[union-attr]  # it is a Joined
            taken = None if free else "Deze naam is al in gebruik: kies een andere."
            return permissions.may_join(state) or taken

        self._append(found.id, member, move, None, check)
        return Seat(found.id, member, token)

    def do(self, conversation: str, token: str, move: Move, key: str | None = None) -> int:
        """Make a move; the number it got. The same ``key`` again is the same move, however often it is sent."""
        member = self._seated(self._current(conversation), token)
        number = self._append(
            conversation, member.id, move, key, lambda state: permissions.refusal(state, member.id, move, self._clock())
        )
        if isinstance(move, moves.Erased):
            self._log.blank(conversation, member.id)
        return number

    def head(self, conversation: str) -> int:
        """The newest number: ask each second, look only when it moved."""
        if (head := self._log.head(conversation)) is None:
            raise Gone
        return head

    def view(self, conversation: str, token: str) -> View:
        """What this device may see."""
        state = self._current(conversation)
        return view_for(state, self._seated(state, token).id)

    def code(self, conversation: str, token: str) -> str | None:
        """The code for the projector, for who is in the room."""
        self._inside(conversation, token)
        return self._log.find(conversation).code

    def measure(self, conversation: str, token: str, proposal: str, levers: Sequence[Lever]) -> Measured:
        """How content the parties that let their wishes count are with a proposal on the table.

        Only what lies on the table: who could ask for any amounts would read another's wishes from the answers.
        """
        state, _ = self._inside(conversation, token)
        tabled = state.table.get(proposal)
        if tabled is None or tabled.withdrawn:
            raise Refused("Dit voorstel ligt niet op tafel.")
        return measure(positions(state), levers, tabled.amounts).coarse()

    def own_measure(
        self, conversation: str, token: str, amounts: Mapping[str, float], levers: Sequence[Lever]
    ) -> Measured:
        """How content the viewer would be with any amounts; nobody else is in it."""
        state, member = self._inside(conversation, token)
        return measure([p for p in positions(state, everyone=True) if p.party == member.id], levers, amounts)

    def packages(self, conversation: str, token: str, levers: Sequence[Lever], budget_eur: float) -> Found:
        """Packages that leave nobody worse off, from the parties that let their wishes count; facilitator only."""
        state, member = self._inside(conversation, token)
        if member.role != "facilitator":
            raise Refused(permissions.ONLY_FACILITATOR)
        return packages(positions(state), levers, budget_eur)

    def export(self, conversation: str, token: str) -> dict[str, Any]:
        """A conversation as plain data (JSON, YAML), without what is private to others and without tokens."""
        _, member = self._inside(conversation, token)
        found, log = self._log.find(conversation), self._log.read(conversation)
        seen = [one for one in log if one.by == member.id or not one.move.private]
        return {
            "conversation": conversation,
            "opened_at": found.opened_at.isoformat(),
            "delete_after": found.delete_after.isoformat(),
            "left_out": len(log) - len(seen),
            "events": [_plain(one) for one in seen],
        }

    def erase(self, conversation: str, token: str) -> None:
        """Delete the whole conversation, for everybody; facilitator only."""
        self._facilitator(conversation, token)
        self._log.erase(conversation)
        self._states.forget(conversation)

    def keep_until(self, conversation: str, token: str, days: int) -> date:
        """Keep a conversation for so many days from today; facilitator only."""
        self._facilitator(conversation, token)
        last = self._last_day(days)
        self._log.keep_until(conversation, last)
        return last

    def own(self, token: str) -> list[tuple[str, str, date]]:
        """The conversations a device opened: (id, title, last day it is kept), newest first."""
        mine = self._log.own(access.hashed(token))
        return [(one.id, self._states.current(one.id).title, one.delete_after) for one in mine]

    def _append(self, conversation: str, by: str, move: Move, key: str | None, check: Check) -> int:
        """Write at the head; when somebody else was first, look again whether it still may, and try again."""
        moment = self._clock()
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                with self._turns[hash(conversation) % len(self._turns)]:
                    return self._append_once(conversation, by, move, moment, key, check)
            except (Conflict, Busy):
                if time.monotonic() > until:
                    raise Busy from None
            # Writers that met once do not meet again.
            time.sleep(random.uniform(0, 0.01))  # noqa: S311 - it spreads writers, it hides nothing

    def _append_once(
        self, conversation: str, by: str, move: Move, moment: datetime, key: str | None, check: Check
    ) -> int:
        state = self._states.current(conversation)
        entry = event(conversation, state.number + 1, moment, by, move, key)
        if (sentence := check(state)) is not None:
            # A retry of what was already done is no longer allowed, and is not refused either.
            if key is not None and (known := self._log.number_of(conversation, entry.key)) is not None:
                return known
            raise Refused(sentence)
        return self._log.append(entry)

    def _current(self, conversation: str) -> State:
        self._purge()
        return self._states.current(conversation)

    def _seated(self, state: State, token: str) -> Member:
        member = access.member_of(state, token)
        if member is None:
            places = {state.conversation: access.PER_ROOM}
            self._not_over(places)
            self._note(list(places))
            raise Refused(access.STALE)
        if member.status == "out":
            raise Refused(access.STALE)
        return member

    def _inside(self, conversation: str, token: str) -> tuple[State, Member]:
        state = self._current(conversation)
        member = self._seated(state, token)
        if member.status != "in":
            raise Refused(permissions.NOT_IN)
        return state, member

    def _facilitator(self, conversation: str, token: str) -> None:
        if self._inside(conversation, token)[1].role != "facilitator":
            raise Refused(permissions.ONLY_FACILITATOR)

    def _not_over(self, places: Mapping[str, access.GuessLimit]) -> None:
        moment = self._clock().timestamp()
        if any(access.over(limit, self._log.attempts(place), moment) for place, limit in places.items()):
            raise Refused(access.TOO_MANY_GUESSES)

    def _note(self, places: list[str]) -> None:
        keep = max(limit.seconds for limit in (access.PER_DEVICE, access.PER_ROOM, access.OVERALL))
        self._log.note_attempt(places, self._clock().timestamp(), keep)

    def _purge(self) -> None:
        """Once a day: also a server that runs for months keeps nothing longer than asked."""
        today = self._clock().date()
        if today != self._purged:
            self._log.purge(today)
            self._purged = today

    def _last_day(self, days: int) -> date:
        if not 0 <= days <= LONGEST_KEEP_DAYS:
            raise Refused(f"Bewaar een gesprek 0 tot {LONGEST_KEEP_DAYS} dagen.")
        return self._clock().date() + timedelta(days=days)


@cache
def rooms() -> Rooms:
    """The conversations of this computer (or of the setting ``AKKOORDWIJZER_STORE``), opened once per process."""
    return Rooms(open_log())


def _new_member() -> str:
    return "m" + secrets.token_hex(4)


def _plain(one: Event) -> dict[str, Any]:
    move = {key: value for key, value in write_move(one.move).items() if key != "token_hash"}
    return {"number": one.number, "at": one.at.isoformat(), "by": one.by, **move}
