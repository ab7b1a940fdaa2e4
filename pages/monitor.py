"""Monitor: an agreement some years on."""

from akkoordwijzer.ui.monitor import screen
from akkoordwijzer.ui.shared.components import header
from akkoordwijzer.ui.shared.frame import guard

guard()
header("Monitor", "Wat kwam ervan terecht?")
screen.draw()
