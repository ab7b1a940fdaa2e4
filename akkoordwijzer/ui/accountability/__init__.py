"""The page Verantwoording: sections, each worked out only when chosen."""
