"""Akkoord: from what is on the table to a paragraph, an annex and clauses."""

from akkoordwijzer.ui.agreement import screen
from akkoordwijzer.ui.shared.components import header
from akkoordwijzer.ui.shared.frame import guard

guard()
header("Akkoord", "Wat spreken we af?")
screen.draw()
