"""Sliders and boxes of an AppTest by their name: what the app sets anew stands under another key (ui/shared/mirror)."""

from typing import Any

from streamlit.testing.v1 import AppTest


def slider(app: AppTest, name: str) -> Any:
    """The slider on the screen with that name."""
    return _named(app.slider, name)


def box(app: AppTest, name: str) -> Any:
    """The text box on the screen with that name."""
    return _named(app.text_input, name)


def _named(widgets: Any, name: str) -> Any:
    found = [widget for widget in widgets if str(widget.key).split("~")[0] == name]
    assert len(found) == 1, f"{name}: {[widget.key for widget in widgets]}"
    return found[0]
