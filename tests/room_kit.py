"""A room for page tests: a store of its own, and a screen for each who sits in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.conversation.events import build_move
from akkoordwijzer.conversation.rooms import Rooms, Seat, rooms
from akkoordwijzer.conversation.view import View
from akkoordwijzer.ui.room.device import Device

ROOT = Path(__file__).parents[1]
REGION = "GM0080"


class Table:
    """A room about Leeuwarden with a facilitator, parties, an expert and a big screen, all inside."""

    def __init__(self, kept: Rooms, parties: int = 3) -> None:
        self.rooms = kept
        self.seats: dict[str, Seat] = {"f": kept.open("Gastvrouw", "College Tour", region=REGION)}
        self.conversation = self.seats["f"].conversation
        people = [(f"p{n}", f"Partij {'ABCDEFGH'[n - 1] if n < 9 else n}", "party") for n in range(1, parties + 1)]
        for who, name, role in [*people, ("e", "Deskundige", "expert"), ("s", "Groot scherm", "spectator")]:
            self.seats[who] = kept.join(self.code, name, role)
            self.do("f", "admitted", member=self.seats[who].member)

    @property
    def code(self) -> str:
        found = self.rooms.code(self.conversation, self.seats["f"].token)
        assert found is not None
        return found

    def do(self, who: str, kind: str, **fields: Any) -> int:
        return self.rooms.do(self.conversation, self.seats[who].token, build_move(kind, **fields))

    def view(self, who: str) -> View:
        return self.rooms.view(self.conversation, self.seats[who].token)

    def step(self, step: str) -> None:
        self.do("f", "step_opened", step=step)

    def screen(self, who: str) -> AppTest:
        """What stands on somebody's screen now."""
        app = open_room()
        app.session_state["_room_device"] = Device(self.seats[who], recalled=True)
        return run(app)


@contextmanager
def store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    """The conversations of this test only."""
    monkeypatch.setenv("AKKOORDWIJZER_STORE", f"sqlite:///{folder}/rooms.sqlite")
    rooms.cache_clear()
    try:
        yield rooms()
    finally:
        close_rooms()


def close_rooms() -> None:
    """Let go of the store, so that the next test begins with its own."""
    rooms()._log.close()
    rooms.cache_clear()


def open_room(**parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in {"gemeente": REGION, **parameters}.items():
        app.query_params[key] = value
    app.session_state["_room_device"] = Device(recalled=True)
    app.run()
    return app.switch_page("pages/onderhandelen.py")


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, [one.value for one in app.exception]
    return app


def text(app: AppTest) -> str:
    """All words on the screen."""
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.info, app.warning)
    found = [one.value for kind in kinds for one in kind]
    html = [one.proto.body for one in app.get("html")]
    tables = [str(one.value.to_dict()) for one in app.table]
    return "\n".join([*found, *html, *tables]).replace("\u00a0", " ").replace("\\", "").replace("\u2060", "")


def press(app: AppTest, label: str, at: int = 0) -> AppTest:
    found = [one for one in app.button if one.label == label]
    assert len(found) > at, (label, [one.label for one in app.button])
    found[at].click()
    return run(app)


def fill(app: AppTest, label: str, value: str) -> AppTest:
    found = [one for one in (*app.text_input, *app.text_area) if one.label.startswith(label)]
    assert found, (label, [one.label for one in app.text_input])
    found[0].set_value(value)
    return app


ESTIMATE = "social_base.wmo_support"


def evening(table: Table) -> None:
    """All that can happen in an evening, short of closing it."""
    for number, who in enumerate(("p1", "p2", "p3")):
        for at, lever in enumerate(("debts", "youth", "social")):
            table.do(who, "amount_set", lever=lever, amount=float(1 + number + at))
        shared = who == "p2"
        table.do(who, "red_line_set", lever="debts", least=0.5, most=6.0, why="Het is een recht", shared=shared)
        table.do(who, "wishes_counted", count=True)
    table.do("f", "spread_shown")
    table.do("p1", "tabled", proposal="v1", title="Eerst schulden", amounts={"debts": 2.0}, why="Het helpt")
    table.do("p2", "objected", proposal="v1", condition="er ook jongerenwerk bij komt")
    table.do("p3", "supported", proposal="v1")
    table.do("p2", "countered", answers="v1", proposal="v2", title="Ook jongeren", amounts={"debts": 1.0, "youth": 3.0})
    table.do("p1", "agreed", proposal="v2")
    table.do("p3", "objected", proposal="v2", condition="het na een jaar wordt gemeten")
    table.do("f", "settled", proposal="v2")
    table.do("f", "question_asked", question="q1", text="Hoeveel mensen bereikt dit?", unit="mensen")
    table.do("f", "estimate_asked", parameter=ESTIMATE, text="Hoeveel minder?", unit="per 100", threshold=0.05)
    for number, who in enumerate(("p1", "p2", "p3")):
        table.do(who, "guessed", question="q1", value=100.0 * (number + 1))
        range_ = {"low": 0.0, "mid": 0.02 * (number + 1), "high": 0.1}
        table.do(who, "estimate_given", parameter=ESTIMATE, round=1, estimate=range_)
        table.do(who, "dilemma_answered", dilemma="now_or_later", option="not_yet", why="Eerst de cijfers")
    table.do("f", "outcome_shown", question="q1", value=240.0)
    table.do("f", "estimates_shown", parameter=ESTIMATE, round=1)
    table.do("f", "dilemma_shown", dilemma="now_or_later")
    claim = {"text": "Elke euro levert drie op", "source": "Een folder", "grade": "D", "changes": "De kosten"}
    table.do("e", "claim_made", claim="c1", **claim)
    table.do("f", "claim_parked", claim="c1", why="Geen onderzoek")
    table.do("p3", "role_swapped", plays=table.seats["p1"].member)
    table.do("p3", "tabled", proposal="v3", title="Als A", amounts={"debts": 3.0})
    table.do("p2", "parked", point="De opvang", why="Eerst de regio")
