"""Errors to plant, a list per part of the house (``tests/mutate.py``). Add one for every rule that is worth a test."""
