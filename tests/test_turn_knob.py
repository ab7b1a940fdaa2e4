"""A big knob in one session: there and back gives what was set by hand, until something else was set."""

import pytest
import streamlit as st

from akkoordwijzer.calibration.kit import build_kit
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.turn_knob import turn_knob

KNOB, SIGNALS, HELP = "debts", "early_debt_signals", "integrated_debt_help"


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch, figures: Figures, library: Library) -> Visitor:
    """Somebody in Leeuwarden who set one lever by hand."""
    monkeypatch.setattr(st, "session_state", {})
    kit = build_kit(figures, library, "GM0080")
    found = Visitor(proposal=Proposal(region="GM0080"), kit_of=lambda _: kit)
    found.set_amount(SIGNALS, 0.5)
    return found


def test_there_by_steps_and_back_gives_what_was_set_by_hand(visitor: Visitor) -> None:
    before = visitor.scenario
    for amount in (2.0, 4.0, 0.0, 0.5):
        turn_knob(visitor, KNOB, amount)
    assert visitor.scenario == before


def test_what_is_set_by_hand_in_between_is_the_new_shape(visitor: Visitor) -> None:
    turn_knob(visitor, KNOB, 2.0)
    visitor.set_amount(HELP, 1.0)
    before = visitor.scenario
    there = sum(change.amount_per_inhabitant for change in before.changes.values())
    for amount in (there + 2.0, there):
        turn_knob(visitor, KNOB, amount)
    assert visitor.scenario == before
