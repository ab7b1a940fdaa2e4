"""Dilemma's: where is the tension?"""

from akkoordwijzer.ui.guide import dilemmas
from akkoordwijzer.ui.shared.frame import guard

guard()
dilemmas.draw()
