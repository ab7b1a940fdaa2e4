"""Cijfers: where do we stand?"""

from akkoordwijzer.ui.components import header
from akkoordwijzer.ui.figures import screen
from akkoordwijzer.ui.frame import guard

guard()
header("Cijfers", "Waar staan we?")
screen.draw()
