"""Verantwoording: where does every number come from?"""

from akkoordwijzer.ui.accountability import screen
from akkoordwijzer.ui.shared.components import header
from akkoordwijzer.ui.shared.frame import guard

guard()
header("Verantwoording", "Waar komt elk getal vandaan?")
screen.draw()
