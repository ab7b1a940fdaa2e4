"""Praktijk: who did it, and what came of it?"""

from akkoordwijzer.ui.guide import practices
from akkoordwijzer.ui.shared.frame import guard

guard()
practices.draw()
