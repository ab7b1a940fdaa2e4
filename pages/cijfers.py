"""Cijfers: where do we stand?"""

from akkoordwijzer.ui.figures import screen
from akkoordwijzer.ui.shared.components import header
from akkoordwijzer.ui.shared.frame import guard

guard()
header("Cijfers", "Waar staan we?")
screen.draw()
