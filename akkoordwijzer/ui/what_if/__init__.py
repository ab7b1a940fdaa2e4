"""The what-if table: levers, outcome on top, and tabs that compute only when open."""
