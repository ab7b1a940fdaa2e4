"""Start: choose the region; what this is and is not; the next step."""

from akkoordwijzer.ui import start
from akkoordwijzer.ui.components import header
from akkoordwijzer.ui.frame import guard

guard()
header("Akkoordwijzer", "Wat kiezen we in het sociaal domein, en wat doet dat?")
start.draw()
