"""The page Akkoord."""
