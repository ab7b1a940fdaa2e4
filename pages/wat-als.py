"""Wat als?: knobs, and what they do."""

from akkoordwijzer.ui.shared.frame import guard
from akkoordwijzer.ui.what_if import screen

guard()
screen.draw()
