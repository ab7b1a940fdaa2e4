"""Start: choose the region; what this is and is not; the next step."""

from akkoordwijzer.ui.shared.components import header
from akkoordwijzer.ui.shared.frame import guard
from akkoordwijzer.ui.start import screen as start

guard()
header("Akkoordwijzer", "Wat kiezen we in het sociaal domein, en wat doet dat?")
start.draw()
