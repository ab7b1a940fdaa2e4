"""Verantwoording: where does every number come from?"""

from akkoordwijzer.ui.accountability import screen
from akkoordwijzer.ui.components import header
from akkoordwijzer.ui.frame import guard

guard()
header("Verantwoording", "Waar komt elk getal vandaan?")
screen.draw()
