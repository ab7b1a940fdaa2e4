"""Vergelijken: up to four scenarios side by side."""

from akkoordwijzer.ui.compare import screen
from akkoordwijzer.ui.shared.components import header
from akkoordwijzer.ui.shared.frame import guard

guard()
header("Vergelijken", "Wat is het verschil?")
screen.draw()
