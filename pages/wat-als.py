"""Wat als?: levers, and what they do."""

from akkoordwijzer.ui.shared.components import header
from akkoordwijzer.ui.shared.frame import guard
from akkoordwijzer.ui.what_if import screen

guard()
header("Wat als?", "Wat gebeurt er als we iets anders kiezen?", notices=False)
screen.draw()
