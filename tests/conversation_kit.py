"""A conversation without a store: moves in, state out."""

from datetime import UTC, datetime, timedelta

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.access import hashed
from akkoordwijzer.conversation.events import Event, event
from akkoordwijzer.conversation.fold import fold
from akkoordwijzer.conversation.moves import Move
from akkoordwijzer.conversation.permissions import refusal
from akkoordwijzer.conversation.state import State

START = datetime(2026, 11, 25, 19, 0, tzinfo=UTC)


class Play:
    """A room in memory; ten seconds pass between moves."""

    def __init__(self) -> None:
        self.state = State("room")
        self.events: list[Event] = []
        self.now = START

    def fold(self, by: str, move: Move) -> None:
        """An event without asking whether it may."""
        self.now += timedelta(seconds=10)
        self.events.append(event("room", self.state.number + 1, self.now, by, move))
        self.state = fold(self.state, self.events[-1])

    def refusal(self, by: str, move: Move) -> str | None:
        return refusal(self.state, by, move, self.now + timedelta(seconds=10))

    def do(self, by: str, *moves: Move) -> "Play":
        for move in moves:
            assert self.refusal(by, move) is None, (by, move, self.refusal(by, move))
            self.fold(by, move)
        return self


def room(parties: int = 3) -> Play:
    """Facilitator f, parties p1 ..., expert e and spectator s, all inside."""
    play = Play()
    play.fold("f", m.Opened(title="College Tour", name="Gastvrouw", token_hash=hashed("token of f")))
    people = [(f"p{n}", f"Partij {n}", "party") for n in range(1, parties + 1)]
    for who, name, role in [*people, ("e", "Deskundige", "expert"), ("s", "Toeschouwer", "spectator")]:
        play.fold(who, m.Joined(name=name, role=role, token_hash=hashed(f"token of {who}")))
        play.do("f", m.Admitted(member=who))
    return play


def tabled(proposal: str = "v1", **amounts: float) -> m.Tabled:
    return m.Tabled(proposal=proposal, title="Voorstel", amounts=amounts or {"schuldhulp": 2.5})
