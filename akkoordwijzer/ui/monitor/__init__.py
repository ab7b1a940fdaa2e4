"""The page Monitor."""
