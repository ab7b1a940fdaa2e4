"""Widgets that show a value of the state and can be set by hand, like the slider and the box of one knob.

With every message the browser sends what all its widgets show. A hand that is faster than the screen thereby sends back
what the app has replaced a moment ago, and Streamlit takes that for a choice: the second press on a slider brought the
box of before the first one along. Hence what the app sets gets a new key: what comes back under the old one counts for
nothing. What a hand set keeps its key, and with it the focus.
"""

import streamlit as st

_NUMBER, _BY_HAND = "_mirror.", "_by_hand."


def key_of(name: str) -> str:
    """The key under which the widget ``name`` stands on the screen now."""
    number: int = st.session_state.get(_NUMBER + name, 0)
    return f"{name}~{number}" if number else name


def renew(name: str) -> str:
    """Another key, for a value that the app sets."""
    st.session_state[_NUMBER + name] = st.session_state.get(_NUMBER + name, 0) + 1
    return key_of(name)


def hand_of(name: str, key: str) -> object:
    """What a hand set the widget to that was drawn under ``key``; nothing when the app has set it since. Call it in the
    callback, with the key of when it was drawn: Streamlit calls it for what comes back under an old key as well."""
    if key != key_of(name):
        return None
    st.session_state[_BY_HAND + name] = True
    return st.session_state[key]


def follow(name: str, value: object) -> str:
    """The key to draw the widget with, so that it shows ``value``; give the same value as its default."""
    key, by_hand = key_of(name), st.session_state.pop(_BY_HAND + name, False)
    # Only when it differs: writing the same value back would make a slider jump under a moving hand.
    if key not in st.session_state or st.session_state[key] == value:
        return key
    if not by_hand:
        return renew(name)
    st.session_state[key] = value
    return key
