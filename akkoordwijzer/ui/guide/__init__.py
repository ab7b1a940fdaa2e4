"""Dilemma's and Praktijk: what pulls which way, what a side does here, and who tried it."""
