"""Cijfers: where do we stand?"""

from akkoordwijzer.ui.components import header
from akkoordwijzer.ui.frame import guard

guard()
header("Cijfers", "Waar staan we?")
