"""Widgets that show the state: what the browser sends back late counts for nothing."""

import pytest
import streamlit as st

from akkoordwijzer.ui.shared import mirror

pytestmark = pytest.mark.usefixtures("state")


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A session without a browser."""
    found: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", found)
    return found


def test_what_a_hand_set_keeps_its_key(state: dict[str, object]) -> None:
    key = mirror.follow("knob", 1)
    state[key] = 2
    assert mirror.hand_of("knob", key) == 2
    assert mirror.follow("knob", 2) == key


def test_what_the_app_sets_gets_another_key(state: dict[str, object]) -> None:
    key = mirror.follow("box", "1")
    state[key] = "1"
    assert mirror.follow("box", "2") != key


def test_what_comes_back_under_an_old_key_counts_for_nothing(state: dict[str, object]) -> None:
    old = mirror.follow("box", "1")
    state[old] = "1"
    new = mirror.follow("box", "2")
    state[old] = "1"
    assert mirror.hand_of("box", old) is None
    assert mirror.follow("box", "2") == new


def test_what_a_hand_set_and_the_gate_refused_is_put_back_in_place(state: dict[str, object]) -> None:
    key = mirror.follow("box", "1")
    state[key] = "veel"
    assert mirror.hand_of("box", key) == "veel"
    assert mirror.follow("box", "1") == key
    assert state[key] == "1"


def test_a_hand_counts_once(state: dict[str, object]) -> None:
    key = mirror.follow("box", "1")
    state[key] = "2"
    mirror.hand_of("box", key)
    assert mirror.follow("box", "2") == key
    assert mirror.follow("box", "3") != key


def test_names_do_not_meet(state: dict[str, object]) -> None:
    first, other = mirror.renew("a"), mirror.key_of("b")
    state[first] = 1
    assert other == "b"
    assert mirror.hand_of("a", "a") is None
    assert mirror.key_of("a") == first
