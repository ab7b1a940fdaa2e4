"""Onderhandelen: everyone at the table on an own device."""

from akkoordwijzer.ui.room import screen
from akkoordwijzer.ui.shared.frame import guard

guard()
screen.draw()
