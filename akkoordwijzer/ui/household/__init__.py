"""Casus: one household along two roads, what it costs whom, and why it is no proof."""
