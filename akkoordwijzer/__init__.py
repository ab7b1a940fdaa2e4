"""Akkoordwijzer: what-if scenarios for prevention and specialist care in Dutch municipalities."""

__version__ = "0.1.0"
