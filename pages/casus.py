"""Casus: one household, two roads."""

from akkoordwijzer.ui.household import screen
from akkoordwijzer.ui.shared.components import header
from akkoordwijzer.ui.shared.frame import guard

guard()
header("Casus", "Eén huishouden, twee wegen. Wat kost het, en wie betaalt?")
screen.draw()
