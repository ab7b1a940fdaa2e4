"""One household along two roads: what happened, what it cost whom, and what one must believe for the help to pay."""
