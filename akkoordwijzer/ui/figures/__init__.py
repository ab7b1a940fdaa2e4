"""The page Cijfers: themes, cards, one figure from nearby, the country, and money."""
